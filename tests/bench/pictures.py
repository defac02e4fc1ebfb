"""Make the pictures of README.md and docs/map.md from the five documents.

    PYTHONPATH=. python tests/bench/pictures.py [STORE]        after `make demo`

Each is a screenshot of the system's Chromium at 1440×900, or what `kg map -o` writes, made smaller. pyvis as it comes
is photographed beside ours, on the same graph, when it stands still.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from kg.ask import documents
from kg.graph import body_iri, open_store
from kg.register import BodyKind, bodies
from kg.views import life_picture, lives, lives_html, map_html, map_picture, png, read_subgraph, with_spells
from tests.bench.map import stock, until_still

PICTURES = Path("docs/pictures")
TITLE = "Bản đồ căn cứ và dẫn chiếu"
CHOSEN = "vb=quyet-dinh/1712-qd-bhxh/2023-11-29"


def keep(name: str, png: bytes, widest: int = 1440) -> None:
    """Write a picture no wider than `widest`, in our own colours and those that it has most of, 256."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    if image.width > widest:
        image = image.resize((widest, round(image.height * widest / image.width)), Image.Resampling.LANCZOS)
    own = re.findall(r"#([0-9a-f]{6})", Path("kg/views/templates/map.css").read_text(encoding="utf-8"))
    flat = [int(colour[at : at + 2], 16) for colour in dict.fromkeys(own) for at in (0, 2, 4)]
    counted = sorted(image.getcolors(1 << 24) or [], reverse=True)
    flat += [part for _, colour in counted if isinstance(colour, tuple) for part in colour]
    palette = Image.new("P", (1, 1))
    palette.putpalette(flat[: 3 * 256])
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(PICTURES / name, optimize=True)
    print(f"{name}: {(PICTURES / name).stat().st_size / 1000:.0f} kB")  # noqa: T201


def photograph(page: Page, path: Path, name: str, mark: str = "", scheme: str = "light") -> None:
    """Keep what the page shows at an address when it is ready."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("about:blank")
    page.goto(f"{path.as_uri()}#{mark}")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_timeout(300)
    keep(name, page.screenshot())


def main(store: Path) -> None:
    opened, known = open_store(store), bodies()
    whole = with_spells(opened, read_subgraph(opened))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="vi-VN", reduced_motion="reduce")
        ours, theirs, life = (Path(folder) / name for name in ("map.html", "pyvis.html", "bhxh.html"))
        ours.write_text(map_html(whole, TITLE), encoding="utf-8")
        photograph(page, ours, "map.png")
        photograph(page, ours, "map-chosen.png", f"{CHOSEN}&ngay=2025-06-01", "dark")
        stock(whole, theirs)
        page.emulate_media(color_scheme="light")
        start = time.perf_counter()
        page.goto(theirs.as_uri())
        until_still(page)
        print(f"pyvis still after {time.perf_counter() - start:.1f} s")  # noqa: T201
        keep("pyvis.png", page.screenshot())
        focus = [known.find("BHXH Việt Nam")]
        shown = lives(known, focus, {body.slug: documents(opened, body_iri(body.slug)) for body in focus})
        life.write_text(lives_html(shown, "Bảo hiểm xã hội Việt Nam, 1995 đến nay"), encoding="utf-8")
        page.goto(life.as_uri())
        keep("bhxh.png", page.screenshot())
        browser.close()
    merged = [body for body in known if body.kind is BodyKind.MINISTRY and body.end is None]
    merged = [body for body in merged if any(one.start == "2025-03-01" for one in known.predecessors(body))]
    keep("ministries.png", png(life_picture(lives(known, merged), "Các bộ sáp nhập ngày 01/3/2025")), 1440)
    keep("map-paper.png", png(map_picture(whole, TITLE)), 1440)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/store"))
