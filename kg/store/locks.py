"""Locks on folders that the system gives back when their process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path, kind: int) -> Iterator[bool]:
    """Hold a lock on a folder: fcntl.LOCK_SH or LOCK_EX. False where another has it and LOCK_NB says not to wait."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield acquired(handle, kind)
    finally:
        os.close(handle)


def acquired(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind)
    except BlockingIOError:
        return False
    return True
