"""Drawn pages, kept while their story's generation is served: the same address gives the same markup."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from components.html.escape import Html
from data.kept import Kept
from data.view import View

MOST, ROOM = 1_024, 12_000_000  # pieces of pages, and their letters: about 24 MB
PIECES: Kept[Html] = Kept(MOST, ROOM, len)


def page(view: View, draw: Callable[[View], Html]) -> Html:
    """What ``draw`` gives for this view, drawn once. ``draw`` may look at nothing but the view."""
    return piece(view, lambda: draw(view), draw.__module__, draw.__qualname__)


def piece(view: View, draw: Callable[[], Html], *named: Hashable) -> Html:
    """The same of a piece that looks at more than the view: ``named`` says which piece it is, and at what."""
    seen = (view.store.id, view.store.generation, view.selection, view.within, frozenset(view.place.items()))
    return PIECES.made((*named, *seen), draw)
