"""Letterheads, closings and signatures made of parts: `python -m tests.bench.letterheads 3000 --seed 3`.

Each body of `issuers.csv` meets each arrangement in which a page may leave two columns, each form of number, day,
title, clause of effect and signature. What every field must be is known, since the text was made of it (Nghị định
30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW for the Party; forms of 1960–1996 as the Công báo has them).
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

import kg
from tests.bench.two_columns import ARRANGEMENTS

_STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_MOTTOES = (_STATE, ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc"))
_BEFORE_1976 = ("VIỆT NAM DÂN CHỦ CỘNG HÒA", "Độc lập - Tự do - Hạnh phúc")
_PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
_REUNIFIED = date(1976, 7, 2)
_TITLES = {
    "Quyết định": (
        "Ban hành Quy định quản lý chợ trên địa bàn tỉnh",
        "Về việc phê duyệt Kế hoạch thu chi năm 2020",
        "Về việc công bố Danh mục thủ tục hành chính được sửa đổi, bổ sung",
        "Quy định mức chi tổ chức hội nghị",
    ),
    "Nghị định": ("Quy định về quản lý chợ", "Về chế độ tiền lương đối với cán bộ, công chức"),
    "Thông tư": ("Quy định chế độ báo cáo thống kê", "Hướng dẫn thực hiện chế độ phụ cấp đối với viên chức y tế"),
    "Nghị quyết": ("Về chính sách hỗ trợ giáo viên vùng khó khăn", "Về phiên họp thường kỳ tháng 5"),
    "Chỉ thị": ("Về tăng cường công tác phòng cháy, chữa cháy rừng",),
    "Kế hoạch": ("Triển khai công tác cải cách hành chính năm 2020", "Thực hiện phong trào thi đua yêu nước"),
    "Kết luận": ("Về công tác dân vận trong tình hình mới",),
    "Công điện": ("Về việc tập trung ứng phó với bão số 5",),
    "Báo cáo": ("Kết quả thực hiện dự toán ngân sách năm 2019",),
    "Thông báo": ("Kết luận cuộc họp giao ban tháng 5", "Về việc tuyển sinh năm 2020"),
    "Công văn": ("V/v hướng dẫn kê khai thuế giá trị gia tăng", "V/v thực hiện chế độ báo cáo"),
}
_RULES = frozenset(("Quyết định", "Nghị định", "Nghị quyết", "Thông tư"))
_PLAN = (
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao hiệu quả công tác.\nII. TỔ CHỨC THỰC HIỆN\n"
    "Các đơn vị thuộc {name} nghiêm túc triển khai thực hiện./.\n"
)
_OF_THE_HIGHLANDS = "H'Kim Hoa Byă"
NAMES = (
    "Nguyễn Văn Hùng",
    "Trần Thị Minh Hà",
    "Lê Đức Thọ",
    "Hoàng Anh Tuấn",
    "Vũ Thị Bích Ngọc",
    "Đỗ Xuân Trường",
    "Bùi Chí Bửu",
)
_EFFECTS = (  # clause, days after signing (None: the first day of the next year)
    ("có hiệu lực kể từ ngày ký", 0),
    ("có hiệu lực thi hành kể từ ngày ký ban hành", 0),
    ("có hiệu lực thi hành sau 45 ngày kể từ ngày ký", 45),
    ("có hiệu lực thi hành sau 10 ngày, kể từ ngày ký", 10),
    ("có hiệu lực thi hành từ ngày 01 tháng 01 năm {next}", None),
    ("có hiệu lực kể từ ngày 01/01/{next}", None),
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues, as `issuers.csv` tells it: lines of the letterhead, series, blocks above a signer's name."""

    lines: tuple[str, ...]
    name: str
    above: tuple[str, ...]
    parent: str | None
    place: str
    series: tuple[tuple[str, str], ...]  # type, pattern of its numbers
    signs: tuple[str, ...]  # lines parted by "\n"
    authority: str
    years: range
    party: bool


@dataclass(frozen=True, slots=True)
class Headed:
    """A document of little more than head and closing, its fields, and the parts it was made of."""

    text: str
    fields: dict[str, str | None]
    parts: tuple[str, ...]

    def wrong(self) -> dict[str, tuple[str | None, str | None]]:
        """Return the fields that the extractor reads otherwise: what it reads, what it should."""
        read = _fields(kg.extract(self.text).document)
        return {
            name: (read[name], value)
            for name, value in self.fields.items()
            if not (read[name] == value or (name == "capacity" and (read[name] or "").endswith(value or "?")))
        }


def headed(count: int, seed: int) -> Iterator[Headed]:
    """Yield so many documents; the same count and seed give the same."""
    for turn in range(count):
        yield _Clerk(random.Random(f"{seed} {turn}")).document()  # noqa: S311 — texts, not secrets


@cache
def issuers() -> tuple[Issuer, ...]:
    """Return the bodies of `issuers.csv`."""
    with Path(__file__).with_name("issuers.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_issuer(row) for row in csv.DictReader(file))


def _issuer(row: dict[str, str]) -> Issuer:
    first, last = map(int, row["years"].split("-"))
    kinds = (each.rsplit(" ", 1) for each in row["series"].split("; "))
    return Issuer(
        lines=tuple(row["lines"].split("/")),
        name=row["name"],
        above=tuple(row["above"].split("/")) if row["above"] else (),
        parent=row["parent"] or None,
        place=row["place"],
        series=tuple((kind, pattern) for kind, pattern in kinds),
        signs=tuple(
            each.replace("T/M", "T\0M").replace("/", "\n").replace("\0", "/") for each in row["signs"].split("; ")
        ),
        authority=row["authority"].replace("/", "\n"),
        years=range(first, last + 1),
        party=row["signs"].startswith("T/M"),
    )


def _fields(document: kg.Document) -> dict[str, str | None]:
    signers = document.signers
    return {
        "number": document.number,
        "type": document.type,
        "date": document.date,
        "place": document.place,
        "issuers": "; ".join(map(_small, document.issuers)),
        "parent body": _small(document.parent_body),
        "title": _plain(document.title or ""),
        "signers": "; ".join(signer.name for signer in signers),
        "capacity": "; ".join((signer.capacity or "").casefold() for signer in signers),
        "effective": document.effective.date if document.effective else None,
    }


def _small(body: str | None) -> str:
    """Return the name of a body as in running text: "Thành phố Hải Phòng" stands there in either case."""
    return (body or "").replace("Thành phố", "thành phố")


def _plain(title: str) -> str:
    """Return a title in small letters, without the words by which one may begin."""
    return " ".join(title.split()).casefold().removeprefix("v/v ").removeprefix("về việc ")


class _Clerk:
    """Writes one document."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._issuer = chance.choice(issuers())
        self._kind, pattern = chance.choice(self._issuer.series)
        year = chance.choice(self._issuer.years)
        self._day = date(year, chance.randint(1, 12), chance.randint(1, 28))
        serial = chance.choice((f"{chance.randint(1, 9):02d}", str(chance.randint(10, 4000))))
        self._number = pattern.format(n=serial, y=year)
        self._title = chance.choice(_TITLES[self._kind])
        self._letter = self._kind == "Công văn"

    def document(self) -> Headed:
        """Return the document."""
        arrangement = self._chance.choice(list(ARRANGEMENTS))
        signs = self._chance.choice(self._issuer.signs)
        who = self._chance.choice((*NAMES, _OF_THE_HIGHLANDS))
        body, effective = self._letter_body() if self._letter else self._body()
        text = self._head(arrangement) + body + self._closing(signs, who)
        office = signs.rsplit("\n", 1)[-1]
        fields = {
            "number": self._number,
            "type": self._kind,
            "date": self._day.isoformat(),
            "place": self._issuer.place,
            "issuers": self._issuer.name,
            "parent body": self._issuer.parent or "",
            "title": _plain(self._title),
            "signers": who,
            "capacity": office.casefold(),
            "effective": effective.isoformat() if effective else None,
        }
        return Headed(text, fields, (arrangement, self._issuer.name, self._kind, signs.replace("\n", " / ")))

    def _motto(self) -> tuple[str, ...]:
        if self._issuer.party:
            return _PARTY
        return self._chance.choice(_MOTTOES) if self._day >= _REUNIFIED else _BEFORE_1976

    def _head(self, arrangement: str) -> str:
        chance, day = self._chance, self._day
        rule = "*" if self._issuer.party else chance.choice(("-------", "________", "", ""))
        left = [*self._issuer.above, *self._issuer.lines] + ([rule] if rule else [])
        right = list(self._motto()) + chance.choice((["---------------"], []))
        sign = chance.choice(("Số ", "Số: ")) if self._issuer.party else chance.choice(("Số: ", "Số: ", "Số:", "Số "))
        numbered = [sign + self._number] + ([self._title] if self._letter else [])
        dated = self._issuer.place + chance.choice(
            (f", ngày {day:%d} tháng {day:%m} năm {day.year}", f", ngày {day.day} tháng {day.month} năm {day.year}")
        )
        return ARRANGEMENTS[arrangement](left, right, numbered, dated) + chance.choice(("\n", "\n\n"))

    def _letter_body(self) -> tuple[str, None]:
        to = self._chance.choice(("Các đơn vị trực thuộc", "Sở Tài chính tỉnh Hà Tĩnh", "Công ty TNHH Minh Anh"))
        return (
            f"Kính gửi: {to}\n\nTrả lời công văn số 15/CV-MA ngày 05/01/2008 của quý đơn vị, {self._issuer.name} có ý "
            "kiến như sau:\nĐề nghị đơn vị thực hiện theo đúng quy định của pháp luật.\nTrân trọng./.\n"
        ), None

    def _body(self) -> tuple[str, date | None]:
        """Return type, title and text, and the day of effect."""
        chance, kind, title = self._chance, self._kind, self._title
        printed = title.upper() if chance.random() < 0.3 else title
        if len(printed) > 40 and chance.random() < 0.4:
            middle = printed.rfind(" ", 0, len(printed) // 2 + 8)
            printed = f"{printed[:middle]}\n{printed[middle + 1 :]}"
        top = f"{kind.upper()}\n{printed}\n"
        if kind not in _RULES or self._issuer.party:
            return top + _PLAN.format(name=self._issuer.name), None
        top += chance.choice(("", "-------\n", "\n"))
        if kind in ("Quyết định", "Nghị quyết"):
            top += f"{self._issuer.authority}\n"
        orders = {"Quyết định": "QUYẾT ĐỊNH:", "Nghị quyết": "QUYẾT NGHỊ:"}
        small = title[0].lower() + title[1:]
        enacts = orders.get(kind, f"{self._issuer.name} ban hành {kind} {small}.")
        clause, days = chance.choice(_EFFECTS)
        next_year = self._day.year + 1
        effective = date(next_year, 1, 1) if days is None else self._day + timedelta(days)
        return (
            f"{top}Căn cứ Luật Tổ chức Chính phủ;\nTheo đề nghị của Vụ trưởng Vụ Pháp chế{chance.choice(',;.')}\n"
            f"{enacts}\nĐiều 1. Phạm vi điều chỉnh\nVăn bản này quy định về quản lý.\n"
            f"Điều 2. {kind} này {clause.format(next=next_year)}.\n"
            f"Điều 3. Các đơn vị thuộc {self._issuer.name} chịu trách nhiệm thi hành {kind} này./.\n"
        ), effective

    def _closing(self, signs: str, who: str) -> str:
        printed = who.upper() if self._chance.random() < 0.15 else who
        said = self._chance.choice(([], ["(Đã ký)"], [""], ["(đã ký)", ""]))
        signature = [*signs.split("\n"), *said, printed]
        recipients = ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT, PC."]
        return self._chance.choice((_above, _below, _alone, _beside, _in_a_row))(recipients, signature)


def _above(recipients: list[str], signature: list[str]) -> str:
    return "\n".join([*recipients, *signature, ""])


def _below(recipients: list[str], signature: list[str]) -> str:
    return "\n".join([*signature, *recipients, ""])


def _alone(_: list[str], signature: list[str]) -> str:
    return "\n".join([*signature, ""])


def _beside(recipients: list[str], signature: list[str]) -> str:
    """Return both in columns, the right one centred."""
    pairs = zip_longest(recipients, signature, fillvalue="")
    return "\n".join(f"{left:<36}{right:^44}".rstrip() for left, right in pairs) + "\n"


def _in_a_row(recipients: list[str], signature: list[str]) -> str:
    return f"| {' '.join(recipients)} | {'<br>'.join(line for line in signature if line)} |\n"


@click.command()
@click.argument("count", type=int)
@click.option("--seed", default=3)
@click.option("--show", default=2, help="Examples of each field that is read otherwise.")
def main(count: int, seed: int, show: int) -> None:
    """Print how many of COUNT documents have a field that is read otherwise, by field and by part."""
    console = Console()
    fields: Counter[str] = Counter()
    made: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    for each in headed(count, seed):
        wrong = each.wrong()
        made.update(each.parts)
        bad.update(each.parts if wrong else ())
        for name, (read, value) in wrong.items():
            fields[name] += 1
            if fields[name] <= show:
                console.print(f"[bold]{name}[/]: {read!r}, not {value!r}; {each.parts}", highlight=False)
                console.print(
                    each.text[:420] if name not in {"signers", "capacity", "effective"} else each.text[-320:],
                    markup=False,
                    highlight=False,
                )
    console.print(f"{count} documents", dict(fields))
    table = Table("part", "made", "with a field read otherwise")
    for part, times in sorted(bad.items(), key=lambda item: -item[1] / made[item[0]])[:20]:
        table.add_row(part, str(made[part]), str(times))
    console.print(table)


if __name__ == "__main__":
    main()
