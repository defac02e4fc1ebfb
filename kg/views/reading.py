"""From the store to a `Subgraph`: bounded SPARQL around some documents, with every quotation.

Four queries a step, each with the documents in VALUES: citations, their mentions, stated relations, and what is known
of the instruments. Role and status codes, types and numbers come back as the plain words that views show.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg.graph.nquads import iri
from kg.graph.store import Store
from kg.graph.vocabulary import ELI, OA, RDF, RDFS, VL
from kg.views.subgraph import Edge, Node, Quote, Subgraph, subgraph

MOST_EDGES = 20_000  # of one reading: a view is never the whole corpus

_PREFIXES = "".join(
    f"PREFIX {name}: <{address}>\n"
    for name, address in (("vl", VL), ("eli", ELI), ("oa", OA), ("rdf", RDF), ("rdfs", RDFS))
)
_CITATIONS = """SELECT DISTINCT ?citation ?citing ?cited ?role ?status ?confidence {
  {values}
  ?citation vl:citing ?citing ; vl:cited ?cited ; vl:role ?role ; vl:status ?status ; vl:confidence ?confidence .
} ORDER BY ?citation LIMIT {limit}"""
_MENTIONS = """SELECT DISTINCT ?citation ?path ?start ?end ?line ?sentence ?exact ?cue {
  {values}
  ?citation vl:mention ?mention .
  ?mention vl:line ?line ; oa:hasSource/vl:path ?path ; oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end .
  ?words oa:exact ?exact .
  OPTIONAL { ?mention vl:sentence ?sentence }
  OPTIONAL { ?mention vl:cue ?cue }
}"""
_RELATIONS = """SELECT DISTINCT ?subject ?predicate ?object ?cue ?scope ?path ?start ?end ?exact ?prefix ?suffix {
  {values}
  ?relation rdf:subject ?subject ; rdf:object ?object ; rdf:predicate ?predicate ; vl:cue ?cue ;
    oa:hasSource/vl:path ?path ; oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end .
  ?words oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
  OPTIONAL { ?relation vl:scope ?scope }
} ORDER BY ?subject ?object ?predicate LIMIT {limit}"""
_HELD = "SELECT ?document { ?source vl:textOf ?document }"
_INSTRUMENTS = """SELECT DISTINCT ?document ?label ?number ?date ?title ?issuer ?path {
  {values}
  ?document rdfs:label ?label .
  OPTIONAL { ?document eli:number ?number }
  OPTIONAL { ?document eli:date_document ?date }
  OPTIONAL { ?document eli:title ?title }
  OPTIONAL { ?document vl:issuer/rdfs:label ?issuer }
  OPTIONAL { ?source vl:textOf ?document ; vl:path ?path }
}"""


def read_subgraph(store: Store, documents: Sequence[str] = (), depth: int = 1) -> Subgraph:
    """Return the documents (IRIs; none: all) with what they cite and what cites them, `depth` steps in each direction.

    Every edge carries the sentences that state it. Raises `StoreError` or `DataError` as the store does.
    """
    edges: list[Edge] = []
    statuses: dict[str, str] = {}
    reached: set[str] = set(documents)
    frontier = sorted(reached)
    if not documents:
        reached = {row["document"] for row in _rows(store, _HELD, "")}
    for _ in range(max(depth, 1)):
        found = [*_citations(store, frontier, statuses), *_relations(store, frontier)]
        edges.extend(found)
        new = {end for edge in found for end in (edge.source, edge.target)} - reached
        reached |= new
        frontier = sorted(new)
        if not frontier or not documents:
            break
    return subgraph(_nodes(store, sorted(reached), statuses), edges, documents)


def _rows(store: Store, query: str, values: str) -> Iterator[dict[str, str]]:
    """Yield the solutions of a query as plain strings, unbound variables left out."""
    names = [name.strip("?") for name in query.partition("{")[0].split() if name.startswith("?")]
    for solution in store.select(_PREFIXES + _filled(query, values)):
        terms: dict[str, Any] = {name: solution[name] for name in names}
        yield {name: term.value for name, term in terms.items() if term is not None}


def _filled(query: str, values: str) -> str:
    return query.replace("{values}", values).replace("{limit}", str(MOST_EDGES))


def _values(variable: str, iris: Iterable[str]) -> str:
    listed = " ".join(iri(address) for address in iris)
    return f"VALUES ?{variable} {{ {listed} }}" if listed else ""


def _either(first: str, second: str, iris: Sequence[str]) -> str:
    """Return a pattern that binds the documents to either end of an edge."""
    if not iris:
        return ""
    return f"{{ {_values(first, iris)} }} UNION {{ {_values(second, iris)} }}"


def _citations(store: Store, documents: Sequence[str], statuses: dict[str, str]) -> Iterator[Edge]:
    found = list(_rows(store, _CITATIONS, _either("citing", "cited", documents)))
    quotes: dict[str, list[tuple[Quote, str | None]]] = defaultdict(list)
    if found:
        for row in _rows(store, _MENTIONS, _values("citation", sorted({row["citation"] for row in found}))):
            start, end = int(row["start"]), int(row["end"])
            text, mark = marked(row.get("sentence", ""), row["exact"])
            quotes[row["citation"]].append(
                (Quote(row["path"], start, end, int(row["line"]), text, mark), row.get("cue"))
            )
    for row in found:
        statuses[row["cited"]] = row["status"].removeprefix(f"{VL}status_")
        own = sorted(quotes[row["citation"]], key=lambda pair: pair[0])
        yield Edge(
            source=row["citing"],
            target=row["cited"],
            kind=row["role"].removeprefix(f"{VL}role_"),
            quotes=tuple(quote for quote, _ in own),
            cue=next((cue for _, cue in own if cue), None),
            confidence=float(row["confidence"]),
        )


def _relations(store: Store, documents: Sequence[str]) -> Iterator[Edge]:
    for row in _rows(store, _RELATIONS, _either("subject", "object", documents)):
        before, exact = row["prefix"], row["exact"]
        quote = Quote(
            row["path"], int(row["start"]), int(row["end"]), 0, before + exact + row["suffix"],
            (len(before), len(before) + len(exact)),
        )  # fmt: skip
        kind = re.sub(r"(?<=[a-z])([A-Z])", r"_\1", row["predicate"].removeprefix(VL)).lower()
        yield Edge(row["subject"], row["object"], kind, (quote,), row["cue"], scope=row.get("scope"))


def _nodes(store: Store, documents: Sequence[str], statuses: dict[str, str]) -> Iterator[Node]:
    facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    if documents:
        for row in _rows(store, _INSTRUMENTS, _values("document", documents)):
            for name, value in row.items():
                facts[row["document"]][name].add(value)
    for address in documents:
        known = facts[address]
        number = min(known["number"], default=None)
        label = min(known["label"], default=address.rsplit("/", 1)[-1])
        year = re.search(r"/((?:19|20)\d\d)/", number or "")
        yield Node(
            iri=address,
            label=number or label,
            number=number,
            type=label.removesuffix(number).strip() or None if number else None,
            title=min(known["title"], default=None),
            date=min(known["date"], default=None),
            year=int(year[1]) if year else None,
            issuers=tuple(sorted(known["issuer"])),
            held=bool(known["path"]),
            status=statuses.get(address, "resolved"),
        )


def marked(sentence: str, words: str) -> tuple[str, tuple[int, int]]:
    r"""Return a sentence and where `words` stand in it, however lines were broken; the words alone if they do not.

    >>> text, (start, end) = marked("Căn cứ Luật Phòng, chống tham nhũng năm 2018;", "Luật Phòng,\nchống tham nhũng")
    >>> text[start:end]
    'Luật Phòng, chống tham nhũng'
    """
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(pattern, sentence) if pattern else None
    return (sentence, found.span()) if found else (words, (0, len(words)))
