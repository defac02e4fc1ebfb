"""What a head says is the same in all the ways in which converters print a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.document import parse_document
from kg.text import mend

HEADS = re.findall(
    r"^=== [^\n]+\n(.*?)(?=^=== |\Z)",
    Path(__file__).with_name("real_heads.txt").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


def each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda head: "\n".join(change(line.strip()) if line.strip() else line for line in head.split("\n"))


def capitals(change: Callable[[str], str]) -> Callable[[str], str]:
    return each_line(lambda line: change(line) if line.isupper() else line)


RENDERINGS: dict[str, Callable[[str], str]] = {
    "headings": capitals(lambda line: f"## {line}"),
    "bold headings": capitals(lambda line: f"### **{line}**"),
    "bold": each_line(lambda line: f"**{line}**"),
    "italic": each_line(lambda line: f"*{line}*"),
    "quoted": each_line(lambda line: f"> {line}"),
    "a table": each_line(lambda line: f"| {line} |"),
    "breaks of HTML": lambda head: head.replace("\n", "<br />\n"),
    "blanks of HTML": lambda head: head.replace("\n", "&nbsp;\n&nbsp;"),
    "breaks of Markdown": lambda head: head.replace("\n", "\\\n"),
    "indented": each_line(lambda line: f"        {line}"),
    "blanks that do not break": lambda head: head.replace(" ", "\u00a0"),
    "decomposed": lambda head: unicodedata.normalize("NFD", head),
    "Windows": lambda head: head.replace("\n", "\r\n"),
    "the motto in capitals": lambda head: head.replace("Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
    "dashes": lambda head: head.replace(" - ", " – "),
}


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_head_says_the_same_however_it_is_printed(rendering: str) -> None:
    for head in HEADS:
        printed, rendered = (parse_document(mend(one)) for one in (head, RENDERINGS[rendering](head)))
        for field in ("number", "type", "date", "place", "issuers", "parent_body"):
            assert getattr(rendered, field) == getattr(printed, field), (field, head[:200])
        titles = [re.sub(r"[\s–-]+", "", document.title or "") for document in (rendered, printed)]
        assert titles[0] == titles[1], head[:200]
