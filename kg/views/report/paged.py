"""A report as PDF, set by typst in a template of ours: headings, captions, page numbers, fonts that we bring along.

The content goes in as JSON, so that no word of a document is read as markup; figures go in as vectors.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import fields, is_dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from kg.errors import CanCuError
from kg.views.office import office_library
from kg.views.report.content import Figure, Report, Section
from kg.views.svg import svg


def report_pdf(report: Report) -> bytes:
    """Return the report as PDF; raises `MissingPartError` where typst is not installed."""
    typst = office_library("typst")
    with tempfile.TemporaryDirectory(prefix="kg-") as folder, as_file(files("kg.views") / "vendor/fonts") as fonts:
        root = Path(folder)
        for figure in report.figures():
            (root / _file(figure)).write_text(svg(figure.picture), encoding="utf-8")
        words = {word: report.t[f"report_{word}"] for word in ("table", "figure", "page")}
        content = json.dumps(_record(report) | {"words": words}, ensure_ascii=False)
        (root / "report.json").write_text(content, encoding="utf-8")
        template = (files("kg.views") / "templates/report.typ").read_text(encoding="utf-8")
        (root / "report.typ").write_text(template, encoding="utf-8")
        try:
            made = typst.compile(
                str(root / "report.typ"), root=folder, font_paths=[str(fonts)], format="pdf", timestamp=0
            )
        except (RuntimeError, ValueError) as error:  # typst raises no class of its own
            raise CanCuError(f"không dựng được PDF: {error}") from error
    written: bytes = made
    return written


def _file(figure: Figure) -> str:
    return f"hinh-{figure.number}.svg"


def _record(value: Any) -> Any:
    """Return a value of the content model as JSON: each block says its kind; a figure names its file."""
    if isinstance(value, Figure):
        return {
            "kind": "figure",
            "caption": value.caption,
            "file": _file(value),
            "wide": value.wide,
            "points": value.picture.width * 0.75,
        }
    if is_dataclass(value):
        more = {"across": value.across} if isinstance(value, Section) else {}
        own = {field.name: _record(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__.lower()} | more | own
    if isinstance(value, tuple):
        return [_record(one) for one in value]
    return "".join(char for char in value if char.isprintable()) if isinstance(value, str) else value
