"""What a worker reads with, loaded on import: the process that workers are forked from does so once for them all.

For that process alone: the import takes seconds and freezes what Python's garbage collector knows.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from kg.engines.local import OURS, ready

with suppress(Exception):  # a worker that reads will say what is wrong
    ready(OURS)
gc.freeze()  # what all share stays, so that the collector need not look through it, nor copy it
