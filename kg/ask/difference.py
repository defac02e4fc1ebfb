"""What changed between two graphs: documents, what they cite, what that was taken to mean, relations, facts.

Things are matched by what they are and not by their place: a document by its number and words, so that a corpus under
another folder is the same, a citation by its document and the words that name it, so that a line added at the top of a
text changes nothing. Of a document that came or went only the document is told, with how much it holds; so are
relations that come with titles of the register. Of a fact that changed only what it says anew is told.
"""

from __future__ import annotations

import gzip
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pyoxigraph as ox

from kg.ask.register_facts import RegisterFact, register_facts
from kg.ask.same_document import Source, same_documents
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
_DOCUMENTS = """SELECT ?tep ?v ?ten ?ngay ?trich_yeu ?hieu_luc ?bam { GRAPH ?g {
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
        if not written.strip():
            raise UnreadableInputError(f"{place}: tệp rỗng")
        return open_memory(written.decode("utf-8"))
    except (OSError, UnicodeDecodeError, SyntaxError, EOFError) as error:
        raise UnreadableInputError(f"{place}: không phải kho, cũng không phải N-Quads ({error})") from error


def differences(old: Store, new: Store) -> tuple[Difference, ...]:
    """Return what differs between two graphs, by kind of thing and file."""
    then, now = _sources(old), _sources(new)
    same = same_documents(then, now)
    here = {path: path for path in same.values()}
    renamed = {then[path].fields["tên"]: now[place].fields["tên"] for path, place in same.items()}
    found = [*_documents(old, new, (then, now), same)]
    for kind, read in (("trích dẫn", _citations), ("xác định", _meanings)):
        found += _compared(kind, read(old, same), read(new, here), only_common=kind == "xác định")
    found += _compared("quan hệ", _relations(old, same, renamed), _relations(new, here, {}), only_common=False)
    found += _facts(old, new)
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


def _documents(
    old: Store, new: Store, sources: tuple[Mapping[str, Source], Mapping[str, Source]], same: Mapping[str, str]
) -> Iterator[Difference]:
    then, now = sources
    held = _contents(old), _contents(new)
    for path in sorted(then.keys() - same.keys()):
        words = f"{held[0][path]} trích dẫn"
        yield Difference("văn bản", How.REMOVED, path, then[path].fields.get("tên", ""), words, "")
    for path in sorted(now.keys() - set(same.values())):
        words = f"{held[1][path]} trích dẫn"
        yield Difference("văn bản", How.ADDED, path, now[path].fields.get("tên", ""), "", words)
    for path, place in same.items():
        before, after = then[path].fields, now[place].fields
        for field in sorted({*before, *after}):
            told = before.get(field, ""), after.get(field, "")
            if told[0] != told[1] and not (field == "tên" and path in told[0]):
                yield Difference("văn bản", How.CHANGED, place, f"{after.get('tên', '')}: {field}", *told)


def _sources(store: Store) -> dict[str, Source]:
    fields = {"ten": "tên", "ngay": "ngày", "trich_yeu": "trích yếu", "hieu_luc": "ngày hiệu lực", "bam": "bản chữ"}
    found: dict[str, Source] = {}
    for row in _rows(store, _DOCUMENTS):
        values = {fields[name]: row[name] for name in fields if name in row}
        if "bản chữ" in values:
            values["bản chữ"] = f"SHA-256 {values['bản chữ'][:12]}…"
        values |= {name: printed_date(values[name]) for name in ("ngày", "ngày hiệu lực") if name in values}
        found[row["tep"]] = Source(row["tep"], row["v"], row.get("bam", row["tep"]), values)
    return found


def _contents(store: Store) -> Counter[str]:
    return Counter(row["tep"] for row in _rows(store, _CITATIONS))


def _named(row: Mapping[str, str]) -> str:
    return row["chu"] + (f" ngày {printed_date(row['ngay'])}" if "ngay" in row else "")


def _citations(store: Store, paths: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return by document and words in what role and how often each is cited; `paths` says where a file is told of."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows(store, _CITATIONS):
        if row["tep"] in paths:
            role = row["vai_tro"].removeprefix(f"{VL}role_")
            found[paths[row["tep"]], _named(row)].append(f"{_ROLES.get(role, role)}, {row['lan']} chỗ")
    return {key: "; ".join(sorted(values)) for key, values in found.items()}


def _meanings(store: Store, paths: Mapping[str, str]) -> dict[tuple[str, str], str]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows(store, _CITATIONS):
        if row["tep"] in paths:
            status = row["muc"].removeprefix(f"{VL}status_")
            day = f" ({printed_date(row['ngay_den'])})" if "ngay_den" in row else ""
            known = f"{row.get('ten_den', row['den'])}{day}"
            found[paths[row["tep"]], _named(row)].append(_MEANINGS.get(status, status) or known)
    return {key: "; ".join(sorted(values)) for key, values in found.items()}


def _relations(store: Store, paths: Mapping[str, str], renamed: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return the relations by file and words; a document that is called by its path goes by its new one (`renamed`)."""
    found = {}
    for row in _rows(store, _RELATIONS):
        if row["tep"] in paths:
            ends = [renamed.get(name, name) for name in (row["ten_tu"], row["ten_den"])]
            found[paths[row["tep"]], f"{ends[0]} {row['quan_he']} {ends[1]}"] = row.get("pham_vi", "")
    return found


def _facts(old: Store, new: Store) -> Iterator[Difference]:
    then, now = register_facts(old), register_facts(new)
    for iri in sorted({*then, *now}):
        before, after = then.get(iri), now.get(iri)
        if before == after:
            continue
        how = How.CHANGED if before and after else How.ADDED if after else How.REMOVED
        said = [one.says if one else frozenset() for one in (before, after)]
        about = (after or before or RegisterFact(iri, frozenset())).about
        yield Difference("dữ kiện", how, "", about, _told(said[0] - said[1]), _told(said[1] - said[0]))


def _told(says: Iterable[str]) -> str:
    return "; ".join(sorted(says))


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
