"""Which instrument stands inside the title of which, and what the words between them say that one does to the other.

The title of a cited act is a frame: acts inside it are objects of ITS relations, never of the citing document.
"được sửa đổi, bổ sung bởi" turns the direction. Coordination ("A, B và C") continues the frame of its first member.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.citation.found import Found
from kg.citation.values import RelationKind
from kg.text import Text

_FILL = (
    r"(?:[\s,]{1,2}(?:mot|so|dieu|khoan|diem|noi|dung|va|cac|bien|phap|thi|hanh|cua|ve|phan|chuong|muc|phu|luc|tai|quy|dinh|"
    r"cu|the|nhiem|vu|giai|theo|kem|\d{1,3}[a-z]?|[a-z]|[ivx]{1,4}))*\s*\(?\"?$"
)
_TASK = re.compile(r"\b(?:ra\ssoat|nghien\scuu|de\sxuat|kien\snghi|tham\smuu|du\sthao)\b")
_PASSIVE = re.compile(
    r"\b(?:da\s)?(?:duoc|bi)\s(sua\sdoi,?\s(?:va\s)?bo\ssung|sua\sdoi|bo\ssung|thay\sthe|hop\snhat|dinh\schinh|huong\sdan|bai\sbo|quy\sdinh\schi\stiet)"
    r"[^;]{0,80}?\s(?:boi|theo|tai|bang)(?:\scac)?(?:\s(?:khoan|dieu|muc|phan|diem)\s\w{1,4})*\s*$"
)
_ACTIVE: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    (RelationKind.DETAILS, re.compile(r"\b(?:quy|qui)\sdinh\schi\stiet" + _FILL)),
    (RelationKind.DETAILS, re.compile(r"\b(?:huong\sdan|quy\sdinh(?:\scac\sbien\sphap)?|chi\stiet)\s(?:viec\s)?thi\shanh" + _FILL)),
    (RelationKind.AMENDS, re.compile(r"\b(?:sua\sdoi,?\s(?:va\s)?bo\ssung|sua\sdoi|bo\ssung|dieu\schinh,?\sbo\ssung)" + _FILL)),
    (RelationKind.REPLACES, re.compile(r"\bthay\sthe" + _FILL)),
    (RelationKind.REPEALS, re.compile(r"\b(?:bai\sbo|huy\sbo)" + _FILL)),
    (RelationKind.CORRECTS, re.compile(r"\bdinh\schinh" + _FILL)),
    (RelationKind.CONSOLIDATES, re.compile(r"\bhop\snhat" + _FILL)),
    (RelationKind.SUSPENDS, re.compile(r"\b(?:tam\s)?ngung\shieu\sluc" + _FILL)),
    (RelationKind.EXTENDS, re.compile(r"\bkeo\sdai\sthoi\shan\sap\sdung" + _FILL)),
    (RelationKind.GUIDES, re.compile(r"\bhuong\sdan(?:\sthuc\shien|\sap\sdung|\strien\skhai)?" + _FILL)),
    (RelationKind.IMPLEMENTS, re.compile(r"\b(?:to\schuc\s|trien\skhai\s|tiep\stuc\s)?(?:thuc\shien|trien\skhai|thi\shanh)" + _FILL)),
)
_PASSIVE_KINDS = {
    "sua": RelationKind.AMENDS,
    "bo": RelationKind.AMENDS,
    "thay": RelationKind.REPLACES,
    "hop": RelationKind.CONSOLIDATES,
    "dinh": RelationKind.CORRECTS,
    "huong": RelationKind.GUIDES,
    "bai": RelationKind.REPEALS,
    "quy": RelationKind.DETAILS,
}
_COORDINATE = re.compile(r"^[\s,;]{0,3}(?:(?:va|cung|hoac)\s)?(?:cac\s)?(?:so\s?)?\(?\s*$")
_OWN_VERB = re.compile(r"^[\s,;]{0,3}(?:va\s)?(?:huong\sdan|quy\sdinh\schi\stiet|sua\sdoi|bo\ssung|thay\sthe)")
_ENDS = re.compile(r"[.;]\s(?=[A-Z\-+(])|\n(?=[\-+] |\d{1,2}[.)] |[a-z]\) )")
_LONGEST = 420


@dataclass(frozen=True, slots=True)
class Frame:
    """How one mention relates to those before it in its sentence; indices point into the sequence of mentions.

    `inside` is the mention in whose title this one stands. `acts_on` / `acted_by` name the other end of the stated
    relation `kind`, whose words are `flow[evidence[0]:evidence[1]]`.
    """

    inside: int | None = None
    kind: RelationKind | None = None
    acts_on: int | None = None
    acted_by: int | None = None
    evidence: tuple[int, int] = (0, 0)


def read_frames(text: Text, mentions: Sequence[Found]) -> list[Frame]:
    """Return one frame for each mention; the mentions must be in order.

    >>> from kg.text import mend
    >>> from kg.citation.numbered import find_numbered
    >>> text = mend("Nghị định số 47/2019/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 10/2016/NĐ-CP")
    >>> frame = read_frames(text, list(find_numbered(text)))[1]
    >>> frame.inside, frame.kind.value, frame.acted_by
    (0, 'amends', 0)
    """
    frames: list[Frame] = []
    for i, mention in enumerate(mentions):
        frames.append(_frame(text, mentions, frames, i, mention) if i else Frame())
    return frames


def _frame(text: Text, mentions: Sequence[Found], frames: list[Frame], i: int, mention: Found) -> Frame:
    before = mentions[i - 1]
    if mention.start < before.end:
        return frames[i - 1]  # one phrase that names two ("khóa XII, XIII")
    if mention.start - before.end > _LONGEST:
        return Frame()
    raw = text.folded[before.end : mention.start]
    gap = raw.lower()
    if passive := _PASSIVE.search(gap):
        target = _of_same_type(mentions, i, mention)
        return Frame(None, _PASSIVE_KINDS[passive[1].split()[0]], target, None, (mentions[target].start, mention.end))
    if _COORDINATE.match(gap):
        return _continued(frames[i - 1], mentions, i)
    if _ENDS.search(raw):
        return Frame()
    for kind, pattern in _ACTIVE:
        found = pattern.search(gap)
        if not found:
            continue
        if _TASK.search(gap):
            return Frame(inside=i - 1)
        outer = frames[i - 1]
        actor = outer.acted_by if _OWN_VERB.match(gap) and outer.acted_by is not None else i - 1
        return Frame(actor, kind, None, actor, (mentions[actor].start, mention.end))
    return _plain(gap, frames[i - 1], i)


def _plain(gap: str, before: Frame, i: int) -> Frame:
    """Frame a mention whose gap states no relation: still inside the title that the gap opens, or at the top again."""
    if re.match(r"\s?(?:quy\sdinh|qui\sdinh|ve|ban\shanh|huong\sdan|phe\sduyet|sua\sdoi|cong\sbo|giao|quy\schuan)\b", gap):
        last = gap.rstrip()
        if not re.search(r"\s(?:va|,)$", last):
            return Frame(inside=i - 1)
    return Frame()


def _continued(frame: Frame, mentions: Sequence[Found], i: int) -> Frame:
    """Return the frame of the mention before, for one that is coordinate with it."""
    if frame.kind is None:
        return frame
    other = frame.acts_on if frame.acts_on is not None else frame.acted_by
    first = mentions[other].start if other is not None else mentions[i].start
    return Frame(frame.inside, frame.kind, frame.acts_on, frame.acted_by, (first, mentions[i].end))


def _of_same_type(mentions: Sequence[Found], i: int, mention: Found) -> int:
    """Return the mention that is amended: an act is amended by one of its own kind, else by the nearest before it."""
    for j in range(i - 1, max(-1, i - 8), -1):
        if mentions[j].type == mention.type and mentions[j].number != mention.number:
            return j
    return i - 1
