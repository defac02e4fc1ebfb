"""Documents as entries of a reference manager: CSL-JSON (Zotero takes it as legislation) and BibTeX."""

from __future__ import annotations

import json
import re
from typing import Any

from kg.resolve import slug
from kg.views.layout import year_of
from kg.views.luoc_do import name_of
from kg.views.portable_text import one_line, xml_safe
from kg.views.subgraph import Node, Subgraph

_BIBTEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$",
           "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip


def csl_json(whole: Subgraph) -> str:
    """Return the documents as CSL-JSON (schema 1.0.2), sorted by key.

    >>> from kg.views.subgraph import subgraph
    >>> nghi_dinh = Node("vb/59", "59/2019/NĐ-CP", "59/2019/NĐ-CP", "Nghị định", date="2019-07-01")
    >>> json.loads(csl_json(subgraph([nghi_dinh], [])))[0]["issued"]
    {'date-parts': [[2019, 7, 1]]}
    """
    entries = [_csl(node, key) for key, node in _keyed(whole)]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def bibtex(whole: Subgraph) -> str:
    """Return the documents as BibTeX in UTF-8, one `@misc` each, sorted by key."""
    return "\n".join(_bibtex(node, key) for key, node in _keyed(whole))


def _keyed(whole: Subgraph) -> list[tuple[str, Node]]:
    """Return the documents with the keys by which a paper cites them: issuer apart, type, number and year."""
    keyed: dict[str, Node] = {}
    for node in whole.nodes:
        words = [node.number or node.label, str(year_of(node) or "")]
        year = words[1] if words[1] and words[1] not in words[0] else ""
        key = re.sub("[^a-z0-9-]", "", slug(" ".join(filter(None, (node.type, words[0], year)))))[:80] or "van-ban"
        number = 2
        unique = key
        while unique in keyed:
            unique, number = f"{key}-{number}", number + 1
        keyed[unique] = node
    return sorted(keyed.items())


def _title(node: Node) -> str:
    """Return type, number and title as a list of references prints them."""
    if not node.number or not node.title or node.label != node.number:
        return one_line(xml_safe(name_of(node)))
    return one_line(xml_safe(f"{name_of(node)}: {node.title}"))


def _csl(node: Node, key: str) -> dict[str, Any]:
    year = year_of(node)
    issued = [int(part) for part in node.date.split("-")] if node.date else [year] if year else []
    entry = {
        "id": key,
        "type": "standard" if node.type and node.type.startswith(("Tiêu chuẩn", "Quy chuẩn")) else "legislation",
        "title": _title(node),
        "title-short": node.label,
        "number": node.number,
        "genre": node.type,
        "authority": "; ".join(node.issuers) or None,
        "author": [{"literal": issuer} for issuer in node.issuers] or None,
        "issued": {"date-parts": [issued]} if issued else None,
        "language": "vi",
    }
    return {name: xml_safe(value) if isinstance(value, str) else value for name, value in entry.items() if value}


def _bibtex(node: Node, key: str) -> str:
    fields = {
        "author": " and ".join(f"{{{_escaped(issuer)}}}" for issuer in node.issuers),
        "title": f"{{{_escaped(_title(node))}}}",
        "year": str(year_of(node) or ""),
        "date": node.date or "",
        "number": _escaped(node.number or ""),
        "type": _escaped(node.type or ""),
        "langid": "vietnamese",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"]) + "\n"


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(char, char) for char in one_line(xml_safe(text)))
