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
from kg.spoken import Spoken, joined, spoken

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
_RELATIONS = """SELECT DISTINCT ?tep ?cach ?tu ?ten_tu ?quan_he ?relation ?den ?ten_den ?pham_vi ?loi {
  { SELECT DISTINCT ?r ?tep ?cach ?tu ?p ?den ?pham_vi ?loi { GRAPH ?g {
    ?r a vl:Relation ; rdf:subject ?tu ; rdf:predicate ?p ; rdf:object ?den ; oa:hasSource/vl:path ?tep ;
      oa:hasSelector/oa:exact ?loi . OPTIONAL { ?r vl:scope ?pham_vi } OPTIONAL { ?r vl:method ?cach } } } }
  ?p skos:prefLabel ?quan_he , ?relation FILTER(LANG(?quan_he) = "vi" && LANG(?relation) = "en")
  ?tu rdfs:label ?ten_tu . ?den rdfs:label ?ten_den }"""
_ROLES = {
    "legal_basis": Spoken("căn cứ", "legal basis"),
    "cites": Spoken("dẫn chiếu", "citation"),
    "nested": Spoken("nhắc đến", "named"),
    "proposal": Spoken("đề nghị", "proposal"),
}
_MEANINGS = {
    "ambiguous": Spoken("còn nhiều khả năng", "several candidates"),
    "stub": Spoken("chưa biết thêm", "nothing more known"),
}
_DOCUMENT, _CITATION = Spoken("văn bản", "document"), Spoken("trích dẫn", "citation")
_MEANING, _RELATION, _FACT = (
    Spoken("xác định", "identification"), Spoken("quan hệ", "relation"), Spoken("dữ kiện", "fact"),
)  # fmt: skip
_ORDER = (_DOCUMENT, _CITATION, _MEANING, _RELATION, _FACT)
_FIELDS = {
    "ten": Spoken("tên", "name"),
    "ngay": Spoken("ngày", "date"),
    "trich_yeu": Spoken("trích yếu", "title"),
    "hieu_luc": Spoken("ngày hiệu lực", "day of effect"),
    "bam": Spoken("bản chữ", "text"),
}


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
            raise UnreadableInputError(str(place), Spoken("tệp rỗng", "the file is empty"))
        return open_memory(written.decode("utf-8"))
    except (OSError, UnicodeDecodeError, SyntaxError, EOFError) as error:
        reason = Spoken(f"không phải kho, cũng không phải N-Quads ({error})", f"no store, nor N-Quads ({error})")
        raise UnreadableInputError(str(place), reason) from error


def differences(old: Store, new: Store) -> tuple[Difference, ...]:
    """Return what differs between two graphs, by kind of thing and file."""
    then, now = _sources(old), _sources(new)
    same = same_documents(then, now)
    here = {path: path for path in same.values()}
    renamed = {then[path].fields["tên"]: now[place].fields["tên"] for path, place in same.items()}
    found = [*_documents(old, new, (then, now), same)]
    for kind, read in ((_CITATION, _citations), (_MEANING, _meanings)):
        found += _compared(kind, read(old, same), read(new, here), only_common=kind == _MEANING)
    found += _compared(_RELATION, _relations(old, same, renamed), _relations(new, here, {}), only_common=False)
    found += _facts(old, new)
    found += _of_the_register(old, new)
    order: dict[str, int] = {kind: place for place, kind in enumerate(_ORDER)}
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
        words = _counted(held[0][path])
        yield Difference(_DOCUMENT, How.REMOVED, path, then[path].fields.get("tên", ""), words, "")
    for path in sorted(now.keys() - set(same.values())):
        words = _counted(held[1][path])
        yield Difference(_DOCUMENT, How.ADDED, path, now[path].fields.get("tên", ""), "", words)
    for path, place in same.items():
        before, after = then[path].fields, now[place].fields
        for field in sorted({*before, *after}):
            told = before.get(field, ""), after.get(field, "")
            if told[0] != told[1] and not (field == "tên" and path in told[0]):
                yield Difference(_DOCUMENT, How.CHANGED, place, joined(": ", (after.get("tên", ""), field)), *told)


def _sources(store: Store) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for row in _rows(store, _DOCUMENTS):
        values: dict[str, str] = {field: row[name] for name, field in _FIELDS.items() if name in row}
        if "bản chữ" in values:
            values["bản chữ"] = f"SHA-256 {values['bản chữ'][:12]}…"
        values |= {
            name: printed_date(values[name]) for name in (_FIELDS["ngay"], _FIELDS["hieu_luc"]) if name in values
        }
        found[row["tep"]] = Source(row["tep"], row["v"], row.get("bam", row["tep"]), values)
    return found


def _contents(store: Store) -> Counter[str]:
    return Counter(row["tep"] for row in _rows(store, _CITATIONS))


def _named(row: Mapping[str, str]) -> str:
    if "ngay" not in row:
        return row["chu"]
    return spoken("{words} ngày {day}", "{words} of {day}", words=row["chu"], day=printed_date(row["ngay"]))


def _counted(citations: int) -> Spoken:
    return Spoken(f"{citations} trích dẫn", f"{citations} citation{'' if citations == 1 else 's'}")


def _citations(store: Store, paths: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return by document and words in what role and how often each is cited; `paths` says where a file is told of."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows(store, _CITATIONS):
        if row["tep"] in paths:
            role = row["vai_tro"].removeprefix(f"{VL}role_")
            times = row["lan"]
            places = Spoken(f"{times} chỗ", f"{times} place{'' if times == '1' else 's'}")
            found[paths[row["tep"]], _named(row)].append(joined(", ", (_ROLES.get(role, role), places)))
    return {key: joined("; ", sorted(values)) for key, values in found.items()}


def _meanings(store: Store, paths: Mapping[str, str]) -> dict[tuple[str, str], str]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows(store, _CITATIONS):
        if row["tep"] in paths:
            status = row["muc"].removeprefix(f"{VL}status_")
            day = f" ({printed_date(row['ngay_den'])})" if "ngay_den" in row else ""
            known = f"{row.get('ten_den', row['den'])}{day}"
            found[paths[row["tep"]], _named(row)].append(_MEANINGS.get(status, known))
    return {key: joined("; ", sorted(values)) for key, values in found.items()}


def _relations(store: Store, paths: Mapping[str, str], renamed: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return the relations by file and words; a document that is called by its path goes by its new one (`renamed`)."""
    found: dict[tuple[str, str], str] = {}
    for row in _rows(store, _RELATIONS):
        if row["tep"] in paths:
            ends = [renamed.get(name, name) for name in (row["ten_tu"], row["ten_den"])]
            said = Spoken(f"{ends[0]} {row['quan_he']} {ends[1]}", f"{ends[0]} {row['relation']} {ends[1]}")
            found[paths[row["tep"]], said] = row.get("pham_vi", "")
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
        yield Difference(_FACT, how, "", about, _told(said[0] - said[1]), _told(said[1] - said[0]))


def _told(says: Iterable[str]) -> str:
    return joined("; ", sorted(says))


def _of_the_register(old: Store, new: Store) -> Iterator[Difference]:
    """Yield how many relations read from titles of the register came and went with the documents that touch them."""
    then, now = (
        {(row["tu"], row["quan_he"], row["den"]) for row in _rows(store, _RELATIONS) if "cach" in row}
        for store in (old, new)
    )
    if then != now:
        more, fewer = len(now - then), len(then - now)
        what = Spoken(
            f"quan hệ đọc từ trích yếu trong danh bạ: thêm {more}, bớt {fewer}",
            f"relations read from titles of the register: {more} more, {fewer} fewer",
        )
        counts = (Spoken(f"{count} quan hệ", f"relations: {count}") for count in (len(then), len(now)))
        yield Difference(Spoken("danh bạ", "register"), How.CHANGED, "", what, *counts)


def _rows(store: Store, sparql: str) -> Iterator[dict[str, str]]:
    answer = store.query(_PREFIXES + sparql)
    if isinstance(answer, ox.QuerySolutions):
        names = [variable.value for variable in answer.variables]
        for row in answer:
            values = ((name, row[name]) for name in names)
            yield {name: node.value for name, node in values if isinstance(node, ox.NamedNode | ox.Literal)}
