"""A subgraph as a folder of notes for Obsidian: one note a document, its links to others with their quotations."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from itertools import count

from kg.spoken import spoken
from kg.views.luoc_do import Group, Sheet, date_of, escape_markdown, in_english, marked, name_of, place, sheet
from kg.views.portable_text import file_name, one_line
from kg.views.subgraph import Edge, Node, Subgraph
from kg.views.texts import both, counted, in_language, texts

INDEX = "Căn Cứ.md"


def vault(whole: Subgraph, language: str = "vi") -> dict[str, str]:
    """Return the notes of the folder: file name → text, in Vietnamese or English. Same subgraph, same notes.

    >>> from kg.views.subgraph import subgraph
    >>> sorted(vault(subgraph([Node("vb/96", "96/QĐ-BHXH", date="2026-01-30")], [])))
    ['96-QĐ-BHXH (30-01-2026).md', 'Căn Cứ.md']
    """
    names = _names(whole, language)
    nodes = {node.iri: node for node in whole.nodes}
    out: defaultdict[str, list[Edge]] = defaultdict(list)
    into: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in whole.edges:
        out[edge.source].append(edge)
        into[edge.target].append(edge)
    notes = {}
    for node in whole.nodes:
        shown = sheet(node, nodes, out[node.iri], into[node.iri])
        notes[f"{names[node.iri]}.md"] = _note(in_english(shown) if language == "en" else shown, names)
    return notes | {INDEX: _index(whole, names, language)}


def _names(whole: Subgraph, language: str) -> dict[str, str]:
    """Return a file name for every document: its label and date, and a number where two would share one."""
    taken = {INDEX.removesuffix(".md").casefold()}
    names = {}
    for node in whole.nodes:
        wanted = file_name(
            f"{node.label} ({in_language(date_of(node), language)})" if node.date or node.year else node.label
        )
        name = next(
            name
            for name in (wanted if number == 1 else f"{wanted} {number}" for number in count(1))
            if name.casefold() not in taken  # file systems that know no case would lose one of the two
        )
        taken.add(name.casefold())
        names[node.iri] = name
    return names


def _note(shown: Sheet, names: dict[str, str]) -> str:
    node = shown.node
    lines = ["---", *_front_matter(node, shown.t), "---", "", f"# {escape_markdown(name_of(node))}", ""]
    if node.title:
        lines += [escape_markdown(node.title), ""]
    lines += [f"* {name}: {escape_markdown(value)}" for name, value in shown.facts]
    for heading, groups in ((shown.t["outgoing"], shown.outgoing), (shown.t["note_citing"], shown.incoming)):
        if groups:
            lines += ["", f"## {heading}"]
        for group in groups:
            lines += _group(group, names, shown)
    return "\n".join(lines).rstrip() + "\n"


def _group(group: Group, names: dict[str, str], shown: Sheet) -> list[str]:
    lines = ["", f"### {escape_markdown(group.name)}", ""]
    for entry in group.entries:
        scope = f" ({shown.t['sheet_scope']}: {escape_markdown(entry.edge.scope)})" if entry.edge.scope else ""
        lines.append(f"* {_link(entry.node, names)}{scope}")
        for quote in entry.edge.quotes:
            before, words, after = (escape_markdown(part) for part in marked(quote.text, quote.mark))
            lines.append(f"  > “{before}=={words}=={after}”  ")
            lines.append(f"  > {escape_markdown(in_language(place(quote), shown.language))}")
            lines.append("")
    return lines


def _link(node: Node, names: dict[str, str]) -> str:
    shown = one_line(name_of(node)).translate(str.maketrans("[]|", "()/"))
    return f"[[{names[node.iri]}|{shown}]]"


def _front_matter(node: Node, say: Mapping[str, str]) -> list[str]:
    """Return the properties of a note; a JSON string is a YAML string."""
    known = (
        ("iri", node.iri),
        (say["note_property_number"], node.number),
        (say["note_property_type"], node.type),
        (say["note_property_date"], node.date),
        (say["note_property_issuers"], list(node.issuers) or None),
        (say["note_property_held"], node.held),
        ("aliases", [name for name in dict.fromkeys((node.label, node.number)) if name]),
        ("tags", [say["note_tag_held" if node.held else "note_tag_cited"]]),
    )
    return [f"{json.dumps(name, ensure_ascii=False)}: {_yaml(value)}" for name, value in known if value is not None]


def _yaml(value: object) -> str:
    """Return a value as YAML; JSON escapes all that is not plain text in it."""
    if isinstance(value, str):
        value = one_line(value)
    elif isinstance(value, list):
        value = [one_line(one) for one in value]
    return json.dumps(value, ensure_ascii=False)


def _index(whole: Subgraph, names: dict[str, str], language: str) -> str:
    say = texts(language)
    held = [node for node in whole.nodes if node.held]
    cited = [node for node in whole.nodes if not node.held]
    documents, relations = counted(len(whole.nodes), "count_documents"), counted(len(whole.edges), "count_relations")
    lead = spoken(both("note_lead"), both("note_lead").english, documents=documents, relations=relations)
    lines = ["# Căn Cứ", "", in_language(lead, language)]
    for heading, group in ((say["held_co"], held), (say["held_khong"], cited)):
        lines += ["", f"## {heading} ({len(group)})", ""]
        lines += [f"* {_link(node, names)}" for node in sorted(group, key=lambda node: (node.date or "", node.iri))]
    return "\n".join(lines) + "\n"
