"""Where BHXH Việt Nam stood, on which grounds, and who rests on a state of things that is past."""

from __future__ import annotations

import pytest

from kg.ask import body_card, moved_bases, parent_at
from kg.graph import Store


@pytest.mark.parametrize(
    ("day", "parent"),
    [
        ("1990-01-01", None),
        ("1995-02-16", "Chính phủ"),
        ("2023-11-29", "Chính phủ"),
        ("2025-02-28", "Chính phủ"),
        ("2025-03-01", "Bộ Tài chính"),
        ("2026-01-30", "Bộ Tài chính"),
    ],
)
def test_the_parent_on_a_day(store: Store, day: str, parent: str | None) -> None:
    found = parent_at(store, "BHXH Việt Nam", day)
    assert (found.name if found else None) == parent


def test_the_card_before_the_move(store: Store) -> None:
    card = body_card(store, "BHXH Việt Nam", "2023-11-29")
    assert card.parent is not None
    assert (card.parent.name, card.parent_since) == ("Chính phủ", "1995-02-16")
    assert [act.act.number for act in card.organised_by] == ["89/2020/NĐ-CP"]
    assert (card.parent.fact.certainty, bool(card.parent.fact.source)) == ("high", True)


def test_the_card_after_the_move_with_what_the_texts_show(store: Store) -> None:
    card = body_card(store, "BHXH", "2026-01-30")
    assert card.parent is not None
    assert (card.parent.name, card.parent_since) == ("Bộ Tài chính", "2025-03-01")
    assert [act.number for act in card.parent.decided_by] == ["29/2025/NĐ-CP"]
    assert [act.act.number for act in card.organised_by] == ["3179/QĐ-BTC"]
    letterhead = [seen for seen in card.evidence if seen.decided_by is None]
    assert [(seen.quote.text, seen.stated_in.number) for seen in letterhead] == [("BỘ TÀI CHÍNH", "96/QĐ-BHXH")]
    title = [seen for seen in card.evidence if seen.decided_by == "3179/QĐ-BTC"]
    assert title
    assert all("thuộc Bộ Tài chính" in seen.quote.sentence for seen in title)
    assert any("3179/QĐ-BTC thay thế Quyết định 391/QĐ-BTC" in point.statement for point in card.open_points)
    assert any("bãi bỏ Nghị định 89/2020/NĐ-CP" in point.statement for point in card.open_points)
    assert {document.number for document in card.documents} >= {"1712/QĐ-BHXH", "96/QĐ-BHXH", "1320/QĐ-BHXH"}
    assert [kin.name for kin in card.predecessors] == ["Bảo hiểm y tế Việt Nam"]


def test_a_ministry_that_was_merged_has_a_successor(store: Store) -> None:
    card = body_card(store, "Bộ Kế hoạch và Đầu tư", "2020-06-30")
    assert [(kin.name, kin.date) for kin in card.successors] == [("Bộ Tài chính", "2025-03-01")]


def test_1712_rests_on_a_decree_whose_body_has_moved(store: Store) -> None:
    (moved,) = moved_bases(store, "2026-01-30")
    assert (moved.document.number, moved.basis.number, moved.body) == (
        "1712/QĐ-BHXH",
        "89/2020/NĐ-CP",
        "Bảo hiểm xã hội Việt Nam",
    )
    assert (moved.before, moved.now, moved.since, moved.decided_by) == (
        "Chính phủ",
        "Bộ Tài chính",
        "2025-03-01",
        ("29/2025/NĐ-CP",),
    )
    assert moved.quotes[0].sentence.startswith("Căn cứ Nghị định số 89/2020/NĐ-CP")
    assert moved_bases(store, "2025-02-28") == ()
    assert moved_bases(store, "2026-01-30", "https://w3id.org/cancu/vb/quyet-dinh/96-qd-bhxh/2026-01-30") == ()
