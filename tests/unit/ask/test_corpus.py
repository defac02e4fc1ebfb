"""The typed forms of the questions about the whole store say what their named questions say."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask import (
    FindingKind,
    Ground,
    audit,
    citing_acts_of,
    dates_that_differ,
    ended_bases,
    issued_by_ended_bodies,
    issued_under,
    letterheads_that_differ,
    most_relied_on,
    open_mentions,
    resting_on_ended_bodies,
)
from kg.graph import Store, build, open_store


def planted(root: Path, case: str, folder: Path) -> Store:
    """Return a store of the texts of one case of `tests/cases/questions`."""
    build(sorted((root / "tests" / "cases" / "questions" / case).glob("*.txt")), folder / "store")
    return open_store(folder / "store")


def test_what_rests_on_a_body_that_is_gone(store: Store) -> None:
    (one,) = resting_on_ended_bodies(store, "2026-01-30")
    assert (one.document.label, one.document.date) == ("Quyết định 1320/QĐ-BHXH", "2020-10-23")
    assert (one.basis.label, one.body, one.ended) == ("Công văn 4201/BKHĐT-TH", "Bộ Kế hoạch và Đầu tư", "2025-03-01")
    assert one.receivers == ("Bộ Tài chính",)
    assert (one.place.line, one.place.sentence[:20]) == (19, "Căn cứ vào Công văn ")
    assert resting_on_ended_bodies(store, "2025-02-28") == (), "half-open: it still existed on that day"
    assert [(one.document.label, one.receivers) for one in issued_by_ended_bodies(store, "2026-01-30")] == [
        ("Công văn 4201/BKHĐT-TH", ("Bộ Tài chính",)),
        ("Nghị định 299/HĐBT", ("Chính phủ",)),
    ]
    (citing,) = citing_acts_of(store, "Bộ KH&ĐT")
    assert (citing.document.label, citing.role, citing.cited.label) == (
        "Quyết định 1320/QĐ-BHXH",
        "căn cứ",
        "Công văn 4201/BKHĐT-TH",
    )


def test_what_was_issued_under_which_parent(store: Store) -> None:
    found = issued_under(store, "BHXH")
    assert [one.parent for one in found] == ["Chính phủ"] * 7 + ["Bộ Tài chính"]
    assert sum(one.held for one in found) == 5
    assert {one.certainty for one in found} == {"high"}


def test_what_is_relied_on_and_what_is_open(store: Store) -> None:
    relied = most_relied_on(store)
    assert len(relied) == 14
    assert {one.documents for one in relied} == {1}
    mentions = {one.words: one for one in open_mentions(store)}
    assert {one.date for one in mentions["21-NQ/TW"].candidates} >= {"2008-01-30", "2012-11-22", "2017-10-25"}
    assert mentions["21-NQ/TW"].place.line == 109


def test_five_sound_documents_have_no_faults(store: Store) -> None:
    assert [*dates_that_differ(store), *ended_bases(store), *letterheads_that_differ(store)] == []


def test_a_basis_that_had_ended(root: Path, tmp_path: Path) -> None:
    (one,) = ended_bases(planted(root, "can-cu-da-het-hieu-luc", tmp_path))
    assert (one.document.label, one.basis.label, one.how, one.by.label, one.since) == (
        "Quyết định 902/QĐ-BTC",
        "Nghị định 34/2016/NĐ-CP",
        "bị thay thế",
        "Nghị định 78/2025/NĐ-CP",
        "2025-04-01",
    )


_DEAD = {FindingKind.ENDED_BEFORE, FindingKind.SUSPENDED_BEFORE}


def dead_bases_by_audit(store: Store) -> set[tuple[str, str]]:
    """Return who rests on what had no effect, as the audit of each document states it."""
    found = set()
    for row in store.select("SELECT DISTINCT ?d { ?x <https://w3id.org/cancu/ontology#textOf> ?d }"):
        document = row["d"].value
        for line in audit(store, document, "2026-12-31").lines:
            kinds = {one.kind for one in line.findings if one.ground is Ground.STATED}
            if line.role == "legal_basis" and kinds & _DEAD:
                found.add((document, line.target.iri))
    return found


@pytest.mark.parametrize("case", ["seeds", "corpus", "can-cu-da-het-hieu-luc", "can-cu-het-thoi-han-hay-dang-bi-ngung"])
def test_question_and_audit_agree_on_dead_bases(
    case: str, root: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if case == "seeds":
        store: Store = request.getfixturevalue("store")
    elif case == "corpus":
        build([root / "data" / "corpus", request.getfixturevalue("shared") / "corpus"], tmp_path / "store")
        store = open_store(tmp_path / "store")
    else:
        store = planted(root, case, tmp_path)
    asked = {(one.document.iri, one.basis.iri) for one in ended_bases(store, "2026-12-31")}
    assert asked == dead_bases_by_audit(store)
    assert bool(asked) is case.startswith("can-cu")


def test_dates_and_letterheads_that_differ(root: Path, tmp_path: Path) -> None:
    (date,) = dates_that_differ(planted(root, "lech-ngay", tmp_path / "a"))
    assert (date.instrument.label, date.stated, date.elsewhere) == (
        "Nghị định 89/2020/NĐ-CP",
        "2020-08-14",
        "2020-08-04",
    )
    (head,) = letterheads_that_differ(planted(root, "ban-chu-khac-danh-ba", tmp_path / "b"))
    assert (head.body, head.printed, head.known, head.place.sentence) == (
        "Bảo hiểm xã hội Việt Nam",
        "Bộ Tài chính",
        "Chính phủ",
        "BỘ TÀI CHÍNH",
    )
