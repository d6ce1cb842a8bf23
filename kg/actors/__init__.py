"""The actors themselves: those of documents listed, those we know looked up, added, checked and imported."""
