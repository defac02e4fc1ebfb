"""A large file is held as its text in three forms, and as little more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_MOST = """
import sys
from pathlib import Path
from kg.text import read_text

def said(field):
    return next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if field in line)

read_text(Path(sys.argv[1]))
before = said("VmRSS")
read_text(Path(sys.argv[2]))
print((said("VmHWM") - before) * 1024 / Path(sys.argv[2]).stat().st_size)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_a_large_file_takes_no_more_than_its_three_forms(tmp_path: Path) -> None:
    """Protects memory: with its bytes and with what the allocator leaves behind it was six times the text."""
    small, large = tmp_path / "nho.txt", tmp_path / "lon.txt"
    clause = "Điều này  quy định trách nhiệm của\ncác cơ quan và tổ chức.\n"  # whose blanks are mended
    small.write_text(clause * 1_000, encoding="utf-8")
    large.write_text(clause * 250_000, encoding="utf-8")  # 19 MB
    run = subprocess.run(
        [sys.executable, "-c", _MOST, str(small), str(large)], check=True, capture_output=True, text=True
    )
    assert float(run.stdout) < 5
