"""What can be searched for: documents, cited instruments and bodies, as the graph tells of them.

Every document that cites an instrument restates what is known of it, so a law that is cited ten thousand times has ten
thousand statements of one title. A few hundred of them are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from kg.ask.changes import Known
from kg.ask.issued import days_of_issue
from kg.ask.status import judge
from kg.ask.sweep import acted_on
from kg.ask.values import Instrument
from kg.graph import ELI, RDFS, SKOS, VL, Store

_AT_ONCE = 500
_ACTED_ON = 0.2  # of the work: finding out what was done to whom, before the first entry is there
_READ = 256  # statements of one property of one thing that are read
_INSTRUMENTS = f"SELECT DISTINCT ?x {{ ?x a <{VL}Instrument> }}"
_TEXTS = f"SELECT ?path ?x {{ ?s <{VL}textOf> ?x ; <{VL}path> ?path }}"
_BODIES = "SELECT DISTINCT ?x { ?x a <http://www.w3.org/ns/org#Organization> }"
_TYPES = f"""
SELECT ?x ?name {{ ?x <{SKOS}inScheme> <{VL}DocumentTypes> ; <{SKOS}prefLabel> ?name FILTER(LANG(?name) = "vi") }}
"""
_Words: TypeAlias = dict[str, list[str]]


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

    @property
    def of_text(self) -> str:
        """Whether the text of a document is held: co or khong; nothing for what is no document."""
        return "" if self.kind != "van-ban" else "co" if self.held else "khong"


def entries(store: Store, day: str, progress: Callable[[float], None] = lambda _: None) -> Iterator[Entry]:
    """Yield everything that can be found in a store, with statuses on that day; `progress` is told the share done.

    Of the few instruments to which something was done the audit of everything knows it; the status of the others
    follows from their own days, by the same rules.
    """
    found = sorted({row["x"].value for row in store.select(_INSTRUMENTS)})
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for row in store.select(_TEXTS):
        texts[row["x"].value].append(row["path"].value)
    types = {row["x"].value: row["name"].value for row in store.select(_TYPES)}
    changed = acted_on(store) if found else {}
    progress(_ACTED_ON)
    names: dict[str, str] = {}
    for done, chunk in enumerate(_chunks(found), 1):
        told = {name: _words(store, chunk, f"{space}{name}") for space, name in _PROPERTIES}
        _learn(store, names, {issuer for one in told["issuer"].values() for issuer in one})
        issued = days_of_issue(store, chunk)
        effective, series = store.values(chunk, f"{ELI}first_date_entry_in_force"), store.members(chunk, f"{VL}Series")
        for iri in chunk:
            labels = told["label"].get(iri)
            if not labels:
                continue
            one = Entry(
                iri,
                min(labels),
                number=min(told["number"].get(iri, ("",))),
                type=min((types[one] for one in told["type_document"].get(iri, ()) if one in types), default=""),
                date=issued.get(iri, ("",))[0],
                title=max(told["title"].get(iri, ("",)), key=lambda one: (len(one), one)),
                issuers=tuple(sorted({names.get(one, "") for one in told["issuer"].get(iri, ())} - {""})),
                held=iri in texts,
                paths=tuple(sorted(texts.get(iri, ()))),
                others=tuple(sorted(set(told["title_alternative"].get(iri, ())))),
            )
            days = tuple(sorted(value.value for value in effective.get(iri, ())))
            known = changed.get(iri) or _untouched(one, days, series=iri in series)
            yield replace(one, effect=str(judge(known, day).effect))
        progress(_ACTED_ON + (1 - _ACTED_ON) * min(1.0, done * _AT_ONCE / len(found)))
    yield from _bodies(store)


def _untouched(one: Entry, effective: tuple[str, ...], *, series: bool) -> Known:
    """Return what bears on the status of an instrument to which nothing was done."""
    of_itself = Instrument(
        one.iri, one.label, one.number or None, one.type or None, one.date or None, held=one.held, series=series
    )
    return Known(of_itself, effective)


_PROPERTIES = (
    (RDFS, "label"),
    *((ELI, name) for name in ("number", "type_document", "title", "title_alternative")),
    (VL, "issuer"),
)


def _bodies(store: Store) -> Iterator[Entry]:
    found = sorted({row["x"].value for row in store.select(_BODIES)})
    for chunk in _chunks(found):
        labels, *others = (
            _words(store, chunk, name) for name in (f"{RDFS}label", f"{SKOS}altLabel", f"{SKOS}prefLabel")
        )
        for iri in chunk:
            if iri in labels:
                names = {name for one in others for name in one.get(iri, ())}
                yield Entry(iri, min(labels[iri]), "co-quan", others=tuple(sorted(names)))


def _words(store: Store, subjects: Iterable[str], predicate: str) -> _Words:
    """Return what a property of some things is, as words."""
    return {
        subject: [value.value for value in values]
        for subject, values in store.values(subjects, predicate, _READ).items()
    }


def _learn(store: Store, names: dict[str, str], bodies: set[str]) -> None:
    """Put the names of the bodies that are not known yet beside the others."""
    new = sorted(bodies - names.keys())
    for chunk in _chunks(new):
        names.update({iri: min(said) for iri, said in _words(store, chunk, f"{RDFS}label").items()})


def _chunks(found: list[str]) -> Iterator[list[str]]:
    return (found[start : start + _AT_ONCE] for start in range(0, len(found), _AT_ONCE))
