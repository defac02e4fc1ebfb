"""The README shows what the commands really print: each `$ kg …` is run and compared.

`make readme` (KG_WRITE_README=1) writes the outputs anew.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

_BLOCK = re.compile(r"(?<=```console\n)\$ (kg [^\n]+)\n(.*?)(?=```)", re.DOTALL)


@pytest.fixture(scope="module")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "store"
    run(["kg", "build", "data/corpus", "--store", str(folder)], root, folder)
    return folder


def run(command: list[str], root: Path, store: Path) -> str:
    kg = [sys.executable, "-c", "from kg.cli import main; main()"]
    environment = {**os.environ, "KG_STORE": str(store), "PYTHONUTF8": "1", "COLUMNS": "120", "NO_COLOR": "1"}
    done = subprocess.run([*kg, *command[1:]], cwd=root, env=environment, capture_output=True, check=True)
    return "".join(line.rstrip() + "\n" for line in done.stdout.decode("utf-8").splitlines())


def test_every_command_of_the_readme_prints_what_stands_there(root: Path, store: Path) -> None:
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8")
    commands = [found[0] for found in _BLOCK.findall(text)]
    assert len(commands) == 5
    written = _BLOCK.sub(lambda block: f"$ {block[1]}\n{run(shlex.split(block[1]), root, store)}", text)
    if os.environ.get("KG_WRITE_README"):
        readme.write_text(written, encoding="utf-8")
    assert written == readme.read_text(encoding="utf-8")


def test_the_readme_names_every_folder_of_the_top_level(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    for folder in ("kg/", "ontology/", "data/", "notebooks/", "tests/", "docs/"):
        assert f"`{folder}`" in text
