"""Whatever a document was saved as, the same instruments are found in it, at offsets that point at the right words."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kg.errors import UnreadableInputError
from kg.graph import build
from kg.resolve import Extraction, extract
from kg.text import READABLE_SUFFIXES, read_bytes, read_text

Writer = tuple[str, Callable[[str], bytes]]
SEEDS = ("01-BHXH-TDKT-2021", "1320-QD-BHXH-2020", "1712-QD-BHXH-2023", "2165-CT-BHXH-2021", "96-QD-BHXH-2026")
# What a reader is told besides the text: nothing where nothing was converted.
TOLD = {
    "windows-1258": "windows-1258",
    "TCVN3": "TCVN3",
    "VNI": "VNI",
    "VISCII": "VISCII",
    "misread": "UTF-8 bị đọc nhầm",
}
SUFFIX = {"page": ".html", "page in TCVN3": ".htm", "DOCX": ".docx", "PDF": ".pdf", "TCVN3": ".txt", "utf-8": ".md"}


def instruments(extraction: Extraction) -> list[tuple[str | None, ...]]:
    return sorted(
        (
            (citation.number or citation.name or "", citation.type, citation.date, *citation.issuers)
            for citation in extraction.citations
        ),
        key=str,
    )


def extracted(data: bytes, path: Path) -> Extraction:
    path.write_bytes(data)
    return extract(path)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_instruments_are_found(seed: str, writer: Writer, root: Path, tmp_path: Path) -> None:
    source = (root / "data/corpus" / f"{seed}.txt").read_text(encoding="utf-8")
    name, write = writer
    plain = extracted(source.encode(), tmp_path / "plain.txt")
    found = extracted(write(source), tmp_path / "vb")
    assert instruments(found) == instruments(plain)
    assert len(found.citations) >= 2
    text = found.document.text
    for citation in found.citations:
        for mention in citation.mentions:
            assert mention.span.of(text.source) == mention.text
    told = [word for key, word in TOLD.items() if name.endswith(key) or name.startswith(key)]
    assert len(found.warnings) >= len(told)
    assert all(any(word in warning for warning in text.warnings) for word in told)
    assert bool(text.warnings) == bool(told)


def test_a_page_shows_what_is_seen_and_nothing_else(writers: Mapping[str, Callable[[str], bytes]]) -> None:
    text = read_bytes(writers["page"]("Căn cứ Nghị định số 12/2002/NĐ-CP & <Luật>;\nĐiều 1."))
    assert text.source.replace("\u00a0", "").split("\n") == ["Căn cứ Nghị định số 12/2002/NĐ-CP & <Luật>;", "Điều 1."]


@pytest.fixture
def mixed(tmp_path: Path, root: Path, writers: Mapping[str, Callable[[str], bytes]]) -> Path:
    """Return a folder that holds one document a format, and files that are none."""
    folder = tmp_path / "kho văn bản"
    folder.mkdir()
    for seed, form in zip((*SEEDS, SEEDS[0]), SUFFIX, strict=True):
        source = (root / "data/corpus" / f"{seed}.txt").read_text(encoding="utf-8")
        (folder / f"{seed}{SUFFIX[form]}").write_bytes(writers[form](source))
    (folder / "cũ.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "hình.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_a_folder_of_mixed_formats_is_built(mixed: Path, tmp_path: Path) -> None:
    report = build([mixed], tmp_path / "store")
    assert (report.documents, len(report.read)) == (6, 6)
    assert report.citations == 6 + 16 + 18 + 2 + 13 + 6
    assert [Path(failure.path).name for failure in report.failed] == ["cũ.doc"]
    assert "soffice" in report.failed[0].reason
    assert [Path(path).name for path in report.ignored] == ["hình.png"]


def test_the_command_reads_every_format(mixed: Path) -> None:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "extract", "--format", "jsonl"]
    done = subprocess.run([*command, *sorted(mixed.iterdir())], capture_output=True, check=False)
    assert done.returncode == 2
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert sorted(len(record["citations"]) for record in records) == [2, 6, 6, 13, 16, 18]
    refused = [line.split(": ")[1] for line in done.stderr.decode().splitlines()]
    assert [Path(path).name for path in refused] == ["cũ.doc", "hình.png"]
    page = next(mixed.glob("*.htm"))
    done = subprocess.run([*command, "-"], input=page.read_bytes(), capture_output=True, check=False)
    assert "TCVN3" in json.loads(done.stdout)["warnings"][0]


def test_what_is_named_readable_is_read_or_refused_with_a_remedy(tmp_path: Path) -> None:
    assert {".txt", ".html", ".docx", ".pdf", ".md"} <= READABLE_SUFFIXES
    odt = tmp_path / "vb.odt"
    odt.write_bytes(b"PK\x03\x04" + bytes(40))
    with pytest.raises(UnreadableInputError, match="DOCX hỏng"):
        read_text(odt)
