"""How right is a graph: statement and actor records against gold documents (domain contract, section 5)."""

from kg.evaluate.entities import EntityScores, evaluate_entities
from kg.evaluate.entities_report import entities_dict, render_entities
from kg.evaluate.gold import documents, read_actors, read_gold, read_records
from kg.evaluate.report import render
from kg.evaluate.scores import Scores, evaluate

__all__ = ["EntityScores", "Scores", "documents", "entities_dict", "evaluate", "evaluate_entities", "read_actors",
           "read_gold", "read_records", "render", "render_entities"]
