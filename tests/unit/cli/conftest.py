"""`kg` as a user calls it, but in this process: what it prints, where, and with which exit code it leaves."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import main
from kg.graph import build

RECITAL = "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;\n"


@dataclass(frozen=True, slots=True)
class Call:
    """How one call of `kg` ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder: a text, a PDF under a wrong name, and a folder with one of each."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    monkeypatch.delenv("KG_STORE", raising=False)
    (tmp_path / "vb.txt").write_text(RECITAL, encoding="utf-8")
    (tmp_path / "pdf.txt").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "thư mục").mkdir()
    (tmp_path / "thư mục" / "tốt.txt").write_text(RECITAL, encoding="utf-8")
    (tmp_path / "thư mục" / "hỏng.txt").write_bytes(b"\x00\x01")
    return tmp_path


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a store of the five documents, for commands that only read."""
    folder = tmp_path_factory.mktemp("built") / "store"
    build([root / "data/corpus"], folder)
    return str(folder)


@pytest.fixture
def kg(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Call]:
    """Return a caller: `kg("extract", "vb.txt", stdin=b"")`."""
    assert desk == Path.cwd()

    def call(*args: str, stdin: bytes = b"") -> Call:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as stop:
            main(list(args))
        printed = capsys.readouterr()
        return Call(stop.value.code if isinstance(stop.value.code, int) else -1, printed.out, printed.err)

    return call
