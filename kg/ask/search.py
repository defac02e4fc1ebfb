"""Search: documents, cited instruments and bodies by number, name, title, issuer or free words, without diacritics.

An index in memory (SQLite FTS5 over folded words) is made of a published store when it is first searched. Every word of
a query must begin some word of what is found; a number also answers when it is typed without its signs. Facets count
what was found, by type, issuer, year, status and whether the text is held.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from types import MappingProxyType

import pyoxigraph as ox

from kg.ask.effect import Effect
from kg.ask.status import statuses_at
from kg.graph import VL, Store, source_text
from kg.text import fold, search_key

FACETS = ("kind", "type", "issuer", "year", "effect", "held")
_STATUSES = 5_000  # instruments whose status is worked out beforehand; a larger store is searched without that facet
_INSTRUMENTS = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?x ?label ?number ?type ?date ?title ?alternative ?issuer ?held {
  GRAPH ?g {
    ?x a vl:Instrument ; rdfs:label ?label .
    OPTIONAL { ?x eli:number ?number }
    OPTIONAL { ?x eli:type_document ?t }
    OPTIONAL { ?x eli:date_document ?date }
    OPTIONAL { ?x eli:title ?title }
    OPTIONAL { ?x eli:title_alternative ?alternative }
    OPTIONAL { ?x vl:issuer ?i . ?i rdfs:label ?issuer }
  }
  OPTIONAL { ?t skos:prefLabel ?type FILTER(LANG(?type) = "vi") }
  BIND(EXISTS { ?x a vl:Document } AS ?held)
}
"""
_BODIES = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?x ?label ?name {
  GRAPH ?g { ?x a org:Organization ; rdfs:label ?label . OPTIONAL { ?x skos:altLabel|skos:prefLabel ?name } }
}
"""
_TEXTS = f"SELECT ?path ?x {{ ?s <{VL}textOf> ?x ; <{VL}path> ?path }}"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: `kind` is van-ban or co-quan, `paths` are its texts, the rest as in `Instrument`."""

    iri: str
    label: str
    kind: str = "van-ban"
    number: str = ""
    type: str = ""
    date: str = ""
    title: str = ""
    issuers: tuple[str, ...] = ()
    held: bool = False
    effect: str = ""
    paths: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def facet(self, name: str) -> tuple[str, ...]:
        """Return the values of the entry under a facet."""
        if name == "issuer":
            return self.issuers
        value = {
            "kind": self.kind,
            "type": self.type,
            "year": self.date[:4],
            "effect": self.effect,
            "held": "" if self.kind != "van-ban" else "co" if self.held else "khong",
        }[name]
        return (value,) if value else ()


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found; `passage` is where the words stand in its text: what is before, they themselves, what follows."""

    entry: Entry
    passage: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of what was found, the number of all, their facets, and nearest names where there is nothing."""

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    suggestions: tuple[Entry, ...] = ()


class Index:
    """What a published store holds, ready to be searched; safe for any number of threads."""

    def __init__(self, store: Store, day: str) -> None:
        self._store = store
        self._entries = _entries(store, day)
        self._lock = threading.Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute(
            "CREATE VIRTUAL TABLE found USING fts5(number, names, title, issuers, words, prefix='2 3', "
            "tokenize='unicode61 remove_diacritics 0')"
        )
        self._base.executemany("INSERT INTO found(rowid, number, names, title, issuers, words) VALUES (?,?,?,?,?,?)",
                               self._rows())  # fmt: skip

    def __len__(self) -> int:
        return len(self._entries)

    def search(
        self, words: str, chosen: Mapping[str, str] = MappingProxyType({}), *, limit: int = 20, offset: int = 0
    ) -> Hits:
        """Return what answers to `words` and has the chosen value of each facet (type="Nghị định", held="co" …).

        No words at all: everything, texts that are held first and the newest first. Facets count without their own
        choice, so that another value can be chosen instead.
        """
        found = [self._entries[row] for row in self._matching(words)]
        wanted = {name: value for name, value in chosen.items() if value and name in FACETS}
        fits = [entry for entry in found if all(value in entry.facet(name) for name, value in wanted.items())]
        facets = {name: _counted(found, name, wanted) for name in FACETS}
        page = fits[offset : offset + limit]
        return Hits(
            tuple(Hit(entry, self._passage(entry, words)) for entry in page),
            len(fits),
            facets,
            () if found else self.nearest(words),
        )

    def nearest(self, words: str, most: int = 5) -> tuple[Entry, ...]:
        """Return the entries whose number or name is nearest to `words`."""
        keys: dict[str, Entry] = {}
        for entry in self._entries:
            for key in filter(None, (search_key(entry.number), search_key(entry.label))):
                keys.setdefault(key, entry)
        close = get_close_matches(search_key(words), keys, n=2 * most, cutoff=0.55)
        return tuple(dict.fromkeys(keys[key] for key in close))[:most]

    def complete(self, words: str, most: int = 8) -> tuple[Entry, ...]:
        """Return what somebody who has typed so far may mean."""
        return tuple(self._entries[row] for row in self._matching(words, narrow=True)[:most]) if words.strip() else ()

    def _rows(self) -> Iterator[tuple[int, str, str, str, str, str]]:
        for row, entry in enumerate(self._entries):
            number = search_key(entry.number)
            names = {search_key(name) for name in (entry.label, entry.type, *entry.others)}
            texts = [search_key(source_text(self._store, path) or "") for path in entry.paths]
            issuers = " ".join(search_key(issuer) for issuer in entry.issuers)
            yield (
                row,
                f"{number} {number.replace(' ', '')} {search_key(_day(entry.date))}",
                " ".join(sorted(names)),
                search_key(entry.title),
                issuers,
                " ".join(texts),
            )

    def _matching(self, words: str, *, narrow: bool = False) -> list[int]:
        key = search_key(words)
        if not key:
            return sorted(range(len(self._entries)), key=lambda row: _newest_held(self._entries[row]))
        asked = " AND ".join(f'"{word}"*' for word in key.split()[:32])
        asked = f"{{number names title}} : ({asked})" if narrow else asked
        with self._lock:
            rows = self._base.execute(
                "SELECT rowid, bm25(found, 12, 8, 4, 3, 1) FROM found WHERE found MATCH ?", (asked,)
            ).fetchall()

        def order(row: tuple[int, float]) -> tuple[bool, bool, bool, bool, float, str]:
            entry = self._entries[row[0]]
            number, name = search_key(entry.number), search_key(entry.label)
            exact = key in (number, number.replace(" ", ""), name, *map(search_key, entry.others))
            named = _said(key.split(), f"{number} {name} {search_key(entry.title)}")
            return not exact, not named, not entry.held, not number.startswith(key), row[1], entry.iri

        return [row for row, _ in sorted(rows, key=order)]

    def _passage(self, entry: Entry, words: str) -> tuple[str, str, str] | None:
        key = search_key(words).split()
        told = search_key(" ".join((entry.number, entry.label, entry.title, *entry.issuers, *entry.others)))
        if not key or _said(key, told):
            return None
        for path in entry.paths:
            text = source_text(self._store, path) or ""
            folded = fold(text).lower()
            place = folded.find(" ".join(key))
            start, word = (place, " ".join(key)) if place >= 0 else (folded.find(max(key, key=len)), max(key, key=len))
            if start >= 0 and len(folded) == len(text):
                end = start + len(word)
                return text[max(0, start - 90) : start], text[start:end], text[end : end + 90]
        return None


def _entries(store: Store, day: str) -> list[Entry]:
    found: dict[str, Entry] = {}
    for row in store.select(_INSTRUMENTS):
        iri, label = row["x"].value, row["label"].value
        entry = found.get(iri) or Entry(iri, label)
        title = max(entry.title, _value(row["title"]), key=lambda one: (len(one), one))
        issuers = {*entry.issuers, _value(row["issuer"])} - {""}
        others = {*entry.others, _value(row["alternative"])} - {""}
        found[iri] = replace(
            entry,
            label=min(entry.label, label),
            number=entry.number or _value(row["number"]),
            type=entry.type or _value(row["type"]),
            date=entry.date or _value(row["date"]),
            title=title,
            issuers=tuple(sorted(issuers)),
            held=_value(row["held"]) == "true",
            others=tuple(sorted(others)),
        )
    for row in store.select(_TEXTS):
        iri = row["x"].value
        if iri in found:
            found[iri] = replace(found[iri], paths=(*found[iri].paths, row["path"].value))
    if len(found) <= _STATUSES:
        for iri, status in statuses_at(store, list(found), day).items():
            found[iri] = replace(found[iri], effect=str(status.effect))
    return [*(found[iri] for iri in sorted(found)), *_bodies(store)]


def _bodies(store: Store) -> Iterable[Entry]:
    found: dict[str, Entry] = {}
    for row in store.select(_BODIES):
        iri = row["x"].value
        entry = found.get(iri) or Entry(iri, row["label"].value, kind="co-quan")
        found[iri] = replace(entry, others=tuple(sorted({*entry.others, _value(row["name"])} - {""})))
    return (found[iri] for iri in sorted(found))


def _counted(found: list[Entry], name: str, wanted: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    others = {facet: value for facet, value in wanted.items() if facet != name}
    count = Counter(
        value
        for entry in found
        if all(other in entry.facet(facet) for facet, other in others.items())
        for value in entry.facet(name)
    )
    if name == "year":
        return tuple(sorted(count.items(), reverse=True))
    if name == "effect":
        order = [str(effect) for effect in Effect]
        return tuple(sorted(count.items(), key=lambda one: order.index(one[0])))
    return tuple(sorted(count.items(), key=lambda one: (-one[1], one[0])))


def _said(words: Iterable[str], told: str) -> bool:
    """Say whether each of the words begins a word of what is told."""
    return all(f" {word}" in f" {told}" for word in words)


def _newest_held(entry: Entry) -> tuple[bool, bool, str, str]:
    return entry.kind != "van-ban", not entry.held, "".join(chr(0x39 - ord(one)) for one in entry.date), entry.iri


def _day(date: str) -> str:
    return " ".join(reversed(date.split("-"))) if date else ""


def _value(node: object) -> str:
    return node.value if isinstance(node, ox.Literal) else ""
