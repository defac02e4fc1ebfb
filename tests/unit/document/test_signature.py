"""Who signed: the name below the office, wherever the page has put the recipients."""

from __future__ import annotations

import pytest

from kg.document import parse_document
from kg.document.signature import read_signers
from kg.text import mend

HEAD = """BỘ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 84/QĐ-BTC
Hà Nội, ngày 19 tháng 01 năm 2026
QUYẾT ĐỊNH
Ban hành Kế hoạch cải cách hành chính năm 2026
BỘ TRƯỞNG BỘ TÀI CHÍNH
Căn cứ Nghị định số 29/2025/NĐ-CP ngày 24/02/2025 của Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch"""


@pytest.mark.parametrize(
    ("closing", "name", "capacity"),
    [
        ("./.\nBỘ TRƯỞNG\nĐinh Tiến Dũng\n", "Đinh Tiến Dũng", "Bộ trưởng"),
        (
            "./.\nNơi nhận:\n- Như trên;\n- Lưu: VT, QHQT (2)\n\nKT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nVăn Trọng Lý",
            "Văn Trọng Lý",
            "KT. Bộ trưởng, Chủ nhiệm, Phó Chủ nhiệm",
        ),
        ("./.\nBỘ TRƯỞNG\n\n\n\nĐinh Tiến Dũng", "Đinh Tiến Dũng", "Bộ trưởng"),
        ("./.\nTỔNG\n  GIÁM ĐỐC\nNguyễn Thế Mạnh\nNơi nhận:\n- Lưu: VT.", "Nguyễn Thế Mạnh", "Tổng Giám đốc"),
        (
            "./.\nNơi nhận:\n- Như Điều 3;\n- Lưu: VT, PC.\nTỔNG GIÁM ĐỐC\nNguyễn Thế Mạnh",
            "Nguyễn Thế Mạnh",
            "Tổng Giám đốc",
        ),
        ("./.\nTHỦ TƯỚNG\n(Đã ký)\nNguyễn Xuân Phúc", "Nguyễn Xuân Phúc", "Thủ tướng"),
        ("./.\nKT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNGTrịnh Đình Kính", "Trịnh Đình Kính", "KT. Cục trưởng, Phó Cục trưởng"),
        (
            "./.\nTM. ỦY BAN THƯỜNG VỤ QUỐC HỘI\nCHỦ TỊCH\nNơi nhận:\n- Chính phủ;\nTrần Thanh Mẫn\n- Lưu: HC, PLTP.",
            "Trần Thanh Mẫn",
            "TM. Ủy ban Thường vụ Quốc hội, Chủ tịch",
        ),
        (
            "./.\nNơi nhận: T/M BAN BÍ THƯ\n- Các đảng ủy trực thuộc TỔNG BÍ THƯ\n- Lưu Văn phòng Trung ương. Tô Lâm",
            "Tô Lâm",
            "Tổng Bí thư",
        ),
        ("./.\nCHỦ TỊCH\nTô Lâm", "Tô Lâm", "Chủ tịch"),
        ("./.\nCHỦ TỊCH\n(Đã Ký)\nVõ Chí Công", "Võ Chí Công", "Chủ tịch"),
        (
            "./.\n| Nơi nhận: - Như trên. | TL. BỘ TRƯỞNG VỤ TRƯỞNG VỤ KẾ HOẠCH - TÀI CHÍNH Phạm Quang Phụng |",
            "Phạm Quang Phụng",
            "TL. Bộ trưởng, Vụ trưởng Vụ kế hoạch - tài chính",
        ),
        ("./.\nCHỦ TỊCH\n(Ký tên, đóng dấu)\nTRẦN NGỌC TAM", "Trần Ngọc Tam", "Chủ tịch"),
        ("./.\nQ. BỘ TRƯỞNG\nNguyễn Thị Hồng", "Nguyễn Thị Hồng", "Q. Bộ trưởng"),
        ("./.\n| Nơi nhận:\n- Lưu: VT. | BỘ TRƯỞNG\n\nĐinh Tiến Dũng |", "Đinh Tiến Dũng", "Bộ trưởng"),
        (
            "./.\nT/M BỘ CHÍNH TRỊ\nTỔNG BÍ THƯ\nNguyễn Phú Trọng",
            "Nguyễn Phú Trọng",
            "T/M Bộ Chính trị, Tổng Bí thư",
        ),
        ("./.\n\tT/M BỘ CHÍNH TRỊ\n\nVõ Văn Thưởng", "Võ Văn Thưởng", "T/M Bộ Chính trị"),
        ("./.\nCHÁNH THANH TRA\nLê Thị Bích Thủy", "Lê Thị Bích Thủy", "Chánh Thanh tra"),
        ("./.\nCHỦ TỊCH QUỐC HỘI\nNguyễn Văn An", "Nguyễn Văn An", "Chủ tịch Quốc hội"),
        ("./.\nTM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nY Biêr Niê", "Y Biêr Niê", "TM. Ban thường vụ, Phó Bí thư"),
        ("./.\nBỘ TRƯỞNG\nĐại tướng Phan Văn Giang", "Phan Văn Giang", "Bộ trưởng"),
        ("./.\nBỘ TRƯỞNG\nĐại tướng PHAN VĂN GIANG", "Phan Văn Giang", "Bộ trưởng"),
        ("./.\nHIỆU TRƯỞNG\n\nPGS.TS. Tô Văn Hòa", "Tô Văn Hòa", "Hiệu trưởng"),
        ("./.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký) BS. Lê Văn An", "Lê Văn An", "KT. Giám đốc, Phó Giám đốc"),
        (
            "./.\nTM. ĐOÀN ĐẠI BIỂU QUỐC HỘI\nTRƯỞNG ĐOÀN\nThái Thanh Quý",
            "Thái Thanh Quý",
            "TM. Đoàn đại biểu Quốc hội, Trưởng đoàn",
        ),
        ("./.\nCHỦ TỊCH\nH'Yim Kđoh", "H'Yim Kđoh", "Chủ tịch"),
        ("./.\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nNGUYỄN TẤN DŨNG", "Nguyễn Tấn Dũng", "KT. Thủ tướng, Phó Thủ tướng"),
        ("./.\nQUYỀN BỘ TRƯỞNG\nĐào Hồng Lan", "Đào Hồng Lan", "Quyền Bộ trưởng"),
        ("./.\nGIÁM ĐỐC\n\nBSCKII. Ngô Văn Tán", "Ngô Văn Tán", "Giám đốc"),
        ("./.\nTRƯỞNG BAN\nĐiều Bá Được", "Điều Bá Được", "Trưởng ban"),
        ("./.\nNơi nhận:\tBỘ TRƯỞNG\n- Như Điều 3;\n- Lưu: VT.\tĐào Ngọc Dung", "Đào Ngọc Dung", "Bộ trưởng"),
        ("./.\nPhó Thủ tướng: PHAN VĂN KHẢI", "Phan Văn Khải", "Phó Thủ tướng"),
        ("./.\nThủ tướng Chính phủ\n(Đã ký)\nPhan Văn Khải", "Phan Văn Khải", "Thủ tướng Chính phủ"),
        ("./.\nToà án nhân dân tối cao\nChánh án\n(Đã ký)\nTrương Hòa Bình", "Trương Hòa Bình", "Chánh án"),
        (
            "./.\nKT. BỘ TRƯỞNG\n  Thứ trưởng\n  PHẠM MẠNH HÙNG",
            "Phạm Mạnh Hùng",
            "KT. Bộ trưởng, Thứ trưởng",
        ),
    ],
)
def test_the_name_below_the_office_signed(closing: str, name: str, capacity: str) -> None:
    text = mend(HEAD + closing)
    document = parse_document(text)
    assert [(signer.name, signer.capacity) for signer in document.signers] == [(name, capacity)]
    (read,) = [found for found in document.evidence if found.field == "signer"]
    assert " ".join(read.span.of(text.source).split()).casefold().endswith(name.casefold())


@pytest.mark.parametrize(
    ("closing", "name", "authority"),
    [
        ("./.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Xuân Hà", "Trần Xuân Hà", "KT."),
        ("./.\nTL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\nNguyễn Đức Chi", "Nguyễn Đức Chi", "TL."),
        ("./.\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Xuân Phúc", "Nguyễn Xuân Phúc", ""),
        ("./.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHà Minh Hải", "Hà Minh Hải", ""),
    ],
)
def test_a_deputy_signs_for_the_head_and_is_no_second_signer(closing: str, name: str, authority: str) -> None:
    signers = parse_document(mend(HEAD + closing)).signers
    assert [signer.name for signer in signers] == [name]
    assert (signers[0].capacity or "").startswith(authority)


@pytest.mark.parametrize(
    "closing",
    [
        "./.",
        "./.\nBỘ TRƯỞNG\n",
        "./.\nThủ tướng Chính phủ\nVĂN PHÒNG CHÍNH PHỦ\n",
        "./.\nBỘ TRƯỞNG\nUBND Tỉnh\n",
        "./.\nNơi nhận:\n- Như Điều 2;\n- Bộ trưởng (để b/c);\n- Lưu: VT.",
        "",
    ],
)
def test_where_no_name_is_printed_nobody_signed(closing: str) -> None:
    assert parse_document(mend(HEAD + closing)).signers == ()


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("- Công báo Trần Tuấn Anh", ["Trần Tuấn Anh"]),
        ("- UBND tỉnh Bà Rịa Vũng", []),
        ("- UBND thành phố Hồ Chí Minh", []),
        ("- Bộ Tư pháp;", []),
    ],
)
def test_a_name_at_the_end_of_a_line_of_the_recipients_signed_where_the_page_has_flattened_its_columns(
    last: str, names: list[str]
) -> None:
    closing = (
        f"./.\nNơi nhận:\n- Các Bộ;\n- Văn phòng Quốc hội; (đã ký)\n- Toà án nhân dân tối cao;\n{last}\n- Lưu: VT."
    )
    assert [signer.name for signer in parse_document(mend(HEAD + closing)).signers] == names


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("- Lưu: VT, KSTT().vra\n\nTrần Văn Sơn", ["Trần Văn Sơn"]),
        ("- Lưu: VT; TCT (VT, CC).\n\n-+\n\nHồ Đức Phóc\n\n\nDANH SÁCH", ["Hồ Đức Phóc"]),
        ("- Lưu: VT.\n\nTổng cục Thuế\n", []),
        ("- Lưu: VT.\n\nPhụ lục đính kèm\n", []),
        ("- Lưu: VT.\n\nLý lịch trích ngang\n", []),
    ],
)
def test_a_name_below_the_last_recipient_signed_where_the_scan_has_lost_the_office(last: str, names: list[str]) -> None:
    assert [s.name for s in parse_document(mend(f"{HEAD}./.\nNơi nhận:\n- Các Bộ;\n{last}")).signers] == names


@pytest.mark.parametrize(
    "closing",
    [
        "KT. BỘ TRƯỞNG\nBỘ NỘI VỤ\nTHỨ TRƯỞNG\n\nKT. BỘ TRƯỞNG\nBỘ Y TẾ\nTHỨ TRƯỞNG\n\nNguyễn Văn An\nTrần Văn Bình",
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n(Đã ký)\nNguyễn Văn An\n(Đã ký)\nTrần Văn Bình\n",
        "| KT. CHÁNH ÁN\nPHÓ CHÁNH ÁN | KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG |\n| Nguyễn Văn An | Trần Văn Bình |\n",
        "CHỦ TỊCH\nHỘI NÔNG DÂN VIỆT NAM\nCHỦ TỊCH\nHỘI PHỤ NỮ VIỆT NAM\nNguyễn Văn An\nTrần Văn Bình\n",
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNguyễn Văn An\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn Bình\n",
    ],
)
def test_blocks_side_by_side_print_the_offices_before_the_names(closing: str) -> None:
    signers = parse_document(mend(f"{HEAD}./.\n{closing}")).signers
    assert [signer.name for signer in signers] == ["Nguyễn Văn An", "Trần Văn Bình"]
    assert not any((signer.capacity or "").startswith("Thứ trưởng") for signer in signers)


@pytest.mark.parametrize(
    "closing",
    [
        "KT. BỘ TRƯỞNG THỨ TRƯỞNG (Đã ký) Nguyễn Văn An",
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNguyễn Văn An - Đã ký",
    ],
)
def test_that_it_was_signed_is_no_part_of_the_name(closing: str) -> None:
    (signer,) = parse_document(mend(f"{HEAD}./.\n{closing}\n")).signers
    assert (signer.name, signer.capacity) == ("Nguyễn Văn An", "KT. Bộ trưởng, Thứ trưởng")


@pytest.mark.parametrize(
    "block",
    [
        "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH KT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG THỨ TRƯỞNG\nNguyễn Văn An Trần Thị Bình\n",
        (
            "KT. BỘ TRƯỞNG\nBỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nKT. BỘ TRƯỞNG\nBỘ NỘI VỤ\nTHỨ TRƯỞNG\n(Đã ký)\n"
            "Nguyễn Văn An   Trần Thị Bình\n"
        ),
    ],
)
def test_names_side_by_side_below_offices_side_by_side(block: str) -> None:
    text = mend(f"Điều 2. Hiệu lực\nThông tư này có hiệu lực từ ngày 01/5/2012./.\n{block}")
    signers, _ = read_signers(text, 0, len(text.flow))
    assert [signer.name for signer in signers] == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_two_columns_of_one_authority_are_two_signers() -> None:
    columns = "./.\nKT. BỘ TRƯỞNG | KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG | THỨ TRƯỞNG\nHuỳnh Quang Hải | Nguyễn Trường Sơn\n"
    document = parse_document(mend(HEAD + columns))
    assert [signer.name for signer in document.signers] == ["Huỳnh Quang Hải", "Nguyễn Trường Sơn"]


@pytest.mark.parametrize(
    "block",
    [
        # above the recipients, behind an act whose last sentence has no "./."
        (
            "\nKT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\n\nHuỳnh Quang Hải\n\nKT. BỘ TRƯỞNG\nBỘ CÔNG AN\nTHỨ TRƯỞNG\n"
            "(Đã ký)\nLê Quý Vương\n\nNơi nhận:\n- Văn phòng Quốc hội;\n- Lưu: VT."
        ),
        # the second column behind the name of the first
        "./.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nHuỳnh Quang Hải KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Quý Vương",
    ],
)
def test_two_who_sign_together_are_both_found(block: str) -> None:
    assert [signer.name for signer in parse_document(mend(HEAD + block)).signers] == ["Huỳnh Quang Hải", "Lê Quý Vương"]


def test_the_chief_accountant_signs_beside_the_head() -> None:
    block = "./.\nKẾ TOÁN TRƯỞNG\nNguyễn Văn An\nGIÁM ĐỐC\nTrần Thị Bình"
    assert [signer.name for signer in parse_document(mend(HEAD + block)).signers] == ["Nguyễn Văn An", "Trần Thị Bình"]


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ("./.\nBỘ TRƯỞNG\nĐinh Tiến Dũng(đã ký)", "Đinh Tiến Dũng"),
        ("./.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nH'Ngăm Niê KĐăm", "H'Ngăm Niê KĐăm"),
        ("./.\nNơi nhận: BỘ TRƯỞNG\n- Như Điều 2;\n- Lưu VT.\nVũ Văn Ninh", "Vũ Văn Ninh"),
    ],
)
def test_names_are_read_through_the_damage_of_pages(block: str, name: str) -> None:
    assert [signer.name for signer in parse_document(mend(HEAD + block)).signers] == [name]


def test_a_name_above_the_words_that_it_was_signed() -> None:
    signers = parse_document(mend(HEAD + " kế hoạch.\n\nVõ Chí Công\n\n(Đã Ký)\n")).signers
    assert [signer.name for signer in signers] == ["Võ Chí Công"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("KT. BỘ TRƯỞNG THỨ TRƯỞNG NGUYỄN TRẦN NAM", ["Nguyễn Trần Nam"]),
        ("BỘ TRƯỞNG NGUYỄN HỒNG QUÂN\n(Đã ký)", ["Nguyễn Hồng Quân"]),
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH TRẦN VĂN TUẤN", ["Trần Văn Tuấn"]),
        ("TM. CHÍNH PHỦ THỦ TƯỚNG NGUYỄN TẤN DŨNG", ["Nguyễn Tấn Dũng"]),
        ("KẾ TOÁN TRƯỞNG  TỔNG GIÁM ĐỐC\nTrần Thị Lan     Phạm Quang Minh", ["Trần Thị Lan", "Phạm Quang Minh"]),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký) TRẦN THỊ MINH HÀ", ["Trần Thị Minh Hà"]),
        ("CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ", []),
        ("CHÁNH ÁN TÒA ÁN NHÂN DÂN TỐI CAO", []),
        ("THỦ TRƯỞNG ĐƠN VỊ", []),
        ("BỘ TRƯỞNG BỘ XÂY DỰNG", []),
    ],
)
def test_name_and_office_in_capitals_on_one_line_are_parted_by_the_surname(line: str, names: list[str]) -> None:
    assert [signer.name for signer in parse_document(mend(f"{HEAD}./.\n{line}\n")).signers] == names
