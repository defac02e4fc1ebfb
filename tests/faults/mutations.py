"""Files as nobody should have to read them, made by chance from real ones; `tests.faults.mutants` reads them."""

from __future__ import annotations

import gzip
import io
import json
import random
import tarfile
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.unit.text.conftest import WRITERS

ROOT = Path(__file__).resolve().parents[2]
_SUFFIXES = {"DOCX": ".docx", "DOCX in VNI": ".docx", "PDF": ".pdf", "PDF in TCVN3": ".pdf"}
_PDF_SHARE = 0.03  # a PDF is read by a process of its own, which takes longer than all else


@cache
def seeds() -> list[tuple[str, bytes]]:
    """Return the documents, cut to some pages, in every format and encoding: suffix and bytes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "corpus").glob("*.txt"))]
    pieces = [text[:2500] for text in texts] + [text[-2000:] for text in texts]
    found = []
    for name, write in WRITERS.items():
        suffix = _SUFFIXES.get(name, ".html" if name.startswith("page") else ".txt")
        found += [(suffix, write(piece)) for piece in pieces]
    return found


# --- what may be done to the bytes of any file


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def headless(data: bytes, chance: random.Random) -> bytes:
    return data[chance.randrange(len(data) + 1) :]


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def with_hole(data: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(data) + 1), chance.choice((1, 3, 100, 1000))
    return data[:at] + data[at + length :]


def with_junk(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    junk = chance.choice((b"\0", b"\xff\xfe", b"\r", b"\x1b[2J", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"<", b"]]>"))
    return data[:at] + junk * chance.choice((1, 10, 1000)) + data[at:]


def repeated(data: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(data) + 1), chance.choice((1, 20, 200))
    return data[:at] + data[at : at + length] * chance.choice((2, 9, 50, 50, 1000)) + data[at:]


def spliced(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(seeds())[1]
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other)) :]


def recoded(data: bytes, chance: random.Random) -> bytes:
    """Read in one encoding and written in another, as bad converters do."""
    codes = ("utf-8", "cp1252", "cp1258", "utf-16", "utf-16-be", "utf-32", "utf-7", "gb18030", "shift_jis", "cp037")
    text = data.decode(chance.choice(codes), "replace")
    code = chance.choice(codes)
    lone = code.startswith("utf-") and chance.random() < 0.2
    return text.encode(code, "surrogatepass" if lone else "replace")


def untouched(data: bytes, chance: random.Random) -> bytes:
    return data


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut, headless, flipped, with_hole, with_junk, repeated, spliced, recoded, untouched,
)  # fmt: skip


def mutant(chance: random.Random) -> tuple[str, bytes]:
    """Return the suffix and bytes of a document after one to three mutations."""
    suffix, data = chance.choice(seeds())
    while suffix == ".pdf" and chance.random() > _PDF_SHARE * 9:
        suffix, data = chance.choice(seeds())
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(data, chance)
    if suffix != ".pdf" and chance.random() < 0.1:  # a name that says another format
        suffix = chance.choice((".txt", ".html", ".docx", ".md", ".doc", ".rtf", ".odt", ".HTM"))
    return suffix, data


# --- files made hostile on purpose


def junk(chance: random.Random) -> tuple[str, bytes]:
    head = chance.choice(
        (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xef\xbb\xbf", b"{\\rtf1")
    )
    return chance.choice((".txt", ".html", ".docx")), head + chance.randbytes(chance.choice((0, 1, 30, 5000, 200_000)))


def giant_line(chance: random.Random) -> tuple[str, bytes]:
    unit = chance.choice(
        ("9", "/", "1/", "-", "Căn cứ ", "Đ", "điều ", "khoản 1 ", "(", "“", "số 1/2000/NĐ-CP, ", "Luật ", "A",
         "0123456789/", "sửa đổi, bổ sung ", " ", "\u0301", "\u200b", "và ", "; ", ".", "QĐ-", "ngày 01/01/2001 của ")
    )  # fmt: skip
    return ".txt", (unit * (chance.choice((1000, 30_000, 300_000)) // len(unit) + 1)).encode()


def hostile_page(chance: random.Random) -> tuple[str, bytes]:
    deep = chance.choice((100, 5000, 50_000))
    tag = chance.choice(("div", "table><tr><td", "p", "b", "a href='x'", "ul><li", "font", "svg", "math", "template"))
    body = chance.choice(
        (
            f"<{tag}>" * deep + "Căn cứ Luật số 1/2000/QH10",
            "</div>" * deep + "Căn cứ",
            "<!--" * deep + "Căn cứ",
            "<![CDATA[" * deep,
            "&" * deep + "#x110FFFFF;&#0;&#xD800;&nosuch;" * 100,
            "<p " + "a='b' " * deep + ">Căn cứ",
            f"<p a='{'x' * deep}'>Căn cứ</p>",
            "<table><tr>" + "<td rowspan=999999999 colspan=999999999>x" * 50,
            "<script>" * deep + "</script>",
            "<style>" + "x" * deep,
            "<frameset><frame src='file:///etc/passwd'></frameset><iframe src='http://127.0.0.1:9/'>Căn cứ",
            "<base href='javascript:'><a href='data:text/html,x'>Căn cứ Luật</a>" * (deep // 100),
        )
    )
    return ".html", f"<html><head><meta charset={chance.choice(('utf-8', 'x-none', 'utf-7'))}></head>{body}".encode()


def hostile_word(chance: random.Random) -> tuple[str, bytes]:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    deep = chance.choice((100, 3000, 20_000))
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    words = "<w:r><w:t>Căn cứ</w:t></w:r>"
    numbered = f"<w:numPr><w:ilvl w:val='{-deep}'/><w:numId w:val='{deep}'/></w:numPr>"
    document = chance.choice(
        (
            f'<!DOCTYPE d [<!ENTITY a0 "lol">{bomb}]><w:document {space}><w:body><w:p><w:r><w:t>&a8;</w:t></w:r></w:p>',
            f"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document {space}><w:body><w:p><w:r><w:t>&x;",
            f"<w:document {space}><w:body>" + "<w:tbl><w:tr><w:tc>" * deep,
            f"<w:document {space}><w:body>" + "<w:p>" * deep + "</w:p>" * deep + "</w:body></w:document>",
            f"<w:document {space}><w:body><w:p><w:pPr>{numbered}</w:pPr>{words}</w:p></w:body></w:document>",
            f"<w:document {space}><w:body><w:p><w:r><w:footnoteReference w:id='x'/></w:r>{words}</w:p></w:body>",
            "<w:document/>",
            "",
        )
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("word/document.xml", document)
        if chance.random() < 0.4:
            pack.writestr("word/numbering.xml", document.replace("document", "numbering"))
        if chance.random() < 0.3:
            pack.writestr("word/footnotes.xml", chance.randbytes(500))
        if chance.random() < 0.1:
            pack.writestr("word/header1.xml", b" " * 30_000_000)
    data = stream.getvalue()
    return ".docx", chance.choice(MUTATIONS)(data, chance) if chance.random() < 0.3 else data


_NAMES = (
    "../../etc/passwd", "/etc/passwd", "C:\\Windows\\x.txt", "..\\x.txt", "a/../../b.txt", "a\0b.txt", "./a.txt",
    "a//b.txt", "x\ny.txt", "\u202etxt.exe", "a" * 300 + ".txt", "/".join("d" * 60) + ".txt", "con.txt", "a.txt/", "",
    ".", "..", "~/x.txt", "A.TXT", "a.txt", "Quyết định.txt", "Quye\u0302\u0301t \u0111i\u0323nh.txt", "-rf.txt",
    "$(x).txt", "a b.txt",
)  # fmt: skip


def _member(chance: random.Random) -> tuple[str, bytes]:
    suffix, data = chance.choice(seeds()) if chance.random() < 0.5 else mutant(chance)
    if suffix == ".pdf":
        suffix, data = ".txt", b"C\xc4\x83n c\xe1\xbb\xa9"
    name = chance.choice(_NAMES) if chance.random() < 0.5 else f"t{chance.randrange(5)}/{chance.randrange(9)}{suffix}"
    return name, data


def hostile_zip(chance: random.Random) -> tuple[str, bytes]:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        warnings.simplefilter("ignore")  # two of one name: that is meant
        for _ in range(chance.randrange(4)):
            name, data = _member(chance)
            pack.writestr(zipfile.ZipInfo(name or "x"), data, zipfile.ZIP_DEFLATED)
        if chance.random() < 0.1:
            pack.writestr("bomb.txt", b"0" * 250_000_000 if chance.random() < 0.05 else b"0" * 5_000_000)
        if chance.random() < 0.1:
            pack.writestr("inner.zip", stream.getvalue())
    data = stream.getvalue()
    if chance.random() < 0.4 and len(data) > 30:  # a size or a place that lies
        lying = bytearray(data)
        at = data.find(chance.choice((b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")))
        for _ in range(3):
            place = at + chance.randrange(4, 46)
            if place < len(lying):
                lying[place] = chance.choice((0, 1, 9, 0x7F, 0xFF))
        data = bytes(lying)
    return ".zip", data if chance.random() < 0.7 else chance.choice(MUTATIONS)(data, chance)


def hostile_tar(chance: random.Random) -> tuple[str, bytes]:
    stream = io.BytesIO()
    suffix, mode = chance.choice(
        ((".tar", "w"), (".tar.gz", "w:gz"), (".tgz", "w:gz"), (".tar.xz", "w:xz"), (".tar.bz2", "w:bz2"))
    )
    with tarfile.open(fileobj=stream, mode=mode) as pack:  # type: ignore[call-overload] # the modes are of one kind
        for _ in range(chance.randrange(4)):
            name, data = _member(chance)
            member = tarfile.TarInfo(name.replace("\0", "") or "x")
            kind = chance.choice(
                (tarfile.REGTYPE,) * 6 + (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
            )
            member.type, member.linkname, member.mode = kind, "/etc/passwd", 0o7777
            member.size = len(data) if kind == tarfile.REGTYPE else 0
            pack.addfile(member, io.BytesIO(data))
    data = stream.getvalue()
    return suffix, data if chance.random() < 0.6 else chance.choice(MUTATIONS)(data, chance)


def hostile_lines(chance: random.Random) -> tuple[str, bytes]:
    lines = []
    for _ in range(chance.randrange(6)):
        name, data = _member(chance)
        lines.append(
            chance.choice(
                (
                    json.dumps({"id": name, "text": data.decode("utf-8", "replace")}),
                    json.dumps({"path": name, "html": data.decode("utf-8", "replace"), "text": None}),
                    json.dumps({"id": chance.randrange(3), "content": "Căn cứ Luật số 1/2000/QH10"}),
                    json.dumps({"id": [name], "text": {"a": 1}}),
                    json.dumps([1, 2]),
                    "[" * 100_000,
                    '{"a":' * 5000,
                    '{"id": "x", "text": "\\ud800"}',
                    "NaN",
                    "{",
                    '"',
                    "",
                    '{"id": 1e999, "text": "x"}',
                    '{"text": "x"}',
                )
            )
        )
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    if chance.random() < 0.3:
        data = chance.choice(MUTATIONS)(data, chance)
    return (".jsonl.gz", gzip.compress(data)) if chance.random() < 0.3 else (".jsonl", data)


def hostile_table(chance: random.Random) -> tuple[str, bytes]:
    import pyarrow as pa
    from pyarrow import parquet

    rows = [{"id": name, "text": data.decode("utf-8", "replace")} for name, data in (_member(chance) for _ in range(3))]
    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), stream)
    return ".parquet", chance.choice(MUTATIONS)(stream.getvalue(), chance)


HOSTILE: tuple[Callable[[random.Random], tuple[str, bytes]], ...] = (
    junk, giant_line, hostile_page, hostile_word, hostile_zip, hostile_tar, hostile_lines, hostile_table,
)  # fmt: skip


def make(number: int, seed: int) -> tuple[str, bytes]:
    """Return name and bytes of a file; the same numbers always give the same."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 — files, not secrets
    kind = chance.choice(HOSTILE) if chance.random() < 0.2 else mutant
    suffix, data = kind(chance)
    return f"{number:06d}-{kind.__name__}{suffix}", data
