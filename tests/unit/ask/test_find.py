"""What people type, and which document or body they get."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask import days_of_issue, find_body, find_document, instrument
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.graph import Store, build, open_store


@pytest.mark.parametrize(
    ("typed", "iri"),
    [
        ("96/QĐ-BHXH", "quyet-dinh/96-qd-bhxh/2026-01-30"),
        ("96/QD-BHXH", "quyet-dinh/96-qd-bhxh/2026-01-30"),
        ("quyet dinh 96", "quyet-dinh/96-qd-bhxh/2026-01-30"),
        ("Quyết định số 96/QĐ-BHXH", "quyet-dinh/96-qd-bhxh/2026-01-30"),
        ("1712", "quyet-dinh/1712-qd-bhxh/2023-11-29"),
        ("nghị định 89/2020/NĐ-CP", "nghi-dinh/89-2020-nd-cp"),
        ("76/NQ-CP ngày 15/7/2021", "nghi-quyet/76-nq-cp/2021-07-15"),
        ("76/NQ-CP@2021-07-15", "nghi-quyet/76-nq-cp/2021-07-15"),
        ("Đề án 06", "quyet-dinh/06-qd-ttg/2022-01-06"),
        ("luat phong chong tham nhung", "luat/36-2018-qh14"),
        ("Luật Phòng, chống tham nhũng 2018", "luat/36-2018-qh14"),
        ("luật phòng, chống tham nhũng năm 2018", "luat/36-2018-qh14"),
        ("Luật Phòng, chống tham nhũng 2018 (36/2018/QH14)", "luat/36-2018-qh14"),
        ("Nghị quyết 76/NQ-CP (15/7/2021)", "nghi-quyet/76-nq-cp/2021-07-15"),
        ("https://w3id.org/cancu/vb/nghi-dinh/89-2020-nd-cp", "nghi-dinh/89-2020-nd-cp"),
    ],
)
def test_a_document_is_found_as_it_is_typed(store: Store, typed: str, iri: str) -> None:
    assert find_document(store, typed).iri == f"https://w3id.org/cancu/vb/{iri}"


def test_several_are_listed_and_none_is_chosen(store: Store) -> None:
    with pytest.raises(AmbiguousNameError) as error:
        find_document(store, "21-NQ/TW")
    assert len(error.value.candidates) >= 4
    assert "Nghị quyết 21-NQ/TW (22/11/2012)" in error.value.candidates


@pytest.mark.parametrize("typed", ["96/QD-BHX", "69/QĐ-BHXH"])
def test_none_gives_the_nearest(store: Store, typed: str) -> None:
    with pytest.raises(UnknownNameError, match="có phải") as error:
        find_document(store, typed)
    assert "Quyết định 96/QĐ-BHXH (30/01/2026)" in error.value.suggestions


def test_a_law_is_offered_by_its_name_and_the_offer_is_found(store: Store) -> None:
    """As pages and tables call it; a number alone says nothing to whoever does not know it by heart."""
    law = "Luật Phòng, chống tham nhũng 2018 (36/2018/QH14)"
    with pytest.raises(UnknownNameError) as none:
        find_document(store, "36/2018/QH15")
    assert none.value.suggestions[0] == law
    with pytest.raises(AmbiguousNameError) as several:
        find_document(store, "luat thue")
    assert "Luật Thuế giá trị gia tăng 2024 (48/2024/QH15)" in several.value.candidates
    for offered in (law, *several.value.candidates):
        assert find_document(store, offered).label.endswith(f"{offered.rpartition('(')[2].rstrip(')')}")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "6/QĐ-BHXH",
        "76/NQ-CP ngày 18/6/2018",
        "Luật Phòng, chống tham nhũng 2005",
        "https://w3id.org/cancu/vb/x",
    ],
)
def test_what_is_not_there_is_not_there(store: Store, typed: str) -> None:
    with pytest.raises(UnknownNameError):
        find_document(store, typed)


def test_bodies(store: Store) -> None:
    assert find_body(store, "bhxh viet nam").label == "Bảo hiểm xã hội Việt Nam"
    assert find_body(store, "https://w3id.org/cancu/cq/bo-tai-chinh").label == "Bộ Tài chính"
    with pytest.raises(UnknownNameError, match="có phải: Bảo hiểm xã hội Việt Nam"):
        find_body(store, "Bảo hiểm xã hội Việt Nan")
    with pytest.raises(UnknownNameError, match="có phải: Bộ Lao động - Thương binh và Xã hội"):
        find_body(store, "Bộ Lao động")


def written(home: Path, texts: dict[str, str]) -> Store:
    for name, words in texts.items():
        (home / "kho" / name).parent.mkdir(parents=True, exist_ok=True)
        (home / "kho" / name).write_text(words, encoding="utf-8")
    build([home / "kho"], home / "store")
    return open_store(home / "store")


def test_documents_without_a_number_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    words = "Căn cứ Nghị định số {} của Chính phủ;"
    numbers = {"2019/tep.txt": "59/2019/NĐ-CP", "2020/tep.txt": "89/2020/NĐ-CP", "khac.txt": "30/2020/NĐ-CP"}
    store = written(tmp_path, {name: words.format(number) for name, number in numbers.items()})
    with pytest.raises(AmbiguousNameError) as error:
        find_document(store, "tep.txt")
    assert error.value.candidates == tuple(f"Văn bản chưa rõ số (kho/{year}/tep.txt)" for year in (2019, 2020))
    assert find_document(store, "kho/2020/tep.txt").label == error.value.candidates[1]
    other = find_document(store, "khac.txt")
    assert (other.label, other.iri.rpartition("/vb/")[2]) == (
        "Văn bản chưa rõ số (kho/khac.txt)",
        "khong-so/kho/khac.txt",
    )


SLIP = "Căn cứ Quyết định số 7/2019/QĐ-XYZ ngày {} của Bộ Xây dựng;"


def test_the_day_that_most_texts_state_is_gone_by(tmp_path: Path) -> None:
    days = ("01/3/2019", "13/3/2019", "13/3/2019")
    store = written(tmp_path, {f"{order}.txt": SLIP.format(day) for order, day in enumerate(days)})
    cited = "https://w3id.org/cancu/vb/quyet-dinh/7-2019-qd-xyz"
    assert days_of_issue(store, [cited]) == {cited: ("2019-03-13", "2019-03-01")}
    assert instrument(store, cited).date == "2019-03-13"
    assert find_document(store, "7/2019/QĐ-XYZ ngày 01/3/2019").iri == cited
