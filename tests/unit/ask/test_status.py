"""Status at a date, from what texts state and by which rule; hand-checked on real relations."""

from __future__ import annotations

import pytest

from kg.ask import Effect, Ground, find_document, status_at
from kg.ask.changes import Known
from kg.ask.effect import Change
from kg.ask.status import judge
from kg.ask.values import Instrument
from kg.graph import Store

NEW = Instrument("n", "Luật 64/2025/QH15", "64/2025/QH15", "Luật", "2025-02-19")
OLD = Instrument("o", "Luật 80/2015/QH13", "80/2015/QH13", "Luật", "2015-06-22")
IN_2016 = ("2016-07-01",)


def change(kind: str, effect: Effect | None, day: str | None, latest: str | None = None, **more: object) -> Change:
    values = {"kind": kind, "by": NEW, "effect": effect, "earliest": day, "latest": latest or day} | more
    return Change(**({"basis": "ngày có hiệu lực", "ground": Ground.STATED, "confidence": 0.95} | values))  # type: ignore[arg-type]  # values by name


def on(store: Store, number: str, day: str) -> tuple[str, str]:
    status = status_at(store, find_document(store, number).iri, day)
    return status.effect.value, status.ground.value


@pytest.mark.parametrize(
    ("number", "day", "effect", "ground"),
    [
        # 47/2019/NĐ-CP (05/6/2019) amends it: 1320/QĐ-BHXH says so
        ("10/2016/NĐ-CP", "2016-01-31", "not_yet", "stated"),
        ("10/2016/NĐ-CP", "2019-06-04", "in_force", "default"),
        ("10/2016/NĐ-CP", "2020-10-23", "amended", "stated"),
        # 33/2022/TT-BTC (09/6/2022) amends it: 96/QĐ-BHXH says so
        ("26/2019/TT-BTC", "2022-06-08", "in_force", "default"),
        ("26/2019/TT-BTC", "2026-01-30", "amended", "stated"),
        # its own words: "có hiệu lực thi hành kể từ ngày ký"
        ("1712/QĐ-BHXH", "2023-11-28", "not_yet", "stated"),
        ("1712/QĐ-BHXH", "2023-11-29", "in_force", "default"),
        # the register of bodies presumes that its role ended; nothing repeals it
        ("89/2020/NĐ-CP", "2025-02-28", "in_force", "default"),
        ("89/2020/NĐ-CP", "2025-03-01", "unknown", "inferred"),
    ],
)
def test_the_status_of_what_the_five_documents_cite(
    store: Store, number: str, day: str, effect: str, ground: str
) -> None:
    assert on(store, number, day) == (effect, ground)


def test_what_has_ended_as_a_whole_has_not_ended_in_part_beside() -> None:
    ended, partly = change("replaces", Effect.ENDED, "2025-04-01"), change("repeals_part", Effect.PARTLY, "2020-01-01")
    amended = change("amends", Effect.AMENDED, "2021-01-01")
    status = judge(Known(OLD, IN_2016, (ended, partly, amended)), "2025-04-01")
    assert (status.effect, status.also) == (Effect.ENDED, (Effect.AMENDED,))
    assert judge(Known(OLD, IN_2016, (ended, partly)), "2025-03-31").effect is Effect.PARTLY


def test_an_amendment_carries_the_words_that_state_it(store: Store) -> None:
    status = status_at(store, find_document(store, "26/2019/TT-BTC").iri, "2026-01-30")
    (amended,) = status.changes
    assert amended.by is not None
    assert (amended.by.number, amended.kind) == ("33/2022/TT-BTC", "amends")
    assert "sửa đổi, bổ sung" in amended.quotes[0].text
    assert status.reason.startswith("được sửa đổi, bổ sung bởi Thông tư 33/2022/TT-BTC")


def test_a_default_is_no_fact(store: Store) -> None:
    status = status_at(store, find_document(store, "59/2019/NĐ-CP").iri, "2026-01-30")
    assert (status.ground, status.confidence) == (Ground.DEFAULT, None)
    assert status.reason.startswith("chưa thấy")


def test_an_undated_number_and_a_series_have_no_status(store: Store) -> None:
    base = "https://w3id.org/cancu/vb/nghi-quyet"
    undated = f"{base}/102-nq-cp/khong-ngay/quyet-dinh-1320-qd-bhxh-2020-10-23"
    assert status_at(store, undated, "2026-01-30").effect is Effect.UNKNOWN
    status = status_at(store, f"{base}/01-nq-cp/hang-nam", "2026-01-30")
    assert (status.effect, "loạt" in status.reason) == (Effect.UNKNOWN, True)


def test_intervals_are_half_open() -> None:
    known = Known(OLD, IN_2016, (change("replaces", Effect.ENDED, "2025-04-01"),))
    days = ("2016-06-30", "2016-07-01", "2025-03-31", "2025-04-01")
    assert [judge(known, day).effect.value for day in days] == ["not_yet", "in_force", "in_force", "ended"]
    ended = judge(known, "2025-04-01")
    assert ended.reason == "bị thay thế bởi Luật 64/2025/QH15 từ 01/4/2025"
    assert (ended.since, ended.ground) == ("2025-04-01", Ground.STATED)


def test_between_issue_and_the_longest_delay_nothing_is_asserted() -> None:
    known = Known(OLD, IN_2016, (change("replaces", Effect.ENDED, "2025-02-19", "2027-03-08"),))
    assert judge(known, "2025-02-18").effect is Effect.IN_FORCE
    between = judge(known, "2025-06-01")
    assert (between.effect, between.ground) == (Effect.UNKNOWN, Ground.INFERRED)
    assert judge(known, "2027-03-08").effect is Effect.ENDED
    assert judge(known, "2027-03-08").since is None


def test_partial_repeal_names_its_provisions_and_keeps_the_rest() -> None:
    part = change("repeals_part", Effect.PARTLY, "2025-07-01", scope="điểm e khoản 1 Điều 19")
    amended = change("amends", Effect.AMENDED, "2025-07-01")
    status = judge(Known(OLD, IN_2016, (amended, part)), "2025-07-01")
    assert (status.effect, status.also) == (Effect.PARTLY, (Effect.AMENDED,))
    assert "điểm e khoản 1 Điều 19" in status.reason


def test_a_consolidated_text_supersedes_nothing() -> None:
    status = judge(Known(OLD, IN_2016, (change("consolidates", None, "2020-08-01"),)), "2026-01-01")
    assert (status.effect, status.ground) == (Effect.IN_FORCE, Ground.DEFAULT)


def test_suspended_and_extended() -> None:
    suspended = change("suspends", Effect.SUSPENDED, "2020-01-01")
    extended = change("extends", Effect.EXTENDED, "2021-01-01")
    assert judge(Known(OLD, IN_2016, (suspended, extended)), "2020-06-01").effect is Effect.SUSPENDED
    assert judge(Known(OLD, IN_2016, (extended,)), "2021-01-01").effect is Effect.EXTENDED


def test_a_law_by_name_alone_is_not_judged() -> None:
    named = Instrument("h", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", None, "Hiến pháp")
    status = judge(Known(named, (), (change("amends", Effect.AMENDED, "2025-06-16"),)), "2026-01-01")
    assert (status.effect, status.changes) == (Effect.UNKNOWN, ())


def test_of_a_number_with_a_year_only_the_year_is_said() -> None:
    status = judge(Known(Instrument("d", "Nghị định 50/2026/NĐ-CP", "50/2026/NĐ-CP", "Nghị định")), "2026-06-30")
    assert (status.effect, status.reason) == (Effect.UNKNOWN, "ban hành năm 2026, ngày có hiệu lực chưa rõ")


def test_sources_that_disagree_about_the_effective_day_leave_it_open_in_between() -> None:
    known = Known(OLD, ("2016-07-01", "2016-09-01"))
    assert judge(known, "2016-06-30").effect is Effect.NOT_YET
    assert judge(known, "2016-08-01").effect is Effect.UNKNOWN
    assert judge(known, "2016-09-01").effect is Effect.IN_FORCE
