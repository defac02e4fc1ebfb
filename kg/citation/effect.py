"""Acts that end on the day on which another takes effect, as a text reports it of acts that it cites."""

from __future__ import annotations

import re

from kg.citation.coordination import same_kind
from kg.citation.found import Found
from kg.document import DATE
from kg.text import Text

_IN_EFFECT = re.compile(r"\sco\shieu\sluc", re.IGNORECASE)
# … or also by its day: "hết hiệu lực kể từ ngày 01/7/2022, khi Thông tư B có hiệu lực"
_WHEN = re.compile(
    rf"\bhet\shieu\sluc(?:\sthi\shanh)?,?\s(?:ke\s)?tu\s(?:ngay\s{DATE},?\s(?:khi|la\sngay|tuc\sngay)|ngay|thoi\sdiem|khi)\s$"
)
_SINCE, _LONGEST_SINCE = re.compile(r"\btu\s(?:ngay|khi)\s$"), len("ke tu ngay ")
_TAKES_EFFECT = re.compile(rf"^{_IN_EFFECT.pattern}(?:\sthi\shanh)?(?:,|,?\sthi)\s(?:cac\s)?$")
_END_THEN = re.compile(
    r"(?:[^.;:\n]|\n(?=[a-z\d])){0,400}?\s(?:het|khong\scon|cham\sdut)\shieu\sluc\b(?!\smot\sphan)", re.IGNORECASE
)


def ends_when(text: Text, gap: str, last: Found, mention: Found) -> int | None:
    """Return where "Thông tư A hết hiệu lực kể từ ngày Thông tư B có hiệu lực", around the `gap` before B, ends.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Thông tư 1/2010/TT-BTC hết hiệu lực kể từ ngày Thông tư 2/2015/TT-BTC có hiệu lực")
    >>> ends_when(text, " het hieu luc ke tu ngay ", *find_numbered(text)) == len(text.flow)
    True
    """
    takes = _IN_EFFECT.match(text.folded, mention.end)
    return takes.end() if takes and _WHEN.search(gap) and same_kind(last, mention) else None


def ends_since(text: Text, gap: str, last: Found, mention: Found) -> bool:
    """Say whether "Kể từ ngày Nghị định A có hiệu lực, Nghị định B … hết hiệu lực" stands around the `gap` before B.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Từ ngày Thông tư 2/2015/TT-BTC có hiệu lực, Thông tư 1/2010/TT-BTC hết hiệu lực.")
    >>> ends_since(text, " co hieu luc, ", *find_numbered(text))
    True
    """
    return (
        _TAKES_EFFECT.match(gap) is not None
        and _SINCE.search(text.folded[max(0, last.start - _LONGEST_SINCE) : last.start].lower()) is not None
        and _END_THEN.match(text.folded, mention.end) is not None
    )
