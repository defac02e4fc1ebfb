"""Bodies in time: the move of BHXH Việt Nam, ministries merged and split, provinces, names and what is not known."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import AmbiguousNameError, UnknownNameError
from kg.register import Bodies, Body, BodyKind, Confidence, Derivation, OfficeRole, bodies, bundled

MOVE = "2025-03-01"


@pytest.fixture(scope="module")
def register() -> Bodies:
    return bodies()


def after(register: Bodies, body: Body, day: str) -> dict[str, str | None]:
    return {register[one.successor].name: one.part for one in register.successors(body, day)}


def before(register: Bodies, body: Body) -> list[str]:
    return [register[one.predecessor].name for one in register.predecessors(body)]


@pytest.fixture(scope="module")
def bhxh(register: Bodies) -> Body:
    return register.find("Bảo hiểm xã hội Việt Nam")


@pytest.mark.parametrize(
    "name",
    ["BHXH", "BHXH Việt Nam", "BHXHVN", "bhxh viet nam", "BẢO HIỂM XÃ HỘI VIỆT NAM", "bao-hiem-xa-hoi-viet-nam", "VSS"],
)
def test_bhxh_by_every_name(register: Bodies, bhxh: Body, name: str) -> None:
    assert register.find(name) is bhxh
    assert register.find(name, as_of="2023-11-29") is bhxh


def test_in_2023_it_stood_under_the_government(register: Bodies, bhxh: Body) -> None:
    parent = register.parent_at(bhxh, "2023-11-29")
    assert parent is not None
    assert (parent.parent, parent.decided_by, parent.status) == (
        "chinh-phu",
        "89/2020/NĐ-CP",
        "cơ quan thuộc Chính phủ",
    )
    assert (parent.end, parent.confidence) == (MOVE, Confidence.HIGH)
    assert [act.number for act in register.organised_by_at(bhxh, "2023-11-29")] == ["89/2020/NĐ-CP"]


def test_in_2026_it_stands_under_the_ministry_of_finance(register: Bodies, bhxh: Body) -> None:
    parent = register.parent_at(bhxh, "2026-01-30")
    assert parent is not None
    assert register[parent.parent].name == "Bộ Tài chính"
    assert (parent.start, parent.end, parent.decided_by, parent.decided_on) == (
        MOVE,
        None,
        "29/2025/NĐ-CP",
        "2025-02-24",
    )
    assert [act.number for act in register.organised_by_at(bhxh, MOVE)] == ["391/QĐ-BTC"]
    assert [act.number for act in register.organised_by_at(bhxh, "2026-01-30")] == ["3179/QĐ-BTC"]


@pytest.mark.parametrize(("day", "parent"), [("2025-02-28", "chinh-phu"), (MOVE, "bo-tai-chinh")])
def test_intervals_are_half_open(register: Bodies, bhxh: Body, day: str, parent: str) -> None:
    row = register.parent_at(bhxh, day)
    assert row is not None
    assert row.parent == parent


@given(st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31)))
def test_on_any_day_it_has_one_parent_or_none(day: dt.date) -> None:
    register = bodies()
    bhxh, iso = register.find("BHXH"), day.isoformat()
    fitting = [row for row in register.subordinations(bhxh) if (row.start or "") <= iso < (row.end or "9999")]
    assert len(fitting) == (iso >= "1995-02-16")
    assert register.parent_at(bhxh, iso) == next(iter(fitting), None)


def test_one_stay_under_several_decrees(register: Bodies, bhxh: Body) -> None:
    rows = register.subordinations(bhxh)
    assert [row.parent for row in rows] == ["chinh-phu", "chinh-phu", "chinh-phu", "bo-tai-chinh"]
    assert [register.parent_since(row) for row in rows] == ["1995-02-16", "1995-02-16", "1995-02-16", MOVE]
    assert register.parent_at(bhxh, "1995-02-15") is None


def test_what_is_not_established_is_said(register: Bodies, bhxh: Body) -> None:
    points = register.open_points(bhxh)
    assert any(point.about == ("3179/QĐ-BTC", "391/QĐ-BTC") for point in points)
    assert any(point.about == ("89/2020/NĐ-CP",) and "bãi bỏ" in point.statement for point in points)
    ended = {act.number: act.end_basis for act in register.organised_by(bhxh)}
    assert ended["391/QĐ-BTC"] == ended["89/2020/NĐ-CP"] == "presumed"
    assert ended["3179/QĐ-BTC"] is None


def test_the_head_changes_title(register: Bodies, bhxh: Body) -> None:
    for day, head, deputy in (("2023-11-29", "Tổng Giám đốc", "Phó Tổng Giám đốc"), (MOVE, "Giám đốc", "Phó Giám đốc")):
        offices = [register.office_at(bhxh, day, role) for role in (OfficeRole.HEAD, OfficeRole.DEPUTY)]
        assert [office.title for office in offices if office] == [head, deputy]


def test_history_is_dated_and_sourced(register: Bodies, bhxh: Body) -> None:
    events = register.history(bhxh)
    dates = [event.date or "" for event in events]
    assert dates == sorted(dates)
    assert {"E002", "E012", "E015", "E016", "E017", "E052"} <= {event.id for event in events}
    new = next(event for event in events if event.id == "E052")
    assert (new.confidence, new.doubt) == (Confidence.HIGH, "(có thật; việc thay thế 391/QĐ-BTC: chưa chắc)")


def test_the_move_is_no_succession(register: Bodies, bhxh: Body) -> None:
    assert register.successors(bhxh, "2026-01-30") == ()
    assert before(register, bhxh) == ["Bảo hiểm y tế Việt Nam"]


def test_a_merger_that_keeps_the_name_keeps_the_body(register: Bodies) -> None:
    finance = register.find("Bộ Tài chính")
    assert finance.end is None
    assert register.successors(finance, "2026-01-01") == ()
    assert "Bộ Kế hoạch và Đầu tư" in before(register, finance)
    assert register.find("Bộ Tài chính", as_of="2020-01-01") is register.find("BTC", as_of="2026-01-01")


def test_a_mention_means_the_body_of_its_day(register: Bodies) -> None:
    planning = register.find("Bộ Kế hoạch và Đầu tư", as_of="2020-10-22")
    assert (planning.end, planning.name) == (MOVE, "Bộ Kế hoạch và Đầu tư")
    assert register.successors(planning, "2025-02-28") == ()
    assert after(register, planning, MOVE) == {"Bộ Tài chính": None}


def test_a_split_returns_every_successor(register: Bodies) -> None:
    labour = register.find("BLĐTB&XH")
    assert after(register, labour, "2025-03-01") == {
        "Bộ Nội vụ": None,
        "Bộ Giáo dục và Đào tạo": "giáo dục nghề nghiệp",
        "Bộ Y tế": "bảo trợ xã hội, trẻ em, phòng chống tệ nạn xã hội",
        "Bộ Nông nghiệp và Môi trường": "giảm nghèo",
    }


def test_two_ministries_become_a_new_one(register: Bodies) -> None:
    new = register.find("BNNMT")
    whole = [register[one.predecessor].name for one in register.predecessors(new) if not one.part]
    assert whole == ["Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Tài nguyên và Môi trường", "Bộ Thủy sản"]
    assert new.start == MOVE


def test_a_chain_is_followed_over_every_step(register: Bodies) -> None:
    fisheries = register.find("Bộ Thủy sản")
    assert after(register, fisheries, "2020-01-01") == {"Bộ Nông nghiệp và Phát triển nông thôn": None}
    assert after(register, fisheries, MOVE) == {"Bộ Nông nghiệp và Môi trường": None}
    (chain,) = register.successors(fisheries, MOVE)
    assert ([event.id for event in chain.events], chain.confidence) == (["E130", "E057"], Confidence.LOW)


def test_a_chain_stops_at_a_body_that_lives_on(register: Bodies) -> None:
    labour = register.find("BLĐTBXH")
    assert "Bộ Dân tộc và Tôn giáo" not in after(register, labour, "2026-01-01"), "only religion went there"
    assert after(register, register.find("Bộ Nội vụ"), MOVE) == {
        "Bộ Dân tộc và Tôn giáo": "quản lý nhà nước về tôn giáo"
    }


def test_who_got_what_is_not_guessed(register: Bodies) -> None:
    both = register.successors(register.find("Thanh tra sở"), "2025-07-01")
    assert {register[one.successor].name for one in both} == {"Thanh tra Chính phủ", "Thanh tra tỉnh"}
    assert {(one.paired, one.confidence) for one in both} == {(False, Confidence.LOW)}


@pytest.mark.parametrize("derived", bodies().derivations, ids=lambda one: f"{one.predecessor}-{one.events[-1].id}")
def test_a_derivation_leads_through_dated_events_to_another_body(derived: Derivation) -> None:
    dates = [event.date or "" for event in derived.events]
    assert dates == sorted(set(dates)), "every step is later than the one before"
    assert derived.predecessor != derived.successor
    assert derived.end is None or derived.start < derived.end
    assert all(event.passes_on for event in derived.events)


def test_the_government_had_22_and_has_17_ministries(register: Bodies) -> None:
    government = register.find("Chính phủ")

    def count(day: str, status: str) -> int:
        parents = [register.parent_at(body, day) for body in register.children_at(government, day)]
        return sum(1 for row in parents if row and row.status == status)

    assert (count("2024-06-01", "bộ"), count("2024-06-01", "cơ quan ngang bộ")) == (18, 4)
    assert (count("2025-06-01", "bộ"), count("2025-06-01", "cơ quan ngang bộ")) == (14, 3)


def test_34_provinces_of_63(register: Bodies) -> None:
    territories = [body for body in register if body.kind == "territory"]
    assert len(territories) == 63
    assert sum(1 for body in territories if body.end is None) == 34
    old = register.find("Hà Giang")
    assert after(register, old, "2025-07-01") == {"tỉnh Tuyên Quang": None}
    assert register.successors(old, "2025-06-30") == ()


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("UBND tỉnh Hà Giang", "Ủy ban nhân dân tỉnh Tuyên Quang"),
        ("Ủy ban nhân dân TỈNH BÀ RỊA - VŨNG TÀU", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("HĐND tỉnh Bến Tre", "Hội đồng nhân dân tỉnh Vĩnh Long"),
        ("UBND Long An", "Ủy ban nhân dân tỉnh Tây Ninh"),
        ("UBND cấp huyện", "cấp tỉnh"),
        ("BHXH huyện", "BHXH cơ sở"),
    ],
)
def test_committees_and_councils_go_the_way_of_their_province(register: Bodies, name: str, today: str) -> None:
    body = register.find(name)
    assert body.end == "2025-07-01"
    assert today in after(register, body, "2025-07-01")
    assert register.successors(body, "2025-06-30") == ()


def test_a_committee_that_stays_has_the_names_of_its_province(register: Bodies) -> None:
    hue = register.find("UBND thành phố Huế", as_of="2025-06-01")
    assert register.find("Ủy ban nhân dân tỉnh Thừa Thiên Huế", as_of="2024-06-01") is hue
    assert register.name_at(hue, "2024-06-01") == "Ủy ban nhân dân tỉnh Thừa Thiên Huế"
    assert sum(1 for body in register if body.kind is BodyKind.LOCAL) == 126


@pytest.mark.parametrize(
    ("name", "day", "then"),
    [
        ("Cục Hải quan", "2024-06-30", "Tổng cục Hải quan"),
        ("CHQ", MOVE, "Cục Hải quan"),
        ("Ban Pháp chế BHXH Việt Nam", "2023-11-29", "Vụ Pháp chế"),
        ("Thừa Thiên Huế", "2024-12-31", "tỉnh Thừa Thiên Huế"),
        ("Huế", "2025-01-01", "thành phố Huế"),
        ("BCĐTW", "2023-01-01", "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực"),
        ("BHXH", "2026-01-30", "Bảo hiểm xã hội Việt Nam"),
    ],
)
def test_names_in_time(register: Bodies, name: str, day: str, then: str) -> None:
    assert register.name_at(register.find(name), day) == then


def test_region_numerals_are_read_at_their_date(register: Bodies) -> None:
    early, late = (register.find("BHXH khu vực II", as_of=day) for day in ("2025-04-15", "2025-06-15"))
    assert late.name == "BHXH tỉnh Sơn La"
    assert early is not late
    with pytest.raises(AmbiguousNameError) as caught:
        register.find("BHXH khu vực II")
    assert set(caught.value.candidates) == {early.name, late.name}


def test_a_unit_is_not_the_ministry_of_like_name(register: Bodies) -> None:
    assert register.find("Vụ Kế hoạch và Đầu tư") is not register.find("Bộ Kế hoạch và Đầu tư")


def test_a_unit_is_found_within_its_owner_only(register: Bodies, bhxh: Body) -> None:
    assert register.find("Vụ Pháp chế", within=bhxh).slug == "ban-phap-che-bhxh-viet-nam"
    with pytest.raises(UnknownNameError):
        register.find("Vụ Pháp chế", within=register.find("Bộ Y tế"))
    assert register.find("Bộ Tài chính", within=bhxh).name == "Bộ Tài chính"


def test_an_unknown_name_gets_suggestions(register: Bodies) -> None:
    with pytest.raises(UnknownNameError, match="có phải") as caught:
        register.find("Bộ Tài chín")
    assert "Bộ Tài chính" in caught.value.suggestions
    with pytest.raises(UnknownNameError):
        register.find("")


def test_every_name_finds_its_body_at_its_time(register: Bodies) -> None:
    for named in register.tables.names:
        day = named.start or "1990-01-01"
        assert register.find(named.name, as_of=day).slug == named.body


def test_every_event_of_the_source_is_kept(register: Bodies) -> None:
    with bundled("registers/body_events.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["event_id"] for row in rows] == [f"E{number:03}" for number in range(1, len(rows) + 1)]
    assert len(rows) == len(register.tables.events) == 136
    assert all(row["source"] and row["confidence"] and row["detail"] for row in rows)


def test_every_event_agrees_with_the_notes_of_the_domain(register: Bodies, shared: Path) -> None:
    """Type, date, instrument and confidence of all 128, as researched; the sentences are ours."""
    with (shared / "domain" / "bodies.csv").open(encoding="utf-8", newline="") as stream:
        researched = list(csv.DictReader(stream))
    ours = {event.id: event for event in register.tables.events}
    assert len(researched) == 128
    for row in researched:
        event = ours[row["event_id"]]
        assert (event.kind, event.date or "", event.instrument_date or "") == (
            row["event_type"],
            row["date"],
            row["instrument_date"],
        )
        assert (event.precision or "") == row["date_precision"]
        assert str(event.confidence) == row["confidence"].split(" ")[0]
        assert len(event.printed_from) == len([one for one in row["from_bodies"].split(";") if one.strip()])
        assert len(event.printed_to) == len([one for one in row["to_bodies"].split(";") if one.strip()])
        if not row["instrument"].startswith("("):
            assert event.instrument == (row["instrument"] or None)


def test_what_users_read_of_an_event_is_vietnamese(register: Bodies) -> None:
    english = re.compile(r"\b(?:the|of|and|with|from|seed|under|amends|inference|memory)\b", re.IGNORECASE)
    for event in register.tables.events:
        said = " ".join((event.detail, *event.printed_from, *event.printed_to, event.instrument or ""))
        assert not english.search(said), (event.id, said)
        assert not english.search(re.sub(r"https?://\S+", "", event.source)), (event.id, event.source)


def test_every_kept_event_has_its_confidence(register: Bodies) -> None:
    assert {event.confidence for event in register.tables.events} == set(Confidence)
