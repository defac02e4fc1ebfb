"""Type and trích yếu of a document: the lines between its number or date and what follows.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5: the type in capitals, below it what the act is about; a letter says "V/v".
Until the 1990s the type was followed by who issued the act, its number and its date ("LUẬT / CỦA QUỐC HỘI SỐ 5/1999").
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from kg.document.authority import AUTHORITY, OFFICE_LINE, names_authority, without_authority
from kg.document.dateline import find_place_date
from kg.document.dates import DATE
from kg.document.lines import (
    ADDRESS,
    MOTTO,
    is_type_line,
    joined,
    lines,
    opens_text,
    shouting,
    type_line,
)
from kg.document.old_head import BY, read_old_head
from kg.register import issuer_of_name, phrase_pattern, phrases, type_of_word
from kg.text import Text, find_each, fold, is_syllable

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?-\s?(?:19|20)\d\d)?[.:]?")
_BEFORE_YEAR = re.compile(r"(?:\b(?:NAM|DEN|GIAI DOAN|THOI KY|NHIEM KY)|\d\s?-)$", re.IGNORECASE)
_URGENT = re.compile(phrase_pattern("urgency", capitals=True))
_LONGEST_TITLE = 12  # lines
_LONGEST_ON_A_LINE = 300  # characters
_FURNITURE = 16  # lines that a page may print above the type line
_ABOUT = (
    re.compile(r"(V(?<!\S.)(?:/v:?|/V:?|iv:?|W(?=\s[a-z])|e\sviec|E\sVIEC)|v/v(?<=\nv/v):?)\s"),
    re.compile(r"(T(?<!\S.)rich yeu:?)\s"),
)
# Below the address of a letter; a sentence that begins so has a full stop: "Về việc đề nghị của …, Thủ tướng giao …."
_SUBJECT = re.compile(r"\n((?:Ve viec|V/v:?) [^.;:]{10,300}?[^.;:,])\n(?=[A-Z][a-z])")
_LONGEST_ADDRESS = 600
_ABOUT_LINE = re.compile(r"\n(Ve)\s(?=[a-z])")  # between number and date of a letter
_SAYS_WHAT = re.compile(r"\s(?:ve|v/v)\s", re.IGNORECASE)
_RUN_ON = re.compile(r"\s?[-_*=]{3,}|[\s\-]{1,3}Can cu\s|\s(?:Dieu|DIEU) 1\s?[.:]")  # a page flattened to one line
_RUNS_ON = ("--", "__", "**", "==", "Can cu", "ieu 1", "IEU 1")  # no such words, no such page
_CAPITALS, _BELOW_CAPITALS = 12, re.compile(r"(?<=[A-Z\d]{2}) (?=[A-Z][a-z]+ [a-z])")  # "… RỪNG Trong thời gian qua"
_ISSUED_BY = re.compile(r"\s?(?:CUA|Cua)\s[^;]{2,200}?\s(?=(VE|V/V|V/v|Ve|ve)\s)")
_DATED_BY = re.compile(rf"NGAY\s{DATE}\s*$", re.IGNORECASE)
_ABOUT_WHAT = re.compile(rf"(?i:{phrase_pattern('behind_body', 'v/v')})\s")
_HEADING = re.compile(
    r"(?i:PHAN|CHUONG|MUC)\s(?i:THU\s|MO\sDAU|[IVX]{1,4}\b|\d)|MO DAU\b|DAT VAN DE\b|LOI (?:NOI|MO) DAU\b"
)
_LINE_GOES_ON = re.compile(r"\n[a-z\d(\"][^\n]*")
_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 40, 1500
_NOTE_MARK = re.compile(r"\s?\[\d{1,3}\]|\s?\(?\*{1,3}\)?")  # the foot note of a consolidated text: "QUYẾT ĐỊNH[1]"
_NOTE_BEFORE = re.compile(r"\s?\[[^\]]{0,900}\]\s?")
_OPEN_WORDS, _NOUNS = (tuple(p.words for p in phrases("title_goes_on") if p.meaning == k) for k in ("open", "noun"))
_OPEN = re.compile(rf"(?<![A-Z])(?:{'|'.join(fold(words).upper() for words in _OPEN_WORDS)})$")
_TORN = re.compile(r"UY(?: BAN(?: NHAN)?)?|HOI(?: DONG(?: NHAN)?)?|THU|THU TUONG|CHU|CHU TICH|BO|BO TRUONG")
# No title has two sentences: "Luật Thuế … từ ngày 01/01/2009. Thủ tướng …" is the text below one without căn cứ.
_SENTENCES = re.compile(r"(?<=[a-z\d]{2})[.!?]\s[A-Z]")
_FULL_STOP = re.compile(r"(?<=[a-z]{2})\.\s?$")  # a stamp may stand right below "… khấu thương mại."
_RUNS_INTO = re.compile(r"\n\s?(?:[a-z]|(?<=\sso\n)\d|(?<=\scac\n)[A-Z])")  # "… Thông tư số / 156/2013/TT-BTC"


class Caption(Struct, frozen=True):
    """Type, title and its bounds in the flow; `issued_by` is the stretch of an old head that names the issuer."""

    type: str | None
    title: str | None
    start: int
    end: int
    issued_by: tuple[int, int] | None = None


def read_caption(text: Text, start: int, below: int, end: int, coded: str | None) -> Caption:
    """Read type and title from the lines of `flow[below:end]`; the head begins at `start`.

    `coded` is the type that the number tells: where the line of the type is lost, a title that begins with the name of
    another type ("QUY ĐỊNH CÁC GIỚI HẠN …" under 07/2019/TT-NHNN) is not taken for it.
    """
    return _Reader(text, coded).read(start, below, end)


def _names_ministries(kind: str | None, line: str) -> bool:
    """Say whether a line names the ministries of a joint act, as old ones do below the type: "LAO ĐỘNG - TÀI CHÍNH"."""
    if kind is None or " liên " not in kind:
        return False
    return _are_ministries([field.removeprefix("BỘ ") for field in line.strip(" -_*").split(" - ")])


def _are_ministries(fields: list[str]) -> bool:
    """Say whether "Bộ" before fields, some of which may be parts of one name, gives ministries alone."""
    splits = [(" - ".join(fields[:i]), fields[i:]) for i in range(1, len(fields) + 1)]
    return any(issuer_of_name(f"Bộ {name}") and (not rest or _are_ministries(rest)) for name, rest in splits)


def _names_what(line: str) -> bool:
    """Say whether a line begins as titles do, so that what it names follows: "Phê duyệt dự án: / Đường ĐT.883"."""
    return _ABOUT_WHAT.match(line) is not None


class _Reader:
    def __init__(self, text: Text, coded: str | None) -> None:
        self.text, self.coded = text, coded
        self.folded = text.folded

    def read(self, start: int, below: int, end: int) -> Caption:
        folded, flow = self.folded, self.text.flow
        address = ADDRESS.search(folded, below, end)
        stop = max(below, address.start() - 1) if address else end  # before the break in front of it
        rows = self._whole_types(lines(folded, below, stop))
        about = next(find_each(_ABOUT, folded, start, stop), None)
        if not about and self.coded == "Công văn":
            about = _ABOUT_LINE.search(folded, start, below)
        if about and not any(is_type_line(folded[a:b]) for a, b in rows):
            last = without_authority(folded, about.end(1), self._about_end(about.end(1), stop))
            title = re.sub("^(?:Viv|VW)", "V/v", joined(flow, about.start(1), last))
            return Caption(None, title, about.start(1), stop)
        kind, taken = self._title_lines(rows)
        if not taken:
            subject = self._below_address(address.end(), end) if address and kind is None else None
            return subject or Caption(kind, None, below, below)
        first, last = self._without_notes(taken[0][0], taken[-1][1])
        issued_by: tuple[int, int] | None = None
        if (by_end := self._issued_by(first, last)) > first:
            issued_by, first = (first, by_end), by_end
        said = folded[first:last]
        if any(sign in said for sign in _RUNS_ON) and (run_on := _RUN_ON.search(folded, first + 1, last)):
            last = run_on.start()
        if said[:_CAPITALS].isupper():
            small = (found.start() for found in _BELOW_CAPITALS.finditer(folded, first, last))
            last = next((at for at in small if opens_text(self.text, at + 1, last)), last)
        last = without_authority(folded, first, last)
        if last - first > _LONGEST_ON_A_LINE and _SENTENCES.search(folded, first, last):
            last = first  # the text goes on where the title ended, nobody sees where: better none than both
        return Caption(kind, joined(flow, first, last) or None, first, last, issued_by)

    def _below_address(self, at: int, end: int) -> Caption | None:
        """Return the subject that a letter prints as a paragraph of its own below whom it addresses."""
        found = _SUBJECT.search(self.folded, at, min(end, at + _LONGEST_ADDRESS))
        if found is None or not self._blank_between(found.start(), found.start(1)):
            return None
        return Caption(None, joined(self.text.flow, *found.span(1)), *found.span(1))

    def _title_lines(self, rows: list[tuple[int, int]]) -> tuple[str | None, list[tuple[int, int]]]:
        """Return the type and the lines of the title: behind the type line, or in capitals where there is none."""
        kind: str | None = None
        spelled = ""
        taken: list[tuple[int, int]] = []
        for at, until in rows[self._above_type(rows) :]:
            if kind and not taken and names_authority(self.text, at, rows[-1][1]):
                break  # an act without a title: "QUYẾT ĐỊNH / BỘ TRƯỞNG BỘ Y TẾ / Căn cứ …"
            line = " ".join(self.folded[at:until].split()).strip(" -_*?=")
            if not line or MOTTO.fullmatch(line):
                continue
            if kind is None and not taken and (word := type_line(line)) and self._is_type(word, line):
                kind = type_of_word(word)
                spelled = word
                rest = line[len(word) :].strip(" :,-")
                if rest and not (rest.startswith("BO TRUONG") and AUTHORITY.fullmatch(rest)):
                    taken.append((self.folded.index(word, at) + len(word), until))
                continue
            if kind and not taken and line.startswith(f"{spelled} ") and _names_what(line[len(spelled) + 1 :]):
                # "THÔNG TƯ / THÔNG TƯ QUY ĐỊNH …"
                at = self.folded.index(spelled, at) + len(spelled)
                line = line[len(spelled) + 1 :]
            again = line.replace(" ", "") == spelled.replace(" ", "")  # "NGHỊ QUYẾT / NGHỊQUYẾT"
            if not taken and (again or _URGENT.fullmatch(line) or _names_ministries(kind, self.text.flow[at:until])):
                continue
            if self._ends_title(at, until, line, taken, typed=kind is not None):
                break
            taken.append((at, until))
            if line.endswith(":") and (len(taken) > 1 or not _names_what(line)):
                taken.pop()
                break
        return kind, taken

    def _whole_types(self, rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the lines, a type or an authority on two of them ("NGHỊ / ĐỊNH", "ỦY / BAN NHÂN DÂN …") as one."""
        whole: list[tuple[int, int]] = []
        for at, until in rows:
            if whole and not is_type_line(self.folded[slice(*whole[-1])]):
                both = " ".join(self.folded[whole[-1][0] : until].split())
                torn = _TORN.fullmatch(self.folded, *whole[-1]) and names_authority(self.text, whole[-1][0], until)
                if torn or type_line(both) == both:
                    whole[-1] = (whole[-1][0], until)
                    continue
            whole.append((at, until))
        return whole

    def _above_type(self, rows: list[tuple[int, int]]) -> int:
        """Return how many lines in small print, furniture of the page, stand above a type, alone or with its issuer."""
        shouted = False
        for n, (at, until) in enumerate(rows[: _FURNITURE + 1]):
            line = self.folded[at:until].strip(" -_*?=:")
            word = type_line(line)
            if word and (len(word) == len(line) or BY.match(line, len(word))):
                # below a heading in capitals it is the type of the document where its title follows: "Về việc …"
                says = n + 1 < len(rows) and _names_what(self.folded[slice(*rows[n + 1])])
                return n if says or not shouted else 0
            if word or opens_text(self.text, at, until):
                break
            shouted = shouted or (shouting(line) and " " in line)  # one word is what a column has left of a number
        return 0

    def _is_type(self, word: str, line: str) -> bool:
        """Say whether a type word is the type: set off from the title, or not at odds with the code of the number."""
        rest = line[len(word) :]
        alone = not rest or rest.startswith(" (") or bool(_NOTE_MARK.fullmatch(rest))  # "QUY ĐỊNH (BỔ SUNG)"
        return alone or not shouting(line) or self.coded in (None, "Công văn", type_of_word(word))

    def _ends_title(self, at: int, until: int, line: str, taken: list[tuple[int, int]], *, typed: bool) -> bool:
        """Say whether a line is no longer title: the authority that decides, or small print below capitals."""
        if _YEAR.fullmatch(line) and taken and _BEFORE_YEAR.search(self.folded, taken[0][0], taken[-1][1]):
            return False  # "… CỦA THÀNH PHỐ ĐÀ NẴNG NĂM / 2025", "GIAI ĐOẠN 2021 - / 2025"
        if not taken:
            return not (typed or shouting(line)) or (not typed and names_authority(self.text, at, until))
        said = self.folded[taken[0][0] : at]
        by_line = BY.match(said) and not _SAYS_WHAT.search(said)
        if by_line and (old := read_old_head(self.text, taken[0][0], at)).date:
            by_line = None if said[old.end - taken[0][0] :].strip() else by_line  # "… NGÀY 26 THÁNG 7 NĂM 1946 ĐẶT …"
        if by_line and len(taken) < _LONGEST_TITLE:
            # "QUYẾT ĐỊNH / CỦA ỦY BAN …" goes on until the words that say what it is about; a sắc lệnh may have none
            return bool(_DATED_BY.search(said)) and names_authority(self.text, at, until)
        small = not self._in_capitals(taken) and shouting(line) and not self._open(taken[-1][1])
        if said.rstrip().endswith(",") and " VA " in line:
            return False  # "… VỚI ỦY VIÊN BỘ CHÍNH TRỊ, / CHỦ TỊCH NƯỚC VÀ MỘT SỐ TỔ CHỨC ĐẢNG"
        bare = said.rstrip()[-1:] == "." or small
        ended = bare and (AUTHORITY.fullmatch(line) or f"\n{line}\n" in f"\n{self.folded[:at]}")  # as above the motto
        if ended or (names_authority(self.text, at, until) and not self._open(taken[-1][1])):
            return True
        if self._blank_between(taken[-1][1], at) and not self._goes_on(line, until, taken):
            return True
        if len(taken) >= _LONGEST_TITLE or _SENTENCES.search(line) or self._begins_text(at, until, taken):
            return True
        if line.startswith(("cua ", "ve ")):  # "KẾT LUẬN / của Phó Thủ tướng …", "HỘI NGHỊ LẦN THỨ TÁM … / về …"
            return False
        return not shouting(line) and (not typed or self._in_capitals(taken[-1:] if BY.match(said) else taken))

    def _begins_text(self, at: int, until: int, taken: list[tuple[int, int]]) -> bool:
        """Say whether the text begins on a line: with words or a heading that open one, or with a sentence."""
        if opens_text(self.text, at, until) or _HEADING.match(self.folded, at, until):
            return True
        if not self.folded[at].isupper() or self._open(taken[-1][1]) or self.folded[taken[-1][1] - 1] == ",":
            return False
        if shouting(self.folded[at:until]):
            return False
        end = until
        while end - at < _LONGEST_SENTENCE and (more := _LINE_GOES_ON.match(self.folded, end)):
            end = more.end()
        return end - at >= _SHORTEST_SENTENCE and self.folded[at:end].rstrip()[-1] in ".:"

    def _goes_on(self, line: str, until: int, taken: list[tuple[int, int]]) -> bool:
        """Say whether a paragraph of its own belongs to the title: in capitals too, or begun in small letters."""
        if shouting(line):
            return self._in_capitals(taken)
        if self._open(taken[-1][1]):
            return not self._in_capitals(taken)  # "… nghị quyết do / Hội đồng nhân dân tỉnh ban hành …"
        if self._in_capitals(taken) or self.folded[taken[-1][1] - 1] in ".:;":
            return False
        return line[0].islower() or line[0] == '"' or (line[0].isupper() and self._above_authority(until))

    def _above_authority(self, end: int) -> bool:
        """Say whether who decides stands on the line below an offset: up to there all is title."""
        below = (
            row for row in lines(self.folded, end, end + _LONGEST_ON_A_LINE) if self.folded[slice(*row)].strip("-_* ")
        )
        following = next(below, None)
        return following is not None and names_authority(self.text, *following)

    def _open(self, end: int) -> bool:
        """Say whether a title cannot end at an offset: behind "của", "được"; "CỤC QUẢN LÝ DƯỢC" can."""
        last = _OPEN.search(self.folded[max(0, end - 20) : end].upper().rstrip())
        if last is None:
            return False
        printed = " ".join(self.text.flow[max(0, end - 40) : end].split()[-2:]).lower()
        return (printed.endswith(_OPEN_WORDS) and not printed.endswith(_NOUNS)) or not is_syllable(printed.split()[-1])

    def _in_capitals(self, taken: list[tuple[int, int]]) -> bool:
        return bool(taken) and shouting(self.folded[taken[0][0] : taken[-1][1]])

    def _blank_between(self, end: int, start: int) -> bool:
        """Say whether the source leaves a line blank between two lines of the flow."""
        span = self.text.span(end - 1, start + 1)
        return self.text.source.count("\n", span.start, span.end) > 1

    def _without_notes(self, first: int, last: int) -> tuple[int, int]:
        """Return the title without the notes in brackets that a portal prints around it."""
        if before := _NOTE_BEFORE.match(self.folded, first, last):
            first = before.end()
        after = self.folded.rfind("[", first, last)
        return first, after if after > first and self.folded[last - 1 : last] == "]" else last

    def _issued_by(self, first: int, last: int) -> int:
        """Return the end of the words of an old head: who issued the act, its number, its date, in any order."""
        old = read_old_head(self.text, first, last)
        at = old.end
        if old.number and old.date and not BY.match(self.folded, at, last):
            # "CỦA … SỐ 53/HĐBT NGÀY 27-5-1989 / QUY ĐỊNH CHI TIẾT … VỀ THUẾ …": the rest is the title
            return last - len(self.folded[at:last].lstrip())
        issuer = _ISSUED_BY.match(self.folded, first, last)
        if issuer and self.text.flow[slice(*issuer.span(1))].lower() not in ("về", "v/v"):
            issuer = None  # "QUY CHẾ BẢO VỆ BÍ MẬT"
        if issuer is None and at == first and (by := BY.match(self.folded, first, last)):
            line = self.folded.find("\n", by.end(), last)  # "CỦA VIỆN TRƯỞNG VIỆN KSND TỐI CAO / BAN HÀNH QUY CHẾ …"
            return line if line > 0 and OFFICE_LINE.fullmatch(self.folded, by.end(), line) else at
        return max(at, issuer.end()) if issuer else at

    def _about_end(self, at: int, stop: int) -> int:
        """Return the end of a V/v line: the place and date, the address or a blank stretch that comes next."""
        ends = [stop]
        if found := find_place_date(self.folded, at, stop):
            ends.append(self.folded.rfind("\n", found.start(), found.end(1)) + 1 or found.start())
        if found := MOTTO.search(self.folded, at, stop):
            ends.append(found.start())
        rows = lines(self.folded, at, min(ends))
        ends.extend(a for a, b in rows[1:] if names_authority(self.text, a, b))
        capitals = bool(rows) and shouting(self.folded[slice(*rows[0])])
        for (first, last), (start, until) in pairwise(rows):
            small = capitals and not shouting(self.folded[start:until])
            apart = not _RUNS_INTO.search(self.folded, last - 4, start + 1) and self._blank_between(last, start)
            if small or apart or _FULL_STOP.search(self.folded, first, last) or opens_text(self.text, start, until):
                ends.append(last)
                break
        return min(ends)
