"""Small whole cases from the seeds: `input.txt` is read, what matters of it stands in `expected.json`, why in `why.md`.

`citations` lists every distinct instrument in the order of first mention, each with the fields that matter to the case;
`relations` lists every stated relation as [subject, kind, object], by number or name. To add a case, add a folder.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.resolve import BASE, as_record, extract

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/expected.json"))
Record = dict[str, Any]


def view(citation: Record, wanted: Record) -> Record:
    """Return of a citation the fields that the case is about, in the form in which a case writes them."""
    seen: Record = {}
    for field in wanted:
        if field == "mentions":
            seen[field] = [mention["text"] for mention in citation["mentions"]]
        elif field == "candidate_dates":
            seen[field] = [candidate["date"] for candidate in citation["candidates"]]
        elif field == "iri":
            seen[field] = citation["iri"].removeprefix(BASE)
        elif field == "resolved" and wanted[field]:
            seen[field] = {key: (citation["resolved"] or {}).get(key) for key in wanted[field]}
        else:
            seen[field] = citation[field]
    return seen


def head(document: Record, wanted: Record) -> Record:
    short = {
        **document,
        "signers": [signer["name"] for signer in document["signers"]],
        "effective": document["effective"]["date"] if document["effective"] else None,
    }
    return {field: short[field] for field in wanted}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    wanted: Record = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    record = as_record(extract(case / "input.txt"))
    names = {citation["id"]: citation["number"] or citation["name"] for citation in record["citations"]}
    assert list(names.values()) == [citation["number"] or citation["name"] for citation in wanted["citations"]]
    read = [view(*pair) for pair in zip(record["citations"], wanted["citations"], strict=True)]
    assert read == wanted["citations"]
    names["this"] = "this"
    stated = [[names[edge["subject"]], edge["relation"], names[edge["object"]]] for edge in record["relations"]]
    assert stated == wanted["relations"]
    assert head(record["document"], wanted["document"]) == wanted["document"]


def test_every_case_is_whole_and_says_why() -> None:
    assert len(CASES) >= 10
    for case in CASES:
        assert {path.name for path in case.iterdir()} == {"input.txt", "expected.json", "why.md"}
        assert len((case / "why.md").read_text(encoding="utf-8")) > 200
