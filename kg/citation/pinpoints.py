"""Which provision of the cited act is meant: điểm, khoản, Điều, Mục, Chương, Phần, Phụ lục before (or behind) the act.

Nghị định 78/2025/NĐ-CP Điều 63, 69: inside-out order ("điểm a khoản 1 Điều 3 Nghị định …"), inserted units (Điều 4a),
the Vietnamese alphabet in points; lists and ranges. A pinpoint is written from the outside in: "Điều 3 khoản 1 điểm a".
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, product

from kg.text import Text, fold, number_in_words

_LABEL = {
    "tiết": re.compile(r"[a-zđ]\d?|\d{1,2}(?:\.\d{1,2}){0,3}"),
    "điểm": re.compile(r"[a-zđ]\d?(?:\.\d{1,2})?|\d{1,2}(?:\.\d{1,2}){0,2}"),
    "khoản": re.compile(r"\d{1,3}[a-z]?"),
    "Điều": re.compile(r"\d{1,4}[a-z]?"),
    "Tiểu mục": re.compile(r"\d{1,3}"),
    "Mục": re.compile(r"[IVX]{1,5}|\d{1,3}|[A-Z]"),
    "Chương": re.compile(r"[IVX]{1,5}|\d{1,3}"),
    "Phần": re.compile(r"[IVX]{1,5}|[A-Z]|\d{1,2}|thứ\s\w+"),
    "Phụ lục": re.compile(r"[IVX]{1,5}[A-E]?|\d{1,3}[A-Ea-e]?|[A-E]"),
}
_UNITS = {
    "tiet": "tiết",
    "diem": "điểm",
    "khoan": "khoản",
    "dieu": "Điều",
    "tieu muc": "Tiểu mục",
    "muc": "Mục",
    "chuong": "Chương",
    "phan": "Phần",
    "phu luc": "Phụ lục",
}
_UNIT = (  # a choice of letters, which the engine looks for as one set
    r"(?:di(?:em|eu)|Di(?:em|eu)|khoan|Khoan|muc|Muc|chuong|Chuong|phan|P(?:han|hu\sluc(?:\sso)?)|t(?:iet|ieu\smuc)|T(?:iet|ieu\smuc))"
)
_LIST = (
    r"(?:thu\s(?:\d{1,2}|[a-z]{2,4})|[\w.]{1,8})(?:(?:,\s|\sva\s|;\s|\s-\s|\sden\s)(?:cac\s)?(?:tu\s)?"
    r"(?!(?:[Dd]iem|[Kk]hoan|[Dd]ieu|[Mm]uc|[Cc]huong|[Pp]han|[Tt]iet|[Tt]ieu|Phu|cac|tu)\s)[\w.]{1,5}(?=[\s,;]|$))*"
)
STEP = re.compile(rf"(?:cac\s|tu\s)?({_UNIT})\s({_LIST})")
_LINK = r"(?:,\s|\sva\s|\sden\s|\scua\s|\s|;\s)"
_TO_ITS_ACT = r"(?:cua\s|tai\s|(?:ban\shanh\s)?kem\stheo\s)?$"
_FIRST_UNIT = re.compile(rf"{_UNIT}\s")
_CHAIN = re.compile(rf"((?:(?:cac\s|tu\s)?{_UNIT}\s{_LIST}{_LINK})+){_TO_ITS_ACT}")
_BETWEEN = frozenset({"va", "den", "cua", "tai", "ban", "hanh", "kem", "theo"})  # the words of the two
_NEAR = 30
_TITLED = re.compile(
    r"([DCPM](?:ieu|huong|han|(?<=M)uc|hu\sluc)\s(?:[IVX]{1,5}|\d{1,3}[a-z]?) )(?:- )?"
    r"(?=[A-Z])(?!(?:Nghi|Quyet|Thong|Luat|Bo\sluat|Phap|Hien|Hiep|Cong|Chi)\b)[^,;.:()\d]{3,110}\s(?:trong|cua|tai|theo)\s$"
)
_OF = tuple(f"{word}{blank}" for word in ("trong", "cua", "tai", "kem theo") for blank in " \n")
_ITEM = re.compile(r"thứ\s\w+|[\w.]+")
_REACH = 120
_COMPOUNDS = ("danh ", "hang ", "khoan ", "chuyen ")
_UNITS_INWARDS = ("Phụ lục", "Phần", "Chương", "Mục", "Tiểu mục", "Điều", "khoản", "điểm", "tiết")
RANK = {unit: i for i, unit in enumerate(_UNITS_INWARDS)}
_MOST = 40


def pinpoints_before(text: Text, at: int) -> tuple[str, ...]:
    """Return the provisions named right before offset `at` of the flow, where a mention begins.

    >>> from kg.text import mend
    >>> text = mend("theo quy định tại điểm a, b khoản 1 Điều 3 Nghị định")
    >>> pinpoints_before(text, len(text.flow) - 9)
    ('Điều 3 khoản 1 điểm a', 'Điều 3 khoản 1 điểm b')
    """
    left = max(0, at - _REACH)
    chain: re.Match[str] | None = None
    if _ends_in_label(text.folded[max(0, at - _NEAR) : at]):
        units = _FIRST_UNIT.finditer(text.folded, left, at)
        chain = next(filter(None, (_CHAIN.match(text.folded, unit.start(), at) for unit in units)), None)
    of = not chain and text.folded.endswith(_OF, left, at)
    if of and (titled := _TITLED.search(text.folded, left, at)):
        chain = _CHAIN.match(text.folded, titled.start(), titled.end(1))  # its heading stands between unit and act
    if not chain:
        return ()
    found: list[str] = []
    chains: list[list[Step]] = [[]]
    for step in STEP.finditer(text.folded, chain.start(1), chain.end(1)):
        unit = unit_of(step[1])
        labels = labels_of(unit, text.flow[step.start(2) : step.end(2)])
        if not labels or _is_other_word(text, *step.span(1)):
            chains = [[]]  # "Điều này": what stands before is a provision of this document
            continue
        before = max(chain.start(1), step.start() - _LONGEST_LINK)
        if _TO.search(text.folded, before, step.start()) and chains[-1] and chains[-1][-1][0] == unit:
            labels = _range(chains[-1].pop()[1][-1], labels[0])
        if unit == "Phụ lục" and _AND.search(text.folded, before, step.start()):
            found += _provisions(chains)  # "Điều 2 và Phụ lục 1": the article is none of the annex
            chains = [[]]
        if chains[-1] and RANK[unit] >= RANK[chains[-1][-1][0]]:
            chains.append([])  # the next unit is no longer outside the last: another provision begins
        chains[-1].append((unit, labels))
    return tuple(dict.fromkeys([*found, *_provisions(_inwards(chains))]))[:_MOST]


def _is_other_word(text: Text, start: int, end: int) -> bool:
    """Say whether a word in small letters is none for a unit: "mức 3", "danh mục 2"; old circulars have "mục 3"."""
    return text.folded[start:end] == "muc" and (
        text.flow[start:end] != "mục" or text.folded.endswith(_COMPOUNDS, 0, start)
    )


def _inwards(chains: list[list[Step]]) -> list[list[Step]]:
    """Give inner units behind the last outer one what they are of: "Điều 12 khoản 2", "Điều 5, khoản 2 và khoản 3"."""
    ranks = [RANK[steps[-1][0]] if steps else len(RANK) for steps in chains]
    last = max(i for i, rank in enumerate(ranks) if rank == min(ranks))
    inner = chains[last + 1 :]
    if not inner or any(len(steps) != 1 for steps in chains[last:]):
        return chains
    whole, outer = chains[:last], list(chains[last])
    for steps, following in pairwise([*inner, []]):
        outer = [*steps, *(step for step in outer if RANK[step[0]] < RANK[steps[0][0]])]
        if not following or RANK[following[0][0]] <= RANK[steps[0][0]]:
            whole.append(outer)
    return whole


def _ends_in_label(before: str) -> bool:
    """Say whether what stands before an act may end in a label: a figure, a letter, a Roman number."""
    while words := before.rsplit(None, 1):  # the last word comes first: mostly it is enough
        word, before = words.pop(), "".join(words)
        if word not in _BETWEEN:
            break
    else:
        return True
    if before.endswith(" thu"):
        return True  # "Phần thứ nhất"
    word = word.rstrip(",;")
    return word[:1].isdigit() or word[-1:].isdigit() or len(word) == 1 or not word.rstrip("ABCDE").strip("IVX")


def _provisions(chains: list[list[Step]]) -> list[str]:
    return [words for steps in completed(chains) for words in written(steps)]


_AND = re.compile(r"(?:\sva|,)\s(?:cac\s)?$")
_TO = re.compile(r"\sden\s(?:cac\s)?$")
_LONGEST_LINK = len(" den cac ")


def _range(first: str, last: str) -> tuple[str, ...]:
    """Return the labels from one to the other, both included; where they are not figures, only these two."""
    if first.isdigit() and last.isdigit() and int(first) < int(last) <= int(first) + _MOST:
        return tuple(str(number) for number in range(int(first), int(last) + 1))
    return first, last


Step = tuple[str, tuple[str, ...]]


def completed(chains: list[list[Step]]) -> list[list[Step]]:
    """Give "khoản 1, khoản 2 Điều 6" its article twice: a chain without outer units takes those of the next one."""
    outer: list[Step] = []
    for steps in reversed(chains):
        if steps:
            steps.extend(step for step in outer if RANK[step[0]] < RANK[steps[-1][0]])
            outer = steps
    return chains


@lru_cache(maxsize=64)
def unit_of(printed: str) -> str:
    """Return the unit that a folded word stands for: "Phu luc so" is an annex."""
    return _UNITS[" ".join(printed.lower().split()).removesuffix(" so")]


@lru_cache(maxsize=4096)
def labels_of(unit: str, printed: str) -> tuple[str, ...]:
    """Return the labels of a list or range ("1, 2 và 4", "91 đến 95"), as far as they are labels of that unit."""
    label = _LABEL[unit]
    items = (item if unit == "Phần" else _in_figures(item) for item in _ITEM.findall(printed))
    kept = tuple(item for item in items if label.fullmatch(item))
    return _range(*kept) if "đến" in printed and len(kept) == 2 else kept


def _in_figures(label: str) -> str:
    """Return a label in figures where it is an ordinal: "Điều thứ 5", "Chương thứ hai" of old acts."""
    ordinal = label.removeprefix("thứ")
    return label if ordinal is label or not ordinal[:1].isspace() else str(number_in_words(fold(ordinal).lower()) or "")


def written(steps: list[Step]) -> list[str]:
    """Return every provision that a chain of units, from the inside out, names: written from the outside in."""
    choices = [[f"{unit} {label}" for label in labels] for unit, labels in reversed(steps)]
    return list(map(" ".join, product(*choices))) if choices else []
