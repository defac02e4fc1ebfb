"""What a Vietnamese syllable looks like: initial, rhyme, tone (Hoàng Phê, Từ điển chính tả tiếng Việt).

Used to put words together again whose letters a web page printed on lines of their own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.text.fold import fold

_INITIAL = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_RHYME = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây|"
    "e|ec|em|en|eng|eo|ep|et|ê|êch|êm|ên|ênh|êp|êt|êu|"
    "i|ia|ich|iêc|iêm|iên|iêng|iêp|iêt|iêu|im|in|inh|ip|it|iu|"
    "o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oăc|oăm|oăn|oăng|oăt|oc|oe|oen|oeo|oet|oi|om|on|ong|ooc|oong|op|ot|"
    "ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt|"
    "u|ua|uân|uâng|uât|uây|uc|uê|uêch|uên|uênh|ui|um|un|ung|uôc|uôi|uôm|uôn|uông|uôt|up|ut|uy|uya|uych|uyên|uyêt|uynh|uyt|uơ|"
    "ư|ưa|ưc|ưi|ưm|ưng|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|ưt|ưu|"
    "y|yêm|yên|yêng|yêt|yêu"
)
_SYLLABLE = re.compile(f"(?:{_INITIAL})?(?:{_RHYME})")
_QU = re.compile(
    "qu(?:a|ac|ach|ai|an|ang|anh|ao|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|ân|ât|âng|ây|e|en|eo|et|ê|êch|ên|êt|i|ich|in|inh|it|ôc|ơ|y|ynh|yên|yêt|ynh|yt)"
)
_WITHOUT_MARKS = re.compile(fold(f"(?:{_INITIAL})?(?:{_RHYME})|{_QU.pattern}"))
_TONE = re.compile("[\u0300\u0301\u0309\u0303\u0323]")


_LONGEST = len("nghiêng")


@lru_cache(maxsize=4096)
def partings(word: str) -> tuple[str, ...]:
    """Return a word that is no syllable with a blank between two, in each way that gives two.

    A syllable that has lost its marks is none of two: "Luat" is no "Lu at".

    >>> partings("Kếhoạch"), partings("Bộtrưởng"), partings("Cộnghoà"), partings("Luat")
    (('Kế hoạch',), ('Bộ trưởng', 'Bột rưởng'), ('Cộng hoà',), ())
    """
    if len(word) > 2 * _LONGEST or word.isascii() or is_syllable(word) or not word.isalpha():
        return ()  # "Metro", "Internet": without a mark it is no word of ours
    if _WITHOUT_MARKS.fullmatch(fold(word).lower()):
        return ()
    halves = [(word[:i], word[i:]) for i in range(2, len(word) - 1)]
    capitals = word.isupper()
    fitting = [pair for pair in halves if all(map(_is_sounded, pair)) and (capitals or pair[1][1:].islower())]
    return tuple(map(" ".join, fitting))


def parted(word: str) -> str:
    """Return a word with a blank between its two syllables, where a portal has glued them and only one parting fits.

    >>> [parted(word) for word in ("đồngnhân", "Kếhoạch", "chứcHội", "KẾHOẠCH", "Thủtướng")]
    ['đồng nhân', 'Kế hoạch', 'chức Hội', 'KẾ HOẠCH', 'Thủ tướng']
    >>> [parted(word) for word in ("nhân", "VBQPPL", "APEC", "Internet", "Luat", "nghiêp")]
    ['nhân', 'VBQPPL', 'APEC', 'Internet', 'Luat', 'nghiêp']
    """
    fitting = partings(word)
    return fitting[0] if len(fitting) == 1 else word


_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_MISSPELLED = re.compile(r"n?gh(?![eêi])|c(?!h)(?=[eêiy])|n?g(?!h)(?=[eê])|k(?!h)(?![eêiy])")  # "ghoà", "cân" but "kê"


def _is_sounded(word: str) -> bool:
    """Say whether a word is a syllable with its tone: before a stop only sắc and nặng are spoken, "thủt" is none."""
    if not is_syllable(word):
        return False
    spread = unicodedata.normalize("NFD", word)
    tones = _TONE.findall(spread)
    if _MISSPELLED.match(unicodedata.normalize("NFC", _TONE.sub("", spread)).lower()):
        return False
    return not _STOPPED.search(word.lower()) or tones in (["\u0301"], ["\u0323"])


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Say whether `word` (lower, Title or UPPER case) can be one Vietnamese syllable.

    >>> [is_syllable(word) for word in ("thưởng", "Nghị", "nhiệm", "n", "đẩ", "ớng", "BHXH")]
    [True, True, True, False, False, False, False]
    """
    if not (word.islower() or word.istitle() or word.isupper()):
        return False
    spread = unicodedata.normalize("NFD", word.lower())
    if len(_TONE.findall(spread)) > 1:
        return False
    bare = unicodedata.normalize("NFC", _TONE.sub("", spread))
    return bool((_QU if bare.startswith("qu") else _SYLLABLE).fullmatch(bare))
