"""A backup is of one moment and comes back byte for byte; a damaged one never becomes a store."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import backup, build, export, open_store, restore, source_text
from kg.graph.generations import building


def exported(store: Path) -> bytes:
    stream = io.BytesIO()
    export(open_store(store), "nq", stream)
    return stream.getvalue()


def refusal(written: bytes, folder: Path) -> str | None:
    try:
        restore(io.BytesIO(written), folder)
    except StoreError as error:
        return str(error)
    return None


@pytest.fixture(scope="module")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "store"
    build([root / "data" / "corpus" / "96-QD-BHXH-2026.txt"], folder)
    return folder


@pytest.fixture(scope="module")
def written(store: Path) -> bytes:
    stream = io.BytesIO()
    backup(store, stream)
    return stream.getvalue()


def test_a_store_comes_back_byte_for_byte_and_goes_on_being_built(
    store: Path, written: bytes, root: Path, tmp_path: Path
) -> None:
    assert restore(io.BytesIO(written), tmp_path / "again") == 1
    assert exported(tmp_path / "again") == exported(store)
    text = source_text(open_store(tmp_path / "again"), "corpus/96-QD-BHXH-2026.txt")
    assert text == (root / "data" / "corpus" / "96-QD-BHXH-2026.txt").read_text(encoding="utf-8")
    report = build([root / "data" / "corpus" / "96-QD-BHXH-2026.txt"], tmp_path / "again")
    assert (len(report.read), len(report.skipped)) == (0, 1)


def test_what_is_there_is_never_overwritten(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="đã có"):
        restore(io.BytesIO(written), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_damaged_backup_becomes_no_store(written: bytes, tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311 — places, not secrets
    for _ in range(12):
        at = chance.randrange(len(written) // 2)
        cut = written[:at]
        flipped = bytearray(written)
        flipped[at] ^= 0xFF
        for damaged in (cut, bytes(flipped)):
            refused = refusal(damaged, tmp_path / "store")
            if refused is None:  # the flip hit what means nothing: padding, a time
                assert damaged is not cut
                (tmp_path / "store").rename(tmp_path / f"whole-{at}")
            else:
                assert "\n" not in refused
            assert not (tmp_path / "store").exists()
    assert not list(tmp_path.glob(".store*"))


def test_no_backup_of_a_store_that_is_being_built(store: Path) -> None:
    with building(store), pytest.raises(StoreError, match="đang dựng"):
        backup(store, io.BytesIO())


def test_no_backup_where_there_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Không có kho"):
        backup(tmp_path, io.BytesIO())
