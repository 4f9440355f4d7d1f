"""Where a claim stands on its chart: values on a scale of ratios, days on an axis with a stretch beyond it for what has none."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from components.charts.marks import NOBODY, Mark
from components.charts.packing import Slots, slots
from data.count_claims import Claim, Group

NARROW = 400  # px: the plot on a phone, for which labels must fit
GUTTER = 0.15  # of the days: room at their ends for a scale's values and for half a label


@dataclass(frozen=True)
class Seat:
    """A claim on its panel: ``at`` in days from the first day's noon, y in px from the top of the plot."""

    claim: Claim
    at: float
    y: float
    top: float  # of a range; y elsewhere
    label: str = "number"  # "number", "two" lines with of whom, or "" where there is no room


@dataclass(frozen=True)
class Scale:
    """Values to px: each step the same ratio, so that 16 and 20,000 can both be read; nothing is at one of it, and zero has a place."""

    low: float
    high: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        if log(self.high) <= log(self.low):  # also where they differ by less than the scale can tell
            return self.bottom
        share = (log(value) - log(self.low)) / (log(self.high) - log(self.low))
        return round(self.bottom - share * (self.bottom - self.top), 1)

    @property
    def ticks(self) -> list[float]:
        """Round numbers within the scale, at most five."""
        if self.high <= self.low:
            return []
        for steps in ((1, 2, 5), (1, 3), (1,)):
            powers = range(int(math.log10(max(self.low, 1))), int(math.log10(max(self.high, 1))) + 1)
            found = [float(step * 10**power) for power in powers for step in steps if self.low <= step * 10**power <= self.high]
            if len(found) <= 5:
                return found
        return found[:: -(-len(found) // 5)]


@dataclass(frozen=True)
class Axis:
    """The days, then a stretch for what has none."""

    days: Slots | None
    undated: bool
    far: bool = False  # days far off all others have no place among them, and stand with what has none

    @cached_property
    def edge(self) -> float:
        """Days from the first day's noon to where the days end."""
        return (self.days.of(self.days.last) + 1) * self.days.unit - 0.4 if self.days else -0.5

    @cached_property
    def start(self) -> float:
        """Days from the first day's noon to where the plot begins: before it."""
        return -max(0.6 * self.unit, GUTTER * self.end if self.days else 0.0)

    @cached_property
    def end(self) -> float:
        if not self.undated:
            return max(self.edge, self.of(self.days.last) + GUTTER * self.edge) if self.days else self.edge
        return self.edge + (max(1.1 * self.days.unit, 0.32 * (self.edge + 0.6)) if self.days else 1.0)

    @property
    def aside(self) -> float:
        """The middle of the stretch without days."""
        return (self.edge + self.end) / 2

    @property
    def unit(self) -> float:
        return float(self.days.unit) if self.days else 1.0

    def at(self, claim: Claim) -> float:
        if not claim.said or self.days is None or not self.holds(claim.said[0][:2]):
            return self.aside
        return self.of(claim.said[0][0])

    def holds(self, said: tuple[date, date]) -> bool:
        """Whether these days are on the axis."""
        return self.days is not None and said[1] >= self.days.first and said[0] <= self.days.last

    def of(self, day: date) -> float:
        return self.days.middle(self.days.of(day)) if self.days else self.aside

    @property
    def slot(self) -> float:
        """px of one slot on a phone."""
        return NARROW * self.unit / (self.end - self.start)


def axis(groups: Sequence[Group]) -> Axis:
    """From the first to the last day on which a number was given or taken back."""
    found = [claim for group in groups for claim in group.claims]
    days = [said for claim in found for said in claim.said] + [turn.said for claim in found for turn in claim.turns]
    marks = [Mark(str(n), "count", NOBODY, first, last, basis, "") for n, (first, last, basis) in enumerate(days)]
    made = slots(marks)
    far = made is not None and any(not made.holds(mark) for mark in marks)
    return Axis(made, far or any(not claim.said for claim in found), far)


def log(value: float) -> float:
    """Of one more than the value: zero has a place."""
    return math.log10(1 + value)
