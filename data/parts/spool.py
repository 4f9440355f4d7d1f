"""Records put aside by key on the disk, and taken back key by key: what a story says in all, a speaker at a time in memory."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator
from pathlib import Path


class Spool:
    """In an unnamed file that goes when the process goes; ``folder``: where there is room for it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  closed by close
        self._places: dict[str, array[int]] = {}  # key → where its records begin and how long they are
        self._end = 0

    def add(self, key: str, record: bytes) -> None:
        self._places.setdefault(key, array("q")).extend((self._end, len(record)))
        self._file.write(record)
        self._end += len(record)

    def __iter__(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Each key with its records, in the order they came."""
        self._file.flush()
        for key, places in self._places.items():
            yield key, self._read(places)

    def close(self) -> None:
        self._file.close()

    def _read(self, places: array[int]) -> Iterator[bytes]:
        for at in range(0, len(places), 2):
            self._file.seek(places[at])
            yield self._file.read(places[at + 1])
