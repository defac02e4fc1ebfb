"""The lược đồ as it is asked of a store: with particulars, the status of every document on a day, and plain values."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from kg.ask import Effect, Ground, LegalStatus, particulars, sketch, statuses_at, vi_day
from kg.document import printed_date
from kg.graph import Store
from kg.views.answers import sheet_of
from kg.views.luoc_do import Group, Sheet, Statement, date_of
from kg.views.reading import from_links
from kg.views.subgraph import Edge


def chart(store: Store, document: str, day: str) -> Sheet:
    """Return the lược đồ of a document, named as users type it, with statuses on an ISO day.

    Raises `UnknownNameError` and `AmbiguousNameError` for the document.
    """
    found = sketch(store, document)
    bare = sheet_of(found)
    links = (*found.out, *found.into, *found.stated)
    ends = {end.iri: end for link in links for end in (link.subject, link.object)} | {bare.node.iri: found.document}
    statuses = statuses_at(store, sorted(ends), day)
    others = from_links(found.stated, [end for iri, end in ends.items() if iri != bare.node.iri])
    nodes = {node.iri: node for node in others.nodes}
    return replace(
        bare,
        facts=tuple(_facts(store, bare, statuses.get(bare.node.iri), day)),
        stated=tuple(Statement(nodes[edge.source], edge, nodes[edge.target]) for edge in others.edges),
        statuses={iri: status_words(status) for iri, status in statuses.items()},
        day=day,
    )


def status_words(status: LegalStatus) -> str:
    """Return a status with its ground in words: "còn hiệu lực (mặc định)"."""
    words = ", ".join(effect.vi for effect in (status.effect, *status.also))
    if status.effect is Effect.UNKNOWN and status.ground is Ground.DEFAULT:
        return words  # nothing is said, so there is no ground to name
    return f"{words} ({status.ground.vi})"


def _facts(store: Store, bare: Sheet, status: LegalStatus | None, day: str) -> list[tuple[str, str]]:
    """Return the facts as a portal lists them: those of the sheet, and what the text says of itself."""
    known = dict(bare.facts)
    own = particulars(store, bare.node.iri)
    facts = [(name, known[name]) for name in ("Số hiệu", "Loại văn bản", "Trích yếu", "Cơ quan ban hành")]
    if own.parent:
        facts.append(("Cơ quan chủ quản", f"{own.parent} (theo đầu văn bản)"))
    facts.append(("Ngày ban hành", date_of(bare.node) + (f", {own.place}" if own.place else "")))
    if own.effective_words:
        day_of_effect = printed_date(own.effective) if own.effective else "không tính được ngày"
        words = " ".join(own.effective_words.text.split())
        facts.append(("Ngày có hiệu lực", f"{day_of_effect} (“{words}”)"))
    if own.ends and own.expiry_words:
        words = " ".join(own.expiry_words.text.split())
        facts.append(("Không còn hiệu lực", f"{_ends(*own.ends)} (“{words}”)"))
    if own.signers:
        facts.append(
            ("Người ký", "; ".join(one.name + (f", {one.capacity}" if one.capacity else "") for one in own.signers))
        )
    if status:
        facts.append((f"Tình trạng ngày {vi_day(day)}", f"{status_words(status)}: {status.reason}"))
        if status.doubts:
            facts.append(("Chỗ còn ngờ", "; ".join(status.doubts)))
    facts.append(("Nguồn", ", ".join((known["Nguồn"], *own.sources))))
    return facts


def _ends(earliest: str, latest: str | None) -> str:
    """Return from which day on a document is no longer in force, in words."""
    if latest is None:
        return f"từ {vi_day(earliest)}, trừ ngoại lệ"
    return f"từ {vi_day(earliest)}" if earliest == latest else f"từ {vi_day(earliest)} hay {vi_day(latest)}"


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
