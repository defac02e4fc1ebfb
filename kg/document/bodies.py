"""Names of issuing bodies in running text: registered ones, committees of any place, and what follows "của"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.register import capital_pattern, document_types, issuer_of_name, issuer_pattern, phrase_pattern, phrases
from kg.text import Text, fold, late, parted

# The name of a body ends before the words that open the title of its act, and others that go on behind it.
_BEHIND = phrase_pattern("behind_body", "v/v", "V/v")
# … in capitals too: "HỘI ĐỒNG NHÂN DÂN TỈNH VỀ VIỆC …"; but there is a district "GIAO THỦY"
_BEHIND_CAPITALS = rf"(?!GIAO\b){phrase_pattern('behind_body', capitals=True)}"
# A place name is printed in one case throughout: what follows in the other ("Số:", "Độc lập") is not part of it, nor is
# the title of an act ("tỉnh Bình Phước Sửa đổi …") or the term of a council ("TỈNH TRÀ VINH KHOÁ IX").
_NO_PLACE = (
    r"(?:SO|(?<!HAI\s)PHONG|BAN|CUC|TRUONG|VAN\sPHONG|TRUNG\sTAM|THANH\sTRA|CHI\sCUC|THUONG\sTRUC|KHOA\s[IVX\d]+"
    rf"|KY\sHOP|NHIEM\sKY|UY\sBAN|HOI\sDONG|UBND|HDND|BAO\sHIEM|LIEN\s(?:DOAN|SO|NGANH)|{_BEHIND_CAPITALS})\b"
)
# The next line may name another body or how urgent the paper is: "UBND TỈNH PHÚ THỌ / THANH TRA TỈNH".
_NEXT_LINE = rf"(?<=\n)(?:{phrase_pattern('unit', capitals=True)}|{phrase_pattern('urgency', capitals=True)})\b"
# Names of communes may begin as those of bodies do: "XÃ TRƯỜNG SƠN", "XÃ BẢN HỒ"; beside the level and of
# two words.
_LIKE_A_BODY = r"(?<=[A-Z] )(?:BAN|CUC(?!\sTHUE)|TRUONG) [A-Z]{2,}\b(?! (?!CONG\sHOA|DANG\sCONG)[A-Z]{2,})"
_PROPER = (
    rf"(?:{_LIKE_A_BODY}"
    rf"|(?!{_NO_PLACE})[A-Z]{{2,}}(?![a-z])(?:\s?(?:-\s?|\s)(?!{_NO_PLACE}|{_NEXT_LINE})[A-Z]{{2,}}(?![a-z])){{0,5}}"
    rf"|(?!So\b|(?i:{_BEHIND})\b)[A-Z][a-z']+"
    rf"(?:\s?(?:-\s?|\s)(?!So\b|Ngay\b|Doc\b|Cong\b|Khong\b|Dieu\b|Khoa\s[IVX\d]|(?i:{_BEHIND})\b)[A-Z][a-z']+){{0,4}})"
)
_LOCAL = (
    r"(?:(?:Chu tich|CHU TICH|Pho Chu tich)\s)?"
    r"(?:[Uu]y\s?[Bb]an\s[Nn]han\s[Dd]an|UY\sBAN\sNHAN\sDAN|UBND|[Hh]oi\s[Dd]ong\s[Nn]han\s[Dd]an|HOI\sDONG\sNHAN\sDAN|HDND)"
    r"(?:\s(?:[Tt]inh|[Tt]hanh\spho|T[PpXT]\.?|[HQPX]\.|TINH|THANH\sPHO|[Hh]uyen|[Qq]uan|[Tt]hi\s(?:xa|tran)|[Xx]a|[Pp]huong"
    r"|[Dd]ac\skhu|HUYEN|QUAN|THI\s(?:XA|TRAN)|XA|PHUONG|DAC\sKHU))?"
)
_CITY = r"HCM(?![\w])"  # "UBND TP.HCM"
_OF_THE_CITY = re.compile(r"(?i:tp\.?|thành phố)\s?HCM$")
_LOCAL_WORDS = ("Chu ", "CHU ", "Pho C", "Uy", "uy", "UY", "UB", "Hoi", "hoi", "HOI", "HD")
# "của Bộ Y tế và Bộ Tài chính", "… và Thông tư số …": the head of another body or the type of a paper ends a name.
_HEADS = capital_pattern((*(head.words for head in phrases("body_head")), *(kind.name for kind in document_types())))
# … or those that open it with a capital: "của Trung ương Hội Cựu chiến binh Việt Nam Hướng dẫn phối hợp".
_OPENS_TITLE = capital_pattern(phrase.words for phrase in phrases("behind_body") if " " in phrase.words)
# The state behind a body is no part of its name: "Chủ tịch Hội đồng Nhà nước nước Cộng hoà xã hội chủ nghĩa Việt Nam".
_STATE = r"nuoc\s(?:Cong\shoa\sxa\shoi|Viet\sNam\s[Dd]an)"
_STOP = late(
    rf"\s?(?:[;.:()\[\]\"?]|,(?!\s(?:chong|lang\sphi|tieu\scuc)\b))|\s(?=so\s?:?\s\d{{1,5}}[a-z]?\s?[/\-])|\sthi\s(?=(?:duoc|ap|phai|van|khong|se)\b)|\s(?={_STATE})"
    rf"|(?<!\b[Bb]ao)\s(?=(?:{_BEHIND}|{_OPENS_TITLE})\b)|\sva\s(?={_HEADS}\b)|(?<!\bva)(?<!-)(?<!-\s)\n(?=[A-Z\-])"
)
_LONGEST_NAME = 120
_PARTY_TAIL = re.compile(r"(?:\sDang(?:\sCong\ssan\sViet\sNam)?)?(?:,?\s\(?[Kk]hoa\s[IVX]{1,5}\)?)?")
_OF_THE_CENTRE = re.compile(r"Trung|\bTW")
_CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
_MEETING = re.compile(
    r"Hoi\snghi\s(?:lan\sthu\s\w+\s(?:\w+\s)?)?(?:(?:BCH\s)?(?:Trung\suong|TW)\s\d{1,2}"
    r"|(?:(?:Ban\s[Cc]hap\shanh|BCH)\s)?(?:Trung\suong|TW)(?:\sDang)?)"
    r"(?:\slan\sthu\s\w+)?(?:,?\s\(?[Kk]hoa\s[IVX]{1,5}\)?)?"
)


_OF_PLACE = r"(?<=\bdang\suy)\s(?:khoi|xa|phuong|dac\skhu)\s"  # a Party committee of many that bear the name


@cache
def _known() -> re.Pattern[str]:
    # "BAN CHẤP HÀNH TRUNG ƯƠNG / ĐẢNG ỦY …" are two.
    return re.compile(rf"{issuer_pattern()}(?![a-z0-9])(?!(?<=\bdang)\suy\b)(?!{_OF_PLACE})", re.IGNORECASE)


@cache
def _local() -> re.Pattern[str]:
    return re.compile(
        rf"{_LOCAL}(?:\s?{_CITY}|(?:(?<=uan)|(?<=uong)|(?<=UAN)|(?<=UONG))\s\d{{1,2}}(?!\d)"
        rf"|(?<=[QP]\.)\s?\d{{1,2}}(?!\d)|(?:\s|(?<=[HQPXTtp]\.))(?={_PROPER})({_PROPER}))?"
    )


def body_at(text: Text, at: int, *, free: bool = True) -> tuple[str, int] | None:
    """Return the body named at offset `at` of the flow, in its official spelling where known, and the end of its name.

    `free` also takes an unknown name that begins with a capital, up to the words that open a title.

    >>> from kg.text import mend
    >>> text = mend("của Bộ trưởng Bộ Tài chính quy định; của Ủy ban nhân dân tỉnh Bến Tre về việc")
    >>> body_at(text, 4), body_at(text, 41)
    (('Bộ Tài chính', 26), ('Ủy ban nhân dân tỉnh Bến Tre', 69))
    """
    folded = text.folded
    if folded.startswith("Hoi", at) and (meeting := _MEETING.match(folded, at)):
        return _CENTRAL_COMMITTEE, meeting.end()
    if folded.startswith(_LOCAL_WORDS, at) and (local := _local().match(folded, at)):
        return _local_name(text.flow[at : local.end()]), local.end()
    if known := _known().match(folded, at):
        name = issuer_of_name(known.group())
        if name:
            tail = _PARTY_TAIL.match(folded, known.end()) if _OF_THE_CENTRE.search(known.group()) else None
            return name, tail.end() if tail else known.end()
    if free and folded[at : at + 1].isupper():
        end = next((stop.start() for stop in _stops(text, at)), -1)
        if end > at + 3:
            name = _OF_A_TERM.sub("", " ".join(text.flow[at:end].split()))
            return _WRITTEN_OUT.sub(lambda short: _COMMITTEES[short[0]], name), end
    return None


_ONE_WORD = {fold(phrase.words): phrase.words for phrase in phrases("behind_body") if " " not in phrase.words}
_WORD = re.compile(r"[^\W\d_]+")
# What a body does in the letter that is named, with its marks: no "xã hội" asks ("hỏi").
_ASKS = re.compile(rf"\s(?:{'|'.join(phrase.words for phrase in phrases('asks'))})(?!\w)")


def _stops(text: Text, at: int) -> Iterator[re.Match[str]]:
    """Yield what may end the name at an offset; with its marks "thiên tai" holds no "tại", "giáo dục" no "giao"."""
    asks = _ASKS.search(text.flow, at + 2, at + _LONGEST_NAME)
    for stop in _STOP.finditer(text.folded, at + 2, at + _LONGEST_NAME):
        if asks and asks.start() < stop.start():
            yield asks
        word = _WORD.match(text.flow, stop.end())
        meant = _ONE_WORD.get(fold(word[0])) if word else None
        if meant is None or word is None or word[0].lower() == meant or text.flow[at : stop.start()].isascii():
            yield stop


_OF_A_TERM = re.compile(r",?\s[Kk](?:hóa|hoá)\s(?:[IVX]{1,6}|\d{1,2})$")  # "Ban Chấp hành Đảng bộ tỉnh khóa XV"
_COMMITTEES = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_WRITTEN_OUT = re.compile(r"(?<= )(?:UBND|HĐND)(?= [^\W\d_])")  # "Thường trực HĐND tỉnh Bắc Kạn"
_LEVELS = frozenset({"", "tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường"})
# Levels in capitals: the first two words behind a committee, the rest is the name of a place ("XÃ TRẤN YÊN").
_SMALL = {word.upper(): word for word in ["tỉnh", "huyện", "quận", "phố", "thị", "xã", "trấn", "phường", "đặc", "khu"]}
_SHORT_LEVELS = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
}
_GLUED_LEVEL = re.compile(r"(?<=\s)((?:T[PpXT]|[HQPX])\.)(?=[^\s.])")  # "UBND H.Củ Chi"
_DASH = re.compile(r"(?<=\w)\s?-\s(?=\w)|(?<=\w)\s-(?=\w)")


def _local_name(printed: str) -> str:
    """Return the name of a committee or council in one spelling: 'UBND TP. Huế' → 'Ủy ban nhân dân thành phố Huế'."""
    printed = _OF_THE_CITY.sub("thành phố Hồ Chí Minh", printed)
    printed = _GLUED_LEVEL.sub(r"\1 ", _DASH.sub(" - ", printed.replace("–", "-")))
    words = " ".join(map(parted, printed.split())).split()  # "Ủyban nhân dân"
    if words[0].lower() in ("chủ", "phó"):
        words = words[3 if words[0].lower() == "phó" else 2 :]
    if words[0] in ("UBND", "HĐND") and _is_level(" ".join(words[1:]).lower()):
        return " ".join(words)  # "UBND tỉnh": of which province is not said here
    first = words[0].upper()
    if first in ("UBND", "HĐND"):
        head, rest = _COMMITTEES[first], words[1:]
    else:
        head, rest = ("Ủy ban nhân dân" if first.startswith(("Ủ", "U")) else "Hội đồng nhân dân"), words[4:]
    if " ".join(rest).isupper():
        rest = [_SMALL.get(word, _capitalized(word)) for word in rest[:2]] + [_capitalized(word) for word in rest[2:]]
    if rest and (level := _SHORT_LEVELS.get(rest[0].lower().rstrip("."))):
        rest = [*level.split(), *rest[1:]]
    return " ".join([head, *rest])


def _is_level(printed: str) -> bool:
    return printed in _LEVELS or printed.rstrip(".") in _SHORT_LEVELS


def _capitalized(word: str) -> str:
    """Return a word of a place's name: "RỊA-VŨNG" has two capitals."""
    return "-".join(map(str.capitalize, word.split("-")))
