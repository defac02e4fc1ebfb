"""The rules of legal effect: one for each day, each with its place in the law; delays as the register shows them."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from kg.register import bundled, effect_rules, longest_delay


@pytest.mark.parametrize(
    ("day", "reason", "outcome", "place"),
    [
        ("2016-06-30", "replaces", "unknown", "17/2008/QH12"),
        ("2016-07-01", "replaces", "ended", "80/2015/QH13 Điều 154 khoản 4"),
        ("2025-03-31", "repeals", "ended", "80/2015/QH13 Điều 154 khoản 4"),
        ("2025-04-01", "replaces", "kept", "64/2025/QH15 Điều 57 khoản 2"),
        ("2025-04-01", "repeals", "unknown", "64/2025/QH15 Điều 57 khoản 2"),
    ],
)
def test_what_happens_to_detailing_acts_depends_on_the_day(day: str, reason: str, outcome: str, place: str) -> None:
    (rule,) = effect_rules("details", day, reason)
    assert (rule.outcome, rule.place) == (outcome, place)


def test_the_delays_are_the_99th_percentile_of_the_register() -> None:
    delays: dict[str, list[int]] = {}
    with bundled("registers/instruments.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            days = (date.fromisoformat(row["effective"] or row["date"]) - date.fromisoformat(row["date"])).days
            if row["effective"] and days >= 0:
                for kind in (row["type"], "*"):
                    delays.setdefault(kind, []).append(days)
    with bundled("registers/effect_delays.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) >= 9
    for row in rows:
        known = sorted(delays[row["type"]])
        assert (int(row["counted"]), int(row["days"])) == (len(known), known[int(len(known) * 0.99)])
        assert longest_delay(row["type"]) == int(row["days"])
