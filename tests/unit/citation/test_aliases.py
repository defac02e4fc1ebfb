"""Names that a document gives to acts, and words that point back to them, are mentions of those acts."""

from __future__ import annotations

import pytest

from kg.citation import Citation, read_citations
from kg.document import parse_document
from kg.text import mend

DEFINED = [
    pytest.param(
        "Nghị định số 200/2025/NĐ-CP quy định chi tiết một số điều của Luật Phòng thủ dân sự (sau đây viết"
        " tắt là Nghị định). Thành lập Quỹ (khoản 4, Điều 51 Nghị định); triển khai Nghị định kịp thời.",
        "200/2025/NĐ-CP",
        ["Nghị định"],
        ("Điều 51 khoản 4",),
        id="a type alone counts behind a provision only, and means the act of that type",
    ),
    pytest.param(
        "Luật Doanh nghiệp số 68/2014/QH13 (sau đây gọi tắt là Luật DN). Theo khoản 1 Điều 162 Luật DN thì công ty …",
        "68/2014/QH13",
        ["Luật DN"],
        ("Điều 162 khoản 1",),
        id="an abbreviated law",
    ),
    pytest.param(
        "Bộ luật Tố tụng hình sự năm 2015 (BLTTHS) quy định. Căn cứ Điều 36 BLTTHS, Thủ trưởng cơ quan điều tra …",
        "Bộ luật Tố tụng hình sự",
        ["BLTTHS"],
        ("Điều 36",),
        id="an acronym right behind the code",
    ),
    pytest.param(
        "Thông tư số 39/2016/TT-NHNN ngày 30/12/2016 của Ngân hàng Nhà nước. Theo Điều 8 Thông tư nêu trên, khách …",
        "39/2016/TT-NHNN",
        ["Thông tư nêu trên"],
        ("Điều 8",),
        id="words that point back",
    ),
    pytest.param(
        "Hiệp định Đối tác Toàn diện và Tiến bộ xuyên Thái Bình Dương (CPTPP). Theo Điều 5 Hiệp định CPTPP, hàng hoá …",
        "Hiệp định Đối tác Toàn diện và Tiến bộ xuyên Thái Bình Dương",
        ["Hiệp định CPTPP"],
        ("Điều 5",),
        id="a treaty by the acronym behind its name",
    ),
    pytest.param(
        "Hiệp định Thương mại tự do giữa Cộng hòa xã hội chủ nghĩa Việt Nam và Liên minh châu Âu (sau đây gọi là Hiệp "
        "định EVFTA). Theo Điều 2 Hiệp định EVFTA, hàng hoá …",
        "Hiệp định Thương mại tự do giữa Cộng hòa xã hội chủ nghĩa Việt Nam và Liên minh châu Âu",
        ["Hiệp định EVFTA"],
        ("Điều 2",),
        id="a treaty by the name that it is given",
    ),
]


def named(sentence: str, act: str) -> Citation:
    citations, _, _ = read_citations(parse_document(mend(sentence)))
    return next(c for c in citations if act in (c.number, c.name))


@pytest.mark.parametrize(("sentence", "act", "words", "pinpoints"), DEFINED)
def test_aliases_are_mentions(sentence: str, act: str, words: list[str], pinpoints: tuple[str, ...]) -> None:
    found = named(sentence, act)
    assert [m.text for m in found.mentions if m.form in ("alias", "deictic")] == words
    assert found.pinpoints == pinpoints


@pytest.mark.parametrize(
    "sentence",
    [
        "Nghị định số 12/2017/NĐ-CP. Khoản 2 Điều 5 Nghị định này.",
        "Quyết định số 12/2017/QĐ-TTg ngày 01/01/2017 của Bộ Tài chính (BTC) về thu. BTC chịu trách nhiệm.",
        "Luật Đất đai số 31/2024/QH15. Tổ chức thi hành Luật trên địa bàn tỉnh.",
    ],
)
def test_other_words_are_no_aliases(sentence: str) -> None:
    citations, _, _ = read_citations(parse_document(mend(sentence)))
    assert [m.form for c in citations for m in c.mentions if m.form in ("alias", "deictic")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 366/QĐ-BHXH được thay thế bởi Quyết định số 896/QĐ-BHXH. Các Quyết định trên đã hết hiệu lực.",
        "Theo Điều 5 Nghị định số 158/2025/NĐ-CP và Điều 3 Nghị định số 159/2025/NĐ-CP. Nghị định nêu trên quy định.",
    ],
)
def test_a_word_that_points_back_to_several_acts_is_no_mention_of_the_last(text: str) -> None:
    citations, _, _ = read_citations(parse_document(mend(text)))
    assert [m.form for c in citations for m in c.mentions if m.form == "deictic"] == []
