"""The register of instruments by IRI, with what titles and closing clauses state: read once for a recipe, then kept.

Reading them by the grammar of texts takes over a second, and depends on the program and the registers alone, not on any
document. So a build keeps what it read, under the recipe it was read by:

    out/store/titles.json      a line with recipe and digest, then a line with what was read, row by row

A file of another recipe, or one that does not hold what its digest says, is as good as none: all is read anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from kg.citation import Candidate, RelationKind
from kg.errors import StoreError, system_reason
from kg.register import closing_clauses, instruments
from kg.resolve import ClauseReading, RegisterRelation, instrument_iri, read_clause, title_relations
from kg.text import Span

TITLES = "titles.json"

# What one row of the register gives: the IRI of its instrument (none: not enough is known), and what its title states.
_Row: TypeAlias = tuple[str | None, tuple[RegisterRelation, ...]]
_Read: TypeAlias = tuple[tuple[_Row, ...], tuple[ClauseReading, ...]]


@dataclass(frozen=True, slots=True)
class KnownRegister:
    """Which rows of the register describe an instrument, by its IRI, and what their titles say that it does.

    `rows` are places in `instruments()`; `relations` name the row whose title states them. `clauses` are the closing
    clauses of an act by its IRI, each with its place in `closing_clauses()`.
    """

    rows: dict[str, tuple[int, ...]]
    relations: dict[str, tuple[tuple[int, RegisterRelation], ...]]
    clauses: dict[str, tuple[tuple[int, ClauseReading], ...]]

    def __contains__(self, address: str) -> bool:
        """Say whether a row or a clause of the register is about an instrument."""
        return address in self.rows or address in self.clauses

    def acts_of(self, address: str) -> tuple[RegisterRelation, ...]:
        """Return what the titles and the closing clauses of an instrument say that it does."""
        titles = (stated for _, stated in self.relations.get(address, ()))
        clauses = (stated for _, reading in self.clauses.get(address, ()) for stated in reading.relations)
        return (*titles, *clauses)


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
def _read() -> _Read:
    rows = (
        (instrument_iri(row.type, row.number, row.date, row.issuers), title_relations(row)) for row in instruments()
    )
    return tuple(rows), tuple(map(read_clause, closing_clauses()))


def _by_iri(read: _Read) -> KnownRegister:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    relations: defaultdict[str, list[tuple[int, RegisterRelation]]] = defaultdict(list)
    clauses: defaultdict[str, list[tuple[int, ClauseReading]]] = defaultdict(list)
    for place, (address, stated) in enumerate(read[0]):
        if address:
            rows[address].append(place)
            relations[address] += ((place, one) for one in stated)
    for place, reading in enumerate(read[1]):
        clauses[reading.act].append((place, reading))
    return KnownRegister(
        {address: tuple(places) for address, places in rows.items()},
        {address: tuple(found) for address, found in relations.items() if found},
        {address: tuple(found) for address, found in clauses.items()},
    )


def _kept(path: Path, recipe: str) -> _Read | None:
    """Return what a file keeps, or None when it is of another recipe, damaged or missing."""
    try:
        head, body = path.read_bytes().splitlines()
        if json.loads(head) != _head(recipe, body):
            return None
        rows, clauses = json.loads(body)
        return (
            tuple((address, tuple(map(_relation, stated))) for address, stated in rows),
            tuple(ClauseReading(act, effective, tuple(map(_relation, stated))) for act, effective, stated in clauses),
        )
    except (OSError, ValueError):
        return None


def _keep(path: Path, recipe: str, read: _Read) -> None:
    rows = [(address, [_as_list(one) for one in stated]) for address, stated in read[0]]
    clauses = [(one.act, one.effective, [_as_list(stated) for stated in one.relations]) for one in read[1]]
    body = json.dumps((rows, clauses), ensure_ascii=False, separators=(",", ":")).encode()
    beside = path.with_name(f"{path.name}.new")
    try:
        with beside.open("wb") as stream:
            stream.write(b"%b\n%b\n" % (json.dumps(_head(recipe, body)).encode(), body))
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"Không ghi được {path}: {system_reason(error)}") from error


def _head(recipe: str, body: bytes) -> dict[str, str]:
    return {"recipe": recipe, "sha256": hashlib.sha256(body).hexdigest()}


def _as_list(one: RegisterRelation) -> list[object]:
    of = one.object
    known = [of.iri, of.number, of.type, of.date, of.issuers, of.title, of.source]
    words = [one.span.start, one.span.end, one.text, one.scope, one.exception, one.since, one.until]
    return [one.kind, known, one.confidence, one.reason, *words]


def _relation(cells: list[object]) -> RegisterRelation:
    match cells:
        case [
            str(kind), [*known], float(confidence), str(reason), int(start), int(end), str(text),
            str() | None as scope, str() | None as exception, str() | None as since, str() | None as until,
        ]:  # fmt: skip
            return RegisterRelation(
                RelationKind(kind), _candidate(known), confidence, reason, Span(start, end), text, scope, exception,
                since, until,
            )  # fmt: skip
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
