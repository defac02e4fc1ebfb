"""Lines of a head, in folded text: where they lie, which are in capitals, which give the type of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.register import capital_pattern, phrase_pattern, phrases, type_of_word, type_pattern
from kg.text import Text, late

# The republic is named in "CHỦ TỊCH NƯỚC CỘNG HÒA …", "HIỆP ĐỊNH … GIỮA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM VÀ …" as
# well: no motto unless its words follow. (Behind its first letter.)
NO_NAME = r"(?<!\bNUOC C)(?<!\bGIUA C)"
_MOTTO = (
    rf"(?<=C)(?:{NO_NAME}|(?=.{{33,35}}\s{{1,3}}D))\s?O\s?NG\sH\s?OA\sX[Aa]\sHOI\sCHU\sNGHIA\sVIET\sNAM|"
    r"(?<=D)(?:oc\slap\s?[-.?]{0,3}\s?Tu\sdo\s?[-.?]{0,3}\s?Hanh\sphuc"
    r"|OC\sLAP\s?[-.?]{0,3}\s?TU\sDO\s?[-.?]{0,3}\s?HANH\sPHUC)|"
    r"(?<=D)ANG\sCONG\sSAN\sVIET\sNAM"
)
MOTTO = re.compile(rf"[CD\-_*=?](?:{_MOTTO}|(?<=[-_*=?])[-_*=?]{{2,}})")  # with the rules that are drawn below it
MOTTO_WORDS = re.compile(rf"[CD](?:{_MOTTO})")
ADDRESS = re.compile(r"K(?:(?<=\sK)|(?<![\s\S]K))(?:inh\sgui|INH\sGUI)\s?:?")
OFFICE = re.compile(rf"(?:PHO\s|QUYEN\s)?{phrase_pattern('office', capitals=True)}")
# What the name of whoever decides begins with, above the recitals.
DECIDER = rf"(?:{OFFICE.pattern}|{phrase_pattern('decider', capitals=True)})"
# Words with which a text begins that has no recitals; within a sentence they have no capital.
_ACT = type_pattern("luat", "ket luan")  # "Luật Thực hiện dân chủ ở cơ sở" begins nothing
OPENING = late(
    rf"(?:{capital_pattern(phrase.words for phrase in phrases('opening'))}\s[a-z\d]"
    rf"|Th(?:uc\shien|i\shanh)\s(?=[A-Z])(?i:{_ACT})\s"
    r"|Nam\s(?:19|20)\d\d,\s|Ngay\s\d{1,2}\b)"
)
_OPENING_WORDS = frozenset(("thực", "năm", "ngày", *(phrase.words.split()[0].lower() for phrase in phrases("opening"))))
_TYPE_LINE = re.compile(rf"((?i:{type_pattern()}))(?![a-z])")  # the title may be glued to it: "LUẬTSỬA ĐỔI"


class LineStart:
    """A pattern for what a line begins with: the engine leaps from newline to newline, and matches include them."""

    def __init__(self, pattern: str) -> None:
        self._first, self._other = late(pattern), late(rf"\n(?:{pattern})")

    def search(self, folded: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first match in `folded[start:end]`; the first line of the text has no newline before it."""
        return next(self.finditer(folded, start, end), None)

    def finditer(self, folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the matches in `folded[start:end]`, in order."""
        if start == 0 and (first := self._first.match(folded, 0, end)):
            yield first
            start = first.end()
        yield from self._other.finditer(folded, start, end)


def lines(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the bounds of the lines of `folded[start:end]` that hold anything."""
    spans: list[tuple[int, int]] = []
    at = start
    while at < end:
        until = folded.find("\n", at, end)
        until = end if until == -1 else until
        if until > at:
            spans.append((at, until))
        at = until + 1
    return spans


def type_line(line: str) -> str | None:
    """Return the type word of a line that begins with one in capitals, or None.

    What a notice gives notice of belongs to its title: "THÔNG BÁO / KẾT LUẬN CỦA PHÓ THỦ TƯỚNG …".

    >>> type_line("THONG TU LIEN TICH"), type_line("THONG BAO KET LUAN CUA PHO THU TUONG"), type_line("Thong tu nay")
    ('THONG TU LIEN TICH', 'THONG BAO', None)
    """
    found = _TYPE_LINE.match(line) if line[:2].isupper() else None
    if not found:
        return None
    word, own = found[1], type_of_word(found[1]) or ""
    if type_of_word(word[len(own) :].strip()):
        word = word[: len(own)]
    return word if word.isupper() else None


def is_type_line(line: str) -> bool:
    """Say whether a line begins with a type in capitals, rules beside it aside."""
    return type_line(line.strip(" -_*")) is not None


def opens_text(text: Text, at: int, end: int) -> bool:
    """Say whether words with which a text begins stand at an offset, their marks included: "Đề án …" is no "Để …".

    >>> from kg.text import mend
    >>> [opens_text(mend(line), 0, len(line)) for line in ("Để tăng cường", "Đề án phát triển", "Ngày 01/8/2024, tại")]
    [True, False, True]
    """
    if not OPENING.match(text.folded, at, end):
        return False
    first = text.flow[at:end].split()[0].lower()
    return first.isascii() or first in _OPENING_WORDS


_SMALL = bytes(range(ord("a"), ord("z") + 1))
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


def shouting(line: str) -> bool:
    """Say whether a folded line is printed in capitals."""
    if line.isupper() or line.islower():
        return line.isupper()
    letters = line.encode("ascii").translate(None, _NO_LETTERS)
    return len(letters.translate(None, _SMALL)) >= 0.8 * len(letters) > 0


def joined(flow: str, start: int, end: int) -> str:
    """Return a stretch on one line, without the rules around it."""
    return " ".join(flow[start:end].split()).strip(" -_*")
