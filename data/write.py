"""Write tables beside, check them, then swap them in at one stroke: a reader sees the old set or the new one, never half of one."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from data.evidence import check
from data.store.built import Built, Digest
from data.swap import swap
from data.tables import TABLES, Row, lines

VERSION = 1  # of the tables' form
DAY = 24 * 60 * 60


def write_built(tables: Mapping[str, Iterable[Row]], built: Path, facts: Mapping[str, Any]) -> dict[str, Any]:
    """``built/`` holding these tables, rows in order; gives the manifest.

    StoryError, and the old ones in place, where the evidence does not hold.
    """
    check(tables)
    built.parent.mkdir(parents=True, exist_ok=True)
    _clear(built.parent)
    beside = Path(tempfile.mkdtemp(prefix=".built-", dir=built.parent))
    try:
        manifest = _put(beside, tables, facts)
        Built.of(beside).check()
        swap(beside, built)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return manifest


def _clear(folder: Path) -> None:
    """What a killed build left behind: hidden folders that nobody has written to for a day, so none of a build that is running."""
    now = time.time()
    for left in folder.glob(".built-*"):
        if now - left.stat().st_mtime > DAY:
            shutil.rmtree(left, ignore_errors=True)


def _put(folder: Path, tables: Mapping[str, Iterable[Row]], facts: Mapping[str, Any]) -> dict[str, Any]:
    folder.chmod(0o755)
    digest, rows = Digest(), {}
    for name in TABLES:
        digest.begin(name)
        rows[name] = _write(folder / f"{name}.jsonl", map(digest.line, lines(name, tables.get(name, ()))))
    manifest = {"version": VERSION, "generation": digest.name(), "rows": rows, **facts}
    _write(folder / "manifest.json", [json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"])
    return manifest


def _write(path: Path, written: Iterable[str]) -> int:
    """How many lines; when this returns they are on the disk."""
    number = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in written:
            file.write(line)
            number += 1
        file.flush()
        os.fsync(file.fileno())
    return number
