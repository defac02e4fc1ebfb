"""What changed between two graphs: documents, what they cite, what that was taken to mean, relations, facts.

Things are matched by what they are and not by their place: a citation by its document and the words that name it, so
that a line added at the top of a text changes nothing. Of a document that came or went only the document is told, with
how much it holds; so are relations that come with titles of the register.
"""

from __future__ import annotations

import gzip
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pyoxigraph as ox

from kg.document import printed_date
from kg.errors import UnreadableInputError
from kg.graph import VL, Store, open_memory, open_store

_PREFIXES = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_DOCUMENTS = """SELECT ?tep ?ten ?ngay ?trich_yeu ?hieu_luc ?bam { GRAPH ?g {
  ?g vl:textOf ?v ; vl:path ?tep . ?v rdfs:label ?ten
  OPTIONAL { ?g vl:sha256 ?bam } OPTIONAL { ?v eli:date_document ?ngay } OPTIONAL { ?v eli:title ?trich_yeu }
  OPTIONAL { ?v eli:first_date_entry_in_force ?hieu_luc } } }"""
_CITATIONS = """SELECT ?tep ?chu ?ngay ?vai_tro ?muc ?den ?ten_den ?ngay_den (COUNT(DISTINCT ?cho) AS ?lan) {
  GRAPH ?g { ?g vl:path ?tep . ?c vl:citing ?v ; rdfs:label ?chu ; vl:role ?vai_tro ; vl:status ?muc ; vl:cited ?den ;
    vl:mention ?cho . OPTIONAL { ?c vl:statedDate ?ngay }
    OPTIONAL { ?den rdfs:label ?ten_den } OPTIONAL { ?den eli:date_document ?ngay_den } } }
  GROUP BY ?tep ?chu ?ngay ?vai_tro ?muc ?den ?ten_den ?ngay_den"""
_RELATIONS = """SELECT DISTINCT ?tep ?cach ?tu ?ten_tu ?quan_he ?den ?ten_den ?pham_vi ?loi {
  { SELECT DISTINCT ?r ?tep ?cach ?tu ?p ?den ?pham_vi ?loi { GRAPH ?g {
    ?r a vl:Relation ; rdf:subject ?tu ; rdf:predicate ?p ; rdf:object ?den ; oa:hasSource/vl:path ?tep ;
      oa:hasSelector/oa:exact ?loi . OPTIONAL { ?r vl:scope ?pham_vi } OPTIONAL { ?r vl:method ?cach } } } }
  ?p skos:prefLabel ?quan_he FILTER(LANG(?quan_he) = "vi")
  ?tu rdfs:label ?ten_tu . ?den rdfs:label ?ten_den }"""
_FACTS = """SELECT ?x ?ten ?nguon ?p ?o { ?x vl:factSource ?nguon ; vl:certainty ?k ; ?p ?o
  FILTER NOT EXISTS { ?x a vl:RegisterEntry } OPTIONAL { ?x rdfs:label ?ten } }"""
_ROLES = {"legal_basis": "căn cứ", "cites": "dẫn chiếu", "nested": "nhắc đến", "proposal": "đề nghị"}
_MEANINGS = {"resolved": "", "ambiguous": "còn nhiều khả năng", "stub": "chưa biết thêm"}


class How(StrEnum):
    """In what way something differs."""

    ADDED = "thêm"
    REMOVED = "bớt"
    CHANGED = "đổi"


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One difference: of what kind of thing, how, in which source file, what, and its values then and now."""

    kind: str
    how: How
    where: str
    what: str
    before: str = ""
    after: str = ""


def open_either(path: str | os.PathLike[str]) -> Store:
    """Open a store folder, or an export of one in N-Quads (".nq", ".nq.gz"). Raises `UnreadableInputError`."""
    place = Path(path)
    if place.is_dir() or not place.exists():
        return open_store(place)
    try:
        written = gzip.decompress(place.read_bytes()) if place.suffix == ".gz" else place.read_bytes()
        return open_memory(written.decode("utf-8"))
    except (OSError, UnicodeDecodeError, SyntaxError, EOFError) as error:
        raise UnreadableInputError(f"{place}: không phải kho, cũng không phải N-Quads ({error})") from error


def differences(old: Store, new: Store) -> tuple[Difference, ...]:
    """Return what differs between two graphs, by kind of thing and file."""
    found = [*_documents(old, new)]
    both = _paths(old) & _paths(new)
    for kind, read in (("trích dẫn", _citations), ("xác định", _meanings), ("quan hệ", _relations)):
        then, now = read(old, both), read(new, both)
        found += _compared(kind, then, now, only_common=kind == "xác định")
    found += _compared("dữ kiện", _facts(old), _facts(new), only_common=False)
    found += _of_the_register(old, new)
    order = {kind: place for place, kind in enumerate(("văn bản", "trích dẫn", "xác định", "quan hệ", "dữ kiện"))}
    return tuple(sorted(set(found), key=lambda one: (order.get(one.kind, len(order)), one)))


_Things = Mapping[tuple[str, str], str]


def _compared(kind: str, then: _Things, now: _Things, *, only_common: bool) -> Iterator[Difference]:
    for key in sorted({*then, *now}):
        where, what = key
        before, after = then.get(key), now.get(key)
        if before is not None and after is not None:
            if before != after:
                yield Difference(kind, How.CHANGED, where, what, before, after)
        elif not only_common:
            how = How.REMOVED if after is None else How.ADDED
            yield Difference(kind, how, where, what, before or "", after or "")


def _documents(old: Store, new: Store) -> Iterator[Difference]:
    then, now = _sources(old), _sources(new)
    held = _contents(old), _contents(new)
    for path in sorted({*then, *now}):
        before, after = then.get(path), now.get(path)
        if before is None or after is None:
            known, how = (after or before or {}), How.ADDED if before is None else How.REMOVED
            store = held[1] if before is None else held[0]
            words = f"{store[path]} trích dẫn"
            sides = ("", words) if before is None else (words, "")
            yield Difference("văn bản", how, path, known.get("tên", ""), *sides)
            continue
        for field in sorted({*before, *after}):
            if before.get(field) != after.get(field):
                what = f"{after.get('tên', '')}: {field}"
                yield Difference("văn bản", How.CHANGED, path, what, before.get(field, ""), after.get(field, ""))


def _paths(store: Store) -> set[str]:
    return set(_sources(store))


def _sources(store: Store) -> dict[str, dict[str, str]]:
    fields = {"ten": "tên", "ngay": "ngày", "trich_yeu": "trích yếu", "hieu_luc": "ngày hiệu lực", "bam": "bản chữ"}
    found: dict[str, dict[str, str]] = {}
    for row in _rows(store, _DOCUMENTS):
        values = {fields[name]: row[name] for name in fields if name in row}
        if "bản chữ" in values:
            values["bản chữ"] = f"SHA-256 {values['bản chữ'][:12]}…"
        values |= {name: printed_date(values[name]) for name in ("ngày", "ngày hiệu lực") if name in values}
        found[row["tep"]] = values
    return found


def _contents(store: Store) -> Counter[str]:
    return Counter(row["tep"] for row in _rows(store, _CITATIONS))


def _named(row: Mapping[str, str]) -> tuple[str, str]:
    day = f" ngày {printed_date(row['ngay'])}" if "ngay" in row else ""
    return row["tep"], row["chu"] + day


def _citations(store: Store, paths: set[str]) -> dict[tuple[str, str], str]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows(store, _CITATIONS):
        if row["tep"] in paths:
            role = row["vai_tro"].removeprefix(f"{VL}role_")
            found[_named(row)].append(f"{_ROLES.get(role, role)}, {row['lan']} chỗ")
    return {key: "; ".join(sorted(values)) for key, values in found.items()}


def _meanings(store: Store, paths: set[str]) -> dict[tuple[str, str], str]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows(store, _CITATIONS):
        if row["tep"] in paths:
            status = row["muc"].removeprefix(f"{VL}status_")
            day = f" ({printed_date(row['ngay_den'])})" if "ngay_den" in row else ""
            known = f"{row.get('ten_den', row['den'])}{day}"
            found[_named(row)].append(_MEANINGS.get(status, status) or known)
    return {key: "; ".join(sorted(values)) for key, values in found.items()}


def _relations(store: Store, paths: set[str]) -> dict[tuple[str, str], str]:
    return {
        (row["tep"], f"{row['ten_tu']} {row['quan_he']} {row['ten_den']}"): row.get("pham_vi", "")
        for row in _rows(store, _RELATIONS)
        if row["tep"] in paths
    }


def _facts(store: Store) -> dict[tuple[str, str], str]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows(store, _FACTS):
        what = row.get("ten") or "/".join(row["x"].split("/")[4:])
        found["", what].append(f"{row['p'].rpartition('#')[2].rpartition('/')[2]}: {row['o'].rpartition('/')[2]}")
    return {key: "; ".join(sorted(set(values))) for key, values in found.items()}


def _of_the_register(old: Store, new: Store) -> Iterator[Difference]:
    """Yield how many relations read from titles of the register came and went with the documents that touch them."""
    then, now = (
        {(row["tu"], row["quan_he"], row["den"]) for row in _rows(store, _RELATIONS) if "cach" in row}
        for store in (old, new)
    )
    if then != now:
        what = "quan hệ đọc từ trích yếu trong danh bạ"
        before, after = f"{len(then)} quan hệ", f"{len(now)} quan hệ"
        yield Difference(
            "danh bạ", How.CHANGED, "", f"{what}: thêm {len(now - then)}, bớt {len(then - now)}", before, after
        )


def _rows(store: Store, sparql: str) -> Iterator[dict[str, str]]:
    answer = store.query(_PREFIXES + sparql)
    if isinstance(answer, ox.QuerySolutions):
        names = [variable.value for variable in answer.variables]
        for row in answer:
            values = ((name, row[name]) for name in names)
            yield {name: node.value for name, node in values if isinstance(node, ox.NamedNode | ox.Literal)}
