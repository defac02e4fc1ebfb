"""An audit for people, in the terminal and as Markdown; every status names its ground: a default is never a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.ask import Audit, AuditLine, Effect, Ground, LegalStatus, Level, Sweep, instruments, vi_day
from kg.graph import Store
from kg.spoken import Spoken, joined, spoken
from kg.views.audit_record import beyond_the_finding, place_of_quote, source_of_claim, words_of_quote
from kg.views.chart import status_words
from kg.views.kinds import kind_of
from kg.views.luoc_do import name_of
from kg.views.reading import node_of
from kg.views.texts import both, counted, in_language, texts

_STYLES = {
    Effect.IN_FORCE: "",
    Effect.NOT_YET: "yellow",
    Effect.AMENDED: "yellow",
    Effect.EXTENDED: "",
    Effect.PARTLY: "yellow",
    Effect.PARTLY_SUSPENDED: "yellow",
    Effect.SUSPENDED: "red",
    Effect.UNKNOWN: "magenta",
    Effect.ENDED: "red",
}


def audit_view(found: Audit, language: str = "vi") -> RenderableType:
    """Return an audit for the terminal: one line an instrument, then every finding with its claims and quotations."""
    table = _table("", *(in_language(heading, language) for heading in audit_headings(found)))
    for order, line in enumerate(found.lines, 1):
        table.add_row(
            Text(str(order), style="dim"),
            Text(_name(line), style="bold" if line.findings else ""),
            Text(in_language(kind_of(line.role).named, language)),
            _status(line.at_issue, language),
            _status(line.now, language),
            Text(in_language(verdict(line), language), style=_style_of_verdict(line)),
        )
    title, own = (in_language(words, language) for words in (_title(found), _own_status(found)))
    parts: list[RenderableType] = [Text(title, style="bold"), Text(own)]
    parts += [table] if found.lines else []
    for order, line in enumerate(found.lines, 1):
        if line.findings:
            parts += [Text(), *_details(order, line, language)]
    told = Text(in_language(summary(found), language), style="bold")
    return Stack(*parts, Text(), told, Text(texts(language)["audit_legend"], style="dim"))


def sweep_view(found: Sweep, store: Store, most: int = 20, language: str = "vi") -> RenderableType:
    """Return the audit of all documents for the terminal: what was found, how often, on which instruments."""
    affected, say = found.affected(), texts(language)
    counts = counted(len(found), "count_findings")
    if len(found):
        of = counted(len(affected), "count_documents")
        counts = spoken("{findings} ở {documents}", "{findings} in {documents}", findings=counts, documents=of)
    head = spoken(
        "Rà soát {documents} tại ngày {day}: {counts}.",
        "Audit of {documents} on {day}: {counts}.",
        documents=counted(found.audited, "count_documents"),
        day=vi_day(found.as_of),
        counts=counts,
    )
    top = Text(in_language(head, language), style="bold")
    if not len(found):
        return top
    kinds = _table(say["audit_cited"])
    kinds.add_column(say["audit_kinds"], justify="right")
    for kind, count in found.by_kind().items():
        kinds.add_row(in_language(kind.vi, language), str(count))
    worst = _table(say["audit_worst"])
    worst.add_column(say["audit_in"], justify="right")
    for one, count in found.worst(store, most):
        worst.add_row(Text(name_of(node_of(one))), str(count))
    documents = instruments(store, affected[:most])
    names = "; ".join(name_of(node_of(documents[iri])) for iri in affected[:most] if iri in documents)
    left = str(len(affected) - most)
    more = spoken(" và {left} văn bản nữa", " and {left} more documents", left=left) if len(affected) > most else ""
    see = in_language(spoken("Nên xem: {names}{more}.", "To be seen: {names}{more}.", names=names, more=more), language)
    return Stack(top, Text(), kinds, Text(), worst, Text(), Text(see), Text(say["audit_hint"], style="dim"))


def audit_markdown(found: Audit, language: str = "vi") -> str:
    """Return an audit as Markdown: a table of all instruments, then every finding with its claims and quotations."""

    def cell(words: str) -> str:
        return _cell(in_language(words, language))

    lines = [f"# {cell(_title(found))}", "", cell(_own_status(found)), ""]
    if found.lines:
        lines += [f"| | {' | '.join(in_language(heading, language) for heading in audit_headings(found))} |"]
        lines += ["|---|---|---|---|---|---|"]
    for order, line in enumerate(found.lines, 1):
        cells = (str(order), _name(line), kind_of(line.role).named, _words(line.at_issue), _words(line.now))
        lines.append(f"| {' | '.join(map(cell, (*cells, verdict(line))))} |")
    for order, line in enumerate(found.lines, 1):
        if line.findings:
            lines += ["", f"## {order}. {_cell(_name(line))}", *_markdown_details(line, cell)]
    return (
        "\n".join([*lines, "", f"**{cell(summary(found))}**", "", f"*{_cell(texts(language)['audit_legend'])}*"]) + "\n"
    )


def summary(found: Audit) -> Spoken:
    """Return in one sentence how much was looked at and found; nothing was, where the text is not held."""
    if not found.document.held:
        return both("audit_unread")
    bases = sum(line.role == "legal_basis" for line in found.lines)
    every = [finding for line in found.lines for finding in line.findings]
    findings = sum(finding.level is Level.FINDING for finding in every)
    cited = joined(", ", (counted(bases, "count_bases"), counted(len(found.lines) - bases, "count_citations")))
    told = joined(", ", (counted(findings, "count_findings"), counted(len(every) - findings, "count_notes")))
    return spoken("{cited}: {told}.", "{cited}: {told}.", cited=cited, told=told)


def audit_headings(found: Audit) -> tuple[Spoken, ...]:
    """Return what the columns of an audit are called, behind that of the order."""
    on_day = spoken(both("audit_day"), both("audit_day").english, day=vi_day(found.as_of))
    return both("audit_cited"), both("audit_role"), both("audit_when_cited"), on_day, both("audit_result")


def _table(*headings: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=not heading)
    return table


def _title(found: Audit) -> Spoken:
    issued = Spoken(", không rõ ngày ban hành", ", day of issue unknown")
    if found.document.date:
        issued = spoken(", ban hành {day}", ", issued {day}", day=vi_day(found.document.date))
    return spoken(
        "Rà soát {name}{issued}, tại ngày {day}",
        "Audit of {name}{issued}, on {day}",
        name=name_of(node_of(found.document)),
        issued=issued,
        day=vi_day(found.as_of),
    )


def _own_status(found: Audit) -> Spoken:
    return joined(": ", (Spoken("Chính văn bản này", "The document itself"), _words(found.status), found.status.reason))


def _name(line: AuditLine) -> str:
    date = f" ({vi_day(line.target.date)})" if line.target.date else ""
    return f"{name_of(node_of(line.target))}{date}"


def _words(status: LegalStatus | None) -> Spoken:
    return status_words(status) if status else both("unknown")


def _status(status: LegalStatus | None, language: str) -> Text:
    style = _STYLES[status.effect] if status else "magenta"
    faint = status is not None and status.ground is Ground.DEFAULT
    return Text(in_language(_words(status), language), style="dim" if faint else style)


def verdict(line: AuditLine) -> Spoken:
    """Return the kinds of findings about a cited instrument, else those of notes, else a dash."""
    kinds = dict.fromkeys(finding.kind.vi for finding in line.findings if finding.level is Level.FINDING)
    if kinds:
        return joined("; ", kinds)
    notes = joined("; ", dict.fromkeys(finding.kind.vi for finding in line.findings))
    return joined(": ", (both("audit_note"), notes)) if notes else Spoken("–", "–")


def _style_of_verdict(line: AuditLine) -> str:
    return "dim" if not line.findings else "yellow" if line.alive else "red"


def _details(order: int, line: AuditLine, language: str) -> Iterator[RenderableType]:
    yield Text(f"{order}. {_name(line)}", style="bold")
    for quote in line.quotes[:1]:
        yield Padding(Text(f"“{words_of_quote(quote)}”", style="dim"), (0, 0, 0, 3))
        yield Padding(Text(in_language(place_of_quote(quote), language), style="dim"), (0, 0, 0, 3))
    for finding in line.findings:
        label = Text("• ", style="red" if finding.level is Level.FINDING else "yellow")
        label.append(f"{in_language(finding.kind.vi, language)}: ", style="bold")
        label.append(f"{in_language(finding.statement, language)}.", style="not bold default")
        yield Padding(label, (0, 0, 0, 2))
        for claim in finding.claims:
            ground = texts(language)[f"ground_{claim.ground.value}"]
            text = Text(ground, style="yellow" if claim.ground is not Ground.STATED else "cyan")
            if words := beyond_the_finding(finding, claim):
                text.append(f": {in_language(words, language)}", style="default")
            if source := source_of_claim(claim):
                text.append(f" [{in_language(source, language)}]", style="dim")
            yield Padding(text, (0, 0, 0, 6))
            for quote in claim.quotes[:1]:
                if quote not in line.quotes:
                    yield Padding(Text(f"“{words_of_quote(quote)}”", style="dim"), (0, 0, 0, 8))


def _markdown_details(line: AuditLine, cell: Callable[[str], str]) -> Iterator[str]:
    for quote in line.quotes[:1]:
        yield ""
        yield f"> “{_cell(words_of_quote(quote))}”  "
        yield f"> {cell(place_of_quote(quote))}"
    for finding in line.findings:
        yield ""
        yield f"**{cell(finding.kind.vi)}**: {cell(finding.statement)}."
        yield ""
        for claim in finding.claims:
            source = source_of_claim(claim)
            words = beyond_the_finding(finding, claim)
            said = f": {cell(words)}" if words else ""
            yield f"* *{cell(both(f'ground_{claim.ground.value}'))}*{said}" + (f" [{cell(source)}]" if source else "")
            for quote in claim.quotes[:1]:
                if quote not in line.quotes:
                    yield f"  > “{_cell(words_of_quote(quote))}”"


def _cell(text: str) -> str:
    r"""Return text that Markdown prints as it is, on one line.

    >>> _cell("a | b\n*c*")
    'a \\| b \\*c\\*'
    """
    flat = " ".join(text.split())
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>#|~$" else char for char in flat)
