"""A wheel built from the project stands on its own: it carries the registers and the ontology, and `kg` finds them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ASK = """
import kg
from pathlib import Path
from kg.register import bodies, bundled, instruments
home = Path(kg.__file__).parent
assert Path.cwd() in home.parents, home
assert home in bundled("registers/bodies.csv").parents
assert home in bundled("ontology").parents
print(len(instruments()), bodies().find("BHXH").slug)
"""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("cancu-*.whl")
    return built


def test_it_carries_every_register_and_the_ontology(wheel: Path, root: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    for folder, home in (("data/registers", "kg/_bundled/registers"), ("ontology", "kg/_bundled/ontology")):
        files = [path for path in (root / folder).rglob("*") if path.is_file() and not path.name.startswith(".")]
        missing = [str(path) for path in files if f"{home}/{path.relative_to(root / folder).as_posix()}" not in carried]
        assert files
        assert missing == []


def test_it_carries_nothing_of_the_workshop(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.startswith("cancu-")} == {"kg"}


def test_kg_works_from_it(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    # -I leaves the checkout out of sys.path; the dependencies are those of this environment.
    paths = [str(tmp_path), *(path for path in sys.path if "site-packages" in path)]
    code = f"import sys; sys.path[:0] = {paths!r}\n{ASK}"
    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["8123", "bao-hiem-xa-hoi-viet-nam"], done.stderr
