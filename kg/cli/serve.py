"""`kg serve`: the store as pages and as a SPARQL endpoint."""

from __future__ import annotations

import errno
import logging
import resource
import socket
import sys
from pathlib import Path

import click

from kg.cli.options import NO_WEB, endpoint_option, lang_option, store_option
from kg.cli.output import messages
from kg.errors import CanCuError, MissingPartError, system_reason
from kg.spoken import Spoken, spoken

_EPILOG = """\b
Ví dụ:
  kg serve                                        mở http://127.0.0.1:8321/
  kg serve --port 9000 --store kho
  kg serve --endpoint http://127.0.0.1:7878/query                 đồ thị ở một máy chủ SPARQL 1.1
  kg serve --root-path /can-cu --allow-host phap-luat.example     sau một proxy
Điểm truy vấn SPARQL 1.1 ở /sparql. Dừng bằng Ctrl+C.
Với --endpoint, toàn văn lấy từ thư mục --store nếu ở đó có đúng bản chữ ấy; tài khoản
đọc ở $KG_ENDPOINT_USER, $KG_ENDPOINT_PASSWORD.
"""


@click.command("serve", epilog=_EPILOG)
@store_option
@endpoint_option
@click.option("--host", metavar="ĐỊA_CHỈ", default="127.0.0.1", show_default=True, help="Lắng nghe ở địa chỉ này.")
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="SỐ", default=8321, show_default=True, help="Cổng; 0: bất kỳ."
)
@click.option("--root-path", default="", metavar="ĐƯỜNG_DẪN", help="Phần đầu đường dẫn mà proxy thêm vào.")
@click.option("--public-url", default=None, metavar="URL", help="Địa chỉ cho người ngoài, kể cả phần đầu.")
@click.option("--allow-host", multiple=True, metavar="TÊN", help='Nhận cả tên máy này ("*": mọi tên).')
@click.option(
    "--seconds", type=click.FloatRange(1, 600), metavar="SỐ", default=15.0, show_default=True, help="Mỗi câu SPARQL."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="SỐ", default=2, show_default=True, help="Số câu SPARQL cùng lúc."
)
@click.option("--log", is_flag=True, help="Ghi mỗi yêu cầu một dòng JSON ra stderr.")
@lang_option
def command(
    store: Path,
    endpoint: str | None,
    host: str,
    port: int,
    root_path: str,
    public_url: str | None,
    allow_host: tuple[str, ...],
    seconds: float,
    workers: int,
    log: bool,
    lang: str,
) -> None:
    """Mở kho trong trình duyệt: tra cứu, lược đồ, cơ quan, câu hỏi; SPARQL 1.1 cho máy. Chỉ để đọc."""
    try:
        import uvicorn
    except ModuleNotFoundError as error:
        raise MissingPartError(NO_WEB) from error
    from kg.ask import Limits
    from kg.graph import current_recipe
    from kg.views import texts
    from kg.web import LOOPBACK, Connection, Settings, make_app

    settings = Settings(
        store,
        prefix=root_path,
        public=public_url,
        hosts=(*LOOPBACK, host, *allow_host),
        limits=Limits(seconds=seconds, rows=200_000, size=64 << 20),
        workers=workers,
        endpoint=endpoint,
    )
    app = make_app(settings)
    listening = _listen(host, port)
    if log:
        logging.basicConfig(stream=sys.stderr, format="%(message)s", level=logging.WARNING)
        logging.getLogger("kg.web").setLevel(logging.INFO)
    shown = f"[{host}]" if ":" in host else host
    say, address = texts(lang), f"http://{shown}:{listening.getsockname()[1]}/"
    messages().print(say["serve_at"].format(address=address), markup=False)
    if not endpoint and app.state.desk.store.manifest.recipe != current_recipe():
        messages().print(say["serve_other"], markup=False, soft_wrap=True)
    _many_files()
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            http=Connection,
            log_config=None,
            log_level=logging.CRITICAL if not log else logging.WARNING,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=10,
            timeout_graceful_shutdown=3,
        )
    )
    server.run(sockets=[listening])
    if not server.started:
        raise CanCuError(
            Spoken(
                "máy chủ không khởi động được; chạy lại với --log để xem vì sao",
                "the server could not start; run it with --log to see why",
            )
        )


def _many_files() -> None:
    """Let the process hold as many connections as the system allows it."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raises `CanCuError` in words when it can't."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        # TCP is named, so that asyncio knows it as such and sends what it has at once
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(1024)  # whoever reads the address may call at once
    except OSError as error:
        other = Spoken("cổng khác bằng --port", "another port with --port")
        if error.errno == errno.EADDRNOTAVAIL:
            other = Spoken("địa chỉ khác bằng --host", "another address with --host")
        message = spoken(
            "không mở được {at}: {why}; chọn {other}", "can't open {at}: {why}; choose {other}",
            at=f"{host}:{port}", why=system_reason(error), other=other,
        )  # fmt: skip
        raise CanCuError(message) from error
    return listening
