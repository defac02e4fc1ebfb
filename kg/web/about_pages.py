"""What the store holds and how sure it is of it; how machines get at it; the editor for SPARQL; the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg.ask import instruments, not_established, statistics
from kg.graph import ONTOLOGY_GRAPH, VL, example_queries, prefixes
from kg.views import collation_key, in_language, name_of, node_of
from kg.web.desk import Desk
from kg.web.links import here
from kg.web.owners import sources_of
from kg.web.render import kept, language, page
from kg.web.wrapping import POLICY

_LISTED = 200  # documents that the page names; the search has all of them
_START = """PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?van_ban ?so ?can_cu WHERE {
  ?x a vl:Document ; rdfs:label ?van_ban ; vl:legalBasis ?y .
  ?y rdfs:label ?can_cu . OPTIONAL { ?y eli:number ?so }
}
LIMIT 50
"""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the vocabulary as the page shows it."""

    name: str
    label: str
    comment: str
    near: tuple[str, ...]


@kept
def about(request: Request) -> Response:
    """Answer with coverage and quality, in figures counted from the store itself."""
    desk: Desk = request.app.state.desk
    store = desk.store
    found = statistics(store)
    records = list(store.manifest.sources.values())
    citations = sum(record.citations for record in records)
    quality = [
        (name, count, 100 * count / citations if citations else 0.0)
        for name, count in (
            ("about_resolved", sum(record.resolved for record in records)),
            ("about_ambiguous", sum(record.ambiguous for record in records)),
            ("about_stubs", sum(record.stubs for record in records)),
        )
    ]
    documents = sorted({record.document for record in records})
    held = instruments(store, documents[:_LISTED])
    spoken = language(request)
    counts = [(in_language(name, spoken), count) for name, count in found.counts.items()]
    return page(
        request,
        "about.html",
        counts=sorted(counts, key=lambda one: collation_key(one[0])),
        quality=quality,
        texts=len(documents),
        held=[
            (one, sources_of(store, one.iri))
            for one in sorted(held.values(), key=lambda one: collation_key(name_of(node_of(one))))
        ],
        most=found.most_cited,
        points=[(point.statement, point.fact.source) for point in not_established(store)],
    )


@kept
def editor(request: Request) -> Response:
    """Answer with the SPARQL editor: an example (`vi_du=`) or a query (`query=`) to start from.

    Its table of results sizes its columns by inline styles, so that this page alone allows them; no script, no address.
    """
    examples = example_queries()
    named = {one.name: one.sparql for one in examples}
    start = request.query_params.get("query", "")[:65_536] or named.get(request.query_params.get("vi_du", ""), _START)
    answer = page(request, "editor.html", examples=examples, start=start, endpoint=here(request, "/sparql"))
    answer.headers["Content-Security-Policy"] = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    return answer


@kept
def api_help(request: Request) -> Response:
    """Answer with how machines get at what the pages show."""
    return page(request, "api.html", base=here(request, ""))


def ontology_page(request: Request) -> Response:
    """Answer with the vocabulary for people: every class, property and concept with its words."""
    desk: Desk = request.app.state.desk
    spoken = language(request)
    graph = ONTOLOGY_GRAPH
    kinds: dict[str, set[str]] = {}
    labels: dict[str, dict[str, str]] = {}
    comments: dict[str, dict[str, str]] = {}
    near: dict[str, list[str]] = {}
    for quad in desk.store.quads(graph):
        subject, value = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(VL):
            continue
        name, said = subject.value.removeprefix(VL), quad.predicate.value.rpartition("#")[2].rpartition("/")[2]
        if isinstance(value, ox.Literal):
            place = labels if said in ("label", "prefLabel") else comments if said in ("comment", "definition") else {}
            place.setdefault(name, {})[value.language or ""] = value.value
        elif isinstance(value, ox.NamedNode):
            if said == "type":
                kinds.setdefault(name, set()).add(value.value.rpartition("#")[2].rpartition("/")[2])
            elif said.startswith(("sub", "equivalent", "exact", "close", "broad", "seeAlso")):
                near.setdefault(name, []).append(_short(value.value))

    def words(known: dict[str, str]) -> str:
        return known.get(spoken) or known.get("vi") or next(iter(known.values()), "")

    groups: dict[str, list[Term]] = {"ontology_classes": [], "ontology_properties": [], "ontology_concepts": []}
    for name in sorted(kinds):
        term = Term(name, words(labels.get(name, {})), words(comments.get(name, {})), tuple(sorted(near.get(name, ()))))
        sort = kinds[name]
        if "Class" in sort:
            groups["ontology_classes"].append(term)
        elif any(one.endswith("Property") for one in sort):
            groups["ontology_properties"].append(term)
        else:
            groups["ontology_concepts"].append(term)
    return page(request, "ontology.html", groups=list(groups.items()), space=VL)


def _short(iri: str) -> str:
    return next(
        (f"{name}:{iri.removeprefix(space)}" for name, space in prefixes().items() if iri.startswith(space)), iri
    )
