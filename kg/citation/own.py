"""What the document itself does to the instruments it names: by its title, its closing articles, its amending articles.

"Nghị định này thay thế Nghị định số …"; "Bãi bỏ khoản 2 Điều 5 Thông tư số …"; "Nghị quyết số … hết hiệu lực kể từ ngày
Nghị quyết này có hiệu lực" (relations.md mục 1; Luật 64/2025/QH15 Điều 57 on how an act ends).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.citation.clauses import Clauses
from kg.citation.found import Found
from kg.citation.frames import ACTIVE, COORDINATE, FILL, VERBS, Frame, kind_of_verb
from kg.citation.values import RelationKind
from kg.document import Document, Part
from kg.register import phrase_pattern, type_pattern
from kg.text import Text

_THIS = rf"(?:{type_pattern()}|luat|bo\sluat|phap\slenh)\snay"
_THIS_ACTS = re.compile(rf"\b{_THIS}\s(?:co\shieu\sluc[^;]{{0,80}}?\sva\s)?(?:cung\s|se\s)?({VERBS}){FILL}")
_ORDERS = re.compile(
    rf"^\W{{0,4}}(?:(?:dieu\s)?[\da-z]{{1,3}}[.)\-]{{1,2}}\s?)?(?:nay\s)?({VERBS})(?:\stoan\sbo|\smot\sphan)?{FILL}"
)
_ENDS_NOW = re.compile(
    rf"^[^.;]{{0,260}}?\bhet\shieu\sluc(?:\sthi\shanh)?,?\s(?:ke\s)?tu\s(?:ngay\s)?(?:{_THIS}\sco\shieu\sluc|khi\s{_THIS})"
)
_BY_THIS = re.compile(rf"^[^.;]{{0,200}}?\b(?:duoc|bi)\s({VERBS})\s(?:boi|bang|theo)\s{_THIS}")
_PROVISION = re.compile(
    r"\b(?:khoan|diem|dieu|muc|chuong|phu\sluc|cum\stu)\s[\w\s,]{0,60}?(?:cua\s)?(?:ban\shanh\skem\stheo\s)?$"
)
_PART_REPEALED = re.compile(
    r"\n(?:[\da-zđ]{1,3}[.)]\s)?(?:Bai bo|Huy bo)\s(?:mot so\s)?(?:diem|khoan|dieu|muc|cum tu|cac diem|cac khoan)\b"
)
_BOUNDARY = re.compile(r"[.;:]\s(?=[A-Z\d])|[.;:]\n|\n(?=(?:Dieu|DIEU)\s|\d{1,2}[.)]\s|[a-z]\)\s|[A-Z][a-z])")
_TASK = re.compile(rf"\b(?:{phrase_pattern('task')}|giao|de\snghi|trinh)\b")
_REACH = 300
_NUMBER = re.compile(r"\d/[\da-z]")  # another instrument stands first: what follows is its title
_STATED = frozenset(RelationKind) - {RelationKind.IMPLEMENTS, RelationKind.ISSUES}


@dataclass(frozen=True, slots=True)
class Deed:
    """That the document does `kind` to the mention at index `place`; evidence is `flow[start:end]`."""

    place: int
    kind: RelationKind
    start: int
    end: int
    scope: str | None = None


def read_deeds(
    document: Document, mentions: Sequence[Found], frames: Sequence[Frame], clauses: Clauses
) -> Iterator[Deed]:
    r"""Yield what the document does to the mentions, which must be in order.

    >>> from kg.citation.frames import read_frames
    >>> from kg.citation.numbered import find_numbered
    >>> from kg.document import parse_document
    >>> from kg.text import mend
    >>> document = parse_document(mend("Điều 9. Hiệu lực\nNghị định này thay thế Nghị định số 61/2018/NĐ-CP."))
    >>> places = find_numbered(document.text)
    >>> frames = read_frames(document.text, places)
    >>> [deed.kind.value for deed in read_deeds(document, places, frames, Clauses(document))]
    ['replaces']
    """
    before: Deed | None = None
    for i, mention in enumerate(mentions):
        deed = _deed(document.text, i, mention, frames[i], clauses)
        if deed is None and before is not None and before.place == i - 1 and _coordinate(document.text, mentions, i):
            deed = Deed(i, before.kind, before.start, mention.end)
        if deed:
            yield deed
            if deed.kind is RelationKind.AMENDS and (found := _PART_REPEALED.search(document.text.folded, mention.end)):
                yield Deed(i, RelationKind.REPEALS_PART, found.start() + 1, found.end())
        before = deed


def _coordinate(text: Text, mentions: Sequence[Found], i: int) -> bool:
    return bool(COORDINATE.match(text.folded[mentions[i - 1].end : mentions[i].start].lower()))


def _deed(text: Text, i: int, mention: Found, frame: Frame, clauses: Clauses) -> Deed | None:
    section = clauses.section(mention.start)
    if section.part is Part.TITLE:
        return None if frame.inside is not None or frame.kind else _by_title(text, i, mention, section.start)
    if section.part is not Part.BODY or frame.inside is not None or frame.kind is not None:
        return None
    begin = _sentence_start(text, mention.start)
    said = text.folded[begin : mention.start].lower()
    verb = _THIS_ACTS.search(said) or _ORDERS.search(said)
    if verb and not _TASK.search(said):
        return _deed_of(text, i, mention, begin, said, kind_of_verb(verb[1]))
    rest = text.folded[mention.end : mention.end + _REACH].lower()
    if passive := _BY_THIS.match(rest):
        return _deed_of(text, i, mention, begin, said, kind_of_verb(passive[1]))
    if ends := _ENDS_NOW.match(rest):
        deed = _deed_of(text, i, mention, begin, said, RelationKind.REPEALS)
        return Deed(i, deed.kind, deed.start, mention.end + ends.end(), deed.scope) if deed else None
    return None


def _by_title(text: Text, i: int, mention: Found, start: int) -> Deed | None:
    said = text.folded[start : mention.start].lower()
    found = ACTIVE.search(said)
    if not found or _TASK.search(said) or _NUMBER.search(said) or kind_of_verb(found[1]) not in _STATED:
        return None
    return Deed(i, kind_of_verb(found[1]), start + found.start(), mention.end)


def _deed_of(text: Text, i: int, mention: Found, begin: int, said: str, kind: RelationKind) -> Deed | None:
    if kind not in _STATED:
        return None
    provision = _PROVISION.search(said)
    scope = " ".join(text.flow[begin + provision.start() : mention.start].split()) if provision else None
    if provision and kind is RelationKind.REPEALS:
        kind = RelationKind.REPEALS_PART
    return Deed(i, kind, begin, mention.end, scope)


def _sentence_start(text: Text, at: int) -> int:
    left = max(0, at - _REACH)
    begin = left
    for found in _BOUNDARY.finditer(text.folded, left, at):
        begin = found.end()
    return begin
