"""The lược đồ of one document: what it is, every relation in both directions, each with its quotation.

One value (`Sheet`) is made from a subgraph and printed as Markdown, as a self-contained HTML page, or by
`kg.views.tables` in the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from jinja2 import Environment, PackageLoader

from kg.document import printed_date
from kg.errors import UnknownNameError
from kg.spoken import joined, spoken
from kg.views.collate import collation_key
from kg.views.kinds import HEADINGS, KINDS, Kind, kind_of
from kg.views.page_style import page_policy, page_style
from kg.views.subgraph import Edge, Node, Quote, Subgraph
from kg.views.texts import both, in_language, texts

STATUSES = {
    "resolved": both("sheet_resolved"),
    "stub": both("identified_stub"),
    "ambiguous": both("identified_ambiguous"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A document on the other end of a relation, with the edge that leads there."""

    node: Node
    edge: Edge


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one relation in one direction; `name` is its heading in a Lược đồ."""

    kind: Kind
    name: str
    inverse: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation between two other documents that the text of this one states."""

    subject: Node
    edge: Edge
    target: Node


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lược đồ: the document, its facts as (name, value), what it cites and what cites it.

    `statuses` are the words for the status on `day` of each document at the other end, by IRI, where that was asked;
    `stated` are relations between two others that its text states. `language` is that of its words: "vi" or "en".
    """

    node: Node
    facts: tuple[tuple[str, str], ...]
    outgoing: tuple[Group, ...]
    incoming: tuple[Group, ...]
    stated: tuple[Statement, ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)
    day: str | None = None
    language: str = "vi"

    @property
    def t(self) -> Mapping[str, str]:
        """The fixed words around it, by key."""
        return texts(self.language)

    def kind(self, key: str) -> str:
        """Return what a relation is called, in small letters, for the middle of a sentence."""
        kind = kind_of(key)
        return (kind.en if self.language == "en" else kind.vi).lower()

    def sides(self) -> Iterator[tuple[str, tuple[Group, ...], str]]:
        """Yield both directions with what they are called, and what to say where there is nothing.

        What a text cites that is not held is not known, which is not that it cites nothing.
        """
        unread = self.t["relations_none" if self.node.held else "audit_no_text"]
        yield self.t["sheet_outgoing"], self.outgoing, unread
        yield self.t["sheet_incoming"], self.incoming, self.t["relations_none"]


def name_of(node: Node) -> str:
    """Return type and number; a law by its name with the number after it; a document without a number by its label.

    >>> name_of(Node("vb/59", "59/2019/NĐ-CP", "59/2019/NĐ-CP", "Nghị định"))
    'Nghị định 59/2019/NĐ-CP'
    >>> name_of(Node("vb/100", "Bộ luật Hình sự 2015", "100/2015/QH13", "Bộ luật"))
    'Bộ luật Hình sự 2015 (100/2015/QH13)'
    """
    if not node.number:
        return node.label
    if node.label != node.number:
        return f"{node.label} ({node.number})"
    return " ".join(filter(None, (node.type, node.number)))


def date_of(node: Node) -> str:
    """Return the date as it is written in Vietnamese documents, the year alone, or that it is not known.

    >>> date_of(Node("a", "a", date="2019-07-01")), date_of(Node("a", "a", year=2016)), date_of(Node("a", "a"))
    ('01/7/2019', 'năm 2016', 'không rõ ngày')
    """
    if node.date:
        return printed_date(node.date)
    return spoken("năm {year}", "{year}", year=str(node.year)) if node.year else both("unknown_date")


def luoc_do(whole: Subgraph, iri: str) -> Sheet:
    """Return the lược đồ of a document of the subgraph; raises `UnknownNameError` when it is not there."""
    nodes = {node.iri: node for node in whole.nodes}
    if iri not in nodes:
        raise UnknownNameError(f"không có văn bản {iri}")
    outgoing = [edge for edge in whole.edges if edge.source == iri]
    incoming = [edge for edge in whole.edges if edge.target == iri]
    return sheet(nodes[iri], nodes, outgoing, incoming)


def sheet(node: Node, nodes: Mapping[str, Node], outgoing: Iterable[Edge], incoming: Iterable[Edge]) -> Sheet:
    """Return the lược đồ of a document from its own edges; `nodes` are those at their other ends, by IRI."""
    facts = (
        (both("number"), node.number or "–"),
        (both("type"), node.type or "–"),
        (both("title"), node.title or "–"),
        (both("issuer"), "; ".join(node.issuers) or "–"),
        (both("date"), date_of(node)),
        (both("source"), both("sheet_held") if node.held else _only_cited(node)),
    )
    cited = [Entry(nodes[edge.target], edge) for edge in outgoing]
    citing = [Entry(nodes[edge.source], edge) for edge in incoming]
    return Sheet(node, facts, _groups(cited, inverse=False), _groups(citing, inverse=True))


def _only_cited(node: Node) -> str:
    return joined(", ", (both("sheet_cited"), STATUSES.get(node.status, node.status)))


def in_english(sheet: Sheet) -> Sheet:
    """Return a lược đồ with its words in English; names, titles and quotations stay as they are."""
    return replace(
        sheet,
        facts=tuple((in_language(name, "en"), in_language(value, "en")) for name, value in sheet.facts),
        outgoing=tuple(replace(group, name=group.kind.en) for group in sheet.outgoing),
        incoming=tuple(replace(group, name=group.kind.en_inverse) for group in sheet.incoming),
        statuses={iri: in_language(words, "en") for iri, words in sheet.statuses.items()},
        language="en",
    )


def _groups(entries: list[Entry], *, inverse: bool) -> tuple[Group, ...]:
    """Return the entries by relation in the order of `KINDS`; within one, in the order of the text or of the names."""
    keys = [kind.key for kind in KINDS]
    present = {entry.edge.kind for entry in entries}
    groups = []
    for key in [*(key for key in keys if key in present), *sorted(present - set(keys))]:
        own = [entry for entry in entries if entry.edge.kind == key]
        if inverse:
            own.sort(key=lambda entry: (entry.node.date or "", collation_key(entry.node.label)))
        else:
            own.sort(key=lambda entry: (entry.edge.quotes[:1], collation_key(entry.node.label)))
        kind = kind_of(key)
        names = HEADINGS.get(key, (kind.vi, kind.vi_inverse))
        groups.append(Group(kind, names[inverse], inverse, tuple(own)))
    return tuple(groups)


def place(quote: Quote) -> str:
    """Return where a quotation stands: file, line (when it is known) and characters.

    >>> place(Quote("1712-QD-BHXH-2023.txt", 373, 410, 18, "", (0, 0)))
    '1712-QD-BHXH-2023.txt, dòng 18, ký tự 373–410'
    """
    line = spoken("dòng {line}, ", "line {line}, ", line=str(quote.line)) if quote.line else ""
    return spoken(
        "{source}, {line}ký tự {start}–{end}",
        "{source}, {line}characters {start}–{end}",
        source=quote.source,
        line=line,
        start=str(quote.start),
        end=str(quote.end),
    )


def marked(text: str, mark: tuple[int, int]) -> tuple[str, str, str]:
    """Return what stands before, in and after the marked words, each on one line."""
    start, end = mark
    parts = (text[:start], text[start:end], text[end:])
    before, words, after = (re.sub(r"\s+", " ", part) for part in parts)
    return before, words, after


def escape_markdown(text: str) -> str:
    """Return text that Markdown prints as it is."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~$&])", r"\\\1", re.sub(r"\s+", " ", text))


def markdown(sheet: Sheet) -> str:
    """Return the lược đồ as Markdown: a table of facts, then every relation with its quotations."""
    lines = [f"# {sheet.t['luoc_do']}: {escape_markdown(name_of(sheet.node))}", "", "| | |", "|---|---|"]
    lines += [f"| {name} | {escape_markdown(value)} |" for name, value in sheet.facts]
    for heading, groups, none in sheet.sides():
        lines += ["", f"## {heading} ({sum(len(group.entries) for group in groups)})"]
        if not groups:
            lines += ["", none]
        for group in groups:
            lines += ["", f"### {escape_markdown(group.name)} ({len(group.entries)})", ""]
            for entry in group.entries:
                more = [in_language(date_of(entry.node), sheet.language)]
                more += [sheet.statuses[entry.node.iri]] if entry.node.iri in sheet.statuses else []
                more += [f"{sheet.t['sheet_scope']}: {entry.edge.scope}"] if entry.edge.scope else []
                lines.append(f"* **{escape_markdown(name_of(entry.node))}** ({escape_markdown('; '.join(more))})")
                lines += _quotes(entry.edge.quotes, sheet.language)
    if sheet.stated:
        lines += ["", f"## {sheet.t['sheet_stated']} ({len(sheet.stated)})", ""]
    for stated in sheet.stated:
        ends = escape_markdown(name_of(stated.subject)), escape_markdown(name_of(stated.target))
        lines.append(f"* **{ends[0]}** {sheet.kind(stated.edge.kind)} **{ends[1]}**")
        lines += _quotes(stated.edge.quotes, sheet.language)
    return "\n".join(lines).rstrip() + "\n"


def _quotes(quotes: Iterable[Quote], language: str) -> Iterator[str]:
    for quote in quotes:
        before, words, after = (escape_markdown(part) for part in marked(quote.text, quote.mark))
        yield f"  > “{before}**{words}**{after}”  "
        yield f"  > {escape_markdown(in_language(place(quote), language))}"
        yield ""


@cache
def environment() -> Environment:
    """Return the templates of the reports, in which every value is escaped."""
    made = Environment(loader=PackageLoader("kg.views"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.filters["said"] = in_language
    made.globals.update(name_of=name_of, date_of=date_of, place=place, marked=marked, kind_of=kind_of)
    return made


def html(sheet: Sheet) -> str:
    """Return the lược đồ as one HTML page that needs nothing else: no script, its own style, printable.

    >>> from kg.views.subgraph import subgraph
    >>> page = html(luoc_do(subgraph([Node("vb/96", "96/QĐ-BHXH", title="<script>")], []), "vb/96"))
    >>> page.startswith("<!doctype html>"), "<script>" in page
    (True, False)
    """
    style = page_style("luoc-do.css")
    return environment().get_template("luoc-do.html").render(sheet=sheet, style=style, policy=page_policy(style))
