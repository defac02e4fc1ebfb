"""What a document is made of, named after Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức văn bản hành chính)."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kg.text import Span, Text


class Part(StrEnum):
    """The parts of a document, in the order in which they are printed."""

    FURNITURE = "furniture"  # what the web site printed around the document
    LETTERHEAD = "letterhead"  # cơ quan ban hành, quốc hiệu, số, địa danh và thời gian
    TITLE = "title"  # tên loại và trích yếu
    RECITALS = "recitals"  # căn cứ ban hành
    BODY = "body"  # nội dung
    SIGNATURE = "signature"  # chức vụ, họ tên, chữ ký
    RECIPIENTS = "recipients"  # nơi nhận
    ANNEX = "annex"  # văn bản ban hành kèm theo, phụ lục


class Section(Struct, frozen=True, gc=False):
    """One part of a document: [start, end) in `Text.flow`; a `duplicate` repeats an earlier section word for word."""

    part: Part
    start: int
    end: int
    duplicate: bool = False


class Signer(Struct, frozen=True, gc=False):
    """Who signed, and as what ("Tổng Giám đốc", "KT. Giám đốc")."""

    name: str
    capacity: str | None


class Effective(Struct, frozen=True, gc=False):
    """When the document says it takes effect: ISO date or None when it can't be computed, and the words that say so."""

    date: str | None
    text: str
    span: Span


class Expiry(Struct, frozen=True, gc=False):
    """When the document says that it ceases, and the words that say so.

    From some day in [`earliest`, `latest`] on it is no longer in force; the two are equal where the words name a day,
    and `latest` is None where they except something. `reckoned` says that the day follows from a term ("trong 05 năm").
    """

    earliest: str
    latest: str | None
    text: str
    span: Span
    reckoned: bool = False


class Evidence(Struct, frozen=True, gc=False):
    """Where a field was read: the quoted words and how they were found (letterhead, title, site_metadata …)."""

    field: str
    span: Span
    method: str


class Document(Struct, frozen=True, gc=False):
    """A document as its own text describes it; every field that is not printed is None or empty.

    Dates are ISO 8601 (YYYY-MM-DD); `issuers` are the issuing bodies, not the office-holder and not the parent body.
    """

    text: Text
    number: str | None = None
    type: str | None = None
    title: str | None = None
    issuers: tuple[str, ...] = ()
    parent_body: str | None = None
    place: str | None = None
    date: str | None = None
    signers: tuple[Signer, ...] = ()
    effective: Effective | None = None
    expiry: Expiry | None = None
    sections: tuple[Section, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()
