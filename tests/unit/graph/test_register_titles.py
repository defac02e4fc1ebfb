"""What the titles of the register state is read once for a recipe; a kept file that can't be trusted is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import register_titles
from kg.graph.register_titles import TITLES, known_register

DECREE = "https://w3id.org/cancu/vb/nghi-dinh/47-2019-nd-cp"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    known_register(tmp_path, "a recipe")
    return tmp_path / TITLES


def test_what_is_kept_is_what_was_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = register_titles._by_iri(register_titles._read())
    monkeypatch.setattr(register_titles, "_read", lambda: pytest.fail("read again"))
    assert known_register(kept.parent, "a recipe") == read
    [(_, stated)] = read.relations[DECREE]
    assert (stated.kind.value, stated.object.number) == ("amends", "10/2016/NĐ-CP")
    assert not kept.with_name(f"{TITLES}.new").exists()


def test_another_recipe_reads_anew(kept: Path) -> None:
    before = kept.read_bytes()
    known_register(kept.parent, "another recipe")
    head, _, body = kept.read_bytes().partition(b"\n")
    assert b"another recipe" in head
    assert body == before.partition(b"\n")[2]


@pytest.mark.parametrize(
    "damage",
    [
        lambda written: b"",
        lambda written: written[: len(written) // 2],
        lambda written: written.replace(b"10/2016/N", b"11/2016/N", 1),
        lambda written: b"{}\n[]\n",
        lambda written: b"\xff\xfe\n\n",
        lambda written: b'[]\n"x"\n',
    ],
)
def test_a_damaged_file_is_read_anew_and_mended(kept: Path, damage: object) -> None:
    written = kept.read_bytes()
    assert callable(damage)
    kept.write_bytes(damage(written))
    assert known_register(kept.parent, "a recipe").relations[DECREE]
    assert kept.read_bytes() == written


def test_a_folder_that_takes_no_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Không ghi được"):
        known_register(tmp_path / "khong-co", "a recipe")
