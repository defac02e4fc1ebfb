"""Source → flow: the same words with the damage of crawling undone, and the exact way back.

What is undone, in this order: decomposed letters (NFC), look-alike letters, tags of HTML, marks of quotes, what pages
print within a sentence, marks of headings, table bars and emphasis marks of Markdown, runs of white space (each becomes
one space, or one newline where it held one), words whose letters stand on lines of their own, years and codes broken
over lines, and words that have lost the blank between them.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.spoken import Spoken
from kg.text.broken import broken_lines
from kg.text.fold import fold
from kg.text.glued import glued_words
from kg.text.page_turns import page_turns
from kg.text.seek import find_each
from kg.text.text import Text

# "*", "|", "_" and "\" are marks of Markdown, which ends a line with "\" and writes "1\." for "1.".
# White space but the space; soft hyphens, joiners, marks of direction; private-use signs that symbol fonts draw.
_WHITE = "\t-\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_PRIVATE = "\ue000-\uf8ff"
_BLANK = rf"{_WHITE}*|_\\{_INVISIBLE}{_PRIVATE}"
# What needs mending: a blank with another beside it, and any that is not a space, a newline, "*" or "_".
_BLANKS = re.compile(rf"[{_BLANK}](?:(?<=[^\n*_])|(?=[ {_BLANK}])|(?<= .)|(?<= \n))[ {_BLANK}]*")
_RUN, _SPACES = re.compile(" +"), re.compile(rf"(?<![ {_BLANK}])  +(?![ {_BLANK}])")
# Where such blanks can begin in folded text, in which those that are none of ours are "?" and "\u00a0" is a space.
_BREAK = re.compile(r"\n(?:(?=[\s*|_\\?])|(?<= \n))")
_RARE = {mark: re.compile(rf"{re.escape(mark)}(?<!__)(?<!\*\*)") for mark in "\t\r*|_\\?\u00a0"}
_SEEN = re.compile(rf"[\s{_PRIVATE}]")
_ENDS_LINE = re.compile("[\n\x85\u2028\u2029|]")
_QUOTE_MARK = re.compile(r">(?:(?<=\n>)|(?<=\A>))[> ]*")  # Markdown sets off a passage so
_HEADING_MARK = re.compile(r"#(?:(?<=\n#)|(?<=\A#)|(?<=\n #))#{0,5}[ \t]+(?=[^\W_]|\*\*)")  # and a heading
# What is left of HTML in a text: tags that end a line, other tags, blanks.
_TAGS = (
    re.compile(
        r"<(?i:(?:(?P<line>/?(?:br|p|div|center|h[1-6]|tr|table|tbody|thead|li|ul|ol|hr|html|body|section|article)|/t[dh])"
        r"|/?(?:a|b|i|u|em|strong|span|font|small|sup|sub|t[dh]))\b[^<>]{0,300}>)"
    ),
    re.compile(r"&nbsp;"),
)
_SEGMENTED = re.compile(r"_(?<=[^\W\d_]_)(?=[^\W\d_])")  # "Nghị_định": a corpus has joined the syllables of words
_DECOMPOSED = re.compile(r"[\u0300-\u036f](?<=\w.)[\u0300-\u036f]*")  # what follows a letter
_ETH = str.maketrans("Ðð", "Đđ")
_TWINS = str.maketrans("АВЕЗКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABE3KMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXo")
_COMBINING = re.compile("[\u0300-\u036f]")
_FOREIGN = re.compile("[\u0370-\u04ff]")
_CODE = re.compile(r"[\w/.&–-]+")
_CODE_END = re.compile(r"[\w/.&–-]*\Z")
_LONGEST_CODE = 80
_OF_OURS = re.compile(r"[A-Za-z0-9\u00c0-\u01b0\u1ea0-\u1ef9]")

Edit = tuple[int, int, str]
_PIECE = 1 << 18  # characters
# Where a large text is cut: an end of clause between two long lines, else a blank, else the middle of a word.
_CUTS = (
    re.compile(r"\n(?<=[^\n]{12}[.;]\n)(?=[^\W_][^\n]{12})"),
    re.compile(r" (?<=[^\W_] )(?=[^\W_])"),
    re.compile(r"[^\W_](?=[^\W_])"),
)


def mend(source: str, name: str = "-", warnings: tuple[str, ...] = ()) -> Text:
    r"""Return the `Text` of a decoded source; linear in its length.

    >>> text = mend("Th\nủ\ntư\nớ\nng  Chính\n  phủ")
    >>> text.flow, text.span(4, 9).of(text.source)
    ('Thủ\ntướng Chính\nphủ', 'tư\nớ\nng')
    """
    flow, folded, marks, changed = "", "", _Marks(), 0
    same = True  # as long as nothing is mended, the source is the flow, and no second copy of a large text is held
    for start, end in _pieces(source):
        piece = _mended(source[start:end])
        marks.extend(piece.marks, len(folded), start)
        if same and piece.flow != source[start:end]:
            flow, same = source[:start], False
        if not same:
            flow += piece.flow  # grows in place: a large text is held once
        folded += piece.folded
        changed += piece.changed
    if changed:
        warnings += (
            Spoken(
                f"{changed} từ có chữ cái Kirin hay Hy Lạp giống chữ Latinh: đã đổi sang chữ Latinh",
                f"words with Cyrillic or Greek letters that look Latin, now Latin: {changed}",
            ),
        )
    return Text(source, source if same else flow, folded, name, warnings, marks.flow, marks.source)


def _pieces(source: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the pieces in which a large text is mended; between them nothing needs mending."""
    at = 0
    while len(source) - at > 2 * _PIECE:
        cuts = (cut.search(source, at + _PIECE, at + 2 * _PIECE) for cut in _CUTS)
        found = next(filter(None, cuts), None)
        end = found.end() if found else len(source)
        yield at, end
        at = end
    yield at, len(source)


class _Mended(NamedTuple):
    flow: str
    folded: str
    marks: _Marks
    changed: int  # words that had Cyrillic or Greek letters


def _mended(flow: str) -> _Mended:
    folded, marks = fold(flow), _Marks()
    if edits := list(_recompose(flow, folded)):
        flow, marks = _edited(flow, edits), marks.moved(edits)
        folded = fold(flow)
    for find in (_untagged, _unquoted, page_turns, _headings, _blanks, _rejoined, _parted):
        if edits := list(find(flow, folded)):
            flow, folded, marks = _edited(flow, edits), _edited(folded, edits), marks.moved(edits)
    changed = 0
    if "Ð" in flow or "ð" in flow or any(_FOREIGN.match(flow, at) for at in _unknown(folded)):
        flow, changed = _latinised(flow.translate(_ETH))
        folded = fold(flow)
    return _Mended(flow, folded, marks, changed)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the edited text; edits are (start, end, replacement), ascending, not overlapping."""
    pieces: list[str] = []
    at = 0
    for start, end, put in edits:
        pieces += (text[at:start], put)
        at = end
    return "".join((*pieces, text[at:]))


class _Marks:
    """The places where flow and source step apart; each edit adds one."""

    def __init__(self) -> None:
        self.flow = array("q", [0])
        self.source = array("q", [0])

    def extend(self, more: _Marks, flow: int, source: int) -> None:
        """Add the marks of the piece that begins at these offsets."""
        if not flow:
            self.flow, self.source = more.flow, more.source
        else:
            self.flow.extend(at + flow for at in more.flow)
            self.source.extend(at + source for at in more.source)

    def moved(self, edits: Iterable[Edit]) -> _Marks:
        """Return the marks of the edited flow."""
        old_flow, old_source = self.flow, self.source
        new = _Marks()
        flow, source = new.flow, new.source = array("q"), array("q")
        shift, mark, last = 0, 0, len(old_flow)
        for start, end, put in edits:
            while mark < last and old_flow[mark] <= start:  # marks before the edit move along with it
                flow.append(old_flow[mark] + shift)
                source.append(old_source[mark])
                mark += 1
            while mark < last and old_flow[mark] < end:  # marks inside it are overtaken by the mark behind it
                mark += 1
            shift += len(put) - end + start
            flow.append(end + shift)
            source.append(old_source[mark - 1] + end - old_flow[mark - 1])
        flow.extend(at + shift for at in old_flow[mark:])
        source.extend(old_source[mark:])
        return new


def _unknown(folded: str) -> Iterator[int]:
    """Yield where characters stand that are none of ours (or question marks): combining marks, foreign letters."""
    at = folded.find("?")
    while at >= 0:
        yield at
        at = folded.find("?", at + 1)


def _recompose(flow: str, folded: str) -> Iterator[Edit]:
    if not any(_COMBINING.match(flow, at) for at in _unknown(folded)):
        return
    for found in _DECOMPOSED.finditer(flow):
        start, end = found.start() - 1, found.end()
        whole = unicodedata.normalize("NFC", flow[start:end])
        if whole != flow[start:end]:
            yield start, end, whole


def _untagged(flow: str, _folded: str) -> Iterator[Edit]:
    if "<" in flow or "&" in flow:
        for found in find_each(_TAGS, flow):
            yield *found.span(), "\n" if found.lastgroup else " " if found[0] == "&nbsp;" else ""


def _unquoted(flow: str, _folded: str) -> Iterator[Edit]:
    """Yield the marks of a quoted passage, of more than one line: a single ">" is the sign "greater than"."""
    if ">" in flow and flow.count("\n>") > 1:
        yield from ((*found.span(), "") for found in _QUOTE_MARK.finditer(flow))


def _headings(flow: str, _folded: str) -> Iterator[Edit]:
    if "#" in flow:
        yield from ((*found.span(), "") for found in _HEADING_MARK.finditer(flow))


def _blanks(flow: str, folded: str) -> Iterable[Edit]:
    """Return the edits of all runs of blanks: those of spaces alone, which are many, are looked for apart."""
    edits = list(_other_blanks(flow, folded))
    more = list(_spaces(flow, folded))
    if "_" in flow:
        more += [(*found.span(), " ") for found in _SEGMENTED.finditer(flow)]
    return sorted([*edits, *more]) if more else edits


def _spaces(flow: str, folded: str) -> Iterator[Edit]:
    """Yield the runs of spaces alone, each with the one space that is left of it."""
    at = folded.find("  ")
    while at >= 0 and (run := _RUN.match(folded, at)):
        if alone := _SPACES.match(flow, at):
            yield *alone.span(), " "
        at = folded.find("  ", run.end())


def _other_blanks(flow: str, folded: str) -> Iterator[Edit]:
    end = 0
    for at in _may_be_blank(flow, folded):
        found = _BLANKS.match(flow, at) if at >= end else None
        if not found:
            continue
        start, end = found.span()
        while start and flow[start - 1] == " ":
            start -= 1
        run = flow[start:end]
        if run == "\\" and flow[start - 1 : start].isalnum() and flow[end : end + 1].isalnum():
            put = "/"  # "12\\2020\\TT-BTC"
        else:
            put = "\n" if "\n" in run else _one_blank(run)
        if put != run:
            yield start, end, put


def _may_be_blank(flow: str, folded: str) -> list[int]:
    """Return where blanks other than spaces may need mending, in order: on a clean page line breaks alone are seen."""
    places = [found.start() for found in _BREAK.finditer(folded)]
    rare = [(mark, text) for mark in _RARE if mark in (text := folded if mark.isascii() else flow)]
    more = [found.start() for mark, text in rare for found in _RARE[mark].finditer(text)]
    return sorted([*places, *more]) if more else places


def _one_blank(run: str) -> str:
    """Return what a reader sees of a run of blanks: an end of line, a space, a line drawn with "_", or nothing."""
    if _ENDS_LINE.search(run):
        return "\n"
    if _SEEN.search(run):
        return " "
    return run if "_" in run else ""


def _latinised(flow: str) -> tuple[str, int]:
    """Return the flow with Latin letters for their Cyrillic and Greek twins, and in how many words.

    "СР" in "12/2002/NĐ-СР" is the Latin "CP", "а" in "а.2)" the letter of a list; a word of nothing but Cyrillic or
    Greek letters stays what it is.
    """
    pieces: list[str] = []
    at = changed = 0
    while found := _FOREIGN.search(flow, at):
        before = _CODE_END.search(flow[max(at, found.start() - _LONGEST_CODE) : found.start()])
        start = found.start() - len(before.group() if before else "")
        word = flow[start : found.start() + _LONGEST_CODE]
        whole = _CODE.match(word)
        word = whole.group() if whole else found.group()
        put = word.translate(_TWINS)
        ours = _OF_OURS.search(word) is not None or sum(map(str.isalnum, word)) == 1
        twins = ours and not _FOREIGN.search(put)
        changed += twins
        pieces += [flow[at:start], put if twins else word]
        at = start + len(word)
    return "".join([*pieces, flow[at:]]), changed


def _rejoined(flow: str, _folded: str) -> Iterator[Edit]:
    return ((at, at + 1, "") for at in broken_lines(flow))


def _parted(flow: str, folded: str) -> Iterator[Edit]:
    return ((at, at, " ") for at in glued_words(flow, folded))
