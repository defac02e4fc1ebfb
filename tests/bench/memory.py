"""How much memory dense texts take: `python tests/bench/memory.py [MB [SHAPE …]]`, ten megabytes each unless told.

Each text is read from a file in a fresh process that has read a short one and written it in every form before. Memory
is the most that the process held in a stage above what it held before the first, as a multiple of the text in UTF-8
(Linux: `VmHWM`, set back between stages). What a stage holds counts what those before it gave.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, cycle, islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

_DECREE = "Việc cấp thẻ thực hiện theo quy định của Nghị định số 15/2020/NĐ-CP của Chính phủ về việc xử phạt. "
SHAPES: dict[str, Callable[[], Iterator[str]]] = {
    "một nghị định, một dòng": lambda: cycle([_DECREE]),
    "một nghị định, mỗi dòng": lambda: cycle([_DECREE[:-1] + "\n"]),
    "mỗi chỗ một số": lambda: (_DECREE.replace("15/2020", f"{n}/2020") for n in count(1)),
    "Căn cứ mỗi dòng": lambda: cycle(["Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\n"]),
    "Căn cứ, mỗi dòng một số": lambda: (
        f"Căn cứ Nghị định số {n}/2020/NĐ-CP ngày 01 tháng 7 năm 2020 của Chính phủ;\n" for n in count(1)
    ),
    "điểm, khoản, điều": lambda: (
        f"Theo điểm {'abcdđeg'[n % 7]} khoản {n % 9 + 1} Điều {n % 200 + 1} Luật Đất đai năm 2024; " for n in count(1)
    ),
    "tên tắt": lambda: (
        f"Nghị định số {n}/2020/NĐ-CP của Chính phủ (sau đây gọi là Nghị định {n}); theo Nghị định {n}. "
        for n in count(1)
    ),
    "hiệu lực, một đoạn": lambda: (
        f"Bãi bỏ khoản {n % 9 + 1} Điều {n % 50 + 1} Thông tư số {n}/2015/TT-BTC ngày 01 tháng 7 năm 2015; "
        for n in count(1)
    ),
    "không trích dẫn gì": lambda: cycle(
        ["Điều này quy định về trách nhiệm của các cơ quan, tổ chức và cá nhân trong việc thực hiện.\n"]
    ),
}
FORMATS = ("jsonl", "csv", "html")  # Turtle is put together as a graph in memory, 10 kB a place


def main(size: float, shapes: list[str]) -> None:
    """Print what each shape takes."""
    table = Table(title=f"memory, times the text; texts of {size:g} MB, each in a fresh process", title_justify="left")
    for heading in ("shape", "places", "CPU s", "text", "parse", "cite", "resolve", *FORMATS, "output, times"):
        table.add_column(heading, justify="left" if heading == "shape" else "right")
    for shape in shapes or SHAPES:
        run = [sys.executable, __file__, "--one", shape, str(size)]
        table.add_row(shape, *subprocess.run(run, check=True, capture_output=True, text=True).stdout.split("\t"))
    Console(width=150).print(table)


def text_of(shape: str, size: float) -> str:
    """Return so many megabytes of a shape."""
    pieces = SHAPES[shape]()
    mean = len("".join(islice(SHAPES[shape](), 1000)).encode()) / 1000
    return "".join(islice(pieces, round(size * 1e6 / mean)))


def one(shape: str, wanted: float) -> None:
    """Print the figures of one shape."""
    with tempfile.TemporaryDirectory() as folder:
        place, small = Path(folder) / "vb.txt", Path(folder) / "nho.txt"
        place.write_text(text_of(shape, wanted), encoding="utf-8")
        small.write_text("".join(islice(SHAPES[shape](), 20)), encoding="utf-8")
        size = place.stat().st_size / 1e6
        list(Stages(small, Path(folder)).all())
        stages = Stages(place, Path(folder))
        base, start = held(), time.process_time()
        took = [f"{(most - base) / size:.1f}" for most in stages.all()]
        seconds = time.process_time() - start
        written = ", ".join(f"{megabytes / size:.1f}" for megabytes in stages.written)
        sys.stdout.write("\t".join([str(stages.places), f"{seconds:.0f}", *took, written]))


class Stages:
    """Reading one file and writing what was read in every form."""

    def __init__(self, place: Path, folder: Path) -> None:
        self._place, self._folder = place, folder
        self.places, self.written = 0, list[float]()

    def all(self) -> Iterator[float]:
        """Yield the most memory that each stage held, in MB."""
        from kg.citation import read_citations
        from kg.cli.extract import formatted
        from kg.cli.output import write_pieces
        from kg.document import parse_document
        from kg.resolve import extract
        from kg.text import read_text

        again()
        text = read_text(self._place)
        yield peak()
        document = parse_document(text)
        yield peak()
        self.places = sum(len(citation.mentions) for citation in read_citations(document)[0])
        yield peak()
        found = extract(document)
        yield peak()
        for form in FORMATS:
            out = self._folder / form
            write_pieces(formatted(iter([found]), form, "vi"), out)
            self.written.append(out.stat().st_size / 1e6)
            yield peak()


def again() -> None:
    """Let the most memory that this process held be counted from here on."""
    Path("/proc/self/clear_refs").write_text("5")


def held() -> float:
    """Return the memory that this process holds, in MB."""
    return field("VmRSS")


def peak() -> float:
    """Return the most memory that this process held since this was asked last, in MB."""
    most = field("VmHWM")
    again()
    return most


def field(name: str) -> float:
    """Return what the kernel says of this process, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(name)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--one", shape, size]:
            one(shape, float(size))
        case [size, *shapes]:
            main(float(size), shapes)
        case _:
            main(10, [])
