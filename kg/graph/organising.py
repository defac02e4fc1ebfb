"""Titles that organise a body: "quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của X (thuộc Y)".

Nghị định 123/2016/NĐ-CP and its predecessors fix this wording for the act that gives a body its competence; such an
act is a basis of competence for whatever that body issues.
"""

from __future__ import annotations

import re
import unicodedata

_ORGANISES = re.compile(
    r"chức năng,?\s+nhiệm vụ,?\s+quyền hạn\s+(?:và|,)\s+(?:cơ cấu\s+)?tổ chức(?:\s+bộ máy)?\s+của\s+"
    r"(?P<body>[^;.()]{2,120}?)(?:,?\s+(?:trực\s+)?thuộc\s+(?P<parent>[^;.,()]{2,120}?))?\s*(?=$|[;.()])",
    re.IGNORECASE,
)


def organised_body(title: str) -> tuple[str, str | None] | None:
    """Return the body that an act of this title organises and the body above it, as the title names them.

    >>> organised_body("quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bảo hiểm xã hội Việt Nam")
    ('Bảo hiểm xã hội Việt Nam', None)
    >>> organised_body("quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bảo hiểm xã hội Việt Nam thuộc "
    ...                "Bộ Tài chính")
    ('Bảo hiểm xã hội Việt Nam', 'Bộ Tài chính')
    >>> organised_body("về cơ cấu lại nền kinh tế")
    """
    found = _ORGANISES.search(" ".join(unicodedata.normalize("NFC", title).split()))
    return (found["body"], found["parent"]) if found else None
