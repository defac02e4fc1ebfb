"""Whether one instrument is the next member of the list in which another stands, whatever titles stand between.

"Nghị định A quy định về …, Nghị định B và Điều 3 Nghị định C của Chính phủ": what is said of the first is said of all.
Acts inside the title of a member are no members: those of another kind are not, nor those that the member changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.citation.found import Found
from kg.citation.values import RelationKind
from kg.citation.verbs import PASSAGE, PROVISIONS, UNIT
from kg.register import parse_number, phrase_pattern
from kg.text import Text

_LETTER = "Công văn"
_LAWS = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})
PLACE = (
    rf"(?:cac\s)?(?:{PASSAGE}\s)?{UNIT}\s[\w.]{{1,6}}{PROVISIONS}"
    r"(?:\s(?:cua|tai|trong|ban\shanh\skem\stheo|kem\stheo))?"
)
_AND = r"(?:[,;]\s|\s(?:va|cung|cung\svoi)\s)(?:va\s)?"
# "… và nội dung công bố thủ tục hành chính tại số thứ tự 3, 4 Mục 2 Phần I, Quyết định số …": a part of the next member
_PART = (
    rf"(?:cac\s|mot\sso\s|nhung\s)?{phrase_pattern('object')}\b(?:(?!\btheo\b)[^;:.])"
    rf"{{0,120}}?\s(?:tai|trong|thuoc|(?:ban\shanh\s)?kem\stheo)\s(?:(?:[^;:.]{{0,40}}?\s)?{PLACE},?\s)?"
)
# "… và Quy chế làm việc ban hành kèm theo Quyết định số …": done to a regulation, it is done to the act that issues it
_ANNEX = rf"(?:ban\s)?{phrase_pattern('annexed', meaning='whole')}\b[^;:.\d]{{0,160}}?\s(?:ban\shanh\s)?kem\stheo\s"
_LINK = re.compile(
    rf"{_AND}(?:(?P<whole>toan\sbo\s)(?:noi\sdung\s)?)?(?:cac\s)?(?P<place>{PLACE},?\s|mot\sphan\s(?:noi\sdung\s)?(?:cua\s)?|ten\s(?:goi\s)?(?:cua\s)?|mot\sso\s(?:dieu|khoan|noi\sdung|quy\sdinh)\s(?:cua|tai)\s)?(?:so\s)?$"
    rf"|(?:;\s|\sva\s)(?:(?P<part>{_PART})|{_ANNEX})(?:so\s)?$"
)
# What in a title may take one more act: "về việc triển khai Đề án X và Nghị định B"
_TAKES_ACTS = re.compile(
    r"\b(?:theo|huong\sdan|ap\sdung|sua\sdoi|bo\ssung|thay\sthe|(?:bai|huy)\sbo|dinh\schinh|pho\sbien|quan\striet"
    r"|giua(?!.{2,60}\sva\s)|thuc\shien|thi\shanh(?!\san\b)|trien\skhai)\b"
)
_REACH = 240
OF_HIGHER = frozenset({RelationKind.DETAILS, RelationKind.GUIDES})
_CHANGES = frozenset({RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.REPEALS})
_BREAK = re.compile(r"[.:]\s(?=[A-Z\d])|[.:]\n|\n(?=[\-+*] |[a-z]\) |\d{1,2}[.)] |(?:Dieu|DIEU)\s\d)")


def same_kind(a: Found, b: Found) -> bool:
    """Say whether two instruments are of one kind, so that a list can name both: laws and ordinances are."""
    return a.type == b.type or (is_law(a) and is_law(b))


def issued_alike(a: Found, b: Found) -> bool:
    """Say whether the codes of two numbers name one issuer: "59/1999/QĐ-UB" and "1177/QĐ-UBND", not "245/1998/QĐ-TTg".

    The code of a letter begins with it.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> issued_alike(*find_numbered(mend("Công văn số 3364/BTTTT-ƯDCNTT và Công văn số 2496/BTTTT-CNTT")))
    True
    """
    if not same_kind(a, b):
        return False
    codes = [(mention.number or "").rpartition("/")[2] for mention in (a, b)]
    if a.type == _LETTER:
        codes = [code.partition("-")[0] for code in codes]
        return codes[0] == codes[1] != ""
    issuers = [parse_number(mention.number).issuers if mention.number else () for mention in (a, b)]
    if issuers[0] == issuers[1] != ():  # "QĐ-BGD&ĐT" and "QĐ-BGDĐT"
        return True
    return all("-" in code for code in codes) and (codes[0].startswith(codes[1]) or codes[1].startswith(codes[0]))


def is_law(mention: Found) -> bool:
    """Say whether an instrument is of those that the Assembly and its Standing Committee pass."""
    return mention.type in _LAWS


def cannot_act(last: Found, kind: RelationKind, mention: Found, head: Found, in_title: RelationKind | None) -> bool:
    """Say whether the verb before a mention is not that of the last act, but of the `head` in whose title that stands.

    No law details a decree. And what an act guides does not change one of another kind where the act itself can: acts
    are changed by acts of who issued them (Luật 64/2025/QH15 Điều 57 khoản 1 điểm b).
    """
    if kind in OF_HIGHER:
        return is_law(last) and not is_law(mention)
    return kind in _CHANGES and in_title in OF_HIGHER and same_kind(head, mention) and not same_kind(last, mention)


def link_before(gap: str) -> re.Match[str] | None:
    """Find the words that link a mention to a list at the end of what stands before it, in small folded letters."""
    return _LINK.search(gap[-_REACH:])


def next_in_list(
    text: Text, mentions: Sequence[Found], last: int, i: int, *, amended: bool = False
) -> re.Match[str] | None:
    """Find the words by which mention `i` follows `last` in a list; those between stand inside the title of `last`.

    Their group `part` names a part of mention `i`, `whole` says that all of it is meant. Where `last` was only
    `amended` by those between, they may be of its kind.

    >>> from kg.text import mend
    >>> from kg.citation.numbered import find_numbered
    >>> text = mend("bãi bỏ Nghị định số 80/2016/NĐ-CP về thanh toán và Điều 3 Nghị định số 16/2019/NĐ-CP")
    >>> next_in_list(text, find_numbered(text), 0, 1)["place"]
    'dieu 3 '
    """
    here, member = mentions[i], mentions[last]
    nearest = furthest(mentions, i)
    end = mentions[nearest].end
    if text.folded.startswith(")", end):  # "(sau đây gọi chung là Luật số 58/2014/QH13) và Nghị quyết số …"
        end += 1
    if amended or mentions[nearest].number == member.number is not None:
        nearest = last
    if end > here.start or _BREAK.search(text.folded, member.end, here.start):
        return None
    link = link_before(text.folded[max(end, here.start - _REACH) : here.start].lower())
    if link is None:
        return None
    until = here.start - len(link.group())
    if nearest == last:
        if end == until or link[0][0] == ";" or same_kind(here, member):  # no title goes on behind a semicolon
            return link
        return None if _TAKES_ACTS.search(text.folded[end:until].lower()) else link
    if link[0][0] == ";" and same_kind(here, member) and not text.folded.endswith("cac ", 0, mentions[nearest].start):
        return link  # "Nghị định A; Nghị định B sửa đổi … Nghị định A; Nghị định C"
    later = here.year is not None and member.year is not None and here.year > member.year  # no title names such an act
    return link if same_kind(here, member) and (later or not same_kind(here, mentions[nearest])) else None


def furthest(mentions: Sequence[Found], i: int) -> int:
    """Return the mention before `i` whose end comes last: an amending law, not the laws inside its name."""
    best = i - 1
    for j in range(i - 2, max(0, i - 6) - 1, -1):
        if mentions[j].end >= mentions[best].end:
            best = j
    return best
