"""How far a long command has come: how many of how many, how many a second, and the time that is left."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


def counting(words: str, screen: Console, language: str = "vi") -> Progress:
    """Return a bar that counts things under these words; it is shown on terminals alone."""
    from kg.views import texts

    columns = (
        TextColumn(words),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(texts(language)["per_second"]),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)


class _Rate(ProgressColumn):
    """How many things a second; nothing before that can be told."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def render(self, task: Task) -> Text:
        """Return the rate of the last moments."""
        speed = task.finished_speed or task.speed
        return Text(self._words.format(count=f"{speed:.0f}") if speed else "", style="progress.data.speed")
