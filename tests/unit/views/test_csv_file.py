"""Tables for spreadsheets: whole, typed, and nothing in them runs."""

from __future__ import annotations

import csv
import io
import runpy
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import MissingPartError
from kg.views.csv_file import csv_table, csv_text, excel_safe
from kg.views.office import office_library
from kg.views.rows import documents_table, evidence_table, relations_table
from kg.views.subgraph import Edge, Node, Quote, Subgraph, subgraph
from kg.views.workbook import workbook

GOLD: Subgraph = runpy.run_path(str(Path(__file__).with_name("gold.py")))["gold_subgraph"]()


def _rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_csv_holds_every_node_and_edge_with_its_evidence(root: Path) -> None:
    nodes, edges, quotes = (
        _rows(csv_table(table(GOLD))) for table in (documents_table, relations_table, evidence_table)
    )
    assert {row["iri"]: row["label"] for row in nodes} == {node.iri: node.label for node in GOLD.nodes}
    assert [(row["source"], row["target"], row["kind"]) for row in edges] == [
        (edge.source, edge.target, edge.kind) for edge in GOLD.edges
    ]
    assert len(quotes) == sum(len(edge.quotes) for edge in GOLD.edges)
    for row in [*edges, *quotes]:
        if row["file"]:
            source = (root / "data/corpus" / row["file"]).read_text(encoding="utf-8")
            assert source[int(row["start"]) : int(row["end"])] == row["cited_words"].removeprefix("'")


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_cell_runs_as_a_formula_and_none_is_lost(cells: list[str]) -> None:
    text = csv_text([f"c{i}" for i in range(len(cells))], [cells])
    (_, row) = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert len(row) == len(cells)
    for written, cell in zip(row, cells, strict=True):
        assert not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert written.removeprefix("'") == cell.removeprefix("'").replace("\x00", "\ufffd") or written == cell


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+84", "-NQ/TW", "@cmd", " =1", "\t=1", "\r\n=1"])
def test_dangerous_cells_are_quoted(cell: str) -> None:
    assert str(excel_safe(cell)).startswith("'")


def test_the_workbook_is_read_back_whole_and_typed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(GOLD)))
    assert book.sheetnames == ["Văn bản", "Quan hệ", "Bằng chứng", "Về tệp này"]
    documents, relations, evidence = (list(book[name].values) for name in book.sheetnames[:3])
    heading = {name: at for at, name in enumerate(documents[0])}
    for node, row in zip(GOLD.nodes, documents[1:], strict=True):
        date = datetime.fromisoformat(node.date) if node.date else None
        assert (row[heading["IRI"]], row[heading["Tên gọi"]], row[heading["Ngày ban hành"]]) == (
            node.iri,
            node.label,
            date,
        )
    heading = {name: at for at, name in enumerate(relations[0])}
    assert [(row[heading["IRI nguồn"]], row[heading["Mã quan hệ"]]) for row in relations[1:]] == [
        (edge.source, edge.kind) for edge in GOLD.edges
    ]
    assert all(isinstance(row[heading["Độ tin cậy"]], int | float) for row in relations[1:])
    assert len(evidence) - 1 == sum(len(edge.quotes) for edge in GOLD.edges)
    for name in book.sheetnames[:3]:
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
    link = book["Quan hệ"]["A2"].hyperlink
    assert link.location.startswith("'Văn bản'!A")
    assert book["Văn bản"][link.location.partition("!")[2]].value == book["Quan hệ"]["A2"].value


def test_nothing_in_a_workbook_runs_or_leads_out() -> None:
    evil = '=HYPERLINK("http://evil.example","x")'
    quote = Quote("a.txt", 0, 5, 1, "http://evil.example =1+1 " + "x" * 40_000, (0, 5))
    nodes = [Node("vb/a", evil, title=evil, date="1899-12-31"), Node("vb/b", "mailto:x@y\x00\x0b", date="2020-13-45")]
    whole = subgraph(nodes, [Edge("vb/a", "vb/b", "cites", (quote,), cue="=1", scope="@x")])
    book = openpyxl.load_workbook(io.BytesIO(workbook(whole)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert all(cell.hyperlink is None or not cell.hyperlink.target for cell in cells)
    assert any(cell.value == "1899-12-31" for cell in cells)
    assert workbook(whole) == workbook(whole)


def test_a_missing_library_is_named() -> None:
    with pytest.raises(MissingPartError, match=r"cancu\[office\]"):
        office_library("khong_co_thu_vien_nay")


def test_on_paper_a_workbook_has_what_people_read_and_no_addresses() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(GOLD)))
    for name, last, across in (("Văn bản", "Nhận diện", 1), ("Quan hệ", "Số lần nhắc", 2)):
        sheet = book[name]
        right = sheet.print_area.replace("$", "").rpartition(":")[2].rstrip("0123456789")
        assert sheet[f"{right}1"].value == last
        assert (sheet.page_setup.fitToWidth or 1, sheet.print_title_rows) == (across, "$1:$1")
