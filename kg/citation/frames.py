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
from kg.register import phrase_meanings, phrase_pattern, type_pattern
from kg.text import Text, search_key

# Between a verb and its object stand only words like these: "sửa đổi, bổ sung một số điều của …".
FILL = (
    r"(?:[\s,]{1,2}(?:mot|so|dieu|khoan|diem|noi|dung|va|cac|bien|phap|thi|hanh|cua|ve|phan|chuong|muc|phu|luc|tai|quy|dinh|"
    r"cu|the|nhiem|vu|giai|theo|kem|huong|dan|viec|\d{1,3}[a-z]?|[a-z]|[ivx]{1,4}))*\s*\(?\"?$"
)
_PINPOINT = r"(?:\s(?:khoan|dieu|muc|phan|diem)\s\w{1,4})"
VERBS = phrase_pattern("relation")
ACTIVE = re.compile(rf"\b({VERBS}){FILL}")
_PASSIVE = re.compile(rf"\b(?:duoc|bi)\s({VERBS})\b[^;]{{0,80}}?\s(?:boi|theo|tai|bang)(?:\scac)?{_PINPOINT}*\s*$")
_TASK = re.compile(rf"\b(?:{phrase_pattern('task')})\b")
_NEW_RECITAL = re.compile(rf"(?:^|[\n;.,:]\s?)[\-\s]{{0,2}}(?=[A-Z])(?i:{phrase_pattern('recital')})\s")
_TITLE = re.compile(
    r"\s?[\"(]?\s?(?:v/v|quy\sdinh|qui\sdinh|ve|ban\shanh|huong\sdan|phe\sduyet|sua\sdoi|cong\sbo|giao|quy\schuan|giai\sthich)\b"
)
_TOP = re.compile(r"(?:;|\sva|,|\")\s*(?:cac\s)?$")
_THIS = re.compile(
    rf"\b(?:{type_pattern()}|luat|bo\sluat|phap\slenh|dieu|khoan|diem|chuong|muc|phan|noi\sdung|phu\sluc|quy\sdinh)\snay\s(?:da\s)?$"
)
_WHOLE = re.compile(rf"\b(?:{type_pattern()}|luat|bo\sluat|phap\slenh)\snay\s(?:da\s)?$")
_APART = re.compile(r"[\[\]]|[.;]\s(?=[A-Z])")
_NOTE = 240
_OTHER_ACTOR = re.compile(rf"\b(?:{type_pattern()})\s$")  # an act without a number does it
_ASKING = frozenset({"Công văn", "Tờ trình", "Báo cáo"})
THIS = -1  # in place of the index of a mention: the document itself
COORDINATE = re.compile(r"^[\s,]{0,3}(?:[a-z]\s)?(?:(?:va|cung|hoac)\s)?(?:cac\s)?(?:so\s?)?\(?\s*$")
_OWN_VERB = re.compile(r"^(?:,\s|\sva\s|,\sva\s)(?:huong\sdan|quy\sdinh\schi\stiet|sua\sdoi|bo\ssung|thay\sthe)")
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
        first = _annotation(text, mention) or Frame()
        frames.append(_frame(text, mentions, frames, i, mention) if i else first)
    return frames


def _frame(text: Text, mentions: Sequence[Found], frames: list[Frame], i: int, mention: Found) -> Frame:
    before = _before(mentions, i)
    holder = _holder(mentions, i)
    if holder is not None:  # a law named by the laws it amends
        return Frame(holder, RelationKind.AMENDS, None, holder, (mentions[holder].start, mentions[holder].end))
    last = mentions[before]
    if own := _annotation(text, mention):
        return own
    if mention.start < last.end:
        return frames[before]  # one phrase that names two ("khóa XII, XIII")
    if mention.start - last.end > _LONGEST:
        return Frame()
    raw = text.folded[last.end : mention.start]
    gap = raw.lower()
    if _NEW_RECITAL.search(raw):
        return Frame()
    if passive := _PASSIVE.search(gap):
        target = _of_same_type(mentions, i, mention)
        return Frame(None, kind_of_verb(passive[1]), target, None, (mentions[target].start, mention.end))
    if COORDINATE.match(gap):
        return _continued(frames[before], mentions, i)
    if _ENDS.search(raw):
        return Frame()
    if found := ACTIVE.search(gap):
        if _TASK.search(gap) or _OTHER_ACTOR.search(gap, 0, found.start()):
            return Frame(inside=before)
        if last.type in _ASKING:
            return Frame(inside=before)  # the title of a letter is what it asks for, not what it does
        outer = frames[before]
        actor = outer.acted_by if _OWN_VERB.match(gap) and outer.acted_by is not None else before
        return Frame(actor, kind_of_verb(found[1]), None, actor, (mentions[actor].start, mention.end))
    return _plain(gap, before)


def _before(mentions: Sequence[Found], i: int) -> int:
    """Return the mention whose end comes last before this one: an amending law, not the laws inside its name."""
    return max(range(max(0, i - 6), i), key=lambda j: (mentions[j].end, -j))


def _holder(mentions: Sequence[Found], i: int) -> int | None:
    """Return the amending law in whose name this law stands."""
    for j in range(i - 1, max(-1, i - 8), -1):
        if mentions[j].start < mentions[i].start and mentions[i].end <= mentions[j].end and mentions[j].name:
            return j
    return None


def _annotation(text: Text, mention: Found) -> Frame | None:
    """Frame a mention of which the text says that it changed this very document: "Điều này được sửa đổi bởi …".

    Portals print such notes in brackets; the subject is a provision of the document, or stands alone in its brackets.
    """
    left = max(0, mention.start - _NOTE)
    raw = text.folded[left : mention.start]
    passive = _PASSIVE.search(raw.lower())
    if not passive:
        return None
    begin = max((found.end() for found in _APART.finditer(raw, 0, passive.start())), default=0)
    subject = raw[begin : passive.start()].lower()
    this = _THIS.search(subject)
    if not this and not (begin and raw[begin - 1] == "["):
        return None
    kind = kind_of_verb(passive[1])
    if kind is RelationKind.REPEALS and this and not _WHOLE.search(subject):
        kind = RelationKind.REPEALS_PART
    start = left + (this.start() if this else begin)
    return Frame(None, kind, THIS, None, (start, mention.end))


def kind_of_verb(verb: str) -> RelationKind:
    """Return the relation that a verb of `phrases.csv`, as matched in folded text, stands for."""
    return RelationKind(phrase_meanings("relation")[search_key(verb)])


def _plain(gap: str, before: int) -> Frame:
    """Frame a mention whose gap states no relation: still inside the title that the gap opens, or at the top again."""
    if _TITLE.match(gap) and not _TOP.search(gap):
        return Frame(inside=before)
    return Frame()


def _continued(frame: Frame, mentions: Sequence[Found], i: int) -> Frame:
    """Return the frame of the mention before, for one that is coordinate with it."""
    if frame.kind is None:
        return frame
    other = frame.acts_on if frame.acts_on is not None else frame.acted_by
    first = mentions[other].start if other is not None and other != THIS else mentions[i].start
    return Frame(frame.inside, frame.kind, frame.acts_on, frame.acted_by, (first, mentions[i].end))


def _of_same_type(mentions: Sequence[Found], i: int, mention: Found) -> int:
    """Return the mention that is amended: an act is amended by one of its own kind, else by the nearest before it."""
    for j in range(i - 1, max(-1, i - 8), -1):
        if mentions[j].type == mention.type and mentions[j].number != mention.number:
            return j
    return i - 1
