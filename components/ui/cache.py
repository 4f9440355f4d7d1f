"""Answers that only change with the story, kept by its generation: never a frame as a key."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import streamlit as st

from data.check import Trouble, check
from data.selection import Selection
from data.store import Store
from data.view import View

Days = tuple[date | None, date | None]


def period(store: Store) -> Days:
    """The story's first and last day."""
    return _period(store.id, store.generation, store)


@st.cache_resource(max_entries=8, show_spinner=False)
def _period(story: str, generation: str, _store: Store) -> Days:
    first, last = View(_store, Selection()).period()
    return first, last


MOST = 300  # articles a page's check reads: a visitor waits for it, and a server has others to serve
Stamps = tuple[tuple[str, int, int], ...]


def troubles(folder: Path) -> tuple[Trouble, ...]:
    """The story's troubles, looked for again only where a file of it changed."""
    return _troubles(str(folder), _stamps(folder))


@st.cache_resource(max_entries=8, show_spinner=False)
def _troubles(folder: str, stamps: Stamps) -> tuple[Trouble, ...]:
    return check(Path(folder), MOST)


def _stamps(folder: Path) -> Stamps:
    files = (path for pattern in ("*", "articles/*", "built/manifest.json") for path in folder.glob(pattern))
    return tuple(sorted((path.name, seen.st_mtime_ns, seen.st_size) for path in files if (seen := _seen(path))))


def _seen(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
