"""The file behind the search: an SQLite database with full-text indexes over folded words, made anew for each store.

Texts are kept by what they hold (their digest), so that a new index takes over those of the last one and reads only
what is new; numbers, names and titles are few and written afresh. The file is written under another name and renamed
when it is whole; it is never changed afterwards.

    entry, card  a row a thing, in the order in which all are listed: documents, held ones first, the newest first;
                 what can be counted and sorted by, and all that is told of it
    issuer, key  who issued it; by which words exactly it is called
    named        full text of number, names, title, issuers        rowid: that of the entry
    said         full text of the texts                            rowid: that of `text`, which `place` joins to entries
    near         letters in threes of the keys, for what is nearly right
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.ask.search_entries import Entry
from kg.graph import Store, source_text
from kg.text import search_key

_FORM = 1  # another form of the tables is another file
_TOKENS = "tokenize='unicode61 remove_diacritics 0'"
_TABLES = f"""
CREATE TABLE about (form INTEGER, mark TEXT);
CREATE TABLE entry (row INTEGER PRIMARY KEY, kind TEXT, type TEXT, year TEXT, effect TEXT, held TEXT, number TEXT);
CREATE TABLE card (row INTEGER PRIMARY KEY, told TEXT);
CREATE TABLE issuer (name TEXT, row INTEGER);
CREATE TABLE key (id INTEGER PRIMARY KEY, key TEXT, row INTEGER);
CREATE TABLE place (text INTEGER, row INTEGER);
CREATE VIRTUAL TABLE named USING fts5(number, names, title, issuers, content='', prefix='2 3', {_TOKENS});
CREATE VIRTUAL TABLE near USING fts5(key, content='', tokenize='trigram');
CREATE TABLE IF NOT EXISTS text (id INTEGER PRIMARY KEY, digest TEXT UNIQUE);
CREATE VIRTUAL TABLE IF NOT EXISTS said USING fts5(words, content='', prefix='2 3', {_TOKENS});
CREATE TEMP TABLE told (iri TEXT, kind TEXT, held INTEGER, date TEXT, entry TEXT);
"""
_INDEXES = """
CREATE INDEX issuer_name ON issuer(name);
CREATE INDEX issuer_row ON issuer(row);
CREATE INDEX key_key ON key(key);
CREATE INDEX place_text ON place(text);
INSERT INTO near(rowid, key) SELECT id, key FROM key;
"""
_AFRESH = "".join(
    f"DROP TABLE IF EXISTS {name};" for name in ("about", "entry", "card", "issuer", "key", "place", "named", "near")
)
_ORDERED = "SELECT entry FROM told ORDER BY kind <> 'van-ban', held = 0, date DESC, iri"
_UNUSED = "SELECT COUNT(*) > 2 * (SELECT COUNT(DISTINCT text) FROM place) + 100 FROM text"


class _UnusedError(Exception):
    """Most of what was taken over is used no more."""


def is_index_of(path: Path, mark: str) -> bool:
    """Say whether the file at `path` is the whole index of what the mark names."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            return base.execute("SELECT form, mark FROM about").fetchall() == [(_FORM, mark)]
    except sqlite3.Error:
        return False


def write_index(
    path: Path, mark: str, found: Callable[[], Iterable[Entry]], store: Store, progress: Callable[[float], None]
) -> None:
    """Write the index of what a store holds at `path`, in place of the one before.

    `progress` is told the share that is done, from a half on: the first half is reading what is found. Raises `OSError`
    where the folder takes no file.
    """
    handle, name = tempfile.mkstemp(prefix=".search-", suffix=".tmp", dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        if path.is_file():
            shutil.copyfile(path, beside)
        try:
            _fill(beside, mark, found(), store, progress)
        except (sqlite3.DatabaseError, _UnusedError):  # what was taken over is damaged, or not worth keeping
            beside.write_bytes(b"")
            _fill(beside, mark, found(), store, progress)
        with beside.open("rb") as stream:
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _fill(path: Path, mark: str, found: Iterable[Entry], store: Store, progress: Callable[[float], None]) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.executescript(_AFRESH + _TABLES)
        taken = bool(base.execute("SELECT 1 FROM text LIMIT 1").fetchone())
        base.executemany(
            "INSERT INTO told VALUES (?, ?, ?, ?, ?)",
            ((one.iri, one.kind, one.held, one.date, json.dumps(asdict(one), ensure_ascii=False)) for one in found),
        )
        total: int = base.execute("SELECT COUNT(*) FROM told").fetchone()[0]
        for row, (told,) in enumerate(base.execute(_ORDERED), 1):
            base.execute("INSERT INTO card VALUES (?, ?)", (row, told))
            _put(base, row, entry_of(told), store)
            if row % 500 == 0:
                progress((1 + row / total) / 2)
        base.executescript(_INDEXES)
        if taken and base.execute(_UNUSED).fetchone()[0]:
            raise _UnusedError
        base.execute("INSERT INTO about VALUES (?, ?)", (_FORM, mark))
        base.commit()


def entry_of(told: str) -> Entry:
    """Return the entry that a card tells of."""
    known: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(told).items()
    }
    return Entry(**known)


def _put(base: sqlite3.Connection, row: int, entry: Entry, store: Store) -> None:
    number, label = search_key(entry.number), search_key(entry.label)
    names = sorted({label, search_key(entry.type), *map(search_key, entry.others)})
    base.execute(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
        (row, entry.kind, entry.type, entry.date[:4], entry.effect, entry.of_text, number),
    )
    base.executemany("INSERT INTO issuer VALUES (?, ?)", ((name, row) for name in entry.issuers))
    keys = {number, number.replace(" ", ""), label, *map(search_key, entry.others)} - {""}
    base.executemany("INSERT INTO key(key, row) VALUES (?, ?)", ((key, row) for key in sorted(keys)))
    day = " ".join(reversed(entry.date.split("-"))) if entry.date else ""
    base.execute(
        "INSERT INTO named(rowid, number, names, title, issuers) VALUES (?, ?, ?, ?, ?)",
        (
            row,
            f"{number} {number.replace(' ', '')} {day}",
            " ".join(names),
            search_key(entry.title),
            " ".join(map(search_key, entry.issuers)),
        ),
    )
    for path in entry.paths:
        _put_text(base, row, path, store)


def _put_text(base: sqlite3.Connection, row: int, path: str, store: Store) -> None:
    """Put a text where it is not yet, and note whose it is."""
    record = store.manifest.sources.get(path)
    if record is None or not record.text:
        return
    kept = base.execute("SELECT id FROM text WHERE digest = ?", (record.text,)).fetchone()
    if kept is None:
        text = source_text(store, path)
        if text is None:
            return
        place = base.execute("INSERT INTO text(digest) VALUES (?)", (record.text,)).lastrowid
        base.execute("INSERT INTO said(rowid, words) VALUES (?, ?)", (place, search_key(text)))
        kept = (place,)
    base.execute("INSERT INTO place VALUES (?, ?)", (kept[0], row))
