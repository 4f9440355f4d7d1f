"""Drawn pages, kept while their story's generation is served: the same address gives the same markup."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from components.html.escape import Html
from data.kept import Kept
from data.view import View

LETTERS = "among"  # of an address
MOST, ROOM = 1_024, 12_000_000  # pieces of pages, and their letters: about 24 MB
PIECES: Kept[Html] = Kept(MOST, ROOM, len)


def page(view: View, draw: Callable[[View], Html], *, letters: bool = False) -> Html:
    """What ``draw`` gives for this view, drawn once. ``draw`` may look at nothing but the view; and at the ``letters`` of names, which a
    reader types to narrow the filters' lists, only where it says so."""
    place = {key: value for key, value in view.place.items() if letters or key != LETTERS}
    return _made(view, lambda: draw(view), place, draw.__module__, draw.__qualname__)


def piece(view: View, draw: Callable[[], Html], *named: Hashable) -> Html:
    """The same of a piece that looks at more than the view: ``named`` says which piece it is, and at what."""
    return _made(view, draw, view.place, *named)


def _made(view: View, draw: Callable[[], Html], place: Mapping[str, str], *named: Hashable) -> Html:
    seen = (view.store.id, view.store.generation, view.selection, view.within, frozenset(place.items()))
    return PIECES.made((*named, *seen), draw)
