"""The facts of the register of bodies as a list of differences names them: whose fact, of what kind, what it says.

Properties and classes go by their Vietnamese names in the ontology; those of other vocabularies by the names below.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.document import printed_date
from kg.graph import RDFS, SKOS, Store

_FACTS = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
SELECT ?x ?p ?o { ?x vl:factSource ?nguon ; vl:certainty ?k ; ?p ?o FILTER NOT EXISTS { ?x a vl:RegisterEntry } }
"""
_OTHERS = {
    "altLabel": "tên khác",
    "date": "ngày",
    "description": "mô tả",
    "label": "tên",
    "notation": "ký hiệu",
    "originalOrganization": "từ cơ quan",
    "resultingOrganization": "thành cơ quan",
    "subOrganizationOf": "trực thuộc",
}
# What only ties facts to each other, or says again what another property of the fact says.
_TIES = ("type", "prefLabel", "changedBy", "resultedFrom", "registerFact", "through", "lastEvent", "steps", "bodyName")
_OWNER = re.compile(r".+/cq/[^/]+(?=/)")  # of a fact of a body: its IRI goes on from that of the body
_CODES = {
    "true": "có", "false": "không",
    "effect": "ngày có hiệu lực", "issue": "ngày ban hành", "stated": "được nêu rõ", "presumed": "phỏng đoán",
    "organises": "quy định tổ chức", "amends": "sửa đổi, bổ sung", "supplements": "bổ sung",
    "name": "tên", "alias": "tên khác", "code": "mã", "head": "người đứng đầu", "deputy": "cấp phó",
    "state": "cơ quan nhà nước ở Trung ương", "ministry": "bộ, cơ quan ngang bộ", "agency": "cơ quan không phải bộ",
    "unit": "đơn vị trực thuộc", "council": "hội đồng", "party": "cơ quan của Đảng", "territory": "tỉnh, thành phố",
    "local": "chính quyền địa phương", "class": "nhiều cơ quan, gọi chung",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegisterFact:
    """A fact: what it is about, and what it says, each as "property: value"; days as documents have them."""

    about: str
    says: frozenset[str]


def register_facts(store: Store) -> dict[str, RegisterFact]:
    """Return the facts of the register that a store holds, by IRI."""
    said: defaultdict[str, list[tuple[str, NamedNode | Literal]]] = defaultdict(list)
    for row in store.select(_FACTS):
        value = row["o"]
        if isinstance(value, NamedNode) or (isinstance(value, Literal) and value.language in (None, "vi")):
            said[row["x"].value].append((row["p"].value, value))
    nodes = {value.value for group in said.values() for _, value in group if isinstance(value, NamedNode)}
    owners = {owner[0] for iri in said if (owner := _OWNER.match(iri))}
    names = _names(store, {*nodes, *owners, *(name for group in said.values() for name, _ in group)})
    return {iri: RegisterFact(_about(iri, group, names), _says(group, names)) for iri, group in said.items()}


def _names(store: Store, iris: set[str]) -> dict[str, str]:
    """Return the Vietnamese names of what has one."""
    names = {}
    for predicate in (f"{SKOS}prefLabel", f"{RDFS}label"):
        for iri, labels in store.values(sorted(iris), predicate, 6).items():
            known = sorted(one.value for one in labels if isinstance(one, Literal) and one.language == "vi")
            if known:
                names[iri] = known[0]
    return names


def _about(iri: str, said: list[tuple[str, NamedNode | Literal]], names: dict[str, str]) -> str:
    """Return in words what a fact is about: whose it is and of what kind, or the name of the body or event itself."""
    own = next((value.value for name, value in said if name == f"{RDFS}label"), iri.split("/", 3)[-1])
    kind = next((names.get(value.value, "") for name, value in said if name.endswith("#type")), "")
    owner = _OWNER.match(iri)
    body = names.get(owner[0], "") if owner else ""
    return ": ".join(filter(None, (body, kind))) or own


def _says(said: list[tuple[str, NamedNode | Literal]], names: dict[str, str]) -> frozenset[str]:
    words = set()
    for name, value in said:
        short = name.rpartition("#")[2].rpartition("/")[2]
        if short not in _TIES:
            words.add(f"{names.get(name) or _OTHERS.get(short, short)}: {_value(value, names)}")
    return frozenset(words)


def _value(value: NamedNode | Literal, names: dict[str, str]) -> str:
    if isinstance(value, NamedNode):
        return names.get(value.value) or value.value.split("/", 3)[-1]
    if value.datatype.value.endswith("#date"):
        return printed_date(value.value)
    return _CODES.get(value.value, value.value)
