"""What a document leaves open is settled by the others, in whatever order they come, and taken back when they go."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.graph import BuildReport, backup, build, export, open_store, restore, validate
from kg.resolve import Extraction, extract

HEAD = """{issuer}
Số: {number}
Hà Nội, ngày {day} tháng {month} năm {year}
{kind}
{title}
"""


def page(number: str, date: str, body: str, kind: str = "QUYẾT ĐỊNH", issuer: str = "BẢO HIỂM XÃ HỘI VIỆT NAM") -> str:
    year, month, day = date.split("-")
    head = HEAD.format(
        issuer=issuer, number=number, day=day, month=month, year=year, kind=kind, title="Về việc thực hiện nhiệm vụ"
    )
    return head + body


TEXTS = {
    # leaves 555/NQ-CP open, in February 2024
    "mo.txt": page("10/QĐ-BHXH", "2024-02-10", "Căn cứ Nghị quyết số 555/NQ-CP của Chính phủ;\n"),
    # states its date
    "neu.txt": page("11/QĐ-BHXH", "2024-03-11", "Căn cứ Nghị quyết số 555/NQ-CP ngày 05/01/2024 của Chính phủ;\n"),
    # is a namesake of another year
    "trung.txt": page(
        "555/NQ-CP", "2023-06-30", "Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015;\n", "NGHỊ QUYẾT", "CHÍNH PHỦ"
    ),
    # comes after the one that is open: cannot be meant
    "sau.txt": page(
        "555/NQ-CP", "2025-06-30", "Căn cứ Luật Tổ chức Chính phủ ngày 18/02/2025;\n", "NGHỊ QUYẾT", "CHÍNH PHỦ"
    ),
    # a law by name and year, and another text that numbers it
    "ten.txt": page("12/QĐ-BHXH", "2025-04-12", "Căn cứ Luật Bảo hiểm xã hội ngày 29/6/2024;\n"),
    "so.txt": page("13/QĐ-BHXH", "2025-05-13", "Căn cứ Luật Bảo hiểm xã hội số 41/2024/QH15 ngày 29/6/2024;\n"),
}
OPEN = "mo.txt"
NODE = "<https://w3id.org/cancu/nguon/corpus/mo.txt/trich-dan/c1>"


@cache
def _read(name: str) -> Extraction:
    return extract(TEXTS[name])


def read_once(path: Path) -> Extraction:
    return _read(path.name)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("settle") / "corpus"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def add(store: Path, corpus: Path, *names: str, prune: bool = False) -> BuildReport:
    return build([corpus / name for name in names], store, prune=prune, extractor=read_once)


def meaning(store: Path, node: str = NODE) -> tuple[str, str, int]:
    """Return status, cited IRI and number of candidates of a citation."""
    [row] = open_store(store).select(
        f"""PREFIX vl: <https://w3id.org/cancu/ontology#>
        SELECT ?s ?x (COUNT(?k) AS ?n) {{ {node} vl:status ?s ; vl:cited ?x . OPTIONAL {{ {node} vl:candidate ?k }} }}
        GROUP BY ?s ?x"""
    )
    address = row["x"].value.removeprefix("https://w3id.org/cancu/vb/")
    return row["s"].value.rpartition("_")[2], address, int(row["n"].value)


def bytes_of(store: Path) -> bytes:
    stream = io.BytesIO()
    export(open_store(store), "nq", stream)
    return stream.getvalue()


def test_a_later_document_settles_what_was_open_and_the_build_says_so(corpus: Path, tmp_path: Path) -> None:
    add(tmp_path, corpus, OPEN)
    assert meaning(tmp_path) == ("stub", "nghi-quyet/555-nq-cp/khong-ngay/quyet-dinh-10-qd-bhxh-2024-02-10", 0)
    report = add(tmp_path, corpus, "neu.txt")
    assert meaning(tmp_path) == ("resolved", "nghi-quyet/555-nq-cp/2024-01-05", 0)
    [change] = report.settled
    assert change.label == "Quyết định 10/QĐ-BHXH"
    assert (change.words, change.before, change.after) == (
        "555/NQ-CP",
        "chưa biết",
        "Nghị quyết 555/NQ-CP ngày 05/01/2024",
    )
    assert "Quyết định 11/QĐ-BHXH" in change.reason
    assert (report.resolved, report.stubs) == (2, 0)
    assert [finding for finding in validate(open_store(tmp_path)) if finding.severity == "lỗi"] == []


def test_namesakes_are_kept_apart_as_candidates(corpus: Path, tmp_path: Path) -> None:
    add(tmp_path, corpus, OPEN, "neu.txt", "trung.txt")
    status, address, candidates = meaning(tmp_path)
    assert (status, candidates) == ("ambiguous", 2)
    assert "/khong-ngay/" in address


def test_what_was_issued_later_is_not_meant(corpus: Path, tmp_path: Path) -> None:
    add(tmp_path, corpus, OPEN, "sau.txt")
    assert meaning(tmp_path)[0] == "stub"


def test_a_text_that_is_held_settles_too(corpus: Path, tmp_path: Path) -> None:
    add(tmp_path, corpus, OPEN)
    [change] = add(tmp_path, corpus, "trung.txt").settled
    assert "bản chữ" in change.reason
    assert meaning(tmp_path) == ("resolved", "nghi-quyet/555-nq-cp/2023-06-30", 0)


def test_a_law_by_name_meets_its_number(corpus: Path, tmp_path: Path) -> None:
    node = NODE.replace("mo.txt", "ten.txt")
    add(tmp_path, corpus, "ten.txt", "so.txt")
    assert meaning(tmp_path, node) == ("resolved", "luat/41-2024-qh15", 0)


def test_when_the_witness_goes_the_citation_is_open_again(corpus: Path, tmp_path: Path) -> None:
    add(tmp_path / "one", corpus, OPEN)
    add(tmp_path / "two", corpus, OPEN, "neu.txt")
    report = add(tmp_path / "two", corpus, OPEN, prune=True)
    assert [change.after for change in report.settled] == ["chưa biết"]
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_lost_pack_is_said_not_guessed(corpus: Path, tmp_path: Path) -> None:
    add(tmp_path, corpus, OPEN)
    next(tmp_path.glob("pending-*.zip")).unlink()
    with pytest.raises(StoreError, match="pending-"):
        add(tmp_path, corpus, "neu.txt")


def test_real_documents_in_two_halves_give_the_same_bytes(shared: Path, tmp_path: Path) -> None:
    files = sorted(path for name in ("seeds", "corpus") for path in (shared / name).glob("*.txt"))
    read = cache(extract)
    build(files, tmp_path / "one", extractor=read)
    build(files[:2:-2], tmp_path / "two", extractor=read)
    build(files, tmp_path / "two", extractor=read)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_store_that_was_restored_settles_as_before(corpus: Path, tmp_path: Path) -> None:
    add(tmp_path / "one", corpus, OPEN)
    stream = io.BytesIO()
    backup(tmp_path / "one", stream)
    restore(io.BytesIO(stream.getvalue()), tmp_path / "two")
    assert len(add(tmp_path / "two", corpus, "neu.txt").settled) == 1


@pytest.fixture(scope="module")
def at_once(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    store = tmp_path_factory.mktemp("at-once")
    add(store, corpus, *TEXTS)
    return bytes_of(store)


@settings(max_examples=8, derandomize=True)
@given(order=st.permutations(sorted(TEXTS)), cut=st.integers(0, len(TEXTS)))
def test_any_order_in_any_two_halves_gives_the_same_bytes(
    corpus: Path, tmp_path_factory: pytest.TempPathFactory, at_once: bytes, order: list[str], cut: int
) -> None:
    store = tmp_path_factory.mktemp("order")
    for half in (order[:cut], order[cut:]):
        if half:
            add(store, corpus, *half)
    assert bytes_of(store) == at_once
