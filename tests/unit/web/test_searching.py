"""What a server does in the background once a store is published."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from kg.ask import prepared
from kg.graph import Store, open_store
from kg.web.published import Published
from kg.web.searching import Searching


def test_after_the_index_single_instruments_are_asked_in_advance(store: Store, tmp_path: Path) -> None:
    home = shutil.copytree(store.folder, tmp_path / "store", ignore=shutil.ignore_patterns("prepared.*", "search.*"))
    shown = open_store(home)
    searching = Searching(cast("Published", SimpleNamespace(store=shown)))
    assert searching.index
    deadline = time.monotonic() + 120
    while not prepared(shown) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert prepared(shown)
    assert (home / "prepared.sqlite").exists()
