"""Questions about one document: its particulars, what it says of others, what others say of it.

`links_from` and `links_to` are the Lược đồ of the portals with its evidence: every relation kind, both directions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.ask.find import find_document
from kg.ask.instruments import instrument, instruments
from kg.ask.issued import days_of_issue
from kg.ask.memory import memory_of
from kg.ask.prepared import prepared
from kg.ask.question import rows, rows_anew
from kg.ask.values import Instrument, Link, Quote
from kg.graph import VL, Store, iri_term


@dataclass(frozen=True, slots=True)
class Sketch:
    """The lược đồ of a document: its particulars, the links it makes or suffers, and who signed.

    `out` are links whose subject it is and `into` those whose object it is, whoever states them; `stated` are links
    between two other instruments that its text states. `more` says how many documents were left out of `into`, by kind.
    """

    document: Instrument
    out: tuple[Link, ...]
    into: tuple[Link, ...]
    stated: tuple[Link, ...]
    more: Mapping[str, int] = field(default_factory=dict)


def sketch(store: Store, document: str, most: int | None = None) -> Sketch:
    """Return the lược đồ of a document, named as users type it; of each kind of link to it, those of the `most` newest.

    Raises `UnknownNameError`, `AmbiguousNameError`.
    """
    iri = find_document(store, document).iri
    out = links_from(store, [iri])
    into, left_out = newest_links_to(store, [iri], most)
    stated = _links(store, rows(store, "lien-ket-neu-trong", neu_trong=[iri_term(iri)]))
    more = {kind: len(subjects) for (_, kind), subjects in left_out.items()}
    return Sketch(instrument(store, iri), out, into, stated, more)


def bases(store: Store, document: str) -> tuple[Link, ...]:
    """Return the legal bases of a document in the order of its recitals, each with the words that state it."""
    iri, role = find_document(store, document).iri, f"{VL}role_legal_basis"
    kept = prepared(store)
    words = kept.words([iri]).get(iri) if kept else None
    if words is None:
        stated = ({**row, "quan_he": role} for row in rows(store, "can-cu-va-loi", tu=[iri_term(iri)]))
        words = _with_paths(store, stated)
    found = _links(store, (row for row in words if row["quan_he"] == role and "muc" in row))
    return tuple(sorted(found, key=lambda link: (link.quotes[0], link.object.iri)))


def citers(store: Store, document: str) -> tuple[Link, ...]:
    """Return who cites a document and how, by date of the citing document, with the words."""
    iri = find_document(store, document).iri
    found = [link for link in links_to(store, [iri]) if link.status is not None]
    return tuple(sorted(found, key=lambda link: (link.subject.date or "", link.subject.iri, link.kind)))


def links_from(store: Store, iris: Iterable[str]) -> tuple[Link, ...]:
    """Return the links whose subject is one of these instruments, by subject, object and kind."""
    return _links(store, rows(store, "lien-ket-di", tu=map(iri_term, iris)))


def links_of_their_own(store: Store, iris: Iterable[str]) -> tuple[Link, ...]:
    """Return the links of these instruments that their own texts state, or the register prints of them.

    `links_from` has besides what others say of them: that a law amends another may stand in a thousand documents.
    """
    asked, kept = sorted(set(iris)), prepared(store)
    known = kept.words(asked) if kept else {}
    if new := [iri for iri in asked if iri not in known]:
        known |= _by_subject(_with_paths(store, rows(store, "lien-ket-tu-neu", tu=map(iri_term, new))))
    return _links(store, (row for iri in asked for row in known.get(iri, ())))


def words_anew(store: Store, iris: Iterable[str]) -> dict[str, list[dict[str, str]]]:
    """Return the rows of what these instruments say of others in their own words, by IRI, for `kg.ask.preparing`."""
    return _by_subject(_with_paths(store, rows_anew(store, "lien-ket-tu-neu", tu=map(iri_term, iris))))


def _with_paths(store: Store, stated: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Return rows in which nguon is the IRI of a source with its path, which is looked up once; sorted."""
    found = list(stated)
    paths = store.values(sorted({row["nguon"] for row in found}), f"{VL}path", 1)
    named = [
        {**row, "neu_trong": row["tu"], "nguon": paths[row["nguon"]][0].value} for row in found if row["nguon"] in paths
    ]
    named.sort(key=lambda row: (row["tu"], row["den"], row["quan_he"], row["nguon"], int(row["dau"])))
    return named


def _by_subject(found: Iterable[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    groups: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in found:
        groups[row["tu"]].append(row)
    return dict(groups)


def citations_of(store: Store, iri: str) -> tuple[Link, ...]:
    """Return the citations of one document (its IRI), by object and role, each with all its places."""
    return _links(store, ({**row, "neu_trong": row["tu"]} for row in rows(store, "vien-dan", tu=[iri_term(iri)])))


def links_to(store: Store, iris: Iterable[str]) -> tuple[Link, ...]:
    """Return the links whose object is one of these instruments, by subject, object and kind."""
    return _links(store, rows(store, "lien-ket-den", den=map(iri_term, iris)))


def newest_links_to(
    store: Store, iris: Iterable[str], most: int | None
) -> tuple[tuple[Link, ...], Mapping[tuple[str, str], Sequence[str]]]:
    """Return the links to these instruments, for each kind those of the `most` newest documents (None: of all), and the
    documents that were left out, by instrument and kind.

    Who links is asked first, the words only of those that are chosen: a law may be cited ten thousand times.
    """  # noqa: D205
    asked, memory = list(iris), memory_of(store)
    if most is None:
        return links_to(store, asked), {}
    key = "newest", most, *asked
    kept: tuple[tuple[Link, ...], Mapping[tuple[str, str], Sequence[str]]] | None = memory.get(key)
    if kept is None:
        kept = _newest_links_to(store, asked, most)
        words = sum(len(quote.sentence) for link in kept[0] for quote in link.quotes)
        memory.keep(key, kept, words + sum(len(iri) for left_out in kept[1].values() for iri in left_out))
    return kept


def _newest_links_to(
    store: Store, asked: list[str], most: int
) -> tuple[tuple[Link, ...], Mapping[tuple[str, str], Sequence[str]]]:
    by_kind: defaultdict[tuple[str, str], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(store, "ai-noi-den", den=map(iri_term, asked)):
        by_kind[row["den"], kind_of_edge(row["quan_he"])][row["tu"]].append(row["nut"])
    if all(len(subjects) <= most for subjects in by_kind.values()):
        return links_to(store, asked), {}
    days = days_of_issue(store, {subject for group in by_kind.values() for subject in group})
    newest = {
        key: sorted(subjects, key=lambda subject: (days.get(subject, ("",))[0], subject), reverse=True)
        for key, subjects in by_kind.items()
    }
    nodes = {node for key, subjects in newest.items() for subject in subjects[:most] for node in by_kind[key][subject]}
    return (
        _links(store, rows(store, "lien-ket-theo-nut", nut=map(iri_term, sorted(nodes)))),
        {key: subjects[most:] for key, subjects in newest.items() if len(subjects) > most},
    )


def quote(row: dict[str, str]) -> Quote:
    """Return the evidence that a row carries in the variables nguon, dau, cuoi, dong, chu, cau."""
    return Quote(
        row["nguon"],
        int(row["dau"]),
        int(row["cuoi"]),
        row["chu"],
        int(row["dong"]) if "dong" in row else None,
        row.get("cau", ""),
    )


def _links(store: Store, found: Iterator[dict[str, str]]) -> tuple[Link, ...]:
    groups: defaultdict[tuple[str, str, str, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in found:
        groups[row["tu"], row["den"], row["quan_he"], row["neu_trong"], row.get("pham_vi", "")].append(row)
    known = instruments(store, (iri for group in groups for iri in group[:2]))
    links = []
    for (subject, target, kind, stated_in, scope), group in groups.items():
        first = group[0]
        links.append(
            Link(
                known[subject],
                kind_of_edge(kind),
                known[target],
                stated_in,
                tuple(sorted({quote(row) for row in group})),
                float(first["do_tin_cay"]) if "muc" in first else None,
                first["muc"].removeprefix(f"{VL}status_") if "muc" in first else None,
                scope or None,
                first.get("tu_dan"),
            )
        )
    return tuple(links)


def kind_of_edge(iri: str) -> str:
    """Return the JSON name of a role or a relation kind.

    >>> kind_of_edge(VL + "role_legal_basis"), kind_of_edge(VL + "repealsPart")
    ('legal_basis', 'repeals_part')
    """
    name = iri.removeprefix(VL).removeprefix("role_")
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name)
