"""Document → citations, relations, proposals."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from kg.citation.aliases import find_aliases
from kg.citation.amending import amended_provisions
from kg.citation.asked import is_asked_or_denied
from kg.citation.bracketed import named_before
from kg.citation.clauses import Clauses
from kg.citation.coordination import OF_HIGHER
from kg.citation.deed import Deed
from kg.citation.explained import short_names, written_out
from kg.citation.found import Found
from kg.citation.frame import THIS, Frame
from kg.citation.frames import read_frames
from kg.citation.gather import gather, stated
from kg.citation.laws import find_laws, taken_by
from kg.citation.lists import Lists
from kg.citation.numbered import find_numbered
from kg.citation.own import read_deeds
from kg.citation.period import Period, ends_on, read_period
from kg.citation.pinpoints import pinpoints_before
from kg.citation.places import Stretches, bounds, held, in_order
from kg.citation.quoted import opening_before, quoted_terms
from kg.citation.roles import read_roles
from kg.citation.undated import undated_inside, undated_objects
from kg.citation.unnumbered import find_unnumbered
from kg.citation.values import Citation, Mention, Mentions, Proposal, Relation, RelationKind, Role
from kg.document import Document, Part
from kg.text import Text, fold

_PROPOSAL = re.compile(r"(?:^|\n)[\-\s]{0,2}((?:Theo|Xet) de nghi cua )([^;:.\n]+(?:\n[^;:.\n]+)?)")
_PROPOSED, _LONGEST_BEFORE = " de nghi cua ", 8
# "Theo đề nghị của Chánh Văn phòng, / Chính phủ ban hành nghị định sau đây": the formula is no more of the office.
_FORMULA = re.compile(
    r"(?:,\s|\n)(?=[A-Z][^,;:.]{2,90}?\s(?:ban hanh|huong dan|quy dinh|sua doi|thong nhat|quyet dinh)\s)"
)
_ENDS = (RelationKind.REPEALS, RelationKind.REPEALS_PART, RelationKind.REPLACES)
_LISTED = ("sau", "sau đây")
_ARTICLE = re.compile(r"\n(?:Dieu|DIEU)\s\d")
_STRONGEST = (Role.LEGAL_BASIS, Role.PROPOSAL, Role.CITES, Role.NESTED)


def read_citations(document: Document) -> tuple[tuple[Citation, ...], tuple[Relation, ...], tuple[Proposal, ...]]:
    """Return every instrument that a document cites, the relations it states between them, and who proposed it.

    >>> from kg.document import parse_document
    >>> from kg.text import mend
    >>> text = mend("Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;")
    >>> citations, _, _ = read_citations(parse_document(text))
    >>> citations[0].number, citations[0].date, citations[0].role.value
    ('59/2019/NĐ-CP', '2019-07-01', 'legal_basis')
    """
    text = document.text
    clauses = Clauses(document)
    ordered, groups = gather(document, _named(text, clauses))
    home = [""] * len(ordered)  # of each mention the citation
    for n, group in enumerate(groups, 1):
        identifier = f"c{n}"
        for i in group:
            home[i] = identifier
    said = _said(text, ordered)
    acts = ordered if len(said) == len(ordered) else held(map(ordered.__getitem__, said))
    names = home if acts is ordered else [home[i] for i in said]
    lists = Lists(text, bounds(acts)[0])
    frames = read_frames(text, lists, acts, report=document.type is None and document.number is None)
    deeds = list(read_deeds(document, lists, acts, frames, clauses))
    amended = amended_provisions(document, acts, deeds, names)
    known = {home[group[0]]: stated(held(map(ordered.__getitem__, group))) for group in groups}
    days = {name: whole.date for name, whole in known.items()} | {"this": document.date}
    years = {name: str(whole.year) if whole.year else None for name, whole in known.items()}
    relations = {**_deeds(text, deeds, acts, names), **_relations(text, frames, names, days, years)}
    roles = bytearray([_STRONGEST.index(Role.CITES)]) * len(ordered)
    for i, role in zip(said, read_roles(text, clauses, acts, frames), strict=True):
        roles[i] = _STRONGEST.index(role)
    starts, mention = bounds(ordered)[0], _mention_maker(text, ordered, clauses)
    citations = tuple(
        Citation(
            id=name,
            number=whole.number,
            name=whole.name,
            type=whole.type,
            year=whole.year,
            date=whole.date,
            issuers=whole.issuers,
            role=_STRONGEST[min(roles[i] for i in group)],
            mentions=Mentions(group, mention),
            series=whole.series,
            pinpoints=_pinpoints(text, (starts[i] for i in group), amended.get(name, ())),
        )
        for group, (name, whole) in zip(groups, known.items(), strict=True)
    )
    return citations, tuple(relations.values()), tuple(_proposals(document))


def _named(text: Text, clauses: Clauses) -> Iterator[Found]:
    """Return the places that name an instrument by its number, its name or an alias."""
    numbered = held(place for place in find_numbered(text) if _counts(clauses, place))
    taken = Stretches(taken_by(text, numbered))
    introduced = [fold(place.name.partition(" ")[2]) for place in numbered if place.name]
    others = held(find_unnumbered(text))
    nicknames = {place.start for place in others if place.form == "nickname"}
    numbered = held(place for place in numbered if place.start not in nicknames)  # "Đề án 06/CP" is no number 06/CP
    short = short_names(text)
    laws = held(undated_objects(numbered, written_out(find_laws(text, taken, [*introduced, *map(fold, short)]), short)))
    numbered = held(named_before(text, undated_inside(numbered, laws), laws))
    places = in_order(chain(numbered, (place for place in chain(laws, others) if _counts(clauses, place))))
    aliases = held(find_aliases(text, places))
    named = {alias.start for alias in aliases}
    return chain((place for place in places if place.start not in named), aliases)


def _said(text: Text, places: Sequence[Found]) -> Sequence[int]:
    """Return which places the text itself speaks of: not those in a term that is only put in or taken out."""
    terms = quoted_terms(text)
    whole = range(len(places))
    return [i for i in whole if opening_before(terms, places[i].start) is None] if terms else whole


def _counts(clauses: Clauses, place: Found) -> bool:
    return clauses.section(place.start).part not in (Part.FURNITURE, Part.LETTERHEAD)


def _pinpoints(text: Text, starts: Iterable[int], amended: Sequence[str]) -> tuple[str, ...]:
    found = [provision for start in starts for provision in pinpoints_before(text, start)]
    return tuple(dict.fromkeys([*found, *amended])) if found or amended else ()


def _mention_maker(text: Text, places: Sequence[Found], clauses: Clauses) -> Callable[[int], Mention]:
    """Return what makes the mention at a place when it is asked for, so that a large text need not hold them."""
    lines = array("i", _lines(text, bounds(places)[0]))

    def mention(i: int) -> Mention:
        place = places[i]
        cue = clauses.cue(place.start)
        section = clauses.section(place.start)
        return Mention(text, place.start, place.end, lines[i], place.form, section, cue.words if cue else None)

    return mention


def _lines(text: Text, starts: Iterable[int]) -> Iterator[int]:
    """Yield the lines of the source, counted from 1, on which places that are in order begin."""
    line, counted = 1, 0
    for start in starts:
        begin = text.source_offset(start)
        line, counted = line + text.source.count("\n", counted, begin), begin
        yield line


_Edge = tuple[str, RelationKind, str]


def _deeds(text: Text, deeds: Iterable[Deed], ordered: Sequence[Found], home: Sequence[str]) -> dict[_Edge, Relation]:
    relations: dict[_Edge, Relation] = {}
    for deed in deeds:
        target, actor = home[deed.place], "this" if deed.actor is None else home[deed.actor]
        if actor == target or is_asked_or_denied(text, deed.start, deed.end):
            continue  # no act acts on itself
        period = _period(text, deed)
        scope = deed.scope
        if deed.kind is RelationKind.SUSPENDS and scope and scope.endswith(_LISTED):
            scope = _listed_provisions(text, deed, ordered, home) or scope
        span = text.span(deed.start, max(deed.end, period.until))
        stated = Relation(
            actor,
            deed.kind,
            target,
            scope,
            span,
            span.of(text.source),
            cue=str(deed.kind),
            since=period.start or _ends_on(text, deed.kind, deed.start, deed.end),
            until=period.end,
        )
        relations.setdefault((actor, deed.kind, target), stated)
    return relations


def _listed_provisions(text: Text, deed: Deed, ordered: Sequence[Found], home: Sequence[str]) -> str:
    """Return the provisions that the items below an order name: "… tại khoản 7, khoản 8 Điều 1 Nghị định số 65/…"."""
    article = _ARTICLE.search(text.folded, deed.end)
    until = article.start() if article else len(text.folded)
    named = [
        provision
        for i in range(deed.place + 1, len(ordered))
        if ordered[i].start < until and home[i] == home[deed.place]
        for provision in pinpoints_before(text, ordered[i].start)
    ]
    return "; ".join(dict.fromkeys(named))


def _period(text: Text, deed: Deed) -> Period:
    """Return for how long what is suspended or extended is so; other deeds are for good."""
    if deed.kind not in (RelationKind.SUSPENDS, RelationKind.EXTENDS):
        return Period(None, None, deed.end)
    return read_period(text, deed.end, may_return=deed.kind is RelationKind.SUSPENDS)


def _ends_on(text: Text, kind: RelationKind, start: int, end: int) -> str | None:
    """Return the day that the words of an end name: "hết hiệu lực kể từ ngày 01/7/2024"."""
    said = kind in _ENDS and "het" in text.folded[start:end].lower()  # each member of a long list has long words
    return ends_on(text.flow[start:end]) if said else None


def _relations(
    text: Text,
    frames: Sequence[Frame],
    home: Sequence[str],
    days: Mapping[str, str | None],
    years: Mapping[str, str | None],
) -> dict[_Edge, Relation]:
    """Return what cited acts do to each other; none acts on one that came after it.

    Such a one begins a new item, or is another act of the same name: in a letter of 2021 about the law on tax
    administration of 2019, the circular of 2013 "hướng dẫn thi hành một số điều của Luật Quản lý thuế" details the
    law before it.
    """
    relations: dict[_Edge, Relation] = {}
    for i, frame in enumerate(frames):
        if frame.kind is None:
            continue
        other = frame.acts_on if frame.acts_on is not None else frame.acted_by
        if other is None:
            continue
        here, there = home[i], "this" if other == THIS else home[other]
        subject, target = (here, there) if frame.acts_on is not None else (there, here)
        if subject == target or _before(days, subject, target) or _before(years, subject, target):
            continue
        if is_asked_or_denied(text, *frame.evidence):
            continue
        span = text.span(*frame.evidence)
        done = [(frame.kind, frame.scope), *([(frame.also, frame.also_scope)] if frame.also else [])]
        for kind, scope in done:
            relations.setdefault(
                (subject, kind, target),
                Relation(
                    subject,
                    kind,
                    target,
                    scope,
                    span,
                    span.of(text.source),
                    cue=str(kind),
                    since=_ends_on(text, kind, *frame.evidence),
                ),
            )
    for subject, kind, target in [*relations]:  # "A thay thế B, C hướng dẫn A": what guides A was not ended by it
        guided = any((target, of_higher, subject) in relations for of_higher in OF_HIGHER)
        if guided and kind in _ENDS:
            del relations[subject, kind, target]
    return relations


def _before(times: Mapping[str, str | None], subject: str, target: str) -> bool:
    """Say whether one is surely older than the other; the document itself is known by its day alone."""
    mine, other = times.get(subject), times.get(target)
    return bool(mine and other and mine < other)


def _proposals(document: Document) -> list[Proposal]:
    text = document.text
    proposals: list[Proposal] = []
    for section in document.sections:
        if section.part is not Part.RECITALS or section.duplicate:
            continue
        first = text.folded.find(_PROPOSED, section.start, section.end)
        if first < 0:
            continue
        for match in _PROPOSAL.finditer(text.folded, max(section.start, first - _LONGEST_BEFORE), section.end):
            formula = _FORMULA.search(text.folded, *match.span(2))
            end = formula.start() if formula else match.end(2)
            span = text.span(match.start(1), end)
            office = " ".join(text.flow[match.start(2) : end].split()).partition(" tại ")[0].strip(" ,")
            proposals.append(Proposal(office, span, span.of(text.source)))
    return proposals
