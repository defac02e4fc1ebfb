"""The named questions: a form each, the answer as a table, its CSV, and the SPARQL behind it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.ask import Answer, answer, heading, question, question_groups
from kg.errors import AmbiguousNameError, CanCuError
from kg.views import csv_text
from kg.web.desk import Desk
from kg.web.links import path_of, query
from kg.web.render import kept, language, page

_MOST = 300  # characters of a parameter


@kept
def question_list(request: Request) -> Response:
    """Answer with all questions."""
    return page(request, "questions.html", groups=question_groups())


@kept
def question_page(request: Request) -> Response:
    """Answer with a question's form and, for its example at first, its answer; `dang=csv` gives the table alone."""
    desk: Desk = request.app.state.desk
    asked = question(request.path_params["name"])
    given = {one.name: request.query_params.get(one.name, one.example)[:_MOST] for one in asked.parameters}
    spoken = "en" if language(request) == "en" else None
    values: dict[str, Any] = {"fields": [(one, given[one.name]) for one in asked.parameters], "question": asked}
    try:
        found = answer(desk.store, asked.name, *given.values())
    except CanCuError as error:
        choices = error.candidates if isinstance(error, AmbiguousNameError) else ()
        return page(request, "question.html", 422, **values, answer=None, problem=str(error), choices=choices)
    if request.query_params.get("dang") == "csv":
        headers = {"Content-Disposition": f'attachment; filename="{asked.name}.csv"'}
        return Response(csv_text(found.columns, found.rows), headers=headers, media_type="text/csv; charset=utf-8")
    columns, rows = _for_people(found)
    address = f"{desk.settings.root}/hoi/{asked.name}"
    return page(
        request,
        "question.html",
        **values,
        answer=found,
        problem=None,
        choices=(),
        headings=columns,
        rows=rows,
        csv=address + query(**given, dang="csv"),
        permalink=address + query(**given, lang=spoken),
    )


def _for_people(found: Answer) -> tuple[list[str], list[list[tuple[str, str, str | None]]]]:
    """Return the headings, and the rows as (heading, words, IRI): the first words of a row lead to its first IRI.

    Columns that hold only addresses are left out where others say the same in words; the CSV keeps them.
    """
    kept_columns = [
        n for n in range(len(found.columns)) if not all((row[n] or "http").startswith("http") for row in found.rows)
    ] or list(range(len(found.columns)))
    headings = [heading(found.columns[n]) for n in kept_columns]
    rows = []
    for row in found.rows:
        links = [value for value in row if value and path_of(value)]
        cells = []
        for n, name in zip(kept_columns, headings, strict=True):
            value = row[n] or ""
            before = row[n - 1] if n and found.columns[n - 1] and path_of(row[n - 1] or "") else None
            link = value if path_of(value) else before or (links[0] if links and n == kept_columns[0] else None)
            cells.append((name, value, link))
        rows.append(cells)
    return headings, rows
