"""An `Extraction` as sorted N-Quads lines: everything one document says, in the named graph of its source text.

Each citation is a node that carries what the text states, what was resolved and on what grounds; each mention is a
Web Annotation resource with a quote and a position (W3C Web Annotation, 4.2.4 and 4.2.5); the direct edge stands
beside it for easy queries. `oa:start` and `oa:end` count characters of the decoded source, end exclusive.
No rdflib, no blank nodes, no clock: the same extraction gives the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kg.citation import Candidate, Citation, Mention, Proposal, Relation, Role
from kg.document import Document, Expiry, body_at
from kg.graph.cited import as_cited, stated_of, what_follows
from kg.graph.empower import empowers
from kg.graph.evidence import passage, selectors
from kg.graph.instrument import edge, instrument, named, named_body, register_names, unnumbered_name
from kg.graph.naming import body_named, unit_named
from kg.graph.nquads import day, decimal, integer, iri, text
from kg.graph.organising import organised_body
from kg.graph.vocabulary import DCTERMS, ELI, ORG, RDF, RDFS, VL, concept, stated_relation
from kg.resolve import Extraction, resolution_keys, slug
from kg.text import Span, mend, search_key

_A = f"<{RDF}type>"
_LABEL = f"<{RDFS}label>"


def emit(extraction: Extraction, graph: str, path: str | None = None, digest: str | None = None) -> list[str]:
    """Return the N-Quads lines of a document, sorted, each once, without line ends, with the names of all its bodies.

    `graph` is the IRI of the source text, which is also the name of its graph (`vocabulary.source_graph`);
    `path` is where that text is, below the corpus folder, and `digest` the SHA-256 of its bytes. Raises `DataError`
    for an IRI that is not absolute.

    >>> from kg.document import Document, Expiry, body_at
    >>> from kg.text import Text
    >>> document = Document(Text("", "", ""), number="96/QĐ-BHXH", type="Quyết định")
    >>> extraction = Extraction("96.txt", "https://w3id.org/cancu/vb/a", document)
    >>> lines = emit(extraction, "https://w3id.org/cancu/nguon/96")
    >>> [line.split("schema#")[1] for line in lines if "label" in line]
    ['label> "Quyết định 96/QĐ-BHXH"@vi <https://w3id.org/cancu/nguon/96> .']
    """
    lines = statements(extraction, graph, path, digest)
    bodies = {line.split(" ", 3)[2][1:-1] for line in lines} & register_names().keys()
    return sorted({*lines, *(f"{name} {iri(graph)} ." for body in bodies for name in register_names()[body])})


def statements(extraction: Extraction, graph: str, path: str | None = None, digest: str | None = None) -> list[str]:
    """Return the lines of a document in the order in which they are made, which costs half: for a store they need none.

    What the registers call a body stands in their own graph, and not in that of every document that names it.
    """
    tail = f" {iri(graph)} ."
    page = _Page(extraction, graph, path or extraction.source, digest)
    return [triple + tail for triple in dict.fromkeys(page.triples())]


class _Page:
    """One document while it is written down: the names that every part of it needs."""

    def __init__(self, extraction: Extraction, graph: str, path: str, digest: str | None) -> None:
        self.extraction = extraction
        self.document = extraction.document
        self.source = self.document.text.source
        self.graph = iri(graph)[1:-1]
        self.path = path
        self.digest = digest
        self.this = iri(extraction.iri)
        self.instruments = {
            citation.id: citation.resolution.iri for citation in extraction.citations if citation.resolution
        } | {"this": extraction.iri}

    def triples(self) -> Iterator[str]:
        yield from self._source()
        yield from self._document(self.document)
        for order, citation in enumerate(self.extraction.citations, 1):
            yield from self._citation(citation, order)
        for order, stated in enumerate(self.extraction.relations, 1):
            yield from self._relation(stated, order)
        for order, proposal in enumerate(self.extraction.proposals, 1):
            yield from self._proposal(proposal, order)

    def _source(self) -> Iterator[str]:
        node = iri(self.graph)
        yield f"{node} {_A} <{VL}SourceText>"
        yield f"{node} <{VL}textOf> {self.this}"
        yield f"{node} <{VL}path> {text(self.path)}"
        yield f"{node} <{VL}characters> {integer(len(self.source))}"
        if self.digest:
            yield f"{node} <{VL}sha256> {text(self.digest)}"
        for warning in self.extraction.warnings:
            yield f"{node} <{VL}warning> {text(warning, 'vi')}"

    def _document(self, document: Document) -> Iterator[str]:
        this = self.this
        yield f"{this} {_A} <{VL}Document>"
        yield from instrument(
            Candidate(
                self.extraction.iri,
                document.number,
                document.type or "",
                document.date,
                document.issuers,
                document.title,
                "",
            ),
            unnumbered_name(document.type, document.title, self.path),
        )
        if not document.number:
            yield f"{this} <{VL}searchKey> {text(search_key(self.path))}"
        for key in resolution_keys(document.number, document.type, document.title):
            yield f"{this} <{VL}resolutionKey> {text(key)}"
        if document.place:
            yield f"{this} <{VL}place> {text(document.place, 'vi')}"
        for order, signer in enumerate(document.signers, 1):
            node = f"<{self.graph}/nguoi-ky/{order}>"
            yield f"{this} <{VL}signature> {node}"
            yield f"{node} {_A} <{VL}Signature>"
            yield f"{node} {_LABEL} {text(signer.name)}"
            if signer.capacity:
                yield f"{node} <{VL}capacity> {text(signer.capacity, 'vi')}"
        if document.effective:
            node = f"<{self.graph}/hieu-luc>"
            yield f"{this} <{VL}effectiveStatement> {node}"
            yield from self._evidence(node, document.effective.span, "effective")
            if document.effective.date:
                yield f"{this} <{ELI}first_date_entry_in_force> {day(document.effective.date)}"
                yield f"{this} <{VL}effectKnownFrom> <{concept('effect', 'own_text')}>"
        if document.expiry:
            yield from self._expiry(document.expiry)
        yield from self._parent(document)
        for order, found in enumerate(document.evidence, 1):
            node = f"<{self.graph}/bang-chung/{order}>"
            yield f"{this} <{VL}fieldEvidence> {node}"
            yield from self._evidence(node, found.span, found.field)
            yield f"{node} <{VL}method> {text(found.method)}"

    def _expiry(self, expiry: Expiry) -> Iterator[str]:
        """Yield when the document ends by its own words; the date that ELI has for it is the last day in force."""
        node = f"<{self.graph}/het-hieu-luc>"
        yield f"{self.this} <{VL}expiryStatement> {node}"
        yield f"{node} {_A} <{VL}ExpiryStatement>"
        yield from self._evidence(node, expiry.span, "expiry")
        yield f"{node} <{VL}method> {text('term' if expiry.reckoned else 'stated_day')}"
        yield f"{node} <{VL}until> {day(expiry.earliest)}"
        if expiry.latest:
            yield f"{node} <{VL}untilAtLatest> {day(expiry.latest)}"
        if expiry.latest == expiry.earliest:
            last = date.fromisoformat(expiry.earliest) - timedelta(days=1)
            yield f"{self.this} <{ELI}date_no_longer_in_force> {day(last.isoformat())}"

    def _parent(self, document: Document) -> Iterator[str]:
        """Yield the parent body as the letterhead prints it: what this text shows of who stood above whom, and when."""
        if not (document.parent_body and document.issuers):
            return
        node = f"<{self.graph}/co-quan-chu-quan>"
        yield f"{node} {_A} <{VL}ParentStatement>"
        yield f"{node} <{VL}statedIn> {self.this}"
        yield from named_body(node, "parentBody", document.parent_body, document.date)
        for issuer in document.issuers:
            yield from named_body(node, "ofBody", issuer, document.date)
        if document.date:
            yield f"{node} <{DCTERMS}date> {day(document.date)}"
        for order, found in enumerate(document.evidence, 1):
            if _names(found.span.of(self.source), document.parent_body):
                yield f"{node} <{VL}evidence> <{self.graph}/bang-chung/{order}>"

    def _citation(self, citation: Citation, order: int) -> Iterator[str]:
        address = citation_address(self.graph, citation)
        node = f"<{address}>"
        yield f"{node} {_A} <{VL}Citation>"
        yield f"{node} <{VL}citing> {self.this}"
        yield f"{node} <{VL}order> {integer(order)}"
        yield f"{node} <{VL}role> <{concept('role', citation.role)}>"
        for key in resolution_keys(citation.number, citation.type, citation.name):
            yield f"{node} <{VL}resolutionKey> {text(key)}"
        yield from stated_of(node, citation)
        for number, mention in enumerate(citation.mentions, 1):
            yield from self._mention(node, f"{address}/{number}", mention, number)
        if citation.resolution:
            yield from self._resolution(node, address, citation)

    def _resolution(self, node: str, address: str, citation: Citation) -> Iterator[str]:
        resolution = citation.resolution
        if resolution is None:
            return
        target = iri(resolution.iri)
        yield f"{node} <{VL}cited> {target}"
        yield f"{node} <{VL}status> <{concept('status', resolution.status)}>"
        yield f"{node} <{VL}confidence> {decimal(resolution.confidence)}"
        yield f"{node} <{VL}reason> {text(resolution.reason, 'vi')}"
        if citation.series:
            yield f"{target} {_A} <{VL}Series>"
        for candidate in filter(lambda known: known.iri, resolution.candidates):
            yield f"{node} <{VL}candidate> {iri(candidate.iri)}"
            yield from instrument(candidate)
        known = resolution.instrument
        yield from instrument(as_cited(citation, resolution))
        if citation.name:
            yield f"{target} <{ELI}title_alternative> {text(citation.name, 'vi')}"
            yield f"{target} <{VL}searchKey> {text(search_key(citation.name))}"
        if citation.role is Role.LEGAL_BASIS:
            yield from edge(self.this, "legalBasis", target)
            if empowers(citation.type or (known.type if known else None), citation.number):
                yield f"{self.this} <{ELI}based_on> {target}"
        elif citation.role is Role.NESTED:
            yield f"{self.this} <{VL}mentions> {target}"
        else:
            yield from edge(self.this, "cites", target)
        yield from self._organising(f"{address}/to-chuc", node, target, citation)

    def _organising(self, address: str, citation_node: str, target: str, citation: Citation) -> Iterator[str]:
        """Yield what the title of a cited instrument says of a body: that it organises it, and under whom."""
        known = citation.resolution.instrument if citation.resolution else None
        on = citation.date or (known.date if known else None) or self.document.date
        titles = [citation.title or "", *map(what_follows, citation.mentions), (known.title if known else None) or ""]
        organised = next(filter(None, (organised_body(title, on) for title in titles)), None)
        if not organised:
            return
        yield f"{target} <{VL}organises> {iri(organised.body.iri)}"
        yield from named(organised.body)
        issuers = {body_named(issuer, self.document.date) for issuer in self.document.issuers}
        if citation.role is Role.LEGAL_BASIS and organised.body in issuers:
            yield from edge(self.this, "competenceBasis", target)
        if organised.parent:
            node = f"<{address}>"
            yield f"{node} {_A} <{VL}ParentStatement>"
            yield f"{node} <{VL}statedIn> {self.this}"
            yield f"{node} <{VL}decidedBy> {target}"
            yield f"{node} <{VL}evidence> {citation_node}"
            yield f"{node} <{VL}ofBody> {iri(organised.body.iri)}"
            yield f"{node} <{VL}parentBody> {iri(organised.parent.iri)}"
            yield from named(organised.parent)
            if on:
                yield f"{node} <{DCTERMS}date> {day(on)}"

    def _mention(self, citation: str, address: str, mention: Mention, order: int) -> Iterator[str]:
        node = f"<{address}>"
        yield f"{citation} <{VL}mention> {node}"
        yield from selectors(node, self.graph, self.source, mention.span)
        yield f"{node} {_A} <{VL}Mention>"
        yield f"{node} <{VL}order> {integer(order)}"
        yield f"{node} <{VL}line> {integer(mention.line)}"
        yield f"{node} <{VL}form> <{concept('form', mention.form)}>"
        yield f"{node} <{VL}part> <{concept('part', mention.part)}>"
        if mention.cue:
            yield f"{node} <{VL}cue> {text(mention.cue)}"
        yield f"{node} <{VL}sentence> {text(mention.quote)}"

    def _relation(self, stated: Relation, order: int) -> Iterator[str]:
        ends = self.instruments.get(stated.subject), self.instruments.get(stated.object)
        if ends[0] is None or ends[1] is None:
            return
        subject, target = iri(ends[0]), iri(ends[1])
        kind = stated_relation(stated.kind, stated.scope)
        node = f"<{self.graph}/quan-he/{order}>"
        yield f"{node} {_A} <{VL}Relation>"
        yield f"{node} <{RDF}subject> {subject}"
        yield f"{node} <{RDF}predicate> <{kind}>"
        yield f"{node} <{RDF}object> {target}"
        yield f"{node} <{VL}statedIn> {self.this}"
        yield f"{node} <{VL}cue> {text(stated.cue)}"
        yield f"{node} <{VL}line> {integer(self.document.text.line(stated.span.start))}"
        if stated.scope:
            yield f"{node} <{VL}scope> {text(stated.scope, 'vi')}"
        if stated.since:
            yield f"{node} <{VL}from> {day(stated.since)}"
        if stated.until:
            yield f"{node} <{VL}until> {day(stated.until)}"
        yield from selectors(node, self.graph, self.source, stated.span)
        yield from edge(subject, kind.removeprefix(VL), target)

    def _proposal(self, proposal: Proposal, order: int) -> Iterator[str]:
        """Yield who proposed the document, as an office of the issuer: the same words name another office elsewhere."""
        issuer = next(iter(self.document.issuers), None)
        scope = body_named(issuer, self.document.date).iri if issuer else self.graph
        office = iri(f"{scope}/chuc-vu/{slug(proposal.office)}")
        node = f"<{self.graph}/de-nghi/{order}>"
        yield f"{self.this} <{VL}proposedBy> {office}"
        yield f"{office} {_A} <{ORG}Post>"
        yield f"{office} {_LABEL} {text(proposal.office, 'vi')}"
        if issuer:
            unit = unit_named(proposal.office, issuer, self.document.date)
            yield f"{office} <{ORG}postIn> {iri(unit.iri if unit else scope)}"
        yield f"{node} <{VL}proposer> {office}"
        yield from self._evidence(node, proposal.span, "proposal")

    def _evidence(self, node: str, span: Span, field: str) -> Iterator[str]:
        yield f"{node} {_A} <{VL}Evidence>"
        yield f"{node} <{VL}field> {text(field)}"
        yield f"{node} <{VL}line> {integer(self.document.text.line(span.start))}"
        yield from passage(node, self.graph, self.source, span)


def _names(words: str, body: str) -> bool:
    """Say whether the words of a letterhead name a body: "UBND TỈNH LONG AN" is the Ủy ban nhân dân tỉnh Long An."""
    if search_key(words) == search_key(body):
        return True
    found = body_at(mend(words), 0)
    return found is not None and search_key(found[0]) == search_key(body)


def citation_address(graph: str, citation: Citation) -> str:
    """Return the IRI of a citation of a text; `graph` names the text."""
    return f"{graph}/trich-dan/{slug(citation.id)}"
