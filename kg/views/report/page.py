"""A report as one HTML page: no script, nothing from outside, its style under a strict policy, ready to print on A4."""

from __future__ import annotations

from markupsafe import Markup

from kg.views.luoc_do import environment
from kg.views.page_style import page_policy, page_style
from kg.views.report.content import Report
from kg.views.svg import svg


def report_html(report: Report) -> str:
    """Return the report as an HTML page."""
    style = page_style("report.css", pictures=True)
    page = (
        environment()
        .get_template("report.html")
        .render(
            report=report,
            style=Markup(style),  # noqa: S704 (our own file)
            policy=page_policy(style),
            drawn=lambda figure: Markup(svg(figure.picture)),  # noqa: S704 (the writer escapes all that it is given)
            kind=lambda block: type(block).__name__.lower(),
        )
    )
    return page.rstrip() + "\n"
