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

from kg.citation.annotation import annotation
from kg.citation.coordination import OF_HIGHER, cannot_act, furthest, is_law, link_before, same_kind
from kg.citation.deed import OF_WHOLE
from kg.citation.found import Found
from kg.citation.frame import THIS, Frame
from kg.citation.lists import Item, Lists
from kg.citation.passive import passive_at_end
from kg.citation.pinpoints import pinpoints_before
from kg.citation.scopes import provisions_before, rules_before
from kg.citation.values import RelationKind
from kg.citation.verbs import AS_SAID, CHAIN, FILL, UNIT, kind_of_verb
from kg.citation.verbs import THIS as THIS_ACT
from kg.register import phrase_pattern, type_pattern
from kg.text import Text

ACTIVE = re.compile(rf"({CHAIN}){FILL}")
# "sửa đổi một số điều của Quy định về … ban hành kèm theo": what an act issues with itself is its part.
_ANNEXED = re.compile(
    rf"({CHAIN})\s(?:mot\sso\s)?(?:dieu|noi\sdung|khoan|diem|quy\sdinh|phu\sluc)\b[^.;:]{{0,40}}?\s(?:(?:cua|tai|trong)\s)?"
    rf"(?:ban\s)?{phrase_pattern('annexed')}\b[^.;:]{{0,260}}?\s(?:ban\shanh\s)?(?:kem\s)?theo\s$"
)
# "Nghị định A và các biểu mẫu được sửa đổi theo B": not A is what B changes.
_OTHER_SUBJECT = re.compile(
    rf"^,?\sva\s(?!(?:da|duoc|bi)\s|(?:cac\s)?{type_pattern('van ban', 'luat', 'phap lenh')}\b)"
    r"[a-z\s]{2,60}?\s(?:da\s)?[db](?:uoc|i)\s"
)
_TASK = re.compile(rf"{phrase_pattern('task')}\b")
_RECITAL = rf"[\-\s]{{0,2}}(?=[A-Z])(?i:{phrase_pattern('recital')})\s"
_BEGINS_RECITAL = re.compile(_RECITAL)
_TITLE = re.compile(
    r"\s?[\"(]?\s?(?:v/v|quy\sdinh|qui\sdinh|ve|ban\shanh|huong\sdan|phe\sduyet|sua\sdoi|cong\sbo|giao|quy\schuan|giai\sthich)\b"
)
_TOP = re.compile(r"(?:;|\sva|,|\")\s*(?:cac\s)?(?:so\s)?$")
_AMENDED = re.compile(rf"^,?\s(?:da\s)?(?:duoc|bi)\s(?:{CHAIN})\b")
_OWN_TITLE = re.compile(r"^\s(?:quy\sdinh|ve)\s")
_NEXT_OBJECT = re.compile(r"^\s?;\s(?:va\s)?$")
_UNITS = re.compile(rf"\b{UNIT}\s(?:\d|[a-z]\b|[ivx]{{1,4}}\b)")
_NOTE = 240
_NEAR = 60
_LABEL = re.compile(r"\n?(?:Dieu\s)?[\da-z]{1,4}[.)]\s")  # "Điều 1. ": where the sentence stands
_IN_PART = frozenset({RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.REPEALS_PART})
# An act without a number does it, unless the mention issues that act ("ban hành Chương trình hành động thực hiện").
_THIS_BEGINS = re.compile(rf"{THIS_ACT}\sco\s?hieu\sluc\b|{THIS_ACT}\s$")
_OTHER_ACTOR = re.compile(rf"(?<!ban\shanh\s)(?!huong\sdan\s$){type_pattern()}\s$")
# "Trên cơ sở Nghị quyết A, Ủy ban nhân dân tỉnh đính chính Quyết định B": a body does it, no act.
_BODY_ACTS = re.compile(
    rf",\s{phrase_pattern('unit', 'bo', 'uy ban', 'hoi dong', 'van phong', 'ngan hang')}\b[a-z\s\-]{{2,60}}\s"
    r"(?:nay\s|xin\s)?$"
)
_ASKING = frozenset({"Công văn", "Tờ trình", "Báo cáo"})
COORDINATE = re.compile(r"^[\s,]{0,3}(?:[a-z]\s)?(?:(?:va|cung|hoac)\s)?(?:cac\s)?(?:so\s?)?\(?\s*$")
_OWN_VERB = re.compile(r"^(?:,\s|\sva\s|,\sva\s)(?:huong\sdan|quy\sdinh\schi\stiet|sua\s?doi|bo\s?sung|thay\s?the)")
_AND_ENDS = re.compile(
    r"^(?:,?\sva\s(?:dong\sthoi\s)?(?:sua\s?doi|bo\s?sung)|(?:,\s|,?\sva\s)(?:dong\sthoi\s)?(?:bai\s?bo|huy\s?bo|thay\s?the))\b"
)
_AND_ALSO = re.compile(r"(?:;\s|(?<=[a-z\d)]),\s|\sva\s)(?:dong\sthoi\s|tam\s)?$")
_TITLE_WORD = re.compile(
    r"\b(?:v/v|ve|quy\sdinh|qui\sdinh|ban\shanh|huong\sdan|phe\sduyet|sua\sdoi|cong\sbo|giao|quy\schuan|giai\sthich)\b"
)
_END = (
    r"(?<=[.;])\s(?=[A-Z\-+(]|[a-z]\d?\) |\d{1,2}\) )|(?<=\n)(?=[\-+] |\d{1,2}[.)] |[a-z]\) |\[\d)"
    r"|(?<=\.)\n(?=[A-Z\d])"
)
_ENDS = re.compile(rf"[.;\n](?:{_END})")
_ROW = r"(?<=\n)\d{1,2}/\d{1,2}/\d{4}\s[A-Z]"  # a row of a history: "19/05/2017 Được sửa đổi 14/2017/QĐ-UBND"
_OWN_LINE = rf"(?<=\n)[^\n]{{2,300}}\n(?=[A-Z])(?i:{CHAIN})\b"  # a deed that begins a line, another line above it
_ENDS_OR_RECITAL = re.compile(rf"[\n;.,:](?:\s?{_RECITAL}|{_END}|{_ROW}|{_OWN_LINE})")
_LONGEST = 420


_ALONE = Frame()


def read_frames(text: Text, lists: Lists, mentions: Sequence[Found]) -> list[Frame]:
    """Return one frame for each mention; the mentions must be in order.

    >>> from kg.text import mend
    >>> from kg.citation.numbered import find_numbered
    >>> text = mend("Nghị định số 47/2019/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 10/2016/NĐ-CP")
    >>> frame = read_frames(text, Lists(text, []), list(find_numbered(text)))[1]
    >>> frame.inside, frame.kind.value, frame.acted_by
    (0, 'amends', 0)
    """
    frames: list[Frame] = []
    nested = any(after.end <= mention.end for mention, after in pairwise(mentions))
    for i, mention in enumerate(mentions):
        holder = _holder(mentions, i) if nested else None
        if holder is not None:  # a law named by the laws it amends
            evidence = (mentions[holder].start, mentions[holder].end)
            frames.append(Frame(holder, RelationKind.AMENDS, None, holder, evidence))
        elif own := annotation(text, mention):
            frames.append(own)
        else:
            before = furthest(mentions, i) if nested else i - 1
            frames.append(_frame(text, lists, mentions, frames, before, i) if i else _ALONE)
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
    if _BEGINS_RECITAL.match(raw) or _ENDS_OR_RECITAL.search(raw):
        return _ALONE
    behind = text.folded[mention.end : mention.end + _NEAR].lower()
    if _NEXT_OBJECT.match(gap) and _AMENDED.match(behind):
        return _next_object(frames, mentions, i) or _ALONE
    if passive := passive_at_end(gap):
        if _OTHER_SUBJECT.match(gap):
            return _ALONE
        target = _target(text, mentions, before, mention)
        if not passive.bare or same_kind(mentions[target], mention):
            kind, scope = _done_to(text, passive.kind, mentions, target)
            return Frame(None, kind, target, None, (mentions[target].start, mention.end), scope)
    if gap == "; " and _amends_the_last(mentions, before, mention):
        return _continued(frames[before], mentions, i)
    if gap == " (":
        return _ALONE  # the short name by which the text goes on
    if COORDINATE.match(gap):
        return _coordinate(frames, mentions, before, i, behind)
    framed = _active(gap, frames, mentions, before, mention) or _plain(lists, gap, frames, mentions, before, mention)
    return _in_part(text, framed, last.end, mention)


def _done_to(text: Text, kind: RelationKind, mentions: Sequence[Found], i: int) -> tuple[RelationKind, str | None]:
    """Return what is done to a mention, and to which part of it: "Điều 10 Nghị định A bị bãi bỏ bởi Nghị định B"."""
    mention = mentions[i]
    begin = max(mention.start - _NOTE, mentions[i - 1].end if i else 0, text.folded.rfind("\n", 0, mention.start))
    if label := _LABEL.match(text.folded, begin):
        begin = label.end()
    scope = rules_before(text, begin, mention.start, subject=True)
    if pinpoints_before(text, mention.start):
        scope = provisions_before(text, begin, mention.start)
    return (RelationKind.REPEALS_PART if scope and kind is RelationKind.REPEALS else kind), scope


def _in_part(text: Text, frame: Frame, since: int, mention: Found) -> Frame:
    """Return the frame with the provisions that stand before the mention, where a part of it is what is acted on."""
    if frame.kind in _IN_PART and frame.acted_by is not None and pinpoints_before(text, mention.start):
        return structs.replace(frame, scope=provisions_before(text, since, mention.start))
    return frame


def _active(gap: str, frames: list[Frame], mentions: Sequence[Found], before: int, mention: Found) -> Frame | None:
    """Frame a mention on which the one before acts: "Nghị định A sửa đổi, bổ sung một số điều của" this one."""
    found = ACTIVE.search(gap) or (_ANNEXED.search(gap) if gap[:-1].endswith("theo") else None)
    if not found:
        return None
    if _THIS_BEGINS.search(gap, 0, found.start()):
        return None
    if _TASK.search(gap) or _OTHER_ACTOR.search(gap, 0, found.start()):
        return Frame(inside=before)
    if mentions[before].type in _ASKING:
        return Frame(inside=before)  # the title of a letter is what it asks for, not what it does
    outer = frames[before]
    kind = kind_of_verb(found[1])
    if kind not in OF_HIGHER and _BODY_ACTS.search(gap, 0, found.start()):
        return _ALONE
    if AS_SAID.match(gap):  # what says so is an act on whose words the one rests that does it
        acts = outer.inside is not None and same_kind(mentions[outer.inside], mention)
        return Frame(outer.inside, kind, None, outer.inside, (mentions[before].start, mention.end)) if acts else _ALONE
    if outer.acted_by is None and (_AND_ENDS.match(gap) or _goes_on_with_order(gap[: found.start()])):
        return _ALONE  # "Nghị định này thay thế A và bãi bỏ B", "…; sửa đổi B": no title goes on so
    actor = before
    if kind in OF_HIGHER and outer.acted_by is None and is_law(mentions[before]) and not is_law(mention):
        return _ALONE  # "hướng dẫn thi hành Luật A và hướng dẫn thi hành Nghị định B": no law details a decree
    if outer.acted_by is not None:
        head = mentions[outer.acted_by]
        if _OWN_VERB.match(gap) or cannot_act(mentions[before], kind, mention, head, outer.kind):
            actor = outer.acted_by
    if _UNITS.search(gap, found.end(1)):
        kind = OF_WHOLE.get(kind, kind)
    return Frame(actor, kind, None, actor, (mentions[actor].start, mention.end))


def _goes_on_with_order(before: str) -> bool:
    """Say whether the verb behind these words is another order of the sentence: "Gia hạn A đến hết … và kéo dài B"."""
    return before.endswith("; ") or (_AND_ALSO.search(before) is not None and _TITLE_WORD.search(before) is None)


def _amends_the_last(mentions: Sequence[Found], before: int, mention: Found) -> bool:
    """Say whether "…; Luật sửa đổi Luật A" goes on with "hướng dẫn thi hành Luật A": an undated law of that name."""
    last = mentions[before]
    amends = is_law(mention) and mention.date is None and mention.number is None and last.name is not None
    return amends and (mention.name or "").lower().endswith(f"của {last.name}".lower()) and last.date is None


def _coordinate(frames: list[Frame], mentions: Sequence[Found], before: int, i: int, behind: str) -> Frame:
    """Frame a mention that is coordinate in print with the one before it; `behind` are the words that follow."""
    frame = frames[before]
    if frame.acts_on is not None and _OWN_TITLE.match(behind) and (outer := _next_object(frames, mentions, i)):
        return outer  # "A sửa đổi B đã được sửa đổi theo C và D quy định về …": A changes D
    if _leaves(frame, mentions, before, mentions[i]):
        return (frame.acts_on is not None and _next_object(frames, mentions, i)) or _ALONE
    return _continued(frame, mentions, i)


def _leaves(frame: Frame, mentions: Sequence[Found], before: int, mention: Found) -> bool:
    """Say whether a mention that is coordinate in print stands outside the frame of the one before.

    An act details higher acts, not those of its own kind. A law that has a name is none of the amenders that go by
    number alone; nor is an act older than what they amended.
    """
    if frame.kind in OF_HIGHER and frame.acted_by is not None and frame.acted_by != THIS:
        return mention.type == mentions[frame.acted_by].type
    if frame.acts_on is None or frame.acts_on == THIS:
        return False
    amended, amender = mentions[frame.acts_on], mentions[before]
    if mention.type not in (amender.type, amended.type) and not is_law(amended):
        return True  # "Thông tư A, sửa đổi tại Thông tư B, Quyết định C"
    older = mention.year is not None and amended.year is not None and mention.year < amended.year
    named = bool(mention.name and amended.name and not amender.name) and same_kind(mention, amended)
    return older or named


def _in_list(text: Text, lists: Lists, item: Item, mentions: Sequence[Found], i: int) -> Frame | None:
    """Frame the first mention of a list item by the last instrument of the clause that opened the list."""
    mention = mentions[i]
    before = bisect_left(mentions, item.colon, hi=i, key=lambda place: place.start) - 1
    if before < 0 or not item.lead <= mentions[before].start < mentions[before].end <= item.colon:
        return None
    if _ENDS.search(text.folded, item.start, mention.start):
        return None
    lead, own = lists.words(structs.replace(item, lead=mentions[before].end), mention.start)
    evidence = (mentions[before].start, mention.end)
    passive, active = passive_at_end(lead + own), ACTIVE.search(lead + own)
    if passive and passive.start < len(lead):
        target = _of_its_kind(mentions, before, item.lead, mention)  # not what stands in the title of the amended act
        return Frame(None, passive.kind, target, None, (mentions[target].start, mention.end))
    carried_out = active is not None and kind_of_verb(active[1]) is RelationKind.IMPLEMENTS  # "có hiệu lực thi hành"
    asks = mentions[before].type in _ASKING or _TASK.search(lead)
    if active and active.start() < len(lead) and not carried_out and not asks:
        return Frame(before, kind_of_verb(active[1]), None, before, evidence)
    return None


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


def _target(text: Text, mentions: Sequence[Found], before: int, mention: Found) -> int:
    """Return the mention that is amended: one of its own kind in the sentence, else the nearest before it."""
    for j in range(before, max(-1, before - 8), -1):
        if _ENDS.search(text.folded, mentions[j].end, mention.start):
            break
        if same_kind(mentions[j], mention) and (mention.number is None or mentions[j].number != mention.number):
            return j
    return before
