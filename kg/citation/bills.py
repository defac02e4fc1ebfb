"""A bill is no law yet: "dự án Luật Nhà giáo", "dự thảo Luật Việc làm (sửa đổi)"."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"\bdu\s(?:an|thao)\s$", re.IGNORECASE)
_AND = re.compile(r"(?:[,;]\s|\sva\s)(?:va\s)?(?:(?:cac\s)?du\s(?:an|thao)\s)?", re.IGNORECASE)
_LONGEST_BEFORE, _LONGEST_AND = 9, 18


def is_bill(folded: str, at: int, bill_until: int) -> bool:
    """Say whether the law named at offset `at` of folded text is a bill, or follows one that ends at `bill_until`.

    >>> text = "Trinh du an Luat Nha giao, Luat Viec lam (sua doi)"
    >>> is_bill(text, text.index("Luat"), -1), is_bill(text, text.index("Luat Viec"), text.index(","))
    (True, True)
    """
    if _BEFORE.search(folded, max(0, at - _LONGEST_BEFORE), at):
        return True
    return 0 < at - bill_until <= _LONGEST_AND and _AND.fullmatch(folded, bill_until, at) is not None
