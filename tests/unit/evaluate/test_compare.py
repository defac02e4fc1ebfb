"""The measure itself: every kind of error is counted once, under its own name, and listed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import UnreadableInputError
from kg.evaluate import Evaluation, Score, evaluate, load_gold

Record = dict[str, Any]


def citation(id_: str, **fields: object) -> Record:
    return {
        "id": id_,
        "number": None,
        "name": None,
        "type": None,
        "year": None,
        "date": None,
        "issuers": [],
        "role": "cites",
        "mentions": [],
        **fields,
    }


@pytest.fixture
def gold() -> Record:
    return {
        "id": "mẫu",
        "document": {
            "number": "1712/QĐ-BHXH",
            "type": "Quyết định",
            "title": "Về việc ban hành Kế hoạch",
            "issuers": ["Bảo hiểm xã hội Việt Nam"],
            "parent_body": None,
            "place": "Hà Nội",
            "date": "2023-11-29",
            "signers": [{"name": "Nguyễn Thế Mạnh", "capacity": "Tổng Giám đốc"}],
            "effective": {"date": "2023-11-29", "text": "có hiệu lực kể từ ngày ký"},
        },
        "citations": [
            citation(
                "c1",
                number="59/2019/NĐ-CP",
                type="Nghị định",
                date="2019-07-01",
                issuers=["Chính phủ"],
                role="legal_basis",
                pinpoints=["Điều 3", "Điều 4"],
                mentions_at=[{"start": 7, "end": 62}],
            ),
            citation("c2", name="Luật Phòng, chống tham nhũng", type="Luật", year=2018, role="legal_basis"),
            citation("c3", number="168/NQ-CP", type="Nghị quyết", date="2023-10-11"),
            citation("c4", number="168/NQ-CP", type="Nghị quyết", date="2022-12-29"),
            citation("c5", number="10-KL/TW", type="Kết luận", role="nested"),
        ],
        "relations": [{"subject": "c1", "relation": "details", "object": "c2"}],
        "false_cues": [],
    }


@pytest.fixture
def read(gold: Record) -> Record:
    """Return what a perfect reader would read."""
    perfect = copy.deepcopy(gold)
    for c in perfect["citations"]:
        c["mentions"] = c.pop("mentions_at", [])
    return perfect


def measure(gold: Record, read: Record) -> Evaluation:
    return evaluate([("mẫu", gold, read)])


def by_number(record: Record, number: str) -> Record:
    found: Record = next(c for c in record["citations"] if c["number"] == number)
    return found


def test_a_perfect_reading_has_perfect_scores(gold: Record, read: Record) -> None:
    result = measure(gold, read)
    assert {name: score.f1 for name, score in result.scores.items()} == dict.fromkeys(result.scores, 1.0)
    assert (result.misses, result.documents) == ([], 1)
    assert result.scores["căn cứ"].hits == 2


def test_the_order_and_the_ids_of_citations_do_not_matter(gold: Record, read: Record) -> None:
    names = {"c1": "x", "c2": "y", "c3": "z", "c4": "u", "c5": "v"}
    for c in read["citations"]:
        c["id"] = names[c["id"]]
    read["citations"].reverse()
    read["relations"] = [{"subject": "x", "relation": "details", "object": "y"}]
    assert measure(gold, read).misses == []


def drop(record: Record) -> None:
    record["citations"].remove(by_number(record, "59/2019/NĐ-CP"))


def invent(record: Record) -> None:
    record["citations"].append(citation("c9", number="1/2020/NĐ-CP"))


def wrong_date(record: Record) -> None:
    by_number(record, "59/2019/NĐ-CP")["date"] = "2019-07-02"


def wrong_issuer(record: Record) -> None:
    by_number(record, "59/2019/NĐ-CP")["issuers"] = []


def wrong_type(record: Record) -> None:
    by_number(record, "59/2019/NĐ-CP")["type"] = "Nghị quyết"


def no_basis(record: Record) -> None:
    by_number(record, "59/2019/NĐ-CP")["role"] = "cites"


def false_basis(record: Record) -> None:
    by_number(record, "168/NQ-CP")["role"] = "legal_basis"


def turned(record: Record) -> None:
    record["relations"] = [{"subject": "c2", "relation": "details", "object": "c1"}]


def other_kind(record: Record) -> None:
    record["relations"][0]["relation"] = "guides"


def other_article(record: Record) -> None:
    by_number(record, "59/2019/NĐ-CP")["pinpoints"] = ["Điều 3", "khoản 2 Điều 5"]


def no_article(record: Record) -> None:
    del by_number(record, "59/2019/NĐ-CP")["pinpoints"]


def shifted(record: Record) -> None:
    by_number(record, "59/2019/NĐ-CP")["mentions"] = [{"start": 8, "end": 62}]


def renumbered(record: Record) -> None:
    record["document"]["number"] = "1713/QĐ-BHXH"


def unsigned(record: Record) -> None:
    record["document"]["signers"] = []


def other_effect(record: Record) -> None:
    record["document"]["effective"] = None


@pytest.mark.parametrize(
    ("spoil", "score", "counts", "kinds"),
    [
        (drop, "trích dẫn", (4, 0, 1), ["sót", "sót căn cứ", "sót quan hệ"]),
        (invent, "trích dẫn có số", (4, 1, 0), ["thừa"]),
        (wrong_date, "trích dẫn: ngày", (2, 1, 1), ["ngày của 59/2019/NĐ-CP"]),
        (wrong_issuer, "trích dẫn: cơ quan ban hành", (0, 0, 1), ["cơ quan ban hành của 59/2019/NĐ-CP"]),
        (wrong_type, "trích dẫn: loại", (4, 1, 1), ["loại của 59/2019/NĐ-CP"]),
        (no_basis, "căn cứ", (1, 0, 1), ["sót căn cứ"]),
        (false_basis, "căn cứ", (2, 1, 0), ["thừa căn cứ"]),
        (turned, "quan hệ", (0, 1, 1), ["sót quan hệ", "thừa quan hệ"]),
        (turned, "quan hệ: đúng chiều", (0, 0, 1), ["sót quan hệ", "thừa quan hệ"]),
        (turned, "quan hệ: quy định chi tiết", (0, 1, 1), ["sót quan hệ", "thừa quan hệ"]),
        (other_kind, "quan hệ: quy định chi tiết", (0, 0, 1), ["sót quan hệ", "thừa quan hệ"]),
        (other_kind, "quan hệ: hướng dẫn", (0, 1, 0), ["sót quan hệ", "thừa quan hệ"]),
        (other_article, "điều khoản", (1, 1, 1), ["sót điều khoản", "thừa điều khoản"]),
        (no_article, "điều khoản", (0, 0, 2), ["sót điều khoản", "sót điều khoản"]),
        (shifted, "chỗ nhắc đúng vị trí", (0, 1, 1), ["chỗ nhắc thừa", "chỗ nhắc"]),
        (renumbered, "văn bản: số", (0, 1, 1), ["số của văn bản"]),
        (unsigned, "văn bản: người ký", (0, 0, 1), ["người ký của văn bản"]),
        (other_effect, "văn bản: ngày có hiệu lực", (0, 0, 1), ["ngày có hiệu lực của văn bản"]),
    ],
)
def test_every_error_is_counted_and_named(
    gold: Record,
    read: Record,
    spoil: Callable[[Record], None],
    score: str,
    counts: tuple[int, int, int],
    kinds: list[str],
) -> None:
    spoil(read)
    result = measure(gold, read)
    found = result.scores[score]
    assert (found.hits, found.spurious, found.missed) == counts
    assert [miss.kind for miss in result.misses] == kinds


def test_one_number_of_two_days_is_matched_by_its_day(gold: Record, read: Record) -> None:
    by_number(read, "168/NQ-CP")["date"] = None
    result = measure(gold, read)
    assert result.scores["trích dẫn"].f1 == 1.0
    assert [miss.wanted for miss in result.misses] == ["2023-10-11"]


def test_a_law_of_another_year_is_another_law(gold: Record, read: Record) -> None:
    next(c for c in read["citations"] if c["name"])["year"] = 2005
    result = measure(gold, read)
    assert (result.scores["trích dẫn"].missed, result.scores["trích dẫn"].spurious) == (1, 1)


def test_spelling_of_names_and_numbers_does_not_count(gold: Record, read: Record) -> None:
    by_number(read, "59/2019/NĐ-CP")["number"] = "59/2019/nđ-cp"
    read["document"]["issuers"] = ["BẢO HIỂM XÃ HỘI VIỆT NAM"]
    read["document"]["title"] = "VỀ VIỆC BAN HÀNH KẾ HOẠCH"
    assert measure(gold, read).misses == []


def test_bases_of_letters_are_not_measured(gold: Record, read: Record) -> None:
    gold["document"]["type"] = read["document"]["type"] = "Công văn"
    no_basis(read)
    result = measure(gold, read)
    assert "căn cứ" not in result.scores
    assert result.misses == []


def test_what_is_judgement_is_not_measured(gold: Record, read: Record) -> None:
    read["relations"].append({"subject": "c3", "relation": "implements", "object": "c2"})
    read["citations"].append(citation("c8", number="704/TTr-SYT", type="Tờ trình", role="proposal"))
    by_number(read, "10-KL/TW")["role"] = "legal_basis"  # nested in the gold: not scored as a basis
    assert measure(gold, read).misses == []


def test_scores_come_in_the_order_people_read_them(gold: Record, read: Record) -> None:
    other = copy.deepcopy(gold)
    gold["relations"] = []
    names = list(evaluate([("a", gold, gold), ("b", other, read)]).scores)
    assert names[:5] == ["trích dẫn", "trích dẫn có số", "căn cứ", "quan hệ", "quan hệ: quy định chi tiết"]
    assert names.index("điều khoản") < names.index("chỗ nhắc đúng vị trí") < names.index("văn bản: số")


def test_a_score_without_cases_is_no_number() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (None, None, None)
    half = Score(hits=1, spurious=1, missed=0)
    assert (half.precision, half.recall) == (0.5, 1.0)
    assert half.f1 == pytest.approx(2 / 3)


def put(folder: Path, name: str, record: object, text: str | None = "Căn cứ Luật Đất đai;") -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.gold.json").write_text(
        record if isinstance(record, str) else json.dumps(record), encoding="utf-8"
    )
    if text is not None:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_gold_is_found_beside_its_text_or_in_the_corpus_next_to_it(tmp_path: Path) -> None:
    put(tmp_path / "gold", "b", {"document": {}})
    put(tmp_path / "gold", "a", {"document": {}}, None)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("x", encoding="utf-8")
    found = load_gold(tmp_path / "gold")
    assert [(gold.id, gold.text.parent.name) for gold in found] == [("a", "corpus"), ("b", "gold")]


@pytest.mark.parametrize("fault", ["no gold", "no text", "no json"])
def test_gold_that_cannot_be_used_is_refused_by_name(tmp_path: Path, fault: str) -> None:
    if fault == "no text":
        put(tmp_path, "a", {}, None)
    elif fault == "no json":
        put(tmp_path, "a", "{")
    reason = {"no gold": "không có tệp", "no text": "không thấy văn bản a.txt", "no json": "không phải JSON"}[fault]
    with pytest.raises(UnreadableInputError, match=reason):
        load_gold(tmp_path)
