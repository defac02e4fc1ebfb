"""A Ray cluster makes the same parts as this machine alone, byte for byte, and the same store.

Ray is large and not among the locked requirements: where it is not installed these tests are skipped and say so.
`pip install ray` and `pytest tests/unit/graph/test_cluster.py` run them on a real cluster of this machine.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import build, export, open_store
from kg.graph.cluster import LOCAL, each_on_cluster
from kg.graph.part import PARTS
from tests.bench.generator import generate

needs_ray = pytest.mark.skipif(not find_spec("ray"), reason="needs Ray, an optional engine: pip install ray")
pytestmark = [
    pytest.mark.filterwarnings("ignore::FutureWarning:ray"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """Pack generated documents as JSON Lines, with one that waits for others."""
    path = tmp_path / "corpus.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for made in generate(120):
            stream.write(json.dumps({"path": made.name, "text": made.text}, ensure_ascii=False) + "\n")
        text = "Căn cứ Nghị quyết số 555/NQ-CP của Chính phủ;"
        stream.write(json.dumps({"path": "mo.txt", "text": text}, ensure_ascii=False) + "\n")
    return path


def parts(store: Path) -> dict[str, bytes]:
    files = [*(store / PARTS).iterdir(), *store.glob("pending-*.zip")]
    return {path.name: path.read_bytes() for path in files}


def exported(store: Path) -> bytes:
    stream = io.BytesIO()
    export(open_store(store), "nq", stream)
    return stream.getvalue()


@needs_ray
def test_a_cluster_makes_the_same_parts_and_goes_on_from_them(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, cluster = tmp_path / "alone", tmp_path / "cluster"
    with monkeypatch.context() as stopped:
        stopped.setattr(sys.modules["kg.graph.build"].Loading, "finish", lambda *_: 1 / 0)
        for store, address in ((alone, None), (cluster, LOCAL)):
            with pytest.raises(ZeroDivisionError):
                build([packed], store, cluster=address)
    assert len(parts(alone)) > 4
    assert parts(alone) == parts(cluster)
    monkeypatch.setattr("ray.init", lambda **_: pytest.fail("everything is read already"))
    build([packed], cluster, cluster=LOCAL)
    build([packed], alone)
    assert exported(alone) == exported(cluster)


def double(number: int) -> int:
    return 2 * number


def double_or_die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


@needs_ray
def test_a_process_that_dies_on_the_cluster_costs_its_own_thing_alone() -> None:
    done = list(each_on_cluster(double_or_die, range(1, 8), died=lambda number: -number))
    assert done == [2, 4, -3, 8, 10, 12, 14]


def test_without_ray_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.graph.cluster.find_spec", lambda _: None)
    with pytest.raises(StoreError, match=r"cancu\[cluster\]"):
        next(each_on_cluster(double, [1], died=double))
