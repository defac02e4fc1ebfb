"""An extraction as the plain record that `kg extract --format jsonl` prints, one a document.

What a text may hold any number of (citations, mentions, relations) is an iterator in the record that is built here: the
whole record of a text full of citations takes many times the memory of the text, so it is written piece by piece.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.citation import Candidate, Citation, Mention, Relation
from kg.register import parse_number
from kg.resolve.extraction import Extraction

_JSON = json.JSONEncoder(ensure_ascii=False).encode


def as_record(extraction: Extraction) -> dict[str, Any]:
    """Return the extraction as JSON-ready values; offsets count characters of the decoded source.

    >>> from kg.resolve.extract import extract
    >>> record = as_record(extract("Căn cứ Quyết định số 856/QĐ-TTg ngày 10/7/2019 của Thủ tướng Chính phủ;"))
    >>> record["citations"][0]["iri"]
    'https://w3id.org/cancu/vb/quyet-dinh/856-qd-ttg/2019-07-10'
    """
    record: dict[str, Any] = _whole(_record(extraction))
    return record


def json_pieces(extraction: Extraction) -> Iterator[str]:
    """Yield the record as JSON, in pieces that are small beside it.

    >>> from kg.resolve.extract import extract
    >>> found = extract("Căn cứ Luật Đất đai năm 2024 và Luật Nhà ở năm 2023;")
    >>> json.loads("".join(json_pieces(found))) == as_record(found)
    True
    """
    return _pieces(_record(extraction))


def mention_records(extraction: Extraction) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield each mention with the citation to which it belongs, whose own mentions are left out."""
    for citation in extraction.citations:
        record = _citation(citation)
        for mention in record.pop("mentions"):
            yield record, mention


def _whole(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _whole(one) for key, one in value.items()}
    return [_whole(one) for one in value] if isinstance(value, Iterator) else value


def _pieces(value: Any) -> Iterator[str]:
    """Yield a value as `json.dumps` writes it, an iterator as a list."""
    if isinstance(value, Iterator):
        mark = "["
        for one in value:
            yield mark
            yield from _pieces(one)
            mark = ", "
        yield "]" if mark == ", " else "[]"
    elif isinstance(value, dict) and any(isinstance(one, Iterator) for one in value.values()):
        mark = "{"
        for key, one in value.items():
            yield f"{mark}{_JSON(key)}: "
            yield from _pieces(one)
            mark = ", "
        yield "}"
    else:
        yield _JSON(value)


def _record(extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    effective, expiry = document.effective, document.expiry
    return {
        "source": extraction.source,
        "document": {
            "iri": extraction.iri,
            "number": document.number,
            "type": document.type,
            "title": document.title,
            "issuers": list(document.issuers),
            "parent_body": document.parent_body,
            "place": document.place,
            "date": document.date,
            "signers": [{"name": signer.name, "capacity": signer.capacity} for signer in document.signers],
            "effective": {
                "date": effective.date,
                "text": effective.text,
                "start": effective.span.start,
                "end": effective.span.end,
            }
            if effective
            else None,
            "expiry": {
                "earliest": expiry.earliest,
                "latest": expiry.latest,
                "reckoned": expiry.reckoned,
                "text": expiry.text,
                "start": expiry.span.start,
                "end": expiry.span.end,
            }
            if expiry
            else None,
            "evidence": [
                {"field": found.field, "method": found.method, "start": found.span.start, "end": found.span.end}
                for found in document.evidence
            ],
        },
        "citations": map(_citation, extraction.citations),
        "relations": map(_relation, extraction.relations),
        "proposals": [
            {"office": proposal.office, "start": proposal.span.start, "end": proposal.span.end, "text": proposal.text}
            for proposal in extraction.proposals
        ],
        "warnings": list(extraction.warnings),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    found = citation.resolution
    known = found.instrument if found else None
    implied = parse_number(citation.number).issuers if citation.number else ()
    return {
        "id": citation.id,
        "iri": found.iri if found else None,
        "number": citation.number,
        "name": citation.name,
        "type": citation.type,
        "year": citation.year,
        "date": citation.date,
        "issuers": list(citation.issuers),
        "role": str(citation.role),
        "series": citation.series,
        "status": str(found.status) if found else None,
        "candidates": [_candidate(candidate) for candidate in found.candidates] if found else [],
        "confidence": found.confidence if found else None,
        "reason": found.reason if found else None,
        "resolved": {
            "number": known.number,
            "date": known.date,
            "issuers": list(known.issuers or implied),
            "title": known.title,
            "source": known.source,
        }
        if known
        else None,
        "pinpoints": list(citation.pinpoints),
        "mentions": map(_mention, citation.mentions),
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "iri": candidate.iri,
        "number": candidate.number,
        "type": candidate.type,
        "date": candidate.date,
        "issuers": list(candidate.issuers),
        "title": candidate.title,
        "source": candidate.source,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    span = mention.span
    return {
        "start": span.start,
        "end": span.end,
        "text": mention.text,
        "line": mention.line,
        "form": mention.form,
        "part": mention.part,
        "cue": mention.cue,
        "quote": mention.quote,
    }


def _relation(stated: Relation) -> dict[str, Any]:
    return {
        "subject": stated.subject,
        "relation": str(stated.kind),
        "object": stated.object,
        "scope": stated.scope,
        "since": stated.since,
        "until": stated.until,
        "start": stated.span.start,
        "end": stated.span.end,
        "text": stated.text,
    }
