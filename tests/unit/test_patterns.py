"""No pattern of the reading rooms divides the same words in two ways within a repeat: such patterns never end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.citation import pinpoints
from tests.ambiguity import ambiguous_loops

ROOT = Path(__file__).resolve().parents[2]
# Told apart by a look ahead at whole words, which the judge does not see; `test_linear.py` reads them.
TOLD_APART = {pinpoints._CHAIN.pattern: "behind a comma a word is a unit or a label: no label is a unit"}

COLLECT = """
import importlib, json, pathlib, pkgutil, re, sys
compiled, compile = {}, re._compile
def noted(pattern, flags):
    if isinstance(pattern, str) and any("/kg/" in frame_file for frame_file in callers()):
        compiled[pattern, int(flags)] = None
    return compile(pattern, flags)
def callers():
    frame = sys._getframe(2)
    while frame and frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    return [frame.f_code.co_filename] if frame else []
re._compile = noted
from kg.text import late
Late = type(late(""))
class Judged(Late):
    def __init__(self, source, flags):
        compiled[source, int(flags)] = None
        super().__init__(source, flags)
sys.modules["kg.text.late"].Late = Judged
for room in ("text", "register", "document", "citation", "resolve"):
    door = importlib.import_module(f"kg.{room}")
    for module in pkgutil.iter_modules(door.__path__, f"kg.{room}."):
        importlib.import_module(module.name)
import kg
for path in sorted(pathlib.Path("data/corpus").glob("*.txt")):
    kg.extract(path.read_text(encoding="utf-8"))
print(json.dumps(list(compiled)))
"""


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, int]]:
    """Return all patterns that the reading rooms compile, at import or while they read, with their flags."""
    done = subprocess.run([sys.executable, "-c", COLLECT], cwd=ROOT, capture_output=True, text=True, check=True)
    return [(pattern, flags) for pattern, flags in json.loads(done.stdout)]


def test_a_repeat_reads_its_words_in_one_way(patterns: list[tuple[str, int]]) -> None:
    assert len(patterns) > 300
    found = {
        pattern: loops
        for pattern, flags in patterns
        if pattern not in TOLD_APART and (loops := list(ambiguous_loops(pattern, flags)))
    }
    assert not found, "a repeat can read these words in two ways, so that every turn doubles the time: make it (?>…)"


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        (r"(?:, (?:(?:cac )?(?:tu )?)?\w{1,5})*$", 2),  # empty in two ways: the group, or what is in it
        (r"(?:[A-Z]|(?<=T)[gr](?![a-z])|(?<=[A-Z])[a-z]{1,2}(?=[A-Z]))+/", 2),  # "TgTg"
        (r"(?: (?:nhiem vu|giai phap|nhiem vu giai phap))*$", 2),
        (r"(?:(?: |,)(?:cac )?(?:khoan )?\w{1,6}){0,12} cua", 2),
        (r"(?>(?: |,)(?:cac )?(?:khoan )?\w{1,6}){0,12} cua", 1),
        (r"(?:, (?:cac )?(?:tu )?\d{1,5})*$", 1),
        (r"(?:(?:muc|khoan) \d+ ){0,12}$", 1),
        (r"(?:\d{1,3}\b\s?)*$", 1),
        (r"(?:\d{1,3}\s?)*$", 2),
        (r"(?:a|b(?!a)|ba)*$", 1),
    ],
)
def test_the_judge_sees_what_doubles(pattern: str, ways: int) -> None:
    assert bool(list(ambiguous_loops(pattern))) == (ways > 1)
