"""No text breaks the reader, and none keeps it busy: damaged documents, endless lines, endless figures.

Time is not measured: an input that took quadratic time would make this file run for minutes instead of seconds.
The examples are derandomised, so that a red test always shows the same text.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve import Extraction, as_record, extract

ROOT = Path(__file__).resolve().parents[3]
CORPUS = sorted((ROOT / "data/corpus").glob("*.txt"))
SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in CORPUS}


def sound(source: str) -> Extraction:
    """Extract and check what holds for any text whatever."""
    found = extract(source) if "\n" in source else extract(source + "\n")
    source = found.document.text.source
    ids = {citation.id for citation in found.citations}
    assert len(ids) == len(found.citations)
    for citation in found.citations:
        assert citation.mentions
        assert citation.number or citation.name
        assert citation.resolution is not None
        assert 0 < citation.resolution.confidence <= 1
        assert citation.resolution.iri.isascii()
        assert " " not in citation.resolution.iri
        for mention in citation.mentions:
            assert mention.text
            assert mention.span.of(source) == mention.text
            assert mention.line == source.count("\n", 0, mention.span.start) + 1
    for relation in found.relations:
        assert {relation.subject, relation.object} <= ids | {"this"}
        assert relation.subject != relation.object
        assert relation.span.of(source) == relation.text != ""
    for proposal in found.proposals:
        assert proposal.span.of(source) == proposal.text
    return found


WORDS = (
    "Căn cứ",
    "Căn cứ vào",
    "Theo đề nghị của",
    "Nghị định số",
    "Nghị\nquyết số",
    "Luật Đất đai",
    "Bộ luật Hình sự",
    "168/NQ-CP",
    "89/2020/NĐ-CP",
    "21-NQ/TW",
    "ngày 11/10/2023",
    "ngày 31/02/2023",
    "của Chính phủ",
    "của Bộ trưởng Bộ Tài chính",
    "sửa đổi, bổ sung",
    "được sửa đổi, bổ sung bởi",
    "thay thế",
    "này",
    "Quyết định",
    "QUYẾT ĐỊNH:",
    "Điều 1.",
    "khoản 2",
    "./.",
    "TỔNG GIÁM ĐỐC\n",
    "Nguyễn Thế Mạnh",
    "Nơi nhận:\n",
    "PHỤ LỤC I\n",
    "(Ban hành kèm theo Quyết định số 1/QĐ-BTC)",
    "Số: 1712/QĐ-BHXH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    "hàng năm",
    "Đề án 06",
    "Nghị quyết Trung ương 4 (khóa XII, XIII)",
    "ISO 9001:2015",
    "có hiệu lực",
    "hết hiệu lực",
    "| Số hiệu |",
    ";",
    ".\n",
    ",",
    "\n",
    "và",
    "(",
    ")",
    "s\nố\n",
)


@settings(max_examples=250, derandomize=True)
@given(st.text(max_size=300))
def test_any_text_is_read(source: str) -> None:
    sound(source)


@settings(max_examples=250, derandomize=True)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=40), st.sampled_from([" ", "\n", "", "  "]))
def test_the_words_of_documents_in_any_order_are_read(words: list[str], gap: str) -> None:
    sound(gap.join(words))


def mutated(source: str, seed: int) -> str:
    """Return the text with stretches lost, doubled, swapped and changed, and often cut off."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(source))
        end = min(len(source), start + chance.choice([1, 2, 20, 400]))
        other = chance.randrange(len(source))
        source = chance.choice(
            [
                source[:start] + source[end:],
                source[:end] + source[start:],
                source[:start] + source[other : other + 80] + source[end:],
                source[:start] + chance.choice("\n/-.,;(|1Đ\u0301\u00ad ") + source[start:],
                source[:start] + source[start:end].swapcase() + source[end:],
            ]
        )
    return source[: chance.randrange(len(source))] if chance.random() < 0.3 else source


@pytest.mark.parametrize("name", list(SOURCES))
@pytest.mark.parametrize("seed", range(12))
def test_damaged_documents_are_read(name: str, seed: int) -> None:
    sound(mutated(SOURCES[name], seed))


@pytest.mark.parametrize("name", list(SOURCES))
def test_every_beginning_of_a_document_is_read(name: str) -> None:
    source = SOURCES[name]
    for end in range(0, 3000, 149):
        sound(source[:end])


def test_one_text_has_one_answer() -> None:
    for name, source in SOURCES.items():
        first = as_record(extract(source))
        assert as_record(extract(source)) == first, name
        assert first == as_record(extract(source)), name


@pytest.mark.parametrize(
    "source",
    [
        "Căn cứ " * 28_600,
        "Căn cứ\n" * 28_600,
        "Căn cứ Luật " * 16_000,
        "1" * 20_000 + "/2020/NĐ-CP",
        "Nghị định số " + "1" * 20_000,
        "1/" * 50_000,
        "12/A" + "-A" * 50_000,
        "1.1/" * 25_000,
        "(" * 100_000,
        "-" * 200_000,
        " " * 1_000_000 + "x",
        "\n" * 1_000_000 + "x",
        "a\u0301" * 100_000,
        "a" + "\u0301" * 50_000,
        "t\nh\nự\nc\n" * 20_000,
        "|" * 200_000,
        "sửa đổi, bổ sung " * 10_000,
        "KT. GIÁM ĐỐC\n" * 10_000,
        "PHỤ LỤC\n" * 10_000,
        "Nguyễn " * 30_000,
        "ngày 1 tháng 1 " * 15_000,
        "Điều 1 khoản 2 điểm a " * 10_000,
    ],
    ids=lambda source: f"{source[:12]!r}…{len(source)}",
)
def test_endless_repetition_cites_next_to_nothing_and_comes_to_an_end(source: str) -> None:
    assert len(sound(source).citations) <= 1


def test_a_document_on_one_endless_line_is_read() -> None:
    line = " ".join(SOURCES["1712-QD-BHXH-2023"].split())
    source = line * (1_000_000 // len(line) + 1)
    assert len(source) > 1_000_000
    once, many = extract(line), extract(source)
    assert {citation.number for citation in once.citations} <= {citation.number for citation in many.citations}


def test_a_number_after_endless_figures_is_still_found() -> None:
    found = sound("1" * 20_000 + "\nCăn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ;\n")
    assert [citation.number for citation in found.citations] == ["89/2020/NĐ-CP"]


EVERY_KIND = (
    "BỘ TÀI CHÍNH\nSố: 8/2022/TT-BTC\nHà Nội, ngày 22 tháng 8 năm 2022\nTHÔNG TƯ\nVề thuế\n"
    "Căn cứ Luật Đất đai năm 2024, Bộ luật Dân sự số 91/2015/QH13; Hiệp định Thương mại Tự do Việt Nam - Hàn Quốc;\n"
    "Căn cứ Công ước của Liên hợp quốc về Luật biển; Nghị quyết Trung ương 4 khóa XII, XIII; TCVN ISO 9001:2015;\n"
    "Điều 1. Bãi bỏ các văn bản sau:\na) Khoản 2 Điều 5 Thông tư liên tịch số 1/2010/TTLT-BTC-BCA của Bộ Tài chính;\n"
    "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII được sửa đổi bởi Đề án 06.\nKT. BỘ TRƯỞNG\nCao Anh Tuấn"
)


def test_a_text_cut_off_at_any_letter_is_read() -> None:
    for end in range(1, len(EVERY_KIND)):
        sound(EVERY_KIND[:end])
