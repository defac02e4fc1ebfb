"""The named questions: a form each, the answer as a table, its CSV, and the SPARQL behind it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.ask import Answer, answer, question, question_groups
from kg.errors import AmbiguousNameError, CanCuError
from kg.views import answer_in_words, csv_text, in_language
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
        problem = in_language(error.args[0], language(request))
        return page(request, "question.html", 422, **values, answer=None, problem=problem, choices=choices)
    if request.query_params.get("dang") == "csv":
        headers = {"Content-Disposition": f'attachment; filename="{asked.name}.csv"'}
        return Response(csv_text(found.columns, found.rows), headers=headers, media_type="text/csv; charset=utf-8")
    columns, rows = _for_people(found, language(request))
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


def _for_people(found: Answer, spoken: str) -> tuple[tuple[str, ...], list[list[tuple[str, str, str | None]]]]:
    """Return the headings, and the rows as (heading, words, IRI): a name leads to what it names.

    Words lead to the address in the column before them where that is not shown, the first of a row to its first.
    """
    kept_columns, headings, worded = answer_in_words(found, spoken)
    rows = []
    for row, words in zip(found.rows, worded, strict=True):
        cells = []
        for place, name, said in zip(kept_columns, headings, words, strict=True):
            own, before = row[place] or "", (row[place - 1] or "") if place and place - 1 not in kept_columns else ""
            link = next((one for one in (own, before) if path_of(one)), None)
            if link is None and place == kept_columns[0]:
                link = next((one for one in row if one and path_of(one)), None)
            cells.append((name, said or "", link))
        rows.append(cells)
    return headings, rows
