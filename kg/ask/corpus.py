"""Questions about the whole store: what rests on bodies that are gone, on acts that had ended, on dates that differ.

Each function is the typed form of the named question whose name its docstring gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.ask.find import find_body
from kg.ask.question import rows
from kg.graph import Store, iri_term, text_term


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument by IRI and label, with its date where one is known."""

    iri: str
    label: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its line in the text, and its words."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class RestsOnEnded:
    """That `document` has as a basis what a body issued that had ended by the day asked about; who received from it."""

    document: Named
    basis: Named
    body: str
    ended: str
    receivers: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class IssuedByEnded:
    """That a body issued `document` which had ended by the day asked about; who received from it."""

    document: Named
    body: str
    ended: str
    receivers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitesBody:
    """That `document` cites, in a role, what a body issued."""

    document: Named
    role: str
    cited: Named
    place: Place


@dataclass(frozen=True, slots=True)
class IssuedUnder:
    """A document of a body, and under whom the body stood on its day; None where that is not known."""

    document: Named
    parent: str | None
    standing: str | None
    certainty: str | None
    held: bool


@dataclass(frozen=True, slots=True)
class EndedBasis:
    """That `document` has as a basis what had no effect on its day: `how` it lost it, by what, `since` which ISO day.

    `by` is the basis itself where it ended by its own words.
    """

    document: Named
    basis: Named
    how: str
    by: Named
    since: str
    place: Place


@dataclass(frozen=True, slots=True)
class ReliedOn:
    """An instrument and how many documents have it as a basis."""

    instrument: Named
    documents: int


@dataclass(frozen=True, slots=True)
class DateDiffers:
    """That a text dates an instrument otherwise than another source does."""

    instrument: Named
    stated: str
    elsewhere: str
    document: Named
    source: str
    place: Place


@dataclass(frozen=True, slots=True)
class OpenMention:
    """A citation without a date that is not resolved: why, and which instruments it may mean."""

    document: Named
    words: str
    reason: str
    candidates: tuple[Named, ...]
    source: str
    place: Place


@dataclass(frozen=True, slots=True)
class LetterheadDiffers:
    """That a letterhead prints another parent than the registers know of its day."""

    document: Named
    body: str
    printed: str
    known: str
    source: str
    place: Place


def resting_on_ended_bodies(store: Store, day: str) -> tuple[RestsOnEnded, ...]:
    """Return which documents rest on an act of a body that had ended by an ISO day (`can-cu-cua-co-quan-khong-con`)."""
    return tuple(
        RestsOnEnded(
            _document(row, "ngay_van_ban"),
            Named(row["can_cu"], row["ten_can_cu"]),
            row["ten_co_quan"],
            row["het_tu"],
            _several(row.get("ben_nhan")),
            _place(row),
        )
        for row in rows(store, "can-cu-cua-co-quan-khong-con", ngay=[text_term(day)])
    )


def issued_by_ended_bodies(store: Store, day: str) -> tuple[IssuedByEnded, ...]:
    """Return which documents are of a body that had ended by an ISO day (`van-ban-cua-co-quan-khong-con`)."""
    return tuple(
        IssuedByEnded(_document(row, "ngay_van_ban"), row["ten_co_quan"], row["het_tu"], _several(row.get("ben_nhan")))
        for row in rows(store, "van-ban-cua-co-quan-khong-con", ngay=[text_term(day)])
    )


def citing_acts_of(store: Store, body: str) -> tuple[CitesBody, ...]:
    """Return who cites what a body (name or IRI) issued, and how (`dua-vao-co-quan-da-sap-nhap`)."""
    return tuple(
        CitesBody(_document(row), row["vai_tro"], Named(row["vien_dan"], row["ten_vien_dan"]), _place(row))
        for row in rows(store, "dua-vao-co-quan-da-sap-nhap", co_quan=_body(store, body))
    )


def issued_under(store: Store, body: str) -> tuple[IssuedUnder, ...]:
    """Return what a body (name or IRI) issued and under which parent (`van-ban-theo-chu-quan`)."""
    return tuple(
        IssuedUnder(
            _document(row),
            row.get("ten_chu_quan"),
            row.get("tu_cach"),
            row.get("do_chac"),
            row["co_ban_chu"] == "true",
        )
        for row in rows(store, "van-ban-theo-chu-quan", co_quan=_body(store, body))
    )


def ended_bases(store: Store, day: str = "9999-12-31") -> tuple[EndedBasis, ...]:
    """Return which documents issued by an ISO day rest on what had no effect on theirs (`can-cu-da-het-hieu-luc`).

    What texts and registers state counts; `audit` says besides what follows by rule.
    """
    return tuple(
        EndedBasis(
            _document(row, "ngay_van_ban"),
            Named(row["can_cu"], row["ten_can_cu"]),
            row["bi"],
            Named(row["boi"], row["ten_boi"]),
            row["het_tu"],
            _place(row),
        )
        for row in rows(store, "can-cu-da-het-hieu-luc", ngay=[text_term(day)])
    )


def most_relied_on(store: Store) -> tuple[ReliedOn, ...]:
    """Return the twenty instruments that are a basis of most documents (`can-cu-nhieu-nhat`)."""
    return tuple(
        ReliedOn(Named(row["can_cu"], row["ten"]), int(row["lam_can_cu"])) for row in rows(store, "can-cu-nhieu-nhat")
    )


def dates_that_differ(store: Store) -> tuple[DateDiffers, ...]:
    """Return which texts date an instrument otherwise than another source does (`lech-ngay`)."""
    return tuple(
        DateDiffers(
            Named(row["vien_dan"], row["ten"]),
            row["ngay_ghi"],
            row["ngay_khac"],
            Named(row["van_ban"], row["ten_van_ban"]),
            row["nguon"],
            _place(row),
        )
        for row in rows(store, "lech-ngay")
    )


def open_mentions(store: Store) -> tuple[OpenMention, ...]:
    """Return which undated citations are open, and with which candidates (`con-de-ngo`)."""
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows(store, "con-de-ngo"):
        groups.setdefault((row["van_ban"], row["nguon"], row["dong"], row["nguyen_van"]), []).append(row)
    return tuple(
        OpenMention(
            Named(group[0]["van_ban"], group[0]["ten"]),
            group[0]["nguyen_van"],
            group[0]["ly_do"],
            tuple(_candidates(group)),
            group[0]["nguon"],
            _place(group[0]),
        )
        for group in groups.values()
    )


def letterheads_that_differ(store: Store) -> tuple[LetterheadDiffers, ...]:
    """Return which letterheads print another parent than the registers know (`ban-chu-khac-danh-ba`)."""
    return tuple(
        LetterheadDiffers(
            _document(row),
            row["ten_co_quan"],
            row["in_ra"],
            row["danh_ba_ghi"],
            row["nguon"],
            Place(int(row["dong"]), " ".join(row["chu"].split())),
        )
        for row in rows(store, "ban-chu-khac-danh-ba")
    )


def _candidates(group: Iterable[dict[str, str]]) -> Iterable[Named]:
    found = {row["ung_vien"]: row for row in group if "ung_vien" in row}
    for iri, row in found.items():
        yield Named(iri, row.get("ten_ung_vien", iri), row.get("ngay"))


def _document(row: dict[str, str], date: str = "ngay") -> Named:
    return Named(row["van_ban"], row["ten"], row.get(date))


def _place(row: dict[str, str]) -> Place:
    return Place(int(row["dong"]), row["cau"])


def _several(joined: str | None) -> tuple[str, ...]:
    return tuple(part for part in (joined or "").split("; ") if part)


def _body(store: Store, name: str) -> list[str]:
    return [iri_term(find_body(store, name).iri)]
