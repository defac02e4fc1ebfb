"""What is usually wrong with a query that the engine can't read, in words for whoever types their first ones.

The engine says which tokens it would have taken at the place where it gave up, which is seldom where the mistake is. So
the query is looked through for what beginners do: curly quotes out of Word, words without quotes, a prefix that nobody
declared, a brace that is not closed, a semicolon at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.graph import prefixes, syntax_message

_Found = tuple[int, str] | None  # where in the query, and what to do

# What is no code of a query: texts, addresses, comments. A text in one pair of quotes ends with its line.
_ASIDE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''|'(?:[^'\\\n]|\\.)*'"
    r'|<[^<>\s"{}|^`\\]*>|#[^\n]*',
    re.DOTALL,
)
_FORM = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_CURLY = re.compile("[“”„‟‘’‚‛]")
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_PREFIXED = re.compile(r"(?<![\w?$:.-])([^\W\d_][\w-]*):")
_DECLARATION = re.compile(r"\bPREFIX\s+[\w.-]*:", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w?$:.-])([^\W\d_][\w-]*):([\w.-]+)")
_CHOSEN = re.compile(r"\bSELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?([^{(*]*)", re.IGNORECASE)
_BARE = re.compile(r"(?<=\s)([A-Za-z_]\w*)\s*[};.](?!\w)")  # a word that ends a statement and is no term
_VALUES = ("true", "false", "undef", "a")
_CLAUSES = ("where", "from", "named")
_LETTERS = "À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
_WORD = rf"(?<![\w?$:/.-])[\w/.-]*[{_LETTERS}][\w/.-]*"
_WORDS = re.compile(rf"{_WORD}(?: +{_WORD}| +[\d/.-]*\d[\w/-]*)*")
_TERM = r"(?:[?$]\w+|[\w-]*:[\w-]+|\x01+|\ba\b)"
_RUN = re.compile(rf"(?<=[{{.])\s*{_TERM}\s+{_TERM}\s+{_TERM}(\s+){_TERM}\s+{_TERM}")
_SHORT = re.compile(rf"(?<=[{{.])\s*({_TERM})(?:\s+{_TERM})?\s*[}}.]")
_CLOSES = {"{": "}", "(": ")", "[": "]"}


def malformed(sparql: str, said: str, lead: int = 0) -> str:
    """Return in one sentence why a query can't be read, of which the engine `said` so; the mistake, where one shows.

    The first `lead` characters are declarations that the asker did not type: no place counts them.

    >>> malformed("SELECT so { ?vb a vl:Document }", "error at 1:10: expected DISTINCT")
    'Câu hỏi SPARQL sai cú pháp ở dòng 1, cột 8: tên biến bắt đầu bằng dấu hỏi: ?so'
    >>> malformed("SELECT ?s { ?s a vl:Document } ;", "error at 1:32: expected one of BASE")
    'Câu hỏi SPARQL sai cú pháp ở dòng 1, cột 32: bỏ dấu ; ở cuối, câu hỏi kết thúc bằng dấu }'
    """
    code = _ASIDE.sub(lambda found: _blank(found[0]), sparql)
    if not code[lead:].strip():
        return "Câu hỏi SPARQL sai cú pháp: nó trống; ví dụ: SELECT ?so { ?vb a vl:Document ; eli:number ?so }"
    for look in _LOOKS:
        found = look(code)
        if found:
            return f"Câu hỏi SPARQL sai cú pháp ở {_place(sparql, found[0], lead)}: {found[1]}"
    if "unbound" in said:
        return (
            "Câu hỏi SPARQL sai cú pháp: SELECT nêu một biến không có trong GROUP BY; nó phải ở trong một hàm, như "
            "(COUNT(?x) AS ?dem)"
        )
    return syntax_message(said, lead)


def prefixed_names(sparql: str) -> list[tuple[str, str]]:
    """Return the prefix and the local name of each prefixed name of a query, once, in their order.

    >>> prefixed_names('SELECT ?so { ?vb a vl:Document ; eli:number ?so . # vl:x' + chr(10) + '?vb vl:y "vl:z" }')
    [('vl', 'Document'), ('eli', 'number'), ('vl', 'y')]
    """
    code = _DECLARATION.sub(" ", _ASIDE.sub(lambda found: _blank(found[0]), sparql))
    return list(dict.fromkeys((found[1], found[2].rstrip(".")) for found in _NAME.finditer(code)))


def _blank(aside: str) -> str:
    """Return as many marks as a text or an address has characters, blanks for a comment; lines stay lines."""
    return re.sub(r"[^\n]", " " if aside.startswith("#") else "\x01", aside)


def _place(sparql: str, at: int, lead: int) -> str:
    line, start = sparql.count("\n", 0, at) + 1, sparql.rfind("\n", 0, at)
    return f"dòng {line}, cột {max(1, at - start - (lead if line == 1 else 0))}"


def _curly(code: str) -> _Found:
    found = _CURLY.search(code)
    if found is None:
        return None
    return found.start(), f'dấu nháy cong {found[0]} (thường do chép từ Word); thay bằng dấu nháy thẳng "'


def _no_query(code: str) -> _Found:
    if _FORM.search(code):
        return None
    at = len(code) - len(code.lstrip())
    return at, "câu hỏi SPARQL bắt đầu bằng SELECT, ASK, CONSTRUCT hay DESCRIBE"


def _open_text(code: str) -> _Found:
    found = re.search("[\"']", code)
    return (found.start(), f"dấu nháy {found[0]} mở ở đây mà không đóng") if found else None


def _undeclared(code: str) -> _Found:
    declared = {name.lower() for name in _DECLARED.findall(code)}
    for found in _PREFIXED.finditer(code):
        name = found[1]
        if name.lower() not in declared:
            address = prefixes().get(name.lower(), "địa chỉ của nó")
            return found.start(), f"tiền tố {name}: chưa khai báo; thêm vào đầu câu hỏi: PREFIX {name}: <{address}>"
    return None


def _chosen(code: str) -> _Found:
    """Look at what SELECT names: variables with their ?, blanks and no commas between them."""
    for found in _CHOSEN.finditer(code):
        comma = found[1].find(",")
        if comma >= 0:
            return found.start(1) + comma, "các biến của SELECT cách nhau bằng dấu cách, không có dấu phẩy"
        for word in re.finditer(r"(?<![\w?$:])[^\W\d_]\w*", found[1]):
            if word[0].lower() in _CLAUSES:
                break
            return found.start(1) + word.start(), f"tên biến bắt đầu bằng dấu hỏi: ?{word[0]}"
    return None


def _bare(code: str) -> _Found:
    found = next((word for word in _BARE.finditer(code) if word[1].lower() not in _VALUES), None)
    return (found.start(1), f"tên biến bắt đầu bằng dấu hỏi: ?{found[1]}") if found else None


def _words(code: str) -> _Found:
    found = _WORDS.search(code)
    return (found.start(), f'chữ phải đặt trong dấu nháy: "{found[0].rstrip(".")}"') if found else None


def _brackets(code: str) -> _Found:
    opened: list[tuple[int, str]] = []
    for found in re.finditer(r"[{}()\[\]]", code):
        at, mark = found.start(), found[0]
        if mark in _CLOSES:
            opened.append((at, mark))
        elif not opened:
            return at, f"thừa dấu {mark}: không có dấu mở nào trước nó"
        elif _CLOSES[opened[-1][1]] != mark:
            before, wanted = opened[-1]
            return before, f"thiếu dấu {_CLOSES[wanted]} cho dấu {wanted} mở ở đây"
        else:
            opened.pop()
    if opened:
        at, mark = opened[-1]
        return at, f"thiếu dấu {_CLOSES[mark]} cho dấu {mark} mở ở đây"
    if "{" not in code and not re.match(r"\s*DESCRIBE\b", code, re.IGNORECASE):
        return len(code.rstrip()) - 1, "điều kiện phải nằm giữa { và }: SELECT ?vb { ?vb a vl:Document }"
    return None


def _end(code: str) -> _Found:
    whole = code.rstrip()
    if whole[-1:] in (";", ".") and whole[:-1].rstrip().endswith("}"):
        return len(whole) - 1, f"bỏ dấu {whole[-1]} ở cuối, câu hỏi kết thúc bằng dấu }}"
    return None


def _no_stop(code: str) -> _Found:
    found = None if _has_values(code) else _RUN.search(code)
    return (found.start(1), "thiếu dấu chấm giữa hai câu ba phần") if found else None


def _short(code: str) -> _Found:
    found = None if _has_values(code) else _SHORT.search(code)
    return (
        (found.start(1), "câu này thiếu phần: cần chủ thể, vị từ và đối tượng, như ?vb a vl:Document")
        if found
        else None
    )


def _has_values(code: str) -> bool:
    return re.search(r"\bVALUES\b", code, re.IGNORECASE) is not None


_LOOKS: tuple[Callable[[str], _Found], ...] = (
    _curly, _open_text, _no_query, _brackets, _end, _chosen, _words, _undeclared, _bare, _no_stop, _short,
)  # fmt: skip
