"""Linked data: every IRI of the graph answers, to people with a page and to machines with RDF, by content negotiation.

What is told of a thing: all statements about it, those that point to it (so many at most), the places where they are
quoted, and the names of whatever is mentioned. A named graph is told whole.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.graph import DATASET_GRAPH, ONTOLOGY_GRAPH, Store, example_queries
from kg.resolve import BASE
from kg.web.about_pages import ontology_page
from kg.web.body_page import body_page
from kg.web.description import rdf
from kg.web.desk import Desk
from kg.web.document_page import document_page
from kg.web.links import here, iri_of, path_of
from kg.web.negotiate import GRAPHS, PAGE, Offer, choose, named
from kg.web.render import kept, page

_INCOMING = 2_000  # statements that point to a thing
_NAMES = 100  # statements of the name of a thing: each document that cites it makes one
_OFFERS = (PAGE, *GRAPHS)
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def thing(request: Request) -> Response:
    """Answer for the IRI that a path stands for: a page, or RDF in the form that suits `Accept` or `format=` best."""
    desk: Desk = request.app.state.desk
    offer = _offer(request)
    iri = iri_of(request.path_params["path"])
    if offer is PAGE:
        return _page(request)
    triples = sorted(described(desk.store, iri), key=str)
    if not triples:
        raise HTTPException(404, f"Kho không biết {iri}")
    return _told(request, triples, offer)


def ontology(request: Request) -> Response:
    """Answer for the vocabulary: a page, or all of it as RDF."""
    desk: Desk = request.app.state.desk
    offer = _offer(request)
    if offer is PAGE:
        return kept(ontology_page)(request)
    return _told(request, sorted(_graph(desk.store, ONTOLOGY_GRAPH), key=str), offer)


def void(request: Request) -> Response:
    """Answer with the description of the dataset (VoID, DCAT): where a client looks for it first."""
    desk: Desk = request.app.state.desk
    offer = choose(request.headers.get("accept"), GRAPHS) or GRAPHS[0]
    dataset = ox.NamedNode(f"{BASE}kho")
    names = {"void": "http://rdfs.org/ns/void#", "dcat": "http://www.w3.org/ns/dcat#"}
    endpoint = ox.NamedNode(here(request, "/sparql"))
    own = [
        ox.Triple(dataset, ox.NamedNode(f"{names['void']}sparqlEndpoint"), endpoint),
        ox.Triple(dataset, ox.NamedNode(f"{names['dcat']}endpointURL"), endpoint),
        ox.Triple(dataset, ox.NamedNode(f"{names['dcat']}landingPage"), ox.NamedNode(here(request, "/"))),
    ]
    return _told(request, sorted([*_graph(desk.store, DATASET_GRAPH), *own], key=str), offer)


def sitemap(request: Request) -> Response:
    """Answer with the addresses of the pages, for search engines (sitemaps.org 0.9, at most 50,000)."""
    desk: Desk = request.app.state.desk
    paths = ["/", "/tim", "/hoi", "/truy-van", "/gioi-thieu", "/api", "/ontology"]
    paths += [path for record in desk.store.manifest.sources.values() if (path := path_of(record.document))]
    base = here(request, "")
    lines = [f"<url><loc>{_xml(base + path)}</loc></url>" for path in dict.fromkeys(paths)][:50_000]
    written = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(lines)
        + "\n</urlset>\n"
    )
    return Response(written, media_type="application/xml")


def robots(request: Request) -> Response:
    """Answer with what robots may read: pages, not searches, queries and files."""
    root = request.app.state.desk.settings.root
    closed = "".join(f"Disallow: {root}{path}\n" for path in ("/tim", "/sparql", "/graph-store", "/tai-ve", "/ban-do"))
    return Response(f"User-agent: *\n{closed}Sitemap: {here(request, '/sitemap.xml')}\n", media_type="text/plain")


def described(store: Store, iri: str) -> set[ox.Triple]:
    """Return what the store tells of an IRI; nothing where it does not know it."""
    if store.has_graph(iri):
        return set(_graph(store, iri))
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return set()
    found = {quad.triple for quad in (*store.about(node), *store.pointing(node, _INCOMING))}
    places = [one.object for one in found if isinstance(one.object, ox.NamedNode) and one.object.value.startswith(iri)]
    for place in places:
        found |= {quad.triple for quad in store.about(place)}
    label = ox.NamedNode(_LABEL)
    ends = {end.value for one in found for end in (one.subject, one.object) if isinstance(end, ox.NamedNode)}
    for end, names in store.values(ends, _LABEL, _NAMES).items():
        found |= {ox.Triple(ox.NamedNode(end), label, name) for name in names}
    return found


@kept
def _page(request: Request) -> Response:
    path = request.path_params["path"]
    desk: Desk = request.app.state.desk
    iri = iri_of(path)
    sort = path.split("/")[0]
    if sort == "vb":
        return document_page(request, iri)
    if sort == "cq" and path.count("/") == 1:
        return body_page(request, iri)
    if sort == "nguon":
        return _to_the_text(desk, iri)
    return _statements(request, desk, iri)


def _to_the_text(desk: Desk, iri: str) -> Response:
    """Lead from a source text, or something in it, to the page of its document."""
    for record in desk.store.manifest.sources.values():
        if iri == record.graph or iri.startswith(f"{record.graph}/"):
            place = _place(desk.store, iri) if iri != record.graph else "toan-van"
            address = f"{desk.settings.root}{path_of(record.document)}#{place}"
            return Response(status_code=303, headers={"Location": address, "Vary": "Accept"})
    raise HTTPException(404, f"Kho không biết {iri}")


def _place(store: Store, iri: str) -> str:
    """Return the anchor of the first words that a citation, mention, relation or piece of evidence quotes."""
    asked = (
        "PREFIX vl: <https://w3id.org/cancu/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#> "
        "SELECT ?start ?end { VALUES ?x { <IRI> } ?x vl:mention?/oa:hasSelector? ?s . "
        "?s oa:start ?start ; oa:end ?end } ORDER BY ?start LIMIT 1"
    )
    for row in store.select(asked.replace("<IRI>", str(ox.NamedNode(iri)))):
        return f"k{row['start'].value}-{row['end'].value}"
    return "toan-van"


def _statements(request: Request, desk: Desk, iri: str) -> Response:
    """Answer with the plain statements about something that has no page of its own: a graph, the dataset, a point."""
    example = next((one for one in example_queries() if iri == f"{BASE}kho/cau-hoi/{one.name}"), None)
    if example:
        return Response(status_code=303, headers={"Location": f"{desk.settings.root}/truy-van?vi_du={example.name}"})
    triples = sorted(described(desk.store, iri), key=str)
    if not triples:
        raise HTTPException(404, f"Kho không biết {iri}")
    rows = [(str(_word(one.subject)), str(_word(one.predicate)), str(_word(one.object))) for one in triples[:500]]
    return page(request, "statements.html", iri=iri, rows=rows, total=len(triples))


def _word(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else str(node)


def _offer(request: Request) -> Offer:
    offer = named(request.query_params.get("format"), GRAPHS) or choose(request.headers.get("accept"), _OFFERS)
    if offer is None:
        raise HTTPException(406, f"Có các dạng: {', '.join(one.media for one in _OFFERS)}", {"Vary": "Accept"})
    return offer


def _told(request: Request, triples: list[ox.Triple], offer: Offer) -> Response:
    path = request.url.path
    headers = {
        "Content-Type": offer.header,
        "Content-Location": f"{path}?format={offer.form}",
        "Vary": "Accept",
        "Cache-Control": "no-cache",
        "Link": ", ".join(f'<{path}?format={one.form}>; rel="alternate"; type="{one.media}"' for one in GRAPHS[:4]),
    }
    return Response(rdf(triples, offer.form), headers=headers)


def _graph(store: Store, name: str) -> Iterable[ox.Triple]:
    return {quad.triple for quad in store.quads(name)}


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
