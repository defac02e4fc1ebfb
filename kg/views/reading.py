"""From the store to a `Subgraph`: the links around some documents, as `kg.ask` answers them, with every quotation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from kg.ask import (
    KINDS,
    Instrument,
    Link,
    days_of_issue,
    instruments,
    law_name,
    links_from,
    newest_links_to,
    spells,
)
from kg.graph import VL, Store, relation
from kg.views.subgraph import Edge, Node, Quote, Subgraph, subgraph

_EDGES = 1_000  # of one kind that a document has at most: a bound against nonsense
_HELD = f"SELECT DISTINCT ?document {{ ?source <{VL}textOf> ?document }}"


def read_subgraph(
    store: Store,
    documents: Sequence[str] = (),
    depth: int = 1,
    *,
    kinds: Collection[str] = (),
    as_of: str | None = None,
    newest: int | None = None,
    most: int | None = None,
) -> Subgraph:
    """Return the documents (IRIs; none: all whose text is held) with what they cite and what cites them.

    `depth` counts the steps in each direction; relations between the documents that are reached come along. `kinds`
    limits the relations (none: all), `as_of` (ISO day) to those whose acting document was issued by then; undated ones
    are kept. `newest` limits "all whose text is held" to so many, the latest; `most` limits the documents that point to
    those of one step, by each kind of relation, likewise, and their `more` counts the others. Raises `StoreError` as
    the store does; a document that the store does not know is left out.
    """

    def counts(link: Link) -> bool:
        return (not kinds or link.kind in kinds) and _issued_by(link.subject, as_of)

    frontier = list(documents) or _held(store, as_of, newest)
    known = instruments(store, frontier)
    links: list[Link] = []
    beyond: dict[str, set[str]] = {}
    for _ in range(depth):
        each = None if most is None else max(1, most // max(1, len(frontier)))
        into, left_out = newest_links_to(store, frontier, each)
        for (iri, kind), subjects in left_out.items():
            beyond.setdefault(iri, set()).update(subjects if not kinds or kind in kinds else ())
        found = [link for link in (*links_from(store, frontier), *into) if counts(link)]
        links.extend(found)
        ends = {end.iri: end for link in found for end in (link.subject, link.object)}
        frontier = sorted(ends.keys() - known.keys())
        known |= ends
        if not frontier:
            break
    links.extend(filter(counts, links_from(store, _pointing_within(store, frontier, known, links))))
    whole = from_links(links, known.values(), documents)
    nodes = (replace(node, more=len(beyond.get(node.iri, set()) - known.keys())) for node in whole.nodes)
    return replace(whole, nodes=tuple(nodes))


def _pointing_within(store: Store, subjects: Iterable[str], known: Collection[str], links: Iterable[Link]) -> list[str]:
    """Return which of these documents point to known ones in a way that is not among the links yet: by bare edges."""
    told = {(link.subject.iri, link.object.iri, link.kind) for link in links}
    asked = list(subjects)
    return sorted(
        {
            subject
            for kind in KINDS
            for subject, targets in store.values(asked, relation(kind), _EDGES).items()
            for target in targets
            if target.value in known and (subject, target.value, kind) not in told
        }
    )


def _held(store: Store, as_of: str | None, newest: int | None) -> list[str]:
    """Return the documents whose text is held and that were issued by a day, the `newest` of them, sorted."""
    every = [row["document"].value for row in store.select(_HELD)]
    said = days_of_issue(store, every)
    days = {iri: said.get(iri, ("",))[0] for iri in every}
    issued = [iri for iri in every if as_of is None or days[iri] <= as_of]
    return sorted(sorted(issued, key=lambda iri: (days[iri], iri), reverse=True)[:newest])


def _issued_by(known: Instrument, as_of: str | None) -> bool:
    return as_of is None or known.date is None or known.date <= as_of


def with_spells(store: Store, whole: Subgraph) -> Subgraph:
    """Return the subgraph with the status of its documents through time."""
    known = spells(store, [node.iri for node in whole.nodes])
    return replace(whole, nodes=tuple(replace(node, spells=known.get(node.iri, ())) for node in whole.nodes))


def from_links(links: Iterable[Link], known: Iterable[Instrument], focus: Iterable[str] = ()) -> Subgraph:
    """Return the subgraph of these instruments; links that lead out of it are left out."""
    links = tuple(links)
    status = {link.object.iri: link.status for link in links if link.status}
    words = {link.object.iri: link.quotes[0].text for link in reversed(links) if link.quotes}
    nodes = [node_of(one, status.get(one.iri, "resolved"), words.get(one.iri, one.label)) for one in known]
    return subgraph(nodes, map(_edge, links), focus)


def node_of(known: Instrument, status: str = "resolved", words: str = "") -> Node:
    """Return an instrument as views show it; `words` are how it is cited, for one that has neither number nor title."""
    year = re.search(r"/((?:19|20)\d\d)/", known.number or "")
    return Node(
        iri=known.iri,
        label=_label(known, words),
        number=known.number,
        type=known.type,
        title=known.title,
        date=known.date,
        year=int(year[1]) if year else None,
        issuers=known.issuers,
        held=known.held,
        status="resolved" if known.held else status,
    )


def _label(known: Instrument, words: str) -> str:
    """Return what people call a document: a law by its name and year, any other by its number, else as it is cited.

    >>> law = Instrument("vb/36", "", "36/2018/QH14", "Luật", "2018-11-20", "Phòng, chống tham nhũng")
    >>> _label(law, "")
    'Luật Phòng, chống tham nhũng 2018'
    """
    name = law_name(known.type, known.title, known.date)
    if name:
        return name
    return known.number or (known.label if known.held else known.title) or " ".join(words.split()) or known.label


def _edge(link: Link) -> Edge:
    quotes = []
    for quote in link.quotes:
        words = " ".join(quote.text.split())
        text, mark = (quote.sentence, quote.mark) if quote.mark else (words, (0, len(words)))
        quotes.append(Quote(quote.source, quote.start, quote.end, quote.line or 0, text, mark))
    return Edge(
        source=link.subject.iri,
        target=link.object.iri,
        kind=link.kind,
        quotes=tuple(quotes),
        cue=None if link.cue in KINDS else link.cue,  # a relation has the key of its words, a basis the words
        confidence=1.0 if link.confidence is None else link.confidence,
        scope=link.scope,
    )
