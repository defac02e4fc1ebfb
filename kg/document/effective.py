"""When a document says it takes effect (Luật 64/2025/QH15 Điều 53; administrative papers: Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.document.dates import DATE, iso_date
from kg.document.values import Effective
from kg.text import Text

_COUNT = {"muoi": 10, "muoi lam": 15, "ba muoi": 30, "bon muoi lam": 45, "bon lam": 45, "sau muoi": 60}
_WHEN = (
    rf"(?:(?:ke\s)?tu\s(?:ngay\s)?(?P<day>{DATE})|(?:ke\s|ke\stu\s|tu\s)?(?:ngay\s)?(?P<signed>ngay\s(?:duoc\s)?(?:ky|ban\shanh|thong\squa|cong\sbo))|"
    rf"sau\s(?:\d{{1,3}}\s\()?(?P<delay>\d{{1,3}}|[a-z]+(?:\s[a-z]+){{0,3}})\)?\s(?:\([a-z\s]{{3,30}}\)\s)?ngay,?\s(?:ke\s)?tu\sngay\s(?P<from>ky|dang|ban\shanh|cong\sbo))"
)
_SELF = r"(?:nay|tren)"
_CLAUSE = re.compile(
    rf"(?:Quyet\sdinh|Nghi\sdinh|Thong\stu(?:\slien\stich)?|Chi\sthi|Nghi\squyet|Luat|Bo\sluat|Phap\slenh|Quy\sdinh|Quy\sche|Van\sban|Huong\sdan|Ke\shoach)\s{_SELF}\s"
    rf"(?:[a-z]{{1,8}}\s){{0,4}}?(?P<says>(?:co|bat\sdau\sco)\shieu\sluc(?:\sthi\shanh)?,?\s{_WHEN})",
    re.IGNORECASE,
)


def read_effective(text: Text, start: int, end: int, issued: str | None) -> Effective | None:
    """Return what the document says of its own effect in `flow[start:end]`; `issued` is its ISO date, for "ngày ký".

    >>> from kg.text import mend
    >>> text = mend("Nghị định này có hiệu lực thi hành sau 15 ngày, kể từ ngày ký.")
    >>> read_effective(text, 0, len(text.flow), "2001-12-26").date
    '2002-01-10'
    """
    found = _CLAUSE.search(text.folded, start, end)
    if not found:
        return None
    at, until = found.span("says")
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
