"""Sentences that name first what they are about, and say behind it what is done to it.

"Đối với Thông tư số …: ngưng hiệu lực"; "Tại khoản 2 Điều 3 Quyết định số …, bãi bỏ cụm từ".

So do the items of an article of orders: "1. Thông tư số … quy định về danh mục thuốc hiếm: Bãi bỏ Điều 9".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from kg.citation.deed import OF_WHOLE, ON_PROVISIONS, REACH, STATED, Deed, deed_of
from kg.citation.found import Found
from kg.citation.verbs import CHAIN, FILL, LABEL, PROVISIONS, UNIT, kinds_of_verbs
from kg.register import phrase_pattern
from kg.text import Text, late

# "Tại khoản 2 Điều 3 Quyết định số …, bãi bỏ cụm từ": what it is about stands first, what is done to it behind.
_TOPIC = re.compile(
    rf"\W{{0,4}}{LABEL}?(?:doi\svoi|(?P<in_place>tai))\s"
    rf"({UNIT}\s[\w.]{{1,6}}{PROVISIONS}\s(?:cua\s)?)?"
)
# "1. Thông tư số 26/2019/TT-BYT … quy định về danh mục thuốc hiếm: Bãi bỏ Điều 9": an item of an article of orders
_ITEM = re.compile(r"\W{0,4}(?:\d{1,2}[.)]|[a-z]\)|-)?\s?")
_DONE_TO_ITEM = late(rf"^[^.;:\"]{{0,300}}?:\s({CHAIN})\s(?=(?:mot\sso\s|cac\s)?(?:{UNIT}\s[\divx]|cum\stu\b|tu\s\"))")
_DONE_TO_TOPIC = late(rf"^[^.;:\"]{{0,300}}?(?<!\bsua\sdoi)[:,]\s(?:(?:[a-z]|\d)[.)]\s|-\s)?({CHAIN})\b(?!\sthanh)")
_DOES = late(rf"{CHAIN}{FILL}")
_A_PART = re.compile(rf"^\s(?:(?:mot\sso|cac)\s)?(?:{UNIT}|{phrase_pattern('object')})\b")
_LAST_HEADING = re.compile(r"(?s:.*)\n(?:Dieu|DIEU)\s\d{1,3}\s?[.:]?\s([^\n]*)")
_OF_ORDERS = re.compile(r"\b(?:hieu\sluc|(?:bai|huy)\sbo|thay\sthe|sua\sdoi|thi\shanh)\b")
_A_WORD, _ARTICLE = 24, 1500


def done_to_topic(text: Text, i: int, mentions: Sequence[Found], begin: int, said: str) -> list[Deed] | None:
    """Return what is done to a mention with which the sentence from `begin` on begins, None where it begins otherwise.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Tại Điều 3 Quyết định số 12/2015/QĐ-UBND, bãi bỏ cụm từ “huyện”.")
    >>> [deed.kind.value for deed in done_to_topic(text, 0, find_numbered(text), 0, "tai dieu 3 ")]
    ['amends']
    """
    if topic := _TOPIC.fullmatch(said):
        return _about(text, i, mentions, begin, topic)
    return _done_to_item(text, i, mentions, begin) if _ITEM.fullmatch(said) else None


def names_another(text: Text, i: int, mentions: Sequence[Found]) -> bool:
    """Say whether an act does it: "(Tại) Điều 10 Thông tư A sửa đổi, bổ sung khoản 1 Điều 15 Thông tư B như sau"."""
    end = mentions[i].end
    return i + 1 < len(mentions) and _DOES.search(text.folded[end : mentions[i + 1].start][:REACH].lower()) is not None


def _about(text: Text, i: int, mentions: Sequence[Found], begin: int, topic: re.Match[str]) -> list[Deed]:
    """Return what is done to a mention that stands first in its sentence: "Đối với Thông tư số …: ngưng hiệu lực"."""
    mention = mentions[i]
    done = _DONE_TO_TOPIC.match(text.folded[mention.end : mention.end + 2 * REACH].lower())
    if not done or names_another(text, i, mentions):
        return []
    behind = text.folded[mention.end + done.end() : mention.end + done.end() + _A_WORD].lower()
    kind = next(iter(kinds_of_verbs(done[1], behind)), None)
    if kind not in ON_PROVISIONS:
        return []
    deed = deed_of(text, i, mention, begin, topic[0], kind)
    in_part = topic["in_place"] or _A_PART.match(behind)
    return [
        replace(deed, kind=OF_WHOLE.get(deed.kind, deed.kind) if in_part else deed.kind, end=mention.end + done.end())
    ]


def _done_to_item(text: Text, i: int, mentions: Sequence[Found], begin: int) -> list[Deed] | None:
    """Return what an item of an article of orders does to the act with which it begins: "1. Thông tư A …: Bãi bỏ"."""
    mention = mentions[i]
    rest = text.folded[mention.end : mention.end + REACH].lower()
    done = _DONE_TO_ITEM.match(rest) if ":" in rest else None
    if not done or not under_orders(text, begin) or names_another(text, i, mentions):
        return None
    kinds = kinds_of_verbs(done[1], rest[done.end(1) :])
    return [
        Deed(i, OF_WHOLE.get(kind, kind), mention.start, mention.end + done.end()) for kind in kinds if kind in STATED
    ]


def under_orders(text: Text, begin: int) -> bool:
    """Say whether the article above an item is of what ends, changes or comes into force."""
    heading = _LAST_HEADING.match("\n" + text.folded[max(0, begin - _ARTICLE) : begin])
    return heading is not None and _OF_ORDERS.search(heading[1].lower()) is not None
