"""New wording, wording of other acts and terms that a text quotes: none of it says what the text itself does.

What quoted wording orders is done by the act that it belongs to; nothing is done to what a replaced term names.
A footnote of a consolidated text: Điều 3 Nghị định số 210/2025/NĐ-CP quy định như sau: “… Nghị định này thay thế …”.
Nghị định 78/2025/NĐ-CP Điều 69: new wording of an amending act stands in quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from kg.citation.found import Found
from kg.citation.verbs import THIS
from kg.text import Text

# It begins a line, stands behind a colon or speaks of its own act: “Thông tư này có hiệu lực … và thay thế …
_OPENS = re.compile(rf"\"(?:(?<=^\")|(?<=[:\n]\")|(?<=[:\n]\s\")|(?=(?:\d{{1,2}}[.]\s)?(?i:{THIS})\s))")
_MARK = re.compile('[“”"\n]')
_ENDS_SENTENCE = re.compile(r"[.;]|\s?(?:\n|$)")
# 'Thay thế cụm từ "Thông tư số 01/2012/TT-BYT" bằng "Thông tư số 05/2018/TT-BYT" tại Điều 4 Thông tư số 09/2015/TT-BYT'
_TERM = re.compile(
    r"\"(?:(?<=\btu\s\")|(?<=\btu:\s\")|(?<=\bngu\s\")|(?<=\bdoan\s\")|(?<=\bbang\s\")|(?<=\bthanh\s\"))"
    r"[^\"\n]{3,300}\"(?:(?:[,;]\s|\sva\s|\shoac\s)\"[^\"\n]{3,300}\"){0,20}"
)
_AS_FOLLOWS = re.compile(r"\b(?:quy\sdinh|neu|ghi)(?:\sro)?(?:\snhu\ssau)?(?:\s?:\s?|\s)$")
_BEGINS = re.compile(r"[.;:\"\n]\n|.\n(?:\[|\(?\d{1,3}[.)]|[a-z]\)|[-+*]\s|(?:Dieu|Tai|Can cu)\s)")
_LINE, _LONGEST, _NEVER_CLOSED = 600, 100_000, 6000


def quoted_wordings(text: Text) -> list[tuple[int, int]]:
    r"""Return the stretches of quoted wording in order, from mark to mark; a term in quotes is no wording.

    >>> from kg.text import mend
    >>> text = mend("quy định như sau:\n“2. Cụm từ “A” trong Nghị định này thay thế Nghị định số 13/2019/NĐ-CP.” Hết.")
    >>> [text.flow[start:end][-14:] for start, end in quoted_wordings(text)]
    ['3/2019/NĐ-CP.”']
    """
    return list(_wordings(text))


def _wordings(text: Text) -> Iterator[tuple[int, int]]:
    end = 0
    while opening := _OPENS.search(text.folded, end):
        end = _closing(text.flow, opening.start())
        yield opening.start(), end


def _closing(flow: str, opening: int) -> int:
    """Return where the wording ends that `flow[opening]` opens; terms in quotes inside it end with their line.

    A mark that looks alike on both sides closes where a sentence or a line ends.
    """
    terms = 0
    for mark in _MARK.finditer(flow, opening + 1, opening + _LONGEST):
        if mark[0] == "\n":
            terms = 0
        elif mark[0] == "“":
            terms += 1
        elif mark[0] == "”" and terms:
            terms -= 1
        elif (mark[0] == "”" and flow[opening] == "“") or _ENDS_SENTENCE.match(flow, mark.end()):
            return mark.end()
    return min(len(flow), opening + _NEVER_CLOSED)


def quoted_terms(text: Text) -> list[tuple[int, int]]:
    """Return the stretches of words in quotes that are put in or taken out, in order, from mark to mark.

    >>> from kg.text import mend
    >>> text = mend("Bỏ cụm từ “theo Nghị định số 15/2014/NĐ-CP” tại Điều 7 Nghị định số 20/2016/NĐ-CP.")
    >>> [text.flow[start:end] for start, end in quoted_terms(text)]
    ['“theo Nghị định số 15/2014/NĐ-CP”']
    """
    return [term.span() for term in _TERM.finditer(text.folded)]


def terms_hidden(said: str) -> str:
    """Return folded words with those of quoted terms made illegible, character for character.

    >>> terms_hidden('bai bo cum tu "theo nghi dinh so 1" tai dieu 7')
    'bai bo cum tu "___________________" tai dieu 7'
    """
    return _TERM.sub(lambda term: f'"{"_" * (len(term[0]) - 2)}"', said) if '"' in said else said


def opening_before(quoted: Sequence[tuple[int, int]], at: int) -> int | None:
    """Return where the quoted wording or term opens in which `at` stands."""
    i = bisect_right(quoted, at, key=itemgetter(0)) - 1
    return quoted[i][0] if i >= 0 and at < quoted[i][1] else None


def who_is_quoted(text: Text, mentions: Sequence[Found], opening: int) -> int | None:
    """Return the mention of the act whose wording is quoted from `opening` on, where the line before tells it."""
    begin = text.folded.rfind("\n", max(0, opening - _LINE), opening - 1) + 1
    while begin and not _BEGINS.match(text.folded, begin - 2):  # a line that the page has broken
        begin = text.folded.rfind("\n", max(0, opening - _LINE), begin - 1) + 1
    if not _AS_FOLLOWS.search(text.folded, begin, opening):
        return None
    return next((i for i, mention in enumerate(mentions) if begin <= mention.start < opening), None)
