"""Text as the formats of other programs can hold it."""

from __future__ import annotations

import re
import unicodedata

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_A_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|#^\[\]]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
_LONGEST_NAME = 180  # bytes; file systems take 255, and an ending and a number still come


def xml_safe(text: str) -> str:
    r"""Return the text with U+FFFD for characters that XML 1.0 has no way to write.

    >>> xml_safe("96\x00/QĐ-BHXH")
    '96\ufffd/QĐ-BHXH'
    """
    return _NOT_XML.sub("\ufffd", text)


def one_line(text: str) -> str:
    r"""Return the text on one line, each run of white space or control characters as one space.

    >>> one_line("Nghị định\r\n số 59")
    'Nghị định số 59'
    """
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def file_name(text: str) -> str:
    """Return a name that every file system and Obsidian takes: no separators, no devices, not too long.

    >>> file_name("1712/QĐ-BHXH (29/11/2023)"), file_name("CON"), file_name("../..")
    ('1712-QĐ-BHXH (29-11-2023)', 'CON-', '-')
    """
    name = _NOT_A_NAME.sub("-", unicodedata.normalize("NFC", xml_safe(text)))
    name = one_line(name).strip(" .")
    while len(name.encode("utf-8")) > _LONGEST_NAME:
        name = name[:-1]
    name = name.strip(" .") or "-"
    return f"{name}-" if _DEVICES.match(name) else name
