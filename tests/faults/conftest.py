"""A small corpus and its store: the least that cites, waits for another document, and is quick to build again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.graph import build

NAMES = ("96-QD-BHXH-2026.txt", "1712-QD-BHXH-2023.txt", "1320-QD-BHXH-2020.txt")


@pytest.fixture(scope="session")
def pristine(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with `corpus` and the `store` built from it, never to be written to."""
    home = tmp_path_factory.mktemp("pristine")
    (home / "corpus").mkdir()
    for name in NAMES:
        shutil.copy(root / "data" / "corpus" / name, home / "corpus")
    (home / "corpus" / "cho.txt").write_text(
        "Số: 5/QĐ-X\nHà Nội, ngày 01 tháng 02 năm 2024\nQUYẾT ĐỊNH\n"
        "Căn cứ Quyết định số 1712/QĐ-BHXH của Bảo hiểm xã hội Việt Nam;\n",
        encoding="utf-8",
    )
    build([home / "corpus"], home / "store")
    return home


@pytest.fixture
def home(pristine: Path, tmp_path: Path) -> Path:
    """Return a copy of `pristine` to be damaged; the store of the copy was built from the copy's corpus."""
    shutil.copytree(pristine, tmp_path / "home")
    (tmp_path / "home" / "store" / "inputs.json").unlink()
    return tmp_path / "home"
