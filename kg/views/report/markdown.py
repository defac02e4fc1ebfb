"""A report as Markdown: tables of pipes, quotations, and figures as Mermaid diagrams that pages of Markdown draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.views.luoc_do import escape_markdown
from kg.views.report.content import Block, Facts, Figure, Line, Listing, Paragraph, Quotation, Report, Run, Table

_AROUND = {"strong": "**", "mark": "**"}


def report_markdown(report: Report) -> str:
    """Return the report as Markdown."""
    lines = [f"# {escape_markdown(report.title)}", "", f"**{escape_markdown(report.subject)}**", ""]
    lines += _block(report.facts, report.t)
    for section in report.sections:
        lines += ["", f"{'#' * (section.level + 1)} {escape_markdown(section.heading)}"]
        for block in section.blocks:
            lines += ["", *_block(block, report.t)]
    return "\n".join(lines).rstrip() + "\n"


def _block(block: Block, say: Mapping[str, str]) -> Iterator[str]:
    match block:
        case Paragraph(line):
            yield _line(line)
        case Listing(items):
            yield from (f"* {_line(item)}" for item in items)
        case Quotation(line, place):
            yield f"> {_line(line)}  "
            yield f"> {escape_markdown(place)}"
        case Facts(rows):
            yield from ("| | |", "|---|---|")
            yield from (f"| {escape_markdown(name.strip())} | {_line(value)} |" for name, value in rows)
        case Table(number, caption, headings, _, rows):
            yield f"**{say['report_table']} {number}.** {escape_markdown(caption)}"
            yield ""
            yield f"| {' | '.join(map(escape_markdown, headings))} |"
            yield "|---" * len(headings) + "|"
            yield from (f"| {' | '.join(map(_line, row))} |" for row in rows)
        case Figure(number, caption, _, diagram):
            yield from ("```mermaid", diagram.rstrip(), "```", "")
            yield f"**{say['report_figure']} {number}.** {escape_markdown(caption)}"


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    """Return a run; signs of emphasis stand against the words, as CommonMark wants them."""
    around, words = _AROUND.get(run.look, ""), run.text.strip()
    if not around or not words:
        return escape_markdown(run.text)
    before = " " if run.text[0].isspace() else ""
    after = " " if run.text[-1].isspace() else ""
    return f"{before}{around}{escape_markdown(words)}{around}{after}"
