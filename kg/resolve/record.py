"""An extraction as the plain record that `kg extract --format jsonl` prints, one a document."""

from __future__ import annotations

from typing import Any

from kg.citation import Candidate, Citation, Mention
from kg.register import parse_number
from kg.resolve.extraction import Extraction


def as_record(extraction: Extraction) -> dict[str, Any]:
    """Return the extraction as JSON-ready values; offsets count characters of the decoded source.

    >>> from kg.resolve.extract import extract
    >>> record = as_record(extract("Căn cứ Quyết định số 856/QĐ-TTg ngày 10/7/2019 của Thủ tướng Chính phủ;"))
    >>> record["citations"][0]["iri"]
    'https://w3id.org/cancu/vb/quyet-dinh/856-qd-ttg/2019-07-10'
    """
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
        "citations": [_citation(citation) for citation in extraction.citations],
        "relations": [
            {
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
            for stated in extraction.relations
        ],
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
        "mentions": [_mention(mention) for mention in citation.mentions],
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
