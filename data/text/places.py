"""Things with a place in a text, found again by place: asking costs what stands there, not what the whole text holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")
ROOM = 512  # characters that share a shelf


class Places(Generic[T]):
    """Things by the [start:stop) that ``place`` gives for each."""

    def __init__(self, things: Iterable[T], place: Callable[[T], tuple[int, int]]) -> None:
        self._shelves: dict[int, list[tuple[int, int, int, T]]] = {}
        for order, thing in enumerate(things):
            start, stop = place(thing)
            for shelf in range(start // ROOM, max(stop - 1, start) // ROOM + 1):
                self._shelves.setdefault(shelf, []).append((order, start, stop, thing))

    def holding(self, start: int, stop: int) -> list[T]:
        """Those whose place holds [start:stop), in their order."""
        return [thing for _, first, last, thing in self._shelves.get(start // ROOM, ()) if first <= start and stop <= last]

    def touching(self, start: int, stop: int) -> list[T]:
        """Those that share a character with [start:stop), in their order."""
        shelves = range(start // ROOM, max(stop - 1, start) // ROOM + 1)
        found = {entry[0]: entry[3] for shelf in shelves for entry in self._shelves.get(shelf, ()) if entry[1] < stop and start < entry[2]}
        return [found[order] for order in sorted(found)]
