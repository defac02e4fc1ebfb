"""Who issued a cited instrument: joint acts name every body, the longest name wins, no words of a title get in."""

from __future__ import annotations

import pytest

from kg.citation.numbered import find_numbered
from kg.text import mend
from tests.bench.issued_by import issued_by


def issuers(sentence: str) -> tuple[str, ...]:
    """Return the issuers of the first instrument that the sentence names."""
    return find_numbered(mend(sentence))[0].issuers


@pytest.mark.parametrize(
    ("tail", "bodies"),
    [
        ("của Bộ Ngoại giao - Bộ Nội vụ hướng dẫn", ("Bộ Ngoại giao", "Bộ Nội vụ")),
        ("của Bộ Ngoại giao và Bộ Nội vụ hướng dẫn", ("Bộ Ngoại giao", "Bộ Nội vụ")),
        ("của Liên Bộ Y tế - Bộ Tài chính quy định", ("Bộ Y tế", "Bộ Tài chính")),
        ("của liên Bộ Y tế - Nội vụ;", ("Bộ Y tế", "Bộ Nội vụ")),
        ("của Bộ trưởng, Chủ nhiệm Ủy ban Dân số và Gia đình quy định", ("Ủy ban Dân số và Gia đình",)),
        (
            "của Liên bộ Lao động- Thương binh và Xã hội và Thương mại hướng dẫn",
            ("Bộ Lao động - Thương binh và Xã hội", "Bộ Thương mại"),
        ),
        (
            "của liên bộ Y tế, Công Thương và Nông nghiệp và Phát triển nông thôn hướng dẫn",
            ("Bộ Y tế", "Bộ Công Thương", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ),
        (
            "của Bộ trưởng Bộ Tài chính, Bộ trưởng Bộ Công an và Bộ trưởng Bộ Quốc phòng quy định",
            ("Bộ Tài chính", "Bộ Công an", "Bộ Quốc phòng"),
        ),
    ],
)
def test_a_joint_act_has_all_its_issuers(tail: str, bodies: tuple[str, ...]) -> None:
    assert issuers(f"Thông tư liên tịch số 02/2009/TTLT ngày 27/5/2009 {tail}") == bodies


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_who_enacts_below_the_recitals_has_issued_none_of_them(gap: str) -> None:
    said = (
        f"Nghị quyết số 74-NQ/TW ngày 27/2/2016 của Bộ Chính trị,{gap}Bộ trưởng Bộ Tài chính ban hành Thông tư quy định"
    )
    assert issuers(said) == ("Bộ Chính trị",)


def test_the_bodies_of_a_joint_circular_of_old_are_joined_by_a_comma() -> None:
    act = "Thông tư liên bộ số 21/1997/TTLB-BVHTT-TCTDTT ngày 2/4/1997"
    assert issuers(f"{act} của Bộ Văn hóa - Thông tin, Tổng cục Thể dục thể thao về việc") == (
        "Bộ Văn hóa - Thông tin",
        "Tổng cục Thể dục thể thao",
    )


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("của Thủ tướng Chính phủ, có hiệu lực thi hành kể từ ngày 15/04/2020", "2020-02-21"),
        ("của Thủ tướng Chính phủ quy định chi tiết", None),  # may be the day of what the title names
    ],
)
def test_the_codification_tells_the_day_behind_the_title(behind: str, day: str | None) -> None:
    act = f"(Điều 1 Quyết định số 06/2020/QĐ-TTg Về tổ chức hội thảo tại Việt Nam ngày 21/02/2020 {behind})"
    assert find_numbered(mend(act))[0].date == day


def test_a_body_behind_a_comma_speaks_for_itself() -> None:
    sentence = "Thực hiện Nghị quyết số 01/NQ-CP ngày 1/1/2020 của Chính phủ, Bộ Tài chính và Bộ Y tế yêu cầu"
    assert issuers(sentence) == ("Chính phủ",)


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("Cục thuế tỉnh Đắk Nông về việc", "Cục Thuế tỉnh Đắk Nông"),
        ("Cục Thuế về việc", "Cục Thuế"),
        ("Ban Thường vụ Tỉnh ủy thực hiện", "Ban Thường vụ Tỉnh ủy"),
        ("Tỉnh ủy Sơn La về", "Tỉnh ủy Sơn La"),
        ("Tỉnh ủy\nSơn La về", "Tỉnh ủy Sơn La"),
        ("Tỉnh ủy\nThực hiện Công văn", "Tỉnh ủy"),
        ("Đảng ủy UBND tỉnh về", "Đảng ủy UBND tỉnh"),
        ("Ban Bí thư Trung ương Đoàn về", "Ban Bí thư Trung ương Đoàn"),
        ("Ban Bí thư Trung ương Đảng khóa XII về", "Ban Bí thư"),
        ("Ban Chấp hành Trung ương Đoàn;", "Ban Chấp hành Trung ương Đoàn"),
        ("Giám đốc Sở Nội vụ tỉnh An Giang;", "Sở Nội vụ tỉnh An Giang"),
        ("Thứ trưởng Bộ Tài chính;", "Bộ Tài chính"),
        ("Chánh án TAND tối cao;", "Tòa án nhân dân tối cao"),
        ("Tổng Kiểm toán nhà nước;", "Kiểm toán nhà nước"),
        ("Tổng Thanh tra Chính phủ;", "Thanh tra Chính phủ"),
        (
            "Trưởng ban Ban Quản lý các khu công nghiệp tỉnh Bắc Giang;",
            "Ban Quản lý các khu công nghiệp tỉnh Bắc Giang",
        ),
    ],
)
def test_the_longest_name_is_the_body(printed: str, body: str) -> None:
    assert issuers(f"Quyết định số 15/QĐ-ABC ngày 01/01/2020 của {printed}") == (body,)


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("Ban Dân tộc HĐND tỉnh và ý kiến thảo luận của đại biểu;", "Ban Dân tộc HĐND tỉnh"),
        ("Sở Ngoại vụ và Tờ trình số 138/TTr-SNV;", "Sở Ngoại vụ"),
    ],
)
def test_a_name_ends_before_the_next_paper(printed: str, body: str) -> None:
    assert issuers(f"Báo cáo số 76/BC-DT ngày 01/12/2023 của {printed}") == (body,)


def test_a_letter_or_decision_that_corrects_keeps_its_type() -> None:
    sentence = (
        "công văn đính chính số 2736/TCHQ-TXNK ngày 03/6/2021; Quyết định đính chính số 1022/QĐ-BTC ngày 10/5/2024"
    )
    assert [found.type for found in find_numbered(mend(sentence))] == ["Công văn", "Quyết định"]


def test_words_of_a_title_are_no_issuer() -> None:
    assert issuers("Thông tư số 42/2010/TT-ABC ngày 15/4/2010 của Hội X quy đnh chi tiết;") == ()


@pytest.mark.parametrize(
    ("sentence", "issuers"),
    [
        ("Thông tư 80/2021/TT-BTC hướng dẫn Nghị định 126/2020/NĐ-CP do Bộ trưởng Bộ Tài chính ban hành", ((), ())),
        ("Quyết định 5/QĐ-UBND về Nghị quyết 15/NQ-HĐND do Ủy ban nhân dân tỉnh Hà Nam ban hành", ((), ())),
        ("Nghị quyết 15/NQ-HĐND do Hội đồng nhân dân tỉnh Hà Nam ban hành", (("Hội đồng nhân dân tỉnh Hà Nam",),)),
        ("Theo Nghị định 1/2020/NĐ-CP, Thông tư 45/2013/TT-BTC do Bộ Tài chính ban hành", ((), ("Bộ Tài chính",))),
    ],
)
def test_who_issued_an_act_with_a_long_title_did_not_issue_the_act_in_which_it_ends(
    sentence: str, issuers: tuple[tuple[str, ...], ...]
) -> None:
    assert tuple(found.issuers for found in find_numbered(mend(sentence))) == issuers


def test_a_list_of_papers_shares_the_issuer_that_each_code_names() -> None:
    text = mend(
        "Công văn số 7683/VPCP-QHĐP ngày 18 tháng 8 năm 2025, các Thông báo số 49/TB-VPCP ngày 07 tháng 02 năm "
        "2024 và số 160/TB-VPCP ngày 24 tháng 4 năm 2023 của Văn phòng Chính phủ; Công văn số 5/BTC-CST, Thông báo số "
        "6/TB-VPCP của Văn phòng Chính phủ"
    )
    issuers = {place.number: place.issuers for place in find_numbered(text)}
    assert issuers["7683/VPCP-QHĐP"] == issuers["49/TB-VPCP"] == ("Văn phòng Chính phủ",)
    assert issuers["5/BTC-CST"] == ()


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("ý kiến của Sở Y tế tại Văn bản số 1/SYT-VB ngày 4/10/2025, số 9/SYT-VB ngày 6/10/2025;", [("Sở Y tế",)] * 2),
        ("Báo cáo số 2/BC-STP ngày 4/10/2025 của Sở Tư pháp và số 9/BC-STP ngày 6/10/2025;", [("Sở Tư pháp",)] * 2),
        ("Báo cáo số 2/BC-STP của Sở Tư pháp, số 9/BC-SNV ngày 6/10/2025;", [("Sở Tư pháp",), ()]),
        ("Báo cáo số 2/BC-STP của Sở Tư pháp, Báo cáo số 9/BC-STP ngày 6/10/2025;", [("Sở Tư pháp",), ()]),
    ],
)
def test_a_number_alone_goes_on_with_the_issuer_before_it(sentence: str, bodies: list[tuple[str, ...]]) -> None:
    assert [place.issuers for place in find_numbered(mend(sentence))] == bodies


def test_a_semicolon_ends_what_shares_an_issuer() -> None:
    text = mend("Quyết định số 1/QĐ-UBND ngày 02/01/2009; Quyết định số 2/QĐ-UBND của UBND tỉnh Bến Tre")
    assert [place.issuers for place in find_numbered(text)] == [(), ("Ủy ban nhân dân tỉnh Bến Tre",)]


@pytest.mark.parametrize(
    ("printed", "issuers"),
    [
        ("Quyết định số 157/2005/QĐ-UB ngày 21/12/2005 của Ủy ban nhân dân tỉnh Bình Phước Sửa đổi, bổ sung", 1),
        ("Quyết định số 52/2002/QĐ-UB ngày 27/9/2002 của Ủy ban nhân dân tỉnh Bình Phước Thành lập trạm y tế", 1),
        ("Nghị quyết liên tịch số 22/2006/NQLT-BGDĐT-HKHVN ngày 12/5/2006 Liên tịch Bộ Y tế và Bộ Nội vụ về", 2),
    ],
)
def test_the_title_of_an_act_is_no_part_of_its_issuer(printed: str, issuers: int) -> None:
    (found,) = find_numbered(mend(printed))
    assert found.issuers == (("Ủy ban nhân dân tỉnh Bình Phước",) if issuers == 1 else ("Bộ Y tế", "Bộ Nội vụ"))


def test_a_district_may_go_by_its_figure() -> None:
    found = issuers("Quyết định số 05/2011/QĐ-UBND ngày 09/8/2011 của Ủy ban nhân dân quận 7 về thu hồi")
    assert found == ("Ủy ban nhân dân quận 7",)


@pytest.mark.parametrize(
    ("printed", "issuer"),
    [
        ("Quyết định số 368/QĐ-TTg ngày 04/3/2013 của Thi tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Thông tư số 10/2020/TT-BTC ngày 05/3/2020 của Bộ Tài chánh", "Bộ Tài chính"),
        ("Thông tư số 10/2020/TT-BYT ngày 05/3/2020 của Bộ Tư pháp", "Bộ Tư pháp"),
        ("Quyết định số 10/QĐ-BHXH ngày 05/3/2020 của Bảo hiểm xã hội tỉnh Hà Nam", "Bảo hiểm xã hội tỉnh Hà Nam"),
    ],
)
def test_a_name_that_a_scan_has_spoiled_is_that_of_the_code(printed: str, issuer: str) -> None:
    (found,) = find_numbered(mend(f"Thực hiện {printed} về việc"))
    assert found.issuers == (issuer,)


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        (
            "Thông tư liên tịch số 01/2017/TTLT-BCA-VKSNDTC của Bộ trưởng Bộ Công an, Bộ\ntrưởng Bộ Quốc phòng quy",
            ("Bộ Công an", "Bộ Quốc phòng"),
        ),
        (
            "Thông tư số 01/2017/TT-VKSTC của Viện trưởng Viện kiểm sát nhân dân tối cao",
            ("Viện kiểm sát nhân dân tối cao",),
        ),
        ("Nghị định số 125/2020/NĐ-CP ngày 19/10/2020 của Chính phi quy định", ("Chính phủ",)),
        ("Thông tư số 28/2020/TT- -BCA ngày 26/3/2020 của Bộ tướng\nBộ Công an quy định", ("Bộ Công an",)),
        ("công vănsố 7926/VPCP-KTTH ngày 9/10/2014 củaVăn phòng Chính phủ giao", ("Văn phòng Chính phủ",)),
        ("công vănsố 6673/VPCP-PL ngày 29/8/2014 của Văn phòngChính phủ, ngày", ("Văn phòng Chính phủ",)),
    ],
)
def test_issuers_are_read_through_the_damage_of_scans(sentence: str, bodies: tuple[str, ...]) -> None:
    assert issuers(sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("Nghị định số 18/2009/NĐ-CP ngày 18/2/2009 của CP sửa đổi, bổ sung 1 số điều", "Chính phủ"),
        ("Nghị quyết số 1190/NQ-UBTVQH15 ngày 28/9/2024 của UBTVQH về sắp xếp", "Ủy ban Thường vụ Quốc hội"),
        ("Thông tư số 39/2016/TT-NHNN ngày 30/12/2016 của NHNN;", "Ngân hàng Nhà nước Việt Nam"),
    ],
)
def test_an_issuer_may_be_named_by_its_code_in_the_number(sentence: str, issuer: str) -> None:
    assert issuers(sentence) == (issuer,)


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        (
            "Quyết định số 678/2002/QĐ-NHNN ngày 28/6/2002 về mức lãi suất cơ bản của Thống đốc Ngân hàng Nhà nước.",
            ("Ngân hàng Nhà nước Việt Nam",),
        ),
        ("Quyết định số 678/2002/QĐ-NHNN ngày 28/6/2002 về mức lãi suất cơ bản của Bộ Tài chính.", ()),
        ("Quyết định số 678/2002/QĐ-NHNN ngày 28/6/2002. Ý kiến của Ngân hàng Nhà nước", ()),
    ],
)
def test_the_body_of_the_code_may_be_named_behind_the_title(sentence: str, bodies: tuple[str, ...]) -> None:
    assert issuers(sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        (
            "Thông tư liên tịch số 03/2016/TTLT-BTC-BTP-BNV ngày 26/01/2016 của Bộ Tài chính, Tư pháp, Nội vụ;",
            ("Bộ Tài chính", "Bộ Tư pháp", "Bộ Nội vụ"),
        ),
        ("Công văn số 3456/TCT-CS ngày 19/12/2022 của Tổng cục Thuế - Bộ Tài chính;", ("Tổng cục Thuế",)),
        ("Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011của Chính phủ ban hành", ("Chính phủ",)),
        (
            "Tờ trình số 120/TTrLN-STC-CT ngày 26/01/2024 của Sở Tài chính và Cục Thuế tỉnh;",
            ("Sở Tài chính", "Cục Thuế tỉnh"),
        ),
        (
            "Kết luận số 50-KL/ĐUK ngày 25/10/2023 của Đảng ủy Khối các cơ quan tỉnh về",
            ("Đảng ủy Khối các cơ quan tỉnh",),
        ),
        (
            "Kết luận thanh tra số 512/KL-TTr ngày 11/7/2024 của Chánh Thanh tra tỉnh Bến Tre;",
            ("Thanh tra tỉnh Bến Tre",),
        ),
        ("Quyết định số 12/2023/QĐ-UBND ngày 14/7/2023 của UBND TP.HCM về", ("Ủy ban nhân dân thành phố Hồ Chí Minh",)),
        (
            "Quyết định số 45/2000/QĐ-BTCCBCP ngày 26/01/2000 của Bộ trưởng - Trưởng Ban Tổ chức - Cán bộ Chính phủ;",
            ("Ban Tổ chức - Cán bộ Chính phủ",),
        ),
    ],
)
def test_issuers_in_the_ways_that_people_name_them(sentence: str, bodies: tuple[str, ...]) -> None:
    assert issuers(sentence) == bodies


def test_what_an_act_forbids_is_no_part_of_a_place() -> None:
    sentence = "Quyết định số 89/2006/QĐ-UB ngày 30/8/2006 của UBND tỉnh Bình Phước Không thu phí"
    assert issuers(sentence) == ("Ủy ban nhân dân tỉnh Bình Phước",)


def test_a_number_whose_dash_stands_between_blanks_is_whole() -> None:
    (found,) = find_numbered(mend("theo Báo cáo số 12/BC - ĐĐBQH ngày 10/10/2019 của Đoàn đại biểu Quốc hội tỉnh."))
    assert (found.number, found.date) == ("12/BC-ĐĐBQH", "2019-10-10")


def test_an_act_of_the_same_day_has_the_day_of_the_one_before() -> None:
    sentence = "Quyết định số 01/2014/QĐ-UBND ngày 06/01/2014 và Quyết định số 02/2014/QĐ-UBND cùng ngày của UBND tỉnh;"
    acts = find_numbered(mend(sentence))
    assert [(act.date, act.issuers) for act in acts][1] == ("2014-01-06", ("UBND tỉnh",))


@pytest.mark.parametrize(
    "body",
    [
        "Bộ Công nghiệp nặng",
        "Bộ Thương mại và Du lịch",
        "Bộ Giao thông vận tải và Bưu điện",
        "Ủy ban Bảo vệ và Chăm sóc trẻ em Việt Nam",
        "Ủy ban Quốc gia Dân số và Kế hoạch hóa gia đình",
        "Cục Bảo vệ thực vật",
    ],
)
def test_a_ministry_of_before_is_not_taken_for_one_whose_name_begins_alike(body: str) -> None:
    assert issuers(f"Thông tư số 56-TT ngày 18-6-1991 của {body} quy định về định mức") == (body,)


def test_who_decides_on_the_line_below_a_title_issued_no_law_that_the_title_names() -> None:
    assert issuers("theo quy định tại Điều 29 Luật Đấu thầu số 22/2023/QH15\n__________\nBỘ TRƯỞNG BỘ Y TẾ") == ()
    assert issuers("theo Nghị định số 59/2019/NĐ-CP\nBỘ TRƯỞNG BỘ Y TẾ") == ()


def test_the_name_of_any_body_ends_before_whatever_follows_it() -> None:
    assert [(each.text, each.read()) for each in issued_by(1500, seed=1) if each.read() != (each.issuer,)] == []


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("Thông tư số 9/2018/TT-BTC sửa đổi Thông tư số 8/2015/TT-BTC của Bộ Tài chính", ["", "Bộ Tài chính"]),
        ("Lệnh số 9/LCT-HĐNN8 của Chủ tịch Hội đồng Nhà nước.", ["Chủ tịch Hội đồng Nhà nước"]),
        ("Chỉ thị số 9-CT của Chủ tịch Hội đồng Bộ trưởng.", ["Chủ tịch Hội đồng Bộ trưởng"]),
        ("do Hội đồng nhân dân tỉnh ban hành tại Nghị quyết số 9/2018/NQ-HĐND", ["Hội đồng nhân dân tỉnh"]),
    ],
)
def test_an_issuer_is_that_of_the_act_beside_which_it_stands(sentence: str, bodies: list[str]) -> None:
    assert ["".join(found.issuers) for found in find_numbered(mend(sentence))] == bodies
