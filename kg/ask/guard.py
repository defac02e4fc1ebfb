"""What a user's query may not do: call out (SERVICE), read other data (FROM), change anything.

The query is parsed and its tree is walked: a SERVICE inside a string or a comment is none, one hidden in a FILTER is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pyparsing import ParseException, ParseResults
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError

MAX_CHARACTERS = 65_536
_CALLS_OUT = re.compile(r"\b(?:SERVICE|LOAD|FROM)\b", re.IGNORECASE)


def check(sparql: str, graphs: Collection[str]) -> bool:
    """Refuse what a query may not do; return whether it chooses its graphs itself (FROM, all of them in `graphs`).

    Raises `QueryError` for an update, a SERVICE, a FROM outside the store, and a query that is too long or too deep.
    A query that this parser can't read, and that names nothing outside, is left to the store to judge.

    >>> check("SELECT * { ?s ?p 'SERVICE' }", [])
    False
    >>> check("ASK { FILTER EXISTS { SERVICE <http://a.example/> { ?s ?p ?o } } }", [])
    Traceback (most recent call last):
    ...
    kg.errors.QueryError: Không được gọi ra ngoài bằng SERVICE
    """
    if len(sparql) > MAX_CHARACTERS:
        raise QueryError(f"Câu hỏi dài {len(sparql)} ký tự; tối đa {MAX_CHARACTERS}")
    try:
        parsed = parseQuery(sparql)
        if "ServiceGraphPattern" in set(_names(parsed)):
            raise QueryError("Không được gọi ra ngoài bằng SERVICE")
        clauses = translateQuery(parsed).algebra.datasetClause or ()
    except RecursionError:
        raise QueryError("Câu hỏi lồng quá sâu") from None
    except QueryError:
        raise
    except Exception as error:  # noqa: BLE001 — whatever stops this parser, the store's own parser has the last word
        _left_to_the_store(sparql, error)
        return False
    for clause in clauses:
        address = str(clause.default or clause.named)
        if address not in graphs:
            raise QueryError(f"FROM <{address}> không phải đồ thị của kho này")
    return bool(clauses)


def _left_to_the_store(sparql: str, error: Exception) -> None:
    """Refuse updates, and anything unread that might reach outside."""
    try:
        parseUpdate(sparql)
    except Exception:  # noqa: BLE001 — no update either
        if _CALLS_OUT.search(sparql):
            place = f" ở dòng {error.lineno}, cột {error.column}" if isinstance(error, ParseException) else ""
            raise QueryError(f"Không đọc được câu hỏi{place}, mà nó nói đến SERVICE, LOAD hoặc FROM") from None
    else:
        if sparql.strip():
            raise QueryError("Kho chỉ để đọc: không nhận lệnh thêm, sửa, xóa") from None


def _names(node: object) -> Iterator[str]:
    """Yield the names of all nodes of a parsed query."""
    stack = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, CompValue):
            yield here.name
            stack.extend(here.values())
        elif isinstance(here, list | tuple | ParseResults):
            stack.extend(here)
