"""Where parts are kept: in a folder, for builds that go on where another stopped, or in memory, for a reading that leaves nothing."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from data.parts.part import frames

LETTERS = 2  # of a name, which name its folder: no folder of a hundred thousand files


class Parts(Protocol):
    def get(self, name: str) -> bytes | None:
        """The part of that name; None where there is none, or no whole one."""

    def has(self, name: str) -> bool:
        """Whether there is a whole one."""

    def put(self, name: str, part: bytes) -> None: ...

    def only(self, names: Collection[str]) -> None:
        """Forget every part but these."""


class Held(Parts):
    """In memory."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self._parts.get(name)

    def has(self, name: str) -> bool:
        return name in self._parts

    def put(self, name: str, part: bytes) -> None:
        self._parts[name] = part

    def only(self, names: Collection[str]) -> None:
        self._parts = {name: part for name, part in self._parts.items() if name in names}


class Filed(Parts):
    """In a folder, a file each, whole or not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        try:
            part = self._path(name).read_bytes()
        except FileNotFoundError:
            return None
        if frames(part) is None:  # a disk that lost power: the name was there before the bytes
            self._path(name).unlink(missing_ok=True)
            return None
        return part

    def has(self, name: str) -> bool:
        return self.get(name) is not None

    def put(self, name: str, part: bytes) -> None:
        path = self._path(name)
        beside = path.with_suffix(".new")  # one build at a time has the folder: the name is free
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(part)
            os.replace(beside, path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise

    def only(self, names: Collection[str]) -> None:
        for path in self._folder.glob("*/*"):
            if path.name not in names:
                path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / name[:LETTERS] / name
