"""The unfiltered pages of the story served first, drawn before anybody asks: no first reader waits until all is worked out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial

from components.charts.named import CHARTS
from components.html import about, compare, compare_facts, counts, kept, overview, reading, search, stances, statements, timeline
from components.ui import chart, state
from data.selection import Selection
from data.store.open import Store
from data.view import View

PIECES = (
    overview.above, overview.told, overview.below, timeline.head, timeline.ways, timeline.key, timeline.side, timeline.twin,
    stances.head, stances.key, stances.side, stances.grids, statements.page, counts.chooser, counts.head, counts.side, counts.body,
    reading.page, search.page, about.page,
)  # fmt: skip
LANGUAGES = ("ar", "en")


def warm(store: Store, stopped: threading.Event) -> None:
    """Piece by piece, each in its turn among the runs of readers. A story too long to have its rows at hand is left to its readers."""
    if not store.few("statements"):
        return
    for draw in _drawings(store):
        if stopped.is_set():
            return
        with state.TURNS:
            draw()


def _drawings(store: Store) -> Iterator[Callable[[], object]]:
    for lang in LANGUAGES:
        view = View(store, Selection(lang=lang))
        yield from (partial(chart.made, view, key) for key in CHARTS)
        yield from (partial(kept.page, view, piece) for piece in PIECES)
        yield partial(kept.page, view, compare.parts)
        yield partial(kept.page, compare.looked(view), compare_facts.page)
