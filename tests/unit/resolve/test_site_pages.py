"""What sites print around a document changes nothing of what is read of it."""

from __future__ import annotations

import pytest

import kg

DOCUMENT = """ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 99/2024/QĐ-UBND
Nghệ An, ngày 20 tháng 12 năm 2024

QUYẾT ĐỊNH
Ban hành Quy định quản lý chợ trên địa bàn tỉnh

ỦY BAN NHÂN DÂN TỈNH NGHỆ AN

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị định số 60/2024/NĐ-CP ngày 05 tháng 6 năm 2024 của Chính phủ về phát triển và quản lý chợ;
Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 123/TTr-SCT ngày 01 tháng 12 năm 2024.

QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy định quản lý chợ.
Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 01 năm 2025 và thay thế Quyết định số 12/2015/QĐ-UBND ngày 03
tháng 02 năm 2015 của Ủy ban nhân dân tỉnh.
Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
Nguyễn Văn Hùng
"""
PAGES = {
    "the path to the page above": "Trang chủ » Hệ thống VBPL » UBND tỉnh Nghệ An\nToàn văn\nThuộc tính\nLịch sử\n"
    "VB liên quan\nLược đồ\nBản PDF\nTải về\n{}",
    "a table of particulars above": "Số hiệu:\t99/2024/QĐ-UBND\tLoại văn bản:\tQuyết định\nNơi ban hành:\t"
    "Tỉnh Nghệ An\tNgười ký:\tNguyễn Văn Hùng\nNgày ban hành:\t20/12/2024\tNgày hiệu lực:\t01/01/2025\n"
    "Tình trạng:\tCòn hiệu lực\n{}",
    "particulars above, news below": "Quyết định 99/2024/QĐ-UBND Nghệ An quản lý chợ\nCơ quan ban hành: Ủy ban nhân "
    "dân tỉnh Nghệ An\nSố hiệu: 99/2024/QĐ-UBND\nNgày ban hành: 20/12/2024\nNgười ký: Nguyễn Văn Hùng\nTÓM TẮT\n{}\n"
    "Tin liên quan\nNghị định 60/2024/NĐ-CP: 5 điểm mới về chợ\nNghị định 114/2009/NĐ-CP hết hiệu lực\n",
    "related acts below": "{}\nVăn bản liên quan\nVăn bản căn cứ\nLuật 77/2015/QH13\nNghị định 60/2024/NĐ-CP\n"
    "Văn bản bị thay thế\nQuyết định 12/2015/QĐ-UBND\nVăn bản dẫn chiếu\nQuyết định 1111/QĐ-UBND\n",
    "other acts below": "{}\nCác văn bản liên quan khác:\n- Quyết định 55/2023/QĐ-UBND Quy định quản lý chợ\n"
    "- Quyết định 66/2022/QĐ-UBND sửa đổi Quyết định 44/2019/QĐ-UBND\n",
    "a hint below": "{}\nXem thêm: Thông tư 06/2003/TT-BTM\n",
    "acts of the field below": "{}\nVăn bản cùng lĩnh vực\nThông tư 10/2024/TT-BCT quy định về chợ\n",
    "files below": "{}\nFILE ĐƯỢC ĐÍNH KÈM THEO VĂN BẢN\n99-2024-QD-UBND.pdf\nQuyết định 88/2024/QĐ-UBND.doc\n",
    "who owns the site below": "{}\nBản quyền thuộc Công ty A. Theo Quyết định số 12/QĐ-STTTT ngày 24/6/2019.\n",
}


def _read(page: str) -> object:
    extraction = kg.extract(page)
    document = extraction.document
    by_id = {each.id: each.number for each in extraction.citations}
    return (
        {(each.number, each.name, each.date, each.role) for each in extraction.citations},
        {(each.kind, each.subject, by_id.get(each.object)) for each in extraction.relations},
        (document.number, document.date, document.title, document.issuers, document.place),
        [signer.name for signer in document.signers],
        document.effective.date if document.effective else None,
    )


@pytest.mark.parametrize("page", PAGES)
def test_the_page_around_a_document_changes_nothing(page: str) -> None:
    assert _read(PAGES[page].format(DOCUMENT)) == _read(DOCUMENT)
