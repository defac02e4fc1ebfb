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
from kg.register import phrase_meanings, phrase_pattern
from kg.text import Text, search_key

# Between a verb and its object stand only words like these: "sửa đổi, bổ sung một số điều của …".
_FILL = (
    r"(?:[\s,]{1,2}(?:mot|so|dieu|khoan|diem|noi|dung|va|cac|bien|phap|thi|hanh|cua|ve|phan|chuong|muc|phu|luc|tai|quy|dinh|"
    r"cu|the|nhiem|vu|giai|theo|kem|huong|dan|viec|\d{1,3}[a-z]?|[a-z]|[ivx]{1,4}))*\s*\(?\"?$"
)
_PINPOINT = r"(?:\s(?:khoan|dieu|muc|phan|diem)\s\w{1,4})"
_VERBS = phrase_pattern("relation")
_ACTIVE = re.compile(rf"\b({_VERBS}){_FILL}")
_PASSIVE = re.compile(rf"\b(?:duoc|bi)\s({_VERBS})\b[^;]{{0,80}}?\s(?:boi|theo|tai|bang)(?:\scac)?{_PINPOINT}*\s*$")
_TASK = re.compile(rf"\b(?:{phrase_pattern('task')})\b")
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
        return Frame(None, _kind(passive[1]), target, None, (mentions[target].start, mention.end))
    if _COORDINATE.match(gap):
        return _continued(frames[i - 1], mentions, i)
    if _ENDS.search(raw):
        return Frame()
    if found := _ACTIVE.search(gap):
        if _TASK.search(gap):
            return Frame(inside=i - 1)
        outer = frames[i - 1]
        actor = outer.acted_by if _OWN_VERB.match(gap) and outer.acted_by is not None else i - 1
        return Frame(actor, _kind(found[1]), None, actor, (mentions[actor].start, mention.end))
    return _plain(gap, frames[i - 1], i)


def _kind(verb: str) -> RelationKind:
    return RelationKind(phrase_meanings("relation")[search_key(verb)])


def _plain(gap: str, before: Frame, i: int) -> Frame:
    """Frame a mention whose gap states no relation: still inside the title that the gap opens, or at the top again."""
    if re.match(
        r"\s?(?:quy\sdinh|qui\sdinh|ve|ban\shanh|huong\sdan|phe\sduyet|sua\sdoi|cong\sbo|giao|quy\schuan)\b", gap
    ):
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
