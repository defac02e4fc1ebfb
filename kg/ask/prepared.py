"""What single instruments are asked again and again, answered in advance: particulars, edges, and their own words.

A store answers the same without it, slower: what a document says of others takes ninety look-ups there and one here.
`kg.ask.preparing` asks the store about every instrument, and keeps the answers beside it in `prepared.sqlite`, under
a key that changes with the store. Losing the file costs only the time to make it again.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from kg.ask.memory import key_of
from kg.ask.values import Instrument
from kg.graph import Store

NAME = "prepared.sqlite"
SHAPE = "1"  # of the file; a new one is a new key
_AT_ONCE = 500  # instruments that one statement of SQL names
_READ = {
    "instrument": "SELECT iri, instrument FROM known WHERE instrument IS NOT NULL AND iri",
    "edges": "SELECT iri, edges FROM known WHERE iri",
    "words": "SELECT iri, words FROM said WHERE iri",
}


class Prepared:
    """The answers that a file keeps; safe for any number of threads.

    An instrument that it does not know is not in its answers: whoever asks then asks the store.
    """

    def __init__(self, path: Path, key: str) -> None:
        """Open a file; raises `ValueError` where it is not that of a store with this key, or damaged."""
        self._lock = threading.Lock()
        try:
            self._file = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            found = self._file.execute("SELECT key FROM store").fetchone()
        except sqlite3.Error as error:
            raise ValueError(str(error)) from error
        if found != (f"{SHAPE} {key}",):
            self._file.close()
            raise ValueError(f"{path} is of another store")

    def instruments(self, iris: Iterable[str]) -> dict[str, Instrument]:
        """Return the particulars of those of these instruments that are known, by IRI."""
        found = self._read("instrument", iris)
        return {iri: Instrument(*(_hashable(value) for value in data)) for iri, data in found.items()}

    def edges(self, iris: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """Return the edges that leave these instruments, by IRI: the IRIs of relation and object."""
        found = self._read("edges", iris)
        return {iri: [(kind, target) for kind, target in data] for iri, data in found.items()}

    def words(self, iris: Iterable[str]) -> dict[str, list[dict[str, str]]]:
        """Return what these instruments say of others in their own words, by IRI: rows of `lien-ket-tu-neu`."""
        return self._read("words", iris)

    def _read(self, what: str, iris: Iterable[str]) -> dict[str, Any]:
        """Return the answers of one sort, by IRI; of a damaged file those that are whole."""
        asked = list(iris)
        found: dict[str, Any] = {}
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            sql = f"{_READ[what]} IN ({','.join('?' * len(some))})"
            try:
                with self._lock:
                    rows = self._file.execute(sql, some).fetchall()
                found |= {iri: unpacked(iri, what, kept) for iri, kept in rows}
            except (sqlite3.Error, zlib.error, ValueError, TypeError):
                continue
        return found


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def packed(iri: str, what: str, answer: Any) -> bytes:
    """Return an answer as it is kept: with a checksum, and with what it is about.

    >>> unpacked("vb/a", "edges", packed("vb/a", "edges", [["cites", "vb/b"]]))
    [['cites', 'vb/b']]
    """
    written = json.dumps((iri, what, answer), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), 1)


def unpacked(iri: str, what: str, kept: bytes) -> Any:
    """Return an answer that is kept; raises `ValueError` or `zlib.error` where it is not the one that is wanted."""
    *about, answer = json.loads(zlib.decompress(kept))
    if about != [iri, what]:
        raise ValueError(f"{iri}: {about}")
    return answer


_OF: WeakKeyDictionary[Store, Prepared | None] = WeakKeyDictionary()
_OPENING = threading.Lock()


def prepared(store: Store) -> Prepared | None:
    """Return the answers that are kept beside a store; None where nobody has prepared it."""
    try:
        return _OF[store]
    except KeyError:
        return look_again(store)


def look_again(store: Store) -> Prepared | None:
    """Look whether answers are kept beside a store, now that they may have been made."""
    with _OPENING:
        found = _OF[store] = _opened(store)
        return found


def _opened(store: Store) -> Prepared | None:
    path = store.folder / NAME
    key = key_of(store) if path.is_file() else None
    try:
        return Prepared(path, key) if key else None
    except ValueError:
        return None
