"""Write tables beside, check them, then swap them in at one stroke: a reader sees the old set or the new one, never half of one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from data.build_error import BuildError
from data.evidence import check
from data.store.built import Built, Digest
from data.swap import swap
from data.tables import TABLES, Row, lines

VERSION = 1  # of the tables' form
DAY = 24 * 60 * 60
Put = Callable[[Path], Mapping[str, int]]  # writes every table into the folder; gives their numbers of rows
Before = Callable[[Path, Mapping[str, Any]], object]  # told of the new folder and its manifest before it is swapped in


def write_built(tables: Mapping[str, Iterable[Row]], built: Path, facts: Mapping[str, Any]) -> dict[str, Any]:
    """``built/`` holding these tables, rows in order; gives the manifest.

    StoryError, and the old ones in place, where the evidence does not hold.
    """
    check(tables)
    built.parent.mkdir(parents=True, exist_ok=True)
    clear(built.parent)
    every = {name: tables.get(name, ()) for name in TABLES}
    return put_in_place(built, facts, lambda new: {name: _whole(new, name, rows) for name, rows in every.items()}, _check)


def put_in_place(built: Path, facts: Mapping[str, Any], put: Put, before: Before) -> dict[str, Any]:
    """``built/`` holding what ``put`` writes, once ``before`` has no complaint; gives the manifest."""
    beside = Path(tempfile.mkdtemp(prefix=".built-", dir=built.parent))
    try:
        beside.chmod(0o755)
        rows = put(beside)
        manifest = {"version": VERSION, "generation": generation(beside), "rows": {name: rows[name] for name in TABLES}, **facts}
        with Sheets(beside) as sheets:
            sheets.write("manifest.json", (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode())
        before(beside, manifest)
        swap(beside, built)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return manifest


def generation(folder: Path) -> str:
    """The name of the tables that stand in a folder."""
    digest = Digest()
    for name in TABLES:
        digest.begin(name)
        with (folder / f"{name}.jsonl").open("rb") as file:
            while piece := file.read(1 << 20):
                digest.bytes(piece)
    return digest.name()


class Sheets:
    """Files of a folder, written bit by bit, several at a time; on the disk when they are closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, BinaryIO] = {}
        self._sums: dict[str, Any] = {}

    def __enter__(self) -> Sheets:
        return self

    def write(self, name: str, piece: bytes) -> None:
        if name not in self._files:
            self._files[name] = (self._folder / name).open("wb")
            self._sums[name] = hashlib.sha256()
        self._files[name].write(piece)
        self._sums[name].update(piece)

    def __exit__(self, kind: object, *_: object) -> None:
        for file in self._files.values():
            with file:
                if kind is None:
                    file.flush()
                    os.fsync(file.fileno())
        if kind is None:
            self._read_back()

    def _read_back(self) -> None:
        """What stands on the disk is what was written. BuildError where a disk says otherwise."""
        for name, told in self._sums.items():
            with (self._folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").digest() != told.digest():
                    raise BuildError(f"{name} is not what was written", "look after the disk")


def _whole(folder: Path, name: str, rows: Iterable[Row]) -> int:
    number = 0
    with Sheets(folder) as sheets:
        sheets.write(f"{name}.jsonl", b"")
        for line in lines(name, rows):
            sheets.write(f"{name}.jsonl", line.encode("utf-8"))
            number += 1
    return number


def _check(folder: Path, _manifest: Mapping[str, Any]) -> None:
    Built.of(folder).check()


def clear(folder: Path, age: int = DAY) -> None:
    """What a killed build left behind: hidden folders nobody has written to for ``age`` seconds, so none of a build that is running."""
    now = time.time()
    for left in folder.glob(".built-*"):
        if now - left.stat().st_mtime >= age:
            shutil.rmtree(left, ignore_errors=True)
