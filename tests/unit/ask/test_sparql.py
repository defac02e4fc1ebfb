"""Queries of users: what may run, what may not, and what is said of it."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from kg.ask import run, table
from kg.errors import QueryError
from kg.graph import Store


def test_the_union_of_all_graphs_answers(store: Store) -> None:
    found = table(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert found.columns == ("n",)
    assert int(found.rows[0][0] or 0) > 5000
    assert table(store, "ASK { ?s ?p ?o }").rows == (("có",),)


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("json", b"{"),
        ("xml", b"<?xml"),
        ("csv", b"s\r\n"),
        ("tsv", b"?s\n"),
    ],
)
def test_the_forms_of_a_table(store: Store, form: str, start: bytes) -> None:
    assert run(store, "SELECT ?s { ?s ?p ?o } LIMIT 1", form).startswith(start)


def test_a_graph_is_no_table_and_a_table_no_graph(store: Store) -> None:
    construct = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1"
    assert run(store, construct, "nt").endswith(b" .\n")
    with pytest.raises(QueryError, match="đồ thị"):
        table(store, construct)
    with pytest.raises(QueryError, match="bảng"):
        run(store, "SELECT * { ?s ?p ?o }", "ttl")
    with pytest.raises(QueryError, match="png"):
        run(store, construct, "png")


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        ("SELECT * {\n  ?s ?p ?o ?x }", "dòng 2, cột"),
        ("SELEC * { ?s ?p ?o }", "dòng 1, cột"),
        ("", "cú pháp"),
        ("SELECT * { ?s vl:cites ?o }", "cú pháp"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "chỉ để đọc"),
        ("CLEAR ALL", "chỉ để đọc"),
        ("LOAD <http://127.0.0.1/>", "chỉ để đọc"),
        ("SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }", "không phải đồ thị"),
        ("PREFIX f: <file:///etc/> SELECT * FROM NAMED f:hostname { GRAPH ?g { ?s ?p ?o } }", "không phải đồ thị"),
        ("SELECT * { " * 2000, "lồng quá sâu"),
        ("SELECT * { ?s ?p ?o } #" + "x" * 70_000, "tối đa"),
    ],
)
def test_what_may_not_run_says_why(store: Store, sparql: str, says: str) -> None:
    with pytest.raises(QueryError, match=says) as error:
        run(store, sparql)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("SELECT ?s { ?s foo:bar ?o }", "cột 16: tiền tố foo: chưa khai báo; thêm vào đầu câu hỏi: PREFIX foo: <"),
        ("SELECT ?s { ?s a vl:Document . ?s foo:x ?o . ?s ?p ?o }", "cột 35: tiền tố foo: chưa khai báo"),
        ("SELECT ?s { ?s a vl:Document", "cột 11: thiếu dấu } cho dấu { mở ở đây"),
        ("SELECT ?s { ?s ?p ?o }}", "cột 23: thừa dấu }"),
        ("SELECT ?s { ?s ?p ?n FILTER(?n = 1 }", "cột 28: thiếu dấu ) cho dấu ( mở ở đây"),
        ("SELECT ?s WHERE ?s a vl:Document", "điều kiện phải nằm giữa { và }"),
        ("SELECT ?s { ?s a vl:Document } ;", "cột 32: bỏ dấu ; ở cuối"),
        ("SELECT ?s {\n ?s eli:number “96/QĐ-BHXH” }", "dòng 2, cột 16: dấu nháy cong “"),
        ("SELECT ?s { ?s eli:number '96’ }", "dấu nháy cong ’"),
        ('SELECT ?s { ?s eli:number "96 }', 'dấu nháy " mở ở đây mà không đóng'),
        ("SELECT ?s { ?s eli:number Quyết định 96/QĐ-BHXH }", 'trong dấu nháy: "Quyết định 96/QĐ-BHXH"'),
        ("SELECT so { ?s eli:number ?so }", "tên biến bắt đầu bằng dấu hỏi: ?so"),
        ("SELECT ?so { ?s eli:number so }", "dòng 1, cột 28: tên biến bắt đầu bằng dấu hỏi: ?so"),
        ("SELECT ?s, ?o { ?s ?p ?o }", "không có dấu phẩy"),
        ("SELECT ?s { ?s a vl:Document ?s eli:number ?n }", "cột 29: thiếu dấu chấm"),
        ("SELECT ?s { ?s a vl:Document . ?s eli:number }", "cột 32: câu này thiếu phần"),
        ("SELECT ?s { ?s }", "cột 13: câu này thiếu phần"),
        ("SELECT ?s ?t { ?s ?p ?t } GROUP BY ?s", "GROUP BY"),
        ("quyết định 96", "bắt đầu bằng SELECT"),
        ("# chỉ có chú thích", "trống"),
        ("SELECT ?s { ?s a vl:Document } ORDER ?s", "cột 40: cần BY"),
    ],
)
def test_what_beginners_mistype_is_named_where_it_stands(store: Store, typed: str, says: str) -> None:
    """And not what the engine would have taken where it gave up ("needs OPTIONAL"); columns are those typed."""
    with pytest.raises(QueryError) as error:
        table(store, typed, prefixed=True)
    assert says in str(error.value)
    assert "OPTIONAL" not in str(error.value)


def test_who_must_declare_prefixes_is_told_their_address(store: Store) -> None:
    with pytest.raises(QueryError, match=r"PREFIX vl: <https://w3id\.org/cancu/ontology#>"):
        run(store, "SELECT * { ?s vl:cites ?o }")


@pytest.mark.parametrize(
    "right",
    [
        'SELECT ?s { ?s eli:number "96/QĐ-BHXH" } # “chú thích” {',
        'PREFIX chữ: <https://w3id.org/cancu/ontology#> SELECT ?vănBản { ?vănBản chữ:path "a;b“c" . }',
        "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { VALUES ?p { vl:cites vl:amends vl:guides } ?s ?p ?o }",
        "ASK { ?s ?p 'x{' ; a vl:Document }",
    ],
)
def test_what_is_right_is_looked_at_by_nobody(store: Store, right: str) -> None:
    assert table(store, right, prefixed=True).columns


@pytest.mark.parametrize(
    "hidden",
    [
        "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ ?s ?p ?o . OPTIONAL {{ {{ SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }} }} }}",
        "ASK {{ FILTER NOT EXISTS {{ GRAPH ?g {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }} }}",
        "DESCRIBE ?s {{ VALUES ?u {{ <{url}> }} SERVICE ?u {{ ?s ?p ?o }} }}",
        "SELECT * {{ # x\n SeRvIcE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
    ],
)
def test_nothing_leaves_the_machine(store: Store, hidden: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        with pytest.raises(QueryError):
            run(store, hidden.format(url=f"http://127.0.0.1:{port}/sparql"))
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_graph_of_the_store_may_be_chosen(store: Store) -> None:
    chosen = "https://w3id.org/cancu/do-thi/danh-ba"
    found = table(store, "SELECT (COUNT(*) AS ?n) FROM <CHOSEN> { ?s ?p ?o }".replace("CHOSEN", chosen))
    assert int(found.rows[0][0] or 0) == sum(1 for _ in store.quads(chosen))


def test_a_hard_query_is_stopped_and_its_process_is_gone(store: Store) -> None:
    start = time.monotonic()
    with pytest.raises(QueryError, match="quá 1 giây"):
        run(store, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", seconds=1)
    assert time.monotonic() - start < 5
    folder = str(store.folder).encode()
    running = [path for path in Path("/proc").glob("[0-9]*/cmdline") if folder in _read(path)]
    assert running == []


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
