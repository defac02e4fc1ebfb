"""Where BHXH Việt Nam stood, on which grounds, and who rests on a state of things that is past."""

from __future__ import annotations

import pytest

from kg.ask import body_card, moved_bases, parent_at, read_as
from kg.ask.question import rows
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.graph import Store, body_iri, iri_term
from kg.register import bodies

MOVE = "2025-03-01"


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


def test_of_a_body_with_many_documents_the_newest_are_told(store: Store) -> None:
    whole, newest = (body_card(store, "BHXH Việt Nam", "2026-01-30", most=most) for most in (None, 2))
    assert whole.issued == len(whole.documents) == newest.issued > 2
    assert newest.documents == whole.documents[-2:]
    assert [one.date or "" for one in whole.documents] == sorted(one.date or "" for one in whole.documents)


@pytest.mark.parametrize(
    ("name", "act"), [("cac-doi-chu-quan", "do_van_ban"), ("lich-su-co-quan", ""), ("ke-tuc-co-quan", "")]
)
def test_where_no_act_decided_none_is_named(store: Store, name: str, act: str) -> None:
    for body in list(bodies())[::3]:
        found = list(rows(store, name, co_quan=[iri_term(body_iri(body.slug))]))
        assert len(found) < 100, body  # an act that is not known would mean every act
        assert all(act in row for row in found if act and "so" in row)


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


GOVERNMENT, FINANCE = "Chính phủ", "Bộ Tài chính"
AGENCY, SPECIAL = "cơ quan thuộc Chính phủ", "đơn vị đặc thù thuộc Bộ Tài chính"
GENERAL, DIRECTOR = "Tổng Giám đốc", "Giám đốc"
DISTRICTS, REGIONS, BASE = (
    "Trung ương; tỉnh; huyện",
    "Trung ương; khu vực; huyện, liên huyện",
    "Trung ương; tỉnh, thành phố; cơ sở",
)
BHXH_LIFE = [
    # from, until, parent, standing, head, organising instruments, tiers
    ("1995-02-16", "1995-09-26", GOVERNMENT, AGENCY, GENERAL, ["19/CP"], DISTRICTS),
    ("1995-09-26", "2002-12-06", GOVERNMENT, AGENCY, GENERAL, ["19/CP", "606/TTg"], DISTRICTS),
    ("2002-12-06", "2008-08-22", GOVERNMENT, AGENCY, GENERAL, ["100/2002/NĐ-CP"], DISTRICTS),
    ("2008-08-22", "2011-12-14", GOVERNMENT, AGENCY, GENERAL, ["94/2008/NĐ-CP"], DISTRICTS),
    ("2011-12-14", "2014-01-17", GOVERNMENT, AGENCY, GENERAL, ["94/2008/NĐ-CP", "116/2011/NĐ-CP"], DISTRICTS),
    ("2014-01-17", "2016-02-20", GOVERNMENT, AGENCY, GENERAL, ["05/2014/NĐ-CP"], DISTRICTS),
    ("2016-02-20", "2020-09-20", GOVERNMENT, AGENCY, GENERAL, ["01/2016/NĐ-CP"], DISTRICTS),
    ("2020-09-20", "2025-03-01", GOVERNMENT, AGENCY, GENERAL, ["89/2020/NĐ-CP"], DISTRICTS),
    ("2025-03-01", "2025-04-01", FINANCE, SPECIAL, DIRECTOR, ["391/QĐ-BTC"], DISTRICTS),
    ("2025-04-01", "2025-05-12", FINANCE, SPECIAL, DIRECTOR, ["391/QĐ-BTC"], REGIONS),
    ("2025-05-12", "2025-05-30", FINANCE, SPECIAL, DIRECTOR, ["391/QĐ-BTC", "1733/QĐ-BTC"], REGIONS),
    ("2025-05-30", "2025-06-30", FINANCE, SPECIAL, DIRECTOR, ["391/QĐ-BTC", "1733/QĐ-BTC", "1892/QĐ-BTC"], REGIONS),
    (
        *("2025-06-30", "2025-07-01", FINANCE, SPECIAL, DIRECTOR),
        ["391/QĐ-BTC", "1733/QĐ-BTC", "1892/QĐ-BTC", "2286/QĐ-BTC"],
        REGIONS,
    ),
    (
        *("2025-07-01", "2025-09-12", FINANCE, SPECIAL, DIRECTOR),
        ["391/QĐ-BTC", "1733/QĐ-BTC", "1892/QĐ-BTC", "2286/QĐ-BTC"],
        BASE,
    ),
    ("2025-09-12", None, FINANCE, SPECIAL, DIRECTOR, ["3179/QĐ-BTC"], BASE),
]


def test_every_interval_of_bhxh_from_1995_to_today(store: Store) -> None:
    """Checked by hand against section 1 of the notes on bodies and the effective dates of the index of instruments."""
    life = [
        (
            state.start,
            state.end,
            state.parent.name if state.parent else None,
            state.parent.standing if state.parent else None,
            state.head.value if state.head else None,
            [act.act.number for act in state.organising],
            state.tiers.value if state.tiers else None,
        )
        for state in body_card(store, "BHXH", "2026-01-30").states
    ]
    assert life == BHXH_LIFE


def test_every_fact_of_an_interval_has_source_and_certainty(store: Store) -> None:
    for state in body_card(store, "BHXH", "2026-01-30").states:
        for fact in (state.parent, state.head, state.tiers, *state.organising):
            assert fact is not None
            assert fact.fact.source
            assert fact.fact.certainty in ("high", "medium", "low")
    first = body_card(store, "BHXH", "1995-03-01").parent
    assert first is not None
    assert first.fact.certainty == "low", "the standing of 1995 is from memory"


@pytest.mark.parametrize(
    ("name", "intervals"),
    [
        (
            "Bộ Kế hoạch và Đầu tư",
            [("2017-07-25", "2021-07-23", "bộ"), ("2021-07-23", "2022-10-28", "bộ"), ("2022-10-28", MOVE, "bộ")],
        ),
        (
            "Bộ Tài chính",
            [
                ("2014-02-15", "2017-07-26", "bộ"),
                ("2017-07-26", "2021-07-23", "bộ"),
                ("2021-07-23", "2023-05-15", "bộ"),
                ("2023-05-15", MOVE, "bộ"),
                (MOVE, None, "bộ"),
            ],
        ),
        ("Bộ Nông nghiệp và Môi trường", [(MOVE, None, "bộ")]),
        ("Bộ Dân tộc và Tôn giáo", [(MOVE, "2026-07-24", "bộ"), ("2026-07-24", None, "bộ")]),
        (
            "Ủy ban Dân tộc",
            [
                ("2017-03-26", "2021-07-23", "cơ quan ngang bộ"),
                ("2021-07-23", "2022-09-20", "cơ quan ngang bộ"),
                ("2022-09-20", MOVE, "cơ quan ngang bộ"),
            ],
        ),
    ],
)
def test_the_intervals_of_ministries(store: Store, name: str, intervals: list[tuple[str, str | None, str]]) -> None:
    states = body_card(store, name, MOVE).states
    assert [(one.start, one.end, one.parent.standing) for one in states if one.parent] == intervals
    assert {one.parent.name for one in states if one.parent} == {GOVERNMENT}


@pytest.mark.parametrize(
    ("name", "day", "receivers"),
    [
        ("Bộ Kế hoạch và Đầu tư", "2020-06-30", {("Bộ Kế hoạch và Đầu tư", None)}),
        ("Bộ Kế hoạch và Đầu tư", MOVE, {("Bộ Tài chính", None)}),
        ("Bộ Giao thông vận tải", MOVE, {("Bộ Xây dựng", None)}),
        ("Bộ Xây dựng", MOVE, {("Bộ Xây dựng", None)}),
        ("BNNPTNT", MOVE, {("Bộ Nông nghiệp và Môi trường", None)}),
        ("BTNMT", MOVE, {("Bộ Nông nghiệp và Môi trường", None)}),
        ("Bộ TT&TT", MOVE, {("Bộ Khoa học và Công nghệ", None), ("Bộ Văn hóa, Thể thao và Du lịch", "báo chí")}),
        ("Ủy ban Dân tộc", MOVE, {("Bộ Dân tộc và Tôn giáo", None)}),
        (
            "Bộ Nội vụ",
            MOVE,
            {("Bộ Nội vụ", None), ("Bộ Dân tộc và Tôn giáo", "quản lý nhà nước về tôn giáo")},
        ),
        (
            "Bộ Lao động - Thương binh và Xã hội",
            MOVE,
            {
                ("Bộ Nội vụ", None),
                ("Bộ Giáo dục và Đào tạo", "giáo dục nghề nghiệp"),
                ("Bộ Y tế", "bảo trợ xã hội, trẻ em, phòng chống tệ nạn xã hội"),
                ("Bộ Nông nghiệp và Môi trường", "giảm nghèo"),
            },
        ),
        ("Tổng cục Hải quan", "2024-06-30", {("Tổng cục Hải quan", None)}),
        ("Tổng cục Hải quan", MOVE, {("Cục Hải quan", None)}),
        ("BHXH huyện", "2025-07-01", {("BHXH cơ sở", None)}),
        ("UBND tỉnh Bến Tre", "2025-07-01", {("Ủy ban nhân dân tỉnh Vĩnh Long", None)}),
        ("BHXH", MOVE, {("Bảo hiểm xã hội Việt Nam", None)}),
        ("Bộ Thủy sản", "2000-01-01", {("Bộ Thủy sản", None)}),
        ("Bộ Thủy sản", "2010-01-01", {("Bộ Nông nghiệp và Phát triển nông thôn", None)}),
        ("Bộ Thủy sản", "2025-03-01", {("Bộ Nông nghiệp và Môi trường", None)}),
    ],
)
def test_a_name_is_read_as_whoever_received(
    store: Store, name: str, day: str, receivers: set[tuple[str, str | None]]
) -> None:
    """Nghị quyết 190/2025/QH15 Điều 3: all receivers of a division, each with its functions."""
    assert {(one.name, one.part) for one in read_as(store, name, day)} == receivers


def test_the_unit_meant_is_that_of_its_body(store: Store) -> None:
    (unit,) = read_as(store, "Vụ Pháp chế", "2026-01-30", written_on="2023-11-29", within="BHXH")
    assert (unit.name, unit.steps) == ("Ban Pháp chế", 0)
    with pytest.raises(UnknownNameError):
        read_as(store, "Vụ Pháp chế", "2026-01-30", within="Bộ Y tế")


def test_a_region_is_read_at_the_day_of_its_text(store: Store) -> None:
    with pytest.raises(AmbiguousNameError, match="Sơn La"):
        read_as(store, "BHXH khu vực II", "2026-01-30")
    (late,) = read_as(store, "BHXH khu vực II", "2026-01-30", written_on="2025-06-15")
    assert late.name == "BHXH tỉnh Sơn La"


def test_what_the_texts_show_is_held_against_the_registers(store: Store) -> None:
    card = body_card(store, "BHXH", "2026-01-30")
    assert {shown.agrees for shown in card.evidence} == {True}
    titles = [(seen.date, seen.shown, seen.agrees) for seen in card.seen if seen.aspect == "chức danh"]
    assert titles == [
        ("2020-10-23", GENERAL, True),
        ("2021-01-04", GENERAL, True),
        ("2021-07-21", GENERAL, True),
        ("2023-11-29", GENERAL, True),
        ("2026-01-30", DIRECTOR, True),
    ]
    alone = [(seen.date, seen.known, seen.agrees) for seen in card.seen if seen.aspect == "cơ quan chủ quản"]
    assert [seen[1:] for seen in alone] == [(GOVERNMENT, True)] * 4, "no parent printed before the move"
    unit = body_card(store, "Ban Pháp chế BHXH Việt Nam", "2026-01-30")
    assert [(seen.aspect, seen.shown, seen.agrees, seen.quote.line) for seen in unit.seen] == [
        ("chức danh", "Trưởng ban", True, 21),
        ("tên", "Ban Pháp chế", True, 21),
    ]
