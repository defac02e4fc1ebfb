"""Notes by which a text says what was done to itself: "Điều này được sửa đổi bởi …", in brackets or under a line.

Consolidated texts print them as footnotes (Pháp lệnh 01/2012/UBTVQH13), portals in brackets behind a provision.
"""

from __future__ import annotations

import re

from kg.citation.deed import OF_WHOLE
from kg.citation.found import Found
from kg.citation.frame import THIS, Frame
from kg.citation.passive import passive_at_end
from kg.citation.scopes import rules_before
from kg.citation.values import RelationKind
from kg.citation.verbs import CONDITION
from kg.register import type_pattern
from kg.text import Text

_LAW_WORDS = ("luat", "bo luat", "phap lenh")
_THIS = re.compile(
    rf"{type_pattern(*_LAW_WORDS, 'dieu', 'khoan', 'diem', 'chuong', 'muc', 'phan', 'noi dung', 'phu luc', 'quy dinh')}"
    r"(?:\s\d{1,3}[a-z]?)?\snay\s(?:da\s)?$"
)
_WHOLE = re.compile(rf"{type_pattern(*_LAW_WORDS)}\snay\s(?:da\s)?$")
_APART = re.compile(r"[\[\]]|[.;]\s(?=[A-Z])|\n")
_APART_IN_NOTE = re.compile(r"[.;]\s(?=[A-Z])")  # a note in brackets goes on over the end of a line
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|^|\n\d{1,3})\s?$")
# "3 Cụm từ “Sở Kế hoạch và Đầu tư” được thay thế bởi …": words of the text, behind the figure of the note
_WORDS = re.compile(
    r"\s?(?:\d{1,3}\s)?(?:cac\s)?(?:cum\stu|tu\sngu|tu)\s\"[^\"]{1,200}\""
    r"(?:,?\s(?:va\s)?(?:cum\stu\s)?\"[^\"]{1,200}\"){0,8}\s(?:da\s)?"
)
_FOOTNOTE_LINE = re.compile(r"\n(?:\d|(?<=^\n))")
_NOTE = 240


def annotation(text: Text, mention: Found) -> Frame | None:
    """Frame a mention of which the text says that it changed this very document: "Điều này được sửa đổi bởi …".

    Portals print such notes in brackets; the subject is a provision of the document, or stands alone in its brackets.
    """
    left = max(0, mention.start - _NOTE)
    raw = text.folded[left : mention.start]
    said = raw.lower()
    if not ("duoc" in said or "bi" in said):
        return None
    passive = passive_at_end(said) if "nay" in said or "[" in said or _FOOTNOTE_LINE.search(said) else None
    if not passive or passive.bare:
        return None
    note = raw.rfind("[", 0, passive.start) + 1
    in_note = note > raw.rfind("]", 0, passive.start) + 1
    apart = _APART_IN_NOTE.finditer(raw, note, passive.start) if in_note else _APART.finditer(raw, 0, passive.start)
    begin = max((found.end() for found in apart), default=note if in_note else 0)
    subject = raw[begin : passive.start].lower()
    if CONDITION.match(subject):
        return None
    this = _THIS.search(subject)
    words = _WORDS.fullmatch(subject) and " theo " in said[passive.start :]
    alone = begin and (raw[begin - 1] == "[" or words or _FOOTNOTE.search(raw, 0, begin))
    if not this and not alone:
        return None
    kind, scope = passive.kind, None
    if words and not this:
        kind = RelationKind.AMENDS
    elif kind in OF_WHOLE and not _WHOLE.search(subject) and (this or _FOOTNOTE.search(raw, 0, begin)):
        kind = OF_WHOLE[kind]
    elif kind in OF_WHOLE and this:  # "Các quy định về … tại Nghị định này bị thay thế bởi": not the whole
        scope = rules_before(text, left + begin, left + begin + this.start())
        kind = RelationKind.REPEALS_PART if scope and kind is RelationKind.REPEALS else kind
    start = left + begin + (0 if scope or not this else this.start())
    return Frame(None, kind, THIS, None, (start, mention.end), scope)
