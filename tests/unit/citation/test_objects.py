"""The objects of an order: whole acts, parts, what is written in them, over lists and lines; and what is no object."""

from __future__ import annotations

import pytest

from kg.citation import read_citations
from kg.document import parse_document
from kg.text import mend
from tests.unit.citation.circular import relations

HEAD = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 932/2025/QĐ-UBND
Quảng Ninh, ngày 01 tháng 4 năm 2025
QUYẾT ĐỊNH
Quy định quản lý chợ trên địa bàn tỉnh
ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy định quản lý chợ.
"""
A, B, C = "11/2001/QĐ-UBND", "22/2002/QĐ-UBND", "33/2003/QĐ-UBND"

PASSAGES = [
    pytest.param(
        "Thông tư số 04/2021/TT-BTP hướng dẫn thi hành Nghị định số 59/2012/NĐ-CP về theo dõi tình hình thi hành pháp "
        "luật và Nghị định số 32/2020/NĐ-CP sửa đổi, bổ sung một số điều Nghị định số 59/2012/NĐ-CP",
        {
            "04/2021/TT-BTP details 59/2012/NĐ-CP",
            "04/2021/TT-BTP details 32/2020/NĐ-CP",
            "32/2020/NĐ-CP amends 59/2012/NĐ-CP",
        },
        id="one more decree behind the title of the first",
    ),
    pytest.param(
        "Sửa đổi Tiêu chuẩn ban hành kèm theo Quyết định số 10/2005/QĐ-BGD&ĐT ngày 01 tháng 4 năm 2005 của Bộ trưởng "
        "Bộ Giáo dục và Đào tạo và đã được bổ sung tại Quyết định số 09/2007/QĐ-BGDĐT.",
        {"this amends 10/2005/QĐ-BGD&ĐT", "09/2007/QĐ-BGDĐT amends 10/2005/QĐ-BGD&ĐT"},
        id="one issuer under two codes",
    ),
    pytest.param(
        "Điều 1.- Sửa đổi, bổ sung một số điều của Quyết định số 11/2001/QĐ-UBND\n1. Bổ sung khoản 4 Điều 8 như sau:\n"
        "“4. Mức chi theo Thông tư số 44/2000/TT-BTC.”\nĐiều 2.- Sửa đổi, bổ sung một số điều của Quyết định số "
        "22/2002/QĐ-UBND\n1. Bãi bỏ khoản 4 Điều 6.\n",
        {f"this amends {A}", f"this amends {B}", f"this repeals_part {B}"},
        id="articles that begin with a dash",
    ),
    pytest.param(
        f"Điều 2. Bãi bỏ Quyết định số {A} về quản lý phí và lệ phí, Nghị quyết số 10/2018/NQ-HĐND và Chỉ thị số "
        "85/2012/CT-UBND ngày 9 tháng 11 năm 2012.",
        {f"this repeals {A}", "this repeals 10/2018/NQ-HĐND", "this repeals 85/2012/CT-UBND"},
        id="acts of other kinds behind a title that takes none",
    ),
    pytest.param(
        f"Điều 2. Bãi bỏ Quyết định số {A} về việc triển khai Đề án đổi mới và Nghị quyết số 10/2018/NQ-HĐND.",
        {f"this repeals {A}"},
        id="a title that may take one more act",
    ),
    pytest.param(
        f"Điều 2. Bãi bỏ tên Điều 7 Quyết định số {A}; sửa đổi đoạn thứ hai khoản 1 Điều 6 Quyết định số {B}.",
        {f"this repeals_part {A}", f"this amends {B}"},
        id="the name of an article, a paragraph",
    ),
    pytest.param(
        "Điều 1.\na) Đính chính căn cứ ban hành tại các Quyết định của Ủy ban nhân dân tỉnh: Số 09/2025/QĐ-UBND ngày "
        "19 tháng 02 năm 2025 Quy định một số chỉ tiêu cụ thể trên địa bàn tỉnh Quảng Ngãi theo Nghị định số "
        "71/2024/NĐ-CP ngày 27 tháng 6 năm 2024 của Chính phủ quy định về giá đất; số 16/2025/QĐ-UBND ngày 28 tháng "
        "02 năm 2025 Bãi bỏ Quyết định số 36/2017/QĐ-UBND ngày 29 tháng 5 năm 2017 của UBND tỉnh quy định mức thu lệ "
        "phí đăng ký kinh doanh trên địa bàn tỉnh Quảng Ngãi, cụ thể:",
        {
            "this corrects 09/2025/QĐ-UBND",
            "this corrects 16/2025/QĐ-UBND",
            "16/2025/QĐ-UBND repeals 36/2017/QĐ-UBND",
        },
        id="numbers behind a colon, an act within a title",
    ),
    pytest.param(
        "Điều 1. Ngưng hiệu lực thi hành\n1. Đối với Thông tư số 08/2022/TT-BKHĐT ngày 31 tháng 5 năm 2022 của Bộ "
        "trưởng Bộ Kế hoạch và Đầu tư quy định chi tiết việc cung cấp, đăng tải thông tin về đấu thầu:\n"
        "a) Ngưng hiệu lực thi hành từ ngày 01 tháng 8 năm 2022 đến ngày 15 tháng 9 năm 2022.",
        {"this suspends 08/2022/TT-BKHĐT"},
        id="the object first",
    ),
    pytest.param(
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.\nBãi bỏ nội dung công bố thủ tục hành chính tại số "
        "thứ tự 9 Phần I, Quyết định số 2291/QĐ-BTC ngày 06 tháng 11 năm 2017 của Bộ trưởng Bộ Tài chính về việc công "
        "bố thủ tục hành chính và nội dung công bố thủ tục hành chính tại số thứ tự 3, 4 Mục 2 Phần I, Quyết định số "
        "309/QĐ-BTC ngày 28 tháng 02 năm 2019 của Bộ trưởng Bộ Tài chính.",
        {"this repeals_part 2291/QĐ-BTC", "this repeals_part 309/QĐ-BTC"},
        id="parts of two",
    ),
    pytest.param(
        "Điều 1. Phê duyệt điều chỉnh, bổ sung một số nội dung thuộc Điều 1 Quyết định số 67/QĐ-UBND ngày 10 tháng 01 "
        "năm 2011 của Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang; điều chỉnh Khoản 1 Điều 1 của Quyết định số "
        "1116/QĐ-UBND ngày 12 tháng 5 năm 2016 của Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang, với nội dung như sau:",
        {"this amends 67/QĐ-UBND", "this amends 1116/QĐ-UBND"},
        id="điều chỉnh",
    ),
    pytest.param(
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế nội dung bảng giá ca máy và thiết bị thi công "
        "xây dựng công trình công bố tại Quyết định số 56/2008/QĐ-UBND ngày 22/12/2008 của UBND Thành phố Hà Nội.",
        {"this amends 56/2008/QĐ-UBND"},
        id="what is published in an act",
    ),
    pytest.param(
        "Điều 2. Hiệu lực thi hành:\n3. Quyết định này thay thế Quyết định số 61/2014/QĐ-UBND ngày 29 tháng 12 năm "
        "2014 của Ủy ban nhân dân tỉnh về mức tỷ lệ phần trăm tính đơn giá thuê đất, mức thu đối với đất có mặt nước "
        "trên địa bàn tỉnh Bình Thuận và Quyết định số 40/2016/QĐ-UBND ngày 17 tháng 10 năm 2016 của Ủy ban nhân "
        "dân tỉnh.",
        {"this replaces 61/2014/QĐ-UBND", "this replaces 40/2016/QĐ-UBND"},
        id="mức thu is no section",
    ),
    pytest.param(
        "Điều 1 :Đình chỉ việc thi hành Quyết định số 02/1998/QĐ-UB ngày 25/06/1998 của UBND huyện Phước Long về thực "
        "hiện chính sách dân số - kế hoạch hóa gia đình.",
        {"this suspends 02/1998/QĐ-UB"},
        id="a blank before the colon of the label",
    ),
    pytest.param(
        "Vào ngày 23/8/2023, Chính phủ đã ban hành Nghị định số 65/2023/NĐ-CP, nhằm đưa ra các hướng dẫn cụ thể. Nghị "
        "định này đồng thời thay thế Nghị định số 103/2006/NĐ-CP và một phần của Nghị định số 105/2006/NĐ-CP.",
        {"65/2023/NĐ-CP replaces 103/2006/NĐ-CP", "65/2023/NĐ-CP amends 105/2006/NĐ-CP"},
        id="a report: the act whose issue was told",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_every_object_of_an_order_is_found_in_real_passages(text: str, expected: set[str]) -> None:
    assert relations(text) == expected


CLAUSES = [
    (
        "Bãi bỏ các nội dung về phí chợ quy định tại Điều 3 Quyết định số A và Điều 5 Quyết định số B.",
        "repeals_part AB",
    ),
    ("Quyết định này có hiệu lực từ ngày ký; đồng thời bãi bỏ Quyết định số A và Quyết định số B.", "repeals AB"),
    ("Quyết định này thay thế các quy định tại Mục 2 Chương I Quyết định số A.", "amends A"),
    ("Quyết định này có hiệu lực từ ngày ký, thay cho Quyết định số A ngày 01/2/2001.", "replaces A"),
    ("Bãi bỏ mức thu phí chợ ban hành kèm theo Quyết định số A ngày 01/2/2001.", "repeals_part A"),
    ("Bãi bỏ các nội dung tại Quyết định số A; Quyết định số B; Quyết định số C.", "repeals_part ABC"),
    ("Các nội dung quy định tại Điều 5, Điều 6 Quyết định số A bị bãi bỏ.", "repeals_part A"),
    ("Quyết định số A bị bãi bỏ kể từ ngày Quyết định này có hiệu lực.", "repeals A"),
    ("Đối với Quyết định số A: bãi bỏ khoản 2 Điều 3.", "repeals_part A"),
    ("Gia hạn thời gian thực hiện Quyết định số A đến hết năm 2026.", "extends A"),
    ("Tạm ngưng thực hiện Quyết định số A và Quyết định số B cho đến khi có quy định mới.", "suspends AB"),
]


def _said(clause: str) -> set[str]:
    for letter, number in zip("ABC", (A, B, C), strict=True):
        clause = clause.replace(f"số {letter}", f"số {number}")
    return relations(f"{HEAD}Điều 2. {clause}\nĐiều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n")


@pytest.mark.parametrize(("clause", "expected"), CLAUSES)
def test_an_order_reaches_all_its_objects_and_tells_parts_from_wholes(clause: str, expected: str) -> None:
    kind, _, objects = expected.partition(" ")
    number = {"A": A, "B": B, "C": C}
    assert _said(clause) == {f"this {kind} {number[letter]}" for letter in objects}


@pytest.mark.parametrize(
    "clause",
    [
        "Phạm vi điều chỉnh của Quyết định số A không thay đổi.",
        "Hoạt động này chịu sự điều chỉnh của Quyết định số A.",
        "Các chợ được điều chỉnh theo Quyết định số A và Quyết định số B.",
        "Bổ sung kinh phí cho các đơn vị được quy định tại Quyết định số A.",
        "Sửa đổi, bổ sung hồ sơ theo quy định tại Quyết định số A.",
        "Bãi bỏ thủ tục hành chính không phù hợp với quy định tại Nghị định số 61/2018/NĐ-CP.",
        "Thay thế thiết bị hư hỏng theo định mức ban hành kèm theo Quyết định số A.",
        "Điều chỉnh tăng 10% mức phụ cấp quy định tại Quyết định số A.",
        "Sở Tài chính có quyền:\na) Thay thế người quản lý chợ quy định tại Điều 5 Quyết định số A.",
        "Sở Tài chính rà soát, bãi bỏ các quy định tại Quyết định số A.",
        "Đối với các chợ tại Quyết định số A, bổ sung hồ sơ.",
        "Hủy bỏ giấy phép đã cấp được quy định tại Điều 3 Luật Khoáng sản.",
        "Quyết định số A hết hiệu lực theo quy định tại khoản 4 Điều 154 Luật Ban hành văn bản quy phạm pháp luật.",
    ],
)
def test_what_is_done_under_an_act_is_not_done_to_it(clause: str) -> None:
    assert _said(clause) == set()


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (f"Quyết định số {A} hết hiệu lực theo quy định tại Quyết định số {B}.", {f"{B} repeals {A}"}),
        (
            f"Sửa đổi Điều 3 Quyết định số {A}, sửa đổi, bổ sung tại Quyết định số {B} như sau:",
            {f"this amends {A}", f"{B} amends {A}"},
        ),
    ],
)
def test_what_another_act_did_may_stand_behind_a_comma_or_under_theo(clause: str, expected: set[str]) -> None:
    assert _said(clause) == expected


def test_a_number_behind_the_issuer_of_a_list_is_not_that_of_the_document() -> None:
    said = (
        "Điều 1. Bãi bỏ các Kế hoạch của Ủy ban nhân dân tỉnh: Số 217/KH-UBND ngày 18/9/2019 về kinh doanh nhà hàng; "
        "số 51/KH-UBND ngày 12/3/2020 về hoạt động vận tải; số 108/KH-UBND ngày 11/6/2020 về khai thác khoáng sản."
    )
    document = parse_document(mend(said))
    citations, found, _ = read_citations(document)
    assert document.number is None
    assert {citation.number for citation in citations} == {"217/KH-UBND", "51/KH-UBND", "108/KH-UBND"}
    assert [relation.kind for relation in found] == ["repeals"] * 3
