"""Drawn pages, kept while their story's generation is served: the same address gives the same markup."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from components.html.escape import Html
from data.view import View

MOST = 96  # pages, of about 80 kB
Key = tuple[object, ...]
_pages: OrderedDict[Key, Html] = OrderedDict()
_lock = Lock()


def page(view: View, draw: Callable[[View], Html]) -> Html:
    """What ``draw`` gives for this view, from the shelf where it stands there. ``draw`` may look at nothing but the view."""
    key = (
        draw.__module__,
        draw.__qualname__,
        view.store.id,
        view.store.generation,
        view.selection,
        view.within,
        frozenset(view.place.items()),
    )
    with _lock:
        if key in _pages:
            _pages.move_to_end(key)
            return _pages[key]
    made = draw(view)
    with _lock:
        _pages[key] = made
        while len(_pages) > MOST:
            _pages.popitem(last=False)
    return made
