"""What the document itself does to the instruments it names: by its title, its closing articles, its amending articles.

"Nghị định này thay thế Nghị định số …"; "Bãi bỏ khoản 2 Điều 5 Thông tư số …"; "Nghị quyết số … hết hiệu lực kể từ ngày
Nghị quyết này có hiệu lực" (relations.md mục 1; Luật 64/2025/QH15 Điều 57 on how an act ends).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from kg.citation.acting import ACTIVE, before_type_and_colon
from kg.citation.clauses import Clauses
from kg.citation.consolidated import read_consolidated
from kg.citation.coordination import OF_HIGHER, furthest, next_in_list, same_kind
from kg.citation.deed import OF_WHOLE, ON_PROVISIONS, REACH, STATED, Deed, deed_of, part_before, stated
from kg.citation.ended import ENDED_LISTED, ENDS_IN_PART, ENDS_NOW, ENDS_SINCE, read_endings
from kg.citation.found import Found
from kg.citation.frame import Frame
from kg.citation.guiding import guides_by_title
from kg.citation.letter import LETTER, by_letter, is_quoted
from kg.citation.lists import Item, Lists
from kg.citation.orders import ENACTS, ORDERS, TASK, in_place, in_sentence, issuer_orders, this_acts
from kg.citation.pinpoints import pinpoints_before
from kg.citation.quoted import opening_before, quoted_wordings, terms_hidden, who_is_quoted
from kg.citation.scopes import provisions_before, rules_before
from kg.citation.subjects import COORDINATE
from kg.citation.values import RelationKind
from kg.citation.verbs import (
    ANNEX,
    ANYTHING,
    CHAIN,
    FILL,
    GOES_ON,
    HEAD,
    LABEL,
    PLACE,
    THEN,
    THIS,
    UNIT,
    WORDS_OF_TEXT,
    kinds_of_verbs,
)
from kg.document import Document, Part
from kg.register import phrase_pattern, type_pattern
from kg.text import Text, late, search_key

_OF_PART = {RelationKind.REPEALS_PART: RelationKind.REPEALS}
_TITLE_ORDERS = late(rf"\b({CHAIN})({ANNEX}|{PLACE}|{ANYTHING})")
# "sửa đổi khoản 2 Điều 5 và bãi bỏ khoản 3 Điều 7 Quy định ban hành kèm theo"
_TITLE_ORDERS_ALSO = late(rf"(?:,\s|\sva\s|,\sva\s)({CHAIN})({PLACE})")
# "sửa đổi, bổ sung một số điều của các Thông tư hướng dẫn Nghị định số …": those guide it
_OF_OTHERS = re.compile(rf"\b(?:cac|nhung|mot\sso)\s{type_pattern('luat', 'phap lenh', 'van ban')}\s$")
_AND_ALSO = late(
    rf"^(?:[^.;:\n]|\n(?!{LABEL}|[\-+*]\s)){{0,160}}?(?:[,;]\s|\sva\s|[,;]\sva\s)(?:dong\sthoi,?\s|tam\s)?({CHAIN})"
    rf"(?:(?P<whole>{FILL})|(?P<part>{PLACE}|{ANYTHING}))"
)
# "Bãi bỏ các nội dung sau: a) Loài rùa hộp thuộc Quyết định số …": each item is part of something.
_PARTS_FOLLOW = late(
    rf"{HEAD}({CHAIN})\s(?:cac|nhung|mot\sso)\s(?:{phrase_pattern('object')}|loai|mat\shang|du\san)\b[^.;:]{{0,200}}\ssau(?:\sday)?$"
)
_PART_OF = re.compile(r"\s(?:(?!\b(?<!kem\s)(?<!hanh\s)theo\b)[^.;:]){3,160}?\s(?:thuoc|tai|trong|cua|kem\stheo)\s$")
_GOES_ON = re.compile(
    rf"^(?!\s\()[^.;]{{0,160}}(?:{THEN}|\b(?:tiep\stuc|van\s(?:con|tiep|co|giu|duoc|ap|thuc|thi|dang)|(?<!luat\s)duoc|(?<!nay\s)co\shieu\sluc|quy\sdinh\stai)\b)"
)
_PART_REPEALED = re.compile(
    rf"\n(?:[\da-z]{{1,3}}[.)]\s)?(?:Bai bo|Huy bo)\s((?:mot so\s|cac\s)?{UNIT}\s[^;.:\n]{{1,80}})(?=[;.\n])"
)
_POINT = re.compile(r"\n[a-z]\d?[.)]\s")
_CLAUSE = re.compile(r"(?<=\n)\d{1,3}[.)]\s(?!\d)[^\n]{1,200}")
_ARTICLE_CHANGED = re.compile(
    rf"\d{{1,3}}[.)]\s(?:{CHAIN}\s)?(?P<place>(?:khoan\s[\da-z]{{1,3}}\s)?(?P<article>dieu\s\d{{1,3}}[a-z]?))"
    r"(?=\s(?:duoc|nhu\ssau|ve\b)|:|$)",
    re.IGNORECASE,
)
_LAST_BOUNDARY = re.compile(  # tried from the end backwards
    r"(?s:.*)[.;:\n](?:(?<=[a-z]{2}[.;])(?=[A-Z][a-z]+\s[a-z])"
    r"|(?<=[.;:])(?:\n(?![a-z]{2,}\s)|\s(?=[A-Z\d])(?!(?:Dieu|Khoan|Diem|Muc|Chuong|Phu\sluc)\s))"
    rf"|(?<=\n)(?=\d{{1,2}}[.)]\s|[a-z]\)\s|{GOES_ON}(?:(?:Dieu|DIEU)\s|[A-Z][a-z])))"
)
_THIS, _ISSUED = re.compile(THIS), re.compile(r"\b(?:ban\shanh|ky|thong\squa|(?:vua|moi|da)\sco)\W{1,3}$")
_BY_ITS_PART = re.compile(r"^\s(?:[^.;:]{0,60}?\s)?bang\s[^.;:]{1,160}?\skem\stheo\s$")
# "Bãi bỏ một phần …:", "Bãi bỏ các nội dung … tại các Quyết định:": of each act that is listed, a part.
_PARTLY = late(
    rf"^[^:]{{0,40}}\b(?:{CHAIN})\s(?:mot\sphan\b|(?:(?:cac|mot\sso|nhung)\s)?(?:noi\sdung|quy\sdinh|thu\stuc)\s[^:]{{0,160}}?"
    rf"(?<!\w)(?:tai|trong)(?:\s(?:(?:cac|mot\sso|nhung)\s)?{type_pattern('van ban')}\b|:|$))"
)
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
    consolidated = [*read_consolidated(document, mentions, frames)]
    yield from consolidated
    deeds = [*_read(document, lists, mentions, frames, clauses)]
    if consolidated:
        deeds = _by_what_is_consolidated(consolidated[0].place, deeds)
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
    wordings = quoted_wordings(text)
    report = document.type is None and document.number is None
    done: list[Deed] = []  # what is done to the last member of the list that is being read
    for i in range(len(mentions)):
        deeds = [ended[i]] if i in ended else _deeds(text, lists, i, mentions, frames[i], clauses)
        top = frames[i].inside is None and frames[i].kind is None
        if not deeds and top and document.type == LETTER == mentions[i].type:
            deeds = by_letter(document, i, mentions[i], _sentence_start(text, mentions[i].start))
        if not deeds and done and top:
            deeds = _next(text, mentions, frames, i, done)
        if deeds and report:
            deeds = _by_who_is_meant(text, mentions, i, deeds)
        if deeds and (opening := opening_before(wordings, mentions[i].start)) is not None:
            quoted = who_is_quoted(text, mentions, opening)
            deeds = [] if quoted is None else [replace(deed, actor=quoted) for deed in deeds]
        elif deeds and not report and is_quoted(document, mentions[i], deeds[0]):
            deeds = []
        yield from deeds
        if deeds or top:
            done = deeds


def _by_what_is_consolidated(act: int, deeds: list[Deed]) -> list[Deed]:
    """Return the deeds as those of the act whose words a consolidated text repeats; that text itself changes nothing.

    "Thông tư này thay thế …" in 12/VBHN-BTC is said by the circular (Pháp lệnh 01/2012/UBTVQH13).
    """
    return [replace(deed, actor=act) if deed.actor is None else deed for deed in deeds if deed.place != act]


def _by_who_is_meant(text: Text, mentions: Sequence[Found], i: int, deeds: list[Deed]) -> list[Deed]:
    """Return the deeds, those of "Nghị định này" by the one whose issue was told: "đã ban hành Nghị định số …".

    "Thay thế mẫu 01 kèm theo Nghị quyết A bằng mẫu 01 kèm theo Nghị quyết B" is done by B.
    """
    if i + 1 < len(mentions) and _BY_ITS_PART.match(text.folded[mentions[i].end : mentions[i + 1].start].lower()):
        return [replace(deed, actor=i + 1, end=mentions[i + 1].end) for deed in deeds]
    start = deeds[0].start
    if text.folded[max(0, start - 2) : start].rstrip().endswith("?"):
        asked = _asked_about(text, mentions, start, i)
        return [] if asked is None else [replace(deed, actor=asked) for deed in deeds]
    this = _THIS.search(text.folded[start : min(start + REACH, mentions[i].start)].lower())
    if this is None:
        return deeds
    at = start + this.start()
    for j in range(i - 1, -1, -1):
        named = mentions[j]
        if named.end < at - 2 * REACH:
            break
        if named.end <= at and search_key(named.type or "") == this[0].removesuffix(" nay"):
            issued = _ISSUED.search(text.folded, max(0, named.start - 20), named.start)
            return [replace(deed, actor=j) for deed in deeds] if issued else deeds
    return deeds


def _asked_about(text: Text, mentions: Sequence[Found], start: int, i: int) -> int | None:
    """Return the act of which a question asks what the words from `start` on answer: "A đã bãi bỏ gì? Bãi bỏ B"."""
    line = text.folded.rfind("\n", 0, max(0, start - 2)) + 1
    act = next((j for j in range(i) if mentions[j].start >= line), None)
    if act is None or mentions[act].end > start:
        return None
    verb = " ".join(text.folded[start : start + REACH].lower().split()[:2])
    return act if verb in text.folded[mentions[act].end : start].lower() else None


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
        article = _article_above(text, start, found) if "Điều" not in scope else None
        scope = f"{scope} {article}" if article else scope
        yield Deed(deed.place, RelationKind.REPEALS_PART, found.start() + 1, found.end(), scope)


def _article_above(text: Text, start: int, item: re.Match[str]) -> str | None:
    """Return what the clause above a point changes: "1. Điều 16 được sửa đổi như sau: … b) Bãi bỏ điểm e"."""
    clauses = _POINT.match(item[0]) and list(_CLAUSE.finditer(text.folded, start, item.start()))
    above = _ARTICLE_CHANGED.match(clauses[-1][0]) if clauses else None
    if not clauses or above is None:
        return None
    begin = clauses[-1].start()
    place = above.span("article") if "khoan" in item[1].lower() else above.span("place")
    return " ".join(text.flow[begin + place[0] : begin + place[1]].split())


def _next(text: Text, mentions: Sequence[Found], frames: Sequence[Frame], i: int, done: Sequence[Deed]) -> list[Deed]:
    """Return the deeds to the next object of an order: "… Thông tư A và Phụ lục của Thông tư B, bãi bỏ Thông tư C"."""
    last = done[0].place
    nearest = furthest(mentions, i)
    begin = mentions[nearest].end
    gap = text.folded[max(begin, mentions[i].start - REACH) : mentions[i].start].lower()
    if also := _AND_ALSO.fullmatch(gap):
        behind = also["part"] or also["whole"]
        kinds = kinds_of_verbs(also[1], behind)
        if also["part"]:
            kinds = tuple(OF_WHOLE.get(kind, kind) for kind in kinds if kind in ON_PROVISIONS)
        return [deed_of(text, i, mentions[i], done[0].start, behind, kind) for kind in kinds if kind in STATED]
    amended = frames[nearest].acts_on == last
    link = next_in_list(text, mentions, last, i, amended=amended)
    if link is None:
        return []
    if amended and link["place"] and link[0][0] != ";" and pinpoints_before(text, mentions[nearest].start):
        return []  # "Điều 2 A được sửa đổi bởi Điều 5 B và Điều 7 C": C may be what has changed A
    if not COORDINATE.match(gap) and _GOES_ON.match(text.folded[mentions[i].end : mentions[i].end + REACH].lower()):
        return []
    scope = provisions_before(text, begin, mentions[i].start)
    if scope is None and link["part"]:
        scope = rules_before(text, begin, mentions[i].start)
    if link["part"] and WORDS_OF_TEXT.match(f" {link['part']}"):  # "Bãi bỏ Điều 5 …; cụm từ “A” tại khoản 1 Điều 4 …"
        return [Deed(i, RelationKind.AMENDS, done[0].start, mentions[i].end, scope)]
    changes = OF_WHOLE if scope or link["part"] or link["place"] else _OF_PART if link["whole"] else {}
    if not changes and not same_kind(mentions[last], mentions[i]) and pinpoints_before(text, mentions[last].start):
        changes = _OF_PART  # "bãi bỏ Điều 6, Điều 7 Thông tư A và Quyết định B": no decision has articles of a circular
    return [Deed(i, changes.get(deed.kind, deed.kind), deed.start, mentions[i].end, scope) for deed in done]


def _deeds(text: Text, lists: Lists, i: int, mentions: Sequence[Found], frame: Frame, clauses: Clauses) -> list[Deed]:
    mention = mentions[i]
    section = clauses.section(mention.start)
    if frame.inside is not None or frame.kind is not None:
        return []
    if section.part is Part.TITLE:
        return _by_title(text, i, mention, section.start)
    begin = _sentence_start(text, mention.start)
    said = terms_hidden(text.folded[begin : mention.start].lower())
    if section.part is Part.RECITALS:
        verb = this_acts(said) or ENACTS.search(said) or issuer_orders(text, mention, said)
        return [] if verb is None or TASK.search(said) else stated(text, i, mention, begin, said, verb)
    if section.part is not Part.BODY:
        return []
    # no article follows the formula
    if begin <= section.start + 1 and (verb := ENACTS.search(said)) and not TASK.search(said):
        return stated(text, i, mention, begin, said, verb)
    if found := in_sentence(text, i, mentions, begin, said):
        return found
    item = lists.around(mention.start, begin)
    return _in_item(text, lists, item, i, mention) if item else []


def _in_item(text: Text, lists: Lists, item: Item, i: int, mention: Found) -> list[Deed]:
    """Return what the clause before the colon does to the first instrument of an item of its list."""
    whole = text.folded[item.lead : item.colon].lower()
    lead, own = lists.words(item, mention.start)
    if ENDS_NOW.match(whole) or ENDS_SINCE.match(whole) or ENDED_LISTED.match(whole):
        deed = deed_of(text, i, mention, item.lead, own, RelationKind.REPEALS)
        return [replace(deed, kind=RelationKind.REPEALS_PART) if ENDS_IN_PART.match(whole) else deed]
    if (verb := _PARTS_FOLLOW.match(whole)) and _PART_OF.fullmatch(own):
        kinds = [OF_WHOLE.get(kind, kind) for kind in kinds_of_verbs(verb[1], "") if kind in ON_PROVISIONS]
        scope = _part_named(text, item.start, mention.start)
        return [Deed(i, kind, item.lead, mention.end, scope) for kind in kinds]
    whole_act = this_acts(lead + own) or ORDERS.match(lead + own)
    verb = whole_act or in_place(lead + own)
    if verb and verb.start() < len(lead) and not TASK.search(lead):
        deeds = stated(text, i, mention, item.lead, lead + own, verb, in_place=not whole_act)
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
    said = before_type_and_colon(text.folded[start : mention.start].lower())
    if guides_by_title(text, start, said, mention):
        return [deed_of(text, i, mention, start, said, RelationKind.GUIDES)]
    if TASK.search(said) or _NUMBER.search(said):
        return []
    found, place = ACTIVE.search(said), _TITLE_ORDERS.search(said)
    if not (found := found or place):
        return []
    behind = said[found.end(1) :]
    kinds = kinds_of_verbs(found[1], behind)
    if kinds and kinds[0] in OF_HIGHER and _OF_OTHERS.search(said, 0, found.start()):
        return []
    if found is place and not _ANNEXED.match(behind):
        kinds = tuple(OF_WHOLE.get(kind, kind) for kind in kinds if kind in ON_PROVISIONS)
    if (also := _TITLE_ORDERS_ALSO.search(behind)) and kinds:
        more = (OF_WHOLE.get(kind, kind) for kind in kinds_of_verbs(also[1], also[2]) if kind in ON_PROVISIONS)
        kinds = tuple(dict.fromkeys([*kinds, *more]))
    return [deed_of(text, i, mention, start + found.start(), behind, kind) for kind in kinds if kind in STATED]


def _sentence_start(text: Text, at: int) -> int:
    left = max(0, at - REACH)
    boundary = _LAST_BOUNDARY.match(text.folded, left, at)
    return boundary.end() if boundary else left
