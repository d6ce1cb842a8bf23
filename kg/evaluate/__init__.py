"""How right is a graph: statement and actor records against gold documents (domain contract, section 5)."""

from kg.evaluate.causes import CAUSES, Error, errors, sightings
from kg.evaluate.causes_report import causes_dict, render_causes
from kg.evaluate.curve import curve, draw
from kg.evaluate.entities import EntityScores, evaluate_entities
from kg.evaluate.entities_report import entities_dict, render_entities
from kg.evaluate.gold import documents, read_actors, read_gold, read_records
from kg.evaluate.report import render
from kg.evaluate.scores import Scores, evaluate

__all__ = ["CAUSES", "EntityScores", "Error", "Scores", "causes_dict", "curve", "documents", "draw", "entities_dict",
           "errors", "evaluate", "evaluate_entities", "read_actors", "read_gold", "read_records", "render",
           "render_causes", "render_entities", "sightings"]
