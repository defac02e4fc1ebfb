"""A wheel built from the project stands on its own: it carries the registers and the ontology, and `kg` finds them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

ASK = """
import sys
import kg
from pathlib import Path
from kg.register import bodies, bundled, instruments
home = Path(kg.__file__).parent
assert Path(sys.prefix) in home.parents, home
assert home in bundled("registers/bodies.csv").parents
assert home in bundled("ontology").parents
print(len(instruments()), bodies().find("BHXH").slug)
"""

# Several commands in one process: each alone would spend most of its time on starting Python.
COMMANDS = """
from kg.cli import main
for words in (
    "build corpus --store store", "ask can-cu 1712/QĐ-BHXH --store store", "map --store store -o map.html",
    "map --store store -o map.svg", "report 1712/QĐ-BHXH --store store -o report.docx", "check store --quick",
):
    try:
        main(words.split())
    except SystemExit as stop:
        if stop.code:
            raise
"""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("cancu-*.whl")
    return built


def test_it_carries_every_register_the_ontology_and_the_words_of_the_commands(wheel: Path, root: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    for folder, home in (("data/registers", "kg/_bundled/registers"), ("ontology", "kg/_bundled/ontology")):
        files = [path for path in (root / folder).rglob("*") if path.is_file() and not path.name.startswith(".")]
        missing = [str(path) for path in files if f"{home}/{path.relative_to(root / folder).as_posix()}" not in carried]
        assert files
        assert missing == []
    assert "kg/cli/locale/vi/LC_MESSAGES/kg.mo" in carried


def test_it_carries_nothing_of_the_workshop(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.startswith("cancu-")} == {"kg"}


@pytest.fixture(scope="module")
def installed(wheel: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment and return its `bin`.

    With KG_WHOLE_INSTALL=1 everything it needs is installed from the index by the locked hashes; without,
    the environment borrows the dependencies of this one, which takes seconds and no network.
    """
    home = tmp_path_factory.mktemp("empty") / "venv"
    venv.create(home)
    pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "--quiet", "install", "--no-compile"]
    if os.environ.get("KG_WHOLE_INSTALL"):
        subprocess.run([*pip, "--require-hashes", "-r", str(root / "requirements.lock")], check=True, timeout=1500)
    else:
        (packages,) = (home / "lib").glob("python*/site-packages")
        borrowed = sysconfig.get_path("purelib")
        (packages / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    subprocess.run([*pip, "--no-deps", "--no-index", "--force-reinstall", str(wheel)], check=True, timeout=120)
    return home / "bin"


def test_kg_works_from_an_empty_environment(installed: Path, root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "data" / "corpus", tmp_path / "corpus")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}

    def run(program: str, *words: str) -> list[str]:
        command = [str(installed / program), *words]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    assert run("kg", "--version")[0] == "kg"
    assert run("python", "-c", ASK) == ["8123", "bao-hiem-xa-hoi-viet-nam"]
    assert "89/2020/NĐ-CP" in " ".join(run("python", "-c", COMMANDS))
    assert min((tmp_path / name).stat().st_size for name in ("map.html", "map.svg", "report.docx")) > 5000
    command = [str(installed / "kg"), "serve", "--store", "store", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            address = next(found[0] for line in server.stderr if (found := re.search(r"http://[\d.]+:\d+/", line)))
            for path in ("", "hoi", "truy-van", "static/style.css", "sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D"):
                with urllib.request.urlopen(address + path, timeout=30) as answer:  # noqa: S310 — our own server
                    assert answer.status == 200, path
        finally:
            server.terminate()


def test_the_source_archive_makes_the_same_wheel(wheel: Path, root: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path / "dist"), "-t"]
    subprocess.run([*build, "sdist"], cwd=root, check=True, capture_output=True, timeout=120)
    (archive,) = (tmp_path / "dist").glob("cancu-*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.glob("cancu-*")
    subprocess.run([*build, "wheel"], cwd=unpacked, check=True, capture_output=True, timeout=120)
    (again,) = (tmp_path / "dist").glob("cancu-*.whl")
    assert files(again) == files(wheel)


def files(wheel: Path) -> dict[str, int]:
    return {member.filename: member.CRC for member in zipfile.ZipFile(wheel).infolist()}
