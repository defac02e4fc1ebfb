"""Which document or body is meant by what people type: "96/QĐ-BHXH", "96/QD-BHXH", "quyet dinh 96", "bhxh", an IRI."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from kg.ask.instruments import instruments
from kg.ask.issued import days_of_issue
from kg.document import printed_date, today
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.graph import ELI, RDFS, VL, Named, Store, body_iri, body_named, text_term
from kg.register import bodies, document_types, issuer_of_name
from kg.spoken import Spoken, spoken
from kg.text import search_key

_PREFIXES = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_BY_KEY = "SELECT DISTINCT ?van_ban { VALUES ?khoa { %s } ?van_ban vl:searchKey ?khoa } LIMIT %d"
_BY_WORDS = "SELECT DISTINCT ?van_ban ?khoa { GRAPH ?do_thi { ?van_ban vl:searchKey ?khoa FILTER(%s) } } LIMIT %d"
_FIRST_YEAR = 1945  # of those that a number may carry
_MOST = 400  # instruments that one name may fit before the rest is left aside
_SHOWN = 3  # names that may be meant
_NEAR = 4000  # keys among which the nearest is looked for
_EVERY_BODY = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?co_quan ?ten { GRAPH ?do_thi { ?co_quan a org:Organization ; rdfs:label ?ten } }
"""
_IRI = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`]+")  # what no IRI may hold is a name of nothing
_IN_BRACKETS = re.compile(r"\((?P<number>[^()\s]{1,60})\)\s*$")
_OF_YEAR = re.compile(r"(?P<name>.{1,300}?)(?: nam)? (?P<year>(?:19|20)\d\d)")
_DATE = re.compile(r"\b(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d\d?)/(?P<m2>\d\d?)/(?P<y2>\d{4}))\b")


@dataclass(frozen=True, slots=True)
class Found:
    """What was meant: its IRI and the name to show for it."""

    iri: str
    label: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """An instrument that a name may mean: its days, if several are stated, and whether the store holds its text."""

    found: Found
    days: tuple[str, ...]
    held: bool


def find_document(store: Store, name: str) -> Found:
    """Return the document or cited instrument that `name` means.

    Tried in turn: an IRI; a number, with a type before it and a date after it or without; the first words of label or
    title; a name with its number behind it, or its year, as laws are called ("Luật Đất đai 2013"); the path of a file
    for a document in which no number was read. A document whose text is held goes before those that are only cited.
    Raises `AmbiguousNameError` listing what fits, `UnknownNameError` with the nearest numbers.
    """
    if _IRI.fullmatch(name.strip()):
        wanted = _described(store, [name.strip()])
    else:
        words, date = _apart(name)
        wanted = _on(date, _described(store, _bearing(store, words.strip())))
        wanted = wanted or _named(store, _plain(words), date)
        wanted = wanted or _as_shown(store, words) or _of_year(store, words)
    if len(wanted) > 1 and sum(entry.held for entry in wanted) == 1:
        wanted = [entry for entry in wanted if entry.held]
    if len(wanted) == 1:
        return wanted[0].found
    if wanted:
        newest = sorted(wanted, key=lambda entry: entry.found.date or "", reverse=True)
        raise AmbiguousNameError(name, _shown(store, newest))
    near = _nearest(store, search_key(name))
    raise UnknownNameError(_none(Spoken("Không có văn bản", "There is no document"), name, near), near)


def find_body(store: Store, name: str, as_of: str | None = None, within: str | None = None) -> Found:
    """Return the body that `name` means on a day: by the registers, else among the bodies that the texts name.

    Every ministry has a "Vụ Pháp chế": `within` names the body whose unit is meant. Raises `AmbiguousNameError` with
    all that fit, `UnknownNameError` with the nearest names.
    """
    if _IRI.fullmatch(name.strip()) and (called := store.values([name.strip()], f"{RDFS}label")):
        return Found(name.strip(), min(label.value for label in called[name.strip()]))
    owner = find_body(store, within, as_of).iri.rpartition("/")[2] if within else None
    known = _of_the_registers(name, as_of, owner) or body_named(name, as_of)
    if store.values([known.iri], f"{RDFS}label"):
        return Found(known.iri, known.name)
    labels = {row["co_quan"].value: row["ten"].value for row in store.select(_EVERY_BODY)}
    keys = {search_key(label): label for label in labels.values()}
    near = tuple(keys[key] for key in _alike(search_key(name), keys))
    raise UnknownNameError(_none(Spoken("Không có cơ quan", "There is no body"), name, near), near)


def _alike(plain: str, keys: Collection[str]) -> list[str]:
    """Return up to three keys: those that begin with the words, the shortest first, else those spelled alike."""
    begin = sorted((key for key in keys if key.startswith(f"{plain} ")), key=lambda key: (len(key), key))
    return begin[:_SHOWN] or get_close_matches(plain, keys, n=_SHOWN, cutoff=0.6)


def shortened(name: str) -> str:
    r"""Return a name as messages repeat it: on one line, its beginning alone where it is long.

    >>> shortened("Quyết\nđịnh"), len(shortened("1/" * 40_000))
    ('Quyết định', 81)
    """
    words = " ".join(name.split())
    return f"{words[:80]}…" if len(words) > 80 else words


def _none(what: Spoken, name: str, near: Iterable[str]) -> Spoken:
    """Return that nothing of that name is there, and what may be meant."""
    name = shortened(name)
    hint = spoken("; có phải: {near}?", "; did you mean: {near}?", near=", ".join(near)) if near else ""
    return spoken(
        '{what} "{name}" trong kho{hint}', '{what} "{name}" in the store{hint}', what=what, name=name, hint=hint
    )


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


def _on(date: str | None, entries: list[_Entry]) -> list[_Entry]:
    return [entry for entry in entries if date is None or date in entry.days]


def _described(store: Store, iris: Iterable[str]) -> list[_Entry]:
    """Return the instruments of these IRIs that the store knows, by IRI."""
    wanted = sorted(set(iris))
    days = days_of_issue(store, wanted)
    labels = {iri: min(value.value for value in said) for iri, said in store.values(wanted, f"{RDFS}label").items()}
    known, held = store.members(labels, f"{VL}Instrument"), store.members(labels, f"{VL}Document")
    return [
        _Entry(Found(iri, labels[iri], next(iter(days.get(iri, ())), None)), days.get(iri, ()), iri in held)
        for iri in sorted(labels)
        if iri in known
    ]


def _apart(name: str) -> tuple[str, str | None]:
    """Return the words and the date at their end: "76/NQ-CP ngày 15/7/2021", "76/NQ-CP@2021-07-15"."""
    dated = list(_DATE.finditer(name))
    if not dated or not name[: dated[-1].start()].strip():
        return name, None
    last = dated[-1]
    year, month, day = last["y"] or last["y2"], last["m"] or last["m2"], last["d"] or last["d2"]
    words = re.sub(r"(?:\bngày|@)\s*$", "", name[: last.start()].strip()).strip()
    return words, f"{year}-{int(month):02}-{int(day):02}"


def _plain(words: str) -> str:
    return re.sub(r"\bso\b ?", "", search_key(words)).strip()


def _as_shown(store: Store, words: str) -> list[_Entry]:
    """Return what bears the number in brackets: "Luật Đất đai 2013 (45/2013/QH13)", as the views print a law."""
    shown = _IN_BRACKETS.search(words)
    return _described(store, _bearing(store, shown["number"])) if shown else []


def _of_year(store: Store, words: str) -> list[_Entry]:
    """Return what bears the name before a year and was issued in that year: "Luật Đất đai năm 2013"."""
    dated = _OF_YEAR.fullmatch(_plain(words))
    named = _named(store, dated["name"], None) if dated else []
    return [entry for entry in named if dated and any(day.startswith(dated["year"]) for day in entry.days)]


def _named(store: Store, plain: str, date: str | None) -> list[_Entry]:
    """Return what bears that name, by the strictest rule that finds anything.

    Whole keys first, each one look-up in the index of the store; only then words within keys, which reads all of them.
    """
    if not plain:
        return []
    kind, rest = _without_type(plain)

    def of_kind(entries: list[_Entry]) -> list[_Entry]:
        return [one for one in entries if not kind or f"{search_key(one.found.label)} ".startswith(f"{kind} ")]

    def whole(key: str) -> list[_Entry]:
        serial = key.rpartition(" ")[2][:1].isdigit()
        years = range(_FIRST_YEAR, int(today()[:4]) + 1) if serial else ()
        keys = " ".join(map(text_term, (key, *(f"{key} {year}" for year in years))))
        rows = store.select(_PREFIXES + _BY_KEY % (keys, _MOST))
        return _described(store, (row["van_ban"].value for row in rows))

    def within() -> list[_Entry]:
        found = _keys(store, f"CONTAINS(?khoa, {text_term(rest)})", _MOST)
        begins = [iri for iri, key in found if f"{key} ".startswith((f"{plain} ", f"{rest} "))]
        inside = [iri for iri, key in found if f" {plain} " in f" {key} "]
        return of_kind(_described(store, begins)) or _described(store, inside)

    rules: tuple[Callable[[], list[_Entry]], ...] = (lambda: whole(plain), lambda: of_kind(whole(rest)), within)
    for rule in rules:
        wanted = _on(date, rule())
        if wanted:
            return wanted
    return []


def _without_type(plain: str) -> tuple[str, str]:
    """Return the type of document at the beginning of a name and what follows it.

    >>> _without_type("quyet dinh 96 qd bhxh"), _without_type("luat dat dai")
    (('quyet dinh', '96 qd bhxh'), ('', 'luat dat dai'))
    """
    for kind in sorted((search_key(known.name) for known in document_types()), key=len, reverse=True):
        if plain.startswith(f"{kind} ") and plain[len(kind) + 1].isdigit():
            return kind, plain[len(kind) + 1 :]
    return "", plain


def _keys(store: Store, condition: str, limit: int) -> list[tuple[str, str]]:
    rows = store.select(_PREFIXES + _BY_WORDS % (condition, limit))
    return sorted((row["van_ban"].value, row["khoa"].value) for row in rows)


def _nearest(store: Store, plain: str) -> tuple[str, ...]:
    words = [word for word in plain.split() if len(word) > 1]
    if not words:
        return ()
    found = _keys(store, " || ".join(f"CONTAINS(?khoa, {text_term(word)})" for word in words[:8]), _NEAR)
    by_key = {key: iri for iri, key in found}
    close = [by_key[key] for key in get_close_matches(plain, by_key, n=3, cutoff=0.6)]
    entries = {entry.found.iri: entry for entry in _described(store, close)}
    return _shown(store, [entries[iri] for iri in close if iri in entries])


def _shown(store: Store, entries: Iterable[_Entry]) -> tuple[str, ...]:
    """Return these as they are told apart: a law by its name and number, any other by its number and its day."""
    listed = list(entries)
    known = instruments(store, [entry.found.iri for entry in listed])
    names = []
    for entry in listed:
        one = known.get(entry.found.iri)
        day = f" ({printed_date(entry.found.date)})" if entry.found.date else ""
        names.append(one.called if one and one.called != one.label else f"{entry.found.label}{day}")
    return tuple(dict.fromkeys(names))
