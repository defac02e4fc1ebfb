"""The street is one-way: a room imports only rooms before it, and only through their doors."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

STREET = (
    *("spoken", "errors", "text", "register", "document", "citation", "resolve", "evaluate"),
    *("graph", "ask", "views", "web", "cli"),
)


def imports(source: str, package: str) -> Iterator[tuple[int, str]]:
    """Yield (line, module) for every import of kg in `source`, wherever it stands; `package` resolves the dots."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name.split(".")[0] == "kg")
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")
            base = ".".join(parents[: len(parents) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            if module == "kg":
                yield from ((node.lineno, f"kg.{alias.name}") for alias in node.names)
            elif module.startswith("kg."):
                yield node.lineno, module


def faults(source: str, module: str, *, door: bool = False) -> list[str]:
    """Return what is wrong with the imports of the module of that dotted name; a `door` is an `__init__.py`."""
    parts = module.split(".")
    room = parts[1] if len(parts) > 1 else None
    package = module if door else ".".join(parts[:-1])
    found = []
    for line, name in imports(source, package):
        target = name.split(".")[1] if "." in name else None
        if room is None or target == room:
            continue  # kg/__init__.py opens every door; a room may use its own modules
        if room not in STREET or target not in STREET:
            found.append(f"{module}:{line}: {name if room in STREET else room} is no room of the street")
        elif STREET.index(target) > STREET.index(room):
            found.append(f"{module}:{line}: {room} imports {target}, which comes after it")
        elif name.count(".") > 1:
            found.append(f"{module}:{line}: {name} is behind the door of {target}")
    return found


def module_name(path: Path, root: Path) -> str:
    """Return the dotted name of a file below `root`."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_every_room_is_on_the_street(root: Path) -> None:
    files = {path.stem for path in root.glob("kg/*.py")}
    rooms = files | {path.parent.name for path in root.glob("kg/*/__init__.py")}
    assert rooms - {"__init__", "__main__"} <= set(STREET)


def test_the_map_of_the_house_is_true(root: Path) -> None:
    told = re.findall(r"^\| `kg/(\w+)/`", (root / "docs" / "architecture.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert told == [room for room in STREET if (root / "kg" / room / "__init__.py").exists()]


def test_a_room_imports_only_what_comes_before_it(root: Path) -> None:
    found = [
        fault
        for path in sorted((root / "kg").rglob("*.py"))
        for fault in faults(path.read_text(encoding="utf-8"), module_name(path, root), door=path.stem == "__init__")
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("kg.text.mend", "from kg.register import bodies", "comes after it"),
        ("kg.text.mend", "def f():\n    import kg.graph", "comes after it"),
        ("kg.graph.emit", "from kg.text.fold import fold", "behind the door"),
        ("kg.graph.emit", "from ..text.fold import fold", "behind the door"),
        ("kg.graph.emit", "from kg import cli", "comes after it"),
        ("kg.graph.emit", "from kg import extract", "no room"),
        ("kg.attic.box", "from kg.text import fold", "attic is no room"),
        ("kg.graph.emit", "from kg.text import fold\nfrom kg.graph.nquads import line\nfrom .nquads import line", None),
        ("kg", "from kg.graph import build", None),
    ],
)
def test_the_rule_sees_what_it_must(module: str, source: str, wrong: str | None) -> None:
    found = faults(source, module)
    assert (found == []) if wrong is None else (len(found) == 1 and wrong in found[0])
