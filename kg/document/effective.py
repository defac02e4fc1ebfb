"""When a document says it takes effect (Luật 64/2025/QH15 Điều 53; administrative papers: Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.document.dates import DATE, iso_date
from kg.document.values import Effective
from kg.register import type_pattern
from kg.text import Text

_COUNT = {"muoi": 10, "muoi lam": 15, "ba muoi": 30, "bon muoi lam": 45, "bon lam": 45, "sau muoi": 60}
_WHEN = (
    rf"(?:(?:ke\s)?tu\s(?:ngay\s)?(?P<day>{DATE})|(?:ke\s|ke\stu\s|tu\s)?(?:ngay\s)?(?P<signed>ngay\s(?:duoc\s)?(?:ky|ban\shanh|thong\squa|cong\sbo))|"
    rf"sau\s(?:\d{{1,3}}\s\()?(?P<delay>\d{{1,3}}|[a-z]+(?:\s[a-z]+){{0,3}})\)?\s(?:\([a-z\s]{{3,30}}\)\s)?ngay,?\s(?:ke\s)?tu\sngay\s(?P<from>ky|dang\sCong\sbao|dang|ban\shanh|cong\sbo))"
)
# The words that are rare come first; what they are about is looked for to their left.
_EFFECT = re.compile(rf"hieu\sluc(?:\sthi\shanh)?,?\s{_WHEN}", re.IGNORECASE)
_SELF = re.compile(
    rf"\b(?:{type_pattern()}|van\sban)\s(?:nay|tren)\s(?:[a-z]{{1,8}}\s){{0,4}}?(?P<says>(?:bat\sdau\s)?co\s)$",
    re.IGNORECASE,
)
_REACH = 90


def read_effective(text: Text, start: int, end: int, issued: str | None) -> Effective | None:
    """Return what the document says of its own effect in `flow[start:end]`; `issued` is its ISO date, for "ngày ký".

    >>> from kg.text import mend
    >>> text = mend("Nghị định này có hiệu lực thi hành sau 15 ngày, kể từ ngày ký.")
    >>> read_effective(text, 0, len(text.flow), "2001-12-26").date
    '2002-01-10'
    """
    for found in _EFFECT.finditer(text.folded, start, end):
        own = _SELF.search(text.folded, max(start, found.start() - _REACH), found.start())
        if own:
            return _effective(text, found, own.start("says"), issued)
    return None


def _effective(text: Text, found: re.Match[str], at: int, issued: str | None) -> Effective:
    until = found.end()
    when: str | None = None
    if found["day"]:
        when = iso_date(found["day"])
    elif found["signed"]:
        when = issued
    elif found["delay"] and issued and found["from"] in ("ky", "ban\nhanh", "ban hanh"):
        when = _after(issued, found["delay"])
    return Effective(when, " ".join(text.flow[at:until].split()), text.span(at, until))


def _after(issued: str, delay: str) -> str | None:
    days = int(delay) if delay.isdigit() else _COUNT.get(" ".join(delay.lower().split()))
    return (date.fromisoformat(issued) + timedelta(days=days)).isoformat() if days else None
