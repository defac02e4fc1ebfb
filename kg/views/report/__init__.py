"""The report on one document: a dossier is asked, its words are composed, and four writers give them a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.graph import Store
from kg.views.map_picture import Language
from kg.views.report.compose import compose
from kg.views.report.content import Report
from kg.views.report.dossier import read_dossier
from kg.views.report.markdown import report_markdown
from kg.views.report.page import report_html
from kg.views.report.paged import report_pdf
from kg.views.report.word import report_docx

REPORT_FORMATS: Mapping[str, Callable[[Report], bytes]] = MappingProxyType(
    {
        "md": lambda report: report_markdown(report).encode("utf-8"),
        "html": lambda report: report_html(report).encode("utf-8"),
        "docx": report_docx,
        "pdf": report_pdf,
    }
)


def report_on(store: Store, document: str, day: str, language: Language = "vi") -> Report:
    """Return the report on a document, named as users type it, on an ISO day, in Vietnamese or English.

    Raises `UnknownNameError` and `AmbiguousNameError` for the document, `QueryError` for a day before its issue.
    """
    return compose(read_dossier(store, document, day), language)


__all__ = [
    "REPORT_FORMATS",
    "Report",
    "compose",
    "read_dossier",
    "report_docx",
    "report_html",
    "report_markdown",
    "report_on",
    "report_pdf",
]
