"""The gold documents printed otherwise, and what that costs: `python -m tests.bench.renderings GOLD_DIR…`.

Each folder holds gold and texts (as for `kg evaluate`). Every text is printed in each of the ways below, as converters,
portals and scanners print pages, and read; a row says how well. Places are not compared: they are those of the gold's
own text.
"""

from __future__ import annotations

import html
import io
import random
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import docx
from rich.console import Console
from rich.table import Table

from kg.document import parse_document
from kg.evaluate import Evaluation, evaluate, load_gold
from kg.resolve import as_record, extract
from kg.text import read_bytes

TONES = "\u0300\u0301\u0303\u0309\u0323"
SHOWN = {
    "instruments": "trích dẫn",
    "bases": "căn cứ",
    "relations": "quan hệ",
    "number": "văn bản: số",
    "date": "văn bản: ngày",
    "type": "văn bản: loại",
    "issuers": "văn bản: cơ quan ban hành",
    "title": "văn bản: trích yếu",
    "signers": "văn bản: người ký",
    "effective": "văn bản: ngày có hiệu lực",
}


def by_line(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(map(change, text.split("\n")))


def wrapped(width: int) -> Callable[[str], str]:
    return by_line(lambda line: "\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) if line.strip() else line)


def paged(text: str) -> str:
    """Return the text with the number of a page between blank lines behind every 45 lines."""
    lines = text.split("\n")
    pages = ["\n".join(lines[at : at + 45]) for at in range(0, len(lines), 45)]
    return "".join(f"{page}\n\n{number}\n\n" for number, page in enumerate(pages, 1))


def some_words(share: float, change: Callable[[str], str]) -> Callable[[str], str]:
    def changed(text: str) -> str:
        chance = random.Random(7)  # noqa: S311 -- no secret
        return re.sub(r"[^\W\d_]+", lambda word: change(word[0]) if chance.random() < share else word[0], text)

    return changed


def without(marks: str) -> Callable[[str], str]:
    def stripped(text: str) -> str:
        spread = "".join(sign for sign in unicodedata.normalize("NFD", text) if sign not in marks)
        return unicodedata.normalize("NFC", spread)

    return stripped


def bare(text: str) -> str:
    spread = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return spread.replace("đ", "d").replace("Đ", "D")


def glued(text: str) -> str:
    chance = random.Random(5)  # noqa: S311 -- no secret
    return re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", lambda _: "" if chance.random() < 0.01 else " ", text)


def page_of(element: str) -> Callable[[str], str]:
    def page(text: str) -> str:
        lines = map(html.escape, text.split("\n"))
        body = "<br>\n".join(lines) if element == "br" else "".join(f"<{element}>{line}</{element}>" for line in lines)
        return f"<!doctype html><html><body>{body}</body></html>"

    return page


def word(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", line))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


RENDERINGS: dict[str, Callable[[str], str | bytes]] = {
    "as it is": lambda text: text,
    "on one line": lambda text: " ".join(text.split()),
    "a paragraph a line": lambda text: "\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text)),
    "no blank line": lambda text: re.sub(r"\n{2,}", "\n", text),
    "every line apart": lambda text: text.replace("\n", "\n\n"),
    "at 72": wrapped(72),
    "at 100": wrapped(100),
    "at 80, with pages": lambda text: paged(wrapped(80)(text)),
    "indented": by_line(lambda line: f"      {line}"),
    "quoted": by_line(lambda line: f"> {line}"),
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "double blanks": lambda text: text.replace(" ", "  "),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "zero-width blanks": lambda text: text.replace(" ", "\u200b \u200b"),
    "dashes": lambda text: text.replace("-", "–"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "eth": lambda text: text.replace("Đ", "Ð").replace("đ", "ð"),
    "spaced numbers": lambda text: re.sub(r"(?<=\d)/(?=\d{4}/)|(?<=\d)-(?=[A-ZĐ]{2})", r" \g<0> ", text),
    "HTML, p": page_of("p"),
    "HTML, br": page_of("br"),
    "DOCX": word,
    "tones lost, 1 of 5": some_words(0.2, without(TONES)),
    "marks lost, 1 of 20": some_words(0.05, bare),
    "no marks at all": bare,
    "glued, 1 of 100": glued,
}


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False), required=True)
@click.option("--only", multiple=True, type=click.Choice(tuple(RENDERINGS)), help="These renderings alone.")
@click.option("--errors", is_flag=True, help="List what was read otherwise than as it is.")
def main(folders: tuple[Path, ...], only: tuple[str, ...], errors: bool) -> None:
    """Read the gold documents of FOLDERS in each rendering and print how well."""
    screen = Console(width=200)
    table = Table("F1", *SHOWN, box=None, pad_edge=False)
    known: set[str] = set()
    for name in only or RENDERINGS:
        result = read(folders, RENDERINGS[name])
        table.add_row(name, *(_figure(result, field) for field in SHOWN))
        read_wrongly = (one for one in result.misses if not one.kind.startswith("chỗ nhắc"))
        misses = {f"{one.document}: {one.kind}: {one.wanted} / {one.got}" for one in read_wrongly}
        if errors and known:
            screen.print(name, *sorted(misses - known), sep="\n  ", markup=False, soft_wrap=True)
        known = known or misses
    screen.print(table)


def read(folders: tuple[Path, ...], rendering: Callable[[str], str | bytes]) -> Evaluation:
    """Return how well the texts of the folders are read when they are printed so."""
    return evaluate(pair for folder in folders for pair in _pairs(folder, rendering))


def _pairs(
    folder: Path, rendering: Callable[[str], str | bytes]
) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    for gold in load_gold(folder):
        printed = rendering(gold.text.read_text(encoding="utf-8"))
        text = read_bytes(printed if isinstance(printed, bytes) else printed.encode())
        yield gold.id, gold.record, as_record(extract(parse_document(text)))


def _figure(result: Evaluation, field: str) -> str:
    score = result.scores.get(SHOWN[field])
    return f"{score.f1:.3f}" if score and score.f1 is not None else "–"


if __name__ == "__main__":
    main()
