"""The citation graph as arrays of integers, for questions about a whole corpus: milliseconds, not SPARQL's seconds.

They are read once from the store's own statements and kept beside it in `arrays.npz`, under a key that changes with
the store; losing the file costs only the time to make it again. A day is the number of days since 1900-01-01, 0 where
it is not known.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import QueryResultsFormat, QuerySolutions

from kg.ask.issued import weighed
from kg.ask.lineage import KINDS
from kg.ask.memory import key_of
from kg.ask.question import rows
from kg.errors import QueryError
from kg.graph import ELI, RDF, RDFS, SKOS, VL, Store, empowers, relation
from kg.register import rank_of

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
_SHAPE = "5"  # of the file; a new one is a new key
_WHOLE_DAY = len("2025-03-01")  # a year alone is no day
_FIRST = date(1900, 1, 1).toordinal()
_NAMES = "issued", "effective", "rank", "normative", "series", "sources", "targets", "kinds"
_WORDS = "numbers", "types", "effects", "issuers"
_ROWS = "written_acts", "written_ends"


@dataclass(frozen=True, slots=True)
class Arrays:
    """Instruments as places in `iris`, sorted, and the edges between them, sorted by source, target and kind.

    Of each instrument: the day of issue and the undisputed day of effect (0 where there is none), the order of
    its rank of authority (`kg.register.ranks`, the last one where none is known), whether it is a normative act or a
    series, its number and the Vietnamese name of its type ("" where there is none), all days of effect that are stated
    and the IRIs of its issuers, each with blanks between them.
    `acts` are the answers of `tac-dong` about everything, without whole sentences, and `ends` those of `tu-het-han`.
    Edge i goes from `sources[i]`, which acts, to `targets[i]`; `kinds[i]` is its place in `kg.ask.KINDS`.
    """

    iris: NDArray[np.str_]
    issued: Ints
    effective: Ints
    rank: NDArray[np.int8]
    normative: Flags
    series: Flags
    sources: Ints
    targets: Ints
    kinds: NDArray[np.int8]
    numbers: list[str]
    types: list[str]
    effects: list[str]
    issuers: list[str]
    written_acts: NDArray[np.uint8]
    written_ends: NDArray[np.uint8]

    @property
    def acts(self) -> list[dict[str, str]]:
        """The acts, read from JSON whenever they are asked for: only an audit needs them."""
        found: list[dict[str, str]] = json.loads(self.written_acts.tobytes())
        return found

    @property
    def ends(self) -> list[dict[str, str]]:
        """What documents say of their own end, read from JSON like the acts."""
        found: list[dict[str, str]] = json.loads(self.written_ends.tobytes())
        return found

    def places(self, iris: Iterable[str]) -> Ints:
        """Return the places of those of these instruments that there are, sorted, each once."""
        wanted = np.unique(np.array(list(iris), dtype=np.str_))
        found = np.searchsorted(self.iris, wanted)
        there = found < len(self.iris)
        there[there] = self.iris[found[there]] == wanted[there]
        return found[there].astype(np.int32)

    def place(self, iri: str) -> int:
        """Return the place of an instrument; raises `QueryError` where no edge touches it."""
        found = int(np.searchsorted(self.iris, iri))
        if found == len(self.iris) or self.iris[found] != iri:
            raise QueryError(f"{iri} không có quan hệ nào trong kho")
        return found


def arrays(store: Store) -> Arrays:
    """Return the arrays of a store, from the file beside it or made anew (and kept there, where it may be written)."""
    path, key = store.folder / "arrays.npz", key_of(store)
    kept = _kept(path, key) if key else None
    if kept is not None:
        return kept
    made = _made(store)
    if key:
        _keep(path, key, made)
    return made


def day_number(day: str) -> int:
    """Return an ISO day as the arrays hold it.

    >>> day_number("1900-01-02"), day_number("1945-09-02") < day_number("2025-03-01")
    (1, True)
    """
    return max(date.fromisoformat(day).toordinal() - _FIRST, 1)


def iso_day(number: int) -> str:
    """Return the ISO day of a number.

    >>> iso_day(day_number("2025-03-01"))
    '2025-03-01'
    """
    return date.fromordinal(number + _FIRST).isoformat()


def _made(store: Store) -> Arrays:
    pairs = [(kind, _pairs(store, f"SELECT DISTINCT ?s ?o {{ ?s <{relation(kind)}> ?o }}")) for kind in KINDS]
    days, effects, numbers, types, issuers = (
        _pairs(store, f"SELECT DISTINCT ?s ?o {{ ?s <{name}> ?o }}")
        for name in (
            f"{ELI}date_document", f"{ELI}first_date_entry_in_force", f"{ELI}number", f"{ELI}type_document",
            f"{VL}issuer",
        )
    )  # fmt: skip
    named = {subject for subject, _ in (*days, *numbers)}
    iris = np.array(sorted({end for _, found in pairs for pair in found for end in pair} | named), dtype=np.str_)
    place = {iri: order for order, iri in enumerate(iris.tolist())}
    size = sum(len(found) for _, found in pairs)
    sources, targets, kinds = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.int8)
    done = 0
    for order, (_, found) in enumerate(pairs):
        end = done + len(found)
        sources[done:end] = [place[subject] for subject, _ in found]
        targets[done:end] = [place[target] for _, target in found]
        kinds[done:end] = order
        done = end
    sorting = np.lexsort((kinds, targets, sources))
    number, kind, issuer, named_issuer = _first(numbers), _first(types), _several(issuers), _named(issuers, store)
    series, effect = set(store.sources([f"{VL}Series"], f"{RDF}type").get(f"{VL}Series", ())), _several(effects)
    names = _type_names(store, set(kind.values()))
    return Arrays(
        iris,
        _issued(days, place, iris, store),
        _undisputed(effects, place),
        np.array(
            [rank_of(named_issuer.get(iri, ()), number.get(iri), names.get(kind.get(iri, ""))).order for iri in place],
            dtype=np.int8,
        ),
        np.array([empowers(names.get(kind.get(iri, "")), number.get(iri)) for iri in place], dtype=np.bool_),
        np.array([iri in series for iri in place], dtype=np.bool_),
        sources[sorting],
        targets[sorting],
        kinds[sorting],
        [number.get(iri, "") for iri in place],
        [names.get(kind.get(iri, ""), "") for iri in place],
        [" ".join(sorted(effect.get(iri, ()))) for iri in place],
        [" ".join(sorted(issuer.get(iri, ()))) for iri in place],
        _written([{name: row[name] for name in row if name != "cau"} for row in rows(store, "tac-dong", den=None)]),
        _written(list(rows(store, "tu-het-han"))),
    )


def _pairs(store: Store, sparql: str) -> list[tuple[str, str]]:
    """Return the two columns of a SELECT: IRIs bare, literals by their characters."""
    found = store.query(sparql)
    if not isinstance(found, QuerySolutions):
        raise QueryError("Cần một câu hỏi SELECT")
    written = found.serialize(format=QueryResultsFormat.TSV) or b""
    lines = written.decode("utf-8").splitlines()[1:]
    return [(subject[1:-1], _bare(target)) for subject, _, target in (line.partition("\t") for line in lines)]


def _bare(term: str) -> str:
    return term[1:-1] if term.startswith("<") else term[1 : term.rindex('"')]


def _issued(pairs: Iterable[tuple[str, str]], place: dict[str, int], iris: NDArray[np.str_], store: Store) -> Ints:
    """Return the day of issue of each instrument, 0 where there is none; of several the one to go by."""
    found, several = _days(pairs, place)
    for iri, days in weighed(store, iris[several].tolist()).items():
        found[place[iri]] = day_number(days[0])
    return found


def _undisputed(pairs: Iterable[tuple[str, str]], place: dict[str, int]) -> Ints:
    """Return the day of each instrument, 0 where there is none or several are stated."""
    found, several = _days(pairs, place)
    found[several] = 0
    return found


def _days(pairs: Iterable[tuple[str, str]], place: dict[str, int]) -> tuple[Ints, list[int]]:
    """Return a day of each instrument, 0 where there is none, and the places of those that have several."""
    found = np.zeros(len(place), np.int32)
    several: set[int] = set()
    for subject, day in pairs:
        here = place.get(subject)
        if here is None or len(day) != _WHOLE_DAY:
            continue
        number = day_number(day)
        if found[here] and found[here] != number:
            several.add(here)
        found[here] = number
    return found, sorted(several)


def _first(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return dict(sorted(pairs, reverse=True))


def _several(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for subject, value in pairs:
        found.setdefault(subject, []).append(value)
    return found


def _named(issuers: Sequence[tuple[str, str]], store: Store) -> dict[str, list[str]]:
    names = store.values({body for _, body in issuers}, f"{RDFS}label")
    return _several((subject, names[body][0].value if body in names else body) for subject, body in issuers)


def _type_names(store: Store, concepts: set[str]) -> dict[str, str]:
    labels = store.values(concepts, f"{SKOS}prefLabel")
    return {
        concept: name.value
        for concept, values in labels.items()
        for name in values
        if getattr(name, "language", None) == "vi"
    }


def _kept(path: Path, key: str) -> Arrays | None:
    """Return the arrays that the file keeps under a key; None where it keeps others, or is damaged."""
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            if str(file["key"]) != f"{_SHAPE} {key}":
                return None
            columns: list[Any] = [file[name] for name in _NAMES]
            columns += (_split(file[name]) for name in _WORDS)
            columns += (file[name] for name in _ROWS)
            return Arrays(file["iris"], *columns)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def _keep(path: Path, key: str, made: Arrays) -> None:
    """Write the arrays beside the store, whole or not at all; a folder that may not be written is left alone."""
    part = path.with_name(f"arrays.{uuid4().hex}.new")  # others may be making the same
    try:
        with part.open("wb") as stream:
            columns = {name: getattr(made, name) for name in _NAMES}
            columns |= {name: _joined(getattr(made, name)) for name in _WORDS}
            columns |= {name: getattr(made, name) for name in _ROWS}
            np.savez(stream, key=f"{_SHAPE} {key}", iris=made.iris, **columns)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):  # where nothing may be written, nothing can be removed
            part.unlink(missing_ok=True)


def _joined(words: Iterable[str]) -> NDArray[np.uint8]:
    """Return words as the bytes of their lines: an array of strings gives each the room of the longest."""
    return np.frombuffer("\n".join(" ".join(word.split()) for word in words).encode("utf-8"), dtype=np.uint8)


def _written(answer: list[dict[str, str]]) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _split(lines: NDArray[np.uint8]) -> list[str]:
    return lines.tobytes().decode("utf-8").split("\n")
