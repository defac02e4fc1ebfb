"""Which of the old encodings a text is in, told by what comes out Vietnamese; nothing is changed without evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.spoken import Spoken
from kg.text.evidence import Evidence, vietnamese
from kg.text.legacy import READINGS, misread_places, misread_utf8
from kg.text.source import Source

_SURE = 0.85  # of the accented words are syllables: real texts have 0.95 and more, wrong readings below 0.6
_MARGIN = 0.1  # to the second best reading that says something else
_FEWEST = 2
_SAMPLE = 200_000  # characters
_LETTERS = "àáâãèéêìíòóôõùúý"
_PUNCTUATION = "\u00a0\u00ad«»°·×²"
# A Western character that Vietnamese text doesn't have: what every scrambled text shows, and hardly any other.
_STRANGE = re.compile(
    "["
    + "".join(chr(code) for code in range(0x80, 0x100) if chr(code) not in _LETTERS + _LETTERS.upper() + _PUNCTUATION)
    + "]"
)
_SOUND = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")  # Vietnamese letters that no Western program shows by mistake


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a scrambled text: its name and the evidence for it."""

    name: str
    evidence: Evidence


def best_reading(sample: str, but: frozenset[str] = frozenset()) -> Reading | None:
    """Return the reading in which `sample` is clearly Vietnamese, or None where none or more than one is.

    >>> best_reading("C¨n cø NghÞ ®Þnh sè 12").name, best_reading("Décret n° 89 du président")
    ('TCVN3 (ABC)', None)
    """
    sample = sample[:_SAMPLE]
    said = {name: read(sample) for name, read in READINGS.items() if name not in but}
    ranked = sorted(
        (Reading(name, vietnamese(text)) for name, text in said.items() if text != sample),
        key=lambda reading: reading.evidence.share,
        reverse=True,
    )
    if not ranked:
        return None
    best = ranked[0]
    if best.evidence.share < _SURE or best.evidence.syllables < _FEWEST:
        return None
    rivals = [other for other in ranked[1:] if said[other.name] != said[best.name]]
    if rivals and rivals[0].evidence.share > best.evidence.share - _MARGIN:
        return None
    return best


def unscramble(source: Source) -> Source:
    """Return `source` with its scrambled lines in Vietnamese, and a warning that names what they were written in.

    Lines that read as Vietnamese stay as they are. The links of a page whose lines change length are dropped.

    >>> unscramble(Source("Quyáº¿t Ä‘á»‹nh sá»‘ 96/QÄ-BHXH")).text
    'Quyết định số 96/QĐ-BHXH'
    """
    text = source.text
    if not any(_scrambled(line) for line in _strange_lines(text)):
        return _reported(source) if _STRANGE.search(text) else source
    lines = text.split("\n")
    accented = [at for at, line in enumerate(lines) if not line.isascii()]
    odd = [at for at in accented if _STRANGE.search(lines[at]) and _scrambled(lines[at])]
    for some in (accented, odd):  # the whole text, else the lines that can't be Vietnamese as they are
        before = "\n".join(lines[at] for at in some)
        best = best_reading(before) if _scrambled(before) else None
        if best:
            break
    else:
        return _reported(source)
    read = READINGS[best.name]
    for at in some:
        if read is misread_utf8 or not _SOUND.search(lines[at]):
            lines[at] = read(lines[at])
    mended = "\n".join(lines)
    warning = old_encoding(best.name)
    if read is misread_utf8:
        warning = Spoken(
            "văn bản có chữ UTF-8 bị đọc nhầm bảng mã: đã đọc lại", "UTF-8 had been read in a wrong encoding: read anew"
        )
    return _reported(Source(mended, (*source.warnings, warning)))


def old_encoding(name: str) -> Spoken:
    """Return the warning that a text was written in an encoding before Unicode."""
    return Spoken(
        f"văn bản viết bằng bảng mã cũ ({name}): đã đổi sang Unicode",
        f"written in an old encoding ({name}): converted to Unicode",
    )


def _strange_lines(text: str) -> Iterator[str]:
    end = 0
    while found := _STRANGE.search(text, end):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield text[start:end]


def _scrambled(text: str) -> bool:
    return vietnamese(text).share < _SURE / 2


def _reported(source: Source) -> Source:
    """Say so where a text still looks misread: a name or two in another language is none."""
    places = misread_places(source.text)
    if places < _FEWEST:
        return source
    warning = Spoken(
        f"{places} chỗ giống chữ UTF-8 bị đọc nhầm bảng mã mà không đọc lại được",
        f"places that look like UTF-8 read in a wrong encoding and could not be read anew: {places}",
    )
    return Source(source.text, (*source.warnings, warning), source.links)
