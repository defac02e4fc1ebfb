"""One instrument, one citation: short forms join their full form, the document never cites itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.citation import Citation, Relation, RelationKind, read_citations
from kg.document import parse_document
from kg.text import mend

Decision = Callable[..., str]


def read(source: str) -> list[Citation]:
    citations, _, _ = read_citations(parse_document(mend(source)))
    return [citation for citation in citations if "Ban hành văn bản" not in (citation.name or "")]


def test_aliases_given_in_parentheses_hold_in_the_document(decision: Decision) -> None:
    """1320/QĐ-BHXH, lines 92-98 and 110 (traps.md 21, 22)."""
    found = read(
        decision(
            "1. Nghị quyết\nsố 20-NQ/TW ngày 25/10/2017 của Ban chấp hành Trung ương Khóa XII về sức khỏe\n"
            "(Nghị quyết số 20), Nghị quyết số 28-NQ/TW ngày 23/5/2018 của Ban Chấp hành\nTrung ương khóa XII về cải "
            "cách chính sách BHXH (Nghị quyết số 28) và Nghị quyết\nsố 125/NQ-CP ngày 8/10/2018 của Chính phủ về việc "
            "thực hiện Nghị quyết số 28 (Nghị quyết số 125).\n2. Bám sát Nghị quyết 125 và Nghị quyết số 20."
        )
    )
    mentions = {citation.number: [mention.text for mention in citation.mentions][1:] for citation in found}
    assert mentions == {
        "20-NQ/TW": ["Nghị quyết số 20", "Nghị quyết số 20"],
        "28-NQ/TW": ["Nghị quyết số 28", "Nghị quyết số 28"],
        "125/NQ-CP": ["Nghị quyết số 125", "Nghị quyết 125"],
    }
    assert {mention.form for citation in found for mention in citation.mentions[1:]} == {"alias"}


def test_a_short_form_of_two_instruments_names_neither(decision: Decision) -> None:
    found = read(
        decision("1. Nghị quyết số 28-NQ/TW ngày 23/5/2018; Nghị quyết số 28/NQ-CP ngày 01/3/2022. Theo Nghị quyết 28.")
    )
    assert [(citation.number, len(citation.mentions)) for citation in found] == [("28-NQ/TW", 1), ("28/NQ-CP", 1)]


def test_a_serial_alone_needs_its_full_form_but_serial_and_year_name_an_act(decision: Decision) -> None:
    found = read(decision("1. Theo Nghị quyết số 20 và Nghị định 12/2017."))
    assert [(citation.number, citation.type) for citation in found] == [("12/2017", "Nghị định")]


@pytest.mark.parametrize("short", ["Nghị định 12/2017", "Nghị định số 12/2017", "Nghị định 12"])
def test_number_and_year_are_a_short_form(decision: Decision, short: str) -> None:
    (found,) = read(decision(f"1. Theo Nghị định 12/2017/NĐ-CP. {short} quy định thêm."))
    assert [mention.text for mention in found.mentions] == ["Nghị định 12/2017/NĐ-CP", short]


def test_a_short_form_is_no_prefix_of_other_figures(decision: Decision) -> None:
    found = read(
        decision("1. Nghị quyết số 20-NQ/TW ngày 25/10/2017; Nghị quyết 20/2020, Nghị quyết 20%, Nghị quyết 200.")
    )
    assert [(citation.number, len(citation.mentions)) for citation in found] == [("20-NQ/TW", 1), ("20/2020", 1)]


def test_repeats_of_a_number_are_one_citation(decision: Decision) -> None:
    """96/QĐ-BHXH, lines 17 and 78 (traps.md 20): the undated repeat takes the date of the same document."""
    (found,) = read(
        decision(
            "1. Nghị quyết số 76/NQ-CP.\n2. Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ và NGHỊ QUYẾT SỐ "
            "76/NQ–CP."
        )
    )
    assert (found.date, found.issuers, len(found.mentions)) == ("2021-07-15", ("Chính phủ",), 3)


def test_one_number_of_two_days_is_two_instruments(decision: Decision) -> None:
    found = read(decision("1. Nghị quyết số 168/NQ-CP ngày 11/10/2023; Nghị quyết số 168/NQ-CP ngày 29/12/2022."))
    assert [citation.date for citation in found] == ["2023-10-11", "2022-12-29"]


def test_a_series_is_not_the_instrument_of_one_year(decision: Decision) -> None:
    found = read(decision("1. Nghị quyết số 01/NQ-CP ngày 06/01/2023; Nghị quyết số 01/NQ-CP hàng năm."))
    assert [(citation.date, citation.series) for citation in found] == [("2023-01-06", False), (None, True)]


def test_prefixes_are_other_instruments(decision: Decision) -> None:
    """traps.md 40: 29/2025/NĐ-CP stands inside 329/2025/NĐ-CP and 129/2025/NĐ-CP."""
    found = read(decision("1. Nghị định số 329/2025/NĐ-CP, Nghị định số 129/2025/NĐ-CP, Nghị định số 29/2025/NĐ-CP."))
    assert [citation.number for citation in found] == ["329/2025/NĐ-CP", "129/2025/NĐ-CP", "29/2025/NĐ-CP"]


@pytest.mark.parametrize(
    "own",
    [
        "(Ban hành kèm theo Quyết định số 777/QĐ-BHXH ngày 15/12/2023 của Tổng Giám đốc)",
        "Quyết định số: 777/QĐ-BHXH",
        "Quyết định số 777/QĐ-BHXH ngày 15 tháng 12 năm 2023",
        "Kế hoạch này, Quyết định này",
        "quyết định số 777/qđ-bhxh",
        "Quyết định số 777/QĐ–BHXH",
    ],
)
def test_a_document_never_cites_itself(decision: Decision, own: str) -> None:
    assert read(decision(f"Điều 3. Thực hiện theo {own}.")) == []


def test_its_number_of_another_day_is_another_instrument(decision: Decision) -> None:
    (found,) = read(decision("1. Quyết định số 777/QĐ-BHXH ngày 02/3/2019 của Bảo hiểm xã hội Việt Nam."))
    assert (found.number, found.date) == ("777/QĐ-BHXH", "2019-03-02")


def test_a_plenum_that_adopted_a_conclusion_is_that_conclusion(decision: Decision) -> None:
    """1712/QĐ-BHXH, lines 22 and 130 (traps.md 25)."""
    found = read(
        decision(
            "1. Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương; Nghị quyết Trung ương 4 (khóa "
            "XII, XIII)."
        )
    )
    assert [(citation.number, citation.type, len(citation.mentions)) for citation in found] == [
        ("21-KL/TW", "Kết luận", 2),
        (None, "Nghị quyết", 1),
    ]
    assert found[1].name == "Nghị quyết Trung ương 4 khóa XII"


def relations(source: str) -> list[tuple[str, str, str]]:
    """Return (subject, kind, object) by number or name."""
    citations, found, _ = read_citations(parse_document(mend(source)))
    names = {citation.id: citation.number or citation.name or "" for citation in citations} | {"this": "this"}
    return [(names[relation.subject], str(relation.kind), names[relation.object]) for relation in found]


@pytest.mark.parametrize(
    ("body", "stated"),
    [
        (
            (
                "Nghị định số 47/2019/NĐ-CP ngày 05/6/2019 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số "
                "10/2016/NĐ-CP"
            ),
            [("47/2019/NĐ-CP", "amends", "10/2016/NĐ-CP")],
        ),
        (
            "Thông tư số 26/2019/TT-BTC được sửa đổi, bổ sung bởi Thông tư số 33/2022/TT-BTC ngày 9/6/2022",
            [("33/2022/TT-BTC", "amends", "26/2019/TT-BTC")],
        ),
        (
            (
                "Nghị định số 59/2019/NĐ-CP quy định chi tiết một số điều và biện pháp thi hành Luật Phòng, chống tham "
                "nhũng"
            ),
            [("59/2019/NĐ-CP", "details", "Luật Phòng, chống tham nhũng")],
        ),
        (
            (
                "Nghị định số 118/2025/NĐ-CP thay thế Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 và Nghị định số "
                "107/2021/NĐ-CP"
            ),
            [
                ("118/2025/NĐ-CP", "replaces", "61/2018/NĐ-CP"),
                ("118/2025/NĐ-CP", "replaces", "107/2021/NĐ-CP"),
            ],
        ),
        (
            "Nghị định số 61/2018/NĐ-CP bị bãi bỏ bởi Nghị định số 118/2025/NĐ-CP",
            [("118/2025/NĐ-CP", "repeals", "61/2018/NĐ-CP")],
        ),
        (
            "Thông tư số 26/2019/TT-BTC đính chính Thông tư số 20/2018/TT-BTC",
            [("26/2019/TT-BTC", "corrects", "20/2018/TT-BTC")],
        ),
        (
            "Luật số 41/2018/QH14 sửa đổi, bổ sung Luật Bảo hiểm xã hội",
            [("41/2018/QH14", "amends", "Luật Bảo hiểm xã hội")],
        ),
    ],
)
def test_the_acting_instrument_is_the_subject(
    decision: Decision, body: str, stated: list[tuple[str, str, str]]
) -> None:
    assert relations(decision(f"1. Theo {body}.")) == stated


@pytest.mark.parametrize(
    "task",
    [
        "Rà soát, sửa đổi, bổ sung Thông tư số 26/2019/TT-BTC và Nghị định số 10/2016/NĐ-CP",
        "Vụ Pháp chế tham mưu sửa đổi, bổ sung Nghị định số 10/2016/NĐ-CP",
        "Theo Nghị quyết số 76/NQ-CP, rà soát, sửa đổi, bổ sung Nghị định số 10/2016/NĐ-CP",
        "Thực hiện Nghị quyết số 76/NQ-CP, đề xuất sửa đổi, bổ sung Nghị định số 10/2016/NĐ-CP",
        "Nghiên cứu, kiến nghị thay thế Nghị định số 10/2016/NĐ-CP",
        "Thực hiện thay thế hoặc cắt giảm thành phần hồ sơ theo Nghị định số 118/2025/NĐ-CP",
        "Theo Nghị định số 118/2025/NĐ-CP. Sửa đổi quy trình theo Quyết định số 766/QĐ-TTg",
    ],
)
def test_a_task_is_no_amendment(decision: Decision, task: str) -> None:
    stated = {"amends", "replaces", "repeals"}
    assert [edge for edge in relations(decision(f"1. {task}.")) if edge[1] in stated] == []


def test_what_the_document_does_has_the_document_as_subject(decision: Decision) -> None:
    body = (
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 100/QĐ-BHXH ngày 02/3/2020, "
        "Quyết định số 200/QĐ-BHXH ngày 03/3/2021.\nĐiều 4. Bãi bỏ Quyết định số 300/QĐ-BHXH ngày 04/4/2022."
    )
    assert relations(decision(body)) == [
        ("this", "replaces", "100/QĐ-BHXH"),
        ("this", "replaces", "200/QĐ-BHXH"),
        ("this", "repeals", "300/QĐ-BHXH"),
    ]


def test_a_relation_quotes_the_words_that_state_it(decision: Decision) -> None:
    source = decision("1. Nghị định số 47/2019/NĐ-CP sửa đổi,\n bổ sung Nghị định số 10/2016/NĐ-CP.")
    _, found, _ = read_citations(parse_document(mend(source)))
    (relation,) = found
    assert isinstance(relation, Relation)
    assert relation.kind is RelationKind.AMENDS
    assert relation.text == relation.span.of(source)
    assert " ".join(relation.text.split()) == "Nghị định số 47/2019/NĐ-CP sửa đổi, bổ sung Nghị định số 10/2016/NĐ-CP"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Quyết định số 42/2002/QĐ-TTg ngày 19/03/2002", "Quyết định số 42/2002/QĐ/TTg ngày 19/3/2002"),
        ("Quyết định số 37-BYT/QĐ", "Quyết định số 37/BYT-QĐ"),
        ("Quyết định số 20/2016/QĐ-TTg", "QUYẾT ĐỊNH SỐ 20/2016/QĐ-TTG"),
    ],
)
def test_a_number_spelled_otherwise_is_the_same_paper(decision: Decision, first: str, second: str) -> None:
    (found,) = read(decision(f"1. Theo {second}.\n2. Theo {first}; theo {first}."))
    assert (found.number or "nothing") in first


def test_a_number_spelled_otherwise_of_another_day_is_another_paper(decision: Decision) -> None:
    found = read(decision("1. Quyết định số 37-BYT/QĐ ngày 01/02/1972 và Quyết định số 37/BYT-QĐ ngày 02/03/1973."))
    assert [citation.date for citation in found] == ["1972-02-01", "1973-03-02"]


def test_a_law_on_treaties_is_a_law(decision: Decision) -> None:
    (found,) = read(decision("1. Theo Luật Điều ước quốc tế số 108/2016/QH13 ngày 09/4/2016."))
    assert (found.type, found.name, found.number) == ("Luật", "Luật Điều ước quốc tế", "108/2016/QH13")


def test_a_day_that_is_not_of_the_year_of_the_number_is_a_slip(decision: Decision) -> None:
    """2866/1998/TT-BQP prints one decree twice, once with the day of another year and a dash for a stroke."""
    (found,) = read(
        decision(
            "1. Hướng dẫn thi hành Nghị định số 02/1998-NĐ-CP ngày 06/01/1996 của Chính phủ.\n2. Ngày 06/01/1998 Chính "
            "phủ đã ban hành Nghị định số 02/1998/NĐ-CP."
        )
    )
    assert (found.number, found.date, len(found.mentions)) == ("02/1998/NĐ-CP", "1998-01-06", 2)
