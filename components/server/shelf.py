"""A cache bounded in count and in bytes; what was asked for longest ago goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    def __init__(self, most: int, room: int, weigh: Callable[[Kept], int] = lambda _: 1) -> None:
        self.most, self.room, self.weigh = most, room, weigh
        self.weight = 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> Kept | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Hashable, value: Kept) -> Kept:
        """Keep ``value``, whatever has to go for it; one heavier than the room is not kept."""
        with self._lock:
            if key in self._kept:
                self.weight -= self.weigh(self._kept.pop(key))
            if self.weigh(value) <= self.room:
                self._kept[key] = value
                self.weight += self.weigh(value)
            while len(self._kept) > self.most or self.weight > self.room:
                self.weight -= self.weigh(self._kept.popitem(last=False)[1])
        return value

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self.weight = 0
