"""Which instrument stands inside the title of which, and what the words between them say that one does to the other.

The title of a cited act is a frame: acts inside it are objects of ITS relations, never of the citing document.
"được sửa đổi, bổ sung bởi" turns the direction. Coordination ("A, B và C") continues the frame of its first member.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from kg.citation.acting import ACTIVE, ASKING, TASK, frame_of_act
from kg.citation.annotation import annotation
from kg.citation.coordination import OF_HIGHER, furthest, is_law, link_before, same_kind
from kg.citation.deed import OF_WHOLE
from kg.citation.effect import ends_since, ends_when
from kg.citation.found import Found
from kg.citation.frame import THIS, Frame
from kg.citation.history import event, subject_of_history
from kg.citation.lists import Item, Lists
from kg.citation.passive import passive_at_end
from kg.citation.pinpoints import pinpoints_before
from kg.citation.rows import reason_of_row
from kg.citation.scopes import provisions_before
from kg.citation.subjects import COORDINATE, END, ENDS, coordinate_subjects, done_to, passive_frame
from kg.citation.values import RelationKind
from kg.citation.verbs import CHAIN, OPENS_TITLE, PROVISIONS, UNIT, kind_of_verb
from kg.register import phrase_pattern, rank_of, ranks, type_pattern
from kg.text import Text, late

_RECITAL = rf"[\-\s]{{0,2}}(?=[A-Z])(?i:{phrase_pattern('recital')})\s"
_BEGINS_RECITAL = re.compile(_RECITAL)
_TITLE = re.compile(rf"\s?[\"(]?\s?{OPENS_TITLE}\b")
_TOP = re.compile(r"(?:;|\sva|,|\")\s*(?:cac\s)?(?:so\s)?$")
_AMENDED = late(rf"^,?\s(?:da\s)?(?:duoc|bi)\s(?:{CHAIN})\b")
_ACTS = late(rf"^\s(?:da\s|se\s)?(?:{CHAIN})\b")
_OWN_TITLE = re.compile(r"^\s(?:quy\sdinh|ve)\s")
_NEXT_OBJECT = re.compile(r"^\s?;\s(?:va\s)?$")
_NEAR = 60
_IN_PART = frozenset({RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.REPEALS_PART})
# by a provision of a further act: "(được sửa đổi tại Điều 1 Thông tư A và khoản 2 Điều 1 Thông tư B)"
_COORDINATE_PART = re.compile(rf"^(?:,\s|\sva\s|,\sva\s|;\s)(?:tai\s)?{UNIT}\s[\w.]{{1,6}}{PROVISIONS}\s(?:cua\s)?$")
_BEGINS = re.compile(r"(?:^|[.;\n]\s?|\n[-+]\s|ban\shanh\s)$")
_CHANGES = frozenset({RelationKind.AMENDS, RelationKind.REPEALS, RelationKind.REPLACES})
_ENDS_ACTS = frozenset({RelationKind.REPEALS, RelationKind.REPEALS_PART, RelationKind.REPLACES})
_ROW = r"(?<=\n)\d{1,2}/\d{1,2}/\d{4}\s[A-Z]"  # a row of a history: "19/05/2017 Được sửa đổi 14/2017/QĐ-UBND"
_OWN_LINE = rf"(?<=\n)[^\n]{{2,300}}\n(?=[A-Z])(?i:{CHAIN})\b"  # a deed that begins a line, another line above it
_ENDS_OR_RECITAL = re.compile(rf"[\n;.,:?](?:\s?{_RECITAL}|{END}|{_ROW}|{_OWN_LINE})")
_NEW_SENTENCE = re.compile(r"[a-z]{3}\.\s$")  # the mention is the first of another sentence
_LONGEST = 420


_ALONE = Frame()

# Behind an act: "và các Thông tư sửa đổi, bổ sung", before a colon and those that amend it
_AMENDERS = late(
    rf"\s(?:va|cung)\s(?:cac\s)?{type_pattern('van ban', 'luat')}\s(?:da\s)?sua\s?doi(?:,?\sbo\s?sung)?(?:\sgom)?"
)
_ACCORDINGLY = re.compile(r"Theo\sdo,[^:]{0,240}?\b(?:het\shieu\sluc|bi\sbai\sbo)\b(?!\s(?:thi\shanh\s)?mot\sphan)")
_ANNOUNCED = re.compile(r"\s(?:ve\s(?:viec\s)?)?bai\sbo\s(?:[^.:;\n]|\n(?=[a-z])){4,240}\.\s*")


def read_frames(text: Text, lists: Lists, mentions: Sequence[Found], *, report: bool = False) -> list[Frame]:
    """Return one frame for each mention; the mentions must be in order. A report is no act itself.

    >>> from kg.text import mend
    >>> from kg.citation.numbered import find_numbered
    >>> text = mend("Nghị định số 47/2019/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 10/2016/NĐ-CP")
    >>> frame = read_frames(text, Lists(text, []), list(find_numbered(text)))[1]
    >>> frame.inside, frame.kind.value, frame.acted_by
    (0, 'amends', 0)
    """
    frames: list[Frame] = []
    history = subject_of_history(text, mentions)
    nested = any(after.end <= mention.end for mention, after in pairwise(mentions))
    for i, mention in enumerate(mentions):
        holder = _holder(mentions, i) if nested else None
        if holder is not None:  # a law named by the laws it amends
            evidence = (mentions[holder].start, mentions[holder].end)
            frames.append(Frame(holder, RelationKind.AMENDS, None, holder, evidence))
        elif told := annotation(text, mentions, i, report=report) or (
            event(text, mention, history) if history is not None else None
        ):
            frames.append(told)
        else:
            before = furthest(mentions, i) if nested else i - 1
            frames.append(_frame(text, lists, mentions, frames, before, i) if i else _ALONE)
    coordinate_subjects(text, frames, mentions)
    return frames


def _frame(text: Text, lists: Lists, mentions: Sequence[Found], frames: list[Frame], before: int, i: int) -> Frame:
    mention, last = mentions[i], mentions[before]
    if mention.start < last.end:
        return frames[before]  # one phrase that names two ("khóa XII, XIII")
    if (item := lists.around(mention.start, last.end)) and (listed := _in_list(text, lists, item, mentions, i)):
        return listed
    if mention.start - last.end > _LONGEST:
        return _ALONE
    raw = text.folded[last.end : mention.start]
    gap = raw.lower()
    reason = reason_of_row(text, gap, frames, mentions, before, mention)
    gap = gap[max(0, frames[before].evidence[1] - last.end) :]  # "A đã được B thay thế": the verb is used
    if reason or _begins_anew(raw):
        return reason or _ALONE
    behind = text.folded[mention.end : mention.end + _NEAR].lower()
    if _NEXT_OBJECT.match(gap) and _AMENDED.match(behind):
        return _next_object(frames, mentions, i) or _ALONE
    if "luc" in gap + behind and (ended := _by_effect(text, gap, mentions, before, mention)):
        return ended
    if passive := passive_frame(text, gap, frames, mentions, before, mention):
        return passive
    if gap == "; " and _amends_the_last(mentions, before, mention):
        return _continued(frames[before], mentions, i)
    if gap == " (":
        return Frame(frames[before].inside)  # the short name by which the text goes on, or its number
    if COORDINATE.match(gap):
        return _coordinate(frames, mentions, before, i, behind)
    if part := _coordinate_part(text, gap, frames, mentions, before, i):
        return part
    before, gap = _before_bracket(gap, frames, before)
    framed = frame_of_act(text, gap, frames, mentions, before, mention)
    framed = framed or _plain(lists, gap, frames, mentions, before, mention)
    return _in_part(text, framed, last.end, mention)


def _begins_anew(raw: str) -> bool:
    """Say whether the words before a mention end the sentence of the one before, or begin another recital or row."""
    return bool(
        "\nKinh gui" in raw or _BEGINS_RECITAL.match(raw) or _ENDS_OR_RECITAL.search(raw) or _NEW_SENTENCE.search(raw)
    )


def _by_effect(text: Text, gap: str, mentions: Sequence[Found], before: int, mention: Found) -> Frame | None:
    """Frame a mention that ends with the effect of the one before it, or with whose effect that ends."""
    last = mentions[before]
    if ends_since(text, gap, last, mention):
        return Frame(None, RelationKind.REPEALS, None, before, (last.start, mention.end))
    if end := ends_when(text, gap, last, mention):
        kind, scope = done_to(text, RelationKind.REPEALS, mentions, before)
        return Frame(None, kind, before, None, (last.start, end), scope)
    return None


def _before_bracket(gap: str, frames: list[Frame], before: int) -> tuple[int, str]:
    """Return which mention the words behind a bracket go on with: what is changed by the act in it, and the words.

    "Thông tư A sửa đổi Thông tư B (đã được sửa đổi tại Thông tư C) và bãi bỏ khoản 7 Điều 11" of one more.
    """
    changed = frames[before].acts_on
    behind = gap.startswith(") ") and changed is not None and changed != THIS
    return (changed or 0, gap[1:]) if behind else (before, gap)


def _in_part(text: Text, frame: Frame, since: int, mention: Found) -> Frame:
    """Return the frame with the provisions that stand before the mention, where a part of it is what is acted on."""
    if (
        frame.also is None
        and frame.kind in _IN_PART
        and frame.acted_by is not None
        and pinpoints_before(text, mention.start)
    ):
        return structs.replace(frame, scope=provisions_before(text, since, mention.start))
    return frame


def _amends_the_last(mentions: Sequence[Found], before: int, mention: Found) -> bool:
    """Say whether "…; Luật sửa đổi Luật A" goes on with "hướng dẫn thi hành Luật A": an undated law of that name."""
    last = mentions[before]
    amends = is_law(mention) and mention.date is None and mention.number is None and last.name is not None
    return amends and (mention.name or "").lower().endswith(f"của {last.name}".lower()) and last.date is None


def _coordinate(frames: list[Frame], mentions: Sequence[Found], before: int, i: int, behind: str) -> Frame:
    """Frame a mention that is coordinate in print with the one before it; `behind` are the words that follow."""
    frame = frames[before]
    if (
        frame.kind in _CHANGES
        and frame.acted_by is not None
        and not same_kind(mentions[before], mentions[i])
        and _ACTS.match(behind)
    ):
        return _ALONE  # "Thông tư A sửa đổi Thông tư B và Nghị định C sửa đổi Nghị định D"
    older = (mentions[i].year or 0) < (mentions[before].year or 0)
    if older and frame.acts_on not in (None, THIS) and _AMENDED.match(behind):
        return _next_object(frames, mentions, i) or _ALONE  # "A được sửa đổi theo B và C được sửa đổi theo D"
    if frame.acts_on is not None and _OWN_TITLE.match(behind) and (outer := _next_object(frames, mentions, i)):
        return outer  # "A sửa đổi B đã được sửa đổi theo C và D quy định về …": A changes D
    if _leaves(frame, mentions, before, mentions[i]):
        return (frame.acts_on is not None and _next_object(frames, mentions, i)) or _ALONE
    return _continued(frame, mentions, i)


def _coordinate_part(
    text: Text, gap: str, frames: list[Frame], mentions: Sequence[Found], before: int, i: int
) -> Frame | None:
    """Frame a mention that is coordinate by a provision of it, where it can be nothing else.

    So it is within the brackets that say by what an act was changed, and where the act that ends several begins the
    sentence: "Nghị định A bãi bỏ Nghị định B, Nghị định C và Điều 2 Nghị định D".
    """
    frame = frames[before]
    if not _COORDINATE_PART.match(gap):
        return None
    if frame.acts_on not in (None, THIS):
        changed = mentions[frame.acts_on or 0]
        opened = text.folded.rfind("(", changed.end, mentions[before].start)
        in_brackets = opened > text.folded.rfind(")", changed.end, mentions[before].start)
        return _continued(frame, mentions, i) if in_brackets else None
    if frame.kind not in _ENDS_ACTS or frame.acted_by in (None, THIS) or not same_kind(mentions[before], mentions[i]):
        return None
    start = mentions[frame.acted_by or 0].start
    if not _BEGINS.search(text.folded, max(0, start - 9), start):
        return None
    whole = _continued(frame, mentions, i)
    scope = provisions_before(text, mentions[before].end, mentions[i].start)
    return structs.replace(whole, kind=OF_WHOLE.get(frame.kind, frame.kind), scope=scope)


def _leaves(frame: Frame, mentions: Sequence[Found], before: int, mention: Found) -> bool:
    """Say whether a mention that is coordinate in print stands outside the frame of the one before.

    An act details higher acts, not those of its own kind, changes none that is above it, and acts on none of a later
    year. A law that has a name is none of the amenders that go by number alone; nor is an act older than what they
    amended.
    """
    if frame.acted_by is not None and frame.acted_by != THIS:
        actor = mentions[frame.acted_by]
        later = actor.year is not None and mention.year is not None and actor.year < mention.year
        if later or (frame.kind in OF_HIGHER and mention.type == actor.type):
            return True
        return (
            frame.kind in _CHANGES
            and mention.type not in (actor.type, mentions[before].type)
            and _is_above(mention, actor)
        )
    if frame.acts_on is None or frame.acts_on == THIS:
        return False
    amended, amender = mentions[frame.acts_on], mentions[before]
    if mention.type not in (amender.type, amended.type) and not is_law(amended):
        return True  # "Thông tư A, sửa đổi tại Thông tư B, Quyết định C"
    older = mention.year is not None and amended.year is not None and mention.year < amended.year
    named = bool(mention.name and amended.name and not amender.name) and same_kind(mention, amended)
    return older or named


def _is_above(mention: Found, actor: Found) -> bool:
    """Say whether who issued one act stands above who issued another (Luật 64/2025/QH15 Điều 4, Điều 57)."""
    here, there = (rank_of(act.issuers, act.number, act.type) for act in (mention, actor))
    return here < there < ranks()[-1]  # the last takes whom nobody knows


def _in_list(text: Text, lists: Lists, item: Item, mentions: Sequence[Found], i: int) -> Frame | None:
    """Frame the first mention of a list item by the last instrument of the clause that opened the list."""
    mention = mentions[i]
    before = bisect_left(mentions, item.colon, hi=i, key=lambda place: place.start) - 1
    if before < 0 or not item.lead <= mentions[before].start < mentions[before].end <= item.colon:
        return _as_announced(text, item, mentions, before, mention) if before >= 0 else None
    if ENDS.search(text.folded, item.start, mention.start):
        return None
    lead, own = lists.words(structs.replace(item, lead=mentions[before].end), mention.start)
    evidence = (mentions[before].start, mention.end)
    if _AMENDERS.fullmatch(lead) and same_kind(mentions[before], mention):
        return Frame(None, RelationKind.AMENDS, before, None, evidence)
    passive, active = passive_at_end(lead + own), ACTIVE.search(lead + own)
    if passive and passive.start < len(lead):
        target = _of_its_kind(mentions, before, item.lead, mention)  # not what stands in the title of the amended act
        return Frame(None, passive.kind, target, None, (mentions[target].start, mention.end))
    kind = kind_of_verb(active[1]) if active else None
    carried_out = kind is RelationKind.IMPLEMENTS  # "có hiệu lực thi hành"
    charges = kind in OF_HIGHER and is_law(mentions[before])  # "Luật … giao Bộ trưởng Bộ Tài chính quy định chi tiết"
    asks = mentions[before].type in ASKING or TASK.search(lead)
    if active and active.start() < len(lead) and not (carried_out or charges or asks):
        return Frame(before, kind, None, before, evidence)
    return None


def _as_announced(text: Text, item: Item, mentions: Sequence[Found], before: int, mention: Found) -> Frame | None:
    """Frame what an act ends that news has announced: "… ban hành Thông tư … bãi bỏ …. Theo đó, … hết hiệu lực: 1."."""
    act = mentions[before]
    if not _ACCORDINGLY.match(text.folded, item.lead, item.colon) or act.end > item.lead:
        return None
    said = _ANNOUNCED.fullmatch(text.folded, act.end, item.lead)
    if said is None or not text.folded.endswith("ban hanh ", 0, act.start):
        return None
    return Frame(before, RelationKind.REPEALS, None, before, (act.start, mention.end))


def _of_its_kind(mentions: Sequence[Found], before: int, since: int, mention: Found) -> int:
    """Return the first mention from offset `since` to `before` that is of the kind of a mention, else `before`."""
    first = bisect_left(mentions, since, hi=before, key=lambda place: place.start)
    return next((j for j in range(first, before) if same_kind(mentions[j], mention)), before)


def _next_object(frames: list[Frame], mentions: Sequence[Found], i: int) -> Frame | None:
    """Frame an amended act behind a semicolon: "A sửa đổi B đã được sửa đổi theo C; D đã được …" changes D too."""
    outer = next((f for f in reversed(frames[max(0, i - 6) : i]) if f.acted_by is not None), None)
    if outer is None or outer.acted_by is None:
        return None
    return Frame(outer.inside, outer.kind, None, outer.acted_by, (mentions[outer.acted_by].start, mentions[i].end))


def _holder(mentions: Sequence[Found], i: int) -> int | None:
    """Return the amending law in whose name this law stands."""
    for j in range(i - 1, max(-1, i - 8), -1):
        if mentions[j].start < mentions[i].start and mentions[i].end <= mentions[j].end and mentions[j].name:
            return j
    return None


def _plain(
    lists: Lists, gap: str, frames: list[Frame], mentions: Sequence[Found], before: int, mention: Found
) -> Frame:
    """Frame a mention whose gap states no relation: still inside the title that the gap opens, or at the top again."""
    if not _TITLE.match(gap):
        return _ALONE
    if _TOP.search(gap):
        frame = frames[before]
        return _member(lists, frame, mentions, before, mention) if frame.acted_by not in (None, THIS) else _ALONE
    link = link_before(gap)
    return _ALONE if link and same_kind(mentions[before], mention) else Frame(inside=before)


def _member(lists: Lists, frame: Frame, mentions: Sequence[Found], before: int, mention: Found) -> Frame:
    """Frame a mention behind the title of an object: another object, where it cannot be coordinate with the actor.

    "Thông tư A hướng dẫn Nghị định B quy định về …, Nghị định C": a decree is not of the kind of the circular. Of one
    kind, it is an object in an item of a list, which names one act and its title.
    """
    actor = mentions[frame.acted_by or 0]
    if not same_kind(mentions[before], mention):
        return _ALONE
    item = lists.around(mention.start, 0)
    alone = item is not None and item.start <= actor.start and frame.kind is RelationKind.AMENDS
    if same_kind(actor, mention) and not alone:
        return _ALONE
    return Frame(frame.inside, frame.kind, None, frame.acted_by, (actor.start, mention.end))


def _continued(frame: Frame, mentions: Sequence[Found], i: int) -> Frame:
    """Return the frame of the mention before, for one that is coordinate with it."""
    if frame.kind is None:
        return frame
    other = frame.acts_on if frame.acts_on is not None else frame.acted_by
    first = mentions[other].start if other is not None and other != THIS else mentions[i].start
    return Frame(frame.inside, frame.kind, frame.acts_on, frame.acted_by, (first, mentions[i].end))
