"""Who holds today what a body of former days held, and how a name in an old text is to be read.

Resolution 190/2025/QH15 Điều 3: a name in a text that is still in force is *read as* the body that received the
functions. So it is a question about a name and a day, and nothing in any text is rewritten. After a division every
receiver is named, with its functions.
"""

from __future__ import annotations

from kg.ask.find import find_body
from kg.ask.question import rows
from kg.ask.values import Dated, Fact, Kin, Receiver
from kg.graph import Store, iri_term


def read_as(
    store: Store, name: str, day: str, *, written_on: str | None = None, within: str | None = None
) -> tuple[Receiver, ...]:
    """Return who held on an ISO day what the body of that name held, those that received all first.

    `written_on` is the day of the text in which the name stands: a name means the body that bore it then. `within`
    names the body whose unit is meant ("Vụ Pháp chế" of which?). The body itself is the answer while it lives, with
    those that received a part of it. Raises `UnknownNameError` and `AmbiguousNameError`.
    """
    body = find_body(store, name, written_on, within).iri
    found: dict[tuple[str, str | None], Receiver] = {}
    for row in rows(store, "ai-tiep-nhan", co_quan=[iri_term(body)], ngay=None):
        if not row.get("tu_ngay", "") <= day < row.get("den_ngay", "9999"):
            continue
        key = (row["ben_giu"], row.get("phan"))
        known = found.get(key)
        found[key] = Receiver(
            row["ben_giu"],
            name_on(names(store, row["ben_giu"]), day) or row["ten"],
            row.get("phan"),
            int(row["so_buoc"]),
            row.get("tu_ngay"),
            (*(known.decided_by if known else ()), *((row["so"],) if "so" in row else ())),
            row.get("chi_tiet"),
            Fact(row["nguon"], row["do_chac"], row.get("ghi_chu")),
        )
    return tuple(sorted(found.values(), key=lambda one: (one.part is not None, one.steps, one.name, one.part or "")))


def kin(store: Store, body: str) -> tuple[tuple[Kin, ...], tuple[Kin, ...]]:
    """Return from which bodies a body (IRI) has its functions and which have them from it, over any number of steps."""
    sides: dict[str, dict[str, list[dict[str, str]]]] = {"trước": {}, "sau": {}}
    for row in rows(store, "ke-tuc-co-quan", co_quan=[iri_term(body)]):
        sides[row["chieu"]].setdefault(row["ke_tuc"], []).append(row)
    before, after = (tuple(_kin(group) for group in sides[side].values()) for side in ("trước", "sau"))
    return before, after


def names(store: Store, body: str) -> tuple[Dated, ...]:
    """Return the dated names of a body (IRI), oldest first; acronyms, codes and undated names are not among them."""
    return tuple(
        Dated(row["ten"], row.get("tu_ngay"), row.get("den_ngay"), Fact(row["nguon"], row["do_chac"]))
        for row in rows(store, "ten-co-quan", co_quan=[iri_term(body)])
        if row["thu_tu"] == "2" and row["dang"] == "tên"
    )


def name_on(dated: tuple[Dated, ...], day: str) -> str | None:
    """Return the name that holds on a day; None when no dated one does."""
    then = (one for one in dated if (one.start or "") <= day and (one.end is None or day < one.end))
    return next((one.value for one in then), None)


def _kin(group: list[dict[str, str]]) -> Kin:
    row = group[0]
    return Kin(
        row["ben_kia"],
        row["ten"],
        row.get("tu_ngay"),
        row["loai"],
        tuple(dict.fromkeys(other["so"] for other in group if "so" in other)),
        Fact(row["nguon"], row["do_chac"], row.get("ghi_chu")),
        row.get("den_ngay"),
        row.get("phan"),
        int(row["so_buoc"]),
        row.get("chi_tiet"),
    )
