"""The notebooks run from top to bottom, each in a kernel of its own, beside the corpus as a reader has it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.py"))
RUN = """
import sys
import jupytext, nbclient
notebook = jupytext.read(sys.argv[1])
nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": "."}}).execute()
outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
print(len([cell for cell in notebook.cells if cell.cell_type == "code"]))
print(sum(any(kind.startswith("image/") for kind in output.get("data", {})) for output in outputs))
"""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_from_top_to_bottom(path: Path, tmp_path: Path) -> None:
    home = tmp_path / "notebooks"
    home.mkdir()
    (tmp_path / "data").symlink_to(ROOT / "data")
    command = [sys.executable, "-c", RUN, str(path)]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    cells, pictures = map(int, done.stdout.split())
    assert cells == len(re.findall(r"^# %%\n", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert pictures == len(re.findall(r"^(?:SVG\(|plt\.show)", path.read_text(encoding="utf-8"), re.MULTILINE))


def test_the_first_one_has_ten_cells() -> None:
    first = NOTEBOOKS[0].read_text(encoding="utf-8")
    assert len(re.findall(r"^# %%\n", first, re.MULTILINE)) == 10


def test_the_readme_names_each() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in NOTEBOOKS if path.name not in readme] == []
