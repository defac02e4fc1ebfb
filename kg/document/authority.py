"""Who decides, as a head names it above the recitals: "BỘ TRƯỞNG BỘ TÀI CHÍNH", "ỦY BAN NHÂN DÂN TỈNH BẾN TRE".

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5: in capitals, on a line of its own; pages print it behind the title.
"""

from __future__ import annotations

import re

from kg.document.bodies import body_at
from kg.document.lines import DECIDER, OFFICE
from kg.register import issuer_of_name, phrase_meanings, phrase_pattern
from kg.text import Text

AUTHORITY = re.compile(rf"{DECIDER}[^a-z;\n]{{0,160}}")
OFFICE_LINE = re.compile(rf"{OFFICE.pattern}\s[^a-z;\n]{{4,120}}")
# What comes before an authority that is part of the title: "CƠ QUAN THUỘC / CHÍNH PHỦ", "LUẬT TỔ CHỨC CHÍNH PHỦ".
_OPEN = [key.upper() for key, what in phrase_meanings("title_goes_on").items() if what != "noun"]
_COMPOUND = re.compile(rf"(?<![A-Z])(?:{'|'.join(_OPEN)})$")
_REPUBLIC = r"(?:VIET NAM DAN CHU CONG HOA|CONG HOA XA HOI CHU NGHIA VIET NAM)"
_BEHIND_TITLE = re.compile(
    r"\s?(?:UY BAN THUONG VU QUOC HOI|THU TUONG CHINH PHU|QUOC HOI|(?:HOI DONG )?CHINH PHU"
    rf"|CHU TICH (?:CHINH PHU(?: LAM THOI)?|NUOC)(?: NUOC)? {_REPUBLIC}"
    r"|(?:CHU TICH )?HOI DONG BO TRUONG"
    r"|(?<=[A-Z])(?:(?:CHU TICH )?UY BAN NHAN DAN|HOI DONG NHAN DAN|BO TRUONG BO)\s[^a-z\n]{2,60})$"
)
_NAMES = ("QUOC HOI", "CHINH PHU", "BO TRUONG", "NHAN DAN", "CHU TICH")
_SHORTEST_TITLE, _LONGEST = 20, 90
_ORGAN_OF = re.compile(rf"{phrase_pattern('decider', capitals=True)}\s(?=[A-Z])")
_ORGANISATION = phrase_pattern("unit", capitals=True, meaning="organisation")
_OF_ORGANISATION = re.compile(rf"{phrase_pattern('organ', capitals=True)}\s{_ORGANISATION}\s")  # "… CÔNG TY …"
_BEHIND_BODY = re.compile(r"[\s,:\-]*(?:$|KHOA\b|KY HOP\b|NHIEM KY\b|NUOC\b|\()")


def names_authority(text: Text, at: int, until: int) -> bool:
    """Say whether a line names who decides and nothing more: "CHÍNH PHỦ ĐIỆN TỬ" does not.

    >>> from kg.text import mend
    >>> [names_authority(mend(line), 0, len(line)) for line in ("BỘ TRƯỞNG BỘ Y TẾ", "CHÍNH PHỦ ĐIỆN TỬ")]
    [True, False]
    """
    line = " ".join(text.folded[at:until].split()).strip(" -_*?=")
    if not AUTHORITY.fullmatch(line):
        return False
    if OFFICE.match(line) or issuer_of_name(text.flow[at:until].strip(" ,")):
        return True
    if _OF_ORGANISATION.match(text.folded, at, until):
        return True
    organ = _ORGAN_OF.match(text.folded, at, until)  # "ĐOÀN CHỦ TỊCH TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"
    body = body_at(text, at, free=False) or (body_at(text, organ.end(), free=False) if organ else None)
    return body is not None and (body[1] >= until or bool(_BEHIND_BODY.match(text.folded, body[1], until)))


def without_authority(folded: str, first: int, last: int) -> int:
    """Return the end of the title in `folded[first:last]` without the authority behind it on the same line.

    >>> title = "VE VIEC BAN HANH QUY CHE LAM VIEC THU TUONG CHINH PHU"
    >>> title[:without_authority(title, 0, len(title))]
    'VE VIEC BAN HANH QUY CHE LAM VIEC'
    """
    left = max(first + _SHORTEST_TITLE, last - _LONGEST)
    if not any(name in folded[left:last] for name in _NAMES):
        return last
    found = _BEHIND_TITLE.search(folded, left, last)
    return found.start() if found and not _COMPOUND.search(folded[first : found.start()][-20:]) else last
