"""What the document itself does to the instruments it names: by its title, its closing articles, its amending articles.

"Nghị định này thay thế Nghị định số …"; "Bãi bỏ khoản 2 Điều 5 Thông tư số …"; "Nghị quyết số … hết hiệu lực kể từ ngày
Nghị quyết này có hiệu lực" (relations.md mục 1; Luật 64/2025/QH15 Điều 57 on how an act ends).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from kg.citation.clauses import Clauses
from kg.citation.coordination import furthest, next_in_list
from kg.citation.deed import OF_WHOLE, ON_PROVISIONS, REACH, STATED, Deed, deed_of, part_before, stated, stated_twice
from kg.citation.ended import ENDS_IN_PART, ENDS_NOW, ENDS_SINCE, read_endings
from kg.citation.found import Found
from kg.citation.frame import Frame
from kg.citation.frames import ACTIVE, COORDINATE
from kg.citation.lists import Item, Lists
from kg.citation.scopes import provisions_before
from kg.citation.values import RelationKind
from kg.citation.verbs import ANNEX, CHAIN, CONDITION, FILL, PLACE, PROVISIONS, THIS, UNIT, kind_of_verb, kinds_of_verbs
from kg.document import Document, Part
from kg.register import phrase_pattern, type_pattern
from kg.text import Text

_THIS_ACTS = re.compile(
    rf"{THIS}\s(?:(?:(?:da\s)?duoc\s[^;:]{{1,120}}?\sthong\squa\s[^;:]{{1,40}}?(?:,|\sva)\s)?co\s?hieu\sluc[^;]{{0,80}}?(?:\sva\s|\s(?=va[tbh])|[,;]\s(?:va\s)?))?(?:cung\s|se\s)?({CHAIN})({FILL}|{ANNEX})"
)
# "Ban hành kèm theo Thông tư này các Phụ lục sau để hướng dẫn thực hiện Chương 3 … trong Hiệp định …"
_ISSUED_TO = re.compile(rf"\bban\shanh\skem\stheo\s{THIS}\s[^.;:]{{0,80}}?\bde\s({CHAIN})({FILL}|{PLACE})")
_CARRIED_OUT = frozenset({RelationKind.GUIDES, RelationKind.DETAILS})
_ENACTS = re.compile(
    rf"ban\shanh(?<=\bban.hanh)\s{type_pattern('luat', 'phap lenh')}\s(?:ve\s(?:viec\s)?)?({CHAIN})({FILL})"
)
# "Điều 1. ", "Điều 1. - Nay ", "Chương I ": what stands before an order
_HEAD = (
    r"^\W{0,4}(?:(?:chuong|phan|muc)\s(?:thu\s\w{2,5}|[\divx]{1,5})[.:]?\s)?"
    r"(?:(?:dieu\s)?[\da-z]{1,4}[.)\-]{1,2}\s?(?:-\s)?)?"
    r"(?:nay\s|(?:thong\snhat|nhat\stri|dong\sy)\s(?:thong\squa\s)?)?"
)
# "Kéo dài thời hạn miễn thuế … được quy định tại Nghị quyết số …"; "theo quy định tại" says how, not what.
_EXTENDS_IN_PLACE = re.compile(
    rf"{_HEAD}(keo\sdai)\s(?:thoi\s(?:han|gian)|hieu\sluc)\b[^.\n]{{0,300}}?\s(?<!theo\s)quy\sdinh\stai\s(?:cac\s)?$"
)
_ORDERS = re.compile(rf"{_HEAD}({CHAIN})({FILL}|{ANNEX})")
# "Do sơ suất kỹ thuật, Bảo hiểm xã hội Việt Nam đính chính một số nội dung trong công văn số …"
_BODY = phrase_pattern("unit", "bo", "uy ban", "hoi dong", "van phong", "ngan hang")
_ISSUER_CORRECTS = re.compile(
    rf"(?:^|,\s|\bnay\s)(?:{_BODY}\b[a-z\s\-]{{2,60}}\s)?(?:nay\s)?(?:xin\s)?(dinh\schinh)({FILL})"
)
# "Bộ Tài chính hướng dẫn bổ sung, sửa đổi một số điểm của Thông tư số … như sau": the issuer says what the act does.
_ISSUER_ORDERS = re.compile(
    rf"(?:^|\n|[,;]\s){_BODY}\b[a-z\s\-]{{2,60}}(?<!\sda)(?<!\sse)(?<!\scan)(?<!phai)(?<!duoc)\s"
    r"(?:nay\s|xin\s|tam\sthoi\s|thong\snhat\s)?(?:huong\sdan\s(?:viec\s)?)?"
    rf"({CHAIN})({FILL})"
)
_AS_FOLLOWS = re.compile(r"^[^.;]{0,240}?\snhu\ssau\b")
_TITLE_ORDERS = re.compile(rf"\b({CHAIN})({ANNEX}|{PLACE})")
# "Khoản 2 Điều 5 Thông tư số … được sửa đổi, bổ sung như sau": the order stands behind what it changes.
_CHANGED = re.compile(
    rf"^\s(?:(?:noi|neu)\stren(?:\snay)?\s)?(?:nay\s)?(?:duoc\s)?({CHAIN}|doi(?=\snhu))\b[^.;:\"]{{0,40}}?\snhu\ssau"
)
_CHANGED_PLACE = re.compile(
    rf"\W{{0,4}}(?:(?:dieu\s(?:thu\s)?)?[\da-z]{{1,4}}[.):\-]{{1,2}}\s?)?({UNIT}\s[\w.]{{1,6}}{PROVISIONS}\s(?:(?:cua|tai)\s)?)?"
)
_ORDERS_TWICE = re.compile(rf"{_HEAD}({CHAIN})(\s[^.;:\d]{{3,60}}?)(?:,\s|\sva\s|,\sva\s)({CHAIN})({FILL})")
_AND_ALSO = re.compile(rf"^[^.;:\n]{{0,160}}?(?:[,;]\s|\sva\s|[,;]\sva\s)(?:dong\sthoi\s)?({CHAIN})({FILL}|{PLACE})")
_ORDERS_IN_PLACE = re.compile(rf"{_HEAD}({CHAIN})({PLACE})")
# "Ban hành Mẫu số 01 kèm theo Nghị định này và bãi bỏ Mẫu số 02 kèm theo Thông tư số …": the former are its own.
_ISSUES_AND = rf"{_HEAD}ban\shanh\s[^.;:]{{3,200}}?{THIS}\s(?:[^.;:]{{3,120}}?\s)?va\s({CHAIN})"
_ISSUES_AND_ENDS = re.compile(rf"{_ISSUES_AND}({FILL})")
_ISSUES_AND_CHANGES = re.compile(rf"{_ISSUES_AND}({PLACE})")
# "Bãi bỏ các nội dung sau: a) Loài rùa hộp thuộc Quyết định số …": each item is part of something.
_PARTS_FOLLOW = re.compile(
    rf"{_HEAD}({CHAIN})\s(?:cac|nhung|mot\sso)\s(?:{phrase_pattern('object')}|loai|mat\shang|du\san)\b[^.;:]{{0,200}}\ssau(?:\sday)?$"
)
_PART_OF = re.compile(r"\s(?:(?!\b(?<!kem\s)(?<!hanh\s)theo\b)[^.;:]){3,160}?\s(?:thuoc|tai|trong|cua|kem\stheo)\s$")
_THIS_ORDERS_IN_PLACE = re.compile(rf"{THIS}\s({CHAIN})({PLACE})")
_BY_THIS = re.compile(rf"^[^.;]{{0,200}}?\b(?:duoc|bi)\s({CHAIN})\s(?:boi|bang|theo)\s{THIS}")
# "Thông tư số … ngưng hiệu lực thi hành đến hết ngày …": what this document orders, not what it reports of others.
_IS_SUSPENDED = re.compile(
    r"^[^.;:]{0,200}?\s(?<!\bda\s)(?:bi\s|duoc\s)?(?<!\bda\sbi\s)(?<!\bda\sduoc\s)(?:tam\s)?ngung\shieu\sluc(?:\sthi\shanh)?,?\s"
    r"(?:ke\stu|tu|den|cho\sden)\s(?![^.;]{0,120}?\b(?:theo|boi)\s)"
)
# "Điều 1. ": where the sentence stands, no part of what it is about
_LABEL = re.compile(r"\W{0,4}(?:dieu\s)?[\da-z]{1,4}[.)\-]{1,2}\s")
_NEXT = re.compile(
    rf"^(?:[\s,;]{{0,3}}(?:(?:va|cung|hoac)\s)?|[^.\n:]{{0,300}};\s(?:va\s)?)(?:(?:cac\s)?{UNIT}\b[\w\s,]{{0,60}})?"
    r"(?:\s?(?:cua|tai|ban\shanh\skem\stheo))?\s*$"
)
_GOES_ON = re.compile(r"^[^.;]{0,160}\b(?:tiep\stuc|van|duoc|co\shieu\sluc|thi(?!\shanh)|quy\sdinh\stai)\b")
_PART_REPEALED = re.compile(
    rf"\n(?:[\da-z]{{1,3}}[.)]\s)?(?:Bai bo|Huy bo)\s((?:mot so\s|cac\s)?{UNIT}\s[^;.:\n]{{1,80}})(?=[;.\n])"
)
_LAST_BOUNDARY = re.compile(  # tried from the end backwards
    r"(?s:.*)[.;:\n](?:(?<=[a-z]{2}[.;])(?=[A-Z][a-z]+\s[a-z])|(?<=[.;:])(?:\n|\s(?=[A-Z\d])(?!(?:Dieu|Khoan|Diem|Muc|Chuong|Phu\sluc)\s))|(?<=\n)(?=(?:Dieu|DIEU)\s|\d{1,2}[.)]\s|[a-z]\)\s|(?<!\sduoc\n)(?<!\scua\n)(?<!\sdo\n)(?<!\sva\n)[A-Z][a-z]))"
)
_TASK = re.compile(
    rf"{phrase_pattern('task', 'giao', 'de nghi', 'trinh')}\b(?!\s(?:bay|tu|do|dich|thong|dat|rung|nhan)\b)"
)
_CONSOLIDATED = "Văn bản hợp nhất"
_GUIDANCE = re.compile(r"\nHUONG\sDAN\s?$")  # the type of the document is the verb of its title
_CARRIES_OUT = re.compile(rf"^\W*(?:thuc\shien|thi\shanh){FILL}")
_PARTLY = re.compile(rf"^[^:]{{0,40}}\b(?:{CHAIN})\smot\sphan\b")
_QUOTED = re.compile(rf"(?s:.*)\"(?:\d{{1,2}}[.]\s)?(?i:{THIS}\s)[^\"]*$")  # “Thông tư này có hiệu lực … và thay thế
_ANNEXED = re.compile(ANNEX)
_PART_JOINTS = (" thuộc", " tại", " trong", " của", " ban hành kèm theo", " kèm theo")
_NUMBER = re.compile(r"\d/[\da-z]")  # another instrument stands first: what follows is its title


def read_deeds(
    document: Document, lists: Lists, mentions: Sequence[Found], frames: Sequence[Frame], clauses: Clauses
) -> Iterator[Deed]:
    r"""Yield what the document does to the mentions, which must be in order.

    >>> from kg.citation.frames import read_frames
    >>> from kg.citation.numbered import find_numbered
    >>> from kg.document import parse_document
    >>> from kg.text import mend
    >>> document = parse_document(mend("Điều 9. Hiệu lực\nNghị định này thay thế Nghị định số 61/2018/NĐ-CP."))
    >>> places = find_numbered(document.text)
    >>> lists = Lists(document.text, [place.start for place in places])
    >>> frames = read_frames(document.text, lists, places)
    >>> [deed.kind.value for deed in read_deeds(document, lists, places, frames, Clauses(document))]
    ['replaces']
    """
    if document.type == _CONSOLIDATED or "VBHN" in (document.number or ""):
        yield from _consolidated(mentions, frames)
    deeds = [*_read(document, lists, mentions, frames, clauses)]
    yield from deeds
    for deed, following in pairwise([*deeds, None]):
        if deed and deed.kind is RelationKind.AMENDS:
            until = mentions[following.place].start if following else len(document.text.folded)
            yield from _repealed_in_part(document.text, deed, mentions[deed.place].end, until)


def _read(
    document: Document, lists: Lists, mentions: Sequence[Found], frames: Sequence[Frame], clauses: Clauses
) -> Iterator[Deed]:
    text = document.text
    ended = _endings(document, mentions, frames)
    done: list[Deed] = []  # what is done to the last member of the list that is being read
    for i in range(len(mentions)):
        deeds = [ended[i]] if i in ended else _deeds(text, lists, i, mentions, frames[i], clauses)
        top = frames[i].inside is None and frames[i].kind is None
        if not deeds and done and top:
            deeds = _next(text, mentions, frames, i, done)
        yield from deeds
        if deeds or top:
            done = deeds


def _endings(document: Document, mentions: Sequence[Found], frames: Sequence[Frame]) -> dict[int, Deed]:
    """Return what ends with this document, by mention."""
    deeds: dict[int, Deed] = {}
    for section in document.sections:
        if section.part is not Part.BODY:
            continue
        for ending in read_endings(document.text, mentions, frames, section.start, section.end):
            mention = mentions[ending.place]
            scope = part_before(document.text, max(ending.start, mention.start - REACH), mention)
            kind = RelationKind.REPEALS_PART if ending.in_part or scope else RelationKind.REPEALS
            deeds.setdefault(ending.place, Deed(ending.place, kind, ending.start, ending.end, scope))
    return deeds


def _repealed_in_part(text: Text, deed: Deed, start: int, until: int) -> Iterator[Deed]:
    """Yield that an amending article also repeals provisions: "b) Bãi bỏ khoản 3 Điều 59;" under its heading."""
    if found := _PART_REPEALED.search(text.folded, start, until):
        scope = " ".join(text.flow[found.start(1) : found.end(1)].split())
        yield Deed(deed.place, RelationKind.REPEALS_PART, found.start() + 1, found.end(), scope)


def _consolidated(mentions: Sequence[Found], frames: Sequence[Frame]) -> Iterator[Deed]:
    """Yield what a consolidated text consolidates: the act at its head, of which it says by what it was amended."""
    for frame, amender in zip(frames, mentions, strict=True):
        if frame.acts_on == 0:
            yield Deed(0, RelationKind.CONSOLIDATES, mentions[0].start, amender.end)
            return


def _next(text: Text, mentions: Sequence[Found], frames: Sequence[Frame], i: int, done: Sequence[Deed]) -> list[Deed]:
    """Return the deeds to the next object of an order: "… Thông tư A và Phụ lục của Thông tư B, bãi bỏ Thông tư C"."""
    last = done[0].place
    nearest = furthest(mentions, i)
    begin = mentions[nearest].end
    gap = text.folded[max(begin, mentions[i].start - REACH) : mentions[i].start].lower()
    if also := _AND_ALSO.fullmatch(gap):
        kinds = kinds_of_verbs(also[1], also[2])
        return [deed_of(text, i, mentions[i], done[0].start, also[2], kind) for kind in kinds if kind in STATED]
    if not next_in_list(text, mentions, last, i, amended=frames[nearest].acts_on == last):
        return []
    if not COORDINATE.match(gap) and _GOES_ON.match(text.folded[mentions[i].end : mentions[i].end + REACH].lower()):
        return []
    scope = provisions_before(text, begin, mentions[i].start)
    return [
        Deed(i, OF_WHOLE.get(deed.kind, deed.kind) if scope else deed.kind, deed.start, mentions[i].end, scope)
        for deed in done
    ]


def _deeds(text: Text, lists: Lists, i: int, mentions: Sequence[Found], frame: Frame, clauses: Clauses) -> list[Deed]:
    mention = mentions[i]
    section = clauses.section(mention.start)
    if frame.inside is not None or frame.kind is not None:
        return []
    if section.part is Part.TITLE:
        return _by_title(text, i, mention, section.start)
    begin = _sentence_start(text, mention.start)
    said = text.folded[begin : mention.start].lower()
    if section.part is Part.RECITALS:
        verb = _this_acts(said) or _ENACTS.search(said) or _issuer_orders(text, mention, said)
        return [] if verb is None or _TASK.search(said) else stated(text, i, mention, begin, said, verb)
    if section.part is not Part.BODY:
        return []
    if begin <= section.start + 1 and (verb := _ENACTS.search(said)):  # no article follows the formula
        return stated(text, i, mention, begin, said, verb)
    if found := _in_sentence(text, i, mentions, begin, said):
        return found
    item = lists.around(mention.start, begin)
    return _in_item(text, lists, item, i, mention) if item else []


def _corrected(said: str) -> re.Match[str] | None:
    return _ISSUER_CORRECTS.search(said) if "dinh chinh" in said.replace("\n", " ") else None


def _issuer_orders(text: Text, mention: Found, said: str) -> re.Match[str] | None:
    """Find the verb by which the issuer of the document changes a mention; what guides is the document's title."""
    behind = text.folded[mention.end : mention.end + REACH].lower()
    verb = _ISSUER_ORDERS.search(said) if "sau" in behind and _AS_FOLLOWS.match(behind) else None
    return verb if verb and kind_of_verb(verb[1]) in ON_PROVISIONS | {RelationKind.AMENDS} else None


def _in_sentence(text: Text, i: int, mentions: Sequence[Found], begin: int, said: str) -> list[Deed]:
    mention = mentions[i]
    if "kem theo" in (before := text.folded[max(0, mention.start - REACH) : mention.start].lower()):
        issued = _ISSUED_TO.search(before)  # a line may begin with the chapter that is meant
        if issued and kind_of_verb(issued[1]) in _CARRIED_OUT:
            return stated(text, i, mention, mention.start - len(before) + issued.start(), before, issued)
    deeds = _ordered(text, i, mentions, begin, said)
    return [] if deeds and (_TASK.search(said) or CONDITION.match(said) or _in_wording(text, mention)) else deeds


def _ordered(text: Text, i: int, mentions: Sequence[Found], begin: int, said: str) -> list[Deed]:
    """Return what a sentence orders by its own verbs, whether it is a task, a condition or quoted wording or not."""
    mention = mentions[i]
    if verb := _this_acts(said) or _ORDERS.match(said) or _corrected(said) or _issuer_orders(text, mention, said):
        return stated(text, i, mention, begin, said, verb)
    if "ban hanh" in said and (verb := _ISSUES_AND_ENDS.match(said)):
        return stated(text, i, mention, begin, said, verb)
    if "ban hanh" in said and (verb := _ISSUES_AND_CHANGES.match(said)):
        return stated(text, i, mention, begin, said, verb, in_place=True)
    twice = _ORDERS_TWICE.match(said)
    if twice and kind_of_verb(twice[1]) is not RelationKind.IMPLEMENTS:  # "Thực hiện dự án Luật sửa đổi, bổ sung …"
        return stated_twice(text, i, mention, begin, twice)
    if _EXTENDS_IN_PLACE.match(said):
        return [deed_of(text, i, mention, begin, said, RelationKind.EXTENDS)]
    alone = not i or mentions[i - 1].end <= begin  # else what stands before is a title
    if alone and (verb := _ORDERS_IN_PLACE.match(said) or _this_acts(said, _THIS_ORDERS_IN_PLACE)):
        return stated(text, i, mention, begin, said, verb, in_place=True)
    rest = text.folded[mention.end : mention.end + REACH].lower()
    if alone and (changed := _CHANGED.match(rest)) and (place := _CHANGED_PLACE.fullmatch(said)):
        kind = kinds_of_verbs(changed[1], "")[0] if changed[1] != "doi" else RelationKind.AMENDS
        deed = deed_of(text, i, mention, begin, place[1] or "", kind)
        return [replace(deed, kind=OF_WHOLE.get(deed.kind, deed.kind), end=mention.end + changed.end())]
    if "nay" in rest and (passive := _BY_THIS.match(rest)):
        deed = deed_of(text, i, mention, begin, said, kind_of_verb(passive[1]))
        return [replace(deed, end=mention.end + passive.end())]
    if alone and "ngung" in rest and (suspended := _IS_SUSPENDED.match(rest)):
        if _LABEL.fullmatch(said):
            begin, said = mention.start, ""
        deed = deed_of(text, i, mention, begin, said, RelationKind.SUSPENDS)
        return [replace(deed, end=mention.end + len(suspended[0].rpartition("hieu luc")[0]) + len("hieu luc"))]
    return []


def _in_wording(text: Text, mention: Found) -> bool:
    """Say whether a mention stands in quoted wording of its own sentences: what they do is done by the act quoted."""
    return _QUOTED.match(text.folded, max(0, mention.start - REACH), mention.start) is not None


def _this_acts(said: str, how: re.Pattern[str] = _THIS_ACTS) -> re.Match[str] | None:
    return how.search(said) if "nay" in said else None


def _in_item(text: Text, lists: Lists, item: Item, i: int, mention: Found) -> list[Deed]:
    """Return what the clause before the colon does to the first instrument of an item of its list."""
    whole = text.folded[item.lead : item.colon].lower()
    lead, own = lists.words(item, mention.start)
    if ENDS_NOW.match(whole) or ENDS_SINCE.match(whole):
        deed = deed_of(text, i, mention, item.lead, own, RelationKind.REPEALS)
        return [replace(deed, kind=RelationKind.REPEALS_PART) if ENDS_IN_PART.match(whole) else deed]
    if (verb := _PARTS_FOLLOW.match(whole)) and _PART_OF.fullmatch(own):
        kinds = [OF_WHOLE.get(kind, kind) for kind in kinds_of_verbs(verb[1], "") if kind in ON_PROVISIONS]
        scope = _part_named(text, item.start, mention.start)
        return [Deed(i, kind, item.lead, mention.end, scope) for kind in kinds]
    verb = _this_acts(lead + own) or _ORDERS.match(lead + own)
    if verb and verb.start() < len(lead) and not _TASK.search(lead):
        deeds = stated(text, i, mention, item.lead, lead + own, verb)
        return (
            [replace(deed, kind=OF_WHOLE.get(deed.kind, deed.kind)) for deed in deeds]
            if _PARTLY.search(whole)
            else deeds
        )
    return []


def _part_named(text: Text, begin: int, end: int) -> str:
    """Return what an item says is part of the mention behind it, as printed: "Loài rùa" of "Loài rùa thuộc"."""
    words = " ".join(text.flow[begin:end].split())
    return next((words.removesuffix(joint) for joint in _PART_JOINTS if words.endswith(joint)), words)


def _by_title(text: Text, i: int, mention: Found, start: int) -> list[Deed]:
    said = text.folded[start : mention.start].lower()
    if _GUIDANCE.search(text.folded, max(0, start - 20), start) and _CARRIES_OUT.match(said):
        return [deed_of(text, i, mention, start, said, RelationKind.GUIDES)]
    if _TASK.search(said) or _NUMBER.search(said):
        return []
    found, place = ACTIVE.search(said), _TITLE_ORDERS.search(said)
    if not (found := found or place):
        return []
    behind = said[found.end(1) :]
    kinds = kinds_of_verbs(found[1], behind)
    if found is place and not _ANNEXED.match(behind):
        kinds = tuple(OF_WHOLE.get(kind, kind) for kind in kinds if kind in ON_PROVISIONS)
    return [deed_of(text, i, mention, start + found.start(), behind, kind) for kind in kinds if kind in STATED]


def _sentence_start(text: Text, at: int) -> int:
    left = max(0, at - REACH)
    boundary = _LAST_BOUNDARY.match(text.folded, left, at)
    return boundary.end() if boundary else left
