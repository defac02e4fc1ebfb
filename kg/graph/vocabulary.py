"""The names of things: every IRI the graph uses is minted or listed here, and nowhere else in this room.

The base is one setting (`kg.resolve.BASE`); the ontology has a fixed address of its own, so that two installations
with different bases still speak the same language. IRIs are ASCII, readable and stable.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from kg.resolve import BASE, path_slug

VL = "https://w3id.org/cancu/ontology#"
ELI = "http://data.europa.eu/eli/ontology#"
ORG = "http://www.w3.org/ns/org#"
OA = "http://www.w3.org/ns/oa#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"

REGISTERS_GRAPH = BASE + "do-thi/danh-ba"
KNOWN_GRAPH = BASE + "do-thi/danh-ba-van-ban"
ONTOLOGY_GRAPH = BASE + "do-thi/ontology"
DATASET_GRAPH = BASE + "do-thi/mo-ta"

# Own edge → the ELI edges that it entails and that stand beside it for readers who know ELI only.
# `ontology/cancu.ttl` says the same with rdfs:subPropertyOf; a test compares the two.
ELI_EDGES = MappingProxyType(
    {
        "cites": ("cites",),
        "legalBasis": ("cites",),
        "competenceBasis": ("cites", "based_on"),
        "details": ("based_on",),
        "implements": ("applies",),
        "amends": ("amends",),
        "replaces": ("repeals",),
        "repeals": ("repeals",),
        "corrects": ("corrects",),
        "consolidates": ("consolidates",),
        "suspends": ("changes",),
        "suspendsPart": ("changes",),
        "extends": ("changes",),
    }
)

_OF_A_PART = MappingProxyType({"suspends": "suspends_part", "repeals": "repeals_part", "replaces": "amends"})


def term(camel: str) -> str:
    """Return the IRI of a term of our ontology.

    >>> term("legalBasis")
    'https://w3id.org/cancu/ontology#legalBasis'
    """
    return VL + camel


@lru_cache(maxsize=4096)
def concept(scheme: str, code: str) -> str:
    """Return the IRI of a concept of one of our SKOS schemes (role, status, part, form, confidence, type …).

    >>> concept("role", "legal_basis"), concept("type", "nghi-dinh")
    ('https://w3id.org/cancu/ontology#role_legal_basis', 'https://w3id.org/cancu/ontology#type_nghi-dinh')
    """
    return f"{VL}{scheme}_{quote(code, safe='')}"


@cache
def relation(kind: str) -> str:
    """Return the property of a relation kind: the JSON name in camel case.

    >>> relation("repeals_part")
    'https://w3id.org/cancu/ontology#repealsPart'
    """
    head, *tail = kind.split("_")
    return VL + head + "".join(word.capitalize() for word in tail)


def stated_relation(kind: str, scope: str | None) -> str:
    """Return the property of a relation as it is stated: what is done to provisions is not done to their act.

    To suspend or repeal some is to suspend or repeal in part, to replace some is to amend.

    >>> stated_relation("suspends", "khoản 8 Điều 8") == VL + "suspendsPart"
    True
    """
    return relation(_OF_A_PART.get(kind, kind) if scope else kind)


def source_key(path: Path) -> str:
    """Return the path by which a file is known when it is named by itself: its folder's name and its own.

    >>> source_key(Path("data/corpus/1712-QD-BHXH-2023.txt")), source_key(Path("-"))
    ('corpus/1712-QD-BHXH-2023.txt', '-')
    """
    return f"{path.resolve().parent.name}/{path.name}" if str(path) != "-" else "-"


def source_graph(path: str) -> str:
    """Return the IRI of a source text and of its named graph, from its path below the corpus folder ("/" between).

    >>> source_graph("corpus/1712-QD-BHXH-2023.txt")
    'https://w3id.org/cancu/nguon/corpus/1712-qd-bhxh-2023.txt'
    """
    return f"{BASE}nguon/{path_slug(path)}"
