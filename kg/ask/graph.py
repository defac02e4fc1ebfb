"""The graph as Python users hold it: one object over one store, whose verbs are the questions of this room."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kg.ask.answer import Answer, answer
from kg.ask.audit import audit
from kg.ask.body import BodyCard, body_card
from kg.ask.documents import Sketch, sketch
from kg.ask.effect import LegalStatus
from kg.ask.find import find_document
from kg.ask.finding import Audit
from kg.ask.lineage import KINDS, Lineage, Step, lineage, path
from kg.ask.sparql import Table, table
from kg.ask.status import status_at
from kg.document import today
from kg.graph import BuildReport, Store, build, open_store


class Graph:
    """A store opened for reading, and what can be asked of it; `report` says what a build did."""

    def __init__(self, store: Store, report: BuildReport | None = None) -> None:
        self.store = store
        self.report = report

    def query(self, sparql: str, *, seconds: float = 30.0) -> Table:
        """Run a SPARQL SELECT or ASK, read-only; the project's prefixes need no declaration."""
        return table(self.store, sparql, seconds=seconds, prefixed=True)

    def ask(self, name: str, *arguments: str) -> Answer:
        """Ask a named question ("can-cu", "1712/QĐ-BHXH")."""
        return answer(self.store, name, *arguments)

    def show(self, document: str) -> Sketch:
        """Return the lược đồ of a document."""
        return sketch(self.store, document)

    def lineage(
        self,
        document: str,
        *,
        up: bool = True,
        depth: int = 3,
        kinds: Sequence[str] = KINDS,
        as_of: str | None = None,
    ) -> Lineage:
        """Return what a document rests on, or with `up=False` what rests on it."""
        return lineage(self.store, document, up=up, depth=depth, kinds=kinds, as_of=as_of)

    def path(self, first: str, second: str) -> tuple[Step, ...]:
        """Return the chain that joins two documents."""
        return path(self.store, first, second)

    def body(self, name: str, *, as_of: str | None = None) -> BodyCard:
        """Return the card of a body on an ISO day, today if none is given."""
        return body_card(self.store, name, as_of or today())

    def status(self, document: str, *, as_of: str | None = None) -> LegalStatus:
        """Return the status of a document on an ISO day, today if none is given."""
        return status_at(self.store, find_document(self.store, document).iri, as_of or today())

    def audit(self, document: str, *, as_of: str | None = None) -> Audit:
        """Return what each basis and citation of a document was when it was issued and is on an ISO day, or today."""
        return audit(self.store, document, as_of or today())


def open_graph(store: str | os.PathLike[str] = "out/store") -> Graph:
    """Open a store that `build` has made. Raises `StoreError` when there is none."""
    return Graph(open_store(store))


def build_graph(
    paths: Iterable[str | os.PathLike[str]],
    store: str | os.PathLike[str] = "out/store",
    *,
    jobs: int = 1,
    prune: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> Graph:
    """Bring a store up to date with files and folders and open it; the report of the build is at `.report`."""
    report = build(paths, Path(store), jobs=jobs, prune=prune, progress=progress)
    return Graph(open_store(store), report)
