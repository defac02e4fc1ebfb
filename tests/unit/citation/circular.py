"""A circular of the Ministry of Finance (8/2022/TT-BTC, 22/8/2022) to put orders into, and what is read of it."""

from __future__ import annotations

from kg.citation import Citation, Relation, read_citations
from kg.document import parse_document
from kg.text import mend

HEAD = """BỘ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 8/2022/TT-BTC
Hà Nội, ngày 22 tháng 08 năm 2022
THÔNG TƯ
Về quản lý
Điều 1. Phạm vi
Nội dung.
"""


def read(words: str) -> tuple[tuple[Citation, ...], tuple[Relation, ...]]:
    """Return the citations and the relations of the circular that goes on with these words."""
    citations, relations, _ = read_citations(parse_document(mend(HEAD + words)))
    return tuple(citations), tuple(relations)


def relations(text: str) -> set[str]:
    """Return what a whole text states, as "subject kind object" by numbers, names or "this"."""
    citations, found, _ = read_citations(parse_document(mend(text)))
    label = {c.id: c.number or c.name for c in citations} | {"this": "this"}
    return {f"{label[r.subject]} {r.kind} {label[r.object]}" for r in found}
