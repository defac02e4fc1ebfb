"""The life lines that a map carries: those of the bodies that issued its documents, drawn beforehand.

The page lays out documents by itself, because a reader unfolds them. The lives of bodies do not change by reading, so
they are drawn by `kg.views.life_picture` and carried as shapes and words, which the page turns into SVG when an issuer
is pressed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.ask import Instrument, vi_day
from kg.errors import CanCuError
from kg.register import Bodies, Body, bodies
from kg.views.life_layout import lay_out_lives
from kg.views.life_picture import LEAST, draw_lives, last_turn
from kg.views.lives import Lives, lives
from kg.views.picture import Picture, Words
from kg.views.subgraph import Node, Subgraph

MOST_BODIES = 40  # whose lives a page carries, those with most documents first
MOST_DOCUMENTS = 40  # that hang on one life: texts that are held first, then the newest


@dataclass(frozen=True, slots=True)
class CarriedLives:
    """The slugs of the issuers of each document (by IRI, in the order of its issuers, "" where no life is carried), and
    the lives as the page takes them, by slug.
    """  # noqa: D205

    issuers: Mapping[str, tuple[str, ...]]
    drawn: Mapping[str, dict[str, Any]]


def carried_lives(whole: Subgraph) -> CarriedLives:
    """Return the lives of the bodies that issued the documents of a subgraph, as their names meant them on their days.

    >>> from kg.views.subgraph import subgraph
    >>> node = Node("vb/96", "96/QĐ-BHXH", date="2026-01-30", issuers=("Bảo hiểm xã hội Việt Nam",))
    >>> carried = carried_lives(subgraph([node], []))
    >>> carried.issuers["vb/96"], [row[1] for row in carried.drawn["bao-hiem-xa-hoi-viet-nam"]["stays"]][-2:]
    (('bao-hiem-xa-hoi-viet-nam',), ['Chính phủ', 'Bộ Tài chính'])
    """
    known = bodies()
    meant = {node.iri: [_body_of(name, node.date) for name in node.issuers] for node in whole.nodes}
    issued: dict[str, list[Node]] = defaultdict(list)
    for node in whole.nodes:
        for slug in {body.slug for body in meant[node.iri] if body}:
            issued[slug].append(node)
    drawn: dict[str, dict[str, Any]] = {}
    for slug in sorted(issued, key=lambda slug: (-len(issued[slug]), slug)):
        if len(drawn) == MOST_BODIES:
            break
        life = _drawn(known, known[slug], issued[slug])
        if life:
            drawn[slug] = life
    return CarriedLives(
        {iri: tuple(body.slug if body and body.slug in drawn else "" for body in own) for iri, own in meant.items()},
        drawn,
    )


@cache
def _body_of(name: str, day: str | None) -> Body | None:
    """Return whom a name meant on a day; None where nobody or several bear it."""
    if not bodies().knows(name):  # `find` would go on to seek the nearest names
        return None
    try:
        return bodies().find(name, as_of=day)
    except CanCuError:
        return None


def _drawn(known: Bodies, body: Body, issued: Sequence[Node]) -> dict[str, Any] | None:
    """Return the life of a body as the page takes it; None where nothing is known that a line could tell."""
    dated = sorted((node for node in issued if node.date), key=lambda node: (node.held, node.date or "", node.iri))
    shown = lives(known, [body], {body.slug: [_instrument(node) for node in dated[-MOST_DOCUMENTS:]]})
    if not any(life.events or len(life.stays) > 1 for life in shown.lives):
        return None
    drawing = lay_out_lives(shown)
    picture = draw_lives(drawing, body.name, heading=False, legend=False)
    return {
        "name": body.name,
        "summary": picture.description,
        "least": round(LEAST * picture.width),
        "turn": round(last_turn(drawing) / picture.width, 3),
        "documents": [len(dated[-MOST_DOCUMENTS:]), len(issued)],
        **_plain(picture),
        **_told(shown),
    }


def _instrument(node: Node) -> Instrument:
    label = f"{node.type} {node.number}" if node.type and node.number else node.label
    return Instrument(node.iri, label, node.number, node.type, node.date, node.title, node.issuers, held=node.held)


def _plain(picture: Picture) -> dict[str, Any]:
    """Return a picture as lists, in the order in which the page reads them; what is usual at the end is left out."""
    return {
        "size": [round(picture.width, 1), round(picture.height, 1)],
        "shapes": [
            _cut([one.path, one.fill, one.stroke, one.width, list(one.dash), one.hint], [None, None, 1.0, [], ""])
            for one in picture.shapes
        ],
        "words": [_cut(_row(one), ["ink", "start", 0, "", "", "", 0.0]) for one in picture.words],
    }


def _row(words: Words) -> list[Any]:
    where = [words.text, round(words.x, 1), round(words.y, 1), words.size]
    return [
        *where,
        words.colour,
        words.anchor,
        int(words.bold),
        words.hint,
        words.link,
        words.tail,
        round(words.until, 1),
    ]


def _cut(values: list[Any], usual: list[Any]) -> list[Any]:
    while usual and values[-1] == usual[-1]:
        values, usual = values[:-1], usual[:-1]
    return values


def _told(shown: Lives) -> dict[str, Any]:
    """Return what the picture says as rows, for who reads or hears it: stays, and what happened, by day."""
    names = {life.slug: life.name for life in shown.lives}
    stays = [
        [life.name, shown.parents[stay.parent], stay.standing, vi_day(stay.start) if stay.start else "",
         vi_day(stay.end) if stay.end else "", stay.decided_by]
        for life in shown.lives
        for stay in life.stays
    ]  # fmt: skip
    happened = {
        (sign.day, life.name, sign.text.removeprefix(f"{vi_day(sign.day)}: "), sign.hint, sign.iri)
        for life in shown.lives
        for sign in (*life.events, *life.documents)
    }
    passed = {(one.day, names[one.source], f"→ {names[one.target]}", one.text, "") for one in shown.passings}
    return {"stays": stays, "told": [[vi_day(day), *rest] for day, *rest in sorted(happened | passed)]}
