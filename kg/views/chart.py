"""The lược đồ as it is asked of a store: with particulars, the status of every document on a day, and plain values."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from kg.ask import Effect, Ground, LegalStatus, particulars, sketch, statuses_at, vi_day
from kg.document import printed_date
from kg.graph import Store
from kg.spoken import Spoken, joined, spoken
from kg.views.answers import sheet_of
from kg.views.luoc_do import Group, Sheet, Statement, date_of, in_english
from kg.views.reading import from_links
from kg.views.subgraph import Edge
from kg.views.texts import both


def chart(store: Store, document: str, day: str, language: str = "vi") -> Sheet:
    """Return the lược đồ of a document, named as users type it, with statuses on an ISO day, in "vi" or "en".

    Raises `UnknownNameError` and `AmbiguousNameError` for the document.
    """
    found = sketch(store, document)
    bare = sheet_of(found)
    links = (*found.out, *found.into, *found.stated)
    ends = {end.iri: end for link in links for end in (link.subject, link.object)} | {bare.node.iri: found.document}
    statuses = statuses_at(store, sorted(ends), day)
    others = from_links(found.stated, [end for iri, end in ends.items() if iri != bare.node.iri])
    nodes = {node.iri: node for node in others.nodes}
    made = replace(
        bare,
        facts=tuple(_facts(store, bare, statuses.get(bare.node.iri), day)),
        stated=tuple(Statement(nodes[edge.source], edge, nodes[edge.target]) for edge in others.edges),
        statuses={iri: status_words(status) for iri, status in statuses.items()},
        day=day,
    )
    return in_english(made) if language == "en" else made


def status_words(status: LegalStatus) -> Spoken:
    """Return a status with its ground in words: "còn hiệu lực (mặc định)"."""
    words = joined(", ", (both(f"effect_{effect.value}") for effect in (status.effect, *status.also)))
    if status.effect is Effect.UNKNOWN and status.ground is Ground.DEFAULT:
        return words  # nothing is said, so there is no ground to name
    return spoken("{words} ({ground})", "{words} ({ground})", words=words, ground=both(f"ground_{status.ground.value}"))


def _facts(store: Store, bare: Sheet, status: LegalStatus | None, day: str) -> list[tuple[str, str]]:
    """Return the facts as a portal lists them: those of the sheet, and what the text says of itself."""
    known = dict(bare.facts)
    own = particulars(store, bare.node.iri)
    facts: list[tuple[str, str]] = [(name, known[name]) for name in map(both, ("number", "type", "title", "issuer"))]
    if own.parent:
        on_paper = spoken("{body} (theo đầu văn bản)", "{body} (on the letterhead)", body=own.parent)
        facts.append((both("sheet_parent"), on_paper))
    facts.append((both("date"), joined(", ", (date_of(bare.node), own.place or ""))))
    if own.effective_words:
        day_of_effect = printed_date(own.effective) if own.effective else both("sheet_no_effect_day")
        facts.append((both("sheet_effect"), _in_its_words(day_of_effect, own.effective_words.text)))
    if own.ends and own.expiry_words:
        facts.append((both("sheet_ended"), _in_its_words(_ends(*own.ends), own.expiry_words.text)))
    if own.signers:
        facts.append(
            (both("signed"), "; ".join(one.name + (f", {one.capacity}" if one.capacity else "") for one in own.signers))
        )
    if status:
        on_day = joined(" ", (both("sheet_status"), vi_day(day)))
        facts.append((on_day, joined(": ", (status_words(status), status.reason))))
        if status.doubts:
            facts.append((both("status_doubts"), joined("; ", status.doubts)))
    facts.append((both("source"), joined(", ", (known[both("source")], *own.sources))))
    return facts


def _in_its_words(day: str, words: str) -> Spoken:
    return spoken("{day} (“{words}”)", "{day} (“{words}”)", day=day, words=" ".join(words.split()))


def _ends(earliest: str, latest: str | None) -> Spoken:
    """Return from which day on a document is no longer in force, in words."""
    if latest is None:
        return spoken("từ {day}, trừ ngoại lệ", "from {day}, with exceptions", day=vi_day(earliest))
    if earliest == latest:
        return spoken("từ {day}", "from {day}", day=vi_day(earliest))
    return spoken("từ {day} hay {later}", "from {day} or {later}", day=vi_day(earliest), later=vi_day(latest))


def sheet_record(sheet: Sheet) -> dict[str, Any]:
    """Return the lược đồ as JSON-ready values; codes are English, the words beside them for people."""
    return {
        "document": asdict(sheet.node),
        "as_of": sheet.day,
        "status": sheet.statuses.get(sheet.node.iri),
        "facts": dict(sheet.facts),
        "outgoing": [_group(sheet, group) for group in sheet.outgoing],
        "incoming": [_group(sheet, group) for group in sheet.incoming],
        "stated": [
            {"subject": asdict(one.subject), "object": asdict(one.target), **_edge(one.edge)} for one in sheet.stated
        ],
    }


def _group(sheet: Sheet, group: Group) -> dict[str, Any]:
    return {
        "relation": group.kind.key,
        "heading": group.name,
        "documents": [
            {**asdict(entry.node), "status_on_day": sheet.statuses.get(entry.node.iri), **_edge(entry.edge)}
            for entry in group.entries
        ],
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "relation": edge.kind,
        "confidence": edge.confidence,
        "scope": edge.scope,
        "quotes": [asdict(quote) for quote in edge.quotes],
    }
