"""Whole acts that change others, made of parts, and what they state: `combined(count, seed)`.

Head, title, recitals, articles that amend one act or two, list what ends, correct, suspend or extend, and a closing
article. New wording in quotation marks speaks of acts too, and states nothing of this one. What an amending article
repeals of the act that it amends may be told or not.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.sentences import THIS, Act, Maker, Stated
from tests.bench.wordings import LAWS, SERIES, TITLES

_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------"
_PROVINCE = "TỈNH NGHỆ AN\n-------\n" + _MOTTO
_LAW_ON_ACTS = "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;"
# by type: the code of its series, what stands above the title, and what stands between title and articles
_HEADS = {
    "Nghị định": (
        "NĐ-CP",
        f"CHÍNH PHỦ\n-------\n{_MOTTO}\nSố: 199/2024/NĐ-CP\nHà Nội, ngày 20 tháng 12 năm 2024\n\nNGHỊ ĐỊNH\n",
        "\nCăn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;\nChính phủ ban hành Nghị định {title}.\n",
    ),
    "Thông tư": (
        "TT-BTC",
        f"BỘ TÀI CHÍNH\n-------\n{_MOTTO}\nSố: 99/2024/TT-BTC\nHà Nội, ngày 20 tháng 12 năm 2024\n\nTHÔNG TƯ\n",
        f"\n{_LAW_ON_ACTS}\nBộ trưởng Bộ Tài chính ban hành Thông tư {{title}}.\n",
    ),
    "Quyết định": (
        "QĐ-UBND",
        f"ỦY BAN NHÂN DÂN\n{_PROVINCE}\nSố: 99/2024/QĐ-UBND\nNghệ An, ngày 20 tháng 12 năm 2024\n\nQUYẾT ĐỊNH\n",
        f"\nỦY BAN NHÂN DÂN TỈNH NGHỆ AN\n\n{_LAW_ON_ACTS}\nTheo đề nghị của Giám đốc Sở Tư pháp;\n\nQUYẾT ĐỊNH:\n",
    ),
    "Nghị quyết": (
        "NQ-HĐND",
        f"HỘI ĐỒNG NHÂN DÂN\n{_PROVINCE}\nSố: 99/2024/NQ-HĐND\nNghệ An, ngày 20 tháng 12 năm 2024\n\nNGHỊ QUYẾT\n",
        f"\nHỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN\nKHÓA XVIII, KỲ HỌP THỨ 24\n\n{_LAW_ON_ACTS}\n\nQUYẾT NGHỊ:\n",
    ),
}
_SERIES = {code: (word, code, issuer) for word, code, issuer in SERIES}
_QUOTED = (
    "Mức chi thực hiện theo quy định tại {act}.",
    "Hồ sơ gồm các giấy tờ theo quy định tại khoản 2 Điều 4 {act}.",
    "Nghị định này thay thế {act}.",
    "Bãi bỏ {act}.",
    "Thông tư này hướng dẫn thực hiện {act}.",
)
_WHOLE = (  # title, article, kind
    ("Bãi bỏ {act}", "Bãi bỏ toàn bộ {act}.", "repeals"),
    (
        "Về việc đính chính {act}",
        "Đính chính sai sót về kỹ thuật trình bày tại khoản 2 Điều 5 {act} như sau:",
        "corrects",
    ),
    ("Ngưng hiệu lực thi hành {act}", "Ngưng hiệu lực thi hành {act} đến hết ngày 31 tháng 12 năm 2025.", "suspends"),
    (
        "Kéo dài thời gian thực hiện {act}",
        "Kéo dài thời gian thực hiện {act} đến hết ngày 31 tháng 12 năm 2025.",
        "extends",
    ),
)
_CLOSING = (  # what the closing article also does
    ("", None),
    (" và thay thế {act}", "replaces"),
    (".\n2. Bãi bỏ {act}", "repeals"),
    (".\n2. {act} hết hiệu lực kể từ ngày {this} có hiệu lực thi hành", "repeals"),
    (".\n2. Các hồ sơ đã tiếp nhận trước ngày {this} có hiệu lực thì thực hiện theo {act}", None),
)


@dataclass(frozen=True, slots=True)
class ChangingAct:
    """An act, what it states, and what it may be read to state besides."""

    text: str
    states: frozenset[Stated]
    besides: frozenset[Stated]


def combined(count: int, seed: int) -> Iterator[ChangingAct]:
    """Yield so many acts; the same count and seed give the same."""
    for turn in range(count):
        yield _Drafter(random.Random(f"{seed} {turn}")).act()  # noqa: S311 — texts, not secrets


class _Drafter:
    """Drafts one act, in which no other is named twice."""

    def __init__(self, chance: random.Random) -> None:
        self._chance, self._maker = chance, Maker(chance)
        self._type = chance.choice(list(_HEADS))
        self._code, self._above, self._below = _HEADS[self._type]
        self._states: set[Stated] = set()
        self._besides: set[Stated] = set()

    def act(self) -> ChangingAct:
        """Return an act that is drafted anew."""
        drafts: tuple[Callable[[], tuple[str, list[str]]], ...] = (
            self._amends_one,
            self._amends_two,
            self._ends_several,
            self._ends_in_part,
            self._does_one_thing,
            self._details,
        )
        title, articles = self._chance.choice(drafts)()
        articles += [
            self._closing(),
            f"Chánh Văn phòng và các đơn vị liên quan chịu trách nhiệm thi hành {self._type} này./.",
        ]
        numbered = "\n".join(f"Điều {number}. {article}" for number, article in enumerate(articles, 1))
        head = f"{self._above}{title}\n{self._below.format(title=title[0].lower() + title[1:])}"
        return ChangingAct(head + numbered, frozenset(self._states), frozenset(self._besides))

    def _named(self) -> Act:
        act = self._maker.act("full", _SERIES[self._code])
        return Act(f"{act.text} {self._chance.choice(TITLES)}", act.key) if self._chance.random() < 0.5 else act

    def _does(self, kind: str) -> str:
        act = self._named()
        self._states.add((THIS, kind, act.key))
        return act.text

    def _amends_one(self) -> tuple[str, list[str]]:
        annexed = self._chance.choice(("", "", "Quy định quản lý chợ ban hành kèm theo "))
        act = self._named()
        order = f"Sửa đổi, bổ sung một số điều của {annexed}{act.text}"
        return order, [f"{order}\n{self._changes(act)}"]

    def _amends_two(self) -> tuple[str, list[str]]:
        acts = [self._named(), self._named()]
        articles = [f"Sửa đổi, bổ sung một số điều của {act.text}\n{self._changes(act)}" for act in acts]
        return f"Sửa đổi, bổ sung một số điều của {acts[0].text} và {acts[1].text}", articles

    def _changes(self, act: Act) -> str:
        """Return the items of an article that amends an act without naming it again."""
        self._states.add((THIS, "amends", act.key))
        items = []
        for number in range(1, self._chance.randint(2, 5)):
            kind = self._chance.choice(("changes", "adds", "repeals", "words", "annex"))
            quoted = self._chance.choice(_QUOTED).format(act=self._maker.act("full").text)
            if kind == "changes":
                items.append(f"{number}. Sửa đổi, bổ sung khoản 2 Điều {number + 4} như sau:\n“2. {quoted}”")
            elif kind == "adds":
                items.append(f"{number}. Bổ sung khoản 4 vào sau khoản 3 Điều {number + 4} như sau:\n“4. {quoted}”")
            elif kind == "repeals":
                items.append(f"{number}. Bãi bỏ khoản 3 Điều {number + 4}.")
                self._besides.add((THIS, "repeals_part", act.key))
            elif kind == "words":
                items.append(
                    f"{number}. Thay thế cụm từ “cán bộ” bằng cụm từ “công chức” tại khoản 1 Điều {number + 4}."
                )
            else:
                items.append(f"{number}. Thay thế Phụ lục I bằng Phụ lục I ban hành kèm theo {self._type} này.")
        return "\n".join(items)

    def _ends_several(self) -> tuple[str, list[str]]:
        labels = self._chance.choice(("1. 2. 3. 4.", "a) b) c) d)", "- - - -")).split()
        lines = [f"{label} {self._does('repeals')};" for label in labels]
        opening = self._chance.choice(("các văn bản sau đây:", f"{len(lines)} văn bản quy phạm pháp luật gồm:"))
        return "Bãi bỏ một số văn bản quy phạm pháp luật", ["\n".join((f"Bãi bỏ toàn bộ {opening}", *lines))]

    def _ends_in_part(self) -> tuple[str, list[str]]:
        parts = ("khoản 2 Điều 5", "Chương III", "các điều 3, 4 và 5")
        lines = [f"{number}. Bãi bỏ {part} {self._does('repeals_part')}." for number, part in enumerate(parts, 1)]
        return "Bãi bỏ một phần văn bản", ["\n".join(("Bãi bỏ một phần các văn bản sau:", *lines))]

    def _does_one_thing(self) -> tuple[str, list[str]]:
        title, article, kind = self._chance.choice(_WHOLE)
        act = self._does(kind)
        return title.format(act=act), [article.format(act=act)]

    def _details(self) -> tuple[str, list[str]]:
        name, number, _ = self._chance.choice(LAWS)
        self._states.add((THIS, "details", number))
        scope = f"Phạm vi điều chỉnh\n{self._type} này quy định chi tiết khoản 2 Điều 5, Điều 7 {name}."
        return f"Quy định chi tiết một số điều của {name} số {number}", [scope]

    def _closing(self) -> str:
        also, kind = self._chance.choice(_CLOSING)
        act = self._does(kind) if kind else self._maker.act("full").text
        effect = f"{self._type} này có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2025"
        first = "1. " if "\n2." in also else ""
        return f"Hiệu lực thi hành\n{first}{effect}{also.format(act=act, this=f'{self._type} này')}."
