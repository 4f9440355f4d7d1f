"""Marks of one lane side by side, so that none hides another: the same rows give the same picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

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

    @property
    def abreast(self) -> int:
        """Marks that fit beside each other within one slot on a phone."""
        number = (self.last - self.first).days // self.unit + 1
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
        first, last = self.period(slot)
        return (last - first).days + 1

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


@dataclass
class _Row:
    used: dict[int, list[Mark]] = field(default_factory=dict)
    full: set[int] = field(default_factory=set)

    def takes(self, slots: range, abreast: int) -> bool:
        if len(slots) > 1:
            return not any(slot in self.used or slot in self.full for slot in slots)
        return slots.start not in self.full and len(self.used.get(slots.start, ())) < abreast


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
    rows: list[_Row] = []
    ranges: list[Seat] = []
    for mark in sorted(marks, key=_order):
        if mark.first is None or mark.last is None:
            continue
        taken = range(axis.of(mark.first), axis.of(mark.last) + 1)
        row = next((at for at, one in enumerate(rows) if one.takes(taken, axis.abreast)), len(rows))
        if row == len(rows):
            rows.append(_Row())
        if len(taken) > 1:
            rows[row].full.update(taken)
            ranges.append(_ranged(mark, row, axis))
        else:
            rows[row].used.setdefault(taken.start, []).append(mark)
    return [*ranges, *_single(rows, axis)]


def _single(rows: Sequence[_Row], axis: Slots) -> Iterable[Seat]:
    for number, row in enumerate(rows):
        for slot, marks in sorted(row.used.items()):
            for mark, step in zip(marks, STEPS[len(marks)], strict=True):
                at = axis.middle(slot) + step * axis.unit
                yield Seat(mark, number, at, at, at)


def _ranged(mark: Mark, row: int, axis: Slots) -> Seat:
    first, last = mark.first or axis.first, mark.last or axis.last
    start, stop = (max(first, axis.first) - axis.first).days - 0.4, (min(last, axis.last) - axis.first).days + 0.4
    return Seat(mark, row, (start + stop) / 2, start, stop, first < axis.first or last > axis.last)


def _order(mark: Mark) -> tuple[int, date, int, str]:
    return -mark.days if mark.days > 1 else 0, mark.first or date.min, KINDS.index(mark.kind), mark.id


def moment(axis: Slots, days: float) -> str:
    """So many days after the noon of the axis' first day."""
    return noon(axis.first, days)
