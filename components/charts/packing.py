"""Marks of one lane side by side, so that none hides another: the same rows give the same picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from components.charts.layout import noon
from components.charts.marks import KINDS, Mark, Seen, total, weighed

STEPS = {1: (0.0,), 2: (-0.15, 0.15), 3: (-0.29, 0.0, 0.29)}
UNITS = (1, 7, 30, 91, 365)  # days a slot may be long
MOST_SLOTS = 36  # so many marks of 10 px stand beside each other on a phone
SHORT = 10  # days: longer ranges do not stretch the axis
STRAYS, FAR = 100, 2  # one of so many marks may lie off the axis, where that makes it so many times shorter


@dataclass(frozen=True)
class Slots:
    """The time axis in equal slots of ``unit`` days from ``first`` on."""

    first: date
    last: date
    unit: int

    @cached_property
    def _days(self) -> int:
        return (self.last - self.first).days + 1

    @cached_property
    def abreast(self) -> int:
        """Marks that fit beside each other within one slot on a phone."""
        number = (self._days - 1) // self.unit + 1
        return 3 if number <= 11 else 2 if number <= 16 else 1

    def of(self, day: date) -> int:
        clipped = min(max(day, self.first), self.last)
        return (clipped - self.first).days // self.unit

    def amid(self, first: date, last: date) -> int:
        """The slot of a range's middle."""
        return self.of(first + (last - first) / 2)

    def holds(self, mark: Mark) -> bool:
        """Whether any of the mark's days is on the axis."""
        return mark.first is not None and mark.last is not None and mark.last >= self.first and mark.first <= self.last

    def period(self, slot: int) -> tuple[date, date]:
        """First and last day of a slot."""
        first = self.first + timedelta(days=slot * self.unit)
        return first, min(first + timedelta(days=self.unit - 1), self.last)

    def length(self, slot: int) -> int:
        """Days of a slot: the last one may be shorter."""
        return min(self.unit, self._days - slot * self.unit)

    def middle(self, slot: int) -> float:
        """Days from ``first`` to the middle of a slot; 0 is the noon of the first day."""
        return slot * self.unit + (self.length(slot) - 1) / 2


@dataclass(frozen=True)
class Seat:
    """Where a mark sits: row within its lane, and days from the first day's noon (start and stop for a range)."""

    mark: Mark
    row: int
    at: float
    start: float
    stop: float
    clipped: bool = False  # the range goes on beyond the axis


class Place(NamedTuple):
    """The row of a mark, and the first and last slot it takes there."""

    mark: Mark
    row: int
    first: int
    last: int


@dataclass
class _Row:
    """Slots as bits of a number: a day of thousands of marks asks every row, and an ``and`` is all that asking costs."""

    taken: int = 0  # slots with anything on them
    full: int = 0  # slots on which no more fits
    held: dict[int, int] = field(default_factory=dict)  # single marks by slot


def slots(marks: Iterable[Mark], *, whole: bool = False) -> Slots | None:
    """The axis: from the first to the last day of short marks; longer ranges are cut there and say so.

    Among very many marks a few that lie far off do not stretch it, unless it is to be ``whole``: ``Slots.holds`` tells them.
    """
    if isinstance(marks, Seen):
        return marks.axis
    dated = [mark for mark in marks if mark.first and mark.last]
    short = [mark for mark in dated if mark.days <= SHORT] or dated
    if not short:
        return None
    first, last = min(mark.first for mark in short if mark.first), max(mark.last for mark in short if mark.last)
    return between(first, last, (first, last) if whole else _near(short))


def between(first: date, last: date, near: tuple[date, date]) -> Slots:
    """The axis from one day to another, or of the days near each other where that is so many times shorter."""
    if (last - first).days > FAR * max((near[1] - near[0]).days, 1):
        first, last = near
    span = (last - first).days + 1
    return Slots(first, last, next((unit for unit in UNITS if span / unit <= MOST_SLOTS), UNITS[-1]))


def _near(short: Sequence[Mark]) -> tuple[date, date]:
    """The days without one of so many marks at each end."""
    firsts = weighed((mark.first, mark.number) for mark in short if mark.first)
    lasts = weighed((mark.last, mark.number) for mark in short if mark.last)
    strays = total(short) // STRAYS
    return _beyond(sorted(firsts.items()), strays), _beyond(sorted(lasts.items(), reverse=True), strays)


def _beyond(days: Sequence[tuple[date, int]], strays: int) -> date:
    """The first day after so many have passed."""
    for day, number in days:
        strays -= number
        if strays < 0:
            return day
    return days[-1][0]


def pack(marks: Sequence[Mark], axis: Slots) -> list[Seat]:
    """Ranges first, each on a row of its own days; then single days, three abreast, rows filled from the top."""
    ranges: list[Seat] = []
    single: dict[tuple[int, int], list[Mark]] = {}
    for mark, row, first, last in places(marks, axis):
        if first < last:
            ranges.append(_ranged(mark, row, axis))
        else:
            single.setdefault((row, first), []).append(mark)
    return [*ranges, *_single(single, axis)]


def places(marks: Sequence[Mark], axis: Slots) -> Iterator[Place]:
    """Each dated mark on the first row that takes it, as far as one asks."""
    rows: list[_Row] = []
    abreast = axis.abreast
    for mark in sorted(marks, key=_order):
        if mark.first is None or mark.last is None:
            continue
        first, last = axis.of(mark.first), axis.of(mark.last)
        bits = (1 << (last + 1)) - (1 << first)
        at = _first_free(rows, bits, alone=first < last)
        row = rows[at]
        row.taken |= bits
        number = row.held[first] = row.held.get(first, 0) + 1
        if first < last or number == abreast:
            row.full |= bits
        yield Place(mark, at, first, last)


def _first_free(rows: list[_Row], bits: int, *, alone: bool) -> int:
    """The first row that takes these slots, if need be a new one; a range shares them with nothing."""
    for at, row in enumerate(rows):
        if not bits & (row.taken if alone else row.full):
            return at
    rows.append(_Row())
    return len(rows) - 1


def _single(held: Mapping[tuple[int, int], Sequence[Mark]], axis: Slots) -> Iterable[Seat]:
    for (row, slot), marks in sorted(held.items()):
        for mark, step in zip(marks, STEPS[len(marks)], strict=True):
            at = axis.middle(slot) + step * axis.unit
            yield Seat(mark, row, at, at, at)


def _ranged(mark: Mark, row: int, axis: Slots) -> Seat:
    first, last = mark.first or axis.first, mark.last or axis.last
    start, stop = (max(first, axis.first) - axis.first).days - 0.4, (min(last, axis.last) - axis.first).days + 0.4
    return Seat(mark, row, (start + stop) / 2, start, stop, first < axis.first or last > axis.last)


def _order(mark: Mark) -> tuple[int, date, int, str]:
    return -mark.days if mark.days > 1 else 0, mark.first or date.min, KINDS.index(mark.kind), mark.id


def moment(axis: Slots, days: float) -> str:
    """So many days after the noon of the axis' first day."""
    return noon(axis.first, days)
