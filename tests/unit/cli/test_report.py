"""`kg report`: the form by the file's ending, a day before the document refused, nothing half written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Call

Caller = Callable[..., Call]


@pytest.mark.parametrize(
    ("name", "begins"), [("r.docx", b"PK"), ("r.pdf", b"%PDF"), ("r.html", b"<!doctype"), ("r.md", b"# ")]
)
def test_the_ending_tells_the_form(kg: Caller, built: str, name: str, begins: bytes) -> None:
    done = kg("report", "1712/QĐ-BHXH", "--store", built, "-o", name, "--as-of", "2026-01-30")
    assert (done.code, done.out) == (0, "")
    assert Path(name).read_bytes().startswith(begins)


def test_without_a_file_it_is_markdown(kg: Caller, built: str) -> None:
    done = kg("report", "quyet dinh 96", "--store", built, "--as-of", "2026-02-01")
    assert done.out.startswith("# Báo cáo căn cứ và dẫn chiếu\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("1712/QĐ-BHXH", "-o", "r.odt"), ".docx"),
        (("9999/QĐ-KHÔNG",), "Không có văn bản"),
        (("1712/QĐ-BHXH", "--as-of", "2020-01-01"), "sau ngày xét"),
    ],
)
def test_what_cannot_be_done_says_so(kg: Caller, built: str, arguments: tuple[str, ...], words: str) -> None:
    done = kg("report", *arguments, "--store", built)
    assert done.code == 2
    assert words in done.err
    assert not list(Path().glob("r.*"))
