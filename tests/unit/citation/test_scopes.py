"""Which part of an act something is done to: never said of the whole."""

from __future__ import annotations

import pytest

from tests.unit.citation.circular import read


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        # 61-CP (05/7/1994) as a portal prints it: not the decree as a whole
        (
            "Các quy định về thu tiền sử dụng đất quy định tại Thông tư này bị thay thế bởi Nghị định 38/2000/NĐ-CP",
            ("38/2000/NĐ-CP", "replaces", "this", "Các quy định về thu tiền sử dụng đất"),
        ),
        (
            "Điều 10 Nghị định số 61/2010/NĐ-CP bị bãi bỏ bởi Nghị định số 181/2014/NĐ-CP",
            ("181/2014/NĐ-CP", "repeals_part", "61/2010/NĐ-CP", "Điều 10"),
        ),
        (
            "Nghị định số 61/2010/NĐ-CP hết hiệu lực một phần: Điều 2 bị bãi bỏ bởi Nghị định số 181/2014/NĐ-CP",
            ("181/2014/NĐ-CP", "repeals_part", "61/2010/NĐ-CP", "Điều 2"),
        ),
        (
            "Nghị định số 61/2010/NĐ-CP có Điều 5 được thay thế bởi Điều 2 Nghị định số 181/2014/NĐ-CP",
            ("181/2014/NĐ-CP", "amends", "61/2010/NĐ-CP", "Điều 5"),
        ),
        (
            "Khoản 2 Điều 10 của Nghị định số 61/2010/NĐ-CP đã được thay thế bởi Nghị định số 181/2014/NĐ-CP",
            ("181/2014/NĐ-CP", "amends", "61/2010/NĐ-CP", "Khoản 2 Điều 10"),
        ),
        (
            "Nghị định số 181/2014/NĐ-CP bãi bỏ Điều 10 Nghị định số 61/2010/NĐ-CP",
            ("181/2014/NĐ-CP", "repeals_part", "61/2010/NĐ-CP", "Điều 10"),
        ),
        (  # no "mục VI"
            "Bổ sung 02 chức danh vào Danh mục vị trí việc làm ban hành kèm theo Quyết định số 36/QĐ-UBND",
            ("this", "amends", "36/QĐ-UBND", None),
        ),
        (
            "Nghị định số 61/2010/NĐ-CP bị bãi bỏ bởi Nghị định số 181/2014/NĐ-CP",
            ("181/2014/NĐ-CP", "repeals", "61/2010/NĐ-CP", None),
        ),
        (
            "Thông tư này bãi bỏ các quy định về lệ phí tại Thông tư số 1/2010/TT-BTC",
            ("this", "repeals_part", "1/2010/TT-BTC", "các quy định về lệ phí"),
        ),
        # 10/2024/TT-BTTTT Điều 1
        (
            "Ngưng hiệu lực thi hành quy định tại điểm a khoản 2 Điều 4 Thông tư số 03/2024/TT-BTTTT",
            ("this", "suspends", "03/2024/TT-BTTTT", "điểm a khoản 2 Điều 4"),
        ),
        # 39/2018/NĐ-CP Điều 1
        (
            "Ngưng hiệu lực thi hành đối với một số quy định tại Nghị định số 58/2017/NĐ-CP",
            ("this", "suspends", "58/2017/NĐ-CP", "một số quy định"),
        ),
        (
            "Bãi bỏ quy định về phân phối lợi nhuận tại khoản 3 Điều 4 Thông tư số 1/2010/TT-BTC",
            ("this", "repeals_part", "1/2010/TT-BTC", "khoản 3 Điều 4"),
        ),
    ],
)
def test_what_is_done_to_a_part_is_not_said_of_the_whole(
    sentence: str, stated: tuple[str, str, str, str | None]
) -> None:
    citations, found = read(f"Điều 2. {sentence}.\n")
    names = {one.id: one.number for one in citations} | {"this": "this"}
    assert [(names[one.subject], one.kind.value, names[one.object], one.scope) for one in found] == [stated]


def test_a_list_below_an_order_names_the_provisions() -> None:
    """08/2023/NĐ-CP Điều 3."""
    order = (
        "Ngưng hiệu lực thi hành đối với các quy định sau đây tại Nghị định số 65/2022/NĐ-CP đến hết ngày 31/12/2023"
    )
    items = "1. Quy định về thời gian phân phối trái phiếu tại khoản 7, khoản 8 Điều 1 Nghị định số 65/2022/NĐ-CP."
    _, [stated] = read(f"Điều 1. {order}:\n{items}\nĐiều 2. Thi hành\n")
    assert (stated.kind.value, stated.scope, stated.until) == (
        "suspends",
        "Điều 1 khoản 7; Điều 1 khoản 8",
        "2024-01-01",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        # luật 56/2024/QH15 changed the law on securities; in which articles, the sentence does not say
        "Sửa đổi, bổ sung một số điều của Luật Chứng khoán số 54/2019/QH14 (đã được sửa đổi theo Luật số 56/2024/QH15)",
        "Bãi bỏ khoản 2 Điều 4 của Luật Chứng khoán số 54/2019/QH14 đã được sửa đổi theo Luật số 56/2024/QH15",
        "Việc áp dụng một số quy định của Luật Chứng khoán số 54/2019/QH14 đã được sửa đổi theo Luật số 56/2024/QH15",
    ],
)
def test_the_object_of_another_verb_is_no_scope_of_the_passive(sentence: str) -> None:
    citations, found = read(f"Điều 2. {sentence}.\n")
    names = {one.id: one.number for one in citations} | {"this": "this"}
    scopes = {(names[one.subject], names[one.object]): one.scope for one in found}
    assert scopes["56/2024/QH15", "54/2019/QH14"] is None


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        (
            "Điều 2. Bãi bỏ khoản 3 Điều 4 và sửa đổi khoản 1 Điều 6 Thông tư số 28/2004/TT-BTC",
            {("repeals_part", "khoản 3 Điều 4"), ("amends", "khoản 1 Điều 6")},
        ),
        ("Điều 2. Bãi bỏ tên Điều 7 Thông tư số 28/2004/TT-BTC", {("repeals_part", "tên Điều 7")}),
        (
            "Điều 2. Bãi bỏ Mẫu số 02/TNDN ban hành kèm theo Thông tư số 28/2004/TT-BTC",
            {("repeals_part", "Mẫu số 02/TNDN")},
        ),
        (
            "Bãi bỏ tiết a điểm 1 mục II phần B Thông tư số 28/2004/TT-BTC",
            {("repeals_part", "tiết a điểm 1 mục II phần B")},
        ),
        ("Bãi bỏ Phần thứ hai Thông tư số 28/2004/TT-BTC", {("repeals_part", "Phần thứ hai")}),
        ("Bãi bỏ Điều thứ 5 và Điều thứ sáu Sắc lệnh số 63-SL", {("repeals_part", "Điều thứ 5 và Điều thứ sáu")}),
        (
            "Thông tư này thay thế Mục 3, Mục 4 Phần II và bãi bỏ Phần III Thông tư số 28/2004/TT-BTC",
            {("amends", "Mục 3, Mục 4 Phần II"), ("repeals_part", "Phần III")},
        ),
        (
            "Điều 1. Bổ sung Điều 14a vào sau Điều 14 và bãi bỏ Điều 19 của Thông tư số 28/2004/TT-BTC",
            {("amends", "Điều 14a vào sau Điều 14"), ("repeals_part", "Điều 19")},
        ),
        ("Điều 1. Bổ sung Điều 4a vào Thông tư số 28/2004/TT-BTC", {("amends", "Điều 4a")}),
        (
            "Điều 3. Sửa đổi, bổ sung một số điều, bãi bỏ khoản 2 Điều 9 Thông tư số 28/2004/TT-BTC",
            {("amends", None), ("repeals_part", "khoản 2 Điều 9")},
        ),
        (
            "Nghị định số 5/2010/NĐ-CP sửa đổi khoản 2 Điều 5 và bãi bỏ Điều 7 Nghị định số 28/2004/NĐ-CP",
            {("amends", "khoản 2 Điều 5"), ("repeals_part", "Điều 7")},
        ),
    ],
)
def test_each_of_two_verbs_is_said_of_its_own_provisions(sentence: str, stated: set[tuple[str, str | None]]) -> None:
    _, relations = read(f"{sentence}.\n")
    assert {(str(relation.kind), relation.scope) for relation in relations} == stated


@pytest.mark.parametrize(
    ("clause", "ended"),
    [
        ("1. Điều 16 được sửa đổi, bổ sung như sau:\na) Sửa đổi điểm e khoản 1;\nb) Bãi bỏ điểm e.", "điểm e Điều 16"),
        ("1. Sửa đổi khoản 2 Điều 16 như sau:\na) Bãi bỏ điểm e;", "điểm e khoản 2 Điều 16"),
        ("1. Sửa đổi khoản 2 Điều 16 và khoản 3 Điều 18 như sau:\na) Bãi bỏ điểm e;", "điểm e"),  # of either
        ("1. Sửa đổi Điều 16 như sau:\na) Bãi bỏ khoản 3 Điều 59;", "khoản 3 Điều 59"),
    ],
)
def test_a_point_that_ends_is_of_the_article_above(clause: str, ended: str) -> None:
    _, relations = read(f"Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 38/2015/TT-BTC như sau:\n{clause}\n")
    assert [relation.scope for relation in relations if relation.kind.value == "repeals_part"] == [ended]
