"""What an evaluation counts: scores by name, and every error."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Score:
    """How often something was right: hits, what was found beside them, what was missed."""

    hits: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right."""
        return self.hits / (self.hits + self.spurious) if self.hits + self.spurious else None

    @property
    def recall(self) -> float | None:
        """Share of what is there that was found."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        total = 2 * self.hits + self.spurious + self.missed
        return 2 * self.hits / total if total else None


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: what kind, in which document, what it should have been and what was read."""

    kind: str
    document: str
    wanted: str
    got: str


@dataclass(slots=True)
class Evaluation:
    """All scores by name, in a fixed order, and every error."""

    scores: dict[str, Score] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    documents: int = 0

    def count(self, name: str, hits: int = 0, spurious: int = 0, missed: int = 0) -> None:
        """Add to a score."""
        score = self.scores.setdefault(name, Score())
        score.hits += hits
        score.spurious += spurious
        score.missed += missed
