"""What notes, letters, Party papers, decisions on people, tables of ended acts and papers of 1945–1995 state.

`said_in_papers.txt`: a line a passage, in which kind of paper it stands, and the relations that it states; each was
written down before the program was asked. A lawyer can add one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.citation import read_citations
from kg.document import parse_document
from kg.text import mend

_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
_DECREE = (
    f"CHÍNH PHỦ\n-------\n{_MOTTO}Số: 15/2016/NĐ-CP\nHà Nội, ngày 05 tháng 02 năm 2016\n\nNGHỊ ĐỊNH\n"
    "VỀ QUẢN LÝ CHỢ\n\nChính phủ ban hành Nghị định quy định về quản lý chợ.\nĐiều 1. Phạm vi điều chỉnh\n"
    "Nghị định này quy định về quản lý chợ.\nĐiều 2. Hiệu lực\n{}\n\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Tấn Dũng\n"
)
_PAPERS = {
    "act": _DECREE,
    "letter": (
        f"BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\n-------\n{_MOTTO}Số: 4321/TCT-CS\nV/v chính sách thuế\n"
        "Hà Nội, ngày 12 tháng 8 năm 2024\n\nKính gửi: Cục Thuế tỉnh Nghệ An\n\n{}\n"
    ),
    "dec": (
        f"ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\n-------\n{_MOTTO}Số: 1234/QĐ-UBND\nNghệ An, ngày 12 tháng 8 năm 2016\n\n"
        "QUYẾT ĐỊNH\nVề công tác cán bộ\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nTheo đề nghị của Giám đốc Sở Nội vụ,\n"
        "QUYẾT ĐỊNH:\n{}\nĐiều 3. Chánh Văn phòng chịu trách nhiệm thi hành./.\nCHỦ TỊCH\nNguyễn Xuân Đường\n"
    ),
    "old": (
        "CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HÒA\n\nSẮC LỆNH\nSố 97 ngày 22 tháng 5 năm 1950\n\n"
        "CHỦ TỊCH NƯỚC VIỆT NAM DÂN CHỦ CỘNG HÒA\nChiểu đề nghị của Bộ trưởng Bộ Tư pháp;\nRA SẮC LỆNH:\n{}\n"
        "HỒ CHÍ MINH\n"
    ),
    "party": (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố: 144-QĐ/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 09 tháng 5 năm 2024\n\n"
        "QUY ĐỊNH\nvề chuẩn mực đạo đức\n\nBan Chấp hành Trung ương quy định như sau:\nĐiều 1. Phạm vi\n"
        "Quy định này quy định về chuẩn mực.\nĐiều 2. Hiệu lực\n{}\nT/M BAN CHẤP HÀNH TRUNG ƯƠNG\nTỔNG BÍ THƯ\n"
        "Nguyễn Phú Trọng\n"
    ),
}
LINES = [
    line
    for line in Path(__file__).with_name("said_in_papers.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def relations(text: str) -> set[str]:
    """Return "A replaces B" for each relation that a text states."""
    citations, found, _ = read_citations(parse_document(mend(text)))
    label = {citation.id: citation.number or citation.name for citation in citations} | {"this": "this"}
    return {f"{label[one.subject]} {one.kind} {label[one.object]}" for one in found}


@pytest.mark.parametrize("line", LINES)
def test_a_passage_states_these_relations(line: str) -> None:
    said, _, expected = line.partition(" =>")
    paper, _, passage = said.rpartition("] ") if said.startswith("[") else ("", "", said)
    text = _PAPERS[paper[1:]].format(passage) if paper else passage
    assert relations(text.replace("\\n", "\n")) == {each.strip() for each in expected.split(";")} - {""}


_TABLE = (
    "Số hiệu: 15/2016/NĐ-CP\nLoại văn bản: Nghị định\nNgày ban hành: 05/02/2016\n{}\nNgười ký: Nguyễn Tấn Dũng\n\n"
    + _DECREE.format("Nghị định này có hiệu lực từ ngày ký./.")
)
ROWS = [
    "Văn bản thay thế: Nghị định số 05/2020/NĐ-CP ngày 03/01/2020",
    "Bị thay thế bởi: Nghị định số 05/2020/NĐ-CP ngày 03/01/2020",
    "| Văn bản bị sửa đổi, bổ sung | Nghị định số 08/2009/NĐ-CP ngày 04/02/2009; Nghị định số 18/2010/NĐ-CP |",
    "Văn bản bị bãi bỏ:\n- Nghị định số 08/2009/NĐ-CP\n- Nghị định số 09/2009/NĐ-CP",
    "Văn bản được hướng dẫn: Luật số 25/2008/QH12 ngày 14/11/2008",
]


@pytest.mark.parametrize("row", ROWS)
def test_what_a_portal_says_above_the_text_is_none_of_its_citations(row: str) -> None:
    """The text does not say it, and nobody could be shown where it does: what a site prints is marked as furniture."""
    citations, found, _ = read_citations(parse_document(mend(_TABLE.format(row))))
    assert (citations, found) == ((), ())
