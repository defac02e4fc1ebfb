"""The text layer of a PDF, without what only pages need."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from kg.errors import UnreadableInputError
from kg.text import read_bytes
from kg.text.portable import LARGEST, read_pdf

Writers = Mapping[str, Callable[[str], bytes]]


def test_pages_follow_one_another_without_their_numbers(writers: Writers) -> None:
    first = [f"Căn cứ {n}" for n in range(40)]
    second = ["2", *(f"Điều {n}." for n in range(39))]
    third = ["Nơi nhận:", "- 3 -"]
    source = read_bytes(writers["PDF"]("\n".join([*first, *second, *third]))).source
    assert [line.strip() for line in source.split("\n")] == [*first, *second[1:], third[0]]


def test_a_number_on_the_first_page_or_within_one_is_text(writers: Writers) -> None:
    assert read_bytes(writers["PDF"]("1\nCăn cứ\n2\nĐiều")).source.split() == ["1", "Căn", "cứ", "2", "Điều"]


def test_pages_without_a_text_layer_are_named(writers: Writers) -> None:
    text = read_bytes(writers["PDF"]("\n".join(["Căn cứ"] * 40 + [" "] * 80 + ["Nơi nhận"])))
    assert text.source.split("\n")[-1].strip() == "Nơi nhận"
    assert text.warnings == ("PDF không có lớp chữ ở trang 2, 3",)


def test_a_pdf_too_large_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="PDF lớn hơn 100 MB"):
        read_pdf(b"%PDF-" + bytes(LARGEST))


def test_a_reader_that_dies_is_told(monkeypatch: pytest.MonkeyPatch, writers: Writers) -> None:
    monkeypatch.setattr("kg.text.portable.MEMORY", 1 << 20)
    with pytest.raises(UnreadableInputError, match="bộ đọc dừng giữa chừng"):
        read_pdf(writers["PDF"]("Căn cứ"))


def test_a_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, writers: Writers) -> None:
    monkeypatch.setattr("kg.text.portable.SECONDS", -5)
    with pytest.raises(UnreadableInputError, match="PDF đọc quá"):
        read_pdf(writers["PDF"]("Căn cứ"))


def test_a_code_that_breaks_at_its_hyphen_keeps_it(writers: Writers) -> None:
    text = read_bytes(writers["PDF"]("Căn cứ Nghị định số 89/2020/NĐ-\nCP ngày 04/8/2020;"))
    assert "89/2020/NĐ-CP" in text.flow
