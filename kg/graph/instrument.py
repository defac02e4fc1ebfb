"""What is known of an instrument as triples, the edges between instruments, and their issuers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg.citation import Candidate
from kg.graph.naming import Named, body_iri, body_named
from kg.graph.nquads import day, iri, text
from kg.graph.vocabulary import ELI, ELI_EDGES, ORG, RDF, RDFS, VL, concept
from kg.register import bodies, document_types, parse_number
from kg.resolve import CITING_TEXT, slug
from kg.text import search_key

_A = f"<{RDF}type>"
_LABEL = f"<{RDFS}label>"


def edge(subject: str, name: str, target: str) -> Iterator[str]:
    """Yield a direct edge and the ELI edges that it entails.

    >>> [line.split("#")[1].split(">")[0] for line in edge("<a:1>", "replaces", "<a:2>")]
    ['replaces', 'repeals']
    """
    yield f"{subject} <{VL}{name}> {target}"
    for standard in ELI_EDGES.get(name, ()):
        yield f"{subject} <{ELI}{standard}> {target}"


@lru_cache(maxsize=16384)
def instrument(known: Candidate, unnumbered: str | None = None) -> tuple[str, ...]:
    """Return what is known of an instrument: number, type, date, issuers, title, and a label that names it.

    The label is type and number, else `unnumbered`, else title or type. A register that knows it is named; where none
    is, the text of the graph itself says so.
    """
    node = iri(known.iri)
    label = " ".join(filter(None, (known.type, known.number))) if known.number else unnumbered
    label = label or known.title or known.type
    found = [
        f"{node} {_A} <{VL}Instrument>",
        f"{node} {_A} <{ELI}LegalResource>",
        f"{node} {_LABEL} {text(label or known.iri, 'vi')}",
    ]
    if known.number:
        found.append(f"{node} <{ELI}number> {text(known.number)}")
    if known.type:
        found.append(f"{node} <{ELI}type_document> <{concept('type', slug(known.type))}>")
    if known.date:
        found.append(f"{node} <{ELI}date_document> {day(known.date)}")
    if known.title:
        found.append(f"{node} <{ELI}title> {text(known.title, 'vi')}")
    for issuer in known.issuers:
        found += named_body(node, "issuer", issuer, known.date)
    if known.source and known.source != CITING_TEXT:
        found.append(f"{node} <{VL}knownFrom> {text(known.source)}")
    for key in search_keys(known.type, known.number, known.title):
        found.append(f"{node} <{VL}searchKey> {text(key)}")
    return tuple(found)


def unnumbered_name(kind: str | None, title: str | None, path: str) -> str | None:
    """Return what people call a document in which no number was read; None where its title is its name, as a law's is.

    >>> unnumbered_name("Thông tư", None, "corpus/g42.txt"), unnumbered_name("Luật", "Luật Đất đai", "l.txt")
    ('Thông tư chưa rõ số (corpus/g42.txt)', None)
    >>> unnumbered_name("Nghị quyết", "Hỗ trợ kinh phí", "corpus/a50.txt")
    'Nghị quyết chưa rõ số: Hỗ trợ kinh phí'
    """
    if title and (not kind or kind in _named_types()):
        return None
    name = f"{kind or 'Văn bản'} chưa rõ số"
    return f"{name}: {title}" if title else f"{name} ({path})"


@cache
def _named_types() -> frozenset[str]:
    return frozenset(kind.name for kind in document_types() if kind.name_kind == "named")


@lru_cache(maxsize=16384)
def search_keys(kind: str | None, number: str | None, name: str | None) -> tuple[str, ...]:
    """Return the forms by which people ask for an instrument, folded: its number, type and serial, its name.

    The year of a number goes with its serial; who asks without it asks for each year (`kg.ask.find`).

    >>> search_keys("Nghị định", "89/2020/NĐ-CP", None), search_keys("Quyết định", "96/QĐ-BHXH", None)
    (('89 2020 nd cp', 'nghi dinh 89 2020'), ('96 qd bhxh', 'quyet dinh 96'))
    """
    keys = [search_key(name)] if name else []
    if number:
        parts = parse_number(number)
        keys.append(search_key(number))
        if kind:
            keys.append(search_key(f"{kind} {parts.serial} {parts.year or ''}"))
    return tuple(keys)


def named_body(node: str, name: str, words: str, on: str | None) -> Iterator[str]:
    """Yield the edge to a body that is named by `words` on a day: the body of that name then, else one of that name."""
    found = body_named(words, on)
    target = iri(found.iri)
    yield f"{node} <{VL}{name}> {target}"
    if name == "issuer":
        yield f"{node} <{ELI}passed_by> {target}"
    yield from named(found)


def named(body: Named) -> Iterator[str]:
    """Yield that a body is one, and its name, unless the graph of the registers says so, as it does in every store."""
    if body.iri not in register_names():
        yield from _name(body)


@cache
def register_names() -> dict[str, tuple[str, ...]]:
    """Return what the graph of the registers says of each body by its IRI: that it is one, and its name."""
    known = (Named(body_iri(body.slug), body.name) for body in bodies())
    return {body.iri: tuple(_name(body)) for body in known}


def _name(body: Named) -> Iterator[str]:
    yield f"{iri(body.iri)} {_A} <{ORG}Organization>"
    yield f"{iri(body.iri)} {_LABEL} {text(body.name, 'vi')}"
