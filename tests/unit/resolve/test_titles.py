"""What the titles of the register state: read by the grammar of texts, the instrument being the subject."""

from __future__ import annotations

import pytest

from kg.register import instruments
from kg.resolve import title_relations


def stated(number: str, kind: str) -> set[tuple[str, str]]:
    [known] = [row for row in instruments().by_number(number) if row.type == kind]
    found = title_relations(known)
    assert all(known.title[one.span.start : one.span.end] == one.text for one in found)
    return {(one.kind.value, one.object.iri.removeprefix("https://w3id.org/cancu/vb/")) for one in found}


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        ("47/2019/NĐ-CP", "Nghị định", {("amends", "nghi-dinh/10-2016-nd-cp")}),
        ("26/2020/QĐ-TTg", "Quyết định", {("details", "nghi-quyet/973-2020-ubtvqh14")}),
        # the title begins with the type: "Thông tư sửa đổi, bổ sung …"
        ("12/2023/TT-BCT", "Thông tư", {("amends", "thong-tu/10-2018-tt-bct")}),
        # what the amended act details is not what this one does
        ("33/2020/NĐ-CP", "Nghị định", {("amends", "nghi-dinh/62-2015-nd-cp")}),
        # two objects of one verb
        ("80/2023/NĐ-CP", "Nghị định", {("amends", "nghi-dinh/95-2021-nd-cp"), ("amends", "nghi-dinh/83-2014-nd-cp")}),
        # an administrative number: the date is part of the identity
        ("1280/QĐ-TTg", "Quyết định", {("amends", "quyet-dinh/203-qd-ttg/2020-02-06")}),
        # a law by its bare name is that of the day
        ("59/2019/NĐ-CP", "Nghị định", {("details", "luat/36-2018-qh14")}),
        # "bổ sung", "hướng dẫn" of things that are no instruments
        ("40/2009/TT-BNNPTNT", "Thông tư", set()),
        ("03/2012/TT-BTC", "Thông tư", set()),
        # a law that no register knows stays out
        ("17/1999/QH10", "Luật", set()),
    ],
)
def test_a_title_states_what_the_instrument_does(number: str, kind: str, expected: set[tuple[str, str]]) -> None:
    assert stated(number, kind) == expected


def test_no_title_acts_on_a_younger_instrument() -> None:
    for known in instruments():
        for one in title_relations(known):
            assert not (one.object.date and one.object.date > known.date), known


def test_the_law_of_the_day_says_that_it_is_inferred() -> None:
    [known] = instruments().by_number("59/2019/NĐ-CP")
    [found] = title_relations(known)
    assert found.confidence < 0.9
    assert "không nêu năm" in found.reason


def test_a_resolution_that_only_prepares_an_amendment_amends_nothing() -> None:
    """194/2025/QH15 sets up who drafts the amendments of the Constitution, 203/2025/QH15 makes them."""
    [prepares] = instruments().by_number("194/2025/QH15")
    [amends] = instruments().by_number("203/2025/QH15")
    assert title_relations(prepares) == ()
    assert [(one.kind.value, one.object.date) for one in title_relations(amends)] == [("amends", "2013-11-28")]
