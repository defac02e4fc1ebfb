"""What the table of a portal, above the text, says that was done to the act or by it: "Văn bản thay thế: Nghị định …".

The side on which thuvienphapluat.vn and vbpl.vn print a label tells the direction: a later act amends, replaces or
guides this one, an earlier one is amended, replaced or guided by it (relations.md, mục 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.citation.found import Found
from kg.citation.frame import THIS, Frame
from kg.citation.values import RelationKind
from kg.document import Document, Part, year_of
from kg.register import parse_number, phrase_meanings, phrase_pattern
from kg.text import Text, late, search_key

_EARLIER, _LATER = "label_of_earlier", "label_of_later"
_LABEL = late(rf"\n\W{{0,3}}(?:({phrase_pattern(_EARLIER)})|({phrase_pattern(_LATER)}))\s?(?::|(?=\n))")
# the acts of a label: on its line, on the next unless that is another row, and on those below that begin with a dash
_VALUE = re.compile(r"\s?(?![^\n:]{0,60}:(?:\s|$))[^\n]{4,400}(?:\n[-+*]\s[^\n]{4,400}){0,40}")
_REACH = 6000
_ABOVE = (Part.FURNITURE, Part.LETTERHEAD)


class Labels:
    """The labels above one document, each with the stretch in which its acts stand."""

    def __init__(self, document: Document) -> None:
        """Read them, where the text has a number, since a page about several acts says them of none."""
        self._rows = list(_rows(document.text, _end(document))) if document.number else []
        self._day = document.date

    def around(self, at: int) -> bool:
        """Say whether an act that stands at offset `at` of the flow is that of a label."""
        return any(start <= at < end for start, end, _, _ in self._rows)

    def frame(self, mentions: Sequence[Found], frames: list[Frame]) -> None:
        """Put into the frames of such acts what their labels say, unless their years tell the opposite."""
        for begin, end, kind, later in self._rows:
            for i, mention in enumerate(mentions):
                if mention.start >= end:
                    break
                if mention.start >= begin:
                    frames[i] = (
                        Frame() if self._runs_back(mention, later=later) else _frame(begin, mention, kind, later)
                    )

    def _runs_back(self, mention: Found, *, later: bool) -> bool:
        """Say whether an act is older than what it is said to have changed, or younger than what changed it."""
        year, own = mention.year or parse_number(mention.number or "").year, year_of(self._day)
        return bool(year and own and (year < own if later else year > own))


def _frame(begin: int, mention: Found, kind: RelationKind, later: bool) -> Frame:
    evidence = (begin, mention.end)
    return Frame(None, kind, THIS, None, evidence) if later else Frame(None, kind, None, THIS, evidence)


def _end(document: Document) -> int:
    """Return where the text proper begins."""
    return next((section.start for section in document.sections if section.part not in _ABOVE), 0)


def _rows(text: Text, until: int) -> Iterator[tuple[int, int, RelationKind, bool]]:
    head = "\n" + text.folded[: min(until, _REACH)].lower()
    for label in _LABEL.finditer(head):
        if value := _VALUE.match(head, label.end()):
            later = label[1] is None
            words = search_key(label[label.lastindex or 0])
            kind = RelationKind(phrase_meanings(_LATER if later else _EARLIER)[words])
            yield label.start(label.lastindex or 0) - 1, value.end() - 1, kind, later
