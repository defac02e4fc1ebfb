"""kg -9 at any moment: of builds, a sending, backup, restore, exports. `tests.faults.killing` runs a thousand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph import build, open_store
from tests.faults.killing import STATES, lay, run
from tests.faults.servers import oxigraph_program


def test_what_is_killed_leaves_the_old_or_the_new_and_is_mended_by_running_it_again(root: Path, tmp_path: Path) -> None:
    if oxigraph_program() is None:
        pytest.skip("the oxigraph server of the dev requirements is not installed")
    tallies = run(root, tmp_path, trials=8, seed=7)
    assert {kind: tally.wrong for kind, tally in tallies.items() if tally.wrong} == {}
    assert sum(tally.killed for tally in tallies.values()) > 3


def test_readers_keep_the_store_they_opened(tmp_path: Path) -> None:
    store = tmp_path / "store"
    lay(tmp_path / "corpus", STATES[0])
    build([tmp_path / "corpus"], store)
    reader = open_store(store)
    seen = sorted(map(str, reader.quads()))
    (tmp_path / "corpus" / "a.txt").unlink()
    build([tmp_path / "corpus"], store, prune=True)
    assert sorted(map(str, reader.quads())) == seen
    assert len(list(open_store(store).quads())) < len(seen)
