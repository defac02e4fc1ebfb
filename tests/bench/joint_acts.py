"""Acts that several bodies issue, made of parts: letterheads that join them, signatures side by side or in turns.

Nghị định 34/2016/NĐ-CP, Điều 58: thông tư liên tịch; those who sign stand in columns, which pages leave as they are,
read row by row or print one below the other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

import kg
from tests.bench.letterheads import NAMES

_BODIES = (  # printed, name, code, office of the head, of a deputy
    ("BỘ TÀI CHÍNH", "Bộ Tài chính", "BTC", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    ("BỘ NỘI VỤ", "Bộ Nội vụ", "BNV", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    ("BỘ Y TẾ", "Bộ Y tế", "BYT", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    ("BỘ CÔNG AN", "Bộ Công an", "BCA", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Bộ Giáo dục và Đào tạo", "BGDĐT", "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    (
        "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "Bộ Lao động - Thương binh và Xã hội",
        "BLĐTBXH",
        "BỘ TRƯỞNG",
        "THỨ TRƯỞNG",
    ),
    ("TÒA ÁN NHÂN DÂN TỐI CAO", "Tòa án nhân dân tối cao", "TANDTC", "CHÁNH ÁN", "PHÓ CHÁNH ÁN"),
    (
        "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO",
        "Viện kiểm sát nhân dân tối cao",
        "VKSNDTC",
        "VIỆN TRƯỞNG",
        "PHÓ VIỆN TRƯỞNG",
    ),
    ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "Ngân hàng Nhà nước Việt Nam", "NHNN", "THỐNG ĐỐC", "PHÓ THỐNG ĐỐC"),
    ("THANH TRA CHÍNH PHỦ", "Thanh tra Chính phủ", "TTCP", "TỔNG THANH TRA", "PHÓ TỔNG THANH TRA"),
)
_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------")
_RECIPIENTS = "Nơi nhận:\n- Văn phòng Chính phủ;\n- Lưu: VT.\n"


@dataclass(frozen=True, slots=True)
class JointAct:
    """An act, who issued and who signed it, in printed order."""

    text: str
    number: str
    issuers: tuple[str, ...]
    signers: tuple[str, ...]

    def is_read(self) -> bool:
        """Say whether number, issuers and signers are read as they are; signers in any order."""
        document = kg.extract(self.text).document
        signers = sorted(signer.name for signer in document.signers)
        return (document.number, document.issuers, signers) == (self.number, self.issuers, sorted(self.signers))


def joint_acts(count: int, seed: int) -> Iterator[JointAct]:
    """Yield so many acts; the same count and seed give the same."""
    for turn in range(count):
        yield _joint_act(random.Random(f"{seed} {turn}"))  # noqa: S311 — texts, not secrets


def _joint_act(chance: random.Random) -> JointAct:
    bodies = chance.sample(_BODIES, chance.choice((2, 2, 3)))
    names = chance.sample(NAMES, len(bodies))
    printed = [body[0] for body in bodies]
    above = chance.choice(("\n".join(printed), " - ".join(printed), "    ".join(printed), " -\n".join(printed)))
    number = f"{chance.randint(1, 300):02d}/{chance.randint(2005, 2016)}/TTLT-" + "-".join(body[2] for body in bodies)
    rule = chance.choice(("-------\n", ""))
    enacting = ", ".join(f"{body[3].capitalize()} {body[1]}" for body in bodies)
    motto = "\n".join(_MOTTO)
    signed = _signed(chance, [_block(chance, body, name) for body, name in zip(bodies, names, strict=True)])
    closing = chance.choice((f"{_RECIPIENTS}{signed}", f"{signed}\n{_RECIPIENTS}", signed))
    text = (
        f"{above}\n{rule}{motto}\nSố: {number}\nHà Nội, ngày 12 tháng 5 năm 2014\n\nTHÔNG TƯ LIÊN TỊCH\nHướng dẫn thực "
        "hiện chế độ phụ cấp\n\nCăn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;\n"
        f"{enacting} ban hành Thông tư liên tịch hướng dẫn thực hiện chế độ phụ cấp.\nĐiều 1. Phạm vi\nThông tư liên "
        "tịch này hướng dẫn phụ cấp.\nĐiều 2. Thông tư liên tịch này có hiệu lực sau 45 ngày kể từ ngày ký./.\n"
        f"{closing}"
    )
    return JointAct(text, number, tuple(body[1] for body in bodies), tuple(names))


def _block(chance: random.Random, body: tuple[str, ...], name: str) -> list[str]:
    """Return the lines above a name, and the name: by the head or by a deputy, with the body's name or without."""
    office = f"{body[3]} {body[0]}" if chance.random() < 0.6 else body[3]
    lines = [f"KT. {office}", body[4]] if chance.random() < 0.7 else [office]
    return [*lines, chance.choice(("(Đã ký)", "(đã ký)", "")), name]


def _signed(chance: random.Random, blocks: list[list[str]]) -> str:
    if chance.random() < 1 / 3:
        return "\n".join(line for block in blocks for line in block if line)
    height = max(map(len, blocks))
    rows = zip_longest(*([*block[:-1], *[""] * (height - len(block)), block[-1]] for block in blocks), fillvalue="")
    if chance.random() < 0.5:
        return "\n".join(line for row in rows for line in row if line)  # row by row, as cells of a table are copied
    return "\n".join("      ".join(f"{cell:<40}" for cell in row).rstrip() for row in rows)
