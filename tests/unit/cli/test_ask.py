"""`kg ask`: a named question, and whom its answer is about."""

from __future__ import annotations

from collections.abc import Callable

from .conftest import Call

Caller = Callable[..., Call]


def test_a_question_in_a_file_that_is_not_there_says_so(kg: Caller, built: str) -> None:
    assert kg("query", "khong.rq", "--store", built).err == "kg: khong.rq: không có tệp hay thư mục này\n"


def test_an_answer_for_the_example_says_so(kg: Caller, built: str) -> None:
    call = kg("ask", "co-quan-chu-quan", "BHXH Việt Nam", "--store", built)
    assert (call.code, call.err) == (0, "kg: tham số bỏ trống, trả lời cho ví dụ: ngày 2026-01-30\n")
    assert kg("ask", "can-cu", "--store", built).err.endswith("ví dụ: văn bản 1712/QĐ-BHXH\n")


def test_an_answer_to_what_was_asked_says_nothing_besides(kg: Caller, built: str) -> None:
    for asked in (("can-cu", "1712/QĐ-BHXH"), ("thong-ke",)):
        call = kg("ask", *asked, "--store", built)
        assert (call.code, call.err) == (0, "")
