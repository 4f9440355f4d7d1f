"""Write tables beside, check them, then swap them in at one stroke: a reader sees the old set or the new one, never half of one."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data.evidence import check
from data.store.open import generation_of, read_built
from data.swap import swap
from data.tables import TABLES, Tables, dump

VERSION = 1  # of the tables' form
DAY = 24 * 60 * 60


def write_built(tables: Tables, built: Path, facts: Mapping[str, Any]) -> dict[str, Any]:
    """``built/`` holding these tables; gives the manifest. StoryError, and the old ones in place, where the evidence does not hold."""
    check(tables)
    texts = {name: dump(name, tables.get(name, [])) for name in TABLES}
    rows = {name: len(tables.get(name, [])) for name in TABLES}
    manifest = {"version": VERSION, "generation": generation_of(texts), "rows": rows, **facts}
    built.parent.mkdir(parents=True, exist_ok=True)
    _clear(built.parent)
    beside = Path(tempfile.mkdtemp(prefix=".built-", dir=built.parent))
    try:
        _put(beside, texts, manifest)
        read_built(beside)
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


def _put(folder: Path, texts: Mapping[str, str], manifest: Mapping[str, Any]) -> None:
    folder.chmod(0o755)
    for name, text in texts.items():
        _write(folder / f"{name}.jsonl", text)
    _write(folder / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
