"""The lược đồ with the status of a day: what the text says of its own end, and what is doubtful of it."""

from __future__ import annotations

from pathlib import Path

from kg.ask import audit, find_document
from kg.graph import build, open_store
from kg.views.chart import chart


def test_what_a_document_says_of_its_end_and_what_is_doubtful_of_it_are_shown(tmp_path: Path) -> None:
    head = "CHÍNH PHỦ\nSố: {}\nHà Nội, ngày {}\nNGHỊ ĐỊNH\nQuy định chi tiết\nCăn cứ Luật Giá năm 2012;\n"
    older = "Điều 9. Nghị định này thay thế Nghị định số 72/2024/NĐ-CP ngày 30 tháng 6 năm 2024.\n"
    ends = "Điều 2. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2024 đến hết ngày 31 tháng 12 năm 2024.\n"
    (tmp_path / "a.txt").write_text(head.format("50/2014/NĐ-CP", "02 tháng 6 năm 2014") + older, encoding="utf-8")
    (tmp_path / "b.txt").write_text(head.format("72/2024/NĐ-CP", "30 tháng 6 năm 2024") + ends, encoding="utf-8")
    (tmp_path / "c.txt").write_text(
        head.format("80/2024/NĐ-CP", "10 tháng 8 năm 2024") + "Điều 1. Thực hiện Nghị định số 72/2024/NĐ-CP.\n",
        encoding="utf-8",
    )
    build([tmp_path], tmp_path / "store")
    store = open_store(tmp_path / "store")
    iri = find_document(store, "72/2024/NĐ-CP").iri
    facts = dict(chart(store, iri, "2024-08-15").facts)
    assert facts["Không còn hiệu lực"] == "từ 01/01/2025 (“đến hết ngày 31 tháng 12 năm 2024”)"
    assert facts["Chỗ còn ngờ"] == "Nghị định 50/2014/NĐ-CP có trước văn bản này, nên không thể tác động đến nó"
    [line] = [one for one in audit(store, "80/2024/NĐ-CP", "2024-08-15").lines if one.target.iri == iri]
    assert [(one.kind.value, one.level.value) for one in line.findings] == [("doubt", "note")]
    assert line.alive
