"""Who signed: authority abbreviation, office, name (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7).

KT. ký thay, TM. thay mặt, TL. thừa lệnh, TUQ. thừa ủy quyền, Q. quyền.
"""

from __future__ import annotations

import re

from kg.document.values import Evidence, Signer
from kg.register import phrase_pattern
from kg.text import Text

_AUTHORITY = r"(?:(?:KT|TM|TL|TUQ|Q|T/M|K/T|T/L)\s?[./]\s?)"
_OFFICE = rf"(?:PHO\s)?(?:{phrase_pattern('office', capitals=True)})"
_CAPACITY = re.compile(rf"(?:^|\n)((?:{_AUTHORITY}[^a-z\n]{{2,80}}|{_OFFICE}[^a-z\n]{{0,60}}))(?=\n|$)")
_WORD = r"[A-Z][a-z']{0,7}"
_NAME = re.compile(rf"\n(?:\(?[Dd]a ky\)?\s?:?\s?)?((?:{_WORD}[ \n]){{1,4}}{_WORD})\s?(?=\n|$)")
_REACH = 400


def read_signers(text: Text, start: int, end: int) -> tuple[tuple[Signer, ...], tuple[Evidence, ...]]:
    r"""Return who signed in `flow[start:end]`, in printed order, and where that was read.

    >>> from kg.text import mend
    >>> text = mend("thi hành Quyết định này./.\nTỔNG\n  GIÁM ĐỐC\nNguyễn Thế Mạnh\nKẾ HOẠCH")
    >>> read_signers(text, 0, len(text.flow))[0]
    (Signer(name='Nguyễn Thế Mạnh', capacity='TỔNG GIÁM ĐỐC'),)
    """
    folded, flow = text.folded, text.flow
    signers: list[Signer] = []
    evidence: list[Evidence] = []
    at = start
    while found := _CAPACITY.search(folded, at, end):
        last = found
        while (more := _CAPACITY.match(folded, last.end(), end)) is not None:
            last = more
        name = _NAME.match(folded, last.end(), min(end, last.end() + _REACH)) or _name_within(folded, last.end(), end)
        at = last.end()
        if name and _is_name(flow[name.start(1) : name.end(1)]):
            capacity = _capacity(folded, flow, found.start(1), last.end(1))
            signers.append(Signer(" ".join(flow[name.start(1) : name.end(1)].split()), capacity))
            evidence.append(Evidence("signer", text.span(found.start(1), name.end(1)), "signature"))
            at = name.end()
    return tuple(signers), tuple(evidence)


def _name_within(folded: str, at: int, end: int) -> re.Match[str] | None:
    """Return the first line behind an office that is a person's name; stamps and initials may stand between."""
    name = _NAME.search(folded, at, min(end, at + _REACH))
    if name and "\n-" in folded[at : name.start()]:
        return None
    return name


_NOT_NAMES = {"Noi", "Nhu", "Luu", "Dieu", "Phu", "Chuong", "Muc", "Ban", "Bo", "Van", "Cac", "Tai"}


def _is_name(printed: str) -> bool:
    words = printed.split()
    return 2 <= len(words) <= 5


_LINE_OFFICE = re.compile(rf"(?:{_AUTHORITY}|{_OFFICE})")


def _capacity(folded: str, flow: str, start: int, end: int) -> str:
    """Return the printed capacity; a line above it that begins the office ("TỔNG") belongs to it."""
    above = folded.rfind("\n", 0, max(0, start - 1))
    line = folded[above + 1 : start].strip()
    if line == "TONG" or _LINE_OFFICE.fullmatch(line):
        start = above + 1
    return " ".join(flow[start:end].split())
