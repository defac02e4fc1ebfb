"""When an instrument ends by its own term, whoever has extended it, and when what was suspended is back.

A text says until when it is in force, or for how long (`kg.document.expiry`); an act that extends it moves that end. A
suspension ends on the day it names, or with the act that ordered it: 3323/QĐ-BNN-PC repealed the decision that had
suspended 38/2013/TT-BNNPTNT.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from kg.ask.documents import quote
from kg.ask.effect import Change, Effect, Ground
from kg.ask.question import rows
from kg.graph import VL, Store, iri_term
from kg.register import effect_rules
from kg.spoken import Spoken, spoken

_SUSPENDS = ("suspends", "suspends_part")
_BY_DAY, _BY_TERM = 0.95, 0.8
_TERM_OF_THE_ACT = re.compile(
    r"(?:kéo\s+dài|gia\s+hạn)\s+(?:(?:thời\s+(?:hạn|gian)\s+)?(?:áp\s+dụng|thực\s+hiện)|(?:thời\s+hạn\s+)?hiệu\s+lực)",
    re.IGNORECASE,
)


def expiry_statements(store: Store, iris: Collection[str]) -> dict[str, list[dict[str, str]]]:
    """Return what these instruments say of their own end, by IRI; most say nothing."""
    stated = sorted(store.values(iris, f"{VL}expiryStatement"))
    found: dict[str, list[dict[str, str]]] = {}
    if stated:
        for row in rows(store, "loi-het-han", van_ban=map(iri_term, stated)):
            found.setdefault(row["van_ban"], []).append(row)
    return found


def run_out(stated: Iterable[dict[str, str]], changes: Iterable[Change]) -> list[Change]:
    """Return that an instrument ends by its term: as its own text states it, or as the last extension has moved it."""
    own = [_own_end(row) for row in stated]
    end = min(own, key=lambda change: (change.latest or "9999", change.earliest or ""), default=None)
    for extension in sorted(changes, key=lambda change: change.until or ""):
        if extension.kind == "extends" and extension.scope is None:
            end = _moved(end, extension)
    return [end] if end else []


def _own_end(row: dict[str, str]) -> Change:
    by_term = row["cach"] == "term"
    latest = row.get("muon_nhat")
    return Change(
        "expires",
        None,
        Effect.ENDED,
        row["tu_ngay"],
        latest,
        Spoken("thời hạn do chính văn bản nêu", "the term that it states itself")
        if latest
        else Spoken("thời hạn do chính văn bản nêu, có ngoại lệ", "the term that it states itself, with exceptions"),
        Ground.INFERRED if by_term else Ground.STATED,
        _BY_TERM if by_term else _BY_DAY,
        rule=next(iter(effect_rules("term", row["tu_ngay"])), None) if by_term else None,
        quotes=(quote(row),),
    )


def _moved(end: Change | None, extension: Change) -> Change | None:
    """Return the end that holds once an act has extended the instrument; with no day named it is open from then on."""
    of_the_act = any(_TERM_OF_THE_ACT.search(words.text) for words in extension.quotes)
    if end is None and not (extension.until and of_the_act):
        return None  # what is extended is a relief or a term inside the act
    if end and extension.until and end.latest and extension.until <= end.latest:
        return end
    first = extension.until or (end.earliest if end else None)
    return Change(
        "expires",
        extension.by,
        Effect.ENDED,
        first,
        extension.until,
        Spoken("thời hạn đã được kéo dài", "its term as extended"),
        extension.ground,
        extension.confidence,
        quotes=extension.quotes,
        source=extension.source,
    )


def back_in_force(changes: Iterable[Change], actors: Mapping[str, Iterable[Change]]) -> tuple[Change, ...]:
    """Return the changes, suspensions without an end ending with the act that ordered them.

    `actors` are the changes that were done to the acting instruments, by IRI.
    """
    return tuple(_with_its_order(change, actors) for change in changes)


def without_end(changes: Iterable[Change]) -> set[str]:
    """Return the IRIs of the acts that suspend without saying until when."""
    return {change.by.iri for change in changes if change.kind in _SUSPENDS and change.by and not change.until}


def _with_its_order(change: Change, actors: Mapping[str, Iterable[Change]]) -> Change:
    if change.kind not in _SUSPENDS or change.until or change.by is None:
        return change
    ends = [one for one in actors.get(change.by.iri, ()) if one.effect is Effect.ENDED and one.latest]
    if not ends:
        return change
    first = min(ends, key=lambda one: one.latest or "")
    by = spoken(" bởi {act}", " by {act}", act=first.by.called) if first.by else ""
    note = spoken(
        "hết tạm ngưng vì {act} đã hết hiệu lực{by}",
        "suspended no longer, as {act} has ended{by}",
        act=change.by.called,
        by=by,
    )
    return replace(
        change, until=first.latest, note=note, confidence=round(min(change.confidence, first.confidence) * 0.95, 4)
    )
