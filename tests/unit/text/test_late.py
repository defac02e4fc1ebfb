"""Patterns that are compiled at their first use: they read as others do, and are compiled once, when they are asked."""

from __future__ import annotations

import re

import pytest

from kg.text import late


def test_a_late_pattern_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def noted(source: str, flags: int) -> re.Pattern[str]:
        compiled.append(source)
        return compile_(source, flags)

    monkeypatch.setattr("re.compile", noted)
    pattern = late(r"số\s(\d+)/NQ-CP")
    assert pattern.pattern == r"số\s(\d+)/NQ-CP"
    assert not compiled
    found = pattern.search("Nghị quyết số 168/NQ-CP")
    assert found
    assert found[1] == "168"
    assert [each[1] for each in pattern.finditer("số 168/NQ-CP, số 76/NQ-CP")] == ["168", "76"]
    assert compiled == [r"số\s(\d+)/NQ-CP"]


def test_a_late_pattern_keeps_its_flags() -> None:
    assert late("nghị quyết", re.IGNORECASE).match("NGHỊ QUYẾT số 76")


def test_a_late_pattern_has_nothing_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        late("").replace  # type: ignore[attr-defined]  # noqa: B018
