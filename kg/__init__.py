"""Knowledge graphs of international politics from news text: every edge shows its sentence.

    import kg
    graph = kg.build(["news/"])
    graph.write("exports/news.gexf")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["KgError", "KnowledgeGraph", "build"]

if TYPE_CHECKING:
    from kg.assemble import KnowledgeGraph
    from kg.builder import build
    from kg.model import KgError

HOMES = {"build": "kg.builder", "KnowledgeGraph": "kg.assemble", "KgError": "kg.model"}


def __getattr__(name: str) -> Any:
    """Import a public name when first used, so that `kg --help` starts fast."""
    if name not in HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}; it has {', '.join(__all__)}")
    from importlib import import_module

    return getattr(import_module(HOMES[name]), name)
