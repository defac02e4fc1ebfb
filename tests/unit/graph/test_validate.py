"""A sound graph passes; each planted fault is found, under its rule, in Vietnamese."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import Severity, build, export, open_memory, open_store, validate
from kg.graph.shapes import by_pyshacl, by_sparql
from kg.resolve import Extraction

VL, ELI = "https://w3id.org/cancu/ontology#", "http://data.europa.eu/eli/ontology#"
DECREE, A, B = (
    f"<https://w3id.org/cancu/vb/{name}>"
    for name in ("nghi-dinh/89-2020-nd-cp", "quyet-dinh/1712-qd-bhxh/2023-11-29", "b")
)
A_TEXT = "<https://w3id.org/cancu/nguon/corpus/a.txt>"
C1 = f"{A_TEXT[:-1]}/trich-dan/c1>"
STUB = "nghi-dinh/89-2020-nd-cp/khong-ngay/x"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
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
        "Điều 2. Quyết định này có hiệu lực từ ngày ký đến hết ngày 31 tháng 12 năm 2024.\n"
    )
    (corpus / "a.txt").write_text(text, encoding="utf-8")
    build([corpus], folder / "s")
    stream = io.BytesIO()
    export(open_store(folder / "s"), "nq", stream)
    return stream.getvalue().decode("utf-8")


def relation(name: str, subject: str, kind: str, target: str) -> str:
    """Return an edge, and a relation node without words that bear witness."""
    node = f"<https://w3id.org/cancu/r/{name}>"
    said = {"subject": subject, "predicate": f"<{VL}{kind}>", "object": target}
    lines = [f"{subject} <{VL}{kind}> {target} .", f"{node} <{TYPE}> <{VL}Relation> ."]
    return "\n".join([*lines, *(f"{node} <{RDF}{end}> {value} ." for end, value in said.items())]) + "\n"


def under(body: str, parent: str) -> str:
    node = f"<https://w3id.org/cancu/cq/{body}/truc-thuoc/x>"
    ends = {"ofBody": body, "parentBody": parent}
    lines = [f"{node} <{TYPE}> <{VL}Subordination> ."]
    lines += [f"{node} <{VL}{end}> <https://w3id.org/cancu/cq/{value}> ." for end, value in ends.items()]
    return "\n".join(lines) + "\n"


def test_a_sound_graph_has_no_findings_but_what_its_sources_say(sound: str) -> None:
    assert {(one.rule, one.severity) for one in validate(open_memory(sound))} == {
        ("mau-thuan-trong-nguon", Severity.CONFLICT),  # the index dates 203/2025/QH15 effective in 1900
        ("mau-thuan-hieu-luc", Severity.CONFLICT),  # … and 68/2014/QH13 on the day on which it was passed
    }


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
        ("shacl:date_document", lambda text: text + f'{DECREE} <{ELI}date_document> "tháng 8" .\n'),
        ("mau-thuan-ngay", lambda text: text + f'{DECREE} <{ELI}date_document> "2021-01-01"^^<{DAY}> .\n'),
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
        ("mau-thuan-ngay", lambda text: text.replace('statedDate> "2020-08-04"', 'statedDate> "2020-08-05"')),
        ("mau-thuan-nam", lambda text: text.replace('date_document> "2020-08-04"', 'date_document> "2019-08-04"')),
        ("mau-thuan-so", lambda text: text + f'{DECREE} <{ELI}number> "89/2020/ND-CP" .\n'),
        ("mau-thuan-trong-nguon", lambda text: text.replace('statedEffect> "2020', 'statedEffect> "2019')),
        ("mau-thuan-hieu-luc", lambda text: text.replace('statedEffect> "2020', 'statedEffect> "2021')),
        ("mau-thuan-co-quan", lambda text: text.replace('statedIssuer> "Chính phủ"', 'statedIssuer> "Bộ Y tế"')),
        ("mau-thuan-trich-yeu", lambda text: text + f'{DECREE} <{ELI}title> "về quản lý rừng và đất rừng"@vi .\n'),
        ("loai-khac-ma", lambda text: text + f"{DECREE} <{ELI}type_document> <{VL}type_thong-tu> .\n"),
        ("quan-he-nguoc-thoi-gian", lambda text: text + relation("1", DECREE, "amends", A)),
        ("quan-he-thieu-chung-cu", lambda text: text + f"{A} <{VL}repeals> {DECREE} .\n"),
        ("quan-he-thieu-canh", lambda text: text + relation("1", A, "repeals", DECREE).partition("\n")[2]),
        ("shacl:hasSelector", lambda text: text + relation("1", A, "repeals", DECREE)),
        ("vong-thay-the", lambda text: text + f"{A} <{VL}replaces> {B} .\n{B} <{VL}replaces> {A} .\n"),
        ("vong-chu-quan", lambda text: text + under("chinh-phu", "bo-tai-chinh")),
        ("chung-cu-mo-coi", lambda text: text + f"{B} <{TYPE}> <{VL}Mention> .\n"),
        ("da-ro-ma-con-giu-cho", lambda text: text.replace("/vb/nghi-dinh/89-2020-nd-cp>", f"/vb/{STUB}>")),
    ],
)
def test_a_planted_fault_is_found(sound: str, rule: str, fault: Callable[[str], str]) -> None:
    whole = fault(sound)
    planted = whole.removeprefix(sound) if whole.startswith(sound) else ""
    spoilt = whole.removesuffix(planted) + planted.replace(" .\n", f" {A_TEXT} .\n")  # a store names all its graphs
    assert spoilt != sound
    found = validate(open_memory(spoilt))
    assert rule in {finding.rule for finding in found}
    assert all(finding.message and "{" not in finding.message for finding in found)
    assert [finding.severity for finding in found] == sorted(
        (finding.severity for finding in found), key=list(Severity).index
    )


def test_a_consolidation_repeats_an_effect_that_is_older(sound: str) -> None:
    early = f'{DECREE} <{ELI}first_date_entry_in_force> "2019-01-01"^^<{DAY}> {A_TEXT} .\n'
    consolidates = f"{DECREE} <{VL}consolidates> {B} {A_TEXT} .\n"
    rules = [{one.rule for one in validate(open_memory(sound + more))} for more in (early, early + consolidates)]
    assert ["hieu-luc-truoc-ban-hanh" in found for found in rules] == [True, False]


def test_texts_that_state_one_day_are_named_once(sound: str) -> None:
    told = "".join(
        f'<a:c{n}> <{VL}cited> {DECREE} {A_TEXT} .\n<a:c{n}> <{VL}statedDate> "2020-08-14"^^<{DAY}> {A_TEXT} .\n'
        f'<a:c{n}> <{VL}statedNumber> "89/2020/NĐ-CP" {A_TEXT} .\n<a:c{n}> <{VL}citing> <a:d{n}> {A_TEXT} .\n'
        f'<a:d{n}> <{LABEL}> "Quyết định {n}/QĐ-A" {A_TEXT} .\n'
        for n in range(1, 6)
    )
    (found,) = [one for one in validate(open_memory(sound + told)) if one.rule == "mau-thuan-ngay"]
    assert "14/8/2020 (Quyết định 1/QĐ-A và 4 văn bản nữa)" in found.message
    assert found.message.count("14/8/2020") == 1


def test_an_order_of_the_president_bears_the_code_of_a_law(sound: str) -> None:
    order = B.replace("/b>", "/01-2014-l-ctn>")
    lines = (f'{order} <{ELI}number> "01/2014/L-CTN" .', f"{order} <{ELI}type_document> <{VL}type_lenh> .")
    found = validate(open_memory(sound + "".join(f"{line.removesuffix(' .')} {A_TEXT} .\n" for line in lines)))
    assert "loai-khac-ma" not in {one.rule for one in found}


def test_sources_that_disagree_are_no_error(sound: str) -> None:
    found = validate(open_memory(sound.replace('statedDate> "2020-08-04"', 'statedDate> "2020-08-05"')))
    assert {finding.severity for finding in found} == {Severity.CONFLICT}
    assert any("05/8/2020 (Quyết định 1712/QĐ-BHXH)" in one.message for one in found)


def test_a_committee_named_by_its_level_contradicts_nobody(tmp_path: Path) -> None:
    """Nghị quyết 95/2017/NQ-HĐND of Bình Định, of the submission of its own committee."""
    (tmp_path / "a.txt").write_text(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH BÌNH ĐỊNH\nSố: 95/2017/NQ-HĐND\nBình Định, ngày 14 tháng 7 năm 2017\nNGHỊ QUYẾT\n"
        "Về chế độ chi\nXét Tờ trình số 53/TTr-UBND ngày 23 tháng 6 năm 2017 của Ủy ban nhân dân tỉnh;\n"
        "QUYẾT NGHỊ:\nĐiều 1. Thông qua.\n",
        encoding="utf-8",
    )
    build([tmp_path / "a.txt"], tmp_path / "s")
    stream = io.BytesIO()
    export(store := open_store(tmp_path / "s"), "nq", stream)
    assert "to-trinh/53-ttr-ubnd/uy-ban-nhan-dan-tinh-binh-dinh/2017-06-23> <" in stream.getvalue().decode("utf-8")
    assert [finding.rule for finding in validate(store) if finding.rule == "mau-thuan-co-quan"] == []


@pytest.mark.parametrize(
    "fault",
    [
        lambda text: text,
        lambda text: text.replace('#start> "', '#start> "9999'),
        lambda text: text.replace('confidence> "0.99"', 'confidence> "1.5"'),
        lambda text: text.replace("#role_legal_basis> <", "#role_whim> <"),
        lambda text: text.replace(f'until> "2025-03-01"^^<{DAY}>', f'until> "1925-03-01"^^<{DAY}>'),
        lambda text: "\n".join(line for line in text.split("\n") if f"<{VL}mention>" not in line),
        lambda text: "\n".join(line for line in text.split("\n") if "#exact>" not in line),
        lambda text: "\n".join(line for line in text.split("\n") if f"{TYPE}> <{VL}Document>" not in line),
        lambda text: text.replace('number> "89/2020/NĐ-CP"', 'number> "89/2020/NĐ-CP; 90"'),
        lambda text: text + f"{C1} <{VL}cited> {B} {A_TEXT} .\n",
    ],
)
def test_the_sparql_form_of_the_shapes_finds_what_pyshacl_finds(sound: str, fault: Callable[[str], str]) -> None:
    store = open_memory(fault(sound))
    assert sorted(by_sparql(store)) == sorted(by_pyshacl(store))


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
