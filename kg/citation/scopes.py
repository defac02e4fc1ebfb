"""Which part of an act something is done to: the provisions, or the rules, that are named right before it.

"khoản 2 Điều 5 Thông tư số …", "các quy định về thu tiền sử dụng đất tại Nghị định số …": what is said of a part is
never said of the whole (Luật 64/2025/QH15 Điều 8 khoản 3: an act names the provisions that it ends, amends, suspends).
"""

from __future__ import annotations

import re

from kg.citation.verbs import CHAIN, PASSAGE, UNIT
from kg.text import Text, late

# "phân phối", "điều kiện", "mục tiêu", "chương trình" are no provisions: behind a unit stands a label.
_ORDINAL = r"(?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)\b"  # "mục thứ ba"; "mức thu phí" is no provision either
_LABELLED = rf"(?:(?<=\bphu\sluc\s)|(?=thu\s(?:\d|{_ORDINAL})|so\s|[ivxl]{{1,6}}\b|[a-z]\d?\b|\d))"
_PROVISION = re.compile(
    # "thí điểm", "thời điểm", "địa điểm" are no points, "danh mục vị trí" is no "mục VI"
    rf"\b(?:{PASSAGE}\s)?(?:(?<!\bthi\s)(?<!\bthoi\s)(?<!\bdia\s)(?<!\bdanh\s)"
    # nor is "Điều 9. Điều khoản thi hành", the heading above a clause
    rf"{UNIT}\s(?!(?:cua|nay|khoan|tai|va)\b|\d{{1,3}}[.:]?\sdieu\skhoan\b){_LABELLED}|cum\stu\s|(?:bieu\s)?(?:mau|bieu)\s(?:so\s)?\d{{1,3}}[\w/.\-]{{0,9}})"
    r"[\w\s,;.]{0,80}?(?:cua\s)?(?:ban\shanh\skem\stheo\s)?$"
)
# "các quy định sau đây tại", "một số nội dung của": rules that no provision names here
_RULES = (
    r"\b((?:(?:mot\sso|cac|nhung)\s)?(?:noi\sdung|quy\sdinh|huong\sdan(?=\s(?:tai|cua|trong)\s))\b[^.;:\d]{0,160}?"
    r"|(?:mot\sso|cac|nhung)\s(?:dieu|khoan)\b[^.;:\d]{0,60}?)\s(?:tai|cua|trong)\s(?:cac\s)?$"
)
_SOME_RULES = re.compile(_RULES)
# "Sửa đổi một số điều của A đã được sửa đổi bởi B": what the verb before them acts on is no subject of the passive.
_RULES_AS_SUBJECT = re.compile(rf"(?:^|[.;:,(\"\n])\s?{_RULES}")
# "các quy định về … quy định tại"
_SAID_TWICE = re.compile(r"\b(?:quy\sdinh|noi\sdung)\s.*?(?P<again>\s(?:duoc\s)?quy\sdinh)$")
_ACTED_ON = late(rf"\b{CHAIN}\s(?:mot\sso\s|cac\s|toan\sbo\s)?$")
_JOINTS = (" của", " trong", " vào", " ban hành kèm theo", " kèm theo")


def provisions_before(text: Text, begin: int, end: int, *, subject: bool = False) -> str | None:
    """Return the provisions named right before offset `end` of the flow, not before `begin`, as printed.

    As the `subject` of their sentence they are not what a verb before them acts on ("Bãi bỏ Điều 9 của").

    >>> from kg.text import mend
    >>> text = mend("Bãi bỏ khoản 2 Điều 5 của Thông tư số 1/2010/TT-BTC")
    >>> provisions_before(text, 0, text.flow.index("Thông tư"))
    'khoản 2 Điều 5'
    """
    provision = _PROVISION.search(text.folded[begin:end].lower())
    if not provision or (subject and _ACTED_ON.search(text.folded[begin : begin + provision.start()].lower())):
        return None
    words = " ".join(text.flow[begin + provision.start() : end].split())
    for joint in _JOINTS:
        words = words.removesuffix(joint)
    return words.rstrip(",")


def rules_before(text: Text, begin: int, end: int, *, subject: bool = False) -> str | None:
    """Return the rules that words right before offset `end` tell apart without naming provisions, as printed.

    As the `subject` of their sentence they stand at its beginning.

    >>> from kg.text import mend
    >>> text = mend("Các quy định về thu tiền sử dụng đất quy định tại Nghị định này bị thay thế")
    >>> rules_before(text, 0, text.flow.index("Nghị"))
    'Các quy định về thu tiền sử dụng đất'
    """
    rules = (_RULES_AS_SUBJECT if subject else _SOME_RULES).search(text.folded[begin:end].lower())
    if not rules:
        return None
    twice = _SAID_TWICE.search(rules[1])
    until = rules.start(1) + (twice.start("again") if twice else len(rules[1]))
    return " ".join(text.flow[begin + rules.start(1) : begin + until].split())
