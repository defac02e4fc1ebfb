"""`kg map`: the ending says the format; what cannot be done is said before anything is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Call

STARTS = {"x.html": b"<!doctype html>", "x.svg": b"<svg ", "x.pdf": b"%PDF", "x.PNG": b"\x89PNG"}


@pytest.fixture
def built(desk: Path, kg: Callable[..., Call]) -> Path:
    assert kg("build", "vb.txt", "--store", "kho").code == 0
    return desk / "kho"


def test_each_ending_is_a_format(built: Path, kg: Callable[..., Call]) -> None:
    for name, start in STARTS.items():
        done = kg("map", "--store", str(built), "-o", name)
        assert done.code == 0, done
        assert ("2 văn bản, 1 quan hệ" if name == "x.html" else "1 văn bản có toàn văn, 1 văn bản được") in done.err
        assert Path(name).read_bytes().startswith(start)


def test_an_unknown_ending_is_wrong_usage(kg: Callable[..., Call]) -> None:
    done = kg("map", "-o", "x.docx")
    assert done.code == 2
    assert ".svg" in done.err


def test_bodies_have_life_lines(built: Path, kg: Callable[..., Call]) -> None:
    for name, start in {"cq.html": b"<!doctype html>", "cq.svg": b"<svg ", "cq.pdf": b"%PDF"}.items():
        done = kg("map", "--bodies", "bhxh viet nam", "--store", str(built), "-o", name)
        assert done.code == 0, done
        assert Path(name).read_bytes().startswith(start)
    done = kg("map", "--bodies", "không có cơ quan này", "--store", str(built), "-o", "x.svg")
    assert done.code == 2
    assert "không có cơ quan" in done.err
