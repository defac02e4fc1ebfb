"""Whether a sentence asks or denies what its words would else state.

"Nghị định A có bị thay thế bởi Nghị định B không?"; "Thông tư A thay thế Thông tư B là chưa đúng".
"""

from __future__ import annotations

import re

from kg.text import Text

_REACH = 160
_WITHIN = re.compile(r"\n(?=[a-z])(?![a-z]\))")  # a break that a page makes within a sentence
# "… chưa?", "… không?" right behind the acts; "… có hiệu lực chưa?" asks something else of an act that does amend
_ASKS = re.compile(
    r"(?:,?\s(?:ngay|nam|cua)\b[^.;:?!\n]{0,100}?)?,?\s(?:(?:hay\s)?(?:khong|chua)|(?:co\s)?phai\s(?:khong|chang))\s?\?"
)
_ENDS_SO = re.compile(r"[^.;:!?\n]*\?")
_OPENS_QUESTION = re.compile(
    r"(?:\b(?:co\sphai|phai\schang|co\shay\skhong)|(?:^|[.;:?!\n]\s?)lieu)\b[^.;:?!\n]{0,100}$"
)
# … but what is "không đúng thẩm quyền" was done all the same
_IS_DENIED = re.compile(
    r"[^.;:?!\n]{0,80}?\sla\s(?:khong|chua)\s(?:dung|chinh\sxac)\b(?!\s(?:tham|quy|trinh|phap|thu|the)\b)"
)


def is_asked_or_denied(text: Text, start: int, end: int) -> bool:
    """Say whether the words in `flow[start:end]` are the answer that a question asks for, or what a sentence denies.

    >>> from kg.text import mend
    >>> text = mend("Thông tư 45/2013/TT-BTC đã bị thay thế bởi Thông tư 147/2016/TT-BTC chưa?")
    >>> is_asked_or_denied(text, 0, len(text.flow) - 6)
    True
    """
    behind = _WITHIN.sub(" ", text.folded[end : end + _REACH]).lower()
    if "?" not in behind:
        return " la " in behind and _IS_DENIED.match(behind) is not None
    if _ASKS.match(behind):
        return True
    before = _WITHIN.sub(" ", text.folded[max(0, start - _REACH) : start]).lower()
    return _ENDS_SO.match(behind) is not None and _OPENS_QUESTION.search(before) is not None
