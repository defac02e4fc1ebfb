r"""What a user's query may not do: call out (SERVICE), read other data (FROM), change anything.

A query that has none of these words has nothing to hide and goes straight to the store, whose parser takes no updates.
The others are parsed and their tree is walked: a SERVICE inside a string or a comment is none, one hidden in a FILTER
is. Two parsers may read one text differently, so what they are known to disagree about is refused beside those words:
\u escapes, which one resolves before it reads and the other after.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import TypeAlias

from kg.errors import QueryError, QueryRefusedError

Chosen: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]  # default graphs, named graphs
MAX_CHARACTERS = 65_536
MAX_DEPTH = 200  # brackets within brackets; parsers that call themselves run out of stack far above
_CALLS_OUT = re.compile(r"\b(?:SERVICE|LOAD|FROM)\b", re.IGNORECASE)
_ESCAPE = re.compile(r"\\[uU]")
_CHANGES = re.compile(r"\b(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)


def check(sparql: str, graphs: Container[str]) -> Chosen | None:
    """Refuse what a query may not do; return the graphs that it chooses itself (FROM), all of them in `graphs`, if any.

    Raises `QueryRefusedError` for an update, a SERVICE, a FROM outside the store, and a query that is too long or too
    deep. A query that this parser can't read, and that names nothing outside, is left to the store to judge.

    >>> check("SELECT * { ?s ?p 'SERVICE' }", [])
    >>> check("SELECT * FROM <a:b> FROM NAMED <a:c> { ?s ?p ?o }", ["a:b", "a:c"])
    (('a:b',), ('a:c',))
    >>> check("ASK { FILTER EXISTS { SERVICE <http://a.example/> { ?s ?p ?o } } }", [])
    Traceback (most recent call last):
    ...
    kg.errors.QueryRefusedError: Không được gọi ra ngoài bằng SERVICE
    """
    if len(sparql) > MAX_CHARACTERS:
        raise QueryRefusedError(f"Câu hỏi dài {len(sparql)} ký tự; tối đa {MAX_CHARACTERS}")
    if _depth(sparql) > MAX_DEPTH:
        raise QueryRefusedError("Câu hỏi lồng quá sâu")
    chosen = _graphs_chosen(sparql)
    for address in (*chosen[0], *chosen[1]):
        if address not in graphs:
            raise QueryRefusedError(f"FROM <{address}> không phải đồ thị của kho này")
    return chosen if any(chosen) else None


@lru_cache(maxsize=512)
def _graphs_chosen(sparql: str) -> Chosen:
    """Return the graphs of the FROM clauses; refuse the rest of what a query may not do."""
    if not _CALLS_OUT.search(sparql) and not _ESCAPE.search(sparql):
        _refuse_update(sparql)
        return (), ()
    if _ESCAPE.search(sparql) and (_CALLS_OUT.search(_unescaped(sparql)) or _CALLS_OUT.search(sparql)):
        raise QueryRefusedError(r"Không dùng \u trong câu hỏi nói đến SERVICE, LOAD hoặc FROM; hãy viết thẳng ký tự")
    if "\r" in sparql.replace("\r\n", ""):  # a comment ends there for one parser and goes on for the other
        raise QueryRefusedError("Xuống dòng trong câu hỏi bằng LF hoặc CRLF")
    from pyparsing import ParseException  # these two take a third of a second to load, which most queries never need
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(sparql)
        if "ServiceGraphPattern" in set(_names(parsed)):
            raise QueryRefusedError("Không được gọi ra ngoài bằng SERVICE")
        clauses = translateQuery(parsed).algebra.datasetClause or ()
    except RecursionError:
        raise QueryRefusedError("Câu hỏi lồng quá sâu") from None
    except QueryError:
        raise
    except Exception as error:  # noqa: BLE001 — whatever stops this parser, the store's own parser has the last word
        _refuse_update(sparql)
        if _CALLS_OUT.search(sparql):
            place = f" ở dòng {error.lineno}, cột {error.column}" if isinstance(error, ParseException) else ""
            raise QueryRefusedError(f"Không đọc được câu hỏi{place}, mà nó nói đến SERVICE, LOAD hoặc FROM") from None
        return (), ()
    default = tuple(str(clause.default) for clause in clauses if clause.default)
    return default, tuple(str(clause.named) for clause in clauses if clause.named)


def prepare() -> None:
    """Load the parser beforehand, for whoever answers many queries and has time now."""
    _graphs_chosen("ASK FROM <a:b> {}")


def _refuse_update(sparql: str) -> None:
    """Say of an update that it is one; the store would only call it a query with a mistake."""
    if not sparql.strip() or not _CHANGES.search(sparql):
        return
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        parseUpdate(sparql)
    except Exception:  # noqa: BLE001 — no update either
        return
    raise QueryRefusedError("Kho chỉ để đọc: không nhận lệnh thêm, sửa, xóa")


def _depth(sparql: str) -> int:
    """Return how deep brackets stand in brackets; those in texts and comments count too."""
    depth = deepest = 0
    for bracket in re.findall(r"[{}()\[\]]", sparql):
        depth += 1 if bracket in "{([" else -1
        deepest = max(deepest, depth)
    return deepest


def _unescaped(sparql: str) -> str:
    return re.sub(
        r"\\u([0-9A-Fa-f]{4})|\\U00([0-9A-Fa-f]{6})",
        lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)),
        sparql,
    )


def _names(node: object) -> Iterator[str]:
    """Yield the names of all nodes of a parsed query."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    stack = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, CompValue):
            yield here.name
            stack.extend(here.values())
        elif isinstance(here, list | tuple | ParseResults):
            stack.extend(here)
