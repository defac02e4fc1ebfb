"""What the texts themselves show of a body, beside what the registers know of that day: agreement or conflict said.

A letterhead prints the parent above the issuer (Nghị định 30/2020/NĐ-CP, Phụ lục I), or none where the issuer stands
directly under the Chính phủ; the title of an act that organises a body names the parent; the head signs by a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.ask.documents import quote
from kg.ask.instruments import instruments
from kg.ask.intervals import holds
from kg.ask.question import rows
from kg.ask.values import Dated, Instrument, Parent, ParentEvidence, Quote, Seen
from kg.graph import Store, iri_term
from kg.text import search_key

NO_PARENT = "không in"
_ALONE = "Chính phủ"  # an agency directly under it prints no parent


def parent_evidence(store: Store, body: str, parents: Sequence[Parent] = ()) -> tuple[ParentEvidence, ...]:
    """Return what the texts show of the parent of a body (IRI), by date, each with its words and whether it agrees.

    A page that the crawler printed twice shows it once: the first place counts.
    """
    found = list(rows(store, "chung-cu-chu-quan", co_quan=[iri_term(body)]))
    known = instruments(store, (row["neu_trong"] for row in found))
    shown: dict[tuple[str, ...], ParentEvidence] = {}
    for row in found:
        words, date = " ".join(row["chu"].split()), row.get("ngay")
        key = (row["ten"], date or "", row["neu_trong"], row.get("theo_so", ""), words)
        register = next((parent for parent in parents if date and holds(parent, date)), None)
        agrees = row["chu_quan"] == register.iri if register else None
        shown.setdefault(
            key, ParentEvidence(row["ten"], date, known[row["neu_trong"]], row.get("theo_so"), quote(row), agrees)
        )
    return tuple(shown.values())


def seen(
    store: Store,
    body: str,
    *,
    names: Sequence[str],
    dated_names: Sequence[Dated],
    titles: Sequence[Dated],
    parents: Sequence[Parent],
    printed: Iterable[ParentEvidence],
) -> tuple[Seen, ...]:
    """Return what texts call a body (IRI) and its head, and where a letterhead prints no parent, by date.

    Texts that it issued, and for a unit those that its head proposed. `names` are all names of the body, `dated_names`
    those with an interval, `titles` all that its head ever bore; `printed` are the parents that letterheads do print.
    The words of a text are compared with all of them, and the one found with what holds on that day.
    """
    found = list(rows(store, "chung-cu-chuc-danh", co_quan=[iri_term(body)]))
    known = instruments(store, (row["neu_trong"] for row in found))
    with_parent = {shown.stated_in.iri for shown in printed if shown.decided_by is None}
    called = {search_key(name) for name in names}
    result: dict[tuple[str, str, str], Seen] = {}
    for row in found:
        document, date, place = known[row["neu_trong"]], row.get("ngay"), quote(row)
        ones: list[Seen | None] = []
        if row["truong"] == "letterhead_body":
            if search_key(row["chu"]) in called and document.iri not in with_parent:
                ones.append(_alone(parents, date, document, place))
        else:
            ones.append(_called("chức danh", row["chu"], titles, date, document, place))
            if row["truong"] == "proposal":
                ones.append(_called("tên", row["chu"], dated_names, date, document, place))
        for one in filter(None, ones):
            result.setdefault((document.iri, one.aspect, one.shown), one)
    return tuple(result.values())


def _called(
    aspect: str, words: str, known: Sequence[Dated], date: str | None, document: Instrument, place: Quote
) -> Seen | None:
    """Return which of the known names or titles the words show: the first in them, the longest where several begin."""
    key = f" {search_key(words)} "
    places = {one.value: key.find(f" {search_key(one.value)} ") for one in known}
    shown = [value for value, at in places.items() if at >= 0]
    if not shown:
        return None
    value = min(shown, key=lambda value: (places[value], -len(value)))
    register = next((one.value for one in known if date and holds(one, date)), None)
    return Seen(aspect, value, register, value == register if register else None, date, document, place)


def _alone(parents: Sequence[Parent], date: str | None, document: Instrument, place: Quote) -> Seen:
    """Return that a letterhead prints no parent: so it should be directly under the Chính phủ, and nowhere else."""
    register = next((parent.name for parent in parents if date and holds(parent, date)), None)
    agrees = register == _ALONE if register else None
    return Seen("cơ quan chủ quản", NO_PARENT, register, agrees, date, document, place)
