"""When a document takes effect: what it says of itself, never what it says of others."""

from __future__ import annotations

import pytest

from kg.document import parse_document
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
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.
Điều 2. """


@pytest.mark.parametrize(
    ("clause", "date", "words"),
    [
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký.", "2026-01-19", "có hiệu lực thi hành kể từ ngày ký"),
        ("Quyết định này có hiệu lực\nkể từ ngày ký.", "2026-01-19", "có hiệu lực kể từ ngày ký"),
        ("Quyết định này cóhiệu lực kể từ ngày ký.", "2026-01-19", "cóhiệu lực kể từ ngày ký"),
        (
            "Quyết định này có hiệu lực thi hành sau 10 ngày kể từ ngàyký và được đăng công báo cấp tỉnh.",
            "2026-01-29",
            "có hiệu lực thi hành sau 10 ngày kể từ ngàyký",
        ),
        (
            "Nghị định này có hiệu lực thi hành kể từ ngày 20 tháng 9 năm 2020.",
            "2020-09-20",
            "có hiệu lực thi hành kể từ ngày 20 tháng 9 năm 2020",
        ),
        (
            (
                "Nghị quyết này có hiệu lực sau 10 ngày, kể từ ngày Hội đồng nhân dân tỉnh thông qua.\n"
                "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa X, kỳ họp thứ 5 thông qua ngày 10/01/2026."
            ),
            "2026-01-20",
            "có hiệu lực sau 10 ngày, kể từ ngày Hội đồng nhân dân tỉnh thông qua",
        ),
        ("Thông tư này có hiệu lực từ ngày 01/7/2019.", "2019-07-01", "có hiệu lực từ ngày 01/7/2019"),
        (
            "Quyết định này có hiệu lực sau 10 ngày và được đăng báo Cần Thơ chậm nhất là 05 ngày, kể từ ngày ký.",
            "2026-01-29",
            "có hiệu lực sau 10 ngày và được đăng báo Cần Thơ chậm nhất là 05 ngày, kể từ ngày ký",
        ),
        (
            "Quyết định này có hiệu lực sau15 ngày kể từ ngày ký.",
            "2026-02-03",
            "có hiệu lực sau15 ngày kể từ ngày ký",
        ),
        (
            "Thông tư này có hiệu lực thi hành sau 45 ngày, kể từ ngày ký.",
            "2026-03-05",
            "có hiệu lực thi hành sau 45 ngày, kể từ ngày ký",
        ),
        (
            "Thông tư này có hiệu lực thi hành sau hai mươi lăm ngày kể từ ngày ký.",
            "2026-02-13",
            "có hiệu lực thi hành sau hai mươi lăm ngày kể từ ngày ký",
        ),
        (
            "Nghị định này có hiệu lực sau 15 ngày kể từ ngày ký.",
            "2026-02-03",
            "có hiệu lực sau 15 ngày kể từ ngày ký",
        ),
        (
            "Thông tư này có hiệu lực thi hành sau 45 (bốn mươi lăm) ngày kể từ ngày ký ban hành.",
            "2026-03-05",
            "có hiệu lực thi hành sau 45 (bốn mươi lăm) ngày kể từ ngày ký ban hành",
        ),
        (
            "Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế Quyết định số 10/QĐ-BTC.",
            "2026-01-19",
            "có hiệu lực thi hành kể từ ngày ký",
        ),
        (
            "Nghị quyết này có hiệu lực thi hành sau 10 ngày kể từ ngày thông qua.",
            "2026-01-29",
            "có hiệu lực thi hành sau 10 ngày kể từ ngày thông qua",
        ),
        (
            "Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua ngày 11/7/2019; có hiệu lực kể từ ngày 21/7/2019.",
            "2019-07-21",
            "có hiệu lực kể từ ngày 21/7/2019",
        ),
        (
            "Quy định này thay thế Quy định số 172-QĐ/TW, ngày 07/3/2013 của Bộ Chính trị, có hiệu lực từ ngày ký.",
            "2026-01-19",
            "có hiệu lực từ ngày ký",
        ),
        (
            "Hiệu lực\n1. Có hiệu lực thi hành kể từ ngày 01/7/2026.",
            "2026-07-01",
            "Có hiệu lực thi hành kể từ ngày 01/7/2026",
        ),
        ("Quyết định có hiệu lực thi hành kể từ ngày ký.", "2026-01-19", "có hiệu lực thi hành kể từ ngày ký"),
        (
            "Quyết định này có hiệu lực từ ngày 01 tháng 01 đến hết ngày 31 tháng 12 năm 2020.",
            "2020-01-01",
            "có hiệu lực từ ngày 01 tháng 01 đến hết ngày 31 tháng 12 năm 2020",
        ),
        ("Quyết định này có hiệu lực ngay sau khi ký.", "2026-01-19", "có hiệu lực ngay sau khi ký"),
        (
            "Quyết định có hiệu lực ngay kể từ ngày ký ban hành.",
            "2026-01-19",
            "có hiệu lực ngay kể từ ngày ký ban hành",
        ),
        (
            "Quyết định này có hiệu lực từ 00 giờ 00 phút ngày 10/8/2026.",
            "2026-08-10",
            "có hiệu lực từ 00 giờ 00 phút ngày 10/8/2026",
        ),
        (
            "Quyết định này có hiệu lực sau 7 (bảy) ngày kể từ ngày ký.",
            "2026-01-26",
            "có hiệu lực sau 7 (bảy) ngày kể từ ngày ký",
        ),
        (
            "Thông tư này có hiệu lực kể từ ngày01 tháng 10 năm 2026.",
            "2026-10-01",
            "có hiệu lực kể từ ngày01 tháng 10 năm 2026",
        ),
        (
            "Thông tư này có hiệu lực và được áp dụng kể từ ngày 01/10/2026.",
            "2026-10-01",
            "có hiệu lực và được áp dụng kể từ ngày 01/10/2026",
        ),
        ("Thông tư này có hiệu lực vào ngày 01/10/2026.", "2026-10-01", "có hiệu lực vào ngày 01/10/2026"),
        (
            "Nghị quyết này có hiệu lực kể từ ngày Quốc hội thông qua.",
            "2026-01-19",
            "có hiệu lực kể từ ngày Quốc hội thông qua",
        ),
        ("Quyết định này có giá trị kể từ ngày ký.", "2026-01-19", "có giá trị kể từ ngày ký"),
    ],
)
def test_the_date_of_effect_is_stated_or_counted_from_the_signing(clause: str, date: str, words: str) -> None:
    text = mend(HEAD + clause)
    effective = parse_document(text).effective
    assert effective is not None
    assert (effective.date, effective.text) == (date, words)
    assert " ".join(effective.span.of(text.source).split()) == words


@pytest.mark.parametrize(
    ("clause", "date", "words"),
    [
        (
            "Quyết định này được thi hành kể từ ngày 1-4-1965, ngày bắt đầu thi hành bản điều lệ.",
            "1965-04-01",
            "thi hành kể từ ngày 1-4-1965",
        ),
        (
            "Quy định này thực hiện từ ngày 01/7/2006. Các quy định khác vẫn thực hiện như cũ.",
            "2006-07-01",
            "thực hiện từ ngày 01/7/2006",
        ),
        ("Nghị định này áp dụng từ ngày 01 tháng 7 năm 2026.", "2026-07-01", "áp dụng từ ngày 01 tháng 7 năm 2026"),
        (
            "Nghị định này áp dụng từ ngày 01/7/2026.\nĐiều 9. Nghị định này có hiệu lực từ ngày 15/7/2026.",
            "2026-07-15",
            "có hiệu lực từ ngày 15/7/2026",
        ),
    ],
)
def test_an_act_that_speaks_of_no_effect_says_when_it_is_applied(clause: str, date: str, words: str) -> None:
    effective = parse_document(mend(HEAD + clause)).effective
    assert effective is not None
    assert (effective.date, effective.text) == (date, words)


def test_what_counts_from_the_gazette_is_quoted_and_not_computed() -> None:
    effective = parse_document(mend(HEAD + "Nghị định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.")).effective
    assert effective is not None
    assert effective.date is None
    assert effective.text.startswith("có hiệu lực sau 15 ngày kể từ ngày đăng")


@pytest.mark.parametrize(
    "words",
    [
        "có hiệu lực từ ngày Nghị định số 10/2026/NĐ-CP ngày 17/01/2026 của Chính phủ có hiệu lực thi hành",
        "có hiệu lực kể từ ngày Luật Kiểm toán độc lập có hiệu lực thi hành",
        "có hiệu lực thi hành kể từ ngày đăng Công báo",
        "có hiệu lực thi hành từ năm ngân sách 2026",
        "có hiệu lực từ tháng 9 năm 2026",
        "có hiệu lực sau khi được công bố",
    ],
)
def test_what_hangs_on_something_else_is_quoted_and_not_computed(words: str) -> None:
    effective = parse_document(mend(f"{HEAD}Quyết định này {words}.")).effective
    assert effective is not None
    assert (effective.date, effective.text) == (None, words)


@pytest.mark.parametrize(
    "clause",
    [
        "Bộ luật Lao động có hiệu lực từ ngày 01/01/2021.",  # 01/BHXH-TĐKT, line 85: the effect of another act
        "Rà soát các thủ tục hành chính đang còn hiệu lực và có giá trị sử dụng.",
        "Nâng cao hiệu lực, hiệu quả quản lý từ ngày 01/7/2026.",
        "Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này kể từ ngày ký.",
        "Thông tư này hướng dẫn Nghị định số 10/2025/NĐ-CP, có hiệu lực từ ngày 01/01/2026.",
        "Kế hoạch này được thực hiện từ ngày 01/7/2026 đến ngày 30/9/2026.",
        "Mức lương theo Nghị định này và được thực hiện kể từ ngày 01/7/2026.",
        "Bản án có hiệu lực từ ngày ký. Nghị quyết có hiệu lực kể từ ngày 01/7/2026.",
    ],
)
def test_effect_of_others_is_not_its_own(clause: str) -> None:
    assert parse_document(mend(HEAD + clause)).effective is None


def test_a_law_takes_effect_when_the_president_promulgates_it_which_it_does_not_say() -> None:
    law = HEAD.replace("84/QĐ-BTC", "02/2002/QH11").replace("QUYẾT ĐỊNH\nBan hành", "LUẬT\nBan hành")
    effective = parse_document(mend(law + "Luật này có hiệu lực thi hành kể từ ngày công bố.")).effective
    assert effective is not None
    assert (effective.date, effective.text) == (None, "có hiệu lực thi hành kể từ ngày công bố")


def test_the_effect_that_a_letter_tells_of_a_decree_is_not_its_own() -> None:
    letter = (
        "BỘ TÀI CHÍNH\nSố: 1921/BTC-NSNN\nV/v hướng dẫn thực hiện chế độ\nHà Nội, ngày 03 tháng 06 năm 2013\n"
        "Kính gửi: Các Sở Tài chính\nChính phủ đã ban hành Nghị định số 31/2013/NĐ-CP quy định chi tiết Pháp lệnh, "
    )
    told = "Nghị định này có hiệu lực thi hành từ ngày 01/6/2013."
    assert parse_document(mend(letter + told)).effective is None
    own = parse_document(mend(letter + told.replace("Nghị định", "Công văn"))).effective
    assert own is not None
    assert own.date == "2013-06-01"
