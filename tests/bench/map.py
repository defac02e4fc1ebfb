"""The map: how long its layout takes, how long it takes to write, and how long until a browser shows it, beside pyvis.

    python tests/bench/map.py [DOCUMENTS …]        150, 2,000 and 20,000 when none are named

What is above its limit (`LIMITS`) is named at the end, and the program leaves with 1. Layout and writing are CPU time,
and so is the command `kg map` on the five documents, start and all. The browser is the system's Chromium, drawn by
software: seconds from the start of the navigation until the canvas has its picture, the best of three, and for pyvis as
it comes until nothing moves any more (given up after a minute).
"""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Page, sync_playwright
from pyvis.network import Network

from kg.graph import build
from kg.register import ranks
from kg.views.layout import lay_out
from kg.views.map import CARRIED, map_html
from kg.views.map_picture import map_picture
from kg.views.paper import PICTURES
from kg.views.subgraph import Edge, Node, Quote, Subgraph, ego, subgraph

T = TypeVar("T")
SIZES = (150, 2_000, 20_000)
_SHARES = (5, 4, 1, 1, 15, 12, 2, 25, 15, 18, 2)  # documents of each rank, from the Party down
_CODES = ("NĐ-CP", "QĐ-BHXH", "TT-BTC", "QĐ-TTg")
_BASE = "https://w3id.org/cancu/vb/quyet-dinh"
_PATIENCE = 60.0  # seconds
# What the map must hold to, up to 2,000 documents: seconds, and megabytes of the file.
LIMITS = {"command": 1.0, "written": 1.0, "opens": 1.0, "unfolded": 2.0, "file": 1.5}


def graph(size: int, seed: int = 1) -> Subgraph:
    """Return documents of 60 years, most of them recent, each citing two others, old and much cited ones above all."""
    chance = random.Random(seed)  # noqa: S311 (the same graph every time)
    keys = [rank.key for rank in ranks()]
    nodes = [
        Node(
            f"{_BASE}/{i}",
            number := f"{chance.randrange(1, 9999)}/{chance.choice(_CODES)}",
            number,
            "Quyết định",
            f"Về việc số {i * 7919}",
            f"{2026 - int(chance.expovariate(0.12)) % 60}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
            rank=chance.choices(keys, _SHARES)[0],
            held=i % 3 == 0,
        )
        for i in range(size)
    ]
    words = "Căn cứ Nghị định số {} ngày 01/7/2019 của Chính phủ quy định chi tiết một số điều của Luật số {};"
    kinds = ("legal_basis", "cites", "cites", "amends")
    edges = [
        Edge(
            node.iri,
            nodes[j := int(size * chance.random() ** 2)].iri,
            chance.choice(kinds),
            (Quote("a.txt", i, i + 9, i, words.format(j, i * j), (0, 9)),),
        )
        for i, node in enumerate(nodes)
        for _ in range(2)
    ]
    return subgraph(nodes, edges, [nodes[0].iri])


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what the work returns, and how many seconds of CPU time it took."""
    start = time.process_time()
    return work(), time.process_time() - start


def opened(page: Page, path: Path, ready: Callable[[], object]) -> float:
    """Return the seconds until a page is ready."""
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto(path.as_uri())
    ready()
    return time.perf_counter() - start


def stock(whole: Subgraph, path: Path) -> None:
    """Write the same graph as pyvis draws it by itself, its library in the page."""
    network = Network(directed=True, cdn_resources="in_line", height="880px")
    for node in whole.nodes:
        network.add_node(node.iri, label=node.label, title=node.title)
    for edge in whole.edges:
        network.add_edge(edge.source, edge.target, title=edge.kind)
    path.write_text(network.generate_html(), encoding="utf-8")


def until_still(page: Page) -> float:
    """Return the seconds until no node of a stock page moves by more than a pixel in half a second."""
    start, before = time.perf_counter(), None
    while time.perf_counter() - start < _PATIENCE:
        now = page.evaluate("Object.values(network.getPositions()).map(at => [at.x, at.y])")
        if before and all(abs(a - b) < 1 for p, q in zip(now, before, strict=True) for a, b in zip(p, q, strict=True)):
            break
        before = now
        page.wait_for_timeout(500)
    return time.perf_counter() - start


def of_the_command(folder: Path) -> float:
    """Return the least CPU time of three runs of `kg map` on a store of the five documents."""
    build([Path(__file__).parents[2] / "data/corpus"], folder / "store")
    kg, store, page = Path(sys.executable).with_name("kg"), str(folder / "store"), str(folder / "x.html")
    command = [str(kg), "map", "--store", store, "-o", page]
    taken = []
    for _ in range(4):  # the first may write what Python keeps of the modules
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def measure(size: int, page: Page, folder: Path) -> dict[str, float]:
    """Print what a map of so many documents takes, and return what has a limit."""
    held: dict[str, float] = {}
    whole = graph(size)
    drawing, seconds = timed(lambda: lay_out(whole, 1.3))
    print(f"\n{size:,} documents, {len(whole.edges):,} relations")  # noqa: T201
    print(f"  layout                          {seconds:7.2f} s   {drawing.width:,.0f} × {drawing.height:,.0f}")  # noqa: T201
    carried, shown = ego(whole, limit=CARRIED), ego(whole)
    ours, theirs = folder / "ours.html", folder / "theirs.html"
    html, held["written"] = timed(lambda: map_html(whole))
    seconds = held["written"]
    ours.write_text(html, encoding="utf-8")
    held["file"] = len(html.encode()) / 1e6
    size_of = f"{held['file']:.2f} MB, {len(carried.nodes):,} documents, {len(shown.nodes)} shown"
    print(f"  page written                    {seconds:7.2f} s   {size_of}")  # noqa: T201
    picture, seconds = timed(lambda: map_picture(whole, "Bản đồ"))
    print(f"  picture of what is shown        {seconds:7.2f} s")  # noqa: T201
    for ending, write in PICTURES.items():
        made, seconds = timed(partial(write, picture))
        print(f"  written as {ending}                 {seconds:7.2f} s   {len(made) / 1e6:.2f} MB")  # noqa: T201
    seconds = min(
        opened(page, ours, lambda: page.wait_for_selector("html[data-ready]", state="attached")) for _ in range(3)
    )
    held["opens"] = seconds
    print(f"  opens in                        {seconds:7.2f} s")  # noqa: T201
    script = """async () => {
      const start = performance.now();
      canCuMap.unfoldAll();
      await new Promise(done => canCuMap.network.once("afterDrawing", done));
      return (performance.now() - start) / 1000;
    }"""
    if len(carried.nodes) > len(shown.nodes):
        held["unfolded"] = page.evaluate(script)
        print(f"  all {len(carried.nodes):,} unfolded in            {held['unfolded']:7.2f} s")  # noqa: T201
    for part, name in ((shown, "what is shown"), (carried, "all carried")):
        if len(part.nodes) > 600 or (name == "all carried" and len(carried.nodes) == len(shown.nodes)):
            continue
        stock(part, theirs)
        seconds = opened(page, theirs, lambda: until_still(page))
        print(f"  stock pyvis, {name:<18} {seconds:7.2f} s   until still")  # noqa: T201
    return held


def main() -> None:
    """Measure, and leave with 1 where something is above its limit."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        page.set_default_timeout(120_000)
        seconds = of_the_command(Path(folder))
        print(f"kg map, five documents            {seconds:7.2f} s")  # noqa: T201
        taken = {("command", 5): seconds}
        for size in map(int, sys.argv[1:] or SIZES):
            taken |= {(name, size): value for name, value in measure(size, page, Path(folder)).items()}
        browser.close()
    above = [
        f"{name} at {size:,} documents: {value:.2f}, the limit is {LIMITS[name]}"
        for (name, size), value in taken.items()
        if size <= CARRIED and value > LIMITS[name]
    ]
    if above:
        sys.exit("\n".join(above))


if __name__ == "__main__":
    main()
