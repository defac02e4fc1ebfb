"""A document's own text as a page in which every citation is marked and leads to its entry in the list beside it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

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
    places: Iterator[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One document of the page; `key` keeps the anchors of several documents apart.

    What a text may have any number of is made as it is written: together it takes many times the memory of the text.
    """

    key: str
    heading: str
    source: str
    cited: Spoken
    stretches: Iterator[Stretch]
    entries: Iterator[Entry]


def annotated_page(extractions: Iterable[Extraction], language: str = "vi") -> Iterator[str]:
    """Yield one HTML page with the text of each document, its citations marked and listed; no script, no request.

    It comes in pieces, none where there is no document.

    >>> from kg.resolve import extract
    >>> found = extract("Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;")
    >>> page = "".join(annotated_page([found]))
    >>> page.count('class="basis"') >= 1 and "Nghị định số 59/2019/NĐ-CP" in page
    True
    """
    readings = [_reading(f"v{i}", extraction, language) for i, extraction in enumerate(extractions, 1)]
    if not readings:
        return
    style = page_style("annotated.css")
    policy = page_policy(style)
    template = environment().get_template("annotated.html")
    yield from template.generate(readings=readings, style=style, policy=policy, language=language, t=texts(language))


def _reading(key: str, extraction: Extraction, language: str) -> Reading:
    document, citations = extraction.document, extraction.citations
    heading = " ".join(filter(None, (document.type, document.number)))
    return Reading(
        key,
        all_in(heading, language) or extraction.source,
        extraction.source,
        counted(len(citations), "count_cited"),
        stretches_of(document.text.source, citations),
        (all_in(_entry(citation), language) for citation in citations),
    )


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
        places=((f"{citation.id}-{i}", mention.line) for i, mention in enumerate(citation.mentions, 1)),
    )


def _identified(citation: Citation) -> Spoken:
    status = citation.resolution.status if citation.resolution else None
    return both({None: "read_unlooked", Status.RESOLVED: "read_resolved"}.get(status, f"identified_{status}"))


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    citation: Citation
    anchor: str
    shown: bool = False

    @property
    def preference(self) -> tuple[int, str]:
        """By which one of several that overlap is chosen: the shorter."""
        return self.end - self.start, self.anchor


def stretches_of(source: str, citations: Sequence[Citation]) -> Iterator[Stretch]:
    """Yield the source cut at the borders of its mentions; where two overlap, the shorter one is marked.

    Put together, the stretches are the source, character for character.
    """
    marks = _marks(citations)
    ahead, over = next(marks, None), list[_Mark]()
    at = 0
    while at < len(source):
        while ahead and ahead.start <= at:
            over.append(ahead)
            ahead = next(marks, None)
        over = [mark for mark in over if mark.end > at]
        end = min(ahead.start if ahead else len(source), *(mark.end for mark in over), len(source))
        if over:
            mark = min(over, key=attrgetter("preference"))
            anchor = None if mark.shown else mark.anchor
            yield Stretch(source[at:end], mark.citation.id, kind_of(mark.citation.role).family, anchor)
            mark.shown = True
        else:
            yield Stretch(source[at:end])
        at = end


def _marks(citations: Sequence[Citation]) -> Iterator[_Mark]:
    """Yield all mentions in the order of the text, each made when its turn comes."""
    before = [*accumulate((len(citation.mentions) for citation in citations), initial=0)]
    many = before[-1]
    starts = (mention.span.start for citation in citations for mention in citation.mentions)
    for place in array("q", sorted(start * many + i for i, start in enumerate(starts))):  # both in one number
        i = place % many
        which = bisect_right(before, i) - 1
        citation = citations[which]
        nth = i - before[which]
        span = citation.mentions[nth].span
        yield _Mark(span.start, span.end, citation, f"{citation.id}-{nth + 1}")
