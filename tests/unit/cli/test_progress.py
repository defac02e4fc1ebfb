"""What a long command shows while it runs."""

from __future__ import annotations

import io

from rich.console import Console

from kg.cli.progress import counting


def test_a_long_command_tells_how_far_it_is_how_fast_and_what_is_left() -> None:
    now = [0.0]
    screen = Console(file=io.StringIO(), force_terminal=True, width=120)
    bar = counting("Đang kiểm tra", screen)
    bar.get_time = lambda: now[0]
    task = bar.add_task("", total=1000)
    for done in range(100, 400, 100):
        now[0] += 2
        bar.update(task, completed=done)
    with screen.capture() as shown:
        screen.print(bar.get_renderable())
    assert all(words in shown.get() for words in ("Đang kiểm tra", "300/1000", "50/giây", "0:00:14"))
