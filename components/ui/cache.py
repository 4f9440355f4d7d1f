"""Answers that only change with the story, kept by its generation: never a frame as a key."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from data.check import Trouble, check
from data.kept import Kept
from data.selection import Selection
from data.store import Store
from data.view import View

Days = tuple[date | None, date | None]
PERIODS: Kept[Days] = Kept(8)


def period(store: Store) -> Days:
    """The story's first and last day."""
    return PERIODS.made((store.id, store.generation), View(store, Selection()).period)


MOST = 300  # articles a page's check reads: a visitor waits for it, and a server has others to serve
Stamps = tuple[tuple[str, int, int], ...]
TROUBLES: Kept[tuple[Trouble, ...]] = Kept(8)


def troubles(folder: Path) -> tuple[Trouble, ...]:
    """The story's troubles, looked for again only where a file of it changed."""
    return TROUBLES.made((folder, _stamps(folder)), lambda: check(folder, MOST))


def _stamps(folder: Path) -> Stamps:
    files = (path for pattern in ("*", "articles/*", "built/manifest.json") for path in folder.glob(pattern))
    return tuple(sorted((path.name, seen.st_mtime_ns, seen.st_size) for path in files if (seen := _seen(path))))


def _seen(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
