"""What a letter does to other letters, and what it quotes or writes about without doing it.

"Bộ Tài chính bãi bỏ Công văn số …" ends a letter of its own; "Thông tư này thay thế …" in a letter is quoted, and one
"lấy ý kiến Thông tư thay thế Thông tư số …" replaces nothing.
"""

from __future__ import annotations

import re

from kg.citation.acting import ASKING
from kg.citation.deed import OF_WHOLE, Deed, stated
from kg.citation.found import Found
from kg.citation.orders import TASK
from kg.citation.verbs import FILL, PLACE, THIS
from kg.document import Document
from kg.register import parse_number, type_pattern
from kg.text import late, search_key

LETTER = "Công văn"
_BY_ACTS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"})
_BY_ACTS_ALONE = "2009-01-01"
_OF_ONE_TYPE = _BY_ACTS | {"Nghị quyết", "Quyết định", "Chỉ thị", LETTER}
_THIS = re.compile(THIS)
# what names the act that it stands in by its type; regulations, plans and consolidated texts speak of others
_THIS_ACT = re.compile(r"\b(nghi\sdinh|thong\stu|luat|phap\slenh|nghi\squyet|quyet\sdinh|chi\sthi)\snay\b")
_BY_AN_ACT = re.compile(rf"\b{type_pattern('luat', 'phap lenh', 'van ban')}\s$")
_A_TYPE = 24
_WRITES = late(rf"\b(thay\sthe|(?:bai|huy)\sbo|dinh\schinh|thu\shoi)({FILL}|{PLACE})")
_WRITER = re.compile(r"(?:^|,\s)([a-z\s\-]{3,60}?)\s(?:nay\s|xin\s|thong\sbao\s){0,2}$")


def is_quoted(document: Document, mention: Found, deed: Deed) -> bool:
    r"""Say whether a letter, or an act of another type, quotes what it says: "Thông tư này thay thế …".

    No letter changes a numbered act since 2009 (Luật 17/2008/QH12 Điều 9): "Điều 6 Thông tư … được sửa đổi như sau".

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.citation.values import RelationKind
    >>> from kg.document import parse_document
    >>> from kg.text import mend
    >>> head = "Số: 12/TCT-CS\nHà Nội, ngày 05 tháng 3 năm 2020\nV/v góp ý\nKính gửi: Bộ Tài chính"
    >>> document = parse_document(mend(head))
    >>> place = find_numbered(mend("Nghị định số 1/2015/NĐ-CP"))[0]
    >>> is_quoted(document, place, Deed(0, RelationKind.REPLACES, 0, place.end))
    True
    """
    folded = document.text.folded
    if document.type in ASKING and _BY_AN_ACT.search(folded[max(0, deed.start - _A_TYPE) : deed.start].lower()):
        return True  # "góp ý dự thảo Thông tư thay thế …"
    said = folded[deed.start : mention.start].lower()
    this = _THIS_ACT.search(said)
    if this is None:
        lately = document.type == LETTER and (document.date or "") >= _BY_ACTS_ALONE
        changes = deed.kind in OF_WHOLE or deed.kind in OF_WHOLE.values()
        return lately and changes and mention.type in _BY_ACTS and _THIS.search(said) is None
    coded = parse_number(document.number).type if document.number else None
    types = {search_key(kind) for kind in (document.type, coded) if kind}
    word = " ".join(this[1].split())
    return document.type in _OF_ONE_TYPE and not any(word in kind for kind in types)


def by_letter(document: Document, i: int, mention: Found, begin: int) -> list[Deed]:
    r"""Return what the body that writes a letter does to another letter: "Bộ Tài chính bãi bỏ công văn số …".

    The sentence of the mention begins at `begin`.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.document import parse_document
    >>> from kg.text import mend
    >>> letter = "BỘ TÀI CHÍNH\nSố: 12/BTC-CST\nHà Nội, ngày 05 tháng 3 năm 2020\nKính gửi: Cục Thuế\n"
    >>> document = parse_document(mend(f"{letter}Bộ Tài chính bãi bỏ Công văn số 5/BTC-CST."))
    >>> place = find_numbered(document.text)[-1]
    >>> [deed.kind.value for deed in by_letter(document, 1, place, document.text.flow.index("Bộ Tài"))]
    ['repeals']
    """
    text = document.text
    said = text.folded[begin : mention.start].lower()
    verb = _WRITES.search(said)
    writer = _WRITER.search(said[: verb.start()]) if verb else None
    if not verb or not writer or TASK.search(said) or writer[1] not in map(search_key, document.issuers):
        return []
    return stated(text, i, mention, begin, said, verb, in_place=not verb[2].isspace())
