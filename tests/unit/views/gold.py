"""The five gold files as a Subgraph: what the map shows when every citation is found."""

from __future__ import annotations

import json
from pathlib import Path

from kg.views.subgraph import Edge, Node, Quote, Subgraph, subgraph

DATA = Path(__file__).parents[3] / "data"


def _quote(source: str, name: str, start: int, end: int) -> Quote:
    """Return the sentence around [start, end), at most 160 characters on each side."""
    left = max(source.rfind(mark, 0, start) for mark in (";", ".\n", ":\n", "|"))
    left = max(left + 1, start - 160)
    stops = [at for at in (source.find(mark, end) for mark in (";", ".\n", "|")) if at >= 0]
    right = min([*stops, end + 160])
    while left < start and source[left].isspace():
        left += 1
    text = source[left:right].rstrip()
    return Quote(name, start, end, source.count("\n", 0, start) + 1, text, (start - left, end - left))


def gold_subgraph() -> Subgraph:
    """Return the five documents, what they cite and the relations they state, with quotes at the gold's offsets."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for path in sorted((DATA / "gold").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.replace(".gold.json", ".txt")
        source = (DATA / "corpus" / name).read_text(encoding="utf-8")
        document = gold["document"]
        this = f"vb/{document['number']}@{document['date']}"
        nodes[this] = Node(
            this, document["number"], document["number"], document["type"], document["title"], document["date"],
            issuers=tuple(document["issuers"]), held=True, status="resolved",
        )  # fmt: skip
        ends = {"this": this}
        for citation in gold["citations"]:
            iri = ends[citation["id"]] = f"vb/{citation['key']}"
            known = citation["resolved"] or {}
            issuers = (known["issuer"],) if known.get("issuer") else tuple(citation["issuers"])
            nodes.setdefault(
                iri,
                Node(
                    iri,
                    citation["number"] or citation["name"],
                    citation["number"],
                    citation["type"],
                    citation["name"],
                    citation["date"] or known.get("date"),
                    year=citation["year"],
                    issuers=issuers,
                    status="resolved" if citation["date"] or known.get("date") else "stub",
                ),
            )
            quotes = tuple(_quote(source, name, at["start"], at["end"]) for at in citation["mentions_at"])
            kind = "legal_basis" if citation["role"] == "legal_basis" else "cites"
            edges.append(Edge(this, iri, kind, quotes, cue=citation["role"]))
        for relation in gold["relations"]:
            at = source.find(relation["evidence"])
            quotes = (_quote(source, name, at, at + len(relation["evidence"])),) if at >= 0 else ()
            edges.append(Edge(ends[relation["subject"]], ends[relation["object"]], relation["relation"], quotes))
    return subgraph(nodes.values(), edges)
