"""Laws of one name in the graph of the register: which newer law bears the name of a law that the store speaks of.

It is a fact about names, with the row of the register that says so. What follows for the older law is for questions to
infer, by the rules of `effect_rules.csv`, and never stands in the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.graph.instrument import instrument
from kg.graph.nquads import day, integer, iri, text
from kg.graph.vocabulary import ELI, KNOWN_GRAPH, RDF, VL, concept
from kg.resolve import BASE, Generation, generations

_A = f"<{RDF}type>"
_THIS = ox.NamedNode(KNOWN_GRAPH)


def newer_laws(database: ox.Store, chosen: set[str], *, whole: bool) -> tuple[Generation, ...]:
    """Return the newer laws of one name of what is chosen from the register, or stands in the texts; all with `whole`.

    A newer law may itself have a newer one.
    """
    found: list[Generation] = []
    reached: set[str] = set()
    for pair in sorted(generations(), key=lambda pair: pair.older.date or ""):
        older = pair.older.iri
        if whole or older in chosen or older in reached or _in_texts(database, older):
            found.append(pair)
            reached.add(pair.newer.iri)
    return tuple(found)


def same_name_lines(pair: Generation, described: Callable[[str], bool]) -> Iterator[str]:
    """Yield that a newer law bears the name of an older one; and the newer one, where nothing else describes it."""
    node = iri(f"{BASE}danh-ba/cung-ten/{pair.older.iri.removeprefix(f'{BASE}vb/')}")
    yield f"{node} {_A} <{VL}SameName>"
    yield f"{node} <{VL}olderLaw> {iri(pair.older.iri)}"
    yield f"{node} <{VL}newerLaw> {iri(pair.newer.iri)}"
    yield f"{node} <{VL}path> {text(pair.path)}"
    if pair.line:
        yield f"{node} <{VL}line> {integer(pair.line)}"
    yield f"{node} <{VL}factSource> {text(pair.source)}"
    if not pair.same_rank:
        yield f"{node} <{VL}note> {text('pháp lệnh và luật: không cùng cơ quan ban hành')}"
    for law in (pair.older, pair.newer):
        if not described(law.iri):
            yield from instrument(law)
    if pair.effective and not described(pair.newer.iri):
        yield from effect_of_the_register(iri(pair.newer.iri), pair.effective)


def effect_of_the_register(node: str, effective: str) -> Iterator[str]:
    """Yield the day of effect that a register prints of an instrument."""
    yield f"{node} <{ELI}first_date_entry_in_force> {day(effective)}"
    yield f"{node} <{VL}effectKnownFrom> <{concept('effect', 'register')}>"


def _in_texts(database: ox.Store, address: str) -> bool:
    quads = database.quads_for_pattern(ox.NamedNode(address), ox.NamedNode(f"{RDF}type"), None, None)
    return any(quad.graph_name != _THIS for quad in quads)
