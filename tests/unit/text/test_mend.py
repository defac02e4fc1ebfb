"""What crawling did to a text is undone, and every stretch of the flow knows where it stood in the source."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text import mend
from kg.text.syllable import is_syllable

# 2165/CT-BHXH, lines 374-389 (traps.md 3): the letters of single words stand on lines of their own.
GLYPHS = """phải bảo đảm việc phòng, ngừa dịch bệnh COVID-19 v
à
thực
hiện nghiêm túc có hiệu quả Nghị quyết s
ố
68/NQ-CP ngày 01/7/2021
của Chính phủ và Quyết
đị
nh số 23/2021/QĐ-TTg ngày
07/7/2021 của Thủ tướng Chính phủ về một số ch
í
nh sách và
thực hiện một số chính sách hỗ trợ người lao động v
à
người
sử dụng lao động"""


@pytest.mark.parametrize(
    ("source", "flow"),
    [
        ("Bộ  Tài \t chính", "Bộ Tài chính"),
        ("ngày 29\n  tháng 11 năm 2023", "ngày 29\ntháng 11 năm 2023"),
        ("Điều 1\n\n\n  Điều 2", "Điều 1\nĐiều 2"),
        ("Nghị\u00a0định", "Nghị định"),
        ("Nghị\u2009\u00a0định", "Nghị định"),
        ("Nghị\u00ad định", "Nghị định"),
        ("phòng chống th\u00adam nhũng", "phòng chống tham nhũng"),
        ("\ufeffCăn\u200b cứ", "Căn cứ"),
        (unicodedata.normalize("NFD", "Thủ tướng Chính phủ"), "Thủ tướng Chính phủ"),
        ("125/2002/NÐ-CP, blðtbxh", "125/2002/NĐ-CP, blđtbxh"),
        ("а.2) Căn cứ Điều 5", "a.2) Căn cứ Điều 5"),
        ("12/2002/NĐ-СР và 05/ТТ-ВТС", "12/2002/NĐ-CP và 05/TT-BTC"),
        ("Сăn cứ, ngàу, Quу định, Ηà Nội", "Căn cứ, ngày, Quy định, Hà Nội"),
        ("\uf0b7 Căn cứ\uf0a7Luật", " Căn cứ Luật"),
        ("kinh\u2028tế\u2029xã\x85hội", "kinh\ntế\nxã\nhội"),
        ("Nghị\u2060 \u200eđịnh\u202c \ufe0fsố", "Nghị định số"),
        ("số\u1680\u205f9", "số 9"),
        ("| Số hiệu | 96/QĐ-BHXH |", "\nSố hiệu\n96/QĐ-BHXH\n"),
        ("|\nKT. GIÁM ĐỐC |\n", "\nKT. GIÁM ĐỐC\n"),
        ("**Căn cứ** Luật", "Căn cứ Luật"),
        ("Căn_cứ Nghị_định số 60/2003/NĐ-CP của Chính_phủ", "Căn cứ Nghị định số 60/2003/NĐ-CP của Chính phủ"),
        ("**TM. CHÍNH PHỦ\\\n   THỦ TƯỚNG\\\n1\\. Luật", "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\n1. Luật"),
        ("## QUYẾT ĐỊNH\n### **Điều 1.** Phạm vi", "QUYẾT ĐỊNH\nĐiều 1. Phạm vi"),
        ("BỘ TÀI CHÍNH<br/>Số:&nbsp;12<p align='center'><b>LUẬT</b></p>", "BỘ TÀI CHÍNH\nSố: 12\nLUẬT\n"),
        ("năm 202\n1", "năm 2021"),
        ("năm 20\n21", "năm 2021"),
        ("năm 2\n021", "năm 2021"),
        ("129/2008/TT-\nBTC", "129/2008/TT-BTC"),
        ("168/\nNQ-CP", "168/NQ-CP"),
        ("số 89\n/2020/NĐ-CP", "số 89/2020/NĐ-CP"),
        ("Th\nủ\ntư\nớ\nng Chính phủ", "Thủ\ntướng Chính phủ"),
    ],
)
def test_damage_is_undone(source: str, flow: str) -> None:
    assert mend(source).flow == flow


@pytest.mark.parametrize(
    "source",
    [
        "Căn cứ Nghị định số 89/2020/NĐ-CP\nngày 04/8/2020 của Chính phủ;",
        "Độc lập - Tự do - Hạnh phúc",
        "Phòng, chống tham nhũng\n- Lưu: VT, PC.",
        "hòa bình và hoà bình",
        "từ năm 2021\n2. Mục tiêu",
        "a\nb",
        "Москва и мир, СССР, от 2020",
        "α, β, γ; Ἀθῆναι",
        "NĐ‐CP, NĐ–CP, 12−CP",
        "ngày\n21\ntháng\n7\nnăm\n2021",
        "Chương I\nĐiều 1\nKhoản 2",
        "diện tích <50 m2, <b, số <dự thảo> và #1",
        "Quyết định của Chính phủvề việc",  # one slip is no page without blanks
        "",
    ],
)
def test_what_is_sound_is_left_alone(source: str) -> None:
    assert mend(source).flow == source


def test_letters_on_lines_of_their_own_become_words_again() -> None:
    flow = " ".join(mend(GLYPHS).flow.split())
    assert flow == (
        "phải bảo đảm việc phòng, ngừa dịch bệnh COVID-19 và thực hiện nghiêm túc có hiệu quả Nghị quyết số "
        "68/NQ-CP ngày 01/7/2021 của Chính phủ và Quyết định số 23/2021/QĐ-TTg ngày 07/7/2021 của Thủ tướng "
        "Chính phủ về một số chính sách và thực hiện một số chính sách hỗ trợ người lao động và người sử dụng lao động"
    )


def test_mending_a_whole_document_with_split_words_leaves_only_syllables(root: Path) -> None:
    source = (root / "data/corpus/2165-CT-BHXH-2021.txt").read_text(encoding="utf-8")
    whole = mend(source)
    split = sum(1 for line in source.split("\n") if 0 < len(line) <= 2 and line.isalpha())
    left = [line for line in whole.flow.split("\n") if 0 < len(line) <= 2 and line.isalpha() and not is_syllable(line)]
    assert split > 100
    assert len(left) <= split // 50, left


@pytest.mark.parametrize(
    ("source", "word", "behind"),
    [
        ("Th\nủ\ntư\nớ\nng  Chính\n  phủ", "tướng", "tư\nớ\nng"),
        ("Nghị quyết  số\n   168/\nNQ-CP", "168/NQ-CP", "168/\nNQ-CP"),
        ("Hà Nội, năm 202\n1, tháng 4", "2021", "202\n1"),
        ("| Số hiệu | 96/QĐ-BHXH |", "96/QĐ-BHXH", "96/QĐ-BHXH"),
        ("Bộ\u00a0\u00a0Tài \u00ad chính", "Tài chính", "Tài \u00ad chính"),
        ("blÐtbxh–btc", "Đtbxh", "Ðtbxh"),
        ("hợpđồng, quyđịnhhợp đốivới, Thủtướng, Chính phủvề việc", "phủ", "phủ"),
        ("hợpđồng, quyđịnhhợp đốivới, Thủtướng, Chính phủvề việc", "Thủ tướng", "Thủtướng"),
    ],
)
def test_a_stretch_of_the_flow_finds_its_source(source: str, word: str, behind: str) -> None:
    text = mend(source)
    at = text.flow.index(word)
    assert text.span(at, at + len(word)).of(text.source) == behind


def test_lines_are_those_of_the_source() -> None:
    text = mend("Số:\n\n\n  1320/QĐ-BHXH\n|\nHà Nội")
    assert text.line(text.span(text.flow.index("1320"), text.flow.index("1320") + 4).start) == 4
    assert text.line(text.source.index("Hà")) == 6
    assert text.line(0) == 1


ALPHABET = (
    "aăâđeêioôơuưyủớạNQĐCPTcnghst0123459 \n\t|*_-–/.;:,()\u00a0\u00ad\u200b\u0301\u0323\u0302\u0309аСÐð\ufeff😀"
    "\u2028\u202a\u3000\uf0b7\x85мΑ"
)
ANY = st.text(max_size=200) | st.text(st.sampled_from(ALPHABET), max_size=200)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@settings(max_examples=300, derandomize=True)
@given(ANY)
def test_mending_never_fails_and_keeps_the_forms_in_step(source: str) -> None:
    text = mend(source)
    assert text.source == source
    assert len(text.folded) == len(text.flow)
    assert mend(source) == text


@settings(max_examples=300, derandomize=True)
@given(ANY)
def test_offsets_of_the_source_grow_with_those_of_the_flow(source: str) -> None:
    text = mend(source)
    offsets = [text.source_offset(i) for i in range(len(text.flow))]
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(source) for offset in offsets)


# Without combining marks: what composes with its neighbours has no letters of its own to compare.
PLAIN = st.text(st.sampled_from([char for char in ALPHABET if not unicodedata.combining(char)]), max_size=200)


TWINS = str.maketrans("аСΑÐð", "aCAĐđ")


@settings(max_examples=200, derandomize=True)
@given(PLAIN)
def test_no_letter_is_lost_or_made_up(source: str) -> None:
    assert letters(mend(source).flow).translate(TWINS) == letters(source).translate(TWINS)


@settings(max_examples=300, derandomize=True)
@given(PLAIN, st.data())
def test_any_stretch_of_the_flow_stands_on_the_same_letters_of_the_source(source: str, data: st.DataObject) -> None:
    text = mend(source)
    if not text.flow:
        return
    start = data.draw(st.integers(0, len(text.flow) - 1))
    end = data.draw(st.integers(start + 1, len(text.flow)))
    span = text.span(start, end)
    assert 0 <= span.start < span.end <= len(source)
    assert letters(mend(span.of(source)).flow).translate(TWINS) == letters(text.flow[start:end]).translate(TWINS)


@settings(max_examples=60, derandomize=True)
@given(
    st.lists(st.sampled_from(["Thủ", "tướng", "Chính phủ", "168/NQ-CP", "ngày 11/10/2023", "Nghị quyết"]), min_size=1)
)
def test_decomposed_letters_begin_at_the_same_character(words: list[str]) -> None:
    source = unicodedata.normalize("NFD", " ".join(words))
    text = mend(source)
    assert text.flow == " ".join(words)
    for i in range(len(text.flow)):
        whole = unicodedata.normalize("NFC", source[: text.source_offset(i)])
        assert whole == text.flow[:i]


def test_letters_that_were_exchanged_are_told() -> None:
    text = mend("Nghị định số 12/2002/NĐ-СР, điểm а, Москва")
    assert text.warnings == ("2 từ có chữ cái Kirin hay Hy Lạp giống chữ Latinh: đã đổi sang chữ Latinh",)
    assert mend("Москва").warnings == ()


@pytest.mark.parametrize("source", ["мир " * 400_000, "а" * 2_000_000, "NĐ-СР/" * 300_000])
def test_foreign_letters_cost_no_more_than_their_number(source: str) -> None:
    before = time.process_time()
    mend(source)
    assert time.process_time() - before < 10


@pytest.mark.parametrize("before", range(262_141, 262_147))
def test_letters_come_together_wherever_a_block_of_the_text_ends(before: int) -> None:
    assert mend("-" * before + "e\u0301\u0323e\u0301").flow == "-" * before + unicodedata.normalize(
        "NFC", "e\u0301\u0323e\u0301"
    )


def test_a_text_of_many_pieces_is_mended_like_each_of_its_documents(root: Path) -> None:
    document = (root / "data" / "corpus" / "1320-QD-BHXH-2020.txt").read_text(encoding="utf-8").strip() + ".\n"
    one = mend(document)
    copies = 1 + 4 * (1 << 18) // len(document)
    many = mend(document * copies)
    assert many.flow == one.flow * copies
    assert many.folded == one.folded * copies
    for at in range(0, len(one.flow), 97):
        last = (copies - 1) * len(one.flow) + at
        assert many.source_offset(last) == (copies - 1) * len(document) + one.source_offset(at)


@pytest.mark.parametrize("word", ["chữ ", "1", "a\u0301", "\n \n", "Ð", "С"], ids=ascii)
def test_a_text_that_is_hard_to_cut_keeps_its_forms_in_step(word: str) -> None:
    text = mend(word * (1 + 5 * (1 << 18) // len(word)))
    assert len(text.flow) == len(text.folded)
    assert 0 <= text.source_offset(len(text.flow) - 1) < len(text.source)


def test_a_large_text_that_needs_no_mending_is_not_held_twice() -> None:
    source = "Căn cứ Luật Giá ngày 19 tháng 6 năm 2023;\n" * 30_000
    assert mend(source).flow is source
    assert mend(source + "Luật  Giá").flow == source + "Luật Giá"
