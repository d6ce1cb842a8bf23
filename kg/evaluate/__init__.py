"""How right is a graph: statement records against gold documents read by people (domain contract, section 5)."""

from kg.evaluate.gold import documents, read_gold, read_records
from kg.evaluate.report import render
from kg.evaluate.scores import Scores, evaluate

__all__ = ["Scores", "documents", "evaluate", "read_gold", "read_records", "render"]
