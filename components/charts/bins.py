"""Too many marks for a lane: a bar for each slot of days, as long as its number; a click on it opens its days."""

from __future__ import annotations

from collections.abc import Sequence
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
        width=[0.8 * axis.length(one.slot) * DAY for one in found],
        marker={"color": more["colour"], "opacity": 1, "line": {"width": 0}},
        customdata=[[days_of(*axis.period(one.slot)), "days"] for one in found],
        text=[look.words.number(one.number) if one.slot in written else "" for one in found],
        textposition="outside",
        textangle=0,
        constraintext="none",  # numbers over thin bars are no smaller than the others
        textfont={"size": 11},
        cliponaxis=False,
        **hovers(found, axis, look),
        **STEADY,
    )


def hovers(found: Sequence[Bin], axis: Slots, look: Look, head: str = "") -> Trace:
    """Of each bar its days and how many of each kind; ``head`` over them and that a click opens them are told once a trace."""
    own = f"<b>{look.label(safe(head)).replace('%', '&#37;')}</b><br>" if head else ""
    opens = look.label(look.words("charts.opens"))
    template = f"{own}%{{hovertext}}<br>{opens}<extra></extra>"
    return {"hovertext": [_hover(one, axis, look) for one in found], "hovertemplate": template}


def _hover(one: Bin, axis: Slots, look: Look) -> str:
    words, counts = look.words, weighed((mark.kind, mark.number) for mark in one.marks)
    told = words.join(words.count(kind, counts[kind]) for kind in KINDS if counts[kind])
    first, last = axis.period(one.slot)
    return f"<b>{look.label(safe(words.day_range(first, last)))}</b><br>{look.label(safe(told))}"


def _written(found: Sequence[Bin]) -> set[int]:
    """Slots whose number is written: the fullest first, as far apart as numbers are wide."""
    kept: set[int] = set()
    for one in sorted(found, key=lambda one: (-one.number, one.slot)):
        if all(abs(one.slot - other) >= APART for other in kept):
            kept.add(one.slot)
    return kept
