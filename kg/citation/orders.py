"""What one sentence of a document orders to be done to an instrument: by which verb, and to what of it.

"Nghị định này thay thế Nghị định số …"; "Bãi bỏ khoản 2 Điều 5 Thông tư số …"; "Thông tư số … được sửa đổi như sau".
Between a verb and its object stands what `verbs.py` lets stand there: a whole act, a part of it, what is written in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from kg.citation.coordination import is_law
from kg.citation.deed import OF_WHOLE, ON_PROVISIONS, REACH, Deed, deed_of, stated, stated_twice
from kg.citation.extending import extends
from kg.citation.found import Found
from kg.citation.topics import done_to_topic, names_another, under_orders
from kg.citation.values import RelationKind
from kg.citation.verbs import (
    ANNEX,
    ANYTHING,
    BODY,
    CHAIN,
    CONDITION,
    ERROR,
    FILL,
    HEAD,
    LABEL,
    MATTER,
    OPENS_TITLE,
    PLACE,
    PROVISIONS,
    THIS,
    UNIT,
    kind_of_verb,
    kinds_of_verbs,
)
from kg.register import phrase_pattern, type_pattern
from kg.text import Text, late

_THIS_DOES = (
    rf"{THIS}\s(?:(?:(?:(?:da\s)?duoc\s[^;:]{{1,120}}?\sthong\squa\s[^;:]{{1,40}}?(?:,|\sva)\s)?co\s?hieu\sluc|(?:duoc\s(?:ap\sdung|thuc\shien|pho\sbien)|ap\sdung\sthong\snhat)|thi\shanh\s(?:ke\s)?tu)"
    rf"[^;]{{0,80}}?(?:\sva\s|\s(?=va[tbh])|[,;]\s(?:va\s)?))?(?:cung\s|se\s|dong\sthoi\s){{0,2}}({CHAIN})"
)
_THIS_ACTS = late(rf"{_THIS_DOES}({FILL}|{ANNEX})")
_THIS_GUIDES = late(rf"{THIS}\s{MATTER}")
# "Ban hành kèm theo Thông tư này các Phụ lục sau để hướng dẫn thực hiện Chương 3 … trong Hiệp định …"
_ISSUED_TO = late(rf"\bban\shanh\skem\stheo\s{THIS}\s[^.;:]{{0,80}}?\bde\s({CHAIN})({FILL}|{PLACE})")
_CARRIED_OUT = frozenset({RelationKind.GUIDES, RelationKind.DETAILS})
ENACTS = late(
    r"ban\shanh(?<=\bban.hanh)(?<!\bhoac.ban.hanh)(?<!\bse.ban.hanh)(?<!\bviec.ban.hanh)"
    r"(?<!\bchua.ban.hanh)(?<!\bkhong.ban.hanh)(?<!\bphai.ban.hanh)(?<!\bcan.ban.hanh)"
    rf"\s{type_pattern('luat', 'phap lenh')}\s(?:ve\s(?:viec\s)?)?({CHAIN})({FILL})"
)
# "Điều 1. Quốc hội quyết nghị cho phép …", "Chính phủ thống nhất …": in an article, who resolves is who orders
_RESOLVES = re.compile(
    rf"(?:quoc\shoi|chinh\sphu|{BODY}\b[a-z\s\-]{{2,60}}?)\s(?:quyet\snghi(?::?\s|,\s)|(?=(?:thong\snhat|nhat\stri|dong\sy)\s))"
)
# "Bỏ điểm c khoản 2 Điều 5 Thông tư số …", not "Bộ …": of the words of orders it alone takes out what it names
_TAKES_OUT = late(rf"{HEAD}(bo)(?P<what>\s(?:cac\s)?{UNIT}\s[\w.]{{1,6}}{PROVISIONS}\s(?:(?:cua|tai)\s)?)$")
ORDERS = late(rf"{HEAD}({CHAIN})({FILL}|{ANNEX})")
# "Do sơ suất kỹ thuật, Bảo hiểm xã hội Việt Nam đính chính một số nội dung trong công văn số …"
_ISSUER_CORRECTS = late(
    rf"(?:^|,\s|\bnay\s)(?:{BODY}\b[a-z\s\-]{{2,60}}\s)?(?:nay\s)?(?:xin\s)?(dinh\schinh)({FILL}|{ERROR})"
)
# "Bộ Tài chính hướng dẫn bổ sung, sửa đổi một số điểm của Thông tư số … như sau": the issuer says what the act does.
_ISSUER_ORDERS = late(
    rf"(?:^|\n|[,;]\s){BODY}\b[a-z\s\-]{{2,60}}(?<!\sda)(?<!\sse)(?<!\scan)(?<!phai)(?<!duoc)(?<!khong)\s"
    r"(?:nay\s|xin\s|tam\sthoi\s|thong\snhat\s)?(?:huong\sdan\s(?:viec\s)?)?"
    rf"({CHAIN})({FILL})"
)
_AS_FOLLOWS = re.compile(r"^[^.;]{0,240}?\snhu\ssau\b")
# "Khoản 2 Điều 5 Thông tư số … được sửa đổi, bổ sung như sau": the order stands behind what it changes.
_CHANGED = late(
    rf"^\s(?:(?:noi|neu)\stren(?:\snay)?\s)?(?:nay\s)?(?:duoc\s)?({CHAIN}|(?:doi|sua|thay)(?=\s(?:nhu|bang|thanh)))\b[^.;:\"]{{0,40}}?\s"
    r"(?:nhu\ssau|(?:bang|thanh)\s(?:(?:cac\s)?(?:cum\s)?tu:?\s)?(?=\"))"
)
# … also behind the title of what it changes, where a provision stands first
_TITLED_CHANGED = late(rf"^\s{OPENS_TITLE}\b[^.;:]{{3,300}}?\sduoc\s({CHAIN})\snhu\ssau\b")
_CHANGED_ALONE = ("doi", "sua", "thay")  # verbs only with "như", "bằng", "thành" behind them
# … or it is words: "Cụm từ “A” tại khoản 4 Điều 9 Nghị định số … được thay thế bằng cụm từ “B”"
_WORDS_AT = (
    r"(?:cac\s)?(?:cum\s)?tu\s\"[^\"]{1,300}\"(?:(?:,|\sva)\s\"[^\"]{1,300}\"){0,9}\s"
    r"(?:(?:quy\sdinh\s)?(?:tai|trong|o|cua)\s)?"
)
_CHANGED_PLACE = re.compile(
    rf"\W{{0,4}}{LABEL}?(?:{_WORDS_AT})?(?:cac\s)?({UNIT}\s[\w.]{{1,6}}{PROVISIONS}\s(?:(?:cua|tai)\s)?)?"
)
_AND_ALSO = rf"(\s(?:[^.;:\d]|(?<=[a-z,]\s)\d{{1,3}}){{3,60}}?)(?:,\s|\sva\s|,\sva\s)({CHAIN})({FILL})"
_ORDERS_TWICE = late(rf"{HEAD}({CHAIN}){_AND_ALSO}")
_THIS_ORDERS_TWICE = late(rf"{_THIS_DOES}{_AND_ALSO}")
_ORDERS_IN_PLACE = late(rf"{HEAD}({CHAIN})({PLACE})")
# Not "b) Hủy bỏ biện pháp ngăn chặn quy định tại Điều 109 Bộ luật …", which is what somebody may do.
_ORDERS_ANYTHING = late(rf"^\W{{0,4}}(?:dieu\s\d{{1,3}}[.:\-]{{1,2}}\s?)?(?:nay\s)?({CHAIN})({ANYTHING})")
_ORDERS_IN_ITEM = late(rf"^\W{{0,4}}(?:\d{{1,2}}[.)]|[a-z]\))\s({CHAIN})({ANYTHING})")
# "Ban hành Mẫu số 01 kèm theo Nghị định này và bãi bỏ Mẫu số 02 kèm theo Thông tư số …": the former are its own.
_ISSUES_AND = rf"{HEAD}ban\shanh\s[^.;:]{{3,200}}?{THIS}\s(?:[^.;:]{{3,120}}?\s)?va\s({CHAIN})"
_ISSUES_AND_ENDS = late(rf"{_ISSUES_AND}({FILL})")
_ISSUES_AND_CHANGES = late(rf"{_ISSUES_AND}({PLACE})")
# "Ban hành (kèm theo Quyết định này) Quy trình …, thay thế Quyết định số …": what it issues takes the place
_INSTEAD = rf"\s[^.;:]{{3,240}}?\s(?:de\s)?(thay\s(?:the|cho))({FILL}|{ANNEX})"
_ISSUES_PART_INSTEAD = late(
    rf"{HEAD}ban\shanh\s\(?kem\stheo\s{THIS}\)?\s[^.;:]{{3,240}}?\s(?:de\s)?(thay\s(?:the|cho))({PLACE})"
)
_ISSUES_INSTEAD = late(rf"{HEAD}ban\shanh\s\(?kem\stheo\s{THIS}\)?{_INSTEAD}")
_ISSUES_ANNEX_INSTEAD = late(rf"{HEAD}ban\shanh\s{phrase_pattern('annexed', meaning='whole')}{_INSTEAD}")
# "Điều 1. Kiện toàn Ban Chỉ đạo, thay thế Quyết định số …"
_DOES_AND_ENDS = late(
    rf"{HEAD}(?!{CHAIN}\b)[^.;:/\"]{{3,200}}?,\s(?:dong\sthoi\s)?(thay\s(?:the|cho)|(?:bai|huy)\sbo)({FILL}|{ANNEX})"
)
# "Bãi bỏ Quyết định số … có thể gây khó khăn": the order is what the sentence speaks of
_IS_SUBJECT = re.compile(
    r"^(?:\s(?:ngay|cua)\b[^.;:,]{0,80}?)?\s(?:co\sthe|se|la)\s(?:gay|lam|anh|dan|khong|chua|can|viec|hop|phu|dieu)\b"
)
_IN_ARTICLE = re.compile(r"(?:Dieu|DIEU)\s\d{1,3}\s?[.:]\s$")
_THIS_ORDERS_IN_PLACE = late(rf"{_THIS_DOES}({PLACE}|{ANYTHING})")
# … also by what that issues: "Mẫu số 02 kèm theo Thông tư số … được thay thế bằng Mẫu số 03 kèm theo Thông tư này"
_BY_THIS = late(
    rf"^[^.;]{{0,200}}?\b(?<!\bkhong\s)(?:duoc|bi)\s({CHAIN})\s(?:boi|bang|theo)\s(?P<part>[^.;]{{1,120}}?\s(?:kem\stheo|tai|cua)\s)?{THIS}"
)
# "Thông tư số … ngưng hiệu lực thi hành đến hết ngày …": what this document orders, not what it reports of others.
_IS_SUSPENDED = re.compile(
    r"^[^.;:]{0,200}?\s(?<!\bda\s)(?:bi\s|duoc\s)?(?<!\bda\sbi\s)(?<!\bda\sduoc\s)(?:tam\s)?ngung\shieu\sluc(?:\sthi\shanh)?,?\s"
    r"(?:ke\stu|tu|den|cho\sden)\s(?![^.;]{0,120}?\b(?:theo|boi)\s)"
)
# "Điều 1. ": where the sentence stands, no part of what it is about
_LABEL = re.compile(rf"\W{{0,4}}{LABEL}")
# "trình", "giao" are tasks; "công trình", "giáo dục" only read like them without their marks.
_NOUN = "".join(rf"(?<!\b{word}\s)" for word in ("cong", "chuong", "quy", "qua", "lo", "to", "tien", "hanh", "chu"))
TASK = re.compile(
    rf"{_NOUN}{phrase_pattern('task', 'giao', 'de nghi', 'trinh')}\b"
    r"(?!\s(?:bay|tu|do|dich|thong|dat|rung|nhan|duc|vien|trinh|ly|su|luu)\b)"
)
_A_WORD, _ARTICLE = 24, 1500


def _corrected(said: str) -> re.Match[str] | None:
    return _ISSUER_CORRECTS.search(said) if "dinh chinh" in said.replace("\n", " ") else None


def issuer_orders(text: Text, mention: Found, said: str) -> re.Match[str] | None:
    """Find the verb by which the issuer of the document changes a mention; what guides is the document's title."""
    behind = text.folded[mention.end : mention.end + REACH].lower()
    verb = _ISSUER_ORDERS.search(said) if "sau" in behind and _AS_FOLLOWS.match(behind) else None
    return verb if verb and kind_of_verb(verb[1]) in ON_PROVISIONS | {RelationKind.AMENDS} else None


def in_sentence(text: Text, i: int, mentions: Sequence[Found], begin: int, said: str) -> list[Deed]:
    """Return what the sentence orders that begins at `begin` and says `said`, in lower case, before mention i."""
    mention = mentions[i]
    if (who := _RESOLVES.match(said)) and _in_article(text, begin):
        begin, said = begin + who.end(), said[who.end() :]
    if "kem theo" in (before := text.folded[max(0, mention.start - REACH) : mention.start].lower()):
        issued = _ISSUED_TO.search(before)  # a line may begin with the chapter that is meant
        if issued and kind_of_verb(issued[1]) in _CARRIED_OUT:
            return stated(text, i, mention, mention.start - len(before) + issued.start(), before, issued)
    deeds = _takes_out(text, i, mention, begin, said) or _ordered(text, i, mentions, begin, said)
    behind = text.folded[mention.end : mention.end + REACH].lower() if deeds else ""
    if deeds and (TASK.search(said) or CONDITION.match(said) or _IS_SUBJECT.match(behind)):
        return []
    if deeds and deeds[0].kind is RelationKind.CONSOLIDATES and not (this_acts(said) or _in_article(text, begin)):
        return []  # "Hợp nhất Nghị định A và Nghị định B là đề xuất của Bộ"
    return deeds


def _ordered(text: Text, i: int, mentions: Sequence[Found], begin: int, said: str) -> list[Deed]:
    """Return what a sentence orders by its own verbs, whether it is a task or a condition or not."""
    mention = mentions[i]
    if extends(text, mention, said):
        return [deed_of(text, i, mention, begin, said, RelationKind.EXTENDS)]
    if verb := this_acts(said) or ORDERS.match(said) or _corrected(said) or issuer_orders(text, mention, said):
        return stated(text, i, mention, begin, said, verb)
    if verb := _guides(said) or _besides(text, begin, said):
        return stated(text, i, mention, begin, said, verb)
    if "ban hanh" in said and (verb := _ISSUES_AND_CHANGES.match(said) or _ISSUES_PART_INSTEAD.match(said)):
        return stated(text, i, mention, begin, said, verb, in_place=True)
    twice = _ORDERS_TWICE.match(said) or this_acts(said, _THIS_ORDERS_TWICE)
    if twice and kind_of_verb(twice[1]) is not RelationKind.IMPLEMENTS:  # "Thực hiện dự án Luật sửa đổi, bổ sung …"
        return stated_twice(text, i, mention, begin, twice)
    alone = not i or mentions[i - 1].end <= begin  # else what stands before is a title
    if alone and (verb := _in_place(text, mention, begin, said)):
        return stated(text, i, mention, begin, said, verb, in_place=True)
    if alone and (deeds := _changed_as_follows(text, i, mentions, begin, said)):
        return deeds
    if alone and (done := done_to_topic(text, i, mentions, begin, said)) is not None:
        return done
    rest = text.folded[mention.end : mention.end + REACH].lower()
    if "nay" in rest and (passive := _BY_THIS.match(rest)):
        deed = deed_of(text, i, mention, begin, said, kind_of_verb(passive[1]))
        kind = OF_WHOLE.get(deed.kind, deed.kind) if "kem theo" in (passive["part"] or "") else deed.kind
        return [replace(deed, kind=kind, end=mention.end + passive.end())]
    if alone and "ngung" in rest and (suspended := _IS_SUSPENDED.match(rest)):
        if _LABEL.fullmatch(said):
            begin, said = mention.start, ""
        deed = deed_of(text, i, mention, begin, said, RelationKind.SUSPENDS)
        return [replace(deed, end=mention.end + len(suspended[0].rpartition("hieu luc")[0]) + len("hieu luc"))]
    return []


def _takes_out(text: Text, i: int, mention: Found, begin: int, said: str) -> list[Deed]:
    """Return what "Bỏ điểm c khoản 2 Điều 5 Thông tư số …" does, whose verb a ministry ("Bộ") has but for its mark."""
    out = _TAKES_OUT.match(said) if "Bỏ " in text.flow[begin : mention.start] else None
    if not out or text.flow[begin + out.start(1) + 1] != "ỏ":
        return []
    return [deed_of(text, i, mention, begin, out["what"], RelationKind.REPEALS)]


def _changed_as_follows(text: Text, i: int, mentions: Sequence[Found], begin: int, said: str) -> list[Deed]:
    """Return what "Khoản 2 Điều 5 Thông tư số … được sửa đổi như sau" does, whose order stands behind its object."""
    place = _CHANGED_PLACE.fullmatch(said)
    if not place or names_another(text, i, mentions):
        return []
    end = mentions[i].end
    rest = text.folded[end : end + REACH].lower()
    changed = _CHANGED.match(rest)
    if not changed and place[1] and "nhu sau" in rest:
        changed = _TITLED_CHANGED.match(rest)
    if not changed:
        return []
    kind = RelationKind.AMENDS if changed[1] in _CHANGED_ALONE else kinds_of_verbs(changed[1], "")[0]
    deed = deed_of(text, i, mentions[i], begin, place[1] or "", kind)
    return [replace(deed, kind=OF_WHOLE.get(deed.kind, deed.kind), end=end + changed.end())]


def _guides(said: str) -> re.Match[str] | None:
    """Find the verb of "Thông tư này hướng dẫn một số nội dung về quản lý chi phí quy định tại"."""
    return this_acts(said, _THIS_GUIDES) if "huong dan" in said or "chi tiet" in said else None


def _besides(text: Text, begin: int, said: str) -> re.Match[str] | None:
    """Find the verb behind what a sentence does first: "Ban hành … kèm theo Quyết định này và bãi bỏ", "…, thay thế".

    Where it issues nothing "kèm theo Quyết định này", it must be an article that does so.
    """
    issues = "ban hanh" in said
    if issues and (verb := _ISSUES_AND_ENDS.match(said) or _ISSUES_INSTEAD.match(said)):
        return verb
    if not (issues or ", " in said) or not _in_article(text, begin):
        return None
    return (_ISSUES_ANNEX_INSTEAD.match(said) if issues else None) or _DOES_AND_ENDS.match(said)


def _in_article(text: Text, begin: int) -> bool:
    """Say whether a sentence begins an article."""
    return _IN_ARTICLE.search(text.folded, max(0, begin - 12), begin) is not None


def _in_place(text: Text, mention: Found, begin: int, said: str) -> re.Match[str] | None:
    """Find the verb by which something that stands in an act is changed or ended; a law names its provisions."""
    if verb := in_place(said):
        return verb
    if is_law(mention):
        return None
    if verb := _ORDERS_ANYTHING.match(said):
        return verb
    if verb := _ORDERS_IN_ITEM.match(said):
        return verb if under_orders(text, begin) else None
    return None


def in_place(said: str) -> re.Match[str] | None:
    """Find the verb by which an order changes a part: "Quyết định này thay thế" … "các quy định về phân cấp tại"."""
    return _ORDERS_IN_PLACE.match(said) or this_acts(said, _THIS_ORDERS_IN_PLACE)


def this_acts(said: str, how: re.Pattern[str] = _THIS_ACTS) -> re.Match[str] | None:
    """Find the verb of "Nghị định này thay thế …" before what stands between it and its object."""
    return how.search(said) if "nay" in said else None
