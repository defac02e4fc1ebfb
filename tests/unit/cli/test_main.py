"""The command `kg` itself: exit codes, help with examples, nothing loaded that is not needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from kg.cli.main import _COMMANDS
from kg.cli.output import console
from kg.views import collation_key

Kg = Callable[..., Any]
CORPUS = Path(__file__).resolve().parents[3] / "data" / "corpus"
PAPER = str(CORPUS / "2165-CT-BHXH-2021.txt")
posix = pytest.mark.skipif(os.name != "posix", reason="streams closed by a shell, devices, names of bytes")


@pytest.mark.parametrize(
    "args",
    [
        ("khong-co-lenh",),
        ("extract",),
        ("extract", "--khong-co", "vb.txt"),
        ("extract", "vb.txt", "--format", "xml"),
        ("build",),
        ("build", "vb.txt", "--jobs", "0"),
        ("evaluate",),
        ("evaluate", "không-có"),
        ("evaluate", "vb.txt"),
    ],
)
def test_wrong_usage_leaves_with_2_and_says_why_on_stderr(kg: Kg, args: tuple[str, ...]) -> None:
    call = kg(*args)
    assert (call.code, call.out) == (2, "")
    assert call.err.strip()
    assert "Traceback" not in call.err


def test_every_command_is_listed(kg: Kg) -> None:
    call = kg("--help")
    assert (call.code, call.err) == (0, "")
    assert all(f"\n  {name} " in call.out for name in _COMMANDS)
    assert "Ví dụ:" in call.out
    assert kg("-h").out == call.out


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_explains_itself_with_an_example(kg: Kg, name: str) -> None:
    call = kg(name, "--help")
    assert (call.code, call.err) == (0, "")
    assert "Ví dụ:" in call.out
    assert f"  kg {name}" in call.out.split("Ví dụ:")[1]
    assert len(call.out.split("\n\n")[1].strip()) > 20  # a sentence in Vietnamese on what it does


def test_the_version_is_that_of_the_package(kg: Kg) -> None:
    call = kg("--version")
    assert (call.code, call.out) == (0, f"kg {version('cancu')}\n")


def run(*args: str, code: str = "", stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run `kg`, or a piece of Python, in a process of its own."""
    command = [sys.executable, "-c", code] if code else [sys.executable, "-c", "from kg.cli import main; main()", *args]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60, env=environment)


def test_in_a_pipe_the_output_is_plain_utf8() -> None:
    path = str(CORPUS / "2165-CT-BHXH-2021.txt")
    done = run("extract", path, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["source"] == path
    table = run("extract", path)
    assert table.returncode == 0
    assert b"\x1b[" not in table.stdout


def test_the_reader_of_a_pipe_may_leave() -> None:
    paths = [str(path) for path in sorted(CORPUS.glob("*.txt"))]
    code = "from kg.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "extract", *paths, "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@posix
@pytest.mark.parametrize("form", ["nt", "ttl", "csv"])
def test_the_reader_of_an_export_may_leave(built: str, form: str) -> None:
    """`kg export | head` left with 1: the pipe broke in the middle of writing, and click called that a failure."""
    program = f'"{sys.executable}" -c "from kg.cli import main; main()" export --format {form} --store "{built}"'
    command = ["sh", "-c", f"({program}; echo $? >&2) | true"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.stderr.decode().splitlines() == ["0"]


@posix
def test_the_reader_of_a_table_may_leave() -> None:
    command = f'"{sys.executable}" -c "from kg.cli import main; main()" extract {PAPER} {PAPER}; echo $? >&2'
    done = subprocess.run(["sh", "-c", f"({command}) | true"], capture_output=True, check=False, timeout=60)
    assert done.stderr.decode().splitlines() == ["0"]


@posix
@pytest.mark.parametrize(
    ("shell", "says"),
    [
        ("- <&-", "kg: đầu vào chuẩn đã đóng: hãy đưa văn bản qua đó, hoặc ghi tên tệp"),
        (f"{PAPER} >&-", "kg: đầu ra chuẩn đã đóng: thêm -o TỆP"),
        (f"{PAPER} --format jsonl >&-", "kg: đầu ra chuẩn đã đóng: thêm -o TỆP"),
        (f"{PAPER} >/dev/full", "kg: không đọc hoặc ghi được đầu ra: hết chỗ trên đĩa"),
        (f"{PAPER} --format jsonl >/dev/full", "kg: không đọc hoặc ghi được đầu ra: hết chỗ trên đĩa"),
        ("/dev/zero", "kg: /dev/zero: lớn hơn 200 MB, không phải một văn bản"),
        ("$(printf 'a\\033[2Jb.txt')", r"kg: a\x1b[2Jb.txt: không có tệp này"),
    ],
)
def test_streams_that_are_closed_full_or_endless_are_told_in_one_line(shell: str, says: str) -> None:
    command = f'"{sys.executable}" -c "from kg.cli import main; main()" extract {shell}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr.decode().splitlines()) == (2, [says])


@pytest.mark.parametrize("code_page", ["ascii", "cp1252"])
def test_another_code_page_of_the_machine_changes_nothing(code_page: str) -> None:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "extract", PAPER, "không-có.txt"]
    environment = {**os.environ, "PYTHONIOENCODING": code_page}
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, env=environment)
    assert done.stderr.decode().splitlines() == ["kg: không-có.txt: không có tệp này"]
    assert "Văn bản được viện dẫn" in done.stdout.decode()


@posix
def test_a_machine_without_a_locale_reads_and_writes_names_in_vietnamese(tmp_path: Path) -> None:
    """`PYTHONUTF8=0 LC_ALL=C`: what is typed comes as bytes of ASCII, and no name with a diacritic could be opened."""
    (tmp_path / "thư mục").mkdir()
    (tmp_path / "thư mục" / "văn bản.txt").write_text("Căn cứ Luật Đất đai số 45/2013/QH13;", encoding="utf-8")
    program = Path(sys.executable).with_name("kg")
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}

    def call(*args: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [program, *args], cwd=tmp_path, capture_output=True, check=False, timeout=60, env=environment
        )

    done = call("extract", "thư mục/văn bản.txt", "--format", "csv", "-o", "kết quả.csv")
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert "45/2013/QH13" in (tmp_path / "kết quả.csv").read_text(encoding="utf-8")
    assert call("extract", "không-có.txt").stderr.decode() == "kg: không-có.txt: không có tệp này\n"
    assert call("show", "--help").stdout.decode().startswith("Cách dùng: kg show")


@posix
@pytest.mark.parametrize("format_", ["jsonl", "csv", "html", "ttl", "table"])
def test_a_name_of_bytes_that_are_no_text_is_shown_and_found_again(tmp_path: Path, format_: str) -> None:
    path = tmp_path / os.fsdecode(b"vb\xff.txt")
    path.write_text("Căn cứ Luật Đất đai số 45/2013/QH13;", encoding="utf-8")
    command = [sys.executable, "-c", "from kg.cli import main; main()", "extract", str(path), "--format", format_]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "45/2013/QH13" in done.stdout.decode()
    if format_ == "jsonl":
        assert json.loads(done.stdout)["source"] == str(path)


def test_a_terminal_without_colours_is_as_wide_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rich calls a dumb one 80 columns wide, so that every line of a narrower window broke twice."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert console().width == 60


def test_help_and_extraction_load_no_graph_store() -> None:
    code = (
        "import sys\nfrom kg.cli import main\n"
        "try:\n    main(%r)\nexcept SystemExit:\n    pass\n"
        "heavy = sorted({'pyoxigraph', 'rdflib', 'networkx', 'pyshacl', 'pyvis'} & set(sys.modules))\n"
        "print('NẠP', *heavy)"
    )
    done = run(code=code % ["--help"])
    assert done.stdout.decode().splitlines()[-1] == "NẠP"
    done = run(code=code % ["extract", str(CORPUS / "2165-CT-BHXH-2021.txt"), "--format", "jsonl"])
    assert done.stdout.decode().splitlines()[-1] == "NẠP"


def test_what_a_store_holds_is_listed_in_vietnamese_order(kg: Callable[..., Any], built: str) -> None:
    listed = kg("stats", "--store", built).out.partition("\n\n")[0].splitlines()
    names = [line.rsplit(maxsplit=1)[0] for line in listed]
    assert names == sorted(names, key=collation_key)
    assert names.index("điều chưa xác lập") < names.index("quan hệ được nêu")  # đ before q, not behind all


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("show", "http://x/><script>"), 'Không có văn bản "http://x/><script>" trong kho'),
        (("body", 'http://x/{}"'), "Không có cơ quan"),
        (("show", "1/" * 40_000), '1/1/…" trong kho'),
        (("show", "1712/QĐ\n-BHXHX"), 'Không có văn bản "1712/QĐ -BHXHX" trong kho'),
        (("query", "SELECT \udcff"), "câu hỏi: không phải chữ UTF-8"),
        (
            ("query", "ASK { ?s ?p ?o }", "--endpoint", "http://127.0.0.1:1/"),
            "Không nối được với http://127.0.0.1:1/: không có chương trình nào nghe ở cổng ấy; xem lại địa chỉ",
        ),
    ],
)
def test_hostile_names_are_answered_in_one_line(kg: Kg, built: str, args: tuple[str, ...], says: str) -> None:
    store = () if "--endpoint" in args else ("--store", built)
    call = kg(*args, *store)
    assert (call.code, call.out) == (2, "")
    assert says in call.err
    assert (call.err.count("\n"), len(call.err) < 300) == (1, True)


@posix
def test_a_link_to_itself_is_told_in_vietnamese(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "không đọc được (liên kết chỉ vòng quanh vào chính nó)" in kg("extract", str(tmp_path / "loop.txt")).err


def test_a_query_without_an_answer_says_which_of_its_names_nobody_uses(kg: Kg, built: str) -> None:
    """A slip of the keyboard in a name is no mistake of syntax: the engine finds nothing, and says nothing."""
    asked = kg("query", "SELECT ?so { ?vb a vl:Documnt ; eli:numbr ?so }", "--store", built)
    assert asked.code == 0
    assert asked.err.splitlines() == [
        "không có dòng nào",
        "đồ thị không dùng vl:Documnt; có phải: vl:Document, vl:DocumentTypes?",
        "đồ thị không dùng eli:numbr; có phải: eli:number?",
    ]
    rare = kg("query", "SELECT ?s { ?s vl:suspends ?o ; eli:number 'không có' }", "--store", built)
    assert rare.err == "không có dòng nào\n", "a name of the vocabulary is no slip, whether this store has it or not"
    assert kg("query", "SELECT ?s { ?s a vl:Document }", "--store", built).err == ""


def test_what_fits_a_name_is_listed_newest_first_with_what_to_do(kg: Kg, built: str) -> None:
    told = kg("show", "nghị quyết 04-NQ/TW", "--store", built).err.splitlines()
    assert told[1:] == [
        "  Nghị quyết 04-NQ/TW (30/10/2016)",
        "  Nghị quyết 04-NQ/TW (21/8/2006)",
        "Hãy gõ lại với một tên ở trên, đặt trong dấu nháy.",
    ]


def test_what_a_text_cites_that_is_not_held_is_said_to_be_unknown(kg: Kg, built: str) -> None:
    """Not that there is none: "Không có trong kho" is said of those that cite it."""
    for form in ("table", "md", "html"):
        shown = kg("show", "89/2020/NĐ-CP", "--format", form, "--store", built).out
        assert "nên chưa biết nó viện dẫn những gì" in shown
    assert "nên chưa biết nó viện dẫn những gì" in kg("report", "89/2020/NĐ-CP", "--store", built).out
