"""Patterns that are compiled when they are first looked for.

The words of the registers make large patterns: to compile all of them takes two thirds of the time of a command that
reads one text, and one text asks few of them. Once compiled, a call goes straight to the engine.
"""

from __future__ import annotations

import re
from typing import Any, cast

_OF_A_PATTERN = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class Late:
    """A pattern of regular expressions that nobody has looked for yet; after that it has the methods of one."""

    __slots__ = ("_flags", "pattern", *_OF_A_PATTERN)

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_A_PATTERN:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for each in _OF_A_PATTERN:
            setattr(self, each, getattr(compiled, each))
        return getattr(self, name)


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    r"""Return a pattern that is compiled at its first use; for such as hold many words and are seldom looked for.

    Raises `re.error` at that first use for a pattern that is none.

    >>> late(r"\d+/QĐ-BHXH").search("Quyết định số 1712/QĐ-BHXH").group()
    '1712/QĐ-BHXH'
    """
    return cast("re.Pattern[str]", Late(source, flags))
