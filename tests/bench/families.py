"""Who issues the documents of a generated corpus, about what, in which words; and the laws that they cite."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

_REGISTER = Path(__file__).resolve().parents[2] / "data" / "registers" / "instruments.csv"
_AMENDING = re.compile(r"sửa đổi|bổ sung|\d|Luật Luật", re.IGNORECASE)
BHXH = "Bảo hiểm xã hội Việt Nam"

MINISTRIES = {
    "BTC": ("Bộ Tài chính", "CST"), "BYT": ("Bộ Y tế", "KHTC"), "BXD": ("Bộ Xây dựng", "QLN"),
    "BGDĐT": ("Bộ Giáo dục và Đào tạo", "GDTrH"), "BTP": ("Bộ Tư pháp", "VĐC"), "BCT": ("Bộ Công Thương", "TTTN"),
    "BNV": ("Bộ Nội vụ", "CCVC"), "BVHTTDL": ("Bộ Văn hóa, Thể thao và Du lịch", "DSVH"),
}  # fmt: skip
PROVINCES = (
    "tỉnh An Giang", "tỉnh Nghệ An", "tỉnh Thanh Hóa", "tỉnh Quảng Ninh", "thành phố Hà Nội", "thành phố Đà Nẵng",
    "thành phố Hải Phòng", "tỉnh Đắk Lắk", "tỉnh Lâm Đồng", "tỉnh Sơn La", "tỉnh Điện Biên", "tỉnh Cà Mau",
)  # fmt: skip
SEATS = {
    "tỉnh An Giang": "An Giang", "tỉnh Nghệ An": "Nghệ An", "thành phố Hà Nội": "Hà Nội", "thành phố Đà Nẵng": "Đà Nẵng"
}  # fmt: skip
ACTIONS = ("quản lý", "sử dụng", "khai thác và bảo vệ", "lập, thẩm định và phê duyệt", "thu, nộp và quyết toán",
           "kiểm tra, giám sát", "đào tạo, bồi dưỡng về", "cung cấp thông tin về", "đầu tư, xây dựng")  # fmt: skip
OBJECTS = ("tài sản công", "nguồn vốn hỗ trợ phát triển", "công trình thủy lợi", "hồ sơ bệnh án điện tử",
           "chi phí khám chữa bệnh", "nhà ở xã hội", "dữ liệu dân cư", "bến xe, bãi đỗ xe", "di tích lịch sử",
           "rừng phòng hộ", "học phí của cơ sở giáo dục", "hoạt động đấu giá tài sản", "phương tiện đường thủy",
           "nước sạch nông thôn", "viên chức ngành y tế", "quỹ bảo trì đường bộ", "lệ phí đăng ký phương tiện",
           "vật liệu xây dựng", "cụm công nghiệp", "lưu trữ tài liệu điện tử")  # fmt: skip
FILLER = (
    "Cơ quan, tổ chức, cá nhân có liên quan thực hiện đúng trình tự và chịu trách nhiệm về tính chính xác của hồ sơ.",
    "Thời hạn giải quyết không quá 15 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ.",
    "Kinh phí thực hiện được bố trí trong dự toán hằng năm của đơn vị và các nguồn hợp pháp khác theo quy định.",
    "Căn cứ tình hình thực tế, thủ trưởng đơn vị tổ chức rà soát, sửa đổi, bổ sung kế hoạch cho phù hợp.",
    "Trường hợp có khó khăn, vướng mắc, các đơn vị báo cáo bằng văn bản để được xem xét, giải quyết.",
    "Việc kiểm tra được thực hiện định kỳ mỗi năm hai lần hoặc đột xuất khi có yêu cầu của cấp có thẩm quyền.",
    "Hồ sơ được lập thành 02 bộ, gửi trực tiếp hoặc qua dịch vụ bưu chính, môi trường mạng.",
)
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Quốc", "Thanh", "Hồng", "Xuân")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hải", "Hùng", "Lan", "Linh", "Nam", "Phong", "Quang", "Sơn", "Tuấn")


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of document of one issuer: how it is numbered, headed and signed; `weight` is its share of the corpus."""

    kind: str
    code: str
    issuer: str
    weight: float
    dated: bool
    authority: str
    signature: tuple[str, str]  # printed block, capacity
    place: str = "Hà Nội"
    rules: bool = True  # may be cited as a basis and changed by later documents


@dataclass(slots=True)
class Act:
    """A document that was made, or a law of the registers, as later documents cite it."""

    family: Family | None
    kind: str
    number: str
    day: date
    issuer: str
    subject: str
    amended_by: list[Act] = field(default_factory=list)
    ended: bool = False


@cache
def families() -> tuple[Family, ...]:
    """Return the families, state bodies first."""
    made = [
        Family("Nghị định", "NĐ-CP", "Chính phủ", 7, True, "CHÍNH PHỦ", ("TM. CHÍNH PHỦ\nTHỦ TƯỚNG", "Thủ tướng")),
        Family("Nghị quyết", "NQ-CP", "Chính phủ", 4, False, "CHÍNH PHỦ", ("TM. CHÍNH PHỦ\nTHỦ TƯỚNG", "Thủ tướng")),
        Family("Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ", 6, False, "THỦ TƯỚNG CHÍNH PHỦ",
               ("THỦ TƯỚNG", "Thủ tướng")),
        Family("Quyết định", "QĐ-BHXH", BHXH, 6, False, "TỔNG GIÁM ĐỐC BẢO HIỂM XÃ HỘI VIỆT NAM",
               ("TỔNG GIÁM ĐỐC", "Tổng Giám đốc")),
    ]  # fmt: skip
    for code, (name, unit) in MINISTRIES.items():
        head = f"BỘ TRƯỞNG {name.upper()}"
        made += [
            Family("Thông tư", f"TT-{code}", name, 3, True, head, ("BỘ TRƯỞNG", "Bộ trưởng")),
            Family("Quyết định", f"QĐ-{code}", name, 3, False, head, ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", "Thứ trưởng")),
            Family("Công văn", f"{code}-{unit}", name, 1.5, False, "",
                   ("TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG", "Chánh Văn phòng"), rules=False),
        ]  # fmt: skip
    for province in PROVINCES:
        seat = SEATS.get(province, province.split(" ", 1)[1].removeprefix("phố "))
        committee, council = f"Ủy ban nhân dân {province}", f"Hội đồng nhân dân {province}"
        made += [
            Family("Quyết định", "QĐ-UBND", committee, 2.5, True, committee.upper(),
                   ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Chủ tịch"), seat),
            Family("Nghị quyết", "NQ-HĐND", council, 1.2, True, council.upper(), ("CHỦ TỊCH", "Chủ tịch"), seat),
        ]  # fmt: skip
    return tuple(made)


@cache
def laws() -> tuple[Act, ...]:
    """Return laws of the registers that real documents cite by number, date and name."""
    found: dict[str, Act] = {}
    with _REGISTER.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            title = row["title"] if row["title"].startswith("Luật") else f"Luật {row['title']}"
            plain = 10 < len(title) < 60 and not _AMENDING.search(title)
            if row["type"] == "Luật" and "/QH" in row["number"] and plain and len(row["date"]) == len("2015-06-19"):
                act = Act(None, "Luật", row["number"], date.fromisoformat(row["date"]), "Quốc hội", title)
                found.setdefault(row["number"], act)
    return tuple(found.values())
