"""Who issued a cited act, in any words around any name: `issued_by(count, seed)`.

Names of bodies end nowhere but before what follows them: a title, a clause, the end of a sentence or the next article.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import kg
from tests.bench.letterheads import issuers

_MORE = (
    "Ủy ban Thường vụ Quốc hội",
    "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "Ban Tổ chức Trung ương",
    "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Hội Liên hiệp Phụ nữ Việt Nam",
    "Bộ Tư lệnh Thủ đô Hà Nội",
    "Sở Xây dựng tỉnh Lâm Đồng",
    "Sở Y tế Hà Nội",
    "Ủy ban Quản lý vốn nhà nước tại doanh nghiệp",
    "Viện Hàn lâm Khoa học xã hội Việt Nam",
    "Đại học Quốc gia Hà Nội",
    "Công ty Cổ phần Cấp nước Gia Định",
    "Hội đồng Thi đua - Khen thưởng Trung ương",
    "Tòa án nhân dân thành phố Hồ Chí Minh",
    "Thường trực Hội đồng nhân dân tỉnh Bắc Kạn",
    "Ban Thường vụ Tỉnh ủy Bình Dương",
    "Kho bạc Nhà nước Nghệ An",
    "Hội đồng Dân tộc của Quốc hội",
)
_HEADS = {  # what begins a name: the office of who heads the body
    "Bộ ": "Bộ trưởng",
    "Ủy ban nhân dân": "Chủ tịch",
    "Sở": "Giám đốc",
    "Tổng cục": "Tổng cục trưởng",
    "Cục": "Cục trưởng",
    "Tòa án": "Chánh án",
    "Viện kiểm sát": "Viện trưởng",
    "Ngân hàng Nhà nước": "Thống đốc",
    "Bảo hiểm xã hội Việt Nam": "Tổng Giám đốc",
    "Trường": "Hiệu trưởng",
    "Bệnh viện": "Giám đốc",
    "Thanh tra Chính phủ": "Tổng Thanh tra",
}
_BEFORE = ("Căn cứ", "Thực hiện", "Theo quy định tại khoản 2 Điều 5", "Hồ sơ thực hiện theo", "Các đơn vị triển khai")
_BEHIND = (
    ".",
    " về việc phê duyệt kế hoạch năm 2020.",
    " quy định về quản lý chợ.",
    " ban hành Quy chế phối hợp.",
    " hướng dẫn thực hiện chế độ phụ cấp.",
    ", hồ sơ gồm các giấy tờ sau.",
    " (sau đây gọi là Quyết định A).",
    " và các văn bản có liên quan.",
    " đã được công bố.",
    " có hiệu lực từ ngày 01/01/2020.",
    " sửa đổi, bổ sung Quyết định số 11/QĐ-XYZ.",
    " thành lập Ban Chỉ đạo.",
    " V/v tổ chức hội nghị.",
    "\nĐiều 2. Tổ chức thực hiện.",
    " thì được áp dụng.",
    " đối với cán bộ y tế.",
)
_BEHIND_ENACTED = (".", ", có hiệu lực từ ngày ký.", "; các quy định khác.")


@dataclass(frozen=True, slots=True)
class Issued:
    """A passage that cites one act first, its number and who issued it."""

    text: str
    number: str
    issuer: str

    def read(self) -> tuple[str, ...]:
        """Return who is read to have issued it."""
        return next((each.issuers for each in kg.extract(self.text).citations if each.number == self.number), ())


def issued_by(count: int, seed: int) -> Iterator[Issued]:
    """Yield so many passages; the same count and seed give the same."""
    names = (*(issuer.name for issuer in issuers()), *_MORE)
    for turn in range(count):
        yield _issued(random.Random(f"{seed} {turn}"), names)  # noqa: S311 — texts, not secrets


def _issued(chance: random.Random, names: tuple[str, ...]) -> Issued:
    name = chance.choice(names)
    number = f"{chance.randint(10, 4000)}/QĐ-ABC"
    day = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{chance.randint(2008, 2024)}"
    head = next((office for begins, office in _HEADS.items() if name.startswith(begins)), None)
    way, behind = chance.choice(("of", "of", "of its head", "enacted by", "short")), chance.choice(_BEHIND)
    if way == "of its head" and head:
        by = f"của {head} {name}"
    elif way == "enacted by":
        by, behind = f"do {name} ban hành", chance.choice(_BEHIND_ENACTED)
    elif way == "short":
        by = f"của {name.replace('Ủy ban nhân dân', 'UBND').replace('Hội đồng nhân dân', 'HĐND')}"
    else:
        by = f"của {name}"
    return Issued(f"{chance.choice(_BEFORE)} Quyết định số {number} ngày {day} {by}{behind}", number, name)
