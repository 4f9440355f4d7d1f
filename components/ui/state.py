"""What outlives a run: open stories, and how many runs may work at once."""

from __future__ import annotations

import logging
import os
import threading

from data.kept import Kept
from data.store import clickhouse
from data.store.open import Store, open_story
from data.story import default_story, find_story

log = logging.getLogger("mawaqif.page")
AT_ONCE = 4 if os.environ.get(clickhouse.SETTING) else 1  # one Python works at a time; runs that wait for a server may be several
TURNS = threading.BoundedSemaphore(AT_ONCE)
Stamp = tuple[int, int]
OPEN: Kept[Store] = Kept(4)  # by the manifest's stamp: a rebuild swapped in is seen by the next run


def store(story: str = "") -> Store:
    """The story, opened once a generation; the default one where none is named. StoryError where it cannot be read."""
    name = story or default_story()
    stamp = _stamp(name)
    opened = OPEN.made((name, stamp), lambda: _opened(name))
    if opened.warning and opened.warning.code == "not_loaded":  # the newest generation may be on the server at any moment
        OPEN.drop((name, stamp))
    return opened


def _opened(name: str) -> Store:
    store = open_story(name)
    if store.warning:
        log.warning("%s: generation %s is served, for %s", name, store.generation, store.warning)
    else:
        log.info("%s: generation %s is served", name, store.generation)
    return store


def _stamp(name: str) -> Stamp:
    try:
        seen = (find_story(name) / "built" / "manifest.json").stat()
    except OSError:
        return (0, 0)
    return (seen.st_mtime_ns, seen.st_size)
