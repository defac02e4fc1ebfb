"""Every package of the locks, and everything vendored, has a licence that we may use, and the list of them is true."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def tool(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("list_licences", root / "docs" / "list_licences.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_every_licence_is_known_and_compatible(tool: ModuleType) -> None:
    assert [f"{one.name}: {one.licence}" for one in tool.packages() if not one.compatible] == []


@pytest.mark.parametrize(
    ("licence", "shipped", "compatible"),
    [
        ("MIT", True, True),
        ("GPL-2.0-or-later", False, True),
        ("GPL-2.0-or-later", True, False),
        ("GPL-3.0-only OR MIT", True, True),
        ("MIT AND AGPL-3.0-only", True, False),
        ("?", False, False),
    ],
)
def test_what_is_compatible(tool: ModuleType, licence: str, shipped: bool, compatible: bool) -> None:
    assert tool.Licensed("x", licence, shipped).compatible is compatible


def test_the_list_is_not_stale(tool: ModuleType) -> None:
    assert tool.LIST.read_text(encoding="utf-8") == tool.written(), "run: make licences"


def test_everything_vendored_is_listed_beside_its_licence(tool: ModuleType, root: Path) -> None:
    homes = [path for top in ("kg", "tests", "docs") for path in (root / top).rglob("vendor") if path.is_dir()]
    there = {path for home in homes for path in home.rglob("*") if path.suffix in tool.VENDORED_ENDS}
    assert there == {root / path for path, *_ in tool.VENDORED}
    for path, _, licence, text in tool.VENDORED:
        assert tool.Licensed("x", licence, shipped=True).compatible
        assert (root / path).with_name(text).stat().st_size > 500
