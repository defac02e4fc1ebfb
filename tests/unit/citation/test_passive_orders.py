"""Orders in the passive: what "bởi Thông tư này" does to an act, and the words that say so, to the last."""

from __future__ import annotations

import pytest

from tests.unit.citation.circular import HEAD, read

BY_THIS = [
    ("Thông tư số 10/2016/TT-BTC được sửa đổi, bổ sung bởi Thông tư này.", "amends", None),
    ("Khoản 2 Điều 5 Thông tư số 10/2016/TT-BTC bị bãi bỏ bởi Thông tư này.", "repeals_part", "Khoản 2 Điều 5"),
    ("1. Thông tư số 10/2016/TT-BTC của Bộ Tài chính được thay thế bằng Thông tư này.", "replaces", None),
]


@pytest.mark.parametrize(("order", "kind", "scope"), BY_THIS)
def test_what_is_done_by_this_document_is_quoted_whole(order: str, kind: str, scope: str | None) -> None:
    _, (relation,) = read(f"Điều 9. Hiệu lực.\n{order}\n")
    assert (relation.subject, relation.kind, relation.scope) == ("this", kind, scope)
    assert relation.text.endswith(order.rstrip("."))
    assert relation.span.of(f"{HEAD}Điều 9. Hiệu lực.\n{order}\n") == relation.text


def test_an_act_with_a_title_of_its_own_behind_an_amender_is_a_further_object() -> None:
    words = (
        "Thực hiện Nghị định số 5/2020/NĐ-CP sửa đổi Nghị định số 4/2015/NĐ-CP đã được sửa đổi theo Nghị định số "
        "3/2018/NĐ-CP và Nghị định số 2/2014/NĐ-CP quy định về thuế.\n"
    )
    citations, relations = read(words)
    number = {citation.id: citation.number for citation in citations}
    assert {(number[edge.subject], edge.kind, number[edge.object]) for edge in relations} == {
        ("5/2020/NĐ-CP", "amends", "4/2015/NĐ-CP"),
        ("3/2018/NĐ-CP", "amends", "4/2015/NĐ-CP"),
        ("5/2020/NĐ-CP", "amends", "2/2014/NĐ-CP"),
    }
