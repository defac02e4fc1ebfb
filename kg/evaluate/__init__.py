"""Beside the street: what was read, measured against what people read by hand."""

from kg.evaluate.compare import evaluate
from kg.evaluate.gold import Gold, load_gold
from kg.evaluate.score import Evaluation, Miss, Score

__all__ = ["Evaluation", "Gold", "Miss", "Score", "evaluate", "load_gold"]
