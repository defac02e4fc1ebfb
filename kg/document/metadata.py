"""The table of metadata that a web site prints above a document; used where the text itself has lost a field."""

from __future__ import annotations

import re

from kg.register import phrase_meanings, phrase_pattern
from kg.text import Span, Text, search_key

_LABEL = re.compile(
    rf"\n[^\w\n]{{0,3}}({phrase_pattern('metadata')})(?:\s?:?\n|\s?:\s?|\s(?=[\w][^\n]{{1,60}}(?<![.,;:])\n))([^\n]{{1,200}})"
)
# Tables of four columns print two labels a line, the second maybe glued: "Nơi ban hành: Chính phủ Người ký: …".
_NEXT_LABEL = re.compile(rf"(?:\s|(?<=\w))({phrase_pattern('metadata', glued=True)})\s?:\s?")
_REACH = 6000
_UNKNOWN = {"da biet", "dang cap nhat", "khong xac dinh", "khong co", ""}


def site_metadata(text: Text) -> dict[str, tuple[str, Span]]:
    r"""Return what the site's table says, by field: number, type, date, effective, issuer, signer; value and place.

    >>> from kg.text import mend
    >>> site_metadata(mend("| Số hiệu | 96/QĐ-BHXH |\n| Người ký | Chu Mạnh Sinh |"))["signer"][0]
    'Chu Mạnh Sinh'
    """
    found: dict[str, tuple[str, Span]] = {}
    at = 0
    head = "\n" + text.folded[:_REACH].lower()
    while match := _LABEL.search(head, at):
        label, start, end = match[1], match.start(2), match.end(2)
        if not {":", "\n"} & set(head[match.end(1) : start]) and text.flow[start - 1].islower():
            label = ""  # "Người ký văn bản …": a sentence
        while label:
            following = _NEXT_LABEL.search(head, start - 1, end)
            stop = following.start() if following else end
            value = text.flow[start - 1 : stop - 1].strip()
            field = phrase_meanings("metadata")[search_key(label)]
            if search_key(value) not in _UNKNOWN:
                found.setdefault(field, (value, text.span(start - 1, stop - 1)))
            label, start = (following[1], following.end()) if following else ("", end)
        at = match.start(2) - 1
    return found
