"""The section that tells a reader how far the report may be trusted: method, coverage, versions, and what it misses."""

from __future__ import annotations

from kg.register import instruments
from kg.views.report.content import Block, Facts, Listing, Paragraph, Section, plain, soft
from kg.views.report.dossier import Dossier

_METHOD = """
Văn bản được đọc bằng máy, theo luật viết tay cho thể thức của Nghị định 30/2020/NĐ-CP và của văn bản quy phạm pháp
luật; không dùng mô hình thống kê. Mỗi lời viện dẫn giữ nguyên chữ và vị trí trong bản chữ, nên kiểm lại được.

Một lời viện dẫn được gắn với một văn bản khi số, loại, ngày và cơ quan mà nó nêu không trái với danh bạ. Khi còn nhiều
văn bản hợp, mọi khả năng được giữ lại và quan hệ ghi “còn nhiều khả năng”; khi danh bạ không biết văn bản ấy, quan hệ
ghi “chưa có trong danh bạ”. Không có ngưỡng nào bỏ bớt kết quả: độ tin cậy đứng cạnh từng câu trích.

Tình trạng hiệu lực chỉ dựa trên điều mà kho và danh bạ nêu ra cùng các quy tắc của luật, mỗi quy tắc được gọi tên. “Mặc
định” nghĩa là không thấy gì nói khác, không phải là đã được xác nhận.
"""
_MISSING = """
Văn bản không có trong kho và không được văn bản nào trong kho viện dẫn thì báo cáo không biết tới; không thấy quan hệ
không có nghĩa là không có quan hệ.

Văn bản chỉ được viện dẫn thì không có toàn văn: căn cứ của chính nó, và những gì nó sửa đổi hay bãi bỏ, chưa được đọc.

Một văn bản ban hành sau các văn bản trong kho có thể đã sửa đổi, thay thế hay bãi bỏ văn bản được xét.

Trước khi dẫn báo cáo này trong hồ sơ, hãy đối chiếu những điểm có ý nghĩa quyết định với Công báo hoặc Cơ sở dữ liệu
quốc gia về văn bản pháp luật.
"""
_LISTED = 60  # source texts named one by one


def method_section(dossier: Dossier, number: int) -> Section:
    """Return the section on method and coverage."""
    known = {name: _count(number) for name, number in dossier.statistics.counts.items()}

    def held(*names: str) -> str:
        return "; ".join(f"{known.get(name, '0')} {name}" for name in names)

    rows = (
        ("Chương trình", plain(dossier.program)),
        ("Kho", plain(held("văn bản có bản chữ", "văn bản được biết"))),
        ("Đọc được", plain(held("trích dẫn", "chỗ nhắc đến", "quan hệ được nêu"))),
        (
            "Danh bạ",
            plain(f"{_count(len(instruments()))} dòng văn bản; {held('cơ quan trong danh bạ', 'sự kiện của cơ quan')}"),
        ),
    )
    blocks: list[Block] = [
        Facts(rows),
        *(Paragraph(plain(words.strip())) for words in _METHOD.split("\n\n")),
        Paragraph(plain("Báo cáo không biết:")),
        Listing(tuple(plain(words.strip()) for words in _MISSING.split("\n\n"))),
    ]
    if dossier.holdings:
        shown = dossier.holdings[:_LISTED]
        blocks.append(Paragraph(plain("Bản chữ mà kho được dựng từ đó (SHA-256 của tệp để đối chiếu):")))
        blocks.append(Listing(tuple((*plain(one.path), *soft(f" {one.sha256[:16]}…")) for one in shown)))
        if len(shown) < len(dossier.holdings):
            blocks.append(Paragraph(soft(f"… và {_count(len(dossier.holdings) - len(shown))} tệp nữa.")))
    return Section(f"{number}. Phương pháp và phạm vi", 1, tuple(blocks))


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
