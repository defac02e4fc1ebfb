"""Titles that say what an act guides: "HƯỚNG DẪN / Thực hiện Nghị định …", or under which act it guides something.

"Thông tư hướng dẫn việc quản lý, cấp phát vốn hỗ trợ … theo Quyết định số 22/2013/QĐ-TTg": a circular that guides how
something is done by a higher act guides that act.
"""

from __future__ import annotations

import re

from kg.citation.found import Found
from kg.citation.verbs import FILL
from kg.text import Text, late

_GUIDANCE = re.compile(r"\nHUONG\sDAN\s?$")  # the type of the document is the verb of its title
_CARRIES_OUT = re.compile(rf"^\W*(?:thuc\shien|thi\shanh){FILL}")
_CIRCULAR = re.compile(r"\nTHONG\sTU(?:\sLIEN\s(?:TICH|BO))?\s{0,2}$")
_CIRCULARS = frozenset({"Thông tư", "Thông tư liên tịch"})
_HIGHER = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định"})
_UNDER = late(
    r"^\W{0,3}(?:(?:ve\s)?viec\s)?(huong\sdan)\s(?:bo\ssung\s(?=viec\s|ve\s))?(?:(?!\b(?:sua\sdoi|bo\ssung|thay\sthe|bai\sbo|dinh\schinh|phu\shop)\b)[^.;:]){3,260}?"
    r"(?<!\bkem)(?<!\bhanh)\stheo\s(?:(?:quy\sdinh|noi\sdung)\s(?:tai|cua)\s)?$"
)
_ABOVE = 24


def guides_by_title(text: Text, start: int, said: str, mention: Found) -> bool:
    r"""Say whether a document guides the first act of its title, which begins at `start`; `said` stands before the act.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("BỘ\nTHÔNG TƯ\nHướng dẫn cấp phát vốn theo Quyết định số 22/2013/QĐ-TTg")
    >>> place = find_numbered(text)[0]
    >>> guides_by_title(text, 12, text.folded[12 : place.start].lower(), place)
    True
    """
    above = text.folded[max(0, start - _ABOVE) : start]
    if _GUIDANCE.search(above) and _CARRIES_OUT.match(said):
        return True
    return _CIRCULAR.search(above) is not None and mention.type in _HIGHER and _UNDER.match(said) is not None


def guides_under(gap: str, circular: Found, mention: Found) -> re.Match[str] | None:
    """Find the verb in the `gap` between a circular and a higher act under which its title says to guide something."""
    if " theo " not in gap or circular.type not in _CIRCULARS or mention.type not in _HIGHER:
        return None
    return _UNDER.match(gap)
