"""What a document says that one instrument does to another: lists, headings, passives, endings."""

from __future__ import annotations

import pytest

from kg.citation import read_citations
from kg.document import parse_document
from kg.text import mend
from tests.unit.citation.circular import HEAD, relations

LISTS = [
    pytest.param(
        "Thông tư này có hiệu lực thi hành kể từ ngày 10 tháng 4 năm 2018 và thay thế các văn bản sau:\n"
        "1. Quyết định số 09/2008/QĐ-BTC ngày 30 tháng 5 năm 2008.\n"
        "2. Quyết định số 10/2013/QĐ-BTC ngày 01 tháng 7 năm 2013.",
        {"this replaces 09/2008/QĐ-BTC", "this replaces 10/2013/QĐ-BTC"},
        id="replaced acts in numbered items",
    ),
    pytest.param(
        "2. Bãi bỏ các văn bản sau đây:\na) Thông tư số 01/2010/TT-BTC ngày 01/01/2010;\n"
        "b) Điều 3 Thông tư số 02/2011/TT-BTC;\nc) Khoản 2 Điều 5 và Phụ lục I của Thông tư số 03/2012/TT-BTC.",
        {"this repeals 01/2010/TT-BTC", "this repeals_part 02/2011/TT-BTC", "this repeals_part 03/2012/TT-BTC"},
        id="each item has its own scope",
    ),
    pytest.param(
        "2. Các văn bản sau đây hết hiệu lực kể từ ngày Thông tư này có hiệu lực:\n"
        "a) Thông tư số 01/2010/TT-BTC;\nb) Thông tư số 02/2011/TT-BTC, trừ Điều 4.",
        {"this repeals 01/2010/TT-BTC", "this repeals 02/2011/TT-BTC"},
        id="acts that end, in items",
    ),
    pytest.param(
        "2. Bãi bỏ toàn bộ 03 Thông tư của Bộ trưởng Bộ Tài chính, gồm: Thông tư số 01/2010/TT-BTC; "
        "Thông tư số 02/2011/TT-BTC và Thông tư số 03/2012/TT-BTC.",
        {"this repeals 01/2010/TT-BTC", "this repeals 02/2011/TT-BTC", "this repeals 03/2012/TT-BTC"},
        id="a list within the line",
    ),
    pytest.param(
        "2. Bãi bỏ các nội dung thủ tục hành chính đã được công bố tại các Thông tư:\n"
        "- Thông tư số 01/2010/TT-BTC;\n- Thông tư số 02/2011/TT-BTC.",
        {"this repeals_part 01/2010/TT-BTC", "this repeals_part 02/2011/TT-BTC"},
        id="what stands in the acts of a list is a part of them",
    ),
    pytest.param(
        "2. Sửa đổi, bổ sung một số điều của các Thông tư sau đây:\n"
        "a) Thông tư số 01/2010/TT-BTC;\nb) Thông tư số 02/2011/TT-BTC.",
        {"this amends 01/2010/TT-BTC", "this amends 02/2011/TT-BTC"},
        id="amended acts in items",
    ),
    pytest.param(
        "Nghị định số 10/2016/NĐ-CP ngày 01 tháng 02 năm 2016 của Chính phủ, có hiệu lực thi hành kể từ ngày "
        "20 tháng 3 năm 2016, được sửa đổi, bổ sung bởi:\n"
        "1. Nghị định số 47/2019/NĐ-CP ngày 05 tháng 6 năm 2019 của Chính phủ;\n"
        "2. Nghị định số 83/2024/NĐ-CP ngày 10 tháng 7 năm 2024 của Chính phủ.",
        {"47/2019/NĐ-CP amends 10/2016/NĐ-CP", "83/2024/NĐ-CP amends 10/2016/NĐ-CP"},
        id="amending acts in items",
    ),
    pytest.param(
        "Thủ tướng Chính phủ ban hành Quyết định số 44/2025/QĐ-TTg bãi bỏ toàn bộ 3 văn bản gồm:\n"
        "1. Quyết định số 104/2000/QĐ-TTg ngày 25/8/2000.\n2. Quyết định số 63/2002/QĐ-TTg ngày 20/5/2002.",
        {"44/2025/QĐ-TTg repeals 104/2000/QĐ-TTg", "44/2025/QĐ-TTg repeals 63/2002/QĐ-TTg"},
        id="another act's list",
    ),
    pytest.param(
        "Thông tư này bãi bỏ các văn bản sau:\na) Thông tư số 01/2010/TT-BTC hướng dẫn thi hành Nghị định số "
        "02/2009/NĐ-CP;\nb) Thông tư số 03/2010/TT-BTC.\nThủ trưởng đơn vị thi hành Thông tư số 04/2010/TT-BTC.",
        {
            "this repeals 01/2010/TT-BTC",
            "this repeals 03/2010/TT-BTC",
            "01/2010/TT-BTC details 02/2009/NĐ-CP",
        },
        id="an item's title stays nested and the list ends with its numbering",
    ),
    pytest.param(
        "1. Sửa đổi khoản 2 Điều 5 Thông tư số 01/2010/TT-BTC như sau:\n"
        "a) Hồ sơ theo quy định tại Điều 3 Thông tư số 02/2011/TT-BTC;\nb) Thông tư số 03/2011/TT-BTC.",
        {"this amends 01/2010/TT-BTC"},
        id="new wording is no list of objects",
    ),
    pytest.param(
        "Cơ quan thuế căn cứ các văn bản sau:\n1. Thông tư số 01/2010/TT-BTC;\n2. Thông tư số 02/2010/TT-BTC.",
        set(),
        id="a list without a verb of change",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_items_of_a_list_are_objects_of_the_verb_before_the_colon(text: str, expected: set[str]) -> None:
    assert relations(HEAD + text) == expected


BOUNDS = [
    (
        (
            "Luật xử lý vi phạm hành chính và pháp luật có liên quan. Bộ luật tố tụng dân sự số 24/2004/QH11 "
            "đã được sửa đổi, bổ sung theo Luật số 65/2011/QH12."
        ),
        {"65/2011/QH12 amends 24/2004/QH11"},
    ),
    (
        (
            "2. Trường hợp các văn bản dẫn chiếu tại Thông tư này được sửa đổi, bổ sung hoặc thay thế thì áp dụng theo "
            "Thông tư số 01/2010/TT-BTC mới."
        ),
        set(),
    ),
    ("Trường hợp Thông tư này thay thế Thông tư số 01/2010/TT-BTC thì thực hiện như sau.", set()),
    ("1. Bổ sung nội dung vào hồ sơ quy định tại Điều 5 Thông tư số 01/2010/TT-BTC.", set()),
    ("Hủy bỏ kết quả đấu thầu theo Điều 17 Luật Đấu thầu số 43/2013/QH13.", set()),
    ("Nghị định số 10/2016/NĐ-CP hết hiệu lực. Thông tư số 02/2011/TT-BTC được ban hành.", set()),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_no_relation_crosses_a_sentence_or_comes_from_a_condition(text: str, expected: set[str]) -> None:
    assert relations(HEAD + text) == expected


HEADINGS = [
    (
        "Điều 2. Sửa đổi, bổ sung, bãi bỏ một số điều, khoản của Nghị định số 63/2010/NĐ-CP",
        {"this amends 63/2010/NĐ-CP", "this repeals_part 63/2010/NĐ-CP"},
    ),
    ("Điều 2. Thay thế, bãi bỏ một số cụm từ của Nghị định số 20/2010/NĐ-CP", {"this amends 20/2010/NĐ-CP"}),
    (
        "2. Sửa đổi Điều 5 của Quy chế ban hành kèm theo Quyết định số 20/2008/QĐ-TTg ngày 14 tháng 02 năm 2008.",
        {"this amends 20/2008/QĐ-TTg"},
    ),
    ("Điều 4. Bổ sung Điều 7a vào sau Điều 7 Nghị định số 21/2010/NĐ-CP", {"this amends 21/2010/NĐ-CP"}),
    (
        '1. Thay thế cụm từ "Sở A" bằng cụm từ "Sở B" tại Điều 5 Thông tư số 02/2011/TT-BTC.',
        {"this amends 02/2011/TT-BTC"},
    ),
    (
        "Điều 5. Bãi bỏ các điểm a, b khoản 1 Điều 2; khoản 3 Điều 4 của Nghị định số 22/2010/NĐ-CP",
        {"this repeals_part 22/2010/NĐ-CP"},
    ),
    (
        (
            "2. Bãi bỏ quy định về việc cấp giấy chứng nhận người bào chữa tại khoản 3 và khoản 4 Điều 27 "
            "của Luật luật sư số 65/2006/QH11."
        ),
        {"this repeals_part 65/2006/QH11"},
    ),
    ("2. Đính chính lỗi kỹ thuật tại Thông tư số 01/2010/TT-BTC", {"this corrects 01/2010/TT-BTC"}),
    (
        "2. Bổ sung hồ sơ quy định tại Điều 5 theo mẫu của Thông tư số 01/2010/TT-BTC",
        set(),
    ),
    ("2. Bổ sung 5 tỷ đồng cho tỉnh theo Quyết định số 1704/QĐ-TTg", set()),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_an_order_at_the_head_of_a_clause_changes_the_act_named_behind_the_provisions(
    text: str, expected: set[str]
) -> None:
    assert relations(HEAD + text) == expected


def test_the_enacting_formula_states_what_the_document_changes() -> None:
    text = """CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 48/2013/NĐ-CP
Hà Nội, ngày 14 tháng 05 năm 2013
NGHỊ ĐỊNH
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA CÁC NGHỊ ĐỊNH LIÊN QUAN ĐẾN THỦ TỤC
Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;
Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 \
của Chính phủ về kiểm soát; Nghị định số 20/2008/NĐ-CP ngày 14 tháng 02 năm 2008 của Chính phủ về tiếp nhận,
Điều 1. Sửa đổi
Nội dung.
"""
    assert relations(text) == {"this amends 63/2010/NĐ-CP", "this amends 20/2008/NĐ-CP"}


def test_an_amended_act_behind_a_semicolon_is_still_an_object_of_the_amending_title() -> None:
    text = (
        "Nghị định số 83/2024/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 123/2016/NĐ-CP đã được sửa đổi, "
        "bổ sung một số điều theo Nghị định số 101/2020/NĐ-CP; Nghị định số 10/2016/NĐ-CP đã được sửa đổi, bổ sung "
        "một số điều theo Nghị định số 47/2019/NĐ-CP."
    )
    assert relations(HEAD + text) == {
        "83/2024/NĐ-CP amends 123/2016/NĐ-CP",
        "101/2020/NĐ-CP amends 123/2016/NĐ-CP",
        "83/2024/NĐ-CP amends 10/2016/NĐ-CP",
        "47/2019/NĐ-CP amends 10/2016/NĐ-CP",
    }


def test_an_article_label_is_no_provision_of_what_the_article_repeals() -> None:
    text = mend(HEAD + "Điều 2.Bãi bỏ Thông tư số 26/2010/TT-BTC.")
    _, found, _ = read_citations(parse_document(text))
    assert [(str(r.kind), r.scope) for r in found] == [("repeals", None)]


def test_an_item_that_repeals_provisions_belongs_to_the_article_it_stands_in() -> None:
    text = mend(
        HEAD + "1. Sửa đổi, bổ sung một số điều của Thông tư số 01/2010/TT-BTC như sau:\na) Sửa đổi Điều 5.\n"
        "2. Sửa đổi, bổ sung một số điều của Thông tư số 02/2011/TT-BTC như sau:\na) Sửa đổi Điều 6.\n"
        "b) Bãi bỏ khoản 3 Điều 7;\nc) Bãi bỏ khoản 4 Điều 8 Thông tư số 03/2012/TT-BTC.\n"
    )
    citations, found, _ = read_citations(parse_document(text))
    label = {c.id: c.number for c in citations}
    assert {(label[r.object], str(r.kind), r.scope) for r in found} == {
        ("01/2010/TT-BTC", "amends", None),
        ("02/2011/TT-BTC", "amends", None),
        ("02/2011/TT-BTC", "repeals_part", "khoản 3 Điều 7"),
        ("03/2012/TT-BTC", "repeals_part", "khoản 4 Điều 8"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Gia hạn thời hạn áp dụng Nghị quyết số 54/2017/QH14 đến hết ngày 31/12/2023 và kéo dài thời gian "
                "thực hiện Nghị quyết số 42/2017/QH14."
            ),
            {"this extends 54/2017/QH14", "this extends 42/2017/QH14"},
        ),
        (
            (
                "Ngưng hiệu lực thi hành Thông tư số 20/2018/TT-BYT đến ngày 31/12/2025; tạm đình chỉ việc thi hành "
                "Quyết định số 77/QĐ-SYT."
            ),
            {"this suspends 20/2018/TT-BYT", "this suspends 77/QĐ-SYT"},
        ),
        (
            "Áp dụng Thông tư số 19/2008/TT-BLĐTBXH, sửa đổi, bổ sung Thông tư số 03/2007/TT-BLĐTBXH.",
            {"19/2008/TT-BLĐTBXH amends 03/2007/TT-BLĐTBXH"},
        ),
        (
            "Theo Thông tư số 19/2008/TT-BTC có hiệu lực từ ngày 01/7/2008, thay thế Thông tư số 03/2007/TT-BTC.",
            {"19/2008/TT-BTC replaces 03/2007/TT-BTC"},
        ),
    ],
)
def test_the_second_order_of_a_sentence_is_given_by_the_text_not_by_the_act_before(
    text: str, expected: set[str]
) -> None:
    assert relations(f"{HEAD}Điều 2. {text}") == expected


def test_what_is_done_in_accordance_with_an_act_is_not_changed_by_it() -> None:
    assert relations(HEAD + "Khoản này được thực hiện theo quy định của Luật Đất đai số 31/2024/QH15.") == set()


def test_no_act_acts_on_one_that_came_after_it() -> None:
    later = "Kết luận số 12-KL/TW ngày 06/4/2022 của Bộ Chính trị"
    text = f"{HEAD}Thực hiện Kết luận số 10-KL/TW ngày 26/12/2016 về tiếp tục thực hiện Kết luận số 5-KL/TW, {later}."
    assert relations(text) == {"10-KL/TW implements 5-KL/TW"}


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("78/2006/QH11", {"156/2013/TT-BTC details 78/2006/QH11"}),
        ("38/2019/QH14", {"156/2013/TT-BTC details Luật Quản lý thuế"}),
    ],
)
def test_no_act_acts_on_a_law_whose_number_is_of_a_later_year(number: str, found: set[str]) -> None:
    """Công văn 4431/BTC-TCT of 2021 names the law of 2019 first; the circular of 2013 guides the one before it."""
    circular = "Thông tư số 156/2013/TT-BTC ngày 06/11/2013 hướng dẫn thi hành một số điều của Luật Quản lý thuế"
    assert relations(f"{HEAD}Luật Quản lý thuế số {number} có hiệu lực. {circular}.") == found


def test_annexes_that_are_issued_to_guide_an_act_guide_it() -> None:
    """40/2015/TT-BCT Điều 1."""
    act = "Hiệp định Thương mại Tự do Việt Nam - Hàn Quốc"
    order = (
        f"Ban hành kèm theo Thông tư này các Phụ lục sau để hướng dẫn thực hiện Chương 3 Quy tắc xuất xứ trong {act}:"
    )
    assert relations(HEAD + f"Điều 2. {order}\n1. Quy tắc.\n") == {f"this guides {act}"}
    plain = f"Ban hành kèm theo Thông tư này các Phụ lục sau để sửa đổi mẫu trong {act}:"
    assert relations(HEAD + f"Điều 2. {plain}\n1. Quy tắc.\n") == set()
