"""Too many marks for a lane: a bar for each slot of days, as long as its number; a click on it opens its days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from components.charts.layout import STEADY, Look, Trace, trace
from components.charts.marks import KINDS, Mark, total, weighed
from components.charts.packing import Slots, moment
from components.charts.text import safe

TALL, LOW = 96, 16  # px: the bar of the fullest slot of a chart, and the least room a lane of bars takes
DAY = 86_400_000  # milliseconds
APART = 3  # slots between two written numbers


@dataclass(frozen=True)
class Bin:
    """The marks of one slot of a lane."""

    slot: int
    marks: tuple[Mark, ...]

    @cached_property
    def number(self) -> int:
        return total(self.marks)


def bins(marks: Sequence[Mark], axis: Slots) -> tuple[Bin, ...]:
    """Marks by slot, a range by its middle."""
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.first and mark.last:
            found.setdefault(axis.amid(mark.first, mark.last), []).append(mark)
    return tuple(Bin(slot, tuple(found[slot])) for slot in sorted(found))


def length(number: int, fullest: int) -> float:
    """px of a bar: one scale for all lanes of a chart, and never nothing."""
    return max(2.0, round(TALL * number / fullest, 1))


def days_of(first: date, last: date) -> str:
    """How an address knows a slot: «2022-01-03..2022-01-09»."""
    return f"{first.isoformat()}..{last.isoformat()}"


def bars(found: Sequence[Bin], axis: Slots, foot: float, look: Look, more: dict[str, Any]) -> Trace:
    """Bars that stand on ``foot`` (px from the top); ``more``: ``fullest`` of the chart, ``colour``, ``name``."""
    tall = [length(one.number, more["fullest"]) for one in found]
    written = _written(found)
    return trace(
        "bar",
        name=more["name"],
        x=[moment(axis, axis.middle(one.slot)) for one in found],
        y=[-height for height in tall],
        base=[foot] * len(found),
        width=widths(found, axis),
        marker={"color": more["colour"], "opacity": 1, "line": {"width": 0}},
        customdata=opening(found, axis, look),
        text=[look.words.number(one.number) if one.slot in written else "" for one in found],
        textposition="outside",
        textangle=0,
        constraintext="none",  # numbers over thin bars are no smaller than the others
        textfont={"size": 11},
        cliponaxis=False,
        **hovers(found, look),
        **STEADY,
    )


def widths(found: Sequence[Bin], axis: Slots) -> float | list[float]:
    """Milliseconds of the bars: one number where all slots are of one length."""
    each = [0.8 * axis.length(one.slot) * DAY for one in found]
    return each[0] if len(set(each)) == 1 else each


def opening(found: Sequence[Bin], axis: Slots, look: Look) -> list[list[str]]:
    """What a click on each bar opens: the days as an address knows them, and in words for the hover box."""
    periods = [axis.period(one.slot) for one in found]
    return [[days_of(*days), "days", safe(look.words.day_range(*days))] for days in periods]


def hovers(found: Sequence[Bin], look: Look, head: str = "", lines: Callable[[Bin], str] | None = None) -> Trace:
    """Of each bar how many of each kind, and further ``lines``; what is alike for all, ``head`` over them and that a click opens them, is
    told once a trace."""
    own = f"<b>{look.label(safe(head)).replace('%', '&#37;')}</b><br>" if head else ""
    days, told = look.label("%{customdata[2]}"), "%{hovertext}" if lines else look.label("%{hovertext}")
    template = f"{own}<b>{days}</b><br>{told}<br>{look.label(look.words('charts.opens'))}<extra></extra>"
    texts = [f"{look.label(_hover(one, look))}<br>{lines(one)}" if lines else _hover(one, look) for one in found]
    return {"hovertext": texts, "hovertemplate": template}


def _hover(one: Bin, look: Look) -> str:
    words, counts = look.words, weighed((mark.kind, mark.number) for mark in one.marks)
    return safe(words.join(words.count(kind, counts[kind]) for kind in KINDS if counts[kind]))


def _written(found: Sequence[Bin]) -> set[int]:
    """Slots whose number is written: the fullest first, as far apart as numbers are wide."""
    kept: set[int] = set()
    for one in sorted(found, key=lambda one: (-one.number, one.slot)):
        if all(abs(one.slot - other) >= APART for other in kept):
            kept.add(one.slot)
    return kept
