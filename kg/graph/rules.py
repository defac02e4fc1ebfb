"""Rules of integrity that SPARQL does not say well: what a name means, what a number says, what runs in circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.document import lacks_place
from kg.graph.findings import Finding, Severity
from kg.graph.naming import body_named
from kg.graph.store import Store
from kg.graph.vocabulary import ELI, RDFS, VL
from kg.register import parse_number
from kg.spoken import Spoken, spoken
from kg.text import search_key

if TYPE_CHECKING:
    import networkx as nx

_PREFIXES = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_TYPES = """SELECT DISTINCT ?ve ?so ?loai {
  { SELECT DISTINCT ?ve ?so ?ma { GRAPH ?g { ?ve eli:number ?so ; eli:type_document ?ma } } }
  ?ma skos:prefLabel ?loai FILTER(LANG(?loai) = "vi") }"""
_ENDED = """SELECT DISTINCT ?a ?b ?ten {
  { SELECT DISTINCT ?a ?b { GRAPH ?g { ?a vl:replaces|vl:repeals ?b } } } OPTIONAL { ?a rdfs:label ?ten } }"""
_PARENTS = """SELECT DISTINCT ?a ?b ?ten ?tu ?den {
  ?x a vl:Subordination ; vl:ofBody ?a ; vl:parentBody ?b . ?a rdfs:label ?ten
  OPTIONAL { ?x vl:from ?tu } OPTIONAL { ?x vl:until ?den } }"""
_ISSUERS = """SELECT DISTINCT ?ve ?neu {
  { GRAPH ?g { ?x vl:statedIssuer ?neu ; vl:cited ?ve ; vl:status vl:status_resolved } }
  UNION { GRAPH ?g { ?x vl:statedIssuer ?neu ; vl:ofInstrument ?ve } } }"""
_TITLES = """SELECT DISTINCT ?ve ?trich_yeu {
  { GRAPH ?g { ?ve eli:title ?trich_yeu } }
  UNION { GRAPH ?g { ?x vl:ofInstrument ?ve ; vl:statedTitle ?trich_yeu } } }"""
_MOST = 40  # statements of the issuers of one instrument that are read
_CITED = """SELECT DISTINCT ?ve ?tu ?den { GRAPH ?g { ?ve vl:citing ?tu ; vl:cited ?den
  FILTER NOT EXISTS { ?ve vl:mention/vl:form ?dang FILTER(?dang IN (vl:form_plenum, vl:form_congress)) } } }"""
_ACTS = """SELECT DISTINCT ?r ?tu ?den { GRAPH ?g { ?r a vl:Relation ; rdf:subject ?tu ; rdf:object ?den } }"""
_EDGES = """SELECT DISTINCT ?a ?p ?b { VALUES ?p { vl:amends vl:replaces vl:repeals vl:repealsPart vl:suspends
  vl:suspendsPart vl:details vl:guides vl:implements vl:corrects vl:consolidates vl:extends vl:issues }
  GRAPH ?g { ?a ?p ?b } }"""
_WITNESSED = """SELECT DISTINCT ?a ?p ?b { GRAPH ?g {
  ?r a vl:Relation ; rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b ; oa:hasSelector ?q } }"""
_LIVES = """SELECT DISTINCT ?ve ?dau ?cuoi {
  GRAPH ?g { ?ve eli:first_date_entry_in_force ?dau ; eli:date_no_longer_in_force ?cuoi } }"""
_NEVER = "9999"
_UNKNOWN = Spoken("không rõ", "unknown")
_ALIKE = 0.6
# The Party numbers its Quy định "QĐ", a joint paper carries the code of its kind or of joint papers, and L-CTN is the
# code of the orders of the President as it was that of the laws they promulgated.
_SAME = (
    {"quyet dinh", "quy dinh"},
    {"thong tu", "thong tu lien tich"},
    {"nghi quyet", "nghi quyet lien tich"},
    {"luat", "lenh"},
)


def python_rules(store: Store) -> Iterator[Finding]:
    """Yield what breaks the rules of this module."""
    yield from _back_in_time(store)
    yield from _without_witness(store)
    yield from _types(store)
    yield from _replaced_by_itself(store)
    yield from _ends_before_it_begins(store)
    yield from _under_itself(store)
    yield from _two_parents(store)
    yield from _issuers(store)
    yield from _titles(store)


def _back_in_time(store: Store) -> Iterator[Finding]:
    """Yield citations of what was issued later, and relations in which the older instrument acts.

    A congress is spoken of before it meets, and its resolution and those of plenums bear the day they close.
    """
    cited, acts = _rows(store, _CITED, "ve", "tu", "den"), _rows(store, _ACTS, "r", "tu", "den")
    ends = sorted({end for _, *both in (*cited, *acts) for end in both})
    days = {iri: min(one.value for one in values) for iri, values in store.values(ends, f"{ELI}date_document").items()}
    for rows, level, rule, said in (
        (
            cited,
            Severity.ERROR,
            "vien-dan-tuong-lai",
            Spoken("{one} viện dẫn {other}, ban hành sau nó", "{one} cites {other}, issued after it"),
        ),
        (
            acts,
            Severity.WARNING,
            "quan-he-nguoc-thoi-gian",
            Spoken(
                "{one} không thể tác động lên {other}, ban hành sau nó", "{one} can't act on {other}, issued after it"
            ),
        ),
    ):
        wrong = [row for row in rows if days.get(row[1], _NEVER) < days.get(row[2], "")]
        labels = store.values(sorted({end for _, *both in wrong for end in both}), f"{RDFS}label")
        names = {iri: min(one.value for one in values) for iri, values in labels.items()}
        for node, one, other in wrong:
            first, second = (f"{names.get(end, end)} ({days[end]})" for end in (one, other))
            yield Finding(level, rule, node, spoken(said, said.english, one=first, other=second))


def _without_witness(store: Store) -> Iterator[Finding]:
    """Yield edges that no words bear witness to: an edge without its quotation is worth nothing."""
    bare = sorted(set(_rows(store, _EDGES, "a", "p", "b")) - set(_rows(store, _WITNESSED, "a", "p", "b")))
    labels = store.values(sorted({end for one, _, other in bare for end in (one, other)}), f"{RDFS}label")
    names = {iri: min(one.value for one in values) for iri, values in labels.items()}
    for one, kind, other in bare:
        verb = kind.rpartition("#")[2]
        edge = f"{names.get(one, one)} {verb} {names.get(other, other)}"
        message = Spoken(f"{edge}: không có lời nào làm chứng", f"{edge}: no words bear witness to it")
        yield Finding(Severity.ERROR, "quan-he-thieu-chung-cu", one, message)


def _types(store: Store) -> Iterator[Finding]:
    """Yield instruments whose number says another type than they have (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
    for address, number, kind in _rows(store, _TYPES, "ve", "so", "loai"):
        parts = parse_number(number)
        if parts.year is None or parts.type is None or parts.type == "Công văn":
            continue  # older and administrative numbers have codes that mean several things
        said, have = search_key(parts.type), search_key(kind)
        if said != have and not any({said, have} <= same for same in _SAME):
            message = Spoken(
                f"{number} mang mã của {parts.type}, mà được gọi là {kind}",
                f"{number} bears the code of {parts.type}, but is called {kind}",
            )
            yield Finding(Severity.WARNING, "loai-khac-ma", address, message)


def _replaced_by_itself(store: Store) -> Iterator[Finding]:
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    names: dict[str, str] = {}
    for one, other, label in _rows(store, _ENDED, "a", "b", "ten"):
        graph.add_edge(one, other)
        names[one] = label or one
    for circle in _circles(graph):
        words = " → ".join(names[address] for address in circle)
        message = Spoken(
            f"Thay thế, bãi bỏ lẫn nhau thành vòng: {words}", f"They replace or repeal in a circle: {words}"
        )
        yield Finding(Severity.ERROR, "vong-thay-the", circle[0], message)


def _ends_before_it_begins(store: Store) -> Iterator[Finding]:
    for address, first, last in _rows(store, _LIVES, "ve", "dau", "cuoi"):
        if last < first:
            message = Spoken(
                f"Hết hiệu lực ngày {last}, trước ngày có hiệu lực {first}",
                f"It ends on {last}, before it takes effect on {first}",
            )
            yield Finding(Severity.WARNING, "het-truoc-khi-co-hieu-luc", address, message)


def _under_itself(store: Store) -> Iterator[Finding]:
    """Yield bodies that stand above themselves on some day; only days on which a subordination begins can differ."""
    import networkx as nx

    rows = list(_rows(store, _PARENTS, "a", "b", "ten", "tu", "den"))
    found: set[tuple[str, ...]] = set()
    names = {one: label for one, _, label, _, _ in rows}
    for day in sorted({start for *_, start, _ in rows}):
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edges_from(
            (one, other) for one, other, _, start, end in rows if start <= day and (not end or day < end)
        )
        found.update(tuple(circle) for circle in _circles(graph))
    for circle in sorted(found):
        words = " → ".join(names.get(address, address) for address in circle)
        message = Spoken(f"Cơ quan đứng trên chính mình: {words}", f"A body stands above itself: {words}")
        yield Finding(Severity.ERROR, "vong-chu-quan", circle[0], message)


def _two_parents(store: Store) -> Iterator[Finding]:
    """Yield bodies that stand under two others at once; the intervals are half-open."""
    stays: defaultdict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for one, other, label, start, end in _rows(store, _PARENTS, "a", "b", "ten", "tu", "den"):
        stays[one, label].append((start, end or "9999", other))
    for (body, label), rows in sorted(stays.items()):
        for (start, end, parent), (other_start, other_end, other) in combinations(sorted(rows), 2):
            if parent != other and start < other_end and other_start < end:
                first, second = (address.rpartition("/")[2] for address in (parent, other))
                both = (start or _UNKNOWN, other_start or _UNKNOWN)
                message = spoken(
                    "{body} cùng lúc thuộc {first} và {second} (từ {since} và từ {then})",
                    "{body} is under {first} and {second} at once (since {since} and {then})",
                    body=label, first=first, second=second, since=both[0], then=both[1],
                )  # fmt: skip
                yield Finding(Severity.ERROR, "hai-chu-quan-mot-luc", body, message)


def _circles(graph: nx.DiGraph[str]) -> Iterator[list[str]]:
    import networkx as nx

    for group in nx.strongly_connected_components(graph):
        if len(group) > 1 or any(graph.has_edge(one, one) for one in group):
            yield sorted(group)


def _issuers(store: Store) -> Iterator[Finding]:
    """Yield instruments of which a source names an issuer that is none of those that are known.

    "UBND tỉnh" contradicts nobody: the documents of a province say no more of their own committee.
    """
    stated = _rows(store, _ISSUERS, "ve", "neu")
    cited = sorted({address for address, _ in stated})
    issuers = store.values(cited, f"{VL}issuer", _MOST)
    days, numbers = store.values(cited, f"{ELI}date_document"), store.values(cited, f"{ELI}number")
    labels = store.values(sorted({one.value for group in issuers.values() for one in group}), f"{RDFS}label")
    for address, words in stated:
        if address not in issuers or address not in numbers or lacks_place(words):
            continue
        known = {one.value: min(name.value for name in labels.get(one.value, [one])) for one in issuers[address]}
        day = min((one.value for one in days.get(address, ())), default=None)
        if body_named(words, day).iri not in known and not _names_all(words, known.values()):
            number = min(one.value for one in numbers[address])
            others = ", ".join(sorted(set(known.values())))
            message = Spoken(
                f"{number}: có nguồn ghi cơ quan ban hành là {words}, nguồn khác ghi {others}",
                f"{number}: a source gives {words} as its issuer, another {others}",
            )
            yield Finding(Severity.CONFLICT, "mau-thuan-co-quan", address, message)


def _names_all(printed: str, names: Iterable[str]) -> bool:
    """Say whether a cell that joins several issuers names all that are known."""
    key = search_key(printed)
    return all(search_key(name) in key for name in names)


def _titles(store: Store) -> Iterator[Finding]:
    """Yield instruments to which the sources give titles that have little in common."""
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for address, title in _rows(store, _TITLES, "ve", "trich_yeu"):
        titles[address].add(title)
    disputed = {address: group for address, group in sorted(titles.items()) if len(group) > 1}
    numbers, labels = (store.values(disputed, name) for name in (f"{ELI}number", f"{RDFS}label"))
    for address, group in disputed.items():
        if address not in numbers:
            continue  # a law by its name alone has no other title
        label = min(one.value for one in labels.get(address, numbers[address]))
        first, *others = sorted(group, key=lambda title: (-len(title), title))
        for other in others:
            if not _alike(search_key(first), search_key(other)):
                both = f"“{first[:90]}”; “{other[:90]}”"
                message = Spoken(
                    f"{label}: các nguồn ghi trích yếu khác nhau: {both}",
                    f"{label}: the sources differ on its title: {both}",
                )
                yield Finding(Severity.CONFLICT, "mau-thuan-trich-yeu", address, message)
                break


def _alike(one: str, other: str) -> bool:
    if other in one:
        return True
    return SequenceMatcher(None, one[: len(other) + 20].split(), other.split()).ratio() >= _ALIKE


def _rows(store: Store, sparql: str, *variables: str) -> list[tuple[str, ...]]:
    found = (tuple(_text(row[name]) for name in variables) for row in store.select(_PREFIXES + sparql))
    return sorted(set(found))


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else ""
