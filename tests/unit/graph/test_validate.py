"""A sound graph passes; each planted fault is found, under its rule, in Vietnamese."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import Severity, build, export, open_memory, open_store, validate
from kg.graph.store import Store
from kg.resolve import Extraction

VL, ELI = "https://w3id.org/cancu/ontology#", "http://data.europa.eu/eli/ontology#"
DECREE, A, B = (
    f"<https://w3id.org/cancu/vb/{name}>"
    for name in ("nghi-dinh/89-2020-nd-cp", "quyet-dinh/1712-qd-bhxh/2023-11-29", "b")
)
A_TEXT = "<https://w3id.org/cancu/nguon/corpus/a.txt>"
C1 = f"{A_TEXT[:-1]}/trich-dan/c1>"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DAY = "http://www.w3.org/2001/XMLSchema#date"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the N-Quads of a sound store of two decisions."""
    folder = tmp_path_factory.mktemp("sound")
    corpus = folder / "corpus"
    corpus.mkdir()
    text = (
        "BẢO HIỂM XÃ HỘI VIỆT NAM\nSố: 1712/QĐ-BHXH\nHà Nội, ngày 29 tháng 11 năm 2023\nQUYẾT ĐỊNH\n"
        "TỔNG GIÁM ĐỐC BẢO HIỂM XÃ HỘI VIỆT NAM\nCăn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kế hoạch.\n"
    )
    (corpus / "a.txt").write_text(text, encoding="utf-8")
    build([corpus], folder / "s")
    stream = io.BytesIO()
    export(open_store(folder / "s"), "nq", stream)
    return stream.getvalue().decode("utf-8")


def rules(store: Store) -> set[str]:
    return {finding.rule for finding in validate(store)}


def test_a_sound_graph_has_no_findings(sound: str) -> None:
    assert rules(open_memory(sound)) == set()


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("vien-dan-tuong-lai", lambda text: text.replace('"2020-08-04"', '"2030-08-04"')),
        ("hai-chieu-nguoc-nhau", lambda text: text + f"{DECREE} <{VL}amends> {A} .\n{A} <{VL}amends> {DECREE} .\n"),
        ("tu-vien-dan", lambda text: text + f"{C1} <{VL}citing> {DECREE} .\n"),
        ("loi-khong-khop-vi-tri", lambda text: text.replace('#end> "', '#end> "9')),
        ("shacl:start", lambda text: text.replace('#start> "', '#start> "9999')),
        ("shacl:confidence", lambda text: text.replace('confidence> "0.99"', 'confidence> "1.5"')),
        ("shacl:role", lambda text: text.replace("#role_legal_basis> <", "#role_whim> <")),
        ("shacl:cited", lambda text: text + f"{C1} <{VL}cited> {B} .\n"),
        ("shacl:mention", lambda text: "\n".join(x for x in text.split("\n") if f"<{VL}mention>" not in x)),
        ("shacl:factSource", lambda text: "\n".join(x for x in text.split("\n") if f"<{VL}factSource>" not in x)),
        ("shacl:from", lambda text: text.replace(f'until> "2025-03-01"^^<{DAY}>', f'until> "1925-03-01"^^<{DAY}>')),
        ("shacl:date_document", lambda text: text + f'{DECREE} <{ELI}date_document> "2021-01-01"^^<{DAY}> .\n'),
        (
            "hai-chu-quan-mot-luc",
            lambda text: text.replace(f'from> "2025-03-01"^^<{DAY}>', f'from> "2024-01-01"^^<{DAY}>'),
        ),
        (
            "hieu-luc-truoc-ban-hanh",
            lambda text: text + f'{DECREE} <{ELI}first_date_entry_in_force> "2019-01-01"^^<{DAY}> .\n',
        ),
        ("de-ngo-khong-ung-vien", lambda text: text.replace("#status_resolved>", "#status_ambiguous>")),
        ("ten-khong-o-cho-nao", lambda text: text + f'{B} <{TYPE}> <{VL}Instrument> .\n{B} <{LABEL}> "x" .\n'),
        ("so-khac-loai", lambda text: text.replace('statedType> "Nghị định"', 'statedType> "Thông tư"')),
        ("mot-so-nhieu-ngay", lambda text: text.replace('statedDate> "2020-08-04"', 'statedDate> "2020-08-05"')),
    ],
)
def test_a_planted_fault_is_found(sound: str, rule: str, fault: Callable[[str], str]) -> None:
    spoilt = fault(sound)
    assert spoilt != sound
    found = validate(open_memory(spoilt))
    assert rule in {finding.rule for finding in found}
    assert all(finding.message and "{" not in finding.message for finding in found)
    assert [finding.severity for finding in found] == sorted(
        (finding.severity for finding in found), key=lambda one: one is not Severity.ERROR
    )


def test_quotations_are_compared_with_their_files(
    corpus: Path, tmp_path: Path, extractor: Callable[[Path], Extraction]
) -> None:
    build([corpus], tmp_path / "s", extractor=extractor)
    store = open_store(tmp_path / "s")
    assert not [one for one in validate(store, tmp_path) if "ban-chu" in one.rule]
    (corpus / "a.txt").write_text("x" * 500, encoding="utf-8")
    (corpus / "b.txt").unlink()
    found = {(one.rule, one.severity.value) for one in validate(store, tmp_path)}
    assert {("loi-khong-co-trong-ban-chu", "lỗi"), ("thieu-ban-chu", "cảnh báo")} <= found
