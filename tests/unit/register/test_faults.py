"""Every planted fault in a register is rejected with the file and the line where it stands."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.register import Bodies, bundled, read_table

Rows = list[dict[str, str]]
FILES = (
    "bodies",
    "body_names",
    "subordinations",
    "organising_instruments",
    "offices",
    "body_tiers",
    "body_events",
    "event_types",
    "not_established",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the registers to spoil."""
    for name in FILES:
        shutil.copy(bundled(f"registers/{name}.csv"), tmp_path)
    return tmp_path


def spoil(path: Path, change: Callable[[Rows], None]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows, columns = list(reader), list(reader.fieldnames or ())
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerows(rows)


def put(column: str, value: str, where: int = 0) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        rows[where][column] = value

    return change


def again(**changes: str) -> Callable[[Rows], None]:
    """Repeat the last row, changed."""
    return lambda rows: rows.append({**rows[-1], **changes})


def test_the_copy_is_sound(folder: Path) -> None:
    assert len(Bodies(folder).tables.bodies) > 100


@pytest.mark.parametrize(
    ("name", "column"),
    [(name, column) for name in FILES for column in ("source", "confidence")],
)
def test_source_and_confidence_are_on_every_row(folder: Path, name: str, column: str) -> None:
    spoil(folder / f"{name}.csv", put(column, " ", 1))
    with pytest.raises(DataError, match=rf'{name}\.csv, dòng 3: thiếu "{column}"'):
        Bodies(folder)


@pytest.mark.parametrize("name", FILES)
def test_confidence_is_one_of_three(folder: Path, name: str) -> None:
    spoil(folder / f"{name}.csv", put("confidence", "chắc chắn"))
    with pytest.raises(DataError, match=rf'{name}\.csv, dòng 2: "confidence" là "chắc chắn"'):
        Bodies(folder)


@pytest.mark.parametrize(
    ("name", "change", "wrong"),
    [
        ("subordinations", put("body", "co-quan-la"), 'dòng 2: "body" là "co-quan-la"'),
        ("subordinations", put("parent", "co-quan-la"), 'dòng 2: "parent" là "co-quan-la"'),
        ("organising_instruments", put("body", "co-quan-la"), 'dòng 2: "body"'),
        ("offices", put("body", "co-quan-la"), 'dòng 2: "body"'),
        ("body_tiers", put("body", "co-quan-la"), 'dòng 2: "body"'),
        ("body_tiers", put("tiers", " "), 'dòng 2: thiếu "tiers"'),
        ("body_names", put("body", "co-quan-la"), 'dòng 2: "body"'),
        ("not_established", put("body", "co-quan-la"), 'dòng 2: "body"'),
        ("body_events", put("to_slugs", "co-quan-la", 1), 'dòng 3: "to_slugs" có "co-quan-la"'),
        ("body_events", put("about", "co-quan-la"), 'dòng 2: "about" có "co-quan-la"'),
        ("body_events", put("from_slugs", "-", 1), 'dòng 3: "from_slugs" phải có đúng một giá trị'),
        ("body_events", put("event_type", "bay màu"), 'dòng 2: "event_type"'),
        ("body_events", put("date", "2025-02-30"), 'dòng 2: "date"'),
        ("body_events", put("date_precision", "giờ"), 'dòng 2: "date_precision"'),
        ("body_events", put("event_id", "E002"), 'dòng 3: sự kiện "E002" đã có'),
        ("subordinations", put("start", "01/3/2025"), 'dòng 2: "start" là "01/3/2025"'),
        ("subordinations", put("start", "2025-3-1"), 'dòng 2: "start"'),
        ("subordinations", put("decided_on", "2025-13-01"), 'dòng 2: "decided_on"'),
        ("organising_instruments", put("date", ""), 'dòng 2: thiếu "date"'),
        ("organising_instruments", put("end_basis", ""), 'dòng 2: thiếu "end_basis"'),
        ("organising_instruments", put("start_basis", "presumed"), 'dòng 2: "start_basis"'),
        ("bodies", put("slug", "Quốc hội"), "dòng 2: .* phải gồm chữ thường"),
        ("bodies", put("slug", "quoc-hoi", 1), 'dòng 3: cơ quan "quoc-hoi" đã có'),
        ("bodies", put("kind", "bộ"), 'dòng 2: "kind"'),
        ("subordinations", put("parent", "bo-ke-hoach-va-dau-tu"), "dòng 2: .* không thể thuộc chính nó"),
    ],
)
def test_a_planted_fault_is_named(folder: Path, name: str, change: Callable[[Rows], None], wrong: str) -> None:
    spoil(folder / f"{name}.csv", change)
    with pytest.raises(DataError, match=rf"{name}\.csv, {wrong}"):
        Bodies(folder)


@pytest.mark.parametrize(
    "name", ["subordinations", "organising_instruments", "offices", "body_tiers", "body_names", "bodies"]
)
@pytest.mark.parametrize("end", ["2000-01-01", "1999-12-31"])
def test_an_interval_must_end_after_it_starts(folder: Path, name: str, end: str) -> None:
    spoil(folder / f"{name}.csv", lambda rows: rows[0].update(start="2000-01-01", end=end))
    with pytest.raises(DataError, match=rf"{name}\.csv, dòng 2: kết thúc {end} không sau bắt đầu 2000-01-01"):
        Bodies(folder)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("subordinations", {}),
        ("organising_instruments", {"body": "chinh-phu", "start": "2025-06-01", "end": ""}),
        ("offices", {"start": "2020-01-01"}),
        ("body_tiers", {"start": "2020-01-01"}),
        ("body_names", {"form": "name", "start": "", "end": ""}),
    ],
)
def test_intervals_of_one_body_do_not_overlap(folder: Path, name: str, changes: dict[str, str]) -> None:
    with (folder / f"{name}.csv").open(encoding="utf-8") as stream:
        before = sum(1 for _ in csv.reader(stream))
    spoil(folder / f"{name}.csv", again(**changes))
    with pytest.raises(DataError, match=rf"{name}\.csv, dòng \d+: .* chồng lên") as caught:
        Bodies(folder)
    assert int(str(caught.value).split("dòng ")[1].split(":")[0]) <= before + 1


def test_touching_intervals_are_fine(folder: Path) -> None:
    before = len(Bodies(folder).tables.offices)

    def split(rows: Rows) -> None:
        rows.append({**rows[-1], "body": "quoc-hoi", "start": "2000-01-01", "end": "2001-01-01"})
        rows.append({**rows[-1], "start": "2001-01-01", "end": ""})

    spoil(folder / "offices.csv", split)
    assert len(Bodies(folder).tables.offices) == before + 2


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a,c\n1,2\n", "dòng 1: các cột phải là a, b"),
        ("", "dòng 1: các cột"),
        ("a,b\n1\n", "dòng 2: phải có đúng 2 ô"),
        ("a,b\n1,2,3\n", "dòng 2: phải có đúng 2 ô"),
        ('a,b\n1,"2\n', "dòng"),
    ],
)
def test_a_file_that_is_no_table_is_rejected(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=rf"t\.csv, {wrong}"):
        list(read_table(path, ("a", "b")))


def test_a_file_that_is_no_utf8_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("a,b\nBộ,Sở\n".encode("utf-16"))
    with pytest.raises(DataError, match=r"t\.csv: không phải UTF-8"):
        list(read_table(path, ("a", "b")))


def test_a_file_saved_by_a_spreadsheet_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\r\nBộ,Sở\r\n", encoding="utf-8-sig")
    assert [row.cells["a"] for row in read_table(path, ("a", "b"))] == ["Bộ"]
