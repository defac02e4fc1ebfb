"""What several tests share: the folder of shared facts, and a real browser that may not leave the machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import hypothesis
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg.graph import Store, build, open_store

pytest_plugins = ["pytester"]
hypothesis.settings.register_profile("untimed", deadline=None)  # how long an example takes is measured in tests/bench
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parents[1]
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_ALLOWED = ("file:", "data:", "blob:", "http://127.0.0.1:", "http://127.0.0.1/")


def pytest_configure() -> None:
    """Say what to do where Python takes names of files for ASCII: hundreds of tests would stumble over folders."""
    if sys.getfilesystemencoding() in ("ascii", "us-ascii"):
        raise pytest.UsageError("these tests need names of files in UTF-8: make test, or PYTHONUTF8=1 python -m pytest")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared facts beside the checkout; skip where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"không có thư mục {folder.name} bên cạnh kho mã")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return the system's Chromium; skip without one, fail when KG_REQUIRE_BROWSER=1 says that it must be there."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is not None:
        return Path(found)
    reason = f"không tìm thấy trình duyệt ({', '.join(_NAMES)})"
    if os.environ.get("KG_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{reason}, mà KG_REQUIRE_BROWSER=1")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Yield a running browser."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield an empty page of 1440×900; the test fails on any console error and on any request to the outside."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    opened = context.new_page()
    opened.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(f"lỗi trang: {error.message}"))
    opened.on("request", lambda sent: None if sent.url.startswith(_ALLOWED) else faults.append(f"gọi ra: {sent.url}"))
    yield opened
    context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store of the five documents and the registers, for servers."""
    folder = tmp_path_factory.mktemp("web") / "store"
    assert build([ROOT / "data" / "corpus"], folder).documents == 5
    return open_store(folder)


@pytest.fixture(scope="session")
def serve(served: Store) -> Iterator[Callable[..., str]]:
    """Return a starter of servers: `serve("--seconds", "2")` gives the address; all end with the session."""
    running: list[subprocess.Popen[str]] = []

    def start(*options: str, folder: Path | None = None) -> str:
        program = str(Path(sys.executable).with_name("kg"))
        command = [program, "serve", "--store", str(folder or served.folder), "--port", "0", *options]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        running.append(process)
        assert process.stderr is not None
        found = re.search(r"http://\S+:\d+", process.stderr.readline())
        assert found, process.stderr.read()
        httpx.get(f"{found[0]}/healthz", timeout=30).raise_for_status()
        return found[0]

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def address(serve: Callable[..., str]) -> str:
    """Return the address of a server."""
    return serve()
