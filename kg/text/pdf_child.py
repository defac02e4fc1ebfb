"""The process that reads one PDF: a parser of its size meets files from anywhere, so it may die without harm.

Run by path: the PDF on stdin; on stdout JSON, {"pages": [the text of each]} or {"error": "password" | "damaged" |
"pages"}. It imports nothing of the project and may use no more than the seconds and bytes given.
"""

from __future__ import annotations

import json
import sys

import pypdfium2

_MOST_PAGES = 5000
_MOST_CHARACTERS = 50_000_000


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system: the parent's clock is what is left
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _read(data: bytes) -> dict[str, object]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"error": "password" if "password" in str(error).lower() else "damaged"}
    if len(document) > _MOST_PAGES:
        return {"error": "pages"}
    pages: list[str] = []
    length = 0
    for index in range(len(document)):
        try:
            page = document[index]
            text = page.get_textpage().get_text_range()
            page.close()
        except pypdfium2.PdfiumError:
            text = ""
        pages.append(text)
        length += len(text)
        if length > _MOST_CHARACTERS:
            return {"error": "pages"}
    return {"pages": pages}


def main(seconds: str, memory: str) -> int:
    """Read the PDF on stdin; return the exit code."""
    _limit(int(seconds), int(memory))
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
