"""What stands before a number: on which day and by whom it was issued ("Ngày …, A đã ban hành", "A tại", "A (")."""

from __future__ import annotations

import re

from kg.citation.tail import ORGANISATION, issuers_until
from kg.document import DATE, iso_date
from kg.register import NumberParts, is_local, type_of_word, type_pattern
from kg.text import Text, fold, search_key

_SPEAKS = re.compile(
    r"\s(?:(?:tai|o|trong)|(?:(?:da|lai|cung|vua|moi)\s)?(?:(?:ky\s)?ban\shanh|ky|co(?:\s(?:ra|gui))?|ra))\s(?:cac\s)?$"
)
# "quy hoạch đã được Thủ tướng Chính phủ phê duyệt tại Quyết định số …"
_DOES = re.compile(
    r"(?:\s(?:phe\sduyet|ban\shanh|quy\sdinh|giao|cong\sbo|thong\squa|cho\sphep|chap\sthuan))?\s(?:tai|(?:kem\s)?theo)\s(?:cac\s)?$"
)
# "báo cáo của Bộ Y tế về việc … tại công văn số …/BYT-…": what a body says about something, and where
_SAYS_ABOUT = re.compile(r"\bcua\s(?=[A-Z])")
_ABOUT = re.compile(r"\sve\s[^.;:\n]{3,200}$")
_ON_THE_DAY = re.compile(
    rf"[Nn]gay\s({DATE})(?:,?\s)?(?P<who>[A-Z](?:[^.;:()\n\d]|(?<=\bTP)\.|\n(?=[A-Za-z])|\([A-Z]{{2,8}}\)){{3,80}}(?:\d{{1,2}}\s)?)?$"
)
_TERM = re.compile(r"\skhoa\s(?:\d{1,2}|[IVX]{1,4})$", re.IGNORECASE)
_LETTERS = ("Công văn", "Tờ trình", "Báo cáo", None)
UNSAID: tuple[str | None, tuple[str, ...]] = (None, ())
_CAPITAL = re.compile(r"(?<![A-Za-z])[A-Z]")


# Thông tư của Bộ Y tế số …, Thông tư Bộ Y tế số …, Nghị định 100 của Chính phủ (số …
_OF_BODY = re.compile(
    rf"\b(?i:({type_pattern()}))(?:\s\d{{1,4}}(?=\scua))?\s(?:cua\s)?([A-Z][^.;:()\n\d]{{3,60}}?)\s?\(?so\s?:?\s?$"
)


def of_body(text: Text, at: int) -> tuple[str | None, tuple[str, ...]]:
    """Return what a paper is and who issued it where both are named before its number, which begins at `at`.

    The word knows the type better than a code does, which may be that of an office ("426-TC/CĐKT" of the Bộ Tài chính).

    >>> from kg.text import mend
    >>> of_body(mend("quyết định của Bộ Tài chính số 426-TC/CĐKT"), 31)
    ('Quyết định', ('Bộ Tài chính',))
    """
    before = max(0, at - 110)
    said = _OF_BODY.search(text.folded, before, at) if text.folded.find("so", max(before, at - 5), at) >= 0 else None
    bodies = issuers_until(text, said.start(2), said.end(2)) if said else ()
    return (type_of_word(said[1]), bodies) if said and bodies else (None, ())


def issued_before(text: Text, start: int, parts: NumberParts) -> tuple[str | None, tuple[str, ...]]:
    """Return day and body of "Ngày 26/4/2013, Thủ tướng Chính phủ đã ban hành Quyết định số …", as far as said.

    "Bộ Chính trị tại Thông báo số …" tells the body alone. Where the code names another body ("chỉ đạo của Thủ tướng
    tại Công văn số …/VPCP-…"), that one issued it; nor is the day then that of the paper.
    """
    if text.folded[start - 1 : start] == "(":  # "đề nghị của Bộ Y tế(công văn …)": a page has lost the blank
        return None, _in_brackets(text, start - 1 - text.folded.startswith(" ", start - 2), parts)
    speaks = _SPEAKS.search(text.folded, max(0, start - 22), start)
    if not speaks:
        return None, _who_did(text, start, parts)
    end = speaks.start()
    if term := _TERM.search(text.folded, max(0, end - 12), end):
        end = term.start()
    on = None if speaks[0].strip() in ("tai", "o", "trong") else _ON_THE_DAY.search(text.folded, max(0, end - 120), end)
    day = iso_date(on[1]) if on else None
    who = on.start("who") if on and on["who"] else None
    for capital in _CAPITAL.finditer(text.folded, end if on and who is None else who or max(0, end - 110), end):
        if bodies := issuers_until(text, capital.start(), end):
            agrees = parts.party or not parts.issuers or bodies[0].startswith((*parts.issuers, *parts.codes))
            return (day if capital.start() == who else None, bodies) if agrees else UNSAID
    if day and speaks[0].strip() != "co":
        return day, ()
    return None, _who_did(text, start, parts) or (_who_said(text, end, parts) if speaks[0].strip() == "tai" else ())


def _who_did(text: Text, start: int, parts: NumberParts) -> tuple[str, ...]:
    """Return the body of the code that approved, issued or ordered something by the paper named from `start` on."""
    does = _DOES.search(text.folded, max(0, start - 32), start) if parts.issuers else None
    if does is None:
        return ()
    capitals = _CAPITAL.finditer(text.folded, max(0, does.start() - 90), does.start())
    said = (issuers_until(text, capital.start(), does.start()) for capital in capitals)
    return next((bodies for bodies in said if bodies and all(body.startswith(parts.issuers) for body in bodies)), ())


def _who_said(text: Text, end: int, parts: NumberParts) -> tuple[str, ...]:
    """Return who wrote a letter in which it said something about a matter: the body that its code tells, if named."""
    if parts.type != "Công văn" or len(parts.issuers) != 1:
        return ()
    for begins in _SAYS_ABOUT.finditer(text.folded, max(0, end - 260), end):
        about = _ABOUT.search(text.folded, begins.end(), end)
        if about and issuers_until(text, begins.end(), about.start()) == parts.issuers:
            return parts.issuers
    return ()


_SEPARATE = re.compile(r"(?:\bcua|\bvoi|\bva|[,:;])\s(?:(?:dong\schi|ong|ba)\s)?(?=[A-Z])")
_SAYS = re.compile(r"\sda\s|\s(?:co|gui)\s(?i:cong\svan)\b")
_WRITES = re.compile(
    r"(?:\b(?:de\snghi|y\skien|bao\scao|to\strinh|dong\sy)\s(?:cua|voi)|\),?\sva(?:\scua)?)\s(?:(?:dong\schi|ong|ba)\s)?$",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset({"va", "cua"})


def _in_brackets(text: Text, end: int, parts: NumberParts) -> tuple[str, ...]:
    """Return who wrote a letter named behind its name: "đề nghị của Bộ Tài chính (Công văn số 13365/BTC-NSNN …)".

    The code must be that of the body, which may go without "Bộ" in a list ("ý kiến của các Bộ: Tài chính (…)"), or its
    initials where no register knows it.
    """
    if not parts.codes or parts.type not in _LETTERS:
        return ()
    words = text.folded[max(0, end - 110) : end].lower()
    for coded in parts.issuers:
        name = search_key(coded)
        if search_key(words).endswith((name, name.removeprefix("bo "))) and not is_local(parts.number):
            return (coded,)
    for begins in _SEPARATE.finditer(text.folded, max(0, end - 110), end):
        bodies = issuers_until(text, begins.end(), end)
        if bodies and parts.issuers:
            return bodies if bodies[0].startswith(parts.issuers) else ()
        printed = text.flow[begins.end() : end]
        if _SAYS.search(text.folded, begins.end(), end):  # "Bộ Y tế đã có Công văn gửi … (Công văn số 2102/BYT-…)"
            return tuple(name for name in parts.issuers[:1] if search_key(printed).startswith(search_key(name)))
        if _are_initials(text, begins.end(), end, parts.codes[0]):
            return (" ".join(printed.split()),)
        said = None if parts.issuers else _WRITES.search(text.folded, max(0, begins.start() - 16), begins.end())
        if said:  # of a code that no register knows: whoever proposes, answers or reports has written it
            bodies = bodies or issuers_until(text, begins.end(), end, free=True)
            return bodies if len(bodies) == 1 else ()
        if bodies:
            return ()
    return ()


def _are_initials(text: Text, start: int, end: int, code: str) -> bool:
    """Say whether a code is the initials of the name in `flow[start:end]`, without "Công ty" for a company."""
    words = search_key(text.flow[start:end]).split()
    initials, letters = "".join(word[0] for word in words if word not in _SMALL_WORDS), fold(code).lower()
    company = ORGANISATION.match(text.folded, start) is not None
    return len(letters) > 2 and (initials.startswith(letters) or (company and initials.endswith(letters)))
