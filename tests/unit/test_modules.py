"""A module is one idea that has a name, says so in its docstring, and stays small."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

MAX_LINES = 350
NAMELESS = {"helpers", "utils", "common", "misc", "util", "helper"}


def modules(root: Path) -> list[Path]:
    return sorted((root / "kg").rglob("*.py"))


def test_every_module_says_what_it_is(root: Path) -> None:
    silent = [str(path.relative_to(root)) for path in modules(root) if not _docstring(path)]
    assert silent == []


def test_no_module_is_a_heap(root: Path) -> None:
    assert [str(path.relative_to(root)) for path in modules(root) if path.stem in NAMELESS] == []


def test_modules_stay_small(root: Path) -> None:
    sizes = {str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules(root)}
    assert {name: size for name, size in sizes.items() if size > MAX_LINES} == {}


def test_who_asks_a_store_waits_for_no_grammar() -> None:
    """The start of every command that reads: what only some need is loaded when it is needed."""
    heavy = ("kg.citation.read", "kg.document.parse", "rdflib", "scipy", "networkx", "pyshacl", "typst", "docx")
    asked = f"import sys, kg.ask, kg.graph, kg.views; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_there_are_modules(root: Path) -> None:
    assert len(modules(root)) > 10


def _docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
