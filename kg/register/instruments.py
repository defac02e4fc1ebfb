"""Real instruments known beforehand: 8,123 numbers with date, type, title and issuer (`instruments.csv`).

Official data of the Bộ pháp điển điện tử, vbpl.vn and the Công báo. One number may name several instruments (a law and
a resolution of one day share 18/2008/QH12; administrative series restart each year) and the sources contradict one
another: every row that fits is returned with its doubts; nothing is chosen.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from kg.errors import DataError
from kg.register.files import bundled
from kg.register.spellings import split_issuers
from kg.text import fold, search_key

_COLUMNS = ["number", "date", "type", "title", "issuer", "effective", "status", "vbpl_id", "source"]
_NAMED_TYPES = {"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"}
_YEAR_IN_NUMBER = re.compile(r"/(\d{4})/")
_BEFORE_NUMBER = re.compile(r"^\D+")
_TYPE_WORDS = re.compile(r"^(bo luat|luat|phap lenh)\s+(?=\S)")
_NUMBER_AFTER_NAME = re.compile(r"\s+so\s+\d+ \d{4} \w+$")
_YEAR_AFTER_NAME = re.compile(r"(?:\s+nam)?\s+\d{4}$")


class Doubt(StrEnum):
    """What in a row contradicts itself or another row; the row is kept as it is."""

    YEAR = "năm trong số khác năm của ngày ban hành"
    EFFECT = "ngày có hiệu lực đứng trước ngày ban hành"
    DATES = "các nguồn ghi nhiều ngày cho cùng số và loại"


@dataclass(frozen=True, slots=True)
class KnownInstrument:
    """An instrument as an official index lists it; dates are ISO 8601, `issuers` are names (none: not printed there).

    `number` is the printed number without the words or quotation marks that some sources put before it; `effective`,
    `vbpl_id` (the item at vbpl.vn) and `state` (of effect, as vbpl.vn showed it) are None when the source has none;
    `printed_issuer` is the cell as printed; `line` is that of the file; `doubts` say what to distrust.
    """

    number: str
    date: str
    type: str
    title: str
    issuers: tuple[str, ...]
    effective: str | None
    source: str
    vbpl_id: str | None = None
    state: str | None = None
    printed_issuer: str = ""
    line: int = 0
    doubts: tuple[Doubt, ...] = ()


def _loose(number: str) -> str:
    """Return the form in which numbers are compared: case, dashes, spaces, diacritics, leading zeros aside.

    >>> _loose("Nghị định số 089/2020/NÐ – CP"), _loose("12-CP")
    ('89/2020/nd-cp', '12-cp')
    """
    key = "".join(fold(unicodedata.normalize("NFC", number)).lower().split())
    return key.lstrip("0") if key[:1].isdigit() else _BEFORE_NUMBER.sub("", key).lstrip("0")


def name_key(name: str) -> str:
    """Return the form in which names of laws are compared: without type, diacritics, case, punctuation, year, number.

    >>> name_key("Luật phòng,chống tham nhũng"), name_key("Luật khám bệnh, chữa bệnh 2023")
    ('phong chong tham nhung', 'kham benh chua benh')
    >>> name_key("LUẬT PHÒNG, CHỐNG MUA BÁN NGƯỜI SỐ 53/2024/QH15"), name_key("Luật Về việc lập hội")
    ('phong chong mua ban nguoi', 'lap hoi')
    >>> name_key("Luật Quy chuẩn kỹ thuật") == name_key("Luật Qui chuẩn kĩ thuật")
    True
    """
    key = _TYPE_WORDS.sub("", search_key(name)).removeprefix("ve viec ")
    bare = _YEAR_AFTER_NAME.sub("", _NUMBER_AFTER_NAME.sub("", key))
    return " ".join(one_i(word) for word in bare.split()) if "y" in bare else bare


# The sound at the end of these syllables is spelled either way: "liệt sỹ" and "liệt sĩ" are one, "nay" is none of them.
_ONE_I = {f"{head}y": f"{head}i" for head in ("h", "k", "l", "m", "s", "t", "qu")}


def one_i(word: str) -> str:
    """Return a folded word with the spelling of its final "i" that names are compared in.

    >>> one_i("ky"), one_i("sy"), one_i("uy"), one_i("nay")
    ('ki', 'si', 'uy', 'nay')
    """
    return _ONE_I.get(word, word)


class Instruments:
    """The index of known instruments; both questions are one dictionary look-up.

    >>> [(found.type, found.date) for found in instruments().by_number("18/2008/QH12")]
    [('Luật', '2008-06-03'), ('Nghị quyết', '2008-06-03')]
    >>> [found.number for found in instruments().by_name("Luật", "Phòng, chống tham nhũng", 2018)]
    ['36/2018/QH14']
    """

    def __init__(self, path: Path) -> None:
        """Read `path`, a CSV file with the columns of `instruments.csv`; raises `DataError` with file and line."""
        # Tuples of strings and numbers: unlike lists, the garbage collector need not look at them again and again.
        self._rows, self._lines = _read(path)
        self._by_number = _places((_loose(row[0]), i) for i, row in enumerate(self._rows))
        named = ((i, row) for i, row in enumerate(self._rows) if row[2] in _NAMED_TYPES)
        self._by_name = _places((name_key(row[3]), i) for i, row in named)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[KnownInstrument]:
        """Yield every row of the register, in its order."""
        return map(self._value, range(len(self._rows)))

    def __getitem__(self, place: int) -> KnownInstrument:
        """Return the row at a place, counted from 0 in the order of the register."""
        return self._value(place)

    def by_number(self, number: str) -> tuple[KnownInstrument, ...]:
        """Return every instrument of that number, oldest first."""
        return self._known(self._by_number.get(_loose(number), ()))

    def by_name(self, type: str, name: str, year: int | None = None) -> tuple[KnownInstrument, ...]:  # noqa: A002
        """Return the constitutions, codes, laws or ordinances of that name, oldest first; `year` is that of passing.

        A code that its source files under "Luật" ("bộ luật Lao động") answers to both types.

        >>> [found.number for found in instruments().by_name("Bộ luật", "LAO ĐỘNG")]
        ['10/2012/QH13', '45/2019/QH14']
        """
        wanted = search_key(type)
        found = (
            i
            for i in self._by_name.get(name_key(name), ())
            if wanted in (search_key(self._rows[i][2]), _type_in_title(self._rows[i][3]))
            and (year is None or str(year) in (self._rows[i][1][:4], _year_in(self._rows[i][0])))
        )
        return self._known(found)

    def law_names(self) -> Iterator[str]:
        """Yield the name of every known law, code and ordinance, as `name_key` folds it."""
        yield from self._by_name

    def _known(self, places: Iterable[int]) -> tuple[KnownInstrument, ...]:
        found = [self._value(i) for i in places]
        return tuple(sorted(found, key=lambda known: (known.date, known.type, known.title)))

    def _value(self, place: int) -> KnownInstrument:
        row = self._rows[place]
        number, day, kind, title, issuer, effective, state, vbpl_id, source = row
        return KnownInstrument(
            number=_BEFORE_NUMBER.sub("", number),
            date=day,
            type=kind,
            title=title,
            issuers=split_issuers(issuer),
            effective=effective or None,
            source=source,
            vbpl_id=vbpl_id or None,
            state=state or None,
            printed_issuer=issuer,
            line=self._lines[place],
            doubts=tuple(self._doubts(row)),
        )

    def _doubts(self, row: tuple[str, ...]) -> Iterator[Doubt]:
        number, day, kind, _, _, effective, *_ = row
        year = _year_in(number)
        if year is not None and year != day[:4]:
            yield Doubt.YEAR
        if effective and effective < day:
            yield Doubt.EFFECT
        same = (self._rows[i] for i in self._by_number[_loose(number)])
        if year is not None and any(other[2] == kind and other[1] != day for other in same):
            yield Doubt.DATES


@cache
def instruments() -> Instruments:
    """Return the register of known instruments; read once (about 30 ms), then kept."""
    return Instruments(bundled("registers/instruments.csv"))


def _places(keyed: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Return the places that bear each key, in their order."""
    places: dict[str, tuple[int, ...]] = {}
    for key, place in keyed:
        places[key] = (*places.get(key, ()), place)
    return places


def _read(path: Path) -> tuple[list[tuple[str, ...]], list[int]]:
    """Read and check the rows, and note their lines; by hand, because this large file is asked for at every start."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        if next(reader, None) != _COLUMNS:
            raise DataError(f"{path.name}, dòng 1: các cột phải là {', '.join(_COLUMNS)}")
        rows, lines = [], []
        for row in reader:
            fault = _fault(row)
            if fault:
                raise DataError(f"{path.name}, dòng {reader.line_num}: {fault}")
            rows.append(tuple(row))
            lines.append(reader.line_num)
    return rows, lines


def _fault(row: list[str]) -> str | None:
    if len(row) != len(_COLUMNS):
        return f"phải có đúng {len(_COLUMNS)} ô"
    number, day, kind, _, _, effective, _, _, source = row
    if not (number and kind and source):
        return 'thiếu "number", "type" hoặc "source"'
    try:
        date.fromisoformat(day)
        date.fromisoformat(effective or day)
    except ValueError:
        return f'"{day}" hoặc "{effective}" không phải ngày dạng YYYY-MM-DD'
    return None


def _year_in(number: str) -> str | None:
    found = _YEAR_IN_NUMBER.search(number)
    return found[1] if found else None


def _type_in_title(title: str) -> str | None:
    found = _TYPE_WORDS.match(search_key(title))
    return found[1] if found else None
