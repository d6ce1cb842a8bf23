"""What a worker reads with, loaded on import: the process that workers are forked from does so once for them all."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

from kg.engines.local import OURS, ready

sys.modules["torch"] = None  # type: ignore[assignment]  # spaCy imports it where it can; our own pipeline never uses it
with suppress(Exception):  # a worker that reads will say what is wrong
    ready(OURS)
gc.freeze()  # what all share stays, so that the collector need not look through it, nor copy it
