"""An audit for people, in the terminal and as Markdown; every status names its ground: a default is never a fact."""

from __future__ import annotations

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.ask import Audit, AuditLine, Effect, Ground, LegalStatus, Level, Sweep, instruments, vi_day
from kg.graph import Store
from kg.views.audit_record import beyond_the_finding, place_of_quote, source_of_claim, words_of_quote
from kg.views.kinds import kind_of
from kg.views.luoc_do import name_of
from kg.views.reading import node_of

LEGEND = (
    "nêu rõ: có văn bản hay danh bạ nói vậy; suy ra: áp dụng một quy tắc, có ghi tên; mặc định: trong kho và danh bạ "
    "không có gì nói khác, không phải điều đã được xác nhận"
)
_UNREAD = "Không có toàn văn trong kho, nên chưa đọc được văn bản này dựa trên gì: không rà soát được căn cứ của nó."
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


def audit_view(found: Audit) -> RenderableType:
    """Return an audit for the terminal: one line an instrument, then every finding with its claims and quotations."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for heading in ("", "Văn bản được viện dẫn", "Vai trò", "Lúc viện dẫn", f"Ngày {vi_day(found.as_of)}", "Kết quả"):
        table.add_column(heading, overflow="fold", no_wrap=not heading)
    for order, line in enumerate(found.lines, 1):
        table.add_row(
            Text(str(order), style="dim"),
            Text(_name(line), style="bold" if line.findings else ""),
            Text(kind_of(line.role).vi),
            _status(line.at_issue),
            _status(line.now),
            _verdict(line),
        )
    parts: list[RenderableType] = [Text(_title(found), style="bold"), Text(_own_status(found))]
    parts += [table] if found.lines else []
    for order, line in enumerate(found.lines, 1):
        if line.findings:
            parts += [Text(), *_details(order, line)]
    return Stack(*parts, Text(), Text(summary(found), style="bold"), Text(LEGEND, style="dim"))


def sweep_view(found: Sweep, store: Store, most: int = 20) -> RenderableType:
    """Return the audit of all documents for the terminal: what was found, how often, on which instruments."""
    affected = found.affected()
    counts = f"{len(found)} phát hiện ở {len(affected)} văn bản" if len(found) else "không có phát hiện"
    head = Text(f"Rà soát {found.audited} văn bản tại ngày {vi_day(found.as_of)}: {counts}.", style="bold")
    if not len(found):
        return head
    kinds = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    kinds.add_column("Văn bản được viện dẫn")
    kinds.add_column("Số phát hiện", justify="right")
    for kind, count in found.by_kind().items():
        kinds.add_row(kind.vi, str(count))
    worst = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    worst.add_column("Văn bản có vấn đề")
    worst.add_column("Ở số văn bản", justify="right")
    for one, count in found.worst(store, most):
        worst.add_row(Text(name_of(node_of(one))), str(count))
    documents = instruments(store, affected[:most])
    names = "; ".join(name_of(node_of(documents[iri])) for iri in affected[:most] if iri in documents)
    more = f" và {len(affected) - most} văn bản nữa" if len(affected) > most else ""
    hint = "Chi tiết, câu trích, nguồn: kg audit VĂN_BẢN, hoặc kg audit --all -o ra-soat.xlsx."
    return Stack(head, Text(), kinds, Text(), worst, Text(), Text(f"Nên xem: {names}{more}."), Text(hint, style="dim"))


def audit_markdown(found: Audit) -> str:
    """Return an audit as Markdown: a table of all instruments, then every finding with its claims and quotations."""
    lines = [f"# {_cell(_title(found))}", "", _cell(_own_status(found)), ""]
    if found.lines:
        lines += [f"| | Văn bản được viện dẫn | Vai trò | Lúc viện dẫn | Ngày {vi_day(found.as_of)} | Kết quả |"]
        lines += ["|---|---|---|---|---|---|"]
    for order, line in enumerate(found.lines, 1):
        cells = (
            str(order), _name(line), kind_of(line.role).vi, _in_words(line.at_issue), _in_words(line.now),
            _verdict(line).plain,
        )  # fmt: skip
        lines.append(f"| {' | '.join(map(_cell, cells))} |")
    for order, line in enumerate(found.lines, 1):
        if line.findings:
            lines += ["", f"## {order}. {_cell(_name(line))}", *_markdown_details(line)]
    return "\n".join([*lines, "", f"**{_cell(summary(found))}**", "", f"*{_cell(LEGEND)}*"]) + "\n"


def summary(found: Audit) -> str:
    """Return in one sentence how much was looked at and found; nothing was, where the text is not held."""
    if not found.document.held:
        return _UNREAD
    bases = sum(line.role == "legal_basis" for line in found.lines)
    every = [finding for line in found.lines for finding in line.findings]
    findings = sum(finding.level is Level.FINDING for finding in every)
    counts = f"{bases} căn cứ, {len(found.lines) - bases} dẫn chiếu"
    return f"{counts}: {findings or 'không có'} phát hiện, {len(every) - findings or 'không có'} lưu ý."


def _title(found: Audit) -> str:
    issued = f", ban hành {vi_day(found.document.date)}" if found.document.date else ", không rõ ngày ban hành"
    return f"Rà soát {name_of(node_of(found.document))}{issued}, tại ngày {vi_day(found.as_of)}"


def _own_status(found: Audit) -> str:
    return f"Chính văn bản này: {_in_words(found.status)}: {found.status.reason}"


def _name(line: AuditLine) -> str:
    date = f" ({vi_day(line.target.date)})" if line.target.date else ""
    return f"{name_of(node_of(line.target))}{date}"


def _in_words(status: LegalStatus | None) -> str:
    if status is None:
        return "không rõ"
    effects = ", ".join(effect.vi for effect in (status.effect, *status.also))
    if status.effect is Effect.UNKNOWN and status.ground is Ground.DEFAULT:
        return effects  # nothing is said, so there is no ground to name
    return f"{effects} ({status.ground.vi})"


def _status(status: LegalStatus | None) -> Text:
    style = _STYLES[status.effect] if status else "magenta"
    return Text(_in_words(status), style="dim" if status and status.ground is Ground.DEFAULT else style)


def _verdict(line: AuditLine) -> Text:
    kinds = dict.fromkeys(finding.kind.vi for finding in line.findings if finding.level is Level.FINDING)
    if kinds:
        return Text("; ".join(kinds), style="red")
    notes = dict.fromkeys(finding.kind.vi for finding in line.findings)
    return Text(f"lưu ý: {'; '.join(notes)}", style="yellow") if notes else Text("–", style="dim")


def _details(order: int, line: AuditLine) -> Iterator[RenderableType]:
    yield Text(f"{order}. {_name(line)}", style="bold")
    for quote in line.quotes[:1]:
        yield Padding(Text(f"“{words_of_quote(quote)}”", style="dim"), (0, 0, 0, 3))
        yield Padding(Text(place_of_quote(quote), style="dim"), (0, 0, 0, 3))
    for finding in line.findings:
        label = Text("• ", style="red" if finding.level is Level.FINDING else "yellow")
        label.append(f"{finding.kind.vi}: ", style="bold")
        label.append(f"{finding.statement}.", style="not bold default")
        yield Padding(label, (0, 0, 0, 2))
        for claim in finding.claims:
            text = Text(claim.ground.vi, style="yellow" if claim.ground is not Ground.STATED else "cyan")
            if words := beyond_the_finding(finding, claim):
                text.append(f": {words}", style="default")
            source = source_of_claim(claim)
            if source:
                text.append(f" [{source}]", style="dim")
            yield Padding(text, (0, 0, 0, 6))
            for quote in claim.quotes[:1]:
                if quote not in line.quotes:
                    yield Padding(Text(f"“{words_of_quote(quote)}”", style="dim"), (0, 0, 0, 8))


def _markdown_details(line: AuditLine) -> Iterator[str]:
    for quote in line.quotes[:1]:
        yield ""
        yield f"> “{_cell(words_of_quote(quote))}”  "
        yield f"> {_cell(place_of_quote(quote))}"
    for finding in line.findings:
        yield ""
        yield f"**{_cell(finding.kind.vi)}**: {_cell(finding.statement)}."
        yield ""
        for claim in finding.claims:
            source = source_of_claim(claim)
            words = beyond_the_finding(finding, claim)
            said = f": {_cell(words)}" if words else ""
            yield f"* *{claim.ground.vi}*{said}" + (f" [{_cell(source)}]" if source else "")
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
