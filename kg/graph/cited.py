"""What a text tells of the instruments it cites, kept apart from what is known of them.

What is stated stays on the citation as it is stated; of the instrument only what no register gives otherwise becomes a
fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kg.citation import Candidate, Citation, Mention, Resolution, Status
from kg.graph.nquads import day, integer, text
from kg.graph.sentence import place_of
from kg.graph.vocabulary import RDFS, VL
from kg.register import parse_number


def stated_of(node: str, citation: Citation) -> Iterator[str]:
    """Yield what the text states, as it states it: resolved values never overwrite these."""
    words = citation.number or citation.name or citation.mentions[0].text
    yield f"{node} <{RDFS}label> {text(' '.join(words.split()), 'vi')}"
    for name, value in (
        ("statedNumber", citation.number),
        ("statedName", citation.name),
        ("statedType", citation.type),
        ("statedTitle", citation.title),
    ):
        if value:
            yield f"{node} <{VL}{name}> {text(value)}"
    in_number = parse_number(citation.number).year if citation.number else None
    if citation.year not in (None, in_number, int((citation.date or "0")[:4])):  # "Luật Đất đai năm 2013" shows none
        yield f"{node} <{VL}statedYear> {integer(citation.year)}"
    if citation.date:
        yield f"{node} <{VL}statedDate> {day(citation.date)}"
    for issuer in citation.issuers:
        yield f"{node} <{VL}statedIssuer> {text(issuer)}"
    for pinpoint in citation.pinpoints:
        yield f"{node} <{VL}pinpoint> {text(pinpoint)}"


def what_follows(mention: Mention) -> str:
    """Return what follows a mention in its sentence, where the title of an act that organises a body may stand."""
    quote = mention.quote
    if "chức năng" not in quote.casefold():  # no title that organises a body is without these words
        return ""
    place = place_of(mention.text, quote)
    return quote[place[1] :] if place else ""


def as_cited(citation: Citation, resolution: Resolution) -> Candidate:
    """Return the cited instrument as a register knows it, for want of one as this text describes it.

    An undated stub takes the number only: its date and issuers would be somebody's guess. Where a register gives that
    very instrument another day, the day stays the citation's: of 34/2016/NĐ-CP, of 14/5/2016, a text says "ngày
    15/4/2016", and a slip of that text is no fact of the decree.

    >>> from kg.resolve import extract
    >>> [cited] = extract("Căn cứ Nghị định số 34/2016/NĐ-CP ngày 15/4/2016 của Chính phủ;").citations
    >>> cited.date, as_cited(cited, cited.resolution).date
    ('2016-04-15', None)
    """
    known = resolution.instrument or _as_stated(citation, resolution)
    others = (other.date for other in resolution.candidates if other.iri == known.iri)
    return replace(known, date=None) if any(other not in (None, known.date) for other in others) else known


def _as_stated(citation: Citation, resolution: Resolution) -> Candidate:
    return Candidate(
        resolution.iri,
        citation.number,
        citation.type or "",
        citation.date,
        citation.issuers if resolution.status is Status.RESOLVED else (),
        citation.title if citation.number else citation.name or citation.title,
        "",
    )
