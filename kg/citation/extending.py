"""Whose time a document prolongs: an act whose term would be over, or what an act prescribes for a term.

"Tiếp tục áp dụng Quyết định số … đến hết ngày …"; "Thời hạn áp dụng của Quyết định số … được kéo dài đến hết năm 2022";
"Kéo dài thời hạn miễn thuế … được quy định tại Nghị quyết số …" (relations.md mục 1).
"""

from __future__ import annotations

import re

from kg.citation.found import Found
from kg.citation.verbs import HEAD
from kg.text import Text

# "theo quy định tại" says how, not what
_EXTENDS_IN_PLACE = re.compile(
    rf"{HEAD}(keo\sdai|gia\shan)\s(?:thoi\s(?:han|gian)|hieu\sluc)\b[^.\n]{{0,300}}?\s(?<!theo\s)quy\sdinh\stai\s(?:cac\s)?$"
)
_CONTINUES = re.compile(rf"{HEAD}(tiep\stuc\s(?:thuc\shien|ap\sdung|thi\shanh))((?:\s(?:cac|toan\sbo))?\s)$")
_UNTIL = re.compile(r"^[^.;:]{0,240}?\sden\s(?:het|ngay)\s")  # "cho đến khi có quyết định mới" gives it no time
# "Thời hạn áp dụng của Quyết định số … được kéo dài đến hết năm 2022"
_TERM_OF = re.compile(
    rf"{HEAD}thoi\s(?:han|gian)\s(?:ap\sdung|thuc\shien|co\shieu\sluc|hieu\sluc)\s(?:(?:cua|doi\svoi|quy\sdinh\stai)\s)?(?:cac\s)?$"
)
_IS_EXTENDED = re.compile(r"^[^.;:]{0,240}?\s(?<!da\s)duoc\s(?:tiep\stuc\s)?(?:keo\sdai|gia\shan)\b")
_REACH = 300
_ARTICLE = re.compile(r"(?:Dieu|DIEU)\s\d{1,3}\s?[.:]")


def extends(text: Text, mention: Found, said: str) -> bool:
    """Say whether a sentence that begins with `said`, in small folded letters, prolongs the mention right behind it.

    >>> from kg.citation.numbered import find_numbered
    >>> from kg.text import mend
    >>> text = mend("Điều 1. Tiếp tục áp dụng Quyết định số 30/2014/QĐ-UBND đến hết ngày 31/12/2020.")
    >>> extends(text, find_numbered(text)[0], "tiep tuc ap dung ")
    True
    """
    if ("keo dai" in said or "gia han" in said) and _EXTENDS_IN_PLACE.match(said):
        return True
    goes_on = "tiep tuc" in said and _CONTINUES.match(said) and _in_article(text, mention)
    if not goes_on and not ("thoi " in said and _TERM_OF.match(said)):
        return False
    behind = text.folded[mention.end : mention.end + _REACH].lower()
    return (_UNTIL if goes_on else _IS_EXTENDED).match(behind) is not None


def _in_article(text: Text, mention: Found) -> bool:
    """Say whether a line begins with its article: "1. Tiếp tục thực hiện …" is what a plan asks of others."""
    return _ARTICLE.match(text.folded, text.folded.rfind("\n", 0, mention.start) + 1) is not None
