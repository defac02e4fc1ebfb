"""How views name the edges of the graph, in both directions, and which family of lines each is drawn in.

The keys are the roles and relation kinds of `kg.citation`; `HEADINGS` are what a Lược đồ of the portals calls the
documents at the other end, seen from the acting document and from the one acted on.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.spoken import Spoken


@dataclass(frozen=True, slots=True)
class Kind:
    """An edge kind: its key, its family of lines, and its names read from the source and from the target."""

    key: str
    family: str
    vi: str
    vi_inverse: str
    en: str
    en_inverse: str

    @property
    def named(self) -> Spoken:
        """Its name read from the source, in both languages."""
        return Spoken(self.vi, self.en)

    @property
    def named_inverse(self) -> Spoken:
        """Its name read from the target, in both languages."""
        return Spoken(self.vi_inverse, self.en_inverse)


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
        ("suspends", "ends", "Ngưng hiệu lực", "Bị ngưng hiệu lực bởi", "Suspends", "Suspended by"),
        (
            "suspends_part",
            "ends",
            "Ngưng hiệu lực một phần",
            "Bị ngưng hiệu lực một phần bởi",
            "Suspends in part",
            "Suspended in part by",
        ),
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
HEADINGS = {
    "legal_basis": ("Văn bản được căn cứ", "Văn bản căn cứ vào văn bản này"),
    "amends": ("Văn bản bị sửa đổi, bổ sung", "Văn bản sửa đổi, bổ sung"),
    "corrects": ("Văn bản bị đính chính", "Văn bản đính chính"),
    "extends": ("Văn bản được kéo dài hiệu lực", "Văn bản kéo dài hiệu lực"),
    "consolidates": ("Văn bản được hợp nhất", "Văn bản hợp nhất"),
    "replaces": ("Văn bản bị thay thế", "Văn bản thay thế"),
    "repeals": ("Văn bản bị bãi bỏ", "Văn bản bãi bỏ"),
    "repeals_part": ("Văn bản bị bãi bỏ một phần", "Văn bản bãi bỏ một phần"),
    "suspends": ("Văn bản bị ngưng hiệu lực", "Văn bản ngưng hiệu lực"),
    "suspends_part": ("Văn bản bị ngưng hiệu lực một phần", "Văn bản ngưng hiệu lực một phần"),
    "details": ("Văn bản được quy định chi tiết", "Văn bản quy định chi tiết"),
    "guides": ("Văn bản được hướng dẫn", "Văn bản hướng dẫn"),
    "implements": ("Văn bản được thực hiện", "Văn bản thực hiện văn bản này"),
    "issues": ("Văn bản được ban hành kèm theo", "Văn bản ban hành văn bản này"),
    "proposal": ("Tờ trình, báo cáo đề nghị", "Văn bản ban hành theo đề nghị này"),
    "nested": ("Văn bản được nhắc trong trích yếu", "Văn bản nhắc văn bản này trong trích yếu"),
    "cites": ("Văn bản được dẫn chiếu", "Văn bản dẫn chiếu văn bản này"),
}
_BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(key: str) -> Kind:
    """Return the kind of a key; one that nobody named is drawn as a citation under its own key.

    >>> kind_of("repeals_part").vi_inverse, kind_of("theo").vi
    ('Bị bãi bỏ một phần bởi', 'theo')
    """
    return _BY_KEY.get(key) or Kind(key, "cites", key, key, key, key)
