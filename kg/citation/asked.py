"""Whether a sentence asks, denies, supposes or proposes what its words would else state.

"Nghị định A có bị thay thế bởi Nghị định B không?"; "Thông tư A thay thế Thông tư B là chưa đúng"; "Nếu A đã bị thay
thế bởi B thì …"; "Có ý kiến cho rằng A bãi bỏ B"; "Kiến nghị: Bãi bỏ Thông tư A".
"""

from __future__ import annotations

import re

from kg.citation.verbs import THEN
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
# "Thông tư A có thay thế Thông tư B quy định về … hay không?": the verb itself is what is asked
_VERB_ASKED = re.compile(r"\s(?:co|da)\s(?:bi\s|duoc\s)?(?:thay\sthe|sua\sdoi|bo\ssung|(?:bai|huy)\sbo|huong\sdan)\b")
_ENDS_ASKING = re.compile(r"[^.;:?!\n]{0,240}?\s(?:khong|chua)\s?\?")
# "Không có quy định nào của A bãi bỏ B", "Có ý kiến cho rằng A bãi bỏ B"
_NONE_DOES = re.compile(r"\bkhong\sco\s[^.;:?!\n]{0,60}?\bnao\b[^.;:?!\n]{0,60}$")
_THOUGHT = re.compile(r"\b(?:y\skien|nguoi)\s(?:[a-z]{2,8}\s){0,2}?(?:cho|nghi|hieu|tuong)\srang\b[^.;:?!\n]{0,60}$")
_PROPOSED = re.compile(r"(?<!theo\s)(?<!xet\s)\b(?:kien\snghi|de\sxuat|de\snghi|phuong\san)\b[^.;:?!\n]{0,80}:\s?$")
# "Nếu A đã bị thay thế bởi B thì", but "Trường hợp A (sửa đổi bởi B) không quy định thì": that is so
_MAY_BE = re.compile(r"\b(?:co\sthe|(?:chua|khong)\s(?:ro|biet)|gia\ssu)\s$")
_SUPPOSES = re.compile(r"\b(?:neu|truong\shop|gia\ssu)\s$")
_LEADS = (":", ": ", "neu ", "Neu ", " hop ", " su ", " the ", " ro ", " biet ")
_SUPPOSED = re.compile(r"[^(]*\s(?:bi|duoc)\s[^(]*")
_GOES_ON = re.compile(rf"(?:\s(?:ngay|cua)\b[^.;:,\n]{{0,80}}?)?(?:,|\s{THEN})")


def is_asked_or_denied(text: Text, start: int, end: int) -> bool:
    """Say whether the words in `flow[start:end]` are what a sentence asks, denies, supposes, proposes or thinks.

    >>> from kg.text import mend
    >>> text = mend("Thông tư 45/2013/TT-BTC đã bị thay thế bởi Thông tư 147/2016/TT-BTC chưa?")
    >>> is_asked_or_denied(text, 0, len(text.flow) - 6)
    True
    """
    behind = _WITHIN.sub(" ", text.folded[end : end + _REACH]).lower()
    before = text.folded[max(0, start - _REACH) : start]
    if (" nao" in before or " rang" in before or before.endswith(_LEADS)) and _is_supposed(text, start, end, behind):
        return True
    if "?" not in behind:
        return " la " in behind and _IS_DENIED.match(behind) is not None
    if _ASKS.match(behind):
        return True
    if _ENDS_ASKING.match(behind) and _VERB_ASKED.search(text.folded[start:end].lower()):
        return True
    before = _WITHIN.sub(" ", before).lower()
    return _ENDS_SO.match(behind) is not None and _OPENS_QUESTION.search(before) is not None


def _is_supposed(text: Text, start: int, end: int, behind: str) -> bool:
    """Say whether the words before say that it is not so, or that it is thought, proposed or only supposed."""
    before = _WITHIN.sub(" ", text.folded[max(0, start - _REACH) : start]).lower()
    if _MAY_BE.search(before) or _NONE_DOES.search(before) or _THOUGHT.search(before) or _PROPOSED.search(before):
        return True
    supposed = _SUPPOSES.search(before) and _SUPPOSED.fullmatch(text.folded[start:end].lower())
    return supposed is not None and _GOES_ON.match(behind) is not None
