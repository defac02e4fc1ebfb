"""Charters of the Party and of national organisations, cited by name."""

from __future__ import annotations

import pytest

from kg.citation import Role, read_citations
from kg.document import parse_document
from kg.register.files import bundled
from kg.register.table import read_table
from kg.resolve import extract
from kg.text import mend

CHARTERS = read_table(bundled("registers/charters.csv"), ("charter", "aliases", "confidence", "source"))
PRINTED = [name for row in CHARTERS for name in (row.text("charter"), *row.several("aliases"))]


def named(source: str) -> list[tuple[str | None, Role, tuple[str, ...]]]:
    citations, _, _ = read_citations(parse_document(mend(source)))
    return [(citation.name, citation.role, citation.pinpoints) for citation in citations]


@pytest.mark.parametrize("printed", PRINTED)
def test_a_charter_of_the_register_is_a_basis_by_any_of_its_names(printed: str) -> None:
    assert named(f"Căn cứ {printed};\nCăn cứ tình hình thực tế;") == [(printed, Role.LEGAL_BASIS, ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Căn cứ vào Điều lệ Công đoàn\nViệt Nam (khóa XII);",
            [("Điều lệ Công đoàn Việt Nam khóa XII", Role.LEGAL_BASIS, ())],
        ),
        ("Theo khoản 2 Điều 30 Điều lệ Đảng.", [("Điều lệ Đảng", Role.CITES, ("Điều 30 khoản 2",))]),
        ("Thực hiện nghiêm Cương lĩnh, Điều lệ Đảng, nghị quyết của Đảng.", []),
        ("Căn cứ Điều lệ Đoàn luật sư thành phố Hà Nội;", []),
        ("Căn cứ Điều lệ công ty;", []),
    ],
)
def test_a_charter_is_cited_where_an_act_rests_on_it_or_names_a_provision(
    text: str, found: list[tuple[str, Role, tuple[str, ...]]]
) -> None:
    assert named(text) == found


def test_two_names_of_one_charter_are_one_instrument() -> None:
    text = "Căn cứ Điều lệ Đảng;\nTheo Điều 30 Điều lệ Đảng Cộng sản Việt Nam."
    (charter,) = extract(text).citations
    assert [mention.text for mention in charter.mentions] == ["Điều lệ Đảng", "Điều lệ Đảng Cộng sản Việt Nam"]
    assert charter.resolution is not None
    assert charter.resolution.iri.endswith("/vb/dieu-le/ten/dieu-le-dang-cong-san-viet-nam")
