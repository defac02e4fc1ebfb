"""Gold: what a careful reader found in a document, as JSON beside or near its text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import UnreadableInputError
from kg.spoken import Spoken

_SUFFIX = ".gold.json"


@dataclass(frozen=True, slots=True)
class Gold:
    """One document read by hand: its id, where its text is, and the record (same fields as `kg extract` prints)."""

    id: str
    text: Path
    record: dict[str, Any]


def load_gold(folder: Path, texts: Path | None = None) -> list[Gold]:
    """Return the gold of a folder, sorted by id; texts lie beside it, in `texts`, or in the folder `corpus` next to it.

    Raises `UnreadableInputError` for a folder without gold, gold that is no JSON, or gold without its text.
    """
    found: list[Gold] = []
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        name = path.name.removesuffix(_SUFFIX)
        homes = [texts] if texts else [folder, folder.parent / "corpus"]
        text = next((home / f"{name}.txt" for home in homes if (home / f"{name}.txt").is_file()), None)
        if text is None:
            reason = Spoken(
                f"không thấy văn bản {name}.txt; hãy cho biết thư mục bằng --texts",
                f"there is no document {name}.txt; name its folder with --texts",
            )
            raise UnreadableInputError(str(path), reason)
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise UnreadableInputError(str(path), Spoken(f"không phải JSON ({error})", f"no JSON ({error})")) from error
        found.append(Gold(name, text, record))
    if not found:
        raise UnreadableInputError(str(folder), Spoken(f"không có tệp *{_SUFFIX} nào", f"no files *{_SUFFIX}"))
    return found
