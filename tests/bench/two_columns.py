"""What pages make of the two columns of a letterhead (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV).

Each arrangement takes the lines on the left, those on the right, the number (and below it what a letter is about) and
place and day.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest


def _lines(*lines: list[str]) -> str:
    return "\n".join(line for each in lines for line in each)


def _side_by_side(left: list[str], right: list[str], form: str) -> str:
    return "\n".join(form.format(*pair).rstrip() for pair in zip_longest(left, right, fillvalue=""))


ARRANGEMENTS: dict[str, Callable[[list[str], list[str], list[str], str], str]] = {
    "rows": lambda left, right, numbered, dated: _lines(left, right, numbered, [dated]),
    "right first": lambda left, right, numbered, dated: _lines(right, left, numbered, [dated]),
    "left whole": lambda left, right, numbered, dated: _lines(left, numbered, right, [dated]),
    "in turns": lambda left, right, numbered, dated: _lines(
        [line for pair in zip_longest(left, right) for line in pair if line], numbered, [dated]
    ),
    "on one line": lambda left, right, numbered, dated: " ".join([*left, *right, *numbered, dated]),
    "two on a line": lambda left, right, numbered, dated: (
        _side_by_side([*left, numbered[0]], [*right, *[""] * (len(left) - len(right)), dated], "{} {}")
        + "".join(f"\n{line}" for line in numbered[1:])
    ),
    "columns": lambda left, right, numbered, dated: _side_by_side(
        [*left, *numbered], [*right, *[""] * (len(left) - len(right)), dated], "{:<34}    {}"
    ),
    "tabs": lambda left, right, numbered, dated: (
        _side_by_side(left, right, "{}\t{}") + "\n" + _side_by_side(numbered, [dated], "{}\t{}")
    ),
    "row of a table": lambda left, right, numbered, dated: (
        f"| {' '.join([*left, *numbered])} | {' '.join([*right, dated])} |"
    ),
    "rows of a table": lambda left, right, numbered, dated: (
        f"{_side_by_side(left, right, '|{:<55}|{:<86}|')}\n|{' '.join(numbered):<55}|{dated:<86}|\n"
    ),
    "broken table": lambda left, right, numbered, dated: (
        f"\n{_lines(left)}\n |{_lines(right)}\n | |\n|{' '.join(numbered):<50}|{dated:<90}|\n\n"
    ),
    "Markdown": lambda left, right, numbered, dated: (
        f"| **{'<br>'.join(left)}** | **{'<br>'.join(right)}** |\n| --- | --- |\n"
        f"| {'<br>'.join(numbered)} | *{dated}* |\n"
    ),
    "HTML": lambda left, right, numbered, dated: (
        f"<table><tr><td><p><b>{'<br/>'.join(left)}</b></p></td><td><p><b>{'<br/>'.join(right)}</b></p></td></tr>"
        f"<tr><td><p>{'<br/>'.join(numbered)}</p></td><td><p><i>{dated}</i></p></td></tr></table>"
    ),
}
