"""The facts of the register of bodies as a list of differences names them: whose fact, of what kind, what it says.

Properties and classes go by their names in the ontology; those of other vocabularies by the names below.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.document import printed_date
from kg.graph import RDFS, SKOS, Store
from kg.spoken import Spoken, joined

_FACTS = """
PREFIX vl: <https://w3id.org/cancu/ontology#>
SELECT ?x ?p ?o { ?x vl:factSource ?nguon ; vl:certainty ?k ; ?p ?o FILTER NOT EXISTS { ?x a vl:RegisterEntry } }
"""
_OTHERS = {
    "altLabel": Spoken("tên khác", "other name"),
    "date": Spoken("ngày", "day"),
    "description": Spoken("mô tả", "description"),
    "label": Spoken("tên", "name"),
    "notation": Spoken("ký hiệu", "code"),
    "originalOrganization": Spoken("từ cơ quan", "from body"),
    "resultingOrganization": Spoken("thành cơ quan", "to body"),
    "subOrganizationOf": Spoken("trực thuộc", "under"),
}
# What only ties facts to each other, or says again what another property of the fact says.
_TIES = ("type", "prefLabel", "changedBy", "resultedFrom", "registerFact", "through", "lastEvent", "steps", "bodyName")
_OWNER = re.compile(r".+/cq/[^/]+(?=/)")  # of a fact of a body: its IRI goes on from that of the body
_CODES = {
    "true": Spoken("có", "yes"),
    "false": Spoken("không", "no"),
    "effect": Spoken("ngày có hiệu lực", "day of effect"),
    "issue": Spoken("ngày ban hành", "date of issue"),
    "stated": Spoken("được nêu rõ", "stated"),
    "presumed": Spoken("phỏng đoán", "presumed"),
    "organises": Spoken("quy định tổ chức", "organises"),
    "amends": Spoken("sửa đổi, bổ sung", "amends"),
    "supplements": Spoken("bổ sung", "supplements"),
    "name": Spoken("tên", "name"),
    "alias": Spoken("tên khác", "other name"),
    "code": Spoken("mã", "code"),
    "head": Spoken("người đứng đầu", "head"),
    "deputy": Spoken("cấp phó", "deputy"),
    "state": Spoken("cơ quan nhà nước ở Trung ương", "state body at the centre"),
    "ministry": Spoken("bộ, cơ quan ngang bộ", "ministry or ministry-level agency"),
    "agency": Spoken("cơ quan không phải bộ", "agency, not a ministry"),
    "unit": Spoken("đơn vị trực thuộc", "unit of a body"),
    "council": Spoken("hội đồng", "council"),
    "party": Spoken("cơ quan của Đảng", "body of the Party"),
    "territory": Spoken("tỉnh, thành phố", "province or city"),
    "local": Spoken("chính quyền địa phương", "local government"),
    "class": Spoken("nhiều cơ quan, gọi chung", "several bodies under one name"),
}


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
    """Return the names of what has a Vietnamese one, with the English where there is one."""
    names = {}
    for predicate in (f"{SKOS}prefLabel", f"{RDFS}label"):
        for iri, labels in store.values(sorted(iris), predicate, 6).items():
            known = sorted((one.language or "", one.value) for one in labels if isinstance(one, Literal))
            vi, en = ([value for language, value in known if language == wanted] for wanted in ("vi", "en"))
            if vi:
                names[iri] = Spoken(vi[0], en[0]) if en else vi[0]
    return names


def _about(iri: str, said: list[tuple[str, NamedNode | Literal]], names: dict[str, str]) -> str:
    """Return in words what a fact is about: whose it is and of what kind, or the name of the body or event itself."""
    own = next((value.value for name, value in said if name == f"{RDFS}label"), iri.split("/", 3)[-1])
    kind = next((names.get(value.value, "") for name, value in said if name.endswith("#type")), "")
    owner = _OWNER.match(iri)
    body = names.get(owner[0], "") if owner else ""
    return joined(": ", (body, kind)) or own


def _says(said: list[tuple[str, NamedNode | Literal]], names: dict[str, str]) -> frozenset[str]:
    words = set()
    for name, value in said:
        short = name.rpartition("#")[2].rpartition("/")[2]
        if short not in _TIES:
            what = names.get(name) or _OTHERS.get(short) or short
            words.add(joined(": ", (what, _value(value, names))))
    return frozenset(words)


def _value(value: NamedNode | Literal, names: dict[str, str]) -> str:
    if isinstance(value, NamedNode):
        return names.get(value.value) or value.value.split("/", 3)[-1]
    if value.datatype.value.endswith("#date"):
        return printed_date(value.value)
    return _CODES.get(value.value, value.value)
