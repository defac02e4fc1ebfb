"""Closing articles made of parts, and what they state: `python -m tests.bench.sentences 4000 --seed 3`.

An order of an act meets every form in which its objects may stand: alone, listed, on lines, with titles in which other
acts stand, by provisions; so a rule that holds for one and not for another shows. What is missed and what was not said
is counted by part. The parts are in `tests.bench.wordings`.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import click
from rich.console import Console
from rich.table import Table

import kg
from tests.bench.wordings import (
    ANNEXES,
    BEHIND,
    LAWS,
    NESTED,
    NO_ORDERS,
    OF_TWO,
    ORDERS,
    PLACES,
    PROVISIONS,
    SERIES,
    TITLES,
)

Stated = tuple[str, str, str]  # subject ("this" or a number), kind of relation, object
THIS = "this"
_IMPLIED = frozenset({"issues", "implements"})  # judgements, which no wording here is about
_ENDS = {"ends": ("repeals", "replaces")}
_EARLIER, _BEFORE, _LATER = (
    (2004, 2008),
    (2009, 2017),
    (2019, 2023),
)  # years: of acts in titles, of objects, of what changed them


@dataclass(frozen=True, slots=True)
class Act:
    """An act as a sentence names it, its number or name, and what the title behind it states."""

    text: str
    key: str
    states: frozenset[Stated] = frozenset()


@dataclass(frozen=True, slots=True)
class Combination:
    """A passage, what it states, and the parts it was made of."""

    text: str
    states: frozenset[Stated]
    parts: tuple[str, ...]

    def missed(self, read: frozenset[Stated]) -> list[Stated]:
        """Return what is stated and was not read."""
        return [stated for stated in sorted(self.states) if not _alternatives(stated) & read]

    def wrong(self, read: frozenset[Stated]) -> list[Stated]:
        """Return what was read and is not stated."""
        return sorted(read.difference(*map(_alternatives, self.states)))


def combinations(count: int, seed: int) -> Iterator[Combination]:
    """Yield so many passages; the same count and seed give the same."""
    for turn in range(count):
        yield Maker(random.Random(f"{seed} {turn}")).combination()  # noqa: S311 — texts, not secrets


def read(text: str) -> frozenset[Stated]:
    """Return the relations that the program reads in a text, but those that are a judgement."""
    extraction = kg.extract(text)
    names = {citation.id: citation.number or citation.name or "" for citation in extraction.citations}
    return frozenset(
        (names.get(each.subject, each.subject), each.kind.value, names.get(each.object, each.object))
        for each in extraction.relations
        if each.kind.value not in _IMPLIED
    )


def _alternatives(stated: Stated) -> frozenset[Stated]:
    subject, kind, thing = stated
    return frozenset((subject, each, thing) for each in _ENDS.get(kind, (kind,)))


class Maker:
    """Makes one passage, in which no act comes twice."""

    def __init__(self, chance: random.Random) -> None:
        self._one_of = chance.choice
        self._number_in = chance.randint
        self._used: set[str] = set()
        self._this = self._one_of(("Nghị định này", "Thông tư này", "Quyết định này", "Nghị quyết này"))

    def combination(self) -> Combination:
        """Return a passage of one order, of one wording about two acts, or of one that orders nothing."""
        kind = self._one_of(("order", "order", "order", "two acts", "no order"))
        if kind == "two acts":
            wording, says = self._one_of(OF_TWO)
            said, states = self._about_two(wording, says)
            form = kind
        else:
            wording, relation = self._one_of(ORDERS) if kind == "order" else (self._one_of(NO_ORDERS), None)
            said, states, form = self._about_objects(wording, relation)
        place, behind = self._one_of(PLACES), self._one_of(BEHIND).format(S=self._this)
        return Combination(f"{place}{said[0].upper()}{said[1:]}.{behind}", states, (wording, form, place.strip()))

    def _about_objects(self, wording: str, relation: str | None) -> tuple[str, frozenset[Stated], str]:
        """Return the wording with its objects, what it states, and the form of the objects."""
        in_part = "{C}" in wording or "{A}" in wording or relation == "repeals_part"
        text, acts, form = self._alone() if in_part else self._objects(at_end=wording.endswith("{O}"))
        said = wording.format(
            S=self._this, O=text, C=self._one_of(PROVISIONS), A=self._one_of(ANNEXES), D=self._day(2024)
        )
        states = {(THIS, relation, act.key) for act in acts if relation}
        return said, frozenset(states).union(*(act.states for act in acts)), form

    def _about_two(self, wording: str, says: str) -> tuple[str, frozenset[Stated]]:
        """Return the wording with its acts, of which the later is of the series of the first, and what it states."""
        series = self._one_of(SERIES)
        acts = {
            "X": self.act(self._one_of(("full", "titled", "short")), series),
            "Y": self.act(self._one_of(("full", "titled", "short", "law"))),
            "N": self.act(self._one_of(("full", "short")), series, _LATER),
        }
        said = wording.format(S=self._this, **{name: act.text for name, act in acts.items()})
        keys = {"S": THIS} | {name: act.key for name, act in acts.items()}
        triples = (each.split() for each in says.split(", ") if each)
        return said, frozenset((keys[subject], kind, keys[thing]) for subject, kind, thing in triples)

    def _alone(self) -> tuple[str, list[Act], str]:
        form = self._one_of(("full", "full", "titled", "titled", "short", "nested", "law", "law by day", "law by year"))
        act = self.act(form)
        return act.text, [act], form

    def _objects(self, *, at_end: bool) -> tuple[str, list[Act], str]:
        """Return objects as text; lists that a colon opens stand only `at_end`."""
        at_ends = ("colon", "lines", "series on lines") if at_end else ()
        form = self._one_of(("alone", "alone", "alone", "two", "three", "series", "semicolons", *at_ends))
        if form == "alone":
            return self._alone()
        if form.startswith("series"):
            return self._series(form)
        forms = ("full", "titled", "short") if form in ("two", "three") else ("full", "titled")
        acts = [self.act(self._one_of(forms)) for _ in range(2 if form == "two" else 3)]
        texts = [act.text for act in acts]
        if form in ("two", "three"):
            return ", ".join(texts[:-1]) + self._one_of((" và ", ", ")) + texts[-1], acts, form
        if form == "semicolons":
            return "; ".join(texts), acts, form
        if form == "colon":
            return "các văn bản sau đây: " + "; ".join(texts), acts, form
        labels = self._one_of((("a) ", "b) ", "c) "), ("1. ", "2. ", "3. "), ("- ", "- ", "- ")))
        return "các văn bản sau:\n" + ";\n".join(map("".join, zip(labels, texts, strict=True))), acts, form

    def _series(self, form: str) -> tuple[str, list[Act], str]:
        series = self._one_of(SERIES)
        acts = [self.act("full", series) for _ in range(3)]
        if form == "series":
            numbers = [act.text.removeprefix(f"{series[0]} ") for act in acts]
            return f"các {series[0]} {numbers[0]}, {numbers[1]} và {numbers[2]}", acts, form
        lines = ";\n".join(f"- {act.text}" for act in acts)
        return f"các {series[0]} sau đây:\n{lines}", acts, form

    def act(self, form: str, series: tuple[str, str, str] | None = None, years: tuple[int, int] = _BEFORE) -> Act:
        if form.startswith("law"):
            name, number, day = self._one_of(LAWS)
            if number in self._used:
                return self.act("full", series, years)
            self._used.add(number)
            if form == "law":
                return Act(f"{name} số {number}", number)
            return Act(f"{name} {day}" if form == "law by day" else f"{name} năm {number.split('/')[1]}", name)
        word, code, issuer = series = series or self._one_of(SERIES)
        year = self._number_in(*years)
        serial = self._number_in(1, 199)
        number = f"{serial:02d}/{year}/{code}" if code[0].isalpha() else f"{serial:02d}{code}"
        if number in self._used:
            return self.act(form, series, years)
        self._used.add(number)
        if form == "short":
            return Act(f"{word} {number}", number)
        named = f"{word} số {number} {self._day(year)} {issuer}"
        if form == "full":
            return Act(named, number)
        if form == "titled":
            return Act(f"{named} {self._one_of(TITLES)}", number)
        title, kind = self._one_of(NESTED)
        inner = self.act(self._one_of(("full", "short")), None, _EARLIER)
        return Act(f"{named} {title} {inner.text}", number, frozenset({(number, kind, inner.key)} if kind else ()))

    def _day(self, year: int) -> str:
        day, month = self._number_in(1, 28), self._number_in(1, 12)
        return self._one_of((f"ngày {day:02d} tháng {month:02d} năm {year}", f"ngày {day:02d}/{month:02d}/{year}"))


@click.command()
@click.argument("count", type=click.IntRange(1))
@click.option("--seed", default=1, show_default=True)
@click.option("--show", default=5, show_default=True, help="So many passages that were not read right.")
def main(count: int, seed: int, show: int) -> None:
    """Read so many passages, and say by which of their parts they are read wrongly."""
    report(combinations(count, seed), show)


def report(made: Iterable[Combination], show: int) -> None:
    """Print how the program reads the passages, `show` of those that it reads wrongly, and their worst parts."""
    screen = Console(width=160)
    by_part: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    count = stated = missed = wrong = 0
    for one in made:
        count, found = count + 1, read(one.text)
        lacks, foreign = one.missed(found), one.wrong(found)
        stated, missed, wrong = stated + len(one.states), missed + len(lacks), wrong + len(foreign)
        for part in one.parts:
            by_part[part] = [a + b for a, b in zip(by_part[part], (1, bool(lacks), bool(foreign)), strict=True)]
        if (lacks or foreign) and show:
            show -= 1
            screen.print(one.text, f"missed {lacks}, wrong {foreign}", "", sep="\n", markup=False)
    right = stated - missed
    screen.print(f"{count} passages, {stated} relations: P {right / (right + wrong):.4f} R {right / stated:.4f}")
    table = Table("part", "passages", "missed", "wrong")
    for part, counts in sorted(by_part.items(), key=lambda each: (each[1][1] + 2 * each[1][2]) / each[1][0])[:-9:-1]:
        table.add_row(part, *map(str, counts))
    screen.print(table)


if __name__ == "__main__":
    main()
