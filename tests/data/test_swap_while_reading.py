"""Rebuilding while many read: each reader sees one generation whole, and nobody sees an error."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from data.build import build
from data.selection import Selection
from data.store import open_store
from data.story import STORIES
from data.view import View

READERS, SWAPS = 20, 4
TABLES = ("articles", "statements", "counts", "events")


def counted(view: View) -> tuple[int, ...]:
    """What a page would show of one generation: rows and totals, by several queries."""
    return tuple(len(getattr(view, table)()) for table in TABLES) + tuple(view.total(table) for table in TABLES)


def test_twenty_readers_while_tables_are_swapped(tmp_path):
    story = tmp_path / "story"
    shutil.copytree(STORIES / "kazakhstan-2022", story, ignore=shutil.ignore_patterns("built", ".build", "review.toml"))
    dropped = story / "articles" / "004_8e223664f1885da7.txt"
    text = dropped.read_text("utf-8")
    known: dict[str, tuple[int, ...]] = {}
    for there in (False, True):
        dropped.write_text(text, "utf-8") if there else dropped.unlink()
        build(story)
        store = open_store(story, tmp_path / "cache")
        known[store.generation] = counted(View(store, Selection()))
    assert len(set(known.values())) == 2

    stop = Event()

    def read() -> set[str]:
        seen = set()
        while True:
            store = open_store(story, tmp_path / "cache")
            assert store.warning is None
            assert counted(View(store, Selection())) == known[store.generation]
            seen.add(store.generation)
            if stop.is_set():
                return seen

    with ThreadPoolExecutor(READERS) as readers:
        running = [readers.submit(read) for _ in range(READERS)]
        try:
            for turn in range(SWAPS):
                dropped.unlink() if turn % 2 == 0 else dropped.write_text(text, "utf-8")
                build(story)
        finally:
            stop.set()
        seen = set().union(*(one.result() for one in running))
    assert seen == set(known)
