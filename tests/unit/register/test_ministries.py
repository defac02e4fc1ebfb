"""The ministries of 01/3/2025, checked by hand: which decree organised each in every interval, and who came after.

Decrees with a day of effect are from the register of instruments or from the recitals of circulars; those that rest on
memory alone say so (`low`), and the one that no source bears out stands among the open points.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kg.register import Confidence, bodies

HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
MOVE = "2025-03-01"
# name → (from, until, the decree that organised it, how sure), without gaps
LIVES = {
    "Bộ Tài chính": (
        ("2014-02-15", "2017-07-26", "215/2013/NĐ-CP", HIGH),
        ("2017-07-26", "2023-05-15", "87/2017/NĐ-CP", HIGH),
        ("2023-05-15", MOVE, "14/2023/NĐ-CP", HIGH),
        (MOVE, None, "29/2025/NĐ-CP", HIGH),
    ),
    "Bộ Kế hoạch và Đầu tư": (
        ("2017-07-25", "2022-10-28", "86/2017/NĐ-CP", HIGH),
        ("2022-10-28", MOVE, "89/2022/NĐ-CP", LOW),
    ),
    "Bộ Xây dựng": (
        ("2013-08-15", "2017-07-17", "62/2013/NĐ-CP", HIGH),
        ("2017-07-17", "2022-08-08", "81/2017/NĐ-CP", HIGH),
        ("2022-08-08", MOVE, "52/2022/NĐ-CP", MEDIUM),
        (MOVE, None, "33/2025/NĐ-CP", LOW),
    ),
    "Bộ Giao thông vận tải": (
        ("2013-02-15", "2017-03-26", "107/2012/NĐ-CP", HIGH),
        ("2017-03-26", "2022-08-24", "12/2017/NĐ-CP", HIGH),
        ("2022-08-24", MOVE, "56/2022/NĐ-CP", MEDIUM),
    ),
    "Bộ Nông nghiệp và Phát triển nông thôn": (
        ("2014-01-15", "2017-02-17", "199/2013/NĐ-CP", HIGH),
        ("2017-02-17", "2022-12-22", "15/2017/NĐ-CP", HIGH),
        ("2022-12-22", MOVE, "105/2022/NĐ-CP", MEDIUM),
    ),
    "Bộ Tài nguyên và Môi trường": (
        ("2013-05-01", "2017-04-04", "21/2013/NĐ-CP", HIGH),
        ("2017-04-04", "2022-11-01", "36/2017/NĐ-CP", HIGH),
        ("2022-11-01", MOVE, "68/2022/NĐ-CP", HIGH),
    ),
    "Bộ Nông nghiệp và Môi trường": ((MOVE, None, "35/2025/NĐ-CP", HIGH),),
    "Bộ Thông tin và Truyền thông": (
        ("2013-12-02", "2017-02-17", "132/2013/NĐ-CP", HIGH),
        ("2017-02-17", "2022-07-26", "17/2017/NĐ-CP", HIGH),
        ("2022-07-26", MOVE, "48/2022/NĐ-CP", HIGH),
    ),
    "Bộ Lao động - Thương binh và Xã hội": (
        ("2013-03-01", "2017-02-17", "106/2012/NĐ-CP", HIGH),
        ("2017-02-17", "2022-09-12", "14/2017/NĐ-CP", HIGH),
        ("2022-09-12", MOVE, "62/2022/NĐ-CP", HIGH),
    ),
    "Bộ Nội vụ": (
        ("2012-10-01", "2014-08-05", "61/2012/NĐ-CP", HIGH),
        ("2014-08-05", "2017-04-03", "58/2014/NĐ-CP", HIGH),
        ("2017-04-03", "2022-09-15", "34/2017/NĐ-CP", LOW),
        ("2022-09-15", MOVE, "63/2022/NĐ-CP", MEDIUM),
        (MOVE, None, "25/2025/NĐ-CP", HIGH),
    ),
    "Ủy ban Dân tộc": (
        ("2017-03-26", "2022-09-20", "13/2017/NĐ-CP", HIGH),
        ("2022-09-20", MOVE, "66/2022/NĐ-CP", LOW),
    ),
    "Bộ Dân tộc và Tôn giáo": ((MOVE, "2026-07-24", "41/2025/NĐ-CP", MEDIUM),),
}
# Of the Bộ Khoa học và Công nghệ the decree of 02/3/2025 has no known day of effect.
SCIENCE = (
    ("2013-04-20", "2017-08-16", "20/2013/NĐ-CP", HIGH),
    ("2017-08-16", "2023-06-06", "95/2017/NĐ-CP", MEDIUM),
    ("2023-06-06", MOVE, "28/2023/NĐ-CP", HIGH),
)


@pytest.mark.parametrize("name", [*LIVES, "Bộ Khoa học và Công nghệ"])
def test_each_interval_of_a_ministry_has_its_decree(name: str) -> None:
    register = bodies()
    body = register.find(name)
    life = LIVES.get(name, SCIENCE)
    for start, end, number, confidence in life:
        [act] = register.organised_by_at(body, start)
        assert (act.number, act.end, act.confidence) == (number, end, confidence)
        assert act.source
        before = [one.number for one in register.organised_by_at(body, _day_before(start))]
        assert number not in before
    listed = sorted(act.number for act in register.organised_by(body) if act.role == "organises")
    assert set(listed) - {number for _, _, number, _ in life} <= {"55/2025/NĐ-CP"}


@pytest.mark.parametrize("name", [*LIVES, "Bộ Khoa học và Công nghệ"])
def test_a_ministry_stands_under_the_government_by_the_resolution_of_its_term(name: str) -> None:
    register = bodies()
    body = register.find(name)
    before, after = register.parent_at(body, "2025-02-28"), register.parent_at(body, MOVE)
    began_later, ended = body.start == MOVE, body.end == MOVE
    assert (before is None) is began_later
    assert (after is None) is ended
    if before:
        assert (before.parent, before.decided_by, before.end) == ("chinh-phu", "08/2021/QH15", MOVE)
    if after:
        assert (after.parent, after.decided_by, after.start) == ("chinh-phu", "176/2025/QH15", MOVE)


@pytest.mark.parametrize(
    ("name", "successors"),
    [
        ("Bộ Kế hoạch và Đầu tư", {"Bộ Tài chính"}),
        ("Bộ Giao thông vận tải", {"Bộ Xây dựng"}),
        ("Bộ Nông nghiệp và Phát triển nông thôn", {"Bộ Nông nghiệp và Môi trường"}),
        ("Bộ Tài nguyên và Môi trường", {"Bộ Nông nghiệp và Môi trường"}),
        ("Bộ Thông tin và Truyền thông", {"Bộ Khoa học và Công nghệ", "Bộ Văn hóa, Thể thao và Du lịch"}),
        (
            "Bộ Lao động - Thương binh và Xã hội",
            {"Bộ Nội vụ", "Bộ Giáo dục và Đào tạo", "Bộ Y tế", "Bộ Nông nghiệp và Môi trường"},
        ),
        ("Ủy ban Dân tộc", {"Bộ Dân tộc và Tôn giáo"}),
    ],
)
def test_who_came_after_a_ministry_that_ended(name: str, successors: set[str]) -> None:
    register = bodies()
    body = register.find(name)
    assert body.end == MOVE
    assert register.successors(body, "2025-02-28") == ()
    assert {register[one.successor].name for one in register.successors(body, MOVE)} == successors


def test_what_no_source_bears_out_is_an_open_point() -> None:
    register = bodies()
    points = register.open_points(register.find("Bộ Xây dựng"))
    assert any(point.about == ("33/2025/NĐ-CP",) for point in points)


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
