"""Tables and trees for the terminal, made of plain values; whoever prints them decides on width and colour.

Everything that comes from a document is put in as `Text`, never as rich's markup: a title with brackets stays a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.console import Group as Stack
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from kg.citation import Role, Status
from kg.document import printed_date
from kg.resolve import Extraction
from kg.views.kinds import kind_of
from kg.views.luoc_do import Group, Sheet, date_of, name_of, place
from kg.views.subgraph import Quote, Subgraph
from kg.views.texts import in_language, texts

_STATUS = {Status.RESOLVED: "read_resolved", Status.STUB: "identified_stub"}
_FAMILY_STYLE = {
    "basis": "bold", "cites": "", "amends": "yellow", "ends": "red", "details": "cyan", "implements": "magenta",
}  # fmt: skip


def _table(*columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _quoted(quote: Quote, style: str = "dim") -> Text:
    start, end = quote.mark
    text = Text("“", style=style)
    text.append(" ".join(quote.text[:start].split()) + (" " if quote.text[:start][-1:].isspace() else ""))
    text.append(" ".join(quote.text[start:end].split()), style="bold not dim")
    text.append((" " if quote.text[end : end + 1].isspace() else "") + " ".join(quote.text[end:].split()) + "”")
    return text


def citations_table(extraction: Extraction, language: str = "vi") -> Table:
    """Return the citations of a document: number or name, type, date, role, status, line, and the words themselves."""
    say = texts(language)
    headings = ("read_cited", "read_date", "audit_role", "column_status", "column_line", "read_words")
    table = _table(*(say[key] for key in headings))
    for citation in extraction.citations:
        resolution, mention = citation.resolution, citation.mentions[0] if citation.mentions else None
        known = resolution.instrument if resolution else None
        role = in_language(kind_of(citation.role).named, language)
        if resolution is None:
            status = "–"
        elif resolution.status is Status.AMBIGUOUS:
            status = say["read_candidates"].format(count=len(resolution.candidates))
        else:
            status = say[_STATUS[resolution.status]]
        date = citation.date or (known.date if known else None)
        again = f" (×{len(citation.mentions)})" if len(citation.mentions) > 1 else ""
        table.add_row(
            Text(
                " ".join(filter(None, (citation.type if citation.number else None, citation.number or citation.name)))
            ),
            Text(printed_date(date) if date else "–"),
            Text(role, style="bold" if citation.role is Role.LEGAL_BASIS else ""),
            Text(status),
            Text(f"{mention.line}{again}" if mention else "–"),
            Text(mention.words if mention else "", style="dim"),
        )
    return table


def print_extraction(extraction: Extraction, screen: Console, language: str = "vi") -> None:
    """Print what a document says of itself, its citations, the relations it states and what could not be read."""
    document = extraction.document
    names = {citation.id: citation.number or citation.name or citation.id for citation in extraction.citations}
    say = texts(language)
    names["this"] = document.number or say["read_this"]
    heading = " ".join(filter(None, (document.type, document.number))) or extraction.source
    screen.print(Text(heading, style="bold"), Text(extraction.source, style="dim"))
    if document.title:
        screen.print(Text(document.title))
    screen.print(citations_table(extraction, language) if extraction.citations else Text(say["read_nothing"]))
    for stated in extraction.relations:
        kind = kind_of(stated.kind)
        line = Text(f"{names[stated.subject]} ")
        line.append(in_language(kind.named, language).lower(), style=_FAMILY_STYLE.get(kind.family, ""))
        line.append(f" {names[stated.object]}" + (f" ({stated.scope})" if stated.scope else ""))
        screen.print(line, Text(f"“{' '.join(stated.text.split())}”", style="dim"))
    for warning in extraction.warnings:
        screen.print(Text(say["read_note"].format(words=in_language(warning, language)), style="yellow"))
    screen.print()


def rows_table(
    columns: Sequence[str], rows: Iterable[Sequence[str | None]], shorten: Mapping[str, str] | None = None
) -> Table:
    """Return the answer to a query; `shorten` maps the beginning of an IRI to a prefix ("https://…/vb/" → "vb:")."""
    table = _table(*columns)
    prefixes = sorted((shorten or {}).items(), key=lambda pair: -len(pair[0]))
    for row in rows:
        cells = []
        for cell in row:
            value = cell or ""
            known = next((pair for pair in prefixes if value.startswith(pair[0])), None)
            cells.append(Text(known[1] + value[len(known[0]) :] if known else value))
        table.add_row(*cells)
    return table


def record(columns: Sequence[str], row: Sequence[str | None]) -> RenderableType:
    """Return one row with its columns one below the other, those without a value left out."""
    grid = Table.grid(padding=(0, 2))
    for column, value in zip(columns, row, strict=True):
        if value:
            grid.add_row(Text(column, style="dim"), Text(value))
    return Stack(Text("─" * 12, style="dim"), grid)


def sheet_view(sheet: Sheet, quotes: int = 1) -> RenderableType:
    """Return the lược đồ of a document for the terminal, with at most `quotes` quotations an entry."""
    facts = Table.grid(padding=(0, 2))
    for name, value in sheet.facts:
        facts.add_row(Text(name, style="dim"), Text(value))
    parts: list[RenderableType] = [Text(name_of(sheet.node), style="bold"), facts]
    for heading, groups, none in sheet.sides():
        total = sum(len(group.entries) for group in groups)
        parts += [Text(), Text(f"{heading} ({total})".upper(), style="bold underline")]
        parts += [_group(sheet, group, quotes) for group in groups] or [Text(none, style="dim")]
    if sheet.stated:
        heading = f"{sheet.t['sheet_stated']} ({len(sheet.stated)})"
        parts += [Text(), Text(heading.upper(), style="bold underline")]
    for stated in sheet.stated:
        kind = kind_of(stated.edge.kind)
        line = Text(f"• {name_of(stated.subject)} ")
        line.append(sheet.kind(stated.edge.kind), style=_FAMILY_STYLE.get(kind.family, ""))
        line.append(f" {name_of(stated.target)}")
        parts += [Padding(line, (0, 0, 0, 2)), *_quotes(stated.edge.quotes[:quotes], sheet.language)]
    return Stack(*parts)


def _group(sheet: Sheet, group: Group, quotes: int) -> RenderableType:
    style = _FAMILY_STYLE.get(group.kind.family, "")
    parts: list[RenderableType] = [Text(f"{group.name} ({len(group.entries)})", style=style)]
    for entry in group.entries:
        line = Text(f"• {name_of(entry.node)}")
        line.append(f"  {in_language(date_of(entry.node), sheet.language)}", style="dim")
        status = sheet.statuses.get(entry.node.iri)
        if status:
            usual = status.startswith(sheet.t["effect_in_force"]) or status == sheet.t["effect_unknown"]
            line.append(f"  {status}", style="dim" if usual else "yellow")
        if entry.edge.scope:
            line.append(f"  {sheet.t['sheet_scope']}: {entry.edge.scope}", style="dim")
        parts += [Padding(line, (0, 0, 0, 2)), *_quotes(entry.edge.quotes[:quotes], sheet.language)]
        left = len(entry.edge.quotes) - quotes
        if quotes and left > 0:
            words = sheet.t["sheet_more"].format(count=left, all=len(entry.edge.quotes))
            parts.append(Padding(Text(words, style="dim"), (0, 0, 0, 4)))
    return Stack(*parts)


def _quotes(quotes: Iterable[Quote], language: str) -> Iterator[RenderableType]:
    for quote in quotes:
        yield Padding(_quoted(quote), (0, 0, 0, 4))
        yield Padding(Text(in_language(place(quote), language), style="dim"), (0, 0, 0, 4))


def lineage_tree(whole: Subgraph, root: str, *, up: bool = True, depth: int = 3, language: str = "vi") -> Tree:
    """Return what a document rests on (`up`) or what rests on it, level by level; a document is opened once only."""
    nodes = {node.iri: node for node in whole.nodes}
    steps: dict[str, list[tuple[str, str]]] = {}
    for edge in whole.edges:
        start, end = (edge.source, edge.target) if up else (edge.target, edge.source)
        steps.setdefault(start, []).append((end, edge.kind))
    tree = Tree(Text(f"{name_of(nodes[root])}  {in_language(date_of(nodes[root]), language)}", style="bold"))
    level = [(tree, root)]
    opened = {root}
    for _ in range(depth):
        following = []
        for branch, iri in level:
            for end, key in sorted(steps.get(iri, ()), key=lambda step: (nodes[step[0]].date or "", step)):
                kind = kind_of(key)
                named = in_language(kind.named if up else kind.named_inverse, language)
                label = Text(f"{named}: ", style=_FAMILY_STYLE.get(kind.family, ""))
                label.append(name_of(nodes[end]), style="bold" if nodes[end].held else "not bold")
                label.append(f"  {in_language(date_of(nodes[end]), language)}", style="dim")
                if end in opened:
                    if end in steps:
                        label.append(f"  ({texts(language)['line_opened']})", style="dim")
                    branch.add(label)
                else:
                    opened.add(end)
                    following.append((branch.add(label), end))
        level = following
    return tree
