"""Writes one text in every format and encoding that room 1 reads, by other hands than the readers'.

The fonts and code pages before Unicode are written letter by letter from tables in another order than the readers'; the
DOCX is python-docx's, the PDF made here object by object.
"""

from __future__ import annotations

import html
import io
import unicodedata
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import docx
import pytest

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng

# The small letters of TCVN 5712:1993 by vowel, tones in the order of _TONES.
_TCVN3_TONES = {
    "a": "\xb5\xb8\xb7\xb6\xb9",
    "ă": "\xbb\xbe\xbd\xbc\xc6",
    "â": "\xc7\xca\xc9\xc8\xcb",
    "e": "\xcc\xd0\xcf\xce\xd1",
    "ê": "\xd2\xd5\xd4\xd3\xd6",
    "i": "\xd7\xdd\xdc\xd8\xde",
    "o": "\xdf\xe3\xe2\xe1\xe4",
    "ô": "\xe5\xe8\xe7\xe6\xe9",
    "ơ": "\xea\xed\xec\xeb\xee",
    "u": "\xef\xf3\xf2\xf1\xf4",
    "ư": "\xf5\xf8\xf7\xf6\xf9",
    "y": "\xfa\xfd\xfc\xfb\xfe",
}
_TCVN3_PLAIN = dict(zip("ăâêôơưđĂÂÊÔƠƯĐ", "\xa8\xa9\xaa\xab\xac\xad\xae\xa1\xa2\xa3\xa4\xa5\xa6\xa7", strict=True))
_VNI_PLAIN = {"ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ"}
_VNI_TONE = dict(zip(_TONES, "øùõûï", strict=True))
_VNI_ROOFED = {
    "ă": dict(zip(_TONES, "èéüúë", strict=True)),
    **{key: dict(zip(_TONES, "àáãåä", strict=True)) for key in "âêô"},
}
_VNI_I = dict(zip(_TONES, "ìíóæò", strict=True))


def _parts(letter: str) -> tuple[str, str]:
    """Return a letter without its tone, and the tone."""
    spread = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in spread if mark in _TONES), "")
    return unicodedata.normalize("NFC", spread.replace(tone, "") if tone else spread), tone


def tcvn3(text: str) -> bytes:
    """Write TCVN3: capitals with a tone become small letters, as the fonts have it."""
    out = []
    for letter in text:
        vowel, tone = _parts(letter)
        if tone and vowel.lower() in _TCVN3_TONES:
            out.append(_TCVN3_TONES[vowel.lower()][_TONES.index(tone)])
        else:
            out.append(_TCVN3_PLAIN.get(letter, letter))
    return _bytes("".join(out))


def vni(text: str) -> bytes:
    """Write VNI for Windows: the vowel, then its mark in the case of the vowel."""
    out = []
    for letter in text:
        vowel, tone = _parts(letter)
        small = vowel.lower()
        if tone and small == "i":
            written = _VNI_I[tone]
        elif tone == "\u0323" and small == "y":
            written = "î"
        elif tone and small in _VNI_ROOFED:
            written = _VNI_PLAIN[small][0] + _VNI_ROOFED[small][tone]
        else:
            written = _VNI_PLAIN.get(small, small) + (_VNI_TONE[tone] if tone else "")
        out.append(letter if small == letter.lower() and small not in _VNI_PLAIN else _cased(written, letter))
    return _bytes("".join(out))


def _cased(written: str, letter: str) -> str:
    return written.upper() if letter.isupper() else written


def windows_1258(text: str) -> bytes:
    """Write windows-1258: tones are characters of their own behind the vowel."""
    return _bytes("".join("".join(_parts(letter)) for letter in text), "cp1258")


def viscii(text: str) -> bytes:
    """Write VISCII (RFC 1456), whose table is in the order of its bytes from 0x80."""
    high = (
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
        "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
    )
    low = {"Ẳ": 0x02, "Ẵ": 0x05, "Ẫ": 0x06, "Ỷ": 0x14, "Ỹ": 0x19, "Ỵ": 0x1E}
    table = {letter: 0x80 + place for place, letter in enumerate(high)} | low
    return bytes(table.get(char, ord(char) if char < "\x80" else ord("?")) for char in text)


def _bytes(text: str, encoding: str = "latin-1") -> bytes:
    spelled = text.translate({ord("–"): "-", ord("—"): "-", ord("“"): '"', ord("”"): '"', ord("…"): "..."})
    return spelled.encode(encoding, "replace")


def misread(text: str, times: int = 1) -> bytes:
    """Write UTF-8, read it as Western and write that as UTF-8, `times` over."""
    for _ in range(times):
        text = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    return text.encode()


def page(text: str, encoding: str = "utf-8") -> bytes:
    """Write a web page as portals have them: nested tables, furniture, one paragraph a line, entities."""
    rows = "\n".join(
        f"<p style='text-align:justify'><span lang=VI>{html.escape(line)}&nbsp;</span></p>" for line in text.split("\n")
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">
<title>Văn bản số 1/1999/QĐ-TTg</title><style>p {{ margin: 0 }} /* Luật số 1/1999/QH10 */</style>
<script>var so = "Nghị định số 2/1999/NĐ-CP";</script></head>
<body><div style="display: none">Thông tư số 3/1999/TT-BTC</div>
<table><tr><td><table><tr><td>{rows}</td></tr></table></td></tr></table>
<noscript>Quyết định số 4/1999/QĐ-BTC</noscript></body></html>""".encode(encoding, "xmlcharrefreplace")


def word(text: str) -> bytes:
    """Write a DOCX with python-docx, one paragraph a line."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(text: str, lines_a_page: int = 40) -> bytes:
    """Write a PDF with a text layer: glyph codes and a table that says what each means (ToUnicode)."""
    lines = text.split("\n")
    codes = {char: code for code, char in enumerate(sorted({*text, " "} - {"\n"}), 1)}
    maps = [f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    blocks = [maps[at : at + 100] for at in range(0, len(maps), 100)]
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        + "\nendcmap CMapName currentdict /CMap defineresource pop end end"
    )
    sheets = [lines[at : at + lines_a_page] for at in range(0, len(lines), lines_a_page)]
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(sheets)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(sheets)} /Kids [{kids}] >>".encode(),
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [4 0 R]"
            b" /ToUnicode 5 0 R >>"
        ),
        (
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /DW 500 /CIDToGIDMap /Identity"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            b" /FontDescriptor << /Type /FontDescriptor /FontName /Arial /Flags 4 /ItalicAngle 0 /Ascent 900"
            b" /Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 900] >> >>"
        ),
        _stream(unicode_map.encode()),
    ]
    for number, sheet in enumerate(sheets):
        glyphs = ["".join(f"{codes[char]:04X}" for char in line + " ") for line in sheet]
        shown = [f"1 0 0 1 {40 + row % 7 * 40} {800 - 18 * row} Tm <{line}> Tj" for row, line in enumerate(glyphs)]
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 4000 842] /Contents {7 + 2 * number} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        objects.append(_stream(("BT /F 12 Tf\n" + "\n".join(shown) + "\nET").encode()))
    return _file(objects)


@pytest.fixture
def scanned_pdf() -> bytes:
    """Return a PDF whose only page is a picture."""
    picture = zlib.compress(b"\xff" * 100)
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                b" /Resources << /XObject << /I 5 0 R >> >> >>"
            ),
            _stream(b"595 0 0 842 0 0 cm /I Do"),
            b"<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8"
            b" /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(picture), picture),
        ]
    )


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed)


def _file(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        table,
    )


WRITERS: Mapping[str, Callable[[str], bytes]] = MappingProxyType(
    {
        "utf-8": str.encode,
        "utf-8-sig": lambda text: text.encode("utf-8-sig"),
        "utf-16": lambda text: text.encode("utf-16"),
        "utf-16-le without mark": lambda text: text.encode("utf-16-le"),
        "utf-16-be without mark": lambda text: text.encode("utf-16-be"),
        "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
        "windows-1258": windows_1258,
        "TCVN3": tcvn3,
        "VNI": vni,
        "VISCII": viscii,
        "misread": misread,
        "misread twice": partial(misread, times=2),
        "page": page,
        "page in TCVN3": lambda text: page(tcvn3(text).decode("latin-1"), "latin-1"),
        "page in windows-1258": lambda text: page(windows_1258(text).decode("cp1252", "replace"), "cp1252"),
        "DOCX": word,
        "DOCX in VNI": lambda text: word(vni(text).decode("latin-1")),
        "PDF": pdf,
        "PDF in TCVN3": lambda text: pdf(tcvn3(text).decode("latin-1")),
    }
)


@pytest.fixture(scope="session", params=sorted(WRITERS))
def writer(request: pytest.FixtureRequest) -> tuple[str, Callable[[str], bytes]]:
    """Return the name of a format or encoding and what writes a text in it."""
    return request.param, WRITERS[request.param]


@pytest.fixture(scope="session")
def writers() -> Mapping[str, Callable[[str], bytes]]:
    """Return what writes a text in each format and encoding."""
    return WRITERS
