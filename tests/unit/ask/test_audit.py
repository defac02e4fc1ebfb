"""The audit of real documents, each line checked by hand against texts and registers."""

from __future__ import annotations

import pytest

from kg.ask import Finding, FindingKind, Graph, Ground, Level, audit
from kg.errors import QueryError
from kg.graph import Store


def found(store: Store, document: str, day: str) -> list[tuple[str | None, Finding]]:
    lines = audit(store, document, day).lines
    return [(line.target.number, one) for line in lines for one in line.findings if one.level is Level.FINDING]


def test_1712_rests_on_a_decree_whose_body_has_moved(store: Store) -> None:
    (moved,) = [one for number, one in found(store, "1712/QĐ-BHXH", "2026-01-30") if number == "89/2020/NĐ-CP"]
    assert (moved.kind, moved.since) == (FindingKind.BODY_MOVED, "2025-03-01")
    assert moved.statement == (
        "quy định tổ chức Bảo hiểm xã hội Việt Nam khi cơ quan này thuộc Chính phủ; từ 01/3/2025 cơ quan này thuộc "
        "Bộ Tài chính (29/2025/NĐ-CP ngày 24/02/2025)"
    )
    assert [act.number for act in moved.by] == ["29/2025/NĐ-CP", "391/QĐ-BTC", "3179/QĐ-BTC"]
    grounds = {ground: " | ".join(c.text for c in moved.claims if c.ground is ground) for ground in Ground}
    assert "thuộc Bộ Tài chính từ 01/3/2025, theo 29/2025/NĐ-CP" in grounds[Ground.STATED]
    assert "391/QĐ-BTC ngày 26/02/2025 quy định tổ chức" in grounds[Ground.STATED]
    assert "89/2020/NĐ-CP không còn là văn bản tổ chức" in grounds[Ground.INFERRED]
    assert "Chưa tìm thấy văn bản chính thức bãi bỏ Nghị định 89/2020/NĐ-CP" in grounds[Ground.NOT_ESTABLISHED]
    assert grounds[Ground.DEFAULT] == ""
    shown = [quote.text for claim in moved.claims for quote in claim.quotes]
    assert "BỘ TÀI CHÍNH" in shown  # the letterhead of 96/QĐ-BHXH says so by itself


def test_1712_was_sound_the_day_before_the_move(store: Store) -> None:
    assert found(store, "1712/QĐ-BHXH", "2025-02-28") == []
    assert not audit(store, "1712/QĐ-BHXH", "2025-02-28").found


def test_1712_cites_a_code_that_was_amended_before_and_after(store: Store) -> None:
    (code,) = [
        line for line in audit(store, "1712/QĐ-BHXH", "2026-01-30").lines if line.target.number == "100/2015/QH13"
    ]
    before, since = code.findings
    # the title of 12/2017/QH14 gives the number; that of 86/2025/QH15 only the name, which other codes may share
    assert (before.kind, before.level, before.since) == (FindingKind.AMENDED, Level.NOTE, "2018-01-01")
    assert (since.kind, since.level, since.ground) == (FindingKind.AMENDED, Level.NOTE, Ground.INFERRED)
    assert [act.number for act in since.by] == ["86/2025/QH15"]
    assert since.statement.startswith(
        "có thể đã được sửa đổi, bổ sung bởi Luật Sửa đổi, bổ sung một số điều của Bộ Luật hình sự 2025 ("
    )
    assert since.claims[0].quotes[0].source == "registers/instruments.csv"
    assert since.claims[0].quotes[0].text == "Sửa đổi, bổ sung một số điều của Bộ Luật hình sự"


def test_bases_come_first_and_every_line_has_its_words(store: Store) -> None:
    seen = audit(store, "1712/QĐ-BHXH", "2026-01-30")
    assert [line.role for line in seen.lines][:7] == ["legal_basis"] * 7
    assert all(line.quotes and line.at_issue for line in seen.lines)


def test_1320_cites_a_letter_of_a_ministry_that_was_merged(store: Store) -> None:
    issuers = [(number, one) for number, one in found(store, "1320/QĐ-BHXH", "2026-01-30")]
    assert [(number, one.kind, one.bodies, one.since) for number, one in issuers] == [
        ("4201/BKHĐT-TH", FindingKind.ISSUER_ENDED, ("Bộ Tài chính",), "2025-03-01")
    ]
    assert {act.number for act in issuers[0][1].by} == {"176/2025/QH15", "29/2025/NĐ-CP"}
    assert found(store, "1320/QĐ-BHXH", "2025-02-28") == []


def test_an_amendment_that_the_document_itself_names_is_no_finding(store: Store) -> None:
    lines = {line.target.number: line for line in audit(store, "96/QĐ-BHXH", "2026-01-30").lines}
    assert lines["26/2019/TT-BTC"].now.effect.value == "amended"
    assert lines["26/2019/TT-BTC"].findings == ()


def test_what_is_not_known_is_a_note_and_no_finding(store: Store) -> None:
    lines = audit(store, "1320/QĐ-BHXH", "2026-01-30").lines
    unknown = {line.target.number: line for line in lines if line.now.effect.value == "unknown"}
    for number in ("21-NQ/TW", "102/NQ-CP", "01/NQ-CP"):
        assert [one.level for one in unknown[number].findings] == [Level.NOTE]


def test_a_day_before_issue_is_wrong_use(store: Store) -> None:
    with pytest.raises(QueryError, match="29/11/2023"):
        audit(store, "1712/QĐ-BHXH", "2023-11-28")


def test_the_graph_has_it_as_a_verb(store: Store) -> None:
    assert Graph(store).audit("1712/QĐ-BHXH", as_of="2026-01-30").found
    assert Graph(store).status("1712/QĐ-BHXH", as_of="2023-11-28").effect.value == "not_yet"
