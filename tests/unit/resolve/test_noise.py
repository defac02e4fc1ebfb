"""Noise does not change the answer: the same recitals, crawled worse, cite the same instruments at the right places.

The examples are derandomised: a red test always shows the same damage.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve import Extraction, extract

ROOT = Path(__file__).resolve().parents[3]
HEAD = """BẢO HIỂM XÃ HỘI VIỆT NAM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 777/QĐ-BHXH
Hà Nội, ngày 15 tháng 12 năm 2023
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch công tác
TỔNG GIÁM ĐỐC BẢO HIỂM XÃ HỘI VIỆT NAM
"""
TAIL = "\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch công tác./.\n"

# Recitals of 1320/QĐ-BHXH, 1712/QĐ-BHXH and 96/QĐ-BHXH.
RECITALS = (
    "Căn cứ vào Chỉ thị số 18/CT-TTg ngày 13/4/2020 của Thủ tướng Chính phủ về xây dựng Kế hoạch phát triển kinh tế;",
    "Căn cứ vào Công văn số 4201/BKHĐT-TH ngày 30/6/2020 của Bộ Kế hoạch và Đầu tư về Đề cương chương trình hành động;",
    "Căn cứ vào Kế hoạch số 3353/KH-BHXH ngày 22 tháng 10 năm 2020 của Bảo hiểm xã hội Việt Nam về phát triển KTXH;",
    "Căn cứ Luật Phòng, chống tham nhũng năm 2018;",
    (
        "Căn cứ Kết luận số 10-KL/TW ngày 26/12/2016 của Bộ Chính trị về việc tiếp tục thực hiện Nghị quyết Trung "
        "ương 3 khóa X về tăng cường sự lãnh đạo của Đảng;"
    ),
    (
        "Căn cứ Hướng dẫn số 25-HD/BCĐTW ngày 01/8/2022 của Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, "
        "tiêu cực về việc tiếp tục đẩy mạnh;"
    ),
    (
        "Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ quy định chi tiết một số điều và biện pháp thi "
        "hành "
        "Luật Phòng, chống tham nhũng;"
    ),
    "Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn;",
    "Căn cứ Nghị quyết số 168/NQ-CP ngày 11/10/2023 của Chính phủ ban hành Chiến lược quốc gia;",
    "Căn cứ Quyết định số 3179/QĐ-BTC ngày 12/9/2025 của Bộ trưởng Bộ Tài chính quy định chức năng, nhiệm vụ;",
    "Căn cứ Quyết định số 84/QĐ-BTC ngày 19/01/2026 của Bộ trưởng Bộ Tài chính ban hành Kế hoạch;",
)
WHOLE = HEAD + "\n".join(RECITALS) + TAIL


def answer(extraction: Extraction) -> list[tuple[object, ...]]:
    """Return what the extraction says that noise must not touch."""
    return [
        (
            c.number,
            unicodedata.normalize("NFC", c.name or ""),
            c.type,
            c.year,
            c.date,
            c.issuers,
            str(c.role),
            len(c.mentions),
        )
        for c in extraction.citations
    ]


def letters(text: str) -> str:
    """Return the letters and figures alone, composed: what no noise of these tests touches."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


CLEAN = extract(WHOLE)
ANSWER = answer(CLEAN)
WORDS = [[letters(mention.text) for mention in citation.mentions] for citation in CLEAN.citations]


def same_answer_at_the_right_places(source: str) -> None:
    found = extract(source)
    assert answer(found) == ANSWER
    for citation, words in zip(found.citations, WORDS, strict=True):
        assert [letters(mention.text) for mention in citation.mentions] == words
        assert [mention.span.of(source) for mention in citation.mentions] == [m.text for m in citation.mentions]


def test_the_clean_recitals_are_read_whole() -> None:
    assert len(ANSWER) == len(RECITALS) + 1  # the plenum resolution stands in a title
    assert [row[6] for row in ANSWER].count("legal_basis") == len(RECITALS)
    assert {row[6] for row in ANSWER} == {"legal_basis", "nested"}
    same_answer_at_the_right_places(WHOLE)


breaks = st.sampled_from([" ", " ", " ", "\n", "\n  ", "  ", " \t", "\u00a0"])


@settings(max_examples=60, derandomize=True)
@given(st.data())
def test_breaks_and_blanks_between_words_do_not_matter(data: st.DataObject) -> None:
    gaps = data.draw(st.lists(breaks, min_size=240, max_size=240))
    recitals = "\n".join(RECITALS)
    places = [match.start() for match in re.finditer(" ", recitals)]
    pieces = list(recitals)
    for place, gap in zip(places, gaps * 2, strict=False):
        pieces[place] = gap
    same_answer_at_the_right_places(HEAD + "".join(pieces) + TAIL)


@pytest.mark.parametrize("dash", ["–", "—", "‑", "−"])
def test_typographic_dashes_stand_for_hyphens(dash: str) -> None:
    same_answer_at_the_right_places(HEAD + "\n".join(RECITALS).replace("-", dash) + TAIL)


@pytest.mark.parametrize("space", ["  ", "\u00a0", " \u00a0", "\t", "\u2009", " \u200b"])
def test_every_blank_is_a_blank(space: str) -> None:
    same_answer_at_the_right_places(HEAD + "\n".join(RECITALS).replace(" ", space) + TAIL)


@pytest.mark.parametrize("invisible", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_invisible_characters_inside_words_are_not_seen(invisible: str) -> None:
    noisy = re.sub(r"(?<=[a-zăâêôơư]{2})(?=[a-z])", invisible, "\n".join(RECITALS))
    assert noisy.count(invisible) > 40
    found = extract(HEAD + noisy + TAIL)
    assert answer(found) == ANSWER


def test_decomposed_letters_give_the_same_answer() -> None:
    source = unicodedata.normalize("NFD", WHOLE)
    found = extract(source)
    assert answer(found) == ANSWER
    for citation in found.citations:
        assert [mention.span.of(source) for mention in citation.mentions] == [m.text for m in citation.mentions]


def test_icelandic_letters_stand_for_vietnamese_ones() -> None:
    found = extract(HEAD + "\n".join(RECITALS).replace("Đ", "Ð").replace("đ", "ð") + TAIL)
    assert answer(found) == ANSWER


@settings(max_examples=25, derandomize=True)
@given(st.permutations(RECITALS[:3] + RECITALS[7:]))
def test_the_order_of_the_recitals_changes_only_the_order_of_the_answer(recitals: list[str]) -> None:
    found = extract(HEAD + "\n".join(recitals) + TAIL)
    numbers = [citation.number for citation in found.citations]
    assert numbers == [number for line in recitals for number in re.findall(r"số (\S+)", line)]


@pytest.mark.parametrize("path", sorted((ROOT / "data/corpus").glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("damage", ["decomposed", "spaced", "dashed", "dos"])
def test_real_documents_answer_alike_under_noise(path: Path, damage: str) -> None:
    source = path.read_text(encoding="utf-8")
    noisy = {
        "decomposed": lambda: unicodedata.normalize("NFD", source),
        "spaced": lambda: source.replace(" ", "  "),
        "dashed": lambda: re.sub(r"(?<=\w)-(?=\w)", "–", source),
        "dos": lambda: source.replace("\n", " \n"),
    }[damage]()
    assert noisy != source
    clean, found = extract(source), extract(noisy)
    assert answer(found) == answer(clean)
    for citation in found.citations:
        assert [mention.span.of(noisy) for mention in citation.mentions] == [m.text for m in citation.mentions]
