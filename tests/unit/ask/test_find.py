"""What people type, and which document or body they get."""

from __future__ import annotations

import pytest

from kg.ask import find_body, find_document
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.graph import Store


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
        ("https://w3id.org/cancu/vb/nghi-dinh/89-2020-nd-cp", "nghi-dinh/89-2020-nd-cp"),
    ],
)
def test_a_document_is_found_as_it_is_typed(store: Store, typed: str, iri: str) -> None:
    assert find_document(store, typed).iri == f"https://w3id.org/cancu/vb/{iri}"


def test_several_are_listed_and_none_is_chosen(store: Store) -> None:
    with pytest.raises(AmbiguousNameError) as error:
        find_document(store, "21-NQ/TW")
    assert len(error.value.candidates) >= 4
    assert "Nghị quyết 21-NQ/TW (2012-11-22)" in error.value.candidates


@pytest.mark.parametrize("typed", ["96/QD-BHX", "69/QĐ-BHXH"])
def test_none_gives_the_nearest(store: Store, typed: str) -> None:
    with pytest.raises(UnknownNameError, match="có phải") as error:
        find_document(store, typed)
    assert "Quyết định 96/QĐ-BHXH (2026-01-30)" in error.value.suggestions


@pytest.mark.parametrize("typed", ["", "  ", "6/QĐ-BHXH", "76/NQ-CP ngày 18/6/2018", "https://w3id.org/cancu/vb/x"])
def test_what_is_not_there_is_not_there(store: Store, typed: str) -> None:
    with pytest.raises(UnknownNameError):
        find_document(store, typed)


def test_bodies(store: Store) -> None:
    assert find_body(store, "bhxh viet nam").label == "Bảo hiểm xã hội Việt Nam"
    assert find_body(store, "https://w3id.org/cancu/cq/bo-tai-chinh").label == "Bộ Tài chính"
    with pytest.raises(UnknownNameError, match="có phải: Bảo hiểm xã hội Việt Nam"):
        find_body(store, "Bảo hiểm xã hội Việt Nan")
