"""What a folder's manifest says, of a server of SPARQL: asked of the graph itself.

A mark tells one content from another: the digests that `synchronise` leaves with each graph and those of the source
texts, as one number made by the server, so that looking for a change costs one row. Of registers and vocabulary that
came another way and have no digest, every statement counts; of source graphs that did, only their texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from kg.errors import RemoteStoreError
from kg.graph.endpoint import RemoteStore
from kg.graph.manifest import Manifest, SourceRecord, read_manifest
from kg.graph.nquads import iri
from kg.graph.vocabulary import KNOWN_GRAPH, ONTOLOGY_GRAPH, REGISTERS_GRAPH, VL

_SMALL = " ".join(map(iri, (REGISTERS_GRAPH, KNOWN_GRAPH, ONTOLOGY_GRAPH)))
_MARK = f"""
SELECT (SHA256(GROUP_CONCAT(?d; separator=" ")) AS ?mark) {{
  {{ SELECT ?d {{
    {{ GRAPH ?g {{ ?g <{VL}contentDigest>|<{VL}sha256> ?d }} }} UNION {{
      {{ SELECT ?g {{
        VALUES ?g {{ {_SMALL} }} FILTER NOT EXISTS {{ GRAPH ?g {{ ?g <{VL}contentDigest> ?known }} }}
      }} }}
      GRAPH ?g {{ ?s ?p ?o }}
      BIND(SUBSTR(SHA256(CONCAT(STR(?s), " ", STR(?p), " ", STR(?o))), 1, 8) AS ?d)
    }}
  }} ORDER BY ?d }}
}}
"""
_SOURCES = f"""
SELECT ?g ?path ?document ?sha {{
  GRAPH ?g {{ ?g <{VL}textOf> ?document ; <{VL}path> ?path . OPTIONAL {{ ?g <{VL}sha256> ?sha }} }}
}}
"""
_CITATIONS = f"""
SELECT ?g ?status (COUNT(DISTINCT ?c) AS ?n) {{
  GRAPH ?g {{ ?c a <{VL}Citation> ; <{VL}status> ?status }}
}} GROUP BY ?g ?status
"""
_RELATIONS = f"SELECT ?g (COUNT(DISTINCT ?r) AS ?n) {{ GRAPH ?g {{ ?r a <{VL}Relation> }} }} GROUP BY ?g"
_APART = "ASK { { SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } FILTER NOT EXISTS { ?s ?p ?o } }"


def content_mark(store: RemoteStore) -> str:
    """Return a mark of what the server holds now."""
    mark: str = next(store.select(_MARK))["mark"].value
    return mark


def remote_manifest(store: RemoteStore, texts: Path | None = None) -> Manifest:
    """Return what the server holds, in the terms of a folder's manifest; its generation is the server's mark.

    `texts` is a store folder on disk: a source text that stands there with the same SHA-256 is the server's too. Raises
    `RemoteStoreError` for a server whose default graph is not the union of its named ones.
    """
    if store.query(_APART):
        raise RemoteStoreError(
            f"{store.shown}: đồ thị mặc định không gộp các đồ thị có tên; hãy bật việc gộp "
            "(oxigraph serve --union-default-graph, Fuseki tdb2:unionDefaultGraph)"
        )
    mark = content_mark(store)
    citations: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in store.select(_CITATIONS):
        citations[row["g"].value][row["status"].value.removeprefix(f"{VL}status_")] += int(row["n"].value)
    relations = {row["g"].value: int(row["n"].value) for row in store.select(_RELATIONS)}
    kept = read_manifest(texts).sources if texts else {}
    sources = {}
    for row in store.select(_SOURCES):
        graph, path, sha = row["g"].value, row["path"].value, row["sha"].value if row["sha"] else ""
        count = citations[graph]
        here = kept.get(path)
        sources[path] = SourceRecord(
            sha256=sha,
            recipe="",
            graph=graph,
            document=row["document"].value,
            citations=count.total(),
            resolved=count["resolved"],
            ambiguous=count["ambiguous"],
            stubs=count["stub"],
            relations=relations.get(graph, 0),
            text=here.text if here and sha and here.sha256 == sha else "",
        )
    return Manifest(mark, "", dict(sorted(sources.items())))
