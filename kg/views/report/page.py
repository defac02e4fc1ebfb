"""A report as one HTML page: no script, nothing from outside, its style under a strict policy, ready to print on A4."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from markupsafe import Markup

from kg.views.luoc_do import environment
from kg.views.report.content import Report
from kg.views.svg import svg


def report_html(report: Report) -> str:
    """Return the report as an HTML page."""
    style = (files("kg.views") / "templates/report.css").read_text(encoding="utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    page = (
        environment()
        .get_template("report.html")
        .render(
            report=report,
            style=Markup(style),  # noqa: S704 (our own file)
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            drawn=lambda figure: Markup(svg(figure.picture)),  # noqa: S704 (the writer escapes all that it is given)
            kind=lambda block: type(block).__name__.lower(),
        )
    )
    return page.rstrip() + "\n"
