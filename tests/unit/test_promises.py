"""What the set-up and the documents promise: locks that name everything and no host, decisions and registers told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9_-]", requirement)[0].lower() for requirement in requirements}


def pins(lock: str) -> dict[str, list[str]]:
    """Return name → hashes of the pins in a lock; a package may be pinned twice, for different Pythons."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"\n(?=[a-z])", lock):
        if pin := re.match(r"([a-z0-9-]+)==", block):
            found.setdefault(pin[1], []).append(" ".join(re.findall(r"sha256:[0-9a-f]{64}", block)))
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_and_no_host(root: Path, name: str) -> None:
    lock = (root / name).read_text(encoding="utf-8")
    assert len(pins(lock)) > 30
    assert all(all(hashes) for hashes in pins(lock).values())
    assert re.findall(r"https?:|^--|file:", lock, re.MULTILINE) == []


def test_the_locks_hold_what_the_project_needs(root: Path, project: dict[str, Any]) -> None:
    runtime, dev = (pins((root / name).read_text(encoding="utf-8")) for name in LOCKS)
    assert names(project["project"]["dependencies"]) <= set(runtime)
    assert names(project["dependency-groups"]["build"]) <= set(runtime)
    assert names(project["dependency-groups"]["dev"]) <= set(dev)
    # The program runs under its tests with the very versions that its users get: same names, same files.
    assert {name: dev.get(name) for name in runtime} == runtime


def test_every_library_is_a_decision(root: Path, project: dict[str, Any]) -> None:
    told = (root / "docs" / "decisions.md").read_text(encoding="utf-8").lower()
    groups = project["dependency-groups"]
    needed = names(project["project"]["dependencies"]) | names(groups["build"]) | names(groups["dev"])
    assert {name for name in needed if f"**{name}" not in told} == set()


def test_every_register_is_explained(root: Path) -> None:
    told = (root / "data" / "registers" / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in (root / "data" / "registers").glob("*.csv")}
    assert {name for name in files if f"`{name}`" not in told} == set()
    assert set(re.findall(r"`([a-z_]+\.csv)`", told)) == files


def test_no_document_names_a_machine_path(root: Path) -> None:
    told = [
        *root.glob("*.md"),
        *root.glob("docs/*.md"),
        *root.glob("data/**/*.md"),
        root / "Makefile",
        root / ".ci/run",
    ]
    path_of_a_machine = re.compile(r"(?<![\w.])/(work|root|home|tmp)/")
    assert [path.name for path in told if path_of_a_machine.search(path.read_text(encoding="utf-8"))] == []


def test_make_demo_asks_questions_that_exist(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    asked = re.findall(r"/kg ask ([a-z-]+)", makefile)
    assert len(asked) == 3
    assert [name for name in asked if not (root / "kg" / "ask" / "queries" / f"{name}.rq").is_file()] == []


def test_make_demo_runs_commands_that_exist(root: Path) -> None:
    commands = set(re.findall(r"/kg ([a-z]+)", (root / "Makefile").read_text(encoding="utf-8")))
    assert commands >= {"build", "export", "map", "show", "ask"}
    assert {name for name in commands if not (root / "kg" / "cli" / f"{name}.py").is_file()} == set()
