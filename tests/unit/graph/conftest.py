"""Extractions made by hand, so that the graph is tested on exactly what a test says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.citation import Citation, Mention, Relation, RelationKind, Resolution, Role, Status
from kg.document import Document, Evidence, Part, Section
from kg.errors import UnreadableInputError
from kg.resolve import Extraction, document_iri, instrument_iri
from kg.text import Span, mend

_CITED = re.compile(
    r"Căn cứ (?P<words>(?P<type>Nghị định|Quyết định) số (?P<number>\S+)) ngày (?P<date>[\d-]+)(?P<title>.*)"
)
_AMENDS = re.compile(r"(?P<new>\d+/\S+) sửa đổi (?P<old>\d+/\S+)")


def read_by_hand(path: Path) -> Extraction:
    """Read a test text: its number on the first line, its date on the second, then one Căn cứ a line."""
    source = path.read_text(encoding="utf-8")
    if not source.strip():
        raise UnreadableInputError("tệp trống")
    lines = source.split("\n")
    number, date = lines[0], lines[1]
    text = mend(source)
    citations, relations = [], []
    for order, found in enumerate(_CITED.finditer(source), 1):
        start, end = found.span("words")
        line = source.count("\n", 0, start) + 1
        mention = Mention(text, start, end, line, "full", Section(Part.RECITALS, 0, len(text.flow)), "Căn cứ")
        iri = instrument_iri(found["type"], found["number"], found["date"]) or ""
        citations.append(
            Citation(
                f"c{order}",
                found["number"],
                None,
                found["type"],
                int(found["date"][:4]),
                found["date"],
                (),
                Role.LEGAL_BASIS,
                (mention,),
                title=found["title"].strip(" ;") or None,
                resolution=Resolution(iri, Status.RESOLVED, 0.99, "ngày nêu trong văn bản"),
            )
        )
    ids = {citation.number: citation.id for citation in citations}
    for found in _AMENDS.finditer(source):
        span = Span(found.start(), found.end())
        relations.append(
            Relation(ids[found["new"]], RelationKind.AMENDS, ids[found["old"]], None, span, found[0], "sửa đổi")
        )
    document = Document(
        text,
        number=number,
        type="Quyết định",
        title="Về một việc",
        issuers=("Bảo hiểm xã hội Việt Nam",),
        parent_body="Bộ Tài chính" if "BỘ TÀI CHÍNH" in source else None,
        date=date,
        evidence=tuple(
            Evidence("parent_body", Span(found.start(), found.end()), "letterhead")
            for found in re.finditer("BỘ TÀI CHÍNH", source)
        ),
    )
    return Extraction(
        str(path),
        document_iri("Quyết định", number, date, document.issuers, "x"),
        document,
        tuple(citations),
        tuple(relations),
    )


@pytest.fixture
def extractor() -> Callable[[Path], Extraction]:
    return read_by_hand


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Make a folder of three decisions, one empty file and a picture."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "1712/QĐ-BHXH\n2023-11-29\nCăn cứ Nghị định số 89/2020/NĐ-CP ngày 2020-08-04 quy định chức năng, nhiệm vụ, "
        "quyền hạn và cơ cấu tổ chức của Bảo hiểm xã hội Việt Nam;\n",
        encoding="utf-8",
    )
    (folder / "b.txt").write_text(
        "96/QĐ-BHXH\n2026-01-30\nBỘ TÀI CHÍNH\nCăn cứ Quyết định số 3179/QĐ-BTC ngày 2025-09-12 quy định chức năng, "
        "nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bảo hiểm xã hội Việt Nam thuộc Bộ Tài chính;\n",
        encoding="utf-8",
    )
    (folder / "c.txt").write_text(
        "15/QĐ-BHXH\n2024-02-01\nCăn cứ Nghị định số 10/2016/NĐ-CP ngày 2016-02-01;\nCăn cứ Nghị định số 47/2019/NĐ-CP "
        "ngày 2019-06-05;\n47/2019/NĐ-CP sửa đổi 10/2016/NĐ-CP\n",
        encoding="utf-8",
    )
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder
