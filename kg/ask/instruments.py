"""What the graph knows of single instruments: label, number, type, day, title, issuers, whether its text is held."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal

from kg.ask.issued import days_of_issue
from kg.ask.memory import memory_of
from kg.ask.prepared import prepared
from kg.ask.values import Instrument
from kg.errors import UnknownNameError
from kg.graph import ELI, RDFS, SKOS, VL, Store
from kg.spoken import spoken

_LABEL = f"{RDFS}label"
_SEVERAL = 6  # statements that are read of what sources give in several ways


def instrument(store: Store, iri: str) -> Instrument:
    """Return what the graph knows of one instrument; raises `UnknownNameError` when it knows nothing."""
    found = instruments(store, [iri])
    if iri not in found:
        raise UnknownNameError(
            spoken("Không có văn bản {iri} trong kho", "There is no document {iri} in the store", iri=iri)
        )
    return found[iri]


def instruments(store: Store, iris: Iterable[str]) -> dict[str, Instrument]:
    """Return what the graph knows of these instruments, by IRI; what `van-ban.rq` asks for one of them.

    Where texts and registers give one instrument several titles, the longest is shown; of several numbers the first, of
    several days the one to go by (`kg.ask.issued`).
    """
    asked, memory = list(dict.fromkeys(iris)), memory_of(store)
    known: dict[str, Instrument] = {iri: one for iri in asked if (one := memory.get(("instrument", iri)))}
    new, kept = [iri for iri in asked if iri not in known], prepared(store)
    found = kept.instruments(new) if kept and new else {}
    for iri, one in (found | instruments_anew(store, [iri for iri in new if iri not in found])).items():
        known[iri] = one
        memory.keep(("instrument", iri), one, sum(map(len, filter(None, (iri, one.label, one.title, *one.issuers)))))
    return {iri: known[iri] for iri in asked if iri in known}


def instruments_anew(store: Store, asked: list[str]) -> dict[str, Instrument]:
    """Return what the statements of the store say of these instruments, by IRI, whether it was asked before or not."""
    if not asked:
        return {}
    labels = _said(store, asked, _LABEL)
    kinds = _said(store, labels, f"{ELI}type_document")  # nothing but an instrument has one
    known = kinds.keys() | store.members(labels.keys() - kinds.keys(), f"{VL}Instrument")
    numbers, days = _said(store, known, f"{ELI}number"), days_of_issue(store, known)
    titles, issuers = _said(store, known, f"{ELI}title", _SEVERAL), _said(store, known, f"{VL}issuer", _SEVERAL)
    held, series = store.members(known, f"{VL}Document"), store.members(known, f"{VL}Series")
    types = _type_names(store, {kind for group in kinds.values() for kind in group[:1]})
    bodies = _said(store, sorted({body for group in issuers.values() for body in group}), _LABEL)
    return {
        iri: Instrument(
            iri,
            labels[iri][0],
            next(iter(numbers.get(iri, ())), None),
            types.get(kinds[iri][0]) if iri in kinds else None,
            next(iter(days.get(iri, ())), None),
            max(titles.get(iri, ()), key=lambda title: (len(title), title), default=None),
            tuple(sorted({bodies.get(body, [body])[0] for body in issuers.get(iri, ())})),
            iri in held,
            iri in series,
        )
        for iri in asked
        if iri in known
    }


def _said(store: Store, iris: Iterable[str], predicate: str, most: int = 2) -> dict[str, list[str]]:
    found = store.values(iris, predicate, most)
    return {iri: sorted(value.value for value in values) for iri, values in found.items()}


def _type_names(store: Store, concepts: Iterable[str]) -> dict[str, str]:
    """Return the Vietnamese names of types of documents."""
    found = store.values(sorted(concepts), f"{SKOS}prefLabel")
    return {
        concept: name.value
        for concept, names in found.items()
        for name in names
        if isinstance(name, Literal) and name.language == "vi"
    }
