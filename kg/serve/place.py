"""Where engines find the store that they serve: in one folder, or in the newest copy that `kg add` has published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kg.model import KgError, Reading
from kg.store import Store, view


class Place(Protocol):
    """What is served. A folder that `held` yields stays as it is, whatever comes after it."""

    def newest(self) -> Path | None: ...

    def held(self) -> AbstractContextManager[Path]: ...

    def readings(self) -> Iterable[Reading]:
        """What is known of documents beside the RDF; perhaps also of some that are not published yet."""
        ...


@dataclass(frozen=True)
class Fixed:
    """An Oxigraph store in a folder."""

    folder: Path

    def newest(self) -> Path:
        return self.folder

    def held(self) -> AbstractContextManager[Path]:
        return nullcontext(self.folder)

    def readings(self) -> Iterable[Reading]:
        return ()


@dataclass(frozen=True)
class Followed:
    """A store that `kg add` makes and changes: a new folder each time it publishes."""

    store: Store

    def newest(self) -> Path | None:
        return view.newest(self.store.folder)

    @contextmanager
    def held(self) -> Iterator[Path]:
        with view.published(self.store.folder) as folder:
            if folder is None:
                raise KgError(f"{self.store.folder}: nothing is published yet; "
                              "expected a store that kg add has finished with")
            yield folder

    def readings(self) -> Iterable[Reading]:
        return self.store.readings()
