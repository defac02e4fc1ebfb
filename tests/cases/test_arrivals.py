"""What `kg build` tells when a document arrives or goes: which citations of the others mean something else now.

`steps.json` lists the builds, one after the other into one store, each with the lines of its report that are about
meanings; `why.md` says why they are right.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import main

HERE = Path(__file__).parent / "arrivals"


@pytest.mark.parametrize("slug", sorted(path.name for path in HERE.iterdir()))
def test_the_report_of_each_build(slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (HERE / slug / "why.md").read_text(encoding="utf-8").strip()
    for step in json.loads((HERE / slug / "steps.json").read_text(encoding="utf-8")):
        paths = [str(HERE / slug / name) for name in step["build"]]
        with pytest.raises(SystemExit) as stop:
            main(["build", *paths, "--store", str(tmp_path / "store"), *(["--prune"] if step.get("prune") else [])])
        assert stop.value.code == 0
        told = capsys.readouterr().err.splitlines()
        about = [line for line in told if line.startswith(("Nghĩa của", "  "))]
        assert about == step["report"]
