"""What a check of the graph finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: the graph contradicts itself; it looks wrong; its sources contradict each other."""

    ERROR = "lỗi"
    WARNING = "cảnh báo"
    CONFLICT = "mâu thuẫn nguồn"


ORDER = tuple(Severity)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong: the rule that is broken, what with (an IRI), and a message in both languages."""

    severity: Severity
    rule: str
    subject: str
    message: str
