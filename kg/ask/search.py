"""Search: documents, cited instruments and bodies by number, name, title, issuer or free words, without diacritics.

Every word of a query must begin some word of what is found: of its number, names, title and issuers, or of its text; a
number also answers when it is typed without its signs. Facets count what was found, by type, issuer, year, status and
whether the text is held.
"""

from __future__ import annotations

import queue
import sqlite3
import tempfile
import weakref
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.ask.effect import Effect
from kg.ask.search_entries import Entry, entries
from kg.ask.search_file import entry_of, is_index_of, write_index
from kg.graph import Store, source_text
from kg.text import fold, search_key

FACETS = ("kind", "type", "issuer", "year", "effect", "held")
_READERS = 4  # searches at once; each has a connection of its own
_FILE = "search.sqlite"
_PLAIN = ("kind", "type", "year", "effect", "held")  # facets of which an entry has one value at most
# From what fits best on: called just so, named so, named so with its issuer, said in its text.
_HITS = """
DELETE FROM temp.hit;
INSERT OR IGNORE INTO temp.hit SELECT row, 0, 0 FROM key WHERE key = :key;
INSERT OR IGNORE INTO temp.hit SELECT rowid, 1, bm25(named, 12, 8, 4, 3) FROM named WHERE named MATCH :named;
"""
_MORE = """
INSERT OR IGNORE INTO temp.hit SELECT rowid, 2, bm25(named, 12, 8, 4, 3) FROM named WHERE named MATCH :words;
INSERT OR IGNORE INTO temp.hit SELECT place.row, 3, bm25(said) FROM said JOIN place ON place.text = said.rowid
  WHERE said MATCH :words;
"""
_ORDER = "tier, held <> 'co', substr(number, 1, length(:key)) <> :key, rank, row"


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
    """What a published store holds, ready to be searched; safe for any number of threads.

    The index lies beside the store (`search.sqlite`) and is made when there is none of this generation and day yet, of
    the one before as far as it goes; where the folder takes no file, in a folder of its own that goes with the index.
    """

    def __init__(self, store: Store, day: str, progress: Callable[[float], None] = lambda _: None) -> None:
        self._store = store
        mark = f"{store.manifest.generation} {day}"

        def found() -> Iterable[Entry]:
            return entries(store, day, lambda share: progress(share / 2))

        path = store.folder / _FILE
        try:
            if not (store.manifest.generation and is_index_of(path, mark)):
                write_index(path, mark, found, store, progress)
            self._readers = _readers(path)
        except OSError:
            with tempfile.TemporaryDirectory(prefix="can-cu-") as own:
                write_index(Path(own) / _FILE, mark, found, store, progress)
                self._readers = _readers(Path(own) / _FILE)  # an open file outlives its name
        weakref.finalize(self, _close, self._readers)
        with self._reader() as base:
            self._count: int = base.execute("SELECT COUNT(*) FROM entry").fetchone()[0]

    def __len__(self) -> int:
        return self._count

    def search(
        self, words: str, chosen: Mapping[str, str] = MappingProxyType({}), *, limit: int = 20, offset: int = 0
    ) -> Hits:
        """Return what answers to `words` and has the chosen value of each facet (type="Nghị định", held="co" …).

        No words at all: everything, texts that are held first and the newest first. Facets count without their own
        choice, so that another value can be chosen instead.
        """
        wanted = {name: value for name, value in chosen.items() if value and name in FACETS}
        key = search_key(words)
        with self._reader() as base:
            source, order = "entry", "row"
            if key:
                _gather(base, key, narrow=False)
                source, order = "temp.hit JOIN entry USING (row)", _ORDER
            total, facets = _counted(base, source, wanted)
            where, values = _condition(wanted)
            rows = _asked(
                base,
                f"told FROM {source} JOIN card USING (row) WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :offset",
                {**values, "key": key, "limit": limit, "offset": offset},
            )
        page = [entry_of(told) for (told,) in rows]
        return Hits(
            tuple(Hit(entry, self._passage(entry, words)) for entry in page),
            total,
            facets,
            () if facets["kind"] else self.nearest(words),
        )

    def nearest(self, words: str, most: int = 5) -> tuple[Entry, ...]:
        """Return the entries whose number or name is nearest to `words`."""
        key = search_key(words)[:200]
        threes = list(dict.fromkeys(key[n : n + 3] for n in range(len(key) - 2)))
        if not threes:
            return ()
        asked = " OR ".join(f'"{three}"' for three in threes)
        with self._reader() as base:
            rows = base.execute(
                "SELECT key.key, key.row FROM near JOIN key ON key.id = near.rowid WHERE near MATCH ? "
                "ORDER BY bm25(near), key.row LIMIT 500",
                (asked,),
            ).fetchall()
            places: dict[str, int] = {}
            for name, row in rows:
                places[name] = min(row, places.get(name, row))
            close = get_close_matches(key, places, n=2 * most, cutoff=0.55)
            chosen = list(dict.fromkeys(places[name] for name in close))[:most]
            return tuple(entry_of(_asked(base, "told FROM card WHERE row = ?", (row,))[0][0]) for row in chosen)

    def complete(self, words: str, most: int = 8) -> tuple[Entry, ...]:
        """Return what somebody who has typed so far may mean."""
        key = search_key(words)
        if not key:
            return ()
        with self._reader() as base:
            _gather(base, key, narrow=True)
            asked = f"told FROM temp.hit JOIN entry USING (row) JOIN card USING (row) ORDER BY {_ORDER} LIMIT :most"
            return tuple(entry_of(told) for (told,) in _asked(base, asked, {"key": key, "most": most}))

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        base = self._readers.get()
        try:
            yield base
        finally:
            self._readers.put(base)

    def _passage(self, entry: Entry, words: str) -> tuple[str, str, str] | None:
        key = search_key(words).split()
        told = search_key(" ".join((entry.number, entry.label, entry.title, *entry.issuers, *entry.others)))
        if not key or all(f" {word}" in f" {told}" for word in key):
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


def _readers(path: Path) -> queue.LifoQueue[sqlite3.Connection]:
    found: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
    for _ in range(_READERS):
        found.put(_opened(path))
    return found


def _close(readers: queue.LifoQueue[sqlite3.Connection]) -> None:
    """Close the file when nobody has the index any more."""
    while not readers.empty():
        readers.get().close()


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    base.isolation_level = None
    base.execute("PRAGMA mmap_size = 268435456")
    base.execute("PRAGMA temp_store = MEMORY")
    base.execute("SELECT 1 FROM about").fetchone()
    base.execute("CREATE TEMP TABLE hit (row INTEGER PRIMARY KEY, tier INTEGER, rank REAL)")
    return base


def _asked(base: sqlite3.Connection, what: str, values: Any) -> list[Any]:
    """Return the rows of a SELECT; `what` is made of our own names, what users say is among the values."""
    return base.execute(f"SELECT {what}", values).fetchall()


def _gather(base: sqlite3.Connection, key: str, *, narrow: bool) -> None:
    """Put into `temp.hit` what the words fit; `narrow`: names and numbers alone."""
    words = " AND ".join(f'"{word}"*' for word in key.split()[:32])
    asked = {"key": key, "words": words, "named": f"{{number names title}} : ({words})"}
    for statement in (_HITS if narrow else _HITS + _MORE).split(";"):
        if statement.strip():
            base.execute(statement, asked)


def _condition(wanted: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return what the chosen values ask of an entry, in SQL."""
    parts = ["1"] + [
        "row IN (SELECT row FROM issuer WHERE name = :of_issuer)" if name == "issuer" else f"{name} = :of_{name}"
        for name in wanted
    ]
    return " AND ".join(parts), {f"of_{name}": value for name, value in wanted.items()}


def _counted(
    base: sqlite3.Connection, source: str, wanted: Mapping[str, str]
) -> tuple[int, dict[str, tuple[tuple[str, int], ...]]]:
    """Return how many of those found fit, and how many have each value of a facet when its own choice is left out."""
    issuer = {name: value for name, value in wanted.items() if name == "issuer"}
    where, values = _condition(issuer)
    columns = ", ".join(_PLAIN)
    sorts = _asked(base, f"{columns}, COUNT(*) FROM {source} WHERE {where} GROUP BY {columns}", values)
    total = 0
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for *sort, count in sorts:
        other = [name for name, value in zip(_PLAIN, sort, strict=True) if wanted.get(name, value) != value]
        total += count if not other else 0
        for name, value in zip(_PLAIN, sort, strict=True):
            if value and (not other or other == [name]):
                counts[name][value] += count
    where, values = _condition({name: value for name, value in wanted.items() if name != "issuer"})
    counts["issuer"].update(
        dict(_asked(base, f"name, COUNT(*) FROM {source} JOIN issuer USING (row) WHERE {where} GROUP BY name", values))
    )
    return total, {
        name: tuple(sorted(found.items(), key=_ORDERS.get(name, _most_first))) for name, found in counts.items()
    }


def _most_first(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]


_ORDERS: Mapping[str, Callable[[tuple[str, int]], Any]] = {
    "year": lambda one: -int(one[0]),
    "effect": lambda one: list(Effect).index(Effect(one[0])),
}
