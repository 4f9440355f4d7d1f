"""The one cache of what is made from a story: bounded in number and in weight; what was asked for longest ago goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


def _alike(_: object) -> int:
    return 1


class Kept(Generic[Value]):
    """At most ``most`` values that together weigh no more than ``room``. One heavier than ``largest`` is given and not kept: it would
    drive out all the others. Values are shared: whoever changes one takes a copy."""

    def __init__(self, most: int, room: int | None = None, weigh: Callable[[Value], int] = _alike, *, largest: int | None = None) -> None:
        self.most, self.room, self.weigh = most, most if room is None else room, weigh
        self.largest = self.room if largest is None else largest
        self.weight = 0
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._making: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: Hashable) -> Value | None:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def made(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What stands under ``key``; else what ``make`` gives, which is never None. Who asks for the same at that moment waits for it."""
        if (found := self.get(key)) is not None:
            return found
        with self._lock:
            turn = self._making.setdefault(key, threading.RLock())
        with turn:
            if (found := self.get(key)) is not None:
                return found
            try:
                return self.put(key, make())
            finally:
                with self._lock:
                    self._making.pop(key, None)

    def put(self, key: Hashable, value: Value) -> Value:
        """Keep ``value``, whatever has to go for it."""
        with self._lock:
            self._out(key)
            weight = self.weigh(value)
            if weight <= self.largest:
                self._values[key] = value
                self.weight += weight
            while len(self._values) > self.most or self.weight > self.room:
                self._out(next(iter(self._values)))
        return value

    def drop(self, key: Hashable) -> None:
        with self._lock:
            self._out(key)

    def clear(self) -> None:
        with self._lock:
            self._values.clear()
            self.weight = 0

    def _out(self, key: Hashable) -> None:
        if key in self._values:
            self.weight -= self.weigh(self._values.pop(key))
