"""Diagrams, notes and entries of references: read back by readers of their own grammar, hostile titles harmless."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views.bibliography import bibtex, csl_json
from kg.views.diagrams import dot, mermaid
from kg.views.portable_text import file_name
from kg.views.subgraph import Edge, Node, Subgraph, subgraph
from kg.views.vault import INDEX, vault

GOLD: Subgraph = runpy.run_path(str(Path(__file__).with_name("gold.py")))["gold_subgraph"]()
TEXT = st.text(st.characters(codec="utf-8"))
_STRING = r'"((?:[^"\\]|\\.)*)"'
_ATTRIBUTES = rf"\[(?:\w+={_STRING}(?:, )?)*\]"
_DOT_LINE = re.compile(rf"  (?:graph|node|edge|{_STRING}(?: -> {_STRING})?) {_ATTRIBUTES};")
_MERMAID_LINE = re.compile(
    r'  (?:n\d+\["[^"]*"\]:::(?:held|cited)|n\d+ (?:-->|-\.->)\|"[^"]*"\| n\d+'
    r"|linkStyle \d+ stroke:#\w{6}|classDef \w+ [\w:,#]+)"
)


def _hostile(text: str) -> Subgraph:
    nodes = [Node("vb/a", text, text, text, text, issuers=(text,)), Node("vb/b", "b", date="2020-01-02")]
    return subgraph(nodes, [Edge("vb/a", "vb/b", "amends", cue=text, scope=text)])


def _dot_edges(text: str) -> list[tuple[str, str]]:
    """Read DOT by its grammar, one statement a line, and return the edges; anything else is an error."""
    first, *statements, last = text.splitlines()
    assert (first, last) == ('digraph "Căn Cứ" {', "}")
    for statement in statements:
        assert _DOT_LINE.fullmatch(statement), statement
    return re.findall(rf"^  {_STRING} -> {_STRING} ", text, re.MULTILINE)


def test_dot_holds_every_edge(tmp_path: Path) -> None:
    assert _dot_edges(dot(GOLD)) == [(edge.source, edge.target) for edge in GOLD.edges]
    if graphviz := shutil.which("dot"):
        (tmp_path / "x.dot").write_text(dot(GOLD), encoding="utf-8")
        drawn = subprocess.run([graphviz, "-Tplain", "x.dot"], cwd=tmp_path, capture_output=True, check=True)
        assert drawn.stdout.count(b"\nedge ") == len(GOLD.edges)


@given(TEXT)
def test_no_label_ends_its_statement(text: str) -> None:
    assert _dot_edges(dot(_hostile(text))) == [("vb/a", "vb/b")]
    first, *lines = mermaid(_hostile(text)).splitlines()
    assert first == "flowchart BT"
    assert all(_MERMAID_LINE.fullmatch(line) for line in lines), lines


def test_entities_in_a_title_are_shown_as_they_stand() -> None:
    whole = subgraph([Node("vb/a", "a &lt; b"), Node("vb/b&c", "#35;")], [])
    assert 'label="a &amp;lt; b\\n' in dot(whole)
    assert '"vb/b&c" [' in dot(whole)  # a name is no label
    assert '["#35;35#59;<br/>' in mermaid(whole)


def test_mermaid_holds_every_node_and_edge() -> None:
    lines = mermaid(GOLD).splitlines()
    assert sum(":::" in line for line in lines) == len(GOLD.nodes)
    assert sum("linkStyle" in line for line in lines) == len(GOLD.edges)
    names = {f"n{order}": node for order, node in enumerate(GOLD.nodes, 1)}
    arrows = re.findall(r'^  (n\d+) -\.?->\|"[^"]*"\| (n\d+)$', "\n".join(lines), re.MULTILINE)
    assert [(names[a].iri, names[b].iri) for a, b in arrows] == [(edge.source, edge.target) for edge in GOLD.edges]


def test_the_notes_are_linked_to_each_other_and_quote() -> None:
    notes = vault(GOLD)
    assert len(notes) == len(GOLD.nodes) + 1
    linked = {target for text in notes.values() for target in re.findall(r"\[\[([^|\]]+)\|", text)}
    assert {f"{target}.md" for target in linked} == notes.keys() - {INDEX}
    note = next(text for name, text in notes.items() if name.startswith("1712"))
    front = note.split("---\n")[1]
    properties = {
        json.loads(name): json.loads(value) for name, value in (line.split(": ", 1) for line in front.splitlines())
    }
    assert properties["số hiệu"] == "1712/QĐ-BHXH"
    assert properties["có toàn văn"] is True
    assert "### Văn bản được căn cứ" in note
    assert "> “" in note
    assert notes == vault(GOLD)


def test_notes_that_would_share_a_name_keep_apart() -> None:
    nodes = [Node("vb/1", "a/b"), Node("vb/2", "A:B"), Node("vb/3", "a-b 2"), Node("vb/4", "Căn Cứ")]
    names = list(vault(subgraph(nodes, [])))
    assert len({name.casefold() for name in names}) == 5


@given(TEXT)
def test_a_file_name_stays_in_its_folder(text: str) -> None:
    name = file_name(text)
    assert Path(name).name == name
    assert name not in (".", "..")
    assert 0 < len(name.encode()) <= 200
    for note in vault(_hostile(text)).values():
        assert note.count("\n---\n") <= 1  # no title ends the front matter


@pytest.mark.parametrize("hostile", ["a\n---\nb: c", "]] [[x", "<img src=x onerror=1>", "![[secret]]", "a|b", "`rm`"])
def test_titles_in_notes_are_text(hostile: str) -> None:
    notes = vault(_hostile(hostile))
    (name,) = (name for name, text in notes.items() if "văn-bản/được-viện-dẫn" in text and not name.startswith("b"))
    body = notes[name].split("---\n", 2)[2]
    assert not re.search(r"(?<!\\)<", body)
    assert "![[" not in body.replace("\\!", "")
    assert body.count("[[") == 1  # the one link, to b


def test_csl_json_names_each_document_once() -> None:
    entries = json.loads(csl_json(GOLD))
    assert len({entry["id"] for entry in entries}) == len(entries) == len(GOLD.nodes)
    decree = next(entry for entry in entries if entry.get("number") == "59/2019/NĐ-CP")
    assert decree["type"] == "legislation"
    assert decree["authority"] == "Chính phủ"
    assert decree["issued"] == {"date-parts": [[2019, 7, 1]]}
    assert all(set(entry["issued"]["date-parts"][0]) for entry in entries if "issued" in entry)


def _entries(text: str) -> dict[str, dict[str, str]]:
    """Read BibTeX by its braces: key → fields."""
    found = {}
    for head in re.finditer(r"@misc\{([a-z0-9-]+),", text):
        at, depth, fields, start = head.end(), 1, {}, head.end()
        while depth:
            char = text[at]
            if char == "\\":
                at += 1
            elif char in "{}":
                depth += 1 if char == "{" else -1
                if char == "{" and depth == 2:
                    start = at + 1
                elif char == "}" and depth == 1:
                    name = text[head.end() : start].rpartition(",\n")[2] or text[head.end() : start]
                    fields[name.strip(" =\n{")] = text[start:at]
            at += 1
        found[head[1]] = fields
    return found


def test_bibtex_is_read_back() -> None:
    entries = _entries(bibtex(GOLD))
    assert len(entries) == len(GOLD.nodes)
    decree = entries["nghi-dinh-59-2019-nd-cp"]
    assert (decree["number"], decree["year"], decree["author"]) == ("59/2019/NĐ-CP", "2019", "{Chính phủ}")


@given(TEXT)
def test_braces_of_bibtex_stay_balanced(text: str) -> None:
    assert len(_entries(bibtex(_hostile(text)))) == 2
