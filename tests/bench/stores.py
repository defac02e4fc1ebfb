"""What loading the same statements costs in other stores: `python -m tests.bench.stores STORE FOLDER [ENGINE…]`.

The statements of a published store are written below FOLDER unless they are there, in the order of its database, and
loaded by each engine in turns, in a process of its own. CPU is that of all its threads. What was loaded last is asked
named questions, opened anew for each, and the answers are held against Oxigraph's. The engines come from
`pip install holosdb oxilite sparq-rdf vortex-rdf vortex-rdflib`; where one is missing, or hangs, the program does.
"""

from __future__ import annotations

import resource
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

import click
import pyoxigraph as ox

from kg.graph import VL, open_store

QUERIES = Path(__file__).parents[2] / "kg" / "ask" / "queries"
ASKED = ("can-cu", "can-cu-va-loi", "chung-cu-chuc-danh")
SAMPLE = "https://w3id.org/cancu/vb/quyet-dinh/1712-qd-bhxh/2023-11-29"  # whom the queries on disk ask about
DOCUMENTS = 10
Rows: TypeAlias = list[list[str | None]]


def _oxigraph(source: Path, place: Path, *, merged: bool = False, one_graph: bool = False) -> None:
    store = ox.Store(place)
    store.bulk_load(path=source, format=ox.RdfFormat.N_TRIPLES if one_graph else ox.RdfFormat.N_QUADS, lenient=True)
    if merged:
        store.optimize()
    store.flush()


def _holosdb(source: Path, place: Path) -> None:
    import_module("holosdb").Store(str(place)).load(str(source), bulk=True)


def _oxilite(source: Path, place: Path) -> None:
    engine = import_module("oxilite")
    engine.Store(str(place)).bulk_load(path=source, format=engine.RdfFormat.N_QUADS)


def _sparq(source: Path, place: Path) -> None:
    import_module("sparq").Graph.load(source, format="nquads").save(str(place))


def _vortex(source: Path, place: Path) -> None:
    import_module("vortex_rdf").serialize_rdf(str(source), str(place), indexes=["secondary-by-reference"])


def _ask_oxigraph(place: Path, query: str) -> Rows:
    found = ox.Store.read_only(str(place)).query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [[None if term is None else str(getattr(term, "value", term)) for term in row] for row in found]


def _ask_vortex(place: Path, query: str) -> Rows:
    store = import_module("vortex_rdflib").VortexRdflibStore(str(place))
    found = import_module("rdflib").Dataset(store=store, default_union=True).query(query)
    return [[None if term is None else str(term) for term in row] for row in found]


LOADED: dict[str, Callable[[Path, Path], None]] = {
    "oxigraph": _oxigraph,
    "oxigraph, merged": partial(_oxigraph, merged=True),
    "oxigraph, one graph": partial(_oxigraph, one_graph=True),
    "holosdb": _holosdb,
    "oxilite": _oxilite,
    "sparq": _sparq,
    "vortex": _vortex,
}
# sparq is not asked: of 2,000 documents it is open after 7 seconds, and it has no union of graphs
ANSWERED = {"oxigraph": _ask_oxigraph, "vortex": _ask_vortex}


@click.command()
@click.argument("store", type=click.Path(path_type=Path, exists=True))
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("engines", nargs=-1, type=click.Choice(tuple(LOADED)))
@click.option("--rounds", default=2, show_default=True)
def main(store: Path, folder: Path, engines: tuple[str, ...], rounds: int) -> None:
    """Load what STORE says with each of the ENGINES in turns, and ask them."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = written(store, folder)
    for engine in (engines or tuple(LOADED)) * rounds:
        click.echo(f"{engine}: {alone(loaded, engine, folder)}")
    right: dict[str, list[str]] = {}
    for engine in [engine for engine in ANSWERED if not engines or engine in engines]:
        for name, (rows, spent) in alone(answers, engine, folder, documents).items():
            same = "" if rows == right.setdefault(name, rows) else ", not those of the first engine"
            click.echo(f"{engine}, {name}: {1000 * spent:.1f} ms, {len(rows)} rows{same}")


def alone(work: Callable[..., Any], *given: object) -> Any:
    """Return what `work` gives in a new process."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def written(store: Path, folder: Path) -> list[str]:
    """Write the statements of a store with and without their graphs; return some documents that have bases."""
    opened = open_store(store)
    if not (folder / "triples.nt").exists():
        graphs = ox.Store.read_only(str(store / opened.manifest.generation)).named_graphs()
        quads, triples = folder / "quads.nq", folder / "triples.new"
        with quads.open("w", encoding="utf-8") as whole, triples.open("w", encoding="utf-8") as bare:
            for quad in chain.from_iterable(opened.quads(graph.value) for graph in graphs):
                whole.write(f"{quad} .\n")
                bare.write(f"{quad.triple} .\n")
        triples.rename(folder / "triples.nt")
    with_bases = sorted({row["d"].value for row in opened.select(f"SELECT ?d {{ ?d <{VL}legalBasis> ?b }}")})
    return with_bases[:: max(1, len(with_bases) // DOCUMENTS)][:DOCUMENTS]


def loaded(engine: str, folder: Path) -> str:
    """Load the statements with an engine into a new place; return what that took."""
    place = folder / engine.replace(", ", "-")
    shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    clock, cpu = time.perf_counter(), time.process_time()
    LOADED[engine](folder / ("triples.nt" if "one graph" in engine else "quads.nq"), place)
    clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(file.stat().st_size for file in (place, *place.rglob("*")) if file.is_file()) / 2**20
    return f"{cpu:.1f} s of CPU ({clock:.1f} s), {memory:.0f} MB of memory, {size:.0f} MB on disk"


def answers(engine: str, folder: Path, documents: list[str]) -> dict[str, tuple[list[str], float]]:
    """Return the rows of each question, of all documents together, and the middle of the CPU seconds of one."""
    found = {}
    for name in ASKED:
        query, rows, spent = (QUERIES / f"{name}.rq").read_text("utf-8"), list[str](), list[float]()
        for question in dict.fromkeys(query.replace(SAMPLE, document) for document in documents):
            began = time.process_time()
            rows += map(repr, ANSWERED[engine](folder / engine, question))
            spent.append(time.process_time() - began)
        found[name] = sorted(rows), median(spent)
    return found


if __name__ == "__main__":
    main()
