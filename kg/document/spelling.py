"""Words of a title in capitals spelled as the text below spells them: "HUYỆN CƯ JÚT" beside "huyện Cư Jút" in Điều 1.

No register holds every place, person and project; Điều 1 of an act mostly says again what its title says.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

_NEAR = 4000  # characters below the title: recitals and the first articles
_LOOKS = 3  # at as many places is one pair of words looked at
_BEGINS = '.:;\n-+*“"'
_MARKS = ",.;:()[]“”\"'"
# What stands between names: the capital behind it may be that of another name ("của Bộ Tài chính", "của bộ phận").
_BETWEEN = frozenset(
    ["các", "cho", "của", "cùng", "do", "giữa", "là", "những", "tại", "theo", "trên", "trong", "từ", "và", "về", "với"]
)


def spelled_as_below(title: str, flow: str, end: int) -> str:
    """Return a title in small letters with the capitals that its words have below, from `flow[end]` on.

    >>> below = "Điều 1. Thu hồi đất của ông Trần Văn Tám tại huyện Ia Grai theo Luật Đất đai."
    >>> spelled_as_below("Thu hồi đất của ông trần văn tám, huyện ia GRAI", below, 0)
    'Thu hồi đất của ông Trần Văn Tám, huyện Ia Grai'
    """
    below = flow[end : end + _NEAR]
    small = below.lower().replace("\n", " ")  # a name may be wrapped: "xã Xuân / Phú"
    words = title.split(" ")
    if len(small) != len(below):
        return title
    votes = [0] * len(words)  # for a capital, against it
    cores = [word.strip(_MARKS) for word in words]
    acronyms = [core.isupper() and len(core) > 1 for core in cores]
    for i, (first, second) in enumerate(pairwise(cores)):
        for one, other, begins in _printed(f"{first} {second}".lower(), len(first), below, small):
            capital, next_capital = one[:1].isupper(), other[:1].isupper()
            if not begins:
                votes[i] += 1 if capital else -1
            if capital or not next_capital or first not in _BETWEEN:
                votes[i + 1] += 1 if next_capital else -1
            for j, printed in ((i, one), (i + 1, other)):
                if acronyms[j] and not printed.isupper():  # a name that is no Vietnamese syllable
                    words[j], acronyms[j] = words[j].replace(cores[j], printed), False
    return " ".join(
        word.replace(core, core[:1].upper() + core[1:], 1) if vote > 0 else word
        for word, core, vote in zip(words, cores, votes, strict=True)
    )


def _printed(pair: str, joint: int, below: str, small: str) -> Iterator[tuple[str, str, bool]]:
    """Yield for places of two words in small letters how each is printed, and whether they begin a sentence there."""
    at, length = small.find(pair), len(pair)
    for _ in range(_LOOKS):
        if at < 0:
            return
        printed = below[at : at + length]
        wrapped = printed[joint] == "\n" and printed[0].islower()  # what begins a line may begin a sentence
        if not (
            wrapped
            or printed.isupper()
            or small[at + length : at + length + 1].isalnum()
            or small[at - 1 : at].isalnum()
        ):
            yield printed[:joint], printed[joint + 1 :], not at or below[at - 2 : at].rstrip(" ")[-1:] in _BEGINS
        at = small.find(pair, at + length)
