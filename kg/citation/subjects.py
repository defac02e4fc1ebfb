"""What a passive is said of: "Nghị định A (thay thế Nghị định B) được sửa đổi, bổ sung bởi Nghị định C" changes A.

One of the kind of the act that changes it, of its issuer, not what stands in a bracket or in a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.citation.coordination import issued_alike, same_kind
from kg.citation.deed import OF_WHOLE
from kg.citation.found import Found
from kg.citation.frame import THIS, Frame
from kg.citation.passive import passive_again, passive_at_end
from kg.citation.pinpoints import pinpoints_before
from kg.citation.scopes import provisions_before, rules_before
from kg.citation.values import RelationKind
from kg.citation.verbs import CHAIN, UNIT, kind_of_verb
from kg.register import type_pattern
from kg.text import Text, late

# "Nghị định A và các biểu mẫu được sửa đổi theo B": not A is what B changes.
_OTHER_SUBJECT = re.compile(
    rf"^,?\sva\s(?!(?:da|duoc|bi)\s|(?:cac\s)?{type_pattern('van ban', 'luat', 'phap lenh')}\b)"
    r"[a-z\s]{2,60}?\s(?:da\s)?[db](?:uoc|i)\s"
)
_LABEL = re.compile(r"\n?(?:Dieu\s)?[\da-z]{1,4}[.)]\s")  # "Điều 1. ": where the sentence stands
# "Quyết định A đã được", "Quyết định A về quản lý chợ (hết hiệu lực do" … Quyết định B bãi bỏ
_BY_THE_NEXT = re.compile(
    r"\s(?:-\s)?(?:da\s)?(?:duoc|bi)\s|(?:\s[^.;:()]{3,120})?\s(?:\(|-\s)(?:da\s)?het\shieu\sluc(?:\stoan\sbo)?\sdo\s"
)
_DONE_BY_IT = late(rf"\s({CHAIN})\b")
# "Nghị định A và Nghị định B đã thay thế Nghị định C", "… thay thế Nghị định C.": the verb is that of the sentence
_DOES, _ENDS_SENTENCE = re.compile(r"\s(?:da|se)\s"), re.compile(r"\s?(?:[.;](?!\w)|\n|$)")
_NOTE, _VERBS = 240, 60
_IN_PART = re.compile(r"\smot\s(?:phan|so)\b")
_ENDS_WHOLE = frozenset({RelationKind.REPEALS, RelationKind.REPLACES})
# "Hộ gia đình được hỗ trợ theo Quyết định A và được bổ sung theo Quyết định B": who is supported gets more
_GOES_ON, _BY_IT = re.compile(r"\sva\s(?:duoc|bi|da)\s"), re.compile(r"(?<!kem\s)(?<!hanh\s)\btheo\s$", re.IGNORECASE)
_PARTLY = r"\shet\shieu\sluc(?:\sthi\shanh)?\smot\sphan"
# its provisions stand behind it: "Nghị định A: các Điều 98 và 106 đã bị bãi bỏ bởi Nghị định B"
_ITS_PART = re.compile(
    rf"(?:{_PARTLY})?(?::|,|;(?:[^;:()]{{0,60}};)?|\s\(|\s-|(?=\sco\s))\s?(?:trong\sdo,?\s)?(?:co\s)?(?:tai\s|rieng\s)?(?:cac\s)?"
    rf"({UNIT}\s(?:[\divx]|[a-z]\b)[^;:()]{{0,80}}?|mot\sso\s(?:{UNIT}|noi\sdung|quy\sdinh))\)?\s(?:da\s)?$"
)
# "Theo Nghị định A, mức phí được sửa đổi theo Nghị định B": the act before the comma is not what the sentence is about
_ASIDE = re.compile(r"\b(?:theo|can\scu|tai|thuc\shien|tren\sco\sso|ngoai)\s(?:cac\s)?$", re.IGNORECASE)
_GOES_ON_ABOUT_IT = late(rf",\s(?:da\s|va\s)?(?:duoc\s|bi\s|{CHAIN})")
# "Hợp đồng ký theo Thông tư A được điều chỉnh theo Thông tư B": the contract is
_UNDER = re.compile(r"[a-z]{2,}\s[a-z]{2,}(?<!\bkem)(?<!\bhanh)(?<!\bhien)(?<!\bdung)\stheo\s$")
_OF_ACTS = re.compile(r"\b(?:thuc\shien|ap\sdung|can\scu|quy\sdinh|huong\sdan)\b")
_HOW = re.compile(r"\s(?:theo|tai)\s(?:[^\s;:]+\s){0,12}$")
_BEGINS = re.compile(r"(?:^|[.;:\n(\"]\s?)(?:[Cc]ac\s)?$")
_PLURAL, _NUMBER = re.compile(r"(?:^|[.\n]\s?)(Cac|Ca)\s$"), re.compile(r"(?:so\s)?\d")
# more than a line break: each line of a list speaks of its own act
COORDINATE = re.compile(r"^(?!\s?\n\s?$)[\s,]{0,3}(?:[a-z]\s)?(?:(?:va|cung|hoac)\s)?(?:cac\s)?(?:so\s?)?\(?\s*$")
END = (
    r"(?<=[.;])\s(?=[A-Z\-+(]|[a-z]\d?\) |\d{1,2}(?:\) |\. (?:[A-Z]|$)))|(?<=\n)(?=[\-+] |\d{1,2}[.)] |[a-z]\) |\[\d)"
    r"|(?<=[.?])\n(?=[A-Z\d])|(?<=[.;]\"\n)(?=[A-Z\d])|(?<=\n)(?=(?:Dieu|DIEU)\s\d{1,4}[a-z]?\s?[.:\-])"
)
ENDS = re.compile(rf"[.;?\n](?:{END})")


def passive_frame(
    text: Text, gap: str, frames: list[Frame], mentions: Sequence[Found], before: int, mention: Found
) -> Frame | None:
    """Frame a mention by which one before it was changed; None if the words of the `gap` before it say no such thing.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Nghị định số 61/2010/NĐ-CP bị thay thế bởi Nghị định số 181/2014/NĐ-CP")
    >>> places = find_numbered(text)
    >>> passive_frame(text, " bi thay the boi ", [Frame()], places, 0, places[1]).kind.value
    'replaces'
    """
    changed = frames[before].acts_on
    if changed is not None and changed != THIS and (again := passive_again(gap)):
        return Frame(None, again.kind, changed, None, (mentions[changed].start, mention.end))
    passive = passive_at_end(gap)
    if passive is None:
        return _changed_by(text, gap, mentions, before, mention)
    start = mentions[before].start
    part = _ITS_PART.match(gap[: passive.start])
    if (
        _OTHER_SUBJECT.match(gap)
        or (_is_aside(text, mentions[before]) and not part)
        or (_GOES_ON.match(gap) and _BY_IT.search(text.folded, max(0, start - len("ban hanh theo ")), start))
        or (_HOW.search(gap, passive.start) and _is_under(text, start))
    ):
        return Frame()
    of_changed = gap.startswith(")") or _ITS_PART.match(gap[: passive.start])
    if changed not in (None, THIS) and of_changed and same_kind(mentions[changed], mention):
        before = changed  # "A (sửa đổi bởi B) bị thay thế bởi C", "Điều 5 A bị bãi bỏ bởi B, Điều 6 được sửa đổi bởi C"
    target = _before_its_bracket(text, gap, frames, mentions, before)
    target = _target(text, frames, mentions, before, mention) if target is None else target
    if passive.bare and not same_kind(mentions[target], mention):
        return None
    kind, scope = done_to(text, passive.kind, mentions, target)
    if re.match(_PARTLY, gap[: passive.start]):
        kind = OF_WHOLE.get(kind, kind)
    if scope is None and target == before and part:
        end = mentions[before].end
        kind, scope = OF_WHOLE.get(kind, kind), " ".join(text.flow[end + part.start(1) : end + part.end(1)].split())
    return Frame(None, kind, target, None, (mentions[target].start, mention.end), scope)


def _is_aside(text: Text, mention: Found) -> bool:
    """Say whether an act is what the sentence begins with, set off by a comma: "Theo Nghị định A, giấy phép bị"."""
    if not text.folded.startswith(", ", mention.end) or _GOES_ON_ABOUT_IT.match(text.folded, mention.end):
        return False
    return _ASIDE.search(text.folded, max(0, mention.start - len("tren co so cac ")), mention.start) is not None


def _is_under(text: Text, start: int) -> bool:
    """Say whether the clause before an act is about something else that rests on it: "Giấy phép cấp theo"."""
    said = re.split(r"[.;:\n]", text.folded[max(0, start - _NOTE) : start])[-1].lower()
    return _UNDER.search(said) is not None and _OF_ACTS.search(said) is None


def _changed_by(text: Text, gap: str, mentions: Sequence[Found], before: int, mention: Found) -> Frame | None:
    """Frame a mention that stands within the passive: "Quyết định A đã được Quyết định B sửa đổi, bổ sung"."""
    if not _BY_THE_NEXT.fullmatch(gap) or not same_kind(mentions[before], mention):
        return None
    last = next(i for i in range(before + 1, len(mentions)) if mentions[i].start == mention.start)
    while last + 1 < len(mentions) and _are_coordinate(text, mentions, last):
        last += 1  # "Nghị định A được Nghị định B và Nghị định C sửa đổi"
    end = mentions[last].end
    done = _DONE_BY_IT.match(text.folded[end : end + _VERBS].lower())
    if done is None or ("(" in gap and not text.folded.startswith(")", end + done.end())):
        return None
    kind, scope = done_to(text, kind_of_verb(done[1]), mentions, before)
    kind = OF_WHOLE.get(kind, kind) if _IN_PART.match(text.folded, end + done.end()) else kind
    return Frame(None, kind, before, None, (mentions[before].start, end + done.end()), scope)


def coordinate_subjects(text: Text, frames: list[Frame], mentions: Sequence[Found]) -> None:
    """Frame what is one subject with the act right before the verb, at the beginning of its sentence.

    "Quyết định A, Quyết định B và Quyết định C bị bãi bỏ bởi Quyết định D" ends three, "Nghị định A và Nghị định B thay
    thế Nghị định C." is done by two. That one amends may be said of the last alone: "- Nghị định A, Nghị định B được
    sửa đổi bởi Nghị định C"; not where one plural names them: "Các Thông tư số 1, số 2 và số 3 sửa đổi Thông tư số 4".

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Quyết định số 1/QĐ-UBND và Quyết định số 2/QĐ-UBND bị bãi bỏ bởi Quyết định số 3/QĐ-UBND.")
    >>> frames = [Frame(), Frame(), Frame(None, RelationKind.REPEALS, 1)]
    >>> coordinate_subjects(text, frames, find_numbered(text))
    >>> frames[0].kind.value, frames[0].acted_by
    ('repeals', 2)
    """
    for other, frame in enumerate(frames):
        if frame.kind not in _ENDS_WHOLE:
            if (actor := frame.acted_by) and actor == other - 1:
                for i in _plural_before(text, frames, mentions, actor):
                    frames[i] = Frame(None, frame.kind, other, None, (mentions[i].start, mentions[other].end))
            continue
        if (ended := frame.acts_on) and ended not in (THIS, other):
            for i in _subjects_before(text, frames, mentions, ended):
                frames[i] = Frame(None, frame.kind, None, other, (mentions[i].start, mentions[other].end))
        elif (actor := frame.acted_by) and actor == other - 1 and _is_finite(text, frames, mentions, other):
            for i in _subjects_before(text, frames, mentions, actor):
                frames[i] = Frame(None, frame.kind, other, None, (mentions[i].start, mentions[other].end))


def _subjects_before(text: Text, frames: list[Frame], mentions: Sequence[Found], last: int) -> range:
    """Return the mentions that are one subject with the `last`, from the beginning of its sentence on."""
    first = last
    while first and _are_coordinate(text, mentions, first - 1) and frames[first - 1] == Frame():
        first -= 1
    start = mentions[first].start
    return range(first, last) if _BEGINS.search(text.folded, max(0, start - 8), start) else range(0)


def _plural_before(text: Text, frames: list[Frame], mentions: Sequence[Found], last: int) -> range:
    """Return the acts that are one plural subject with the `last`: "Các Thông tư số 1, số 2", "Cả A và B đều"."""
    first = last
    while first and _are_coordinate(text, mentions, first - 1) and frames[first - 1] == Frame():
        first -= 1
    start = mentions[first].start
    before = _PLURAL.search(text.folded, max(0, start - 8), start) if first < last else None
    if before is None:
        return range(0)
    if before[1] == "Ca":
        plural = text.folded.startswith(" deu ", mentions[last].end)
    else:  # the later ones have no type of their own
        plural = all(_NUMBER.match(text.folded, mentions[i].start) for i in range(first + 1, last + 1))
    return range(first, last) if plural else range(0)


def _is_finite(text: Text, frames: list[Frame], mentions: Sequence[Found], i: int) -> bool:
    """Say whether the verb before an object is that of its sentence, not of the title of the act before it alone.

    Where there are several objects, each may be that of one subject.
    """
    if i + 1 < len(frames) and frames[i + 1].acted_by == i - 1:
        return False
    does = _DOES.match(text.folded, mentions[i - 1].end, mentions[i].start)
    return does is not None or _ENDS_SENTENCE.match(text.folded, mentions[i].end) is not None


def _are_coordinate(text: Text, mentions: Sequence[Found], i: int) -> bool:
    """Say whether the next mention is of the kind of this one and coordinate with it."""
    between = text.folded[mentions[i].end : mentions[i + 1].start].lower()
    return same_kind(mentions[i], mentions[i + 1]) and COORDINATE.match(between) is not None


def _before_its_bracket(
    text: Text, gap: str, frames: list[Frame], mentions: Sequence[Found], before: int
) -> int | None:
    """Return what the passive behind a bracket is said of: "Nghị định A (thay thế Nghị định B) đã bị bãi bỏ bởi"."""
    actor = frames[before].acted_by if gap.startswith(")") else None
    if actor is None or actor == THIS:
        return None
    return actor if "(" in text.folded[mentions[actor].end : mentions[before].start] else None


def done_to(text: Text, kind: RelationKind, mentions: Sequence[Found], i: int) -> tuple[RelationKind, str | None]:
    """Return what is done to a mention, and to which part of it.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Điều 10 Nghị định số 61/2010/NĐ-CP bị bãi bỏ bởi Nghị định số 181/2014/NĐ-CP")
    >>> kind, scope = done_to(text, RelationKind.REPEALS, find_numbered(text), 0)
    >>> kind.value, scope
    ('repeals_part', 'Điều 10')
    """
    mention = mentions[i]
    begin = max(mention.start - _NOTE, mentions[i - 1].end if i else 0, text.folded.rfind("\n", 0, mention.start))
    if label := _LABEL.match(text.folded, begin):
        begin = label.end()
    scope = rules_before(text, begin, mention.start, subject=True)
    if pinpoints_before(text, mention.start):
        scope = provisions_before(text, begin, mention.start, subject=True)
    return (OF_WHOLE.get(kind, kind) if scope else kind), scope


def _target(text: Text, frames: list[Frame], mentions: Sequence[Found], before: int, mention: Found) -> int:
    """Return the mention that is amended: one of its own kind in the sentence, else the nearest before it.

    Acts are changed by who issued them (Luật 64/2025/QH15 Điều 57 khoản 1 điểm b): "Quyết định số 15/2010/QĐ-UBND …
    thực hiện Quyết định số 93/2007/QĐ-TTg bị bãi bỏ bởi Quyết định số 20/2015/QĐ-UBND" speaks of the first.
    """
    for j in range(before, max(-1, before - 8), -1):
        if ENDS.search(text.folded, mentions[j].end, mention.start):
            break
        if j < before and _is_aside(text, mentions[j]):
            continue
        if same_kind(mentions[j], mention) and (mention.number is None or mentions[j].number != mention.number):
            outer = frames[j].inside
            titled = outer is not None and outer != THIS and not issued_alike(mentions[j], mention)
            return outer if outer is not None and titled and issued_alike(mentions[outer], mention) else j
    return before
