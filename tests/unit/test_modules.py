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


def test_what_is_remembered_are_short_strings_and_never_a_text(root: Path) -> None:
    """A cache that holds texts grows with all that was read; one of a generator gives nothing the second time."""
    found = [
        f"{path.relative_to(root)}: {function.name}"
        for path in modules(root)
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and _is_remembered(function) and _holds_texts(function)
    ]
    assert found == []


def test_there_are_modules(root: Path) -> None:
    assert len(modules(root)) > 10


def _is_remembered(function: ast.FunctionDef) -> bool:
    return any("cache" in ast.unparse(decorator) for decorator in function.decorator_list)


def _holds_texts(function: ast.FunctionDef) -> bool:
    takes = {ast.unparse(each.annotation) for each in function.args.args if each.annotation}
    gives = ast.unparse(function.returns) if function.returns else ""
    return bool(takes & {"Text", "Document", "Found"}) or gives.startswith("Iterator")


def _docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
