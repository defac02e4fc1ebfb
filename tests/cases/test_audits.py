"""Whole cases of law: texts in, statuses and findings out, each with its reason in `why.md`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.ask import Level, audit, find_document, status_at
from kg.graph import build, open_store

HERE = Path(__file__).parent / "audits"


@pytest.mark.parametrize("slug", sorted(path.name for path in HERE.iterdir()))
def test_statuses_and_findings(slug: str, tmp_path: Path) -> None:
    expected = json.loads((HERE / slug / "expected.json").read_text(encoding="utf-8"))
    assert (HERE / slug / "why.md").read_text(encoding="utf-8").strip()
    build(sorted((HERE / slug).glob("*.txt")), tmp_path / "store")
    store = open_store(tmp_path / "store")
    for number, day, effect, ground in expected["statuses"]:
        status = status_at(store, find_document(store, number).iri, day)
        assert status.effect.value == effect, (number, day, status.reason)
        assert status.ground.value == ground, (number, day, status.reason)
    for document, day, findings in expected["findings"]:
        found = [
            [line.target.number, one.kind.value, one.ground.value]
            for line in audit(store, document, day).lines
            for one in line.findings
            if one.level is Level.FINDING
        ]
        assert found == findings, (document, day)
