"""The server itself: where it listens, what it is called, what it logs, how it takes up a new build and ends."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from kg.graph import Store, build

DECISION = "/vb/quyet-dinh/1712-qd-bhxh/2023-11-29"
PROGRAM = str(Path(sys.executable).with_name("kg"))


def test_behind_a_proxy_every_address_has_the_prefix(serve: Callable[..., str]) -> None:
    base = serve("--public-url", "https://phap-luat.example/can-cu", "--allow-host", "phap-luat.example")
    host = {"Host": "phap-luat.example", "Accept": "text/html"}
    for path in (DECISION, f"/can-cu{DECISION}"):  # some proxies take the prefix off, some leave it on
        page = httpx.get(base + path, headers=host)
        assert page.status_code == 200
        assert 'href="/can-cu/tim"' in page.text
        assert 'href="/can-cu/vb/nghi-dinh/89-2020-nd-cp"' in page.text
        assert 'href="/tim"' not in page.text
    told = httpx.get(f"{base}/sparql", headers={"Host": "phap-luat.example", "Accept": "text/turtle"}).text
    assert "https://phap-luat.example/can-cu/sparql" in told
    assert httpx.get(f"{base}/", headers={"Host": "la.example"}).status_code == 400


def test_a_new_build_is_taken_up_without_a_restart(serve: Callable[..., str], root: Path, tmp_path: Path) -> None:
    corpus, folder = tmp_path / "corpus", tmp_path / "store"
    shutil.copytree(root / "data/corpus", corpus)
    (corpus / "96-QD-BHXH-2026.txt").rename(tmp_path / "later.txt")
    build([corpus], folder)
    base = serve(folder=folder)
    decision = f"{base}/vb/quyet-dinh/96-qd-bhxh/2026-01-30"
    count = {"query": "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?s <https://w3id.org/cancu/ontology#textOf> ?d }"}

    def documents() -> int:
        answer = httpx.get(f"{base}/sparql", params=count, timeout=30).json()
        return int(answer["results"]["bindings"][0]["n"]["value"])

    assert documents() == 4
    assert httpx.get(decision, headers={"Accept": "text/html"}, timeout=30).status_code == 404
    (tmp_path / "later.txt").rename(corpus / "96-QD-BHXH-2026.txt")
    build([corpus], folder)
    time.sleep(1.2)
    assert httpx.get(decision, headers={"Accept": "text/html"}, timeout=30).status_code == 200
    assert documents() == 5
    assert httpx.get(f"{base}/api/search", params={"q": "96 qd bhxh"}, timeout=30).json()["total"] == 1


def test_a_store_of_another_program_is_told(root: Path, tmp_path: Path) -> None:
    build([root / "data/corpus/96-QD-BHXH-2026.txt"], tmp_path)
    manifest = tmp_path / "manifest.json"
    recipe = json.loads(manifest.read_text(encoding="utf-8"))["recipe"]
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(recipe, "0" * 64), encoding="utf-8")
    command = [PROGRAM, "serve", "--store", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        said = [process.stderr.readline() for _ in range(2)]
        process.terminate()
    assert "Căn Cứ ở" in said[0]
    assert "dựng lại" in said[1]


def test_the_log_is_json_without_what_people_search_for(store: Store) -> None:
    command = [PROGRAM, "serve", "--store", str(store.folder), "--port", "0", "--log"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        base = process.stderr.readline().split()[3].rstrip("/")
        httpx.get(f"{base}/tim", params={"q": "chuyện riêng"}, timeout=30)
        httpx.post(f"{base}/api/extract", content="Điều bí mật".encode(), timeout=60)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=20)[1]
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert {"/tim", "/api/extract"} <= {line["path"] for line in lines}
    assert {"time", "method", "path", "status", "bytes", "ms"} == set(lines[0])
    assert "riêng" not in said
    assert "mật" not in said


def test_nothing_is_left_running_when_it_ends(store: Store) -> None:
    command = [PROGRAM, "serve", "--store", str(store.folder), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        base = process.stderr.readline().split()[3].rstrip("/")
        httpx.get(f"{base}/sparql", params={"query": "ASK {}"}, timeout=30).raise_for_status()
        children = _children(process.pid)
        assert children
        process.terminate()
        process.wait(timeout=20)
    time.sleep(0.3)
    assert [pid for pid in children if Path(f"/proc/{pid}").exists() and not _is_zombie(pid)] == []


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--store", "/khong/co"], "Không có kho"),
        (["--port", "1", "--host", "192.0.2.1"], "không mở được"),
    ],
)
def test_what_keeps_it_from_starting_is_one_line(store: Store, options: list[str], says: str) -> None:
    command = [PROGRAM, "serve", "--store", str(store.folder), *options]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def _children(pid: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(path.read_text(encoding="utf-8").rpartition(")")[2].split()[1]) == pid:
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


HOSTILE = """BẢO HIỂM XÃ HỘI VIỆT NAM
Số: 7/QĐ-BHXH
Hà Nội, ngày 10 tháng 3 năm 2024
QUYẾT ĐỊNH
Về việc </script><script>alert(1)</script><img src=x onerror=alert(2)> "'`{{7*7}} &lt;b&gt;
Căn cứ Nghị định số 89/2020/NĐ-CP ngày 04/8/2020 của Chính phủ về <svg onload=alert(3)>;
TỔNG GIÁM ĐỐC
<b>Nguyễn Văn A</b>
"""


def test_a_hostile_document_is_shown_as_words(serve: Callable[..., str], tmp_path: Path) -> None:
    corpus = tmp_path / "corpus<b>"
    corpus.mkdir()
    (corpus / "a&'\"<i>.txt").write_text(HOSTILE, encoding="utf-8")
    build([corpus], tmp_path / "store")
    base = serve(folder=tmp_path / "store")
    decision = "/vb/quyet-dinh/7-qd-bhxh/2024-03-10"
    name = "7/QĐ-BHXH"
    with httpx.Client(base_url=base, timeout=30, headers={"Accept": "text/html"}) as client:
        shown = [
            client.get(decision),
            client.get("/"),
            client.get("/tim", params={"q": "<script>alert(1)</script>", "type": "<b>"}),
            client.get("/tim", params={"q": "7 qd bhxh"}),
            client.get("/ra-soat", params={"vb": name}),
            client.get("/ra-soat", params={"vb": "<script>alert(1)</script>"}),
            client.get("/so-sanh", params={"a": name, "b": "89/2020/NĐ-CP"}),
            client.get("/hoi/can-cu", params={"van_ban": name}),
            client.get("/hoi/can-cu", params={"van_ban": "<script>alert(1)</script>"}),
            client.get("/truy-van", params={"query": "</script><script>alert(1)</script>"}),
            client.get("/ban-do/toan-man-hinh", params={"vb": name}),
            client.get("/vb/<script>alert(1)</script>"),
        ]
    assert [page.status_code for page in shown[:5]] == [200] * 5
    for page in shown:
        for markup in ("<script>alert", "<img src=x", "<svg onload", "<b>Nguyễn", "<i>.txt", "49 &amp;lt"):
            assert markup not in page.text, (page.url, markup)
    assert "&lt;script&gt;alert(1)" in shown[0].text
