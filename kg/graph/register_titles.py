"""The register of instruments by IRI, with what its titles state: read once for a recipe, then kept beside the store.

Reading the titles by the grammar of texts takes over a second, and depends on the program and the registers alone, not
on any document. So a build keeps what it read, under the recipe it was read by:

    out/store/titles.json      a line with recipe and digest, then a line with what was read, row by row

A file of another recipe, or one that does not hold what its digest says, is as good as none: the titles are read anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from kg.citation import Candidate, RelationKind
from kg.errors import StoreError
from kg.register import instruments
from kg.resolve import TitleRelation, instrument_iri, title_relations
from kg.text import Span

TITLES = "titles.json"

# What one row of the register gives: the IRI of its instrument (none: not enough is known), and what its title states.
_Row: TypeAlias = tuple[str | None, tuple[TitleRelation, ...]]


@dataclass(frozen=True, slots=True)
class KnownRegister:
    """Which rows of the register describe an instrument, by its IRI, and what their titles say that it does.

    `rows` are places in `instruments()`; `relations` name the row whose title states them.
    """

    rows: dict[str, tuple[int, ...]]
    relations: dict[str, tuple[tuple[int, TitleRelation], ...]]


def known_register(folder: Path, recipe: str) -> KnownRegister:
    """Return the register as the store at `folder` keeps it for a recipe, or as it is read now, and then kept there.

    Raises `StoreError` when the folder can't be written to.
    """
    kept = _kept(folder / TITLES, recipe)
    if kept is None:
        kept = _read()
        _keep(folder / TITLES, recipe, kept)
    return _by_iri(kept)


def fresh_register() -> KnownRegister:
    """Return the register as it is read now, whatever a store keeps."""
    return _by_iri(_read())


@cache
def _read() -> tuple[_Row, ...]:
    return tuple(
        (instrument_iri(row.type, row.number, row.date, row.issuers), title_relations(row)) for row in instruments()
    )


def _by_iri(read: Iterable[_Row]) -> KnownRegister:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    relations: defaultdict[str, list[tuple[int, TitleRelation]]] = defaultdict(list)
    for place, (address, stated) in enumerate(read):
        if address:
            rows[address].append(place)
            relations[address] += ((place, one) for one in stated)
    return KnownRegister(
        {address: tuple(places) for address, places in rows.items()},
        {address: tuple(found) for address, found in relations.items() if found},
    )


def _kept(path: Path, recipe: str) -> tuple[_Row, ...] | None:
    """Return what a file keeps, or None when it is of another recipe, damaged or missing."""
    try:
        head, body = path.read_bytes().splitlines()
        if json.loads(head) != _head(recipe, body):
            return None
        return tuple((address, tuple(map(_relation, stated))) for address, stated in json.loads(body))
    except (OSError, ValueError):
        return None


def _keep(path: Path, recipe: str, read: Sequence[_Row]) -> None:
    rows = [(address, [_as_list(one) for one in stated]) for address, stated in read]
    body = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    beside = path.with_name(f"{path.name}.new")
    try:
        with beside.open("wb") as stream:
            stream.write(b"%b\n%b\n" % (json.dumps(_head(recipe, body)).encode(), body))
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"Không ghi được {path}: {error.strerror}") from error


def _head(recipe: str, body: bytes) -> dict[str, str]:
    return {"recipe": recipe, "sha256": hashlib.sha256(body).hexdigest()}


def _as_list(one: TitleRelation) -> list[object]:
    of = one.object
    known = [of.iri, of.number, of.type, of.date, of.issuers, of.title, of.source]
    return [one.kind, known, one.confidence, one.reason, one.span.start, one.span.end, one.text]


def _relation(cells: list[object]) -> TitleRelation:
    match cells:
        case [str(kind), [*known], float(confidence), str(reason), int(start), int(end), str(text)]:
            return TitleRelation(RelationKind(kind), _candidate(known), confidence, reason, Span(start, end), text)
        case _:
            raise ValueError(f"not a relation: {cells}")


def _candidate(cells: list[object]) -> Candidate:
    match cells:
        case [str(iri), str() | None as number, str(kind), str() | None as date, [*issuers], title, str(source)] if (
            title is None or isinstance(title, str)
        ):
            return Candidate(iri, number, kind, date, tuple(map(str, issuers)), title, source)
        case _:
            raise ValueError(f"not an instrument: {cells}")
