"""Letters, Party papers, notes and tables of ended acts, made of parts: `python -m tests.bench.papers letters 2000`.

What they say of acts in sentences, heads, brackets and rows is in `tests.bench.papers_say`; what each states is told
there, never by the program.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import click

from tests.bench.papers_say import ABOUT, LETTER, OF_LETTERS, OF_NOTES, OF_PARTY, OWN_NOTES, PARTY, PARTY_TITLES
from tests.bench.sentences import THIS, Act, Combination, Maker, Stated, report
from tests.bench.wordings import PROVISIONS, SERIES, TITLES

_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------"
_BEFORE, _LATER, _LAST = (2009, 2014), (2016, 2019), (2021, 2023)
_STATE = SERIES[:3] + SERIES[4:6]
_Wording = tuple[str, str]


_LETTER = (
    f"BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\n-------\n{_MOTTO}\nSố: 4321/TCT-CS\nV/v {{about}}\n"
    "Hà Nội, ngày 12 tháng 8 năm 2024\n\nKính gửi: Cục Thuế tỉnh Nghệ An\n\n"
)


class _Papers:
    """Makes the papers of one passage, in which no act comes twice."""

    def __init__(self, chance: random.Random) -> None:
        self.one_of, self.maker, self.chance = chance.choice, Maker(chance), chance

    def said(self, wording: _Wording, acts: dict[str, Act], this: str) -> tuple[str, frozenset[Stated]]:
        """Return a wording with its acts and what it states."""
        text, says = wording
        named = {name: act.text for name, act in acts.items()}
        day = f"ngày 01 tháng 7 năm {self.one_of((2020, 2024))}"
        made = text.format(S=this, C=self.one_of(PROVISIONS), D=day, **named)
        keys = {"S": THIS} | {name: act.key for name, act in acts.items()}
        triples = (each.split() for each in says.split(", ") if each)
        return made, frozenset((keys[subject], kind, keys[thing]) for subject, kind, thing in triples)

    def acts(self, series: tuple[str, str, str], others: Sequence[tuple[str, str, str]], forms: str) -> dict[str, Act]:
        """Return the acts that a wording may name."""
        form = self.one_of(forms.split())
        return {
            "X": self.maker.act(form, series, _BEFORE),
            "Y": self.maker.act("full", series, _BEFORE),
            "N": self.maker.act("full" if form == "titled" else form, series, _LATER),
            "Z": self.maker.act("short" if form == "short" else "full", series, _LAST),
            "L": self.maker.act("full", self.one_of([each for each in others if each != series]), _BEFORE),
        }

    def letter(self) -> Combination:
        """Return a letter that is about one thing and says two."""
        about, sayings = self.one_of(ABOUT), self.chance.sample(OF_LETTERS, 2)
        parts = []
        for wording in (about, *sayings):
            acts = self.acts(self.one_of(_STATE), _STATE, "full full titled short")
            acts |= {name: self.maker.act("full", LETTER, years) for name, years in (("V", _LATER), ("W", _LAST))}
            parts.append(self.said(wording, acts, "Công văn này"))
        texts = [text for text, _ in parts]
        body = "\n".join(texts[1:])
        text = f"{_LETTER.format(about=texts[0])}{body}\nTổng cục Thuế có ý kiến để Cục Thuế được biết./."
        return Combination(
            text, frozenset[Stated]().union(*(s for _, s in parts)), (about[0], *(each[0] for each in sayings))
        )

    def party(self) -> Combination:
        """Return a Party paper that says two things of papers of its own series."""
        series = self.one_of(PARTY)
        acts = self.acts(series, PARTY, "full full short")
        if self.chance.random() < 0.5:
            acts["X"] = Act(f"{acts['X'].text} {self.one_of(PARTY_TITLES)}", acts["X"].key)
        word, code, _ = series
        body = {"TW": "BAN CHẤP HÀNH TRUNG ƯƠNG", "TU": "TỈNH ỦY NGHỆ AN"}.get(code[-2:], "BAN TỔ CHỨC TRUNG ƯƠNG")
        head = (
            f"{body}\n*\nĐẢNG CỘNG SẢN VIỆT NAM\n---------------\nSố 299{code}\nHà Nội, ngày 08 tháng 8 năm 2024\n\n"
            f"{word.upper()}\n{self.one_of(PARTY_TITLES)}\n-----\n\n"
        )
        sayings = self.chance.sample(OF_PARTY, 2)
        parts = [self.said(each, acts, f"{word} này") for each in sayings]
        items = "\n".join(f"{number}. {text}" for number, (text, _) in enumerate(parts, 1))
        text = f"{head}{items}\n3. Các cấp ủy, tổ chức đảng chịu trách nhiệm thi hành."
        return Combination(
            text, frozenset[Stated]().union(*(s for _, s in parts)), (*(each[0] for each in sayings), word)
        )

    def note(self) -> Combination:
        """Return three notes of one page, each about acts of its own."""
        mark, end = self.one_of((("", "."), ("- ", ";"), ("* ", ""), ("Ghi chú: ", "."), ("", "")))
        sayings = [*self.chance.sample(OWN_NOTES, self.one_of((0, 0, 1))), *self.chance.sample(OF_NOTES, 3)]
        lines: list[str] = []
        states: set[Stated] = set()
        for wording in sayings:
            made, stated = self.said(wording, self.acts(self.one_of(_STATE), _STATE, "full full short"), "Văn bản này")
            label = mark if made[0] not in "[(" else ""
            lines.append(f"{label}{made}{end if made[-1] not in '?”]' else ''}")
            states |= stated
        return Combination("\n".join(lines), frozenset(states), (*(each[0] for each in sayings), mark))

    def table(self) -> Combination:
        """Return the annex of a decision that publishes which acts of a province have ended, wholly or in part."""
        in_part = self.chance.random() < 0.4
        layout, form = self.one_of(list(_LAYOUTS)), self.one_of(list(_PRINTED))
        rows = [self._row(layout, in_part=in_part) for _ in range(3)]
        columns = ["STT", *_LAYOUTS[layout], "Tên gọi"]
        columns += [*(["Nội dung hết hiệu lực"] if in_part else []), "Lý do hết hiệu lực", "Ngày hết hiệu lực"]
        table = _PRINTED[form]([columns, *([str(number), *cells] for number, (cells, _, _) in enumerate(rows, 1))])
        states = frozenset[Stated]().union(*(stated for _, stated, _ in rows))
        heading = f"DANH MỤC VĂN BẢN HẾT HIỆU LỰC {'MỘT PHẦN' if in_part else 'TOÀN BỘ'} NĂM 2023"
        return Combination(f"{_PUBLISHES}{heading}\n{table}", states, (*(part for _, _, part in rows), layout, form))

    def _row(self, layout: str, *, in_part: bool) -> tuple[list[str], frozenset[Stated], str]:
        """Return the cells of a row behind its number, what it states, and the reason it gives."""
        series = self.one_of((SERIES[5], SERIES[7]))
        old, new, last = (self.maker.act("full", series, years) for years in (_BEFORE, _LATER, _LAST))
        reason, kind = self.one_of(_IN_PART if in_part else _WHOLE)
        title = self.one_of(TITLES)
        actors = (new, last) if "{Z}" in reason else (new,)
        states = {(actor.key, kind, old.key) for actor in actors if kind}
        if self.chance.random() < 0.3:
            inner = self.maker.act("short", series, (2004, 2008))
            title = f"về việc sửa đổi, bổ sung một số điều của {inner.text}"
            states.add((old.key, "amends", inner.key))
        day = old.text.split(" ngày ")[1].rsplit(" của ", 1)[0]
        cells = [cell.format(T=series[0], N=old.key, D=day) for cell in _LAYOUTS[layout].values()]
        cells.append(title[0].upper() + title[1:])
        if in_part:
            cells.append(self.one_of(("Khoản 2 Điều 5", "Điều 7", "Chương II", "Điểm a khoản 1 Điều 3")))
        law = "Luật Ban hành văn bản quy phạm pháp luật năm 2015"
        return [*cells, reason.format(N=new.text, Z=last.text, L=law), "01/7/2023"], frozenset(states), reason


_PUBLISHES = (
    f"ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\n-------\n{_MOTTO}\nSố: 99/QĐ-UBND\nNghệ An, ngày 20 tháng 01 năm 2024\n\n"
    "QUYẾT ĐỊNH\nVề việc công bố Danh mục văn bản quy phạm pháp luật hết hiệu lực năm 2023\n\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n\nQUYẾT ĐỊNH:\n"
    "Điều 1. Công bố kèm theo Quyết định này Danh mục văn bản quy phạm pháp luật hết hiệu lực năm 2023.\n"
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\n"
)
_LAYOUTS = {  # how the columns name an act of type {T}, number {N} and day {D}
    "type apart": {"Tên loại": "{T}", "Số, ký hiệu; ngày ban hành": "{N} ngày {D}"},
    "all apart": {"Tên loại": "{T}", "Số, ký hiệu": "{N}", "Ngày ban hành": "{D}"},
    "named whole": {"Tên văn bản": "{T} số {N} ngày {D}"},
}
_WHOLE = (
    ("Được thay thế bởi {N}", "replaces"),
    ("Được thay thế bằng {N}", "replaces"),
    ("Bị thay thế bởi {N}", "replaces"),
    ("Thay thế bởi {N}", "replaces"),
    ("Đã được thay thế bằng {N}", "replaces"),
    ("Bị bãi bỏ bởi {N}", "repeals"),
    ("Bãi bỏ bởi {N}", "repeals"),
    ("Được bãi bỏ tại {N}", "repeals"),
    ("Bị bãi bỏ bởi Điều 2 {N}", "repeals"),
    ("Hết hiệu lực theo {N}", "repeals"),
    ("Hết thời hạn có hiệu lực đã được quy định trong văn bản", None),
    ("Hết hiệu lực theo quy định tại khoản 1 Điều 154 {L}", None),
    ("Đối tượng điều chỉnh không còn", None),
)
_IN_PART = (
    ("Được sửa đổi, bổ sung bởi {N}", "amends"),
    ("Được sửa đổi, bổ sung tại Điều 1 {N}", "amends"),
    ("Được sửa đổi bởi {N} và {Z}", "amends"),
    ("Được thay thế bởi {N}", "amends"),
    ("Bị bãi bỏ bởi {N}", "repeals_part"),
    ("Bãi bỏ bởi {N}", "repeals_part"),
    ("Được bãi bỏ tại khoản 2 Điều 3 {N}", "repeals_part"),
)


def _listed(cells: list[str]) -> str:
    """Return the cells as an item of a list, the title right behind the number."""
    title = next(i for i, cell in enumerate(cells) if cell.startswith(("Về ", "Quy định ")))
    named = " ".join(cells[:title])
    return "; ".join((f"{named} {cells[title][0].lower()}{cells[title][1:]}", *cells[title + 1 :]))


_PRINTED: dict[str, Callable[[list[list[str]]], str]] = {
    "bars": lambda rows: "\n".join(" | ".join(row) for row in rows),
    "Markdown": lambda rows: "\n".join(f"| {' | '.join(row)} |" for row in rows),
    "cells on lines": lambda rows: "\n".join("\n".join(row) for row in rows),
    "a list": lambda rows: "\n".join(f"{number}. {_listed(cells)}." for number, *cells in rows[1:]),
    "HTML": lambda rows: (
        "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"
    ),
}
PAPERS: dict[str, Callable[[_Papers], Combination]] = {
    "letters": _Papers.letter,
    "party": _Papers.party,
    "notes": _Papers.note,
    "tables": _Papers.table,
}


def papers(which: str, count: int, seed: int) -> Iterator[Combination]:
    """Yield so many papers of one kind; the same count and seed give the same."""
    for turn in range(count):
        yield PAPERS[which](_Papers(random.Random(f"{which} {seed} {turn}")))  # noqa: S311 — texts, not secrets


@click.command()
@click.argument("which", type=click.Choice(list(PAPERS)))
@click.argument("count", type=click.IntRange(1))
@click.option("--seed", default=1, show_default=True)
@click.option("--show", default=5, show_default=True, help="So many papers that were not read right.")
def main(which: str, count: int, seed: int, show: int) -> None:
    """Read so many papers of one kind, and say by which of their parts they are read wrongly."""
    report(papers(which, count, seed), show)


if __name__ == "__main__":
    main()
