"""The guide tells what is so: each of its commands runs, each picture is there and small, each link leads somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph import build

GUIDE = Path(__file__).parents[2] / "docs/huong-dan.md"
TEXT = GUIDE.read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ")
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL)
    for line in block.splitlines()
]
FOUND_SOMETHING = 1


@pytest.fixture(scope="module")
def desk(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as `make demo` leaves it."""
    folder = tmp_path_factory.mktemp("guide")
    (folder / "data").symlink_to(root / "data")
    build([folder / "data/corpus"], folder / "out/store")
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_its_commands_run(command: str, desk: Path) -> None:
    words = shlex.split(command)
    assert words[0] == "kg"
    environment = {**os.environ, "KG_STORE": str(desk / "out/store"), "PYTHONUTF8": "1"}
    kg = [sys.executable, "-c", "from kg.cli import main; main()"]
    if "out/kho-cua-toi" in words and words[1] != "build" and not (desk / "out/kho-cua-toi").exists():
        build([desk / "data/corpus"], desk / "out/kho-cua-toi")
    done = subprocess.run([*kg, *words[1:]], cwd=desk, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in ({0, FOUND_SOMETHING} if words[1] in ("audit", "validate") else {0}), done.stderr
    if "-o" in words:
        assert (desk / words[words.index("-o") + 1]).exists()
    elif words[1] != "build":
        assert done.stdout


def test_every_command_that_people_use_is_explained() -> None:
    told = {shlex.split(command)[1] for command in COMMANDS}
    assert told >= {"map", "show", "lineage", "path", "audit", "body", "ask", "query", "report", "export", "build"}


def test_its_pictures_are_there_and_small() -> None:
    pictures = [GUIDE.parent / name for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", TEXT)]
    assert len(pictures) == 4
    assert sum(path.stat().st_size for path in pictures) < 700_000
    assert not re.search(
        r"(?:href|src|url)[=(]\s*[\"']?http", (GUIDE.parent / "pictures/huong-dan-ra-soat.svg").read_text("utf-8")
    )


def test_its_links_lead_somewhere() -> None:
    links = [link for link in re.findall(r"(?<!!)\[[^\]]+\]\(([^)#]+)\)", TEXT) if "://" not in link]
    assert [link for link in links if not (GUIDE.parent / link).exists()] == []
    assert [
        name for name in re.findall(r"`(notebooks/[^`]+\.py)`", TEXT) if not (GUIDE.parents[1] / name).exists()
    ] == []
