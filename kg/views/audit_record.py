"""An audit as plain values for machines: one object a document, and one flat row a finding for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.ask import Audit, AuditLine, Claim, Finding, Instrument, LegalStatus, Level, Quote
from kg.spoken import Spoken, joined, spoken
from kg.views.kinds import kind_of
from kg.views.luoc_do import name_of
from kg.views.reading import node_of
from kg.views.texts import all_in, both, told_source

ROW_HEADINGS = (
    Spoken("văn bản", "document"),
    Spoken("ngày văn bản", "date of document"),
    Spoken("ngày xét", "day of audit"),
    Spoken("vai trò", "role"),
    Spoken("văn bản được viện dẫn", "cited instrument"),
    Spoken("số", "number"),
    Spoken("ngày ban hành", "date of issue"),
    Spoken("lúc viện dẫn", "when cited"),
    Spoken("cơ sở lúc viện dẫn", "ground when cited"),
    Spoken("tại ngày xét", "on the day"),
    Spoken("cơ sở tại ngày xét", "ground on the day"),
    Spoken("lý do", "reason"),
    Spoken("phát hiện", "finding"),
    Spoken("mức", "level"),
    Spoken("nội dung", "what was found"),
    Spoken("cơ sở", "ground"),
    Spoken("độ tin cậy", "confidence"),
    Spoken("từ ngày", "since"),
    Spoken("do văn bản", "by"),
    Spoken("chi tiết và nguồn", "details and sources"),
    Spoken("câu viện dẫn", "citing sentence"),
    Spoken("nguồn viện dẫn", "where it stands"),
)
_LEVELS = {Level.FINDING: Spoken("phát hiện", "finding"), Level.NOTE: both("audit_note")}


def audit_record(found: Audit, language: str = "vi") -> dict[str, Any]:
    """Return an audit as JSON-ready values; codes are English, the words beside them (`…_vi`) for people.

    Sentences are in the language.
    """
    made = {
        "document": _instrument(found.document),
        "as_of": found.as_of,
        "status": _status(found.status),
        "found": found.found,
        "lines": [_line(line) for line in found.lines],
    }
    spoken_record: dict[str, Any] = all_in(made, language)
    return spoken_record


def audit_rows(found: Audit, language: str = "vi") -> Iterator[tuple[str | float | None, ...]]:
    """Yield one row a finding under `ROW_HEADINGS`, and one for each instrument about which there is nothing to say."""
    for line in found.lines:
        for finding in line.findings or (None,):
            yield all_in(_row(found, line, finding), language)


def place_of_quote(quote: Quote) -> str:
    """Return where a quotation stands, for people, in both languages."""
    if not quote.line:
        return quote.source
    return spoken("{source}, dòng {line}", "{source}, line {line}", source=quote.source, line=str(quote.line))


def words_of_quote(quote: Quote) -> str:
    """Return the sentence of a quotation on one line, the words alone where there is none."""
    return " ".join((quote.sentence or quote.text).split())


def beyond_the_finding(finding: Finding, claim: Claim) -> str:
    """Return what a claim says that the finding above it has not said in the same words already."""
    return "" if claim.text == finding.statement else claim.text


def source_of_claim(claim: Claim) -> Spoken:
    """Return where a claim is known from: the register or rule, and the places whose words say so."""
    places = list(dict.fromkeys(place_of_quote(quote) for quote in claim.quotes))
    return joined("; ", (told_source(claim.source or ""), *places))


def _row(found: Audit, line: AuditLine, finding: Finding | None) -> tuple[str | float | None, ...]:
    before, quote = line.at_issue, line.quotes[0] if line.quotes else None
    return (
        name_of(node_of(found.document)),
        found.document.date,
        found.as_of,
        kind_of(line.role).named,
        name_of(node_of(line.target)),
        line.target.number,
        line.target.date,
        both(f"effect_{before.effect.value}") if before else both("unknown"),
        both(f"ground_{before.ground.value}") if before else None,
        both(f"effect_{line.now.effect.value}"),
        both(f"ground_{line.now.ground.value}"),
        line.now.reason,
        finding.kind.vi if finding else both("audit_none"),
        _LEVELS[finding.level] if finding else None,
        finding.statement if finding else None,
        both(f"ground_{finding.ground.value}") if finding else None,
        finding.confidence if finding else None,
        finding.since if finding else None,
        "; ".join(act.number for act in finding.by) if finding else None,
        joined("\n", map(_claim_in_words, finding.claims)) if finding else None,
        words_of_quote(quote) if quote else None,
        place_of_quote(quote) if quote else None,
    )


def _claim_in_words(claim: Claim) -> Spoken:
    source = source_of_claim(claim)
    beside = spoken(" [{source}]", " [{source}]", source=source) if source else ""
    return joined("", (joined(": ", (both(f"ground_{claim.ground.value}"), claim.text)), beside))


def _instrument(one: Instrument) -> dict[str, Any]:
    return {
        "iri": one.iri,
        "label": one.label,
        "number": one.number,
        "type": one.type,
        "date": one.date,
        "title": one.title,
        "issuers": list(one.issuers),
        "held": one.held,
    }


def _status(status: LegalStatus) -> dict[str, Any]:
    return {
        "day": status.day,
        "effect": str(status.effect),
        "effect_vi": status.effect.vi,
        "also": [str(effect) for effect in status.also],
        "ground": str(status.ground),
        "ground_vi": status.ground.vi,
        "reason": status.reason,
        "since": status.since,
        "effective": status.effective,
        "confidence": status.confidence,
        "rule": status.rule.place if status.rule else None,
        "doubts": list(status.doubts),
    }


def _line(line: AuditLine) -> dict[str, Any]:
    return {
        "instrument": _instrument(line.target),
        "role": line.role,
        "role_vi": kind_of(line.role).vi,
        "identified": line.identified,
        "confidence": line.confidence,
        "quotes": [_quote(quote) for quote in line.quotes],
        "at_issue": _status(line.at_issue) if line.at_issue else None,
        "now": _status(line.now),
        "findings": [_finding(finding) for finding in line.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": str(finding.kind),
        "kind_vi": finding.kind.vi,
        "level": str(finding.level),
        "statement": finding.statement,
        "ground": str(finding.ground),
        "ground_vi": finding.ground.vi,
        "confidence": finding.confidence,
        "since": finding.since,
        "by": [{"iri": act.iri, "number": act.number, "date": act.date} for act in finding.by],
        "bodies": list(finding.bodies),
        "claims": [_claim(claim) for claim in finding.claims],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "ground": str(claim.ground),
        "ground_vi": claim.ground.vi,
        "text": claim.text,
        "source": claim.source,
        "confidence": claim.confidence,
        "rule": claim.rule.place if claim.rule else None,
        "quotes": [_quote(quote) for quote in claim.quotes],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "source": quote.source,
        "line": quote.line,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "sentence": quote.sentence,
    }
