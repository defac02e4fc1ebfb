"""A document's own text as a page in which every citation is marked and leads to its entry in the list beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.citation import Citation, Status
from kg.document import printed_date
from kg.resolve import Extraction
from kg.spoken import Spoken
from kg.views.kinds import kind_of
from kg.views.luoc_do import environment
from kg.views.page_style import page_policy, page_style
from kg.views.texts import all_in, both, counted, texts


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the source: plain, or part of a mention; `anchor` names the mention where it begins."""

    text: str
    citation: str | None = None
    role: str = ""
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A citation in the list: its id, what it is, how it is cited, how sure, and the (anchor, line) of each mention."""

    id: str
    name: str
    date: str
    role: str
    family: str
    status: str
    places: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One document of the page; `key` keeps the anchors of several documents apart."""

    key: str
    heading: str
    source: str
    stretches: tuple[Stretch, ...]
    entries: tuple[Entry, ...]

    @property
    def cited(self) -> Spoken:
        """How many documents it cites, in words."""
        return counted(len(self.entries), "count_cited")


def annotated_page(extractions: Iterable[Extraction], language: str = "vi") -> str:
    """Return one HTML page with the text of each document, its citations marked and listed; no script, no request.

    >>> from kg.resolve import extract
    >>> page = annotated_page([extract("Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;")])
    >>> page.count('class="basis"') >= 1 and "Nghị định số 59/2019/NĐ-CP" in page
    True
    """
    readings = [all_in(_reading(f"v{i}", extraction), language) for i, extraction in enumerate(extractions, 1)]
    style = page_style("annotated.css")
    policy = page_policy(style)
    template = environment().get_template("annotated.html")
    return template.render(readings=readings, style=style, policy=policy, language=language, t=texts(language))


def _reading(key: str, extraction: Extraction) -> Reading:
    document = extraction.document
    heading = " ".join(filter(None, (document.type, document.number))) or extraction.source
    stretches = stretches_of(document.text.source, extraction.citations)
    return Reading(key, heading, extraction.source, stretches, tuple(map(_entry, extraction.citations)))


def _entry(citation: Citation) -> Entry:
    known = citation.resolution.instrument if citation.resolution else None
    date = citation.date or (known.date if known else None)
    kind = kind_of(citation.role)
    words = citation.mentions[0].text if citation.mentions else citation.id
    return Entry(
        id=citation.id,
        name=" ".join(filter(None, (citation.type, citation.number))) if citation.number else citation.name or words,
        date=printed_date(date) if date else both("unknown_date"),
        role=kind.named,
        family=kind.family,
        status=_identified(citation),
        places=tuple((f"{citation.id}-{i}", mention.line) for i, mention in enumerate(citation.mentions, 1)),
    )


def _identified(citation: Citation) -> Spoken:
    status = citation.resolution.status if citation.resolution else None
    return both({None: "read_unlooked", Status.RESOLVED: "read_resolved"}.get(status, f"identified_{status}"))


def stretches_of(source: str, citations: Sequence[Citation]) -> tuple[Stretch, ...]:
    """Return the source cut at the borders of its mentions; where two overlap, the shorter one is marked.

    Put together, the stretches are the source, character for character.
    """
    marks = [
        (mention.span.start, mention.span.end, citation, f"{citation.id}-{i}")
        for citation in citations
        for i, mention in enumerate(citation.mentions, 1)
    ]
    borders = sorted({0, len(source), *(at for start, end, _, _ in marks for at in (start, end))})
    starts: set[str] = set()
    stretches = []
    for start, end in pairwise(borders):
        over = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        if not over:
            stretches.append(Stretch(source[start:end]))
            continue
        _, _, citation, anchor = min(over, key=lambda mark: (mark[1] - mark[0], mark[3]))
        first = anchor not in starts
        starts.add(anchor)
        family = kind_of(citation.role).family
        stretches.append(Stretch(source[start:end], citation.id, family, anchor if first else None))
    return tuple(stretches)
