"""`kg lineage`: the tree for people, and every answer as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Kg = Callable[..., Any]


@pytest.mark.parametrize(
    ("options", "fields"),
    [
        (["96/QĐ-BHXH"], {"document", "up", "steps", "cut"}),
        (["89/2020/NĐ-CP", "--reach"], {"document", "up", "by_depth", "by_type", "nearest"}),
    ],
)
def test_an_answer_is_a_record(kg: Kg, built: str, options: list[str], fields: set[str]) -> None:
    call = kg("lineage", *options, "--store", built, "--format", "json")
    assert (call.code, set(json.loads(call.out))) == (0, fields)


def test_versions_roots_and_anomalies_are_lists(kg: Kg, built: str) -> None:
    versions = json.loads(kg("lineage", "89/2020/NĐ-CP", "--versions", "--store", built, "--format", "json").out)
    assert [one["instrument"]["number"] for one in versions][-3:] == [*("89/2020/NĐ-CP", "391/QĐ-BTC", "3179/QĐ-BTC")]
    roots = json.loads(
        kg("lineage", "1712/QĐ-BHXH", "--common", "1320/QĐ-BHXH", "--store", built, "--format", "json").out
    )
    assert {root["instrument"]["number"] for root in roots} >= {"89/2020/NĐ-CP"}
    call = kg("lineage", "--anomalies", "--store", built, "--format", "json")
    assert (call.code, json.loads(call.out)) == (0, [])


def test_a_document_has_no_path_to_itself(kg: Kg, built: str) -> None:
    """Two names of one document had been told that nothing joins them."""
    call = kg("path", "1712/QĐ-BHXH", "quyet dinh 1712", "--store", built)
    assert (call.code, call.out) == (2, "")
    assert call.err.startswith("kg: hai tên chỉ cùng một văn bản: Quyết định 1712/QĐ-BHXH")


def test_each_step_carries_its_words_and_a_file_is_json(kg: Kg, built: str, tmp_path: Path) -> None:
    assert kg("lineage", "96/QĐ-BHXH", "--store", built, "-o", "phả hệ.json").code == 0
    tree = json.loads((tmp_path / "phả hệ.json").read_text(encoding="utf-8"))
    first = tree["steps"][0]
    assert first["kind"] == "legal_basis"
    assert first["links"][0]["quotes"][0]["text"]


@pytest.mark.parametrize("command", [("lineage", "96/QĐ-BHXH"), ("export",)])
def test_an_unknown_relation_is_told_which_there_are_in_vietnamese(
    kg: Callable[..., Any], built: str, command: tuple[str, ...]
) -> None:
    said = kg(*command, "--store", built, "--relation", "can_cu")
    assert (said.code, said.out) == (2, "")
    assert "không có quan hệ can_cu; có: legal_basis (căn cứ), " in said.err
    assert "ví dụ legal_basis" in " ".join(kg(command[0], "--help").out.split())
