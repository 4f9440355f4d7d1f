"""Drawn pages, kept while their story's generation is served: the same address gives the same markup."""

from __future__ import annotations

from collections.abc import Callable

from components.html.escape import Html
from data.kept import Kept
from data.view import View

MOST, ROOM = 1_024, 16_000_000  # pieces of pages, and their letters: at most 64 MB
PIECES: Kept[Html] = Kept(MOST, ROOM, len)


def page(view: View, draw: Callable[[View], Html]) -> Html:
    """What ``draw`` gives for this view, drawn once. ``draw`` may look at nothing but the view."""
    drawn = (draw.__module__, draw.__qualname__, view.store.id, view.store.generation)
    return PIECES.made((*drawn, view.selection, view.within, frozenset(view.place.items())), lambda: draw(view))
