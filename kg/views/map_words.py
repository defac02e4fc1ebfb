"""The words and marks of the map on paper, in Vietnamese and in English; those of the page are in `map-words.js`.

A test holds the two to the same words, signs and colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ask import Effect

# A sign and the colour of its disc for each status that is marked; in force is the rule and bears no mark.
MARKS: Mapping[str, tuple[str, str]] = {
    "ended": ("×", "ends"),
    "partly": ("½", "ends"),
    "partly_suspended": ("¦", "ends"),
    "suspended": ("‖", "ends"),
    "amended": ("~", "amends"),
    "extended": ("→", "amends"),
    "not_yet": ("○", "soft"),
    "unknown": ("?", "soft"),
}


@dataclass(frozen=True, slots=True)
class MapWords:
    """What the picture says in one language; `counts` name what is held and cited, and relations: one, and many."""

    counts: tuple[tuple[str, str], ...]
    on_day: str
    held: str
    cited: str
    beyond: str
    undated: str
    effects: Mapping[str, str]

    def summary(self, *counts: int) -> str:
        """Return how much is drawn.

        >>> WORDS["en"].summary(1, 18, 20)
        '1 document held, 18 documents cited, 20 relations with quotations'
        """
        named = zip(counts, self.counts, strict=True)
        return ", ".join(f"{count} {one if count == 1 else many}" for count, (one, many) in named)


WORDS = {
    "vi": MapWords(
        counts=(
            ("văn bản có toàn văn", "văn bản có toàn văn"),
            ("văn bản được viện dẫn", "văn bản được viện dẫn"),
            ("quan hệ kèm câu trích", "quan hệ kèm câu trích"),
        ),
        on_day="vào {}",
        held="Có toàn văn",
        cited="Chỉ được viện dẫn",
        beyond="Số văn bản liền kề không vẽ",
        undated="không rõ ngày",
        effects={
            "unissued": "chưa ban hành",
            "not_yet": "chưa có hiệu lực",
            "in_force": "còn hiệu lực",
            "extended": "được kéo dài",
            "amended": "đã được sửa đổi",
            "partly": "hết hiệu lực một phần",
            "partly_suspended": "tạm ngưng một phần",
            "suspended": "tạm ngưng",
            "unknown": "không rõ",
            "ended": "hết hiệu lực",
        },
    ),
    "en": MapWords(
        counts=(
            ("document held", "documents held"),
            ("document cited", "documents cited"),
            ("relation with quotations", "relations with quotations"),
        ),
        on_day="on {}",
        held="Text held",
        cited="Only cited",
        beyond="Linked documents not drawn",
        undated="undated",
        effects={
            "unissued": "not yet issued",
            "not_yet": "not yet in force",
            "in_force": "in force",
            "extended": "extended",
            "amended": "amended",
            "partly": "partly ended",
            "partly_suspended": "partly suspended",
            "suspended": "suspended",
            "unknown": "unknown",
            "ended": "ended",
        },
    ),
}
UNKNOWN = Effect.UNKNOWN.value
