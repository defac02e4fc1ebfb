"""The command `kg`: loads only the command that is called, and turns errors into one line and an exit code.

Exit codes: 0 fine; 1 problems found; 2 wrong usage or input that can't be read; 3 internal error.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from importlib.metadata import version

import click

from kg.cli.language import choose, said, speak_vietnamese, told
from kg.cli.streams import begin_again_in_utf8, use_utf8
from kg.errors import AmbiguousNameError, CanCuError, UnknownNameError, system_reason
from kg.spoken import Spoken, spoken

# name → what it does; the module is kg.cli.<name>, the command its attribute `command`
_COMMANDS = {
    "extract": "Đọc văn bản, liệt kê mọi căn cứ và dẫn chiếu cùng câu trích.",
    "build": "Dựng (hoặc cập nhật) kho đồ thị từ tệp và thư mục.",
    "query": "Hỏi kho bằng SPARQL 1.1 (chỉ đọc).",
    "ask": "Các câu hỏi có sẵn, không cần biết SPARQL.",
    "show": "Lược đồ của một văn bản: mọi quan hệ, hai chiều, có câu trích.",
    "lineage": "Phả hệ của một văn bản: dựa trên gì, ai dựa vào nó.",
    "path": "Đường dẫn chiếu giữa hai văn bản.",
    "body": "Một cơ quan: tên gọi, cơ quan chủ quản, lịch sử, văn bản.",
    "audit": "Rà soát căn cứ: từng văn bản được viện dẫn còn hiệu lực không.",
    "map": "Bản đồ dẫn chiếu tương tác, một tệp HTML.",
    "serve": "Mở kho trong trình duyệt, và SPARQL 1.1 cho máy.",
    "export": "Xuất đồ thị: RDF, Gephi, yEd, Cytoscape, Excel, Obsidian, Zotero …",
    "report": "Báo cáo về một văn bản: Markdown, HTML, Word, PDF.",
    "mcp": "Công cụ cho trợ lý (Model Context Protocol).",
    "validate": "Kiểm tra kho: SHACL và tính toàn vẹn.",
    "check": "So kho với nguồn và với chính nó; nói lệnh chữa.",
    "backup": "Sao lưu kho vào một tệp.",
    "restore": "Dựng lại kho từ bản sao lưu.",
    "diff": "So hai lần dựng: gì thêm, bớt, đổi.",
    "stats": "Kho có những gì: số văn bản, trích dẫn, quan hệ.",
    "evaluate": "Đo chất lượng đọc so với kết quả chuẩn làm tay.",
}
# New objects before they are looked through for garbage: modules and graphs stay, and looking takes a tenth of a start.
_SELDOM = 100_000
_OPTIONS = "[TÙY_CHỌN]"
_EPILOG = """\b
Ví dụ:
  kg extract van-ban.txt
  kg build data/corpus --store out/store
  kg show 1712/QĐ-BHXH
  kg body "BHXH Việt Nam" --as-of 2023-11-29
  kg map -o ban-do.html
Mỗi lệnh có trợ giúp và ví dụ riêng: kg show --help. Thêm --lang en để có lời bằng tiếng Anh.
"""


class _Commands(click.Group):
    """The commands, imported when they are called: `kg --help` need not load a graph store."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        found: click.Command = import_module(f"kg.cli.{cmd_name}").command
        found.options_metavar = _OPTIONS
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as unknown:  # click suggests from commands that are loaded
            raise click.NoSuchCommand(unknown.command_name, possibilities=_COMMANDS, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Các lệnh"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=_Commands,
    epilog=_EPILOG,
    options_metavar=_OPTIONS,
    subcommand_metavar="LỆNH …",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(version("cancu"), prog_name="kg", message="%(prog)s %(version)s", help="In phiên bản.")
def _kg() -> None:
    """Căn Cứ: đồ thị tri thức về căn cứ và dẫn chiếu trong văn bản pháp luật Việt Nam."""


def main(args: list[str] | None = None) -> None:
    """Run `kg` and leave with its exit code."""
    _begin(typed=args is None)
    try:
        code = _kg.main(args, prog_name="kg", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()  # here what can't be written is told
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        _say(f"{error.format_message()} (xem: {context.command_path if context else 'kg'} --help)")
        sys.exit(2)
    except click.Abort:
        _say(Spoken("đã dừng theo yêu cầu", "stopped as asked"))
        sys.exit(2)
    except (UnknownNameError, AmbiguousNameError, CanCuError) as error:
        _say(_with_hints(error))
        sys.exit(2)
    except BrokenPipeError:  # the reader of a pipe has left, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:  # a full disk, a folder without rights: no defect
        if os.environ.get("KG_DEBUG"):
            raise
        where = Spoken("đầu ra", "the output") if error.filename is None else str(error.filename)
        why = system_reason(error)
        _say(spoken("không đọc hoặc ghi được {what}: {why}", "can't read or write {what}: {why}", what=where, why=why))
        sys.exit(2)
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        if isinstance(error, ModuleNotFoundError) and error.name and not error.name.startswith("kg."):
            # a checkout that was updated, whose environment was not
            mend = "make .venv/.installed"
            _say(
                Spoken(
                    f"thiếu thư viện {error.name} mà phiên bản này cần; cài lại: {mend}, hoặc pip install .",
                    f"the library {error.name} is missing, which this version needs: {mend}, or pip install .",
                )
            )
            sys.exit(2)
        what = f"{type(error).__name__}: {error}"
        _say(
            Spoken(
                f"lỗi bên trong ({what}); đặt KG_DEBUG=1 để xem chi tiết",
                f"internal error ({what}); set KG_DEBUG=1 for details",
            )
        )
        sys.exit(3)


def _begin(*, typed: bool) -> None:
    if typed:
        begin_again_in_utf8()
    gc.set_threshold(_SELDOM)
    use_utf8()
    speak_vietnamese()
    choose("vi")


_CHOOSE = Spoken(
    "Hãy gõ lại với một tên ở trên, đặt trong dấu nháy.", "Type it again with a name from above, in quotation marks."
)


def _with_hints(error: CanCuError) -> str:
    if isinstance(error, UnknownNameError) and error.suggestions and "có phải" not in str(error):
        near = "; ".join(error.suggestions)
        return f"{told(error)} {said(Spoken(f'Có phải: {near}?', f'Did you mean: {near}?'))}"
    if isinstance(error, AmbiguousNameError) and error.candidates:
        return "\n".join([said(error.lead), *(f"  {candidate}" for candidate in error.candidates), said(_CHOOSE)])
    return told(error)


def _say(message: str) -> None:
    click.echo(f"kg: {said(message)}", err=True)
