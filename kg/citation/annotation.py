"""Notes by which a text says what was done to itself: "Điều này được sửa đổi bởi …", in brackets or under a line.

Consolidated texts print them as footnotes (Pháp lệnh 01/2012/UBTVQH13), portals in brackets behind a provision.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from kg.citation.coordination import same_kind
from kg.citation.deed import OF_WHOLE
from kg.citation.found import Found
from kg.citation.frame import THIS, Frame
from kg.citation.passive import passive_at_end
from kg.citation.scopes import rules_before
from kg.citation.values import RelationKind
from kg.citation.verbs import CONDITION, PROVISIONS, UNIT
from kg.register import type_pattern
from kg.text import Text

_LAW_WORDS = ("luat", "bo luat", "phap lenh", "van ban")
# "Văn bản này đã hết hiệu lực và được thay thế bởi", "… hết hiệu lực một phần do được sửa đổi bởi"
_ENDED = (
    r"(?:\s(?:da\s)?(?:het|khong\scon)\shieu\sluc(?:\sthi\shanh)?(?:\smot\sphan|\stoan\sbo)?(?:,|,?\s(?:va|do|vi))?)?"
)
_THIS = re.compile(
    rf"{type_pattern(*_LAW_WORDS, 'dieu', 'khoan', 'diem', 'chuong', 'muc', 'phan', 'noi dung', 'phu luc', 'quy dinh')}"
    rf"(?:\s\d{{1,3}}[a-z]?)?\snay{_ENDED}\s(?:da\s)?$"
)
_WHOLE = re.compile(rf"{type_pattern(*_LAW_WORDS)}\snay{_ENDED}\s(?:da\s)?$")
_APART = re.compile(r"[\[\]]|[.;]\s(?=[A-Z])|\n(?![a-z])")
_APART_IN_NOTE = re.compile(r"[.;]\s(?=[A-Z])")  # a note in brackets goes on over the end of a line
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|^|\n\d{1,3})\s?$")
# "3 Cụm từ “Sở Kế hoạch và Đầu tư” được thay thế bởi …": words of the text, behind the figure of the note
_WORDS = re.compile(
    r"\s?(?:\d{1,3}\s)?(?:cac\s)?(?:cum\stu|tu\sngu|tu)\s\"[^\"]{1,200}\""
    r"(?:,?\s(?:va\s)?(?:cum\stu\s)?\"[^\"]{1,200}\"){0,8}\s(?:da\s)?"
)
# … or "được thay bằng cụm từ “B” theo quy định tại Điều 3"
_WORDS_REPLACED = re.compile(
    rf"(?:^|[\n\]]\s?)(?P<note>{_WORDS.pattern})(?:duoc\s)?thay\s(?:the\s)?(?:bang|thanh)\s(?:cum\s)?tu\s\"[^\"]{{1,200}}\"\s"
    rf"theo(?:\squy\sdinh)?\s(?:tai|cua)\s{UNIT}\s[\w.]{{1,6}}{PROVISIONS}\s(?:cua\s)?$"
)
_OPENS_BEHIND = re.compile(r"\s?\[")
_FOOTNOTE_LINE = re.compile(r"\n(?:\d|(?<=^\n))")
_NEXT_NOTE = re.compile(r"\n(?=\[|\(\d{1,3}\)\s)")
_NOTE = 240


def annotation(text: Text, mentions: Sequence[Found], i: int, *, report: bool) -> Frame | None:
    """Frame a mention of which the text says that it changed this very document: "Điều này được sửa đổi bởi …".

    Portals print such notes in brackets; the subject is a provision of the document, or stands alone in its brackets.
    In a report, which is no act itself, "Thông tư này" is the one that its line named before, if any act was named.
    """
    mention = mentions[i]
    left = max(0, mention.start - _NOTE)
    if text.folded.find("duoc", left, mention.start) < 0 and text.folded.find("bi", left, mention.start) < 0:
        return None
    for another in _NEXT_NOTE.finditer(text.folded, left, mention.start):
        left = another.start()
    raw = text.folded[left : mention.start]
    said = raw.lower()
    passive = passive_at_end(said) if "nay" in said or "[" in said or _FOOTNOTE_LINE.search(said) else None
    if (not passive or passive.bare) and (found := _WORDS_REPLACED.search(said) if "thay" in said else None):
        return Frame(None, RelationKind.AMENDS, THIS, None, (left + found.start("note"), mention.end))
    since = mentions[i - 1].end if i else 0  # no other act stands between
    if not passive or passive.bare or left + passive.start < since or _APART_IN_NOTE.search(raw, passive.start):
        return None
    note = raw.rfind("[", 0, passive.start) + 1
    in_note = note > raw.rfind("]", 0, passive.start) + 1
    apart = _APART_IN_NOTE.finditer(raw, note, passive.start) if in_note else _APART.finditer(raw, 0, passive.start)
    begin = max((found.end() for found in apart), default=note if in_note else 0)
    subject = raw[begin : passive.start].lower()
    if CONDITION.match(subject):
        return None
    if in_note and not subject and i and _OPENS_BEHIND.fullmatch(text.folded, mentions[i - 1].end, left + begin):
        return None  # "Thông tư A [được thay thế bởi Thông tư B]"
    this = _THIS.search(subject)
    words = _WORDS.fullmatch(subject) and " theo " in said[passive.start :]
    alone = (
        begin
        and (words or in_note or left + begin >= since)
        and (raw[begin - 1] == "[" or words or _FOOTNOTE.search(raw, 0, begin))
    )
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
    if report and i and this and _WHOLE.search(subject):
        meant = _last_on_line(text, mentions, i)
        return Frame() if meant is None else Frame(None, kind, meant, None, (start, mention.end), scope)
    return Frame(None, kind, THIS, None, (start, mention.end), scope)


def _last_on_line(text: Text, mentions: Sequence[Found], i: int) -> int | None:
    """Return the last mention before i that is of its kind, where its line names one."""
    line = text.folded.rfind("\n", 0, mentions[i].start)
    on_line = itertools.takewhile(lambda j: mentions[j].start > line, range(i - 1, -1, -1))
    return next((j for j in on_line if same_kind(mentions[j], mentions[i])), None)
