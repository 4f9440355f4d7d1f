"""Lanes of the timeline from top to bottom: single marks where they fit, bars where there are too many, the rest below all days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.charts.bins import LOW, Bin, bins, length
from components.charts.marks import KINDS, OTHERS, Mark, lanes, total
from components.charts.packing import Seat, Slots, pack, places

ROW, HEAD, GAP = 15, 26, 6  # px: a row of marks, a lane's heading, the space under a lane
MOST_ROWS, FEW_ROWS = 18, 6  # of marks in a lane, where a slot is a day and where it is longer; with more, bars
ACROSS = 14  # marks beside each other where left and right mean nothing
MOST_ASIDE, FEW_ASIDE = 6, 3  # rows of them; so few where that is no room for all


@dataclass(frozen=True)
class Lane:
    """A lane with its top edge: the seats of its marks in px from the top of the plot, or its bars."""

    id: str
    top: int
    seats: tuple[Seat, ...]
    bins: tuple[Bin, ...] = ()
    tall: int = 0  # px of its longest bar, with its number

    @property
    def rows(self) -> int:
        return max((seat.row for seat in self.seats), default=0) + 1

    @property
    def bottom(self) -> int:
        return self.top + HEAD + (self.tall if self.bins else self.rows * ROW) + GAP

    @property
    def number(self) -> int:
        return sum(one.number for one in self.bins) or len(self.seats)

    def y(self, seat: Seat) -> float:
        return self.top + HEAD + (seat.row + 0.5) * ROW


@dataclass(frozen=True)
class Aside:
    """Marks that no place on the axis is right for: without a day, or far off all others. ``marks`` are those there is room for."""

    name: str  # undated, far
    top: int
    marks: tuple[Mark, ...]
    number: int

    @property
    def bottom(self) -> int:
        return self.top + HEAD + ROW * -(-len(self.marks) // ACROSS) + GAP

    def y(self, at: int) -> float:
        return self.top + HEAD + (at // ACROSS + 0.5) * ROW


def stack(marks: Sequence[Mark], axis: Slots) -> list[Lane]:
    """Lanes of what is on the axis."""
    held = [mark for mark in marks if axis.holds(mark)]
    order = lanes(held)
    held = [mark if mark.lane in order else mark._replace(lane=OTHERS) for mark in held]
    drawn = {name: [mark for mark in held if mark.lane == name] for name in order}
    full = {name: bins(mine, axis) for name, mine in drawn.items() if crowded(mine, axis)}
    fullest = most(full.values())
    stacked: list[Lane] = []
    for name in order:
        top = stacked[-1].bottom if stacked else 0
        if name in full:
            tall = round(length(max(one.number for one in full[name]), fullest)) + LOW
            stacked.append(Lane(name, top, (), full[name], tall))
        else:
            stacked.append(Lane(name, top, tuple(pack(drawn[name], axis))))
    return stacked


def crowded(marks: Sequence[Mark], axis: Slots) -> bool:
    """Whether a lane's marks would stand in too many rows."""
    rows = MOST_ROWS if axis.unit == 1 else FEW_ROWS
    if any(mark.heap for mark in marks):
        return True
    return len(marks) > rows and any(placed.row >= rows for placed in places(marks, axis))


def most(found: Iterable[Sequence[Bin]]) -> int:
    """The fullest bin of several lanes; 1 where there is none."""
    return max((one.number for lane in found for one in lane), default=1)


def asides(marks: Sequence[Mark], axis: Slots | None, top: int) -> list[Aside]:
    """What stands below all days, as much of it as there is room for."""
    undated = [mark for mark in marks if not mark.dated]
    far = [mark for mark in marks if mark.dated and axis is not None and not axis.holds(mark)]
    found: list[Aside] = []
    room = ACROSS * MOST_ASIDE
    for name, mine in (("far", far), ("undated", undated)):
        if mine:
            ranked = len(mine) > room
            single = [mark for mark in mine if not mark.heap]
            kept = sorted(single, key=lambda mark: (KINDS.index(mark.kind) if ranked else 0, mark.lane, mark.kind, mark.id))
            kept = kept[: ACROSS * FEW_ASIDE] if ranked else kept
            found.append(Aside(name, found[-1].bottom if found else top, tuple(kept), total(mine)))
    return found
