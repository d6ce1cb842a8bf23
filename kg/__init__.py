"""Knowledge graphs of international politics from news text: every edge shows its sentence."""

__version__ = "0.1.0"
