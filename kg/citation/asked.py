"""Whether a sentence asks what its words would else state: "Nghị định A có bị thay thế bởi Nghị định B không?"."""

from __future__ import annotations

import re

from kg.text import Text

_REACH = 160
# "… chưa?", "… không?" right behind the acts; "… có hiệu lực chưa?" asks something else of an act that does amend
_ASKS = re.compile(
    r"(?:,?\s(?:ngay|nam|cua)\b[^.;:?!\n]{0,100}?)?,?\s(?:(?:hay\s)?(?:khong|chua)|(?:co\s)?phai\s(?:khong|chang))\s?\?"
)
_ENDS_SO = re.compile(r"[^.;:!?\n]*\?")
_OPENS_QUESTION = re.compile(r"\b(?:co\sphai|phai\schang)\b[^.;:?!\n]{0,100}$")


def is_asked(text: Text, start: int, end: int) -> bool:
    """Say whether the words in `flow[start:end]` stand in a question whose answer they would be.

    >>> from kg.text import mend
    >>> text = mend("Thông tư 45/2013/TT-BTC đã bị thay thế bởi Thông tư 147/2016/TT-BTC chưa?")
    >>> is_asked(text, 0, len(text.flow) - 6)
    True
    """
    if text.folded.find("?", end, end + _REACH) < 0:
        return False
    behind = text.folded[end : end + _REACH].lower()
    if _ASKS.match(behind):
        return True
    before = text.folded[max(0, start - _REACH) : start].lower()
    return _ENDS_SO.match(behind) is not None and _OPENS_QUESTION.search(before) is not None
