"""What a document says of itself beside number, date and title: where and by whom signed, under whom, in force when."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ask.documents import quote
from kg.ask.expiry import expiry_statements
from kg.ask.question import rows
from kg.ask.values import Quote
from kg.graph import Store, iri_term


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, and in what capacity, as the document prints it."""

    name: str
    capacity: str | None


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the text of a document says of itself; all empty for one that is only cited.

    `parent` is the body that the letterhead prints above the issuer; `effective` is the ISO day on which it takes
    effect, None where its words, `effective_words`, give none; `ends` are the first and the last day from which it is
    no longer in force by its own words, `expiry_words`, the last None where they except something; `sources` are the
    paths of its texts.
    """

    place: str | None = None
    parent: str | None = None
    signers: tuple[Signer, ...] = ()
    effective: str | None = None
    effective_words: Quote | None = None
    ends: tuple[str, str | None] | None = None
    expiry_words: Quote | None = None
    sources: tuple[str, ...] = ()


def particulars(store: Store, iri: str) -> Particulars:
    """Return what the document with this IRI says of itself."""
    found = list(rows(store, "ly-lich", van_ban=[iri_term(iri)]))

    def values(name: str) -> list[str]:
        return list(dict.fromkeys(row["gia_tri"] for row in found if row["muc"] == name and "gia_tri" in row))

    signers = {Signer(row["gia_tri"], row.get("chuc_vu")): None for row in found if row["muc"] == "người ký"}
    effective = [row for row in found if row["muc"] == "hiệu lực"]
    ending = expiry_statements(store, [iri]).get(iri, [])
    return Particulars(
        place=next(iter(values("nơi ban hành")), None),
        parent=next(iter(values("cơ quan chủ quản")), None),
        signers=tuple(signers),
        effective=next(iter(values("hiệu lực")), None),
        effective_words=quote(effective[0]) if effective else None,
        ends=(ending[0]["tu_ngay"], ending[0].get("muon_nhat")) if ending else None,
        expiry_words=quote(ending[0]) if ending else None,
        sources=tuple(values("bản chữ")),
    )
