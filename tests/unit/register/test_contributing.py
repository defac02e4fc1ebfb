"""The guide for contributors is true: its rows are taken, its faulty rows are refused with the words that it quotes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_BLOCK = re.compile(
    r"```csv (?P<file>\S+)(?P<bad> sai)?\n(?P<rows>.+?)\n```(?:\n```text\n(?P<says>.+?)\n```)?", re.DOTALL
)
_READ = """
import sys
from pathlib import Path
import kg.register.files as files
files._HOMES["registers"] = (Path(sys.argv[1]),)
from kg.errors import DataError
from kg.register import bodies, closing_clauses, instruments, nicknames, other_instruments, other_laws, phrases
from kg.register import plenum_resolution
from kg.resolve import extract, read_clause
try:
    bodies().tables
    closing_clauses(), nicknames()
    other_instruments("x"), other_laws("Luật", "x"), phrases("recital"), plenum_resolution("1", "I")
except DataError as error:
    sys.exit(str(error))
text = "Chiếu theo Luật Du lịch năm 2005;\\nCăn cứ Luật Hôn nhân và gia đình ngày 29/12/1959;\\nTheo Đề án 1956, làm:"
print([(one.role.value, one.resolution.iri.partition("/vb/")[2]) for one in extract(text).citations])
print(bodies().find("Trung tâm Thử nghiệm", "2021-01-01").name)
print([(one.kind.value, one.object.number) for one in read_clause(closing_clauses()[-1]).relations])
"""


def blocks(root: Path) -> list[re.Match[str]]:
    return list(_BLOCK.finditer((root / "docs" / "dong-gop.md").read_text(encoding="utf-8")))


def read_with(root: Path, folder: Path, *added: re.Match[str]) -> subprocess.CompletedProcess[str]:
    """Read all registers with some rows added, in a process of its own: registers are read once a process."""
    shutil.copytree(root / "data" / "registers", folder)
    for block in added:
        with (folder / block["file"]).open("a", encoding="utf-8") as stream:
            stream.write(block["rows"] + "\n")
    command = [sys.executable, "-X", "utf8", "-c", _READ, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_rows_of_the_guide_are_taken_and_read(root: Path, tmp_path: Path) -> None:
    good = [block for block in blocks(root) if not block["bad"]]
    named = {"more_instruments.csv", "closing_clauses.csv", "bodies.csv", "body_events.csv", "phrases.csv"}
    assert {block["file"] for block in good} >= named
    done = read_with(root, tmp_path / "registers", *good)
    assert done.stderr == ""
    cited, body, ended = done.stdout.splitlines()
    assert "('legal_basis', 'luat/44-2005-qh11')" in cited
    assert "luat/ten/luat-hon-nhan-va-gia-dinh/1959-12-29" in cited
    assert "quyet-dinh/1956-qd-ttg/2009-11-27" in cited
    assert body == "Trung tâm Ví dụ"
    assert ended == "[('repeals', '81/2006/QH11')]"


@pytest.mark.parametrize("place", range(5))
def test_the_faulty_rows_are_refused_in_the_words_of_the_guide(root: Path, tmp_path: Path, place: int) -> None:
    bad = [block for block in blocks(root) if block["bad"]]
    assert len(bad) == 5
    block = bad[place]
    done = read_with(root, tmp_path / "registers", block)
    assert done.returncode == 1
    lines = len((root / "data" / "registers" / block["file"]).read_text(encoding="utf-8").splitlines())
    assert done.stderr.strip() == f"{block['file']}, dòng {lines + 1}: {block['says']}"
