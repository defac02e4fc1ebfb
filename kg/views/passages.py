"""A source text cut into passages: plain, or naming an instrument; each place that a relation quotes can be jumped to.

Put together, the passages are the text, character for character: what a reader sees is what every offset counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kg.ask import Instrument, Link
from kg.views.kinds import kind_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text. `target` is the instrument that it names, `kind` and `family` how it is cited, `status` and
    `confidence` how surely; `anchors` are the names under which other pages jump to its beginning.
    """  # noqa: D205

    text: str
    target: Instrument | None = None
    kind: str = ""
    family: str = ""
    status: str = ""
    confidence: float | None = None
    anchors: tuple[str, ...] = ()


def anchor(start: int, end: int) -> str:
    """Return the name of a quoted place of a text.

    >>> anchor(373, 410)
    'k373-410'
    """
    return f"k{start}-{end}"


def passages(source: str, path: str, links: Iterable[Link]) -> tuple[Passage, ...]:
    """Return the text at `path` in passages, from the links whose quotations stand in it.

    Citations are marked; where two overlap, the shorter one is. Places quoted for a relation are only anchors.
    """
    marks = sorted(
        {
            (quote.start, quote.end, link.object.iri, link.kind): link
            for link in links
            for quote in link.quotes
            if quote.source == path and 0 <= quote.start < quote.end <= len(source)
        }.items()
    )
    borders = sorted({0, len(source), *(at for key, _ in marks for at in key[:2])})
    anchors: dict[int, list[str]] = {}
    for key, _ in marks:
        anchors.setdefault(key[0], []).append(anchor(*key[:2]))
    named = [(key, link) for key, link in marks if link.status is not None]
    found = []
    begun: list[tuple[tuple[int, int, str, str], Link]] = []
    rest = iter(named)
    ahead = next(rest, None)
    for start, end in pairwise(borders):
        while ahead is not None and ahead[0][0] <= start:
            begun.append(ahead)
            ahead = next(rest, None)
        begun = [mark for mark in begun if mark[0][1] > start]
        names = tuple(dict.fromkeys(anchors.get(start, ())))
        if not begun:
            found.append(Passage(source[start:end], anchors=names))
            continue
        key, link = min(begun, key=lambda mark: (mark[0][1] - mark[0][0], mark[0]))
        found.append(
            Passage(
                source[start:end],
                link.object,
                link.kind,
                kind_of(link.kind).family,
                link.status or "",
                link.confidence,
                names,
            )
        )
    return tuple(found)
