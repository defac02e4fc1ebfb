"""`kg backup` and `kg restore`, as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from kg.graph import build, open_store


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stop:
        main(list(words))
    return int(stop.value.code or 0), capsys.readouterr().err


def test_there_and_back(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build([root / "data" / "corpus" / "96-QD-BHXH-2026.txt"], tmp_path / "store")
    file, again = tmp_path / "store.tar", tmp_path / "again"
    assert run(capsys, "backup", str(file), "--store", str(tmp_path / "store"))[0] == 0
    code, said = run(capsys, "restore", str(file), "--store", str(again))
    assert (code, "1 văn bản" in said) == (0, True)
    assert open_store(again).graphs() == open_store(tmp_path / "store").graphs()
    code, said = run(capsys, "restore", str(file), "--store", str(again))
    assert (code, "đã có" in said) == (2, True)


def test_what_is_missing_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = run(capsys, "restore", str(tmp_path / "no.tar"), "--store", str(tmp_path / "s"))
    assert (code, said.count("\n")) == (2, 1)
    code, said = run(capsys, "backup", str(tmp_path / "x.tar"), "--store", str(tmp_path / "none"))
    assert (code, said.count("\n"), (tmp_path / "x.tar").exists()) == (2, 1, False)
