"""The clause in which a mention stands: its part and its cue ("Căn cứ", "Theo đề nghị" …)."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from kg.citation.verbs import BODY
from kg.document import Document, Part, Section
from kg.register import Phrase, phrase_pattern, phrases, type_pattern
from kg.text import late, search_key

# Another act goes on with the recital before it, "Luật này …" does not.
_GOES_ON = rf"(?i:{type_pattern('luat', 'phap lenh')}(?!(?:\slien\stich)?\snay)|cac)\s"
# "Đề án số 02-ĐA/TU" begins with no "Để".
_WORD = rf"(?:[\-+\s]{{0,2}}|\d{{1,2}}\s?[.)/]\s?)(?=[A-Z])(?!De\san\b)((?i:{phrase_pattern('recital')}))(?=\s?:|\s)"
# "Căn cứ Thông tư số …, Tổng cục Thuế đề nghị …", "…, trường hợp Công ty …": what is said on that ground. A title
# may go on with "…, yêu cầu kỹ thuật": so a body answers, or somebody is asked.
_ANSWER = (
    rf"truong\shop\b|(?:de\snghi|yeu\scau)\s(?=[A-Z]|cac\s|quy\s)|(?=[A-Z])(?i:{BODY})\b[^,;:.\n]{{0,60}}?\s"
    rf"(?:{phrase_pattern('answer')}(?<!\bde\snghi(?=\scua))"
    r"|huong\sdan[^,;:.\n]{0,80}?\snhu\ssau|ban\shanh\s(?i:thong\stu|nghi\sdinh|quyet\sdinh|nghi\squyet)(?!\sso))\b"
)
_CUE_AT_START = re.compile(_WORD)
_CUE = late(
    rf"[\n;.,:](?:(?:(?<=\n)|(?<=[;.,:])\s){_WORD}"
    # A paragraph or a sentence that begins otherwise ends the recitals ("Bộ trưởng … ban hành", "Nay công bố …").
    rf"|(?:(?<=[;.,])\n|(?<=[a-z\d]{{2}}\.) )(?!{_GOES_ON})(?=[A-Z?])()"
    rf"|(?<=,)\s(?={_ANSWER})())"
)


class Clauses:
    """The recital clauses and the parts of one document, asked by offset of the flow."""

    def __init__(self, document: Document) -> None:
        self._sections = document.sections
        self._section_starts = [section.start for section in document.sections]
        self._here = Section(Part.BODY, 0, 0)
        self._starts = array("q")  # where a clause begins, and by which cue; None where it begins without one
        self._cues: list[Phrase | None] = []
        for section in document.sections:
            if section.part is Part.RECITALS:
                for match in _cues_in(document.text.folded, section.start, section.end):
                    word = match[1]
                    self._starts.append(match.end() if word is None else match.start(1))
                    self._cues.append(None if word is None else _cues()[search_key(word)])

    def section(self, at: int) -> Section:
        """Return the section in which the character stands."""
        here = self._here
        if not here.start <= at < here.end:  # places are mostly asked for in order
            here = self._here = self._sections[max(0, bisect_right(self._section_starts, at) - 1)]
        return here

    def cue(self, at: int) -> Phrase | None:
        """Return the cue of the recital clause in which the character stands; its meaning is what it cites acts as."""
        i = self._clause(at)
        return self._cues[i] if i is not None else None

    def begin(self, at: int) -> int:
        """Return where the recital clause begins in which the character stands, else the character itself."""
        i = self._clause(at)
        return self._starts[i] if i is not None else at

    def _clause(self, at: int) -> int | None:
        section = self.section(at)
        if section.part is not Part.RECITALS:
            return None
        i = bisect_right(self._starts, at) - 1
        return i if i >= 0 and self._starts[i] >= section.start else None


def _cues_in(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where a clause begins in `folded[start:end]`, with its cue or without; the first has nothing before it."""
    if start == 0 and (first := _CUE_AT_START.match(folded, 0, end)):
        yield first
        start = first.end()
    yield from _CUE.finditer(folded, start, end)


@cache
def _cues() -> dict[str, Phrase]:
    return {search_key(phrase.words): phrase for phrase in reversed(phrases("recital"))}
