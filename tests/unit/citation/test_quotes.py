"""What is quoted of a document: the sentence around a mention, and nothing of the parts of the document beside it."""

from __future__ import annotations

import pytest

from kg.citation import read_citations
from kg.document import parse_document
from kg.text import mend

# Chỉ thị 19/2008/CT-UBND of Long An, Công văn 3397/BKHĐT-QLKTTW and Kết luận 212-KL/TW, cut short.
DIRECTIVE = """\
ỦY BAN NHÂN DÂN
TỈNH LONG AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 19/2008/CT-UBND
Tân An, ngày 16 tháng 10 năm 2008
CHỈ THỊ
Về việc tổ chức triển khai thực hiện Luật Thuế thu nhập cá nhân trên địa bàn tỉnh Long An

Luật Thuế thu nhập cá nhân đã được Quốc hội khóa XII, kỳ họp thứ hai thông qua ngày 21/11/2007.
"""
LETTER = """\
BỘ KẾ HOẠCH VÀ ĐẦU TƯ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 3397/BKHĐT-QLKTTW
V/v hướng dẫn áp dụng Điều 162 Luật Doanh nghiệp 2014
Hà Nội, ngày 23 tháng 5 năm 2019
Kính gửi: Tổng công ty Khí
Phúc đáp Công văn số 615/KVN-PC ngày 3/4/2019, Bộ có ý kiến như sau:
"""
CONCLUSION = """\
BAN CHẤP HÀNH TRUNG ƯƠNG
ĐẢNG CỘNG SẢN VIỆT NAM
---------------
Số 212-KL/TW
Hà Nội, ngày 18 tháng 11 năm 2025
KẾT LUẬN
CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ
về tiêu chuẩn của đơn vị hành chính
-----
Tại phiên họp ngày 14/11/2025, xem xét Tờ trình số 03-TTr/ĐU, Bộ Chính trị kết luận như sau:
"""
DECISION = """\
QUYẾT ĐỊNH
Về việc phê duyệt dự toán

Căn cứ Luật Ngân sách nhà nước ngày 25/6/2015;
Xét đề nghị của Sở Tài chính tại Tờ trình số 12/TTr-STC ngày 05 tháng 10 năm 2019,

QUYẾT ĐỊNH:
Điều 1. Phê duyệt dự toán.
"""


@pytest.mark.parametrize(
    ("printed", "quotes"),
    [
        (
            DIRECTIVE,
            [
                "Về việc tổ chức triển khai thực hiện Luật Thuế thu nhập cá nhân trên địa bàn tỉnh Long An",
                "Luật Thuế thu nhập cá nhân đã được Quốc hội khóa XII, kỳ họp thứ hai thông qua ngày 21/11/2007.",
            ],
        ),
        (
            LETTER,
            [
                "V/v hướng dẫn áp dụng Điều 162 Luật Doanh nghiệp 2014 Hà Nội, ngày 23 tháng 5 năm 2019",
                "Kính gửi: Tổng công ty Khí Phúc đáp Công văn số 615/KVN-PC ngày 3/4/2019, Bộ có ý kiến như sau:",
            ],
        ),
        (
            CONCLUSION,
            ["Tại phiên họp ngày 14/11/2025, xem xét Tờ trình số 03-TTr/ĐU, Bộ Chính trị kết luận như sau:"],
        ),
        (
            DECISION,
            [
                "Căn cứ Luật Ngân sách nhà nước ngày 25/6/2015;",
                "Xét đề nghị của Sở Tài chính tại Tờ trình số 12/TTr-STC ngày 05 tháng 10 năm 2019,",
            ],
        ),
    ],
    ids=["directive", "letter", "conclusion", "decision"],
)
def test_a_quotation_stays_within_its_part_of_the_document(printed: str, quotes: list[str]) -> None:
    citations, _, _ = read_citations(parse_document(mend(printed)))
    mentions = sorted((mention for citation in citations for mention in citation.mentions), key=lambda it: it.start)
    assert [mention.quote for mention in mentions] == quotes
    for mention in mentions:
        quoted = mention.quote_span.of(mention.read_in.source)
        assert " ".join(quoted.split()) == mention.quote
        assert mention.text in quoted
