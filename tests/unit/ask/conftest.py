"""The five documents of the corpus, read for real and asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import Store, build, open_store


@pytest.fixture(scope="session")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store of the five documents and the registers."""
    folder = tmp_path_factory.mktemp("ask") / "store"
    report = build([root / "data" / "corpus"], folder)
    assert report.documents == 5
    return open_store(folder)
