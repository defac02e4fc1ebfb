"""Which bases empower: `eli:based_on` means "empowered by", and a Vietnamese Căn cứ is wider than that.

A Party resolution or an official letter may be a basis and gives no power. What does is a normative act: one whose
type always is (`vl:empowers` in `ontology/schemes.ttl`), or one whose number carries its year as only normative acts
do (Nghị định 34/2016/NĐ-CP Điều 2; Nghị định 78/2025/NĐ-CP Điều 62).
"""

from __future__ import annotations

import re
from functools import cache

import pyoxigraph as ox

from kg.graph.vocabulary import VL, concept
from kg.register import bundled
from kg.resolve import slug

_YEAR_IN_NUMBER = re.compile(r"\d+(?:\.\d+)?/(?:19|20)\d\d/[^/\s]+-")


def empowers(document_type: str | None, number: str | None) -> bool:
    """Return whether an instrument can empower another one.

    >>> empowers("Nghị định", "89/2020/NĐ-CP"), empowers("Luật", None), empowers("Quyết định", "45/2016/QĐ-TTg")
    (True, True, True)
    >>> empowers("Kết luận", "10-KL/TW"), empowers("Kế hoạch", "3353/KH-BHXH"), empowers("Nghị quyết", "76/NQ-CP")
    (False, False, False)
    """
    if document_type and concept("type", slug(document_type)) in _empowering_types():
        return True
    return bool(number and _YEAR_IN_NUMBER.match(number))


@cache
def _empowering_types() -> frozenset[str]:
    path = bundled("ontology/schemes.ttl")
    return frozenset(
        quad.subject.value
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if quad.predicate.value == VL + "empowers"
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and quad.object.value == "true"
    )
