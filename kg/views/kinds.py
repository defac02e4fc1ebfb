"""How views name the edges of the graph, in both directions, and which family of lines each is drawn in.

The keys are the roles and relation kinds of `kg.citation`; the names are the headings of a Lược đồ.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """An edge kind: its key, its family of lines, and its names read from the source and from the target."""

    key: str
    family: str
    vi: str
    vi_inverse: str
    en: str
    en_inverse: str


KINDS = tuple(
    Kind(*names)
    for names in (
        ("legal_basis", "basis", "Căn cứ", "Là căn cứ của", "Legal basis", "Is legal basis of"),
        ("amends", "amends", "Sửa đổi, bổ sung", "Được sửa đổi, bổ sung bởi", "Amends", "Amended by"),
        ("corrects", "amends", "Đính chính", "Được đính chính bởi", "Corrects", "Corrected by"),
        ("extends", "amends", "Gia hạn", "Được gia hạn bởi", "Extends", "Extended by"),
        ("consolidates", "amends", "Hợp nhất", "Được hợp nhất trong", "Consolidates", "Consolidated in"),
        ("replaces", "ends", "Thay thế", "Bị thay thế bởi", "Replaces", "Replaced by"),
        ("repeals", "ends", "Bãi bỏ", "Bị bãi bỏ bởi", "Repeals", "Repealed by"),
        ("repeals_part", "ends", "Bãi bỏ một phần", "Bị bãi bỏ một phần bởi", "Repeals in part", "Repealed in part by"),
        ("suspends", "ends", "Đình chỉ", "Bị đình chỉ bởi", "Suspends", "Suspended by"),
        ("details", "details", "Quy định chi tiết", "Được quy định chi tiết bởi", "Details", "Detailed by"),
        ("guides", "details", "Hướng dẫn", "Được hướng dẫn bởi", "Guides", "Guided by"),
        ("implements", "implements", "Thực hiện", "Được thực hiện bởi", "Implements", "Implemented by"),
        ("issues", "implements", "Ban hành kèm theo", "Được ban hành kèm theo", "Issues", "Issued with"),
        ("proposal", "cites", "Theo đề nghị tại", "Là đề nghị ban hành", "Proposed by", "Proposal for"),
        (
            "nested",
            "cites",
            "Nhắc trong trích yếu",
            "Được nhắc trong trích yếu tại",
            "Names in a title",
            "Named in a title by",
        ),
        ("cites", "cites", "Dẫn chiếu", "Được dẫn chiếu bởi", "Cites", "Cited by"),
    )
)
_BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(key: str) -> Kind:
    """Return the kind of a key; one that nobody named is drawn as a citation under its own key.

    >>> kind_of("repeals_part").vi_inverse, kind_of("theo").vi
    ('Bị bãi bỏ một phần bởi', 'theo')
    """
    return _BY_KEY.get(key) or Kind(key, "cites", key, key, key, key)
