"""The page of a portal on the history of one act: "Lịch sử hiệu lực: Thông tư A", below it a row for each event.

vbpl.vn prints the day, what was done and the act that did it: "05/11/2019 Bị bãi bỏ 17/2019/TT-BCT".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.citation.deed import OF_WHOLE
from kg.citation.found import Found
from kg.citation.frame import Frame
from kg.citation.values import RelationKind
from kg.citation.verbs import CHAIN, kind_of_verb
from kg.text import Text, late

_HEADING = re.compile(r"Lich su hieu luc: ?$")
_ROW = late(
    rf"\n\d{{1,2}}/\d{{1,2}}/\d{{4}}\s(?:[Dd]uoc|[Bb]i)\s({CHAIN}|het\shieu\sluc|dinh\schi)(?P<part>\s(?:1|mot)\sphan)?\s$"
)
_STATES = {"luc": RelationKind.REPEALS, "chi": RelationKind.SUSPENDS}  # "Bị hết hiệu lực", "Bị đình chỉ"
_LONGEST = 80
_EVENTS = frozenset(
    {
        RelationKind.AMENDS,
        RelationKind.REPLACES,
        RelationKind.REPEALS,
        RelationKind.CORRECTS,
        RelationKind.SUSPENDS,
    }
)


def subject_of_history(text: Text, mentions: Sequence[Found]) -> int | None:
    r"""Return the mention whose history the page tells, None where it tells none.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Lịch sử hiệu lực: Thông tư 03/2009/TT-BCT\n05/11/2019 Bị bãi bỏ 17/2019/TT-BCT")
    >>> subject_of_history(text, find_numbered(text))
    0
    """
    heading = text.folded.find("Lich su hieu luc:")
    if heading < 0:
        return None
    return next((i for i, place in enumerate(mentions) if _HEADING.search(text.folded, heading, place.start)), None)


def event(text: Text, mention: Found, subject: int) -> Frame | None:
    r"""Frame a mention that did to the subject of the page what its row says; None where it stands in no such row.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Lịch sử hiệu lực: Thông tư 03/2009/TT-BCT\n05/11/2019 Bị bãi bỏ 17/2019/TT-BCT")
    >>> event(text, find_numbered(text)[1], 0).kind.value
    'repeals'
    """
    row = _ROW.search(text.folded[max(0, mention.start - _LONGEST) : mention.start])
    if row is None:
        return None
    kind = _STATES.get(row[1].rpartition(" ")[2]) or kind_of_verb(row[1])
    if kind not in _EVENTS:
        return None
    kind = OF_WHOLE.get(kind, kind) if row["part"] else kind
    return Frame(None, kind, subject, None, (mention.start - len(row[0]) + 1, mention.end))
