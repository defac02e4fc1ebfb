"""Beside the street: what was read, measured against what people read by hand."""

from kg.evaluate.compare import Evaluation, Miss, Score, evaluate
from kg.evaluate.gold import Gold, load_gold

__all__ = ["Evaluation", "Gold", "Miss", "Score", "evaluate", "load_gold"]
