"""Some hundreds of mutated files through a real build; `tests.faults.mutants` reads a hundred thousand."""

from __future__ import annotations

from pathlib import Path

from tests.faults.mutants import run


def test_every_mutant_is_read_or_refused(tmp_path: Path) -> None:
    account = run(tmp_path / "home", range(250), seed=20261126, jobs=2)
    assert account.wrong == []
    assert account.documents > 100
    assert account.failures > 30
