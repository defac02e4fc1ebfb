"""`kg export` as people type it: the format from the file's ending, files whole or not at all, choices that narrow."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.views import FORMATS

from .conftest import Call

Caller = Callable[..., Call]


@pytest.mark.parametrize("key", sorted({*FORMATS} - {"csv-nodes", "csv-evidence"}))
def test_every_format_under_its_own_name(kg: Caller, built: str, key: str) -> None:
    done = kg("export", "1712/QĐ-BHXH", "--store", built, "--format", key, "-o", f"x.{key}")
    assert (done.code, done.out) == (0, "")
    if key == "obsidian":
        assert len(list(Path("x.obsidian").glob("*.md"))) > 10
    else:
        assert Path(f"x.{key}").stat().st_size > 1000
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


def test_the_ending_tells_the_format(kg: Caller, built: str) -> None:
    assert kg("export", "--store", built, "-o", "x.rdf").code == 0
    assert Path("x.rdf").read_bytes().startswith(b"<?xml")
    assert kg("export", "--store", built, "-o", "x.gexf").code == 0
    assert b"<gexf" in Path("x.gexf").read_bytes()
    wrong = kg("export", "--store", built, "-o", "x.doc")
    assert (wrong.code, "--format" in wrong.err) == (2, True)
    assert not Path("x.doc").exists()


def test_choices_narrow(kg: Caller, built: str) -> None:
    def count(*choice: str) -> int:
        data = json.loads(kg("export", *choice, "--store", built, "--format", "cytoscape").out)
        return len(data["elements"]["edges"])

    whole, one = count(), count("1712/QĐ-BHXH")
    assert whole > one > count("1712/QĐ-BHXH", "--relation", "legal_basis") == 7
    assert whole > count("--as-of", "2021-01-01") > 0
    assert count("--as-of", "2000-01-01") == 0
    assert kg("export", "--store", built, "--relation", "yeu-thich").code == 2


def test_a_choice_of_rdf_is_smaller_than_the_store(kg: Caller, built: str) -> None:
    lines = [
        len(kg("export", *choice, "--store", built, "--format", "nt").out.splitlines())
        for choice in ((), ("1712/QĐ-BHXH",), ("--as-of", "2021-06-01"))
    ]
    assert lines[0] > max(lines[1:]) > min(lines[1:]) > 100


def test_a_folder_of_notes_never_overwrites(kg: Caller, built: str) -> None:
    Path("x.obsidian").mkdir()
    Path("x.obsidian/của tôi.md").write_text("x", encoding="utf-8")
    done = kg("export", "--store", built, "-o", "x.obsidian")
    assert (done.code, "không trống" in done.err) == (2, True)
    assert [path.name for path in Path("x.obsidian").iterdir()] == ["của tôi.md"]
    assert kg("export", "--store", built, "--format", "obsidian", "-o", "x.zip").code == 0
    assert all(name.startswith("can-cu/") for name in zipfile.ZipFile("x.zip").namelist())


def test_tables_are_in_the_words_of_the_texts_each_quotation_on_one_line(kg: Caller, built: str) -> None:
    rows = list(csv.DictReader(io.StringIO(kg("export", "--store", built, "--format", "csv").out.lstrip("\ufeff"))))
    acting = [row for row in rows if row["kind"] in {"implements", "details"}]
    assert acting
    assert {row["cue"] for row in acting} == {""}  # the graph has the key of the cue there, not its words
    assert {row["cue"] for row in rows if row["kind"] == "legal_basis"} == {"Căn cứ"}
    assert not [row for row in rows if "\n" in row["quote"] or not row["quote"]]
