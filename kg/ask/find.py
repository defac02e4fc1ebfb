"""Which document or body is meant by what people type: "96/QĐ-BHXH", "96/QD-BHXH", "quyet dinh 96", "bhxh", an IRI."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

import pyoxigraph as ox

from kg.errors import AmbiguousNameError, UnknownNameError
from kg.graph import ELI, RDFS, VL, Named, Store, body_iri, body_named, text_term
from kg.register import bodies, issuer_of_name
from kg.text import search_key

_EVERY_INSTRUMENT = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?van_ban ?ten ?so ?ngay ?trich_yeu ?goi_la ?co_ban_chu {
  GRAPH ?do_thi {
    ?van_ban a vl:Instrument ; rdfs:label ?ten .
    OPTIONAL { ?van_ban eli:number ?so }
    OPTIONAL { ?van_ban eli:date_document ?ngay }
    OPTIONAL { ?van_ban eli:title ?trich_yeu }
    OPTIONAL { ?van_ban eli:title_alternative ?goi_la }
  }
  BIND(EXISTS { ?van_ban a vl:Document } AS ?co_ban_chu)
}
"""
_EVERY_BODY = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?co_quan ?ten { GRAPH ?do_thi { ?co_quan a org:Organization ; rdfs:label ?ten } }
"""
_IRI = re.compile(r"https?://\S+")
_DATE = re.compile(r"\b(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d\d?)/(?P<m2>\d\d?)/(?P<y2>\d{4}))\b")


@dataclass(frozen=True, slots=True)
class Found:
    """What was meant: its IRI and the name to show for it."""

    iri: str
    label: str
    date: str | None = None


@dataclass(slots=True)
class _Entry:
    """An instrument while it is looked for: everything it is called, as search keys."""

    found: Found
    number: str
    held: bool
    names: set[str]  # label, titles, the names that texts call it by


def find_document(store: Store, name: str) -> Found:
    """Return the document or cited instrument that `name` means.

    Tried in turn: an IRI; a number, with a type before it and a date after it or without; the first words of label or
    title. A document whose text is held goes before those that are only cited. Raises `AmbiguousNameError` listing what
    fits, `UnknownNameError` with the nearest numbers.
    """
    words, date = _apart(name)
    if _IRI.fullmatch(name.strip()):
        wanted = _numbered(store, [name.strip()], None)
    else:
        wanted = _numbered(store, _bearing(store, words.strip()), date)
    entries = [] if wanted else _entries(store)
    wanted = wanted or _named(entries, search_key(words), date)
    if len(wanted) > 1 and sum(entry.held for entry in wanted) == 1:
        wanted = [entry for entry in wanted if entry.held]
    if len(wanted) == 1:
        return wanted[0].found
    if wanted:
        fits = tuple(_shown(entry) for entry in wanted)
        raise AmbiguousNameError(f'"{name}" có thể là: {"; ".join(fits[:10])}', fits)
    near = _nearest(entries, name)
    hint = f"; có phải: {', '.join(near)}?" if near else ""
    raise UnknownNameError(f'Không có văn bản "{name}" trong kho{hint}', near)


def find_body(store: Store, name: str, as_of: str | None = None, within: str | None = None) -> Found:
    """Return the body that `name` means on a day: by the registers, else among the bodies that the texts name.

    Every ministry has a "Vụ Pháp chế": `within` names the body whose unit is meant. Raises `AmbiguousNameError` with
    all that fit, `UnknownNameError` with the nearest names.
    """
    if _IRI.fullmatch(name.strip()) and (called := store.values([name.strip()], f"{RDFS}label")):
        return Found(name.strip(), min(label.value for label in called[name.strip()]))
    owner = find_body(store, within, as_of).iri.rpartition("/")[2] if within else None
    labels = {row["co_quan"].value: row["ten"].value for row in store.select(_EVERY_BODY)}
    known = _of_the_registers(name, as_of, owner) or body_named(name, as_of)
    if known.iri in labels:
        return Found(known.iri, known.name)
    if name.strip() in labels:
        return Found(name.strip(), labels[name.strip()])
    keys = {search_key(label): label for label in labels.values()}
    near = tuple(keys[key] for key in get_close_matches(search_key(name), keys, n=3, cutoff=0.6))
    hint = f"; có phải: {', '.join(near)}?" if near else ""
    raise UnknownNameError(f'Không có cơ quan "{name}" trong kho{hint}', near)


def _of_the_registers(name: str, as_of: str | None, owner: str | None) -> Named | None:
    """Return the body of the registers; None when they know none of that name. Raises `AmbiguousNameError`."""
    register = bodies()
    try:
        known = register.find(issuer_of_name(name) or name, as_of, register[owner] if owner else None)
    except (UnknownNameError, KeyError):
        return None
    return Named(body_iri(known.slug), known.name)


def _bearing(store: Store, number: str) -> list[str]:
    """Return the IRIs of all that bears exactly this number, by the index of the store."""
    if "/" not in number and "-" not in number:
        return []
    rows = store.select(f"SELECT DISTINCT ?van_ban {{ ?van_ban <{ELI}number> {text_term(number)} }}")
    return sorted(row["van_ban"].value for row in rows)


def _numbered(store: Store, iris: list[str], date: str | None) -> list[_Entry]:
    """Return the entries of these instruments, those of one day if it is given."""
    labels, numbers, days = (
        {iri: sorted(value.value for value in values) for iri, values in store.values(iris, name).items()}
        for name in (f"{RDFS}label", f"{ELI}number", f"{ELI}date_document")
    )
    known, held = store.members(labels, f"{VL}Instrument"), store.members(labels, f"{VL}Document")
    return [
        _Entry(
            Found(iri, labels[iri][0], date or next(iter(days.get(iri, ())), None)),
            search_key("".join(numbers.get(iri, ())[:1])),
            iri in held,
            set(),
        )
        for iri in iris
        if iri in known and (date is None or date in days.get(iri, ()))
    ]


def _entries(store: Store) -> list[_Entry]:
    entries: dict[str, _Entry] = {}
    for row in store.select(_EVERY_INSTRUMENT):
        iri, label = row["van_ban"].value, row["ten"].value
        entry = entries.get(iri)
        if entry is None:
            found = Found(iri, label, _literal(row["ngay"]) or None)
            entry = _Entry(found, search_key(_literal(row["so"])), row["co_ban_chu"].value == "true", set())
            entries[iri] = entry
        entry.names.update(search_key(name) for name in (label, _literal(row["trich_yeu"]), _literal(row["goi_la"])))
    return [entries[iri] for iri in sorted(entries)]


def _literal(node: object) -> str:
    return node.value if isinstance(node, ox.Literal) else ""


def _apart(name: str) -> tuple[str, str | None]:
    """Return the words and the date at their end: "76/NQ-CP ngày 15/7/2021", "76/NQ-CP@2021-07-15"."""
    dated = list(_DATE.finditer(name))
    if not dated or not name[: dated[-1].start()].strip():
        return name, None
    last = dated[-1]
    year, month, day = last["y"] or last["y2"], last["m"] or last["m2"], last["d"] or last["d2"]
    words = re.sub(r"(?:\bngày|@)\s*$", "", name[: last.start()].strip()).strip()
    return words, f"{year}-{int(month):02}-{int(day):02}"


def _named(entries: list[_Entry], key: str, date: str | None) -> list[_Entry]:
    """Return what bears that name, by the strictest rule that finds anything."""
    plain = re.sub(r"\bso\b ?", "", key).strip()
    if not plain:
        return []
    rules: tuple[Callable[[_Entry], bool], ...] = (
        lambda entry: plain == entry.number,
        lambda entry: plain in entry.names,
        lambda entry: any(f"{name} ".startswith(f"{plain} ") for name in (entry.number, *entry.names)),
        lambda entry: any(f" {plain} " in f" {name} " for name in entry.names),
    )
    for rule in rules:
        wanted = [entry for entry in entries if rule(entry) and (date is None or entry.found.date == date)]
        if wanted:
            return wanted
    return []


def _nearest(entries: list[_Entry], name: str) -> tuple[str, ...]:
    shown = {key: entry for entry in entries for key in (entry.number, *entry.names) if key}
    close = get_close_matches(search_key(name), shown, n=3, cutoff=0.6)
    return tuple(dict.fromkeys(_shown(shown[key]) for key in close))


def _shown(entry: _Entry) -> str:
    return f"{entry.found.label} ({entry.found.date})" if entry.found.date else entry.found.label
