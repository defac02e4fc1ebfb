"""The register of instruments as the graph `do-thi/danh-ba-van-ban`: what official indexes print, row by row.

A row is a `vl:RegisterEntry`: one source's claims of number, date, type, title, issuers and effect, with file and line.
What all rows of an instrument agree on, and no text of the store says of it, also stands on the instrument itself, so
that every question finds it there; what they dispute stands on the entries alone, and is never chosen between.

Titles state relations ("sửa đổi, bổ sung một số điều của …"): they are `vl:Relation`s as those of texts are, with the
words of the title as evidence, the entry as their source and `register_title` as their method. Closing clauses that the
register prints state more of them: see `kg.graph.known_clauses`.

By default only the instruments that the documents touch are in the graph: those that are cited, held, or behind a fact
of the registers, those that change them in turn, and those that they act on. The whole register is twenty times the
size of the graph of the five documents, and would fill every export and map with papers that no document names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

import pyoxigraph as ox

from kg.citation import RelationKind
from kg.graph.instrument import instrument, named_body, search_keys
from kg.graph.known_clauses import act_of, clause_lines, own_effects
from kg.graph.nquads import day, iri, text
from kg.graph.register_entry import RegisterEntry, entry_address
from kg.graph.register_titles import KnownRegister
from kg.graph.same_name import effect_of_the_register, newer_laws, same_name_lines
from kg.graph.vocabulary import ELI, KNOWN_GRAPH, RDF, RDFS, VL, concept
from kg.register import Doubt, KnownInstrument, instruments, other_instruments
from kg.resolve import generations, slug

_A = f"<{RDF}type>"
_LABEL = f"<{RDFS}label>"
_THIS = ox.NamedNode(KNOWN_GRAPH)
_A_TYPE, _INSTRUMENT = ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{VL}Instrument")
_FILE = "registers/instruments.csv"
_EFFECT = f"{ELI}first_date_entry_in_force"
# Who acts on an instrument in one of these ways may change whether and how it is in force.
_CHANGES = frozenset(
    {
        RelationKind.AMENDS,
        RelationKind.REPLACES,
        RelationKind.REPEALS,
        RelationKind.REPEALS_PART,
        RelationKind.SUSPENDS,
        RelationKind.EXTENDS,
        RelationKind.CORRECTS,
        RelationKind.CONSOLIDATES,
    }
)

_GIVEN = tuple(
    ox.NamedNode(name)
    for name in (
        f"{RDFS}label",
        f"{ELI}number",
        f"{ELI}type_document",
        f"{ELI}title",
        f"{ELI}date_document",
        f"{VL}issuer",
        _EFFECT,
    )
)


def known_lines(database: ox.Store, register: KnownRegister, *, whole: bool = False) -> list[str]:
    """Return the N-Quads lines of the register of instruments, sorted, each once.

    `database` holds the documents and the other registers; with `whole` every row is taken, touched or not.
    """
    chosen = set(register.rows.keys() | register.clauses.keys()) if whole else _touched(database, register)
    newer = newer_laws(database, chosen, whole=whole)
    chosen |= {pair.newer.iri for pair in newer if pair.newer.iri in register}
    tail = f" {iri(KNOWN_GRAPH)} ."
    lines = {triple + tail for address in chosen for triple in _triples(database, address, register)}
    named = {triple + tail for pair in newer for triple in same_name_lines(pair, chosen.__contains__)}
    return sorted(lines | named)


def asked_about(register: KnownRegister) -> frozenset[str]:
    """Return the instruments of which `known_lines` asks what other graphs state of them."""
    older = (pair.older.iri for pair in generations())
    return frozenset((*register.rows, *register.clauses, *_changed_by(register), *older))


def bearing(database: ox.Store, graph: str) -> set[tuple[str, str]]:
    """Return which properties of which instruments a graph states: all of it that decides what `known_lines` says."""
    name = ox.NamedNode(graph)
    kinds = database.quads_for_pattern(None, _A_TYPE, _INSTRUMENT, name)
    found = dict.fromkeys(quad.subject for quad in kinds if isinstance(quad.subject, ox.NamedNode))
    given = ((node, prop) for node in found for prop in (_A_TYPE, *_GIVEN))
    return {
        (node.value, prop.value)
        for node, prop in given
        if next(database.quads_for_pattern(node, prop, None, name), None)
    }


def borne_elsewhere(database: ox.Store, address: str, prop: str, graphs: Collection[str] = ()) -> bool:
    """Say whether a graph other than `graphs` and the register's own states a property of an instrument."""
    value = _INSTRUMENT if prop == _A_TYPE.value else None
    return any(
        isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name != _THIS and quad.graph_name.value not in graphs
        for quad in database.quads_for_pattern(ox.NamedNode(address), ox.NamedNode(prop), value, None)
    )


def _touched(database: ox.Store, register: KnownRegister) -> set[str]:
    """Return the known instruments that the store speaks of, what changes them in turn, and what they act on."""
    changed_by = _changed_by(register)
    known = {
        address
        for address in register.rows.keys() | register.clauses.keys() | changed_by.keys()
        if any(
            quad.graph_name != _THIS
            for quad in database.quads_for_pattern(ox.NamedNode(address), _A_TYPE, _INSTRUMENT, None)
        )
    }
    touched = {address for address in known if address in register}
    todo = list(known)
    while todo:
        here = todo.pop()
        acts_on = (stated.object.iri for stated in register.acts_of(here))
        for near in (*changed_by.get(here, ()), *acts_on):
            if near in register and near not in touched:
                touched.add(near)
                todo.append(near)
    return touched


def _changed_by(register: KnownRegister) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for address in sorted(register.relations.keys() | register.clauses.keys()):
        for stated in register.acts_of(address):
            if stated.kind in _CHANGES:
                found[stated.object.iri].append(address)
    return found


def _triples(database: ox.Store, address: str, register: KnownRegister) -> Iterator[str]:
    node = iri(address)
    rows = tuple(instruments()[place] for place in register.rows.get(address, ()))
    clauses = register.clauses.get(address, ())
    said = _said_elsewhere(database, address)
    yield from clause_lines(address, clauses, dated=_EFFECT in said)
    if rows:
        yield from _agreed(node, rows, said | ({_EFFECT} if own_effects(clauses) else set()))
    else:
        act = act_of(address, clauses)
        yield from instrument(act)
        printed = {one.effective for one in other_instruments(act.number or "") if one.date == act.date}
        if len(printed) == 1 and (effect := printed.pop()) and not own_effects(clauses) and _EFFECT not in said:
            yield from effect_of_the_register(node, effect)
    for row in rows:
        yield from _claims(_entry(address, row), row)
    orders: defaultdict[int, int] = defaultdict(int)
    for place, stated in register.relations.get(address, ()):
        orders[place] += 1
        row = instruments()[place]
        yield from _entry(address, row).relation(stated, orders[place], method="register_title", sentence=row.title)
    for stated in register.acts_of(address):
        if stated.object.iri not in register:
            yield from instrument(stated.object)


def _effects_known_better(row: KnownInstrument) -> set[str]:
    """Return the day of effect of an act by the register that mends the index, which may print the day of signing."""
    acts = [one for one in other_instruments(row.number) if (one.date, one.type) == (row.date, row.type)]
    return {one.effective for one in acts if one.effective}


def _said_elsewhere(database: ox.Store, address: str) -> set[str]:
    """Return which properties an instrument has in other graphs; a hub has each of them thousands of times."""
    return {name.value for name in _GIVEN if borne_elsewhere(database, address, name.value)}


def _agreed(node: str, rows: tuple[KnownInstrument, ...], said: set[str]) -> Iterator[str]:
    """Yield what the rows agree on and no text says."""
    first = rows[0]
    yield f"{node} {_A} <{VL}Instrument>"
    yield f"{node} {_A} <{ELI}LegalResource>"
    if f"{RDFS}label" not in said:
        yield f"{node} {_LABEL} {text(f'{first.type} {first.number}', 'vi')}"
    if f"{ELI}number" not in said:
        yield f"{node} <{ELI}number> {text(first.number)}"
    if f"{ELI}type_document" not in said:
        yield f"{node} <{ELI}type_document> <{concept('type', slug(first.type))}>"
    if f"{ELI}title" not in said:
        yield f"{node} <{ELI}title> {text(first.title, 'vi')}"
    for row in rows:
        for key in search_keys(row.type, row.number, row.title):
            yield f"{node} <{VL}searchKey> {text(key)}"
    dates = {row.date for row in rows}
    if len(dates) == 1 and f"{ELI}date_document" not in said:
        yield f"{node} <{ELI}date_document> {day(first.date)}"
    effects = _effects_known_better(first) or {row.effective for row in rows if row.effective}
    doubtful = any(Doubt.EFFECT in row.doubts for row in rows)
    if len(effects) == 1 and not doubtful and _EFFECT not in said:
        yield from effect_of_the_register(node, effects.pop())
    issuers = {row.issuers for row in rows if row.issuers}
    if len(issuers) == 1 and f"{VL}issuer" not in said:
        for name in issuers.pop():
            yield from named_body(node, "issuer", name, first.date)


def _entry(address: str, row: KnownInstrument) -> RegisterEntry:
    """Return a row as an entry; its words are the title."""
    claims = (row.date, row.type, row.title, row.printed_issuer, row.source)
    return RegisterEntry(
        iri=entry_address(row.number, *claims),
        instrument=address,
        path=_FILE,
        line=row.line,
        words=row.title,
        number=row.number,
        type=row.type,
        date=row.date,
        source=row.source,
    )


def _claims(entry: RegisterEntry, row: KnownInstrument) -> Iterator[str]:
    """Yield the claims of one row, as its source prints them."""
    node = iri(entry.iri)
    yield from entry.claims()
    yield f"{node} <{VL}statedTitle> {text(row.title)}"
    if row.printed_issuer:
        yield f"{node} <{VL}statedIssuer> {text(row.printed_issuer)}"
    if row.effective:
        yield f"{node} <{VL}statedEffect> {day(row.effective)}"
    if row.state:
        yield f"{node} <{VL}statedState> {text(row.state)}"
    if row.vbpl_id:
        yield f"{node} <{VL}vbplId> {text(row.vbpl_id)}"
    for doubt in row.doubts:
        yield f"{node} <{VL}note> {text(doubt)}"
