"""The story's days at a glance: one small square for each thing said, stacked on its day in the colour of the voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go

from components.charts import palette
from components.charts.bins import bins
from components.charts.layout import STEADY, Look, Trace, assembled, base, months, rule, time_axis, trace
from components.charts.marks import PUBLISHED, Mark, lanes
from components.charts.packing import STEPS, Slots, moment, slots
from components.charts.stacked_days import stacked_days
from components.charts.timeline_marks import hover
from data.model import PRINTED

STEP, SIZE = 11, 8  # px: a square with its air, a square
MOST_ROWS, MOST_MARKS = 16, 160  # squares one over the other, and all marks; with more, bars
Placed = tuple[Mark, int, int]  # a mark, its slot, its number within the slot


def figure(marks: Sequence[Mark], look: Look) -> go.Figure:
    """Statements and counts as columns over the days, articles as triangles under them. Undated ones are not drawn."""
    axis = slots(marks)
    if axis is None:
        return assembled([], base(look, 60) | {"xaxis": {"visible": False}, "yaxis": {"visible": False}})
    shown = [mark for mark in marks if axis.holds(mark)]
    if crowded(marks):
        return stacked_days(shown, axis, look)
    said = _columns([mark for mark in shown if mark.kind in ("statement", "count")], axis, lanes(shown, most=99))
    printed = _columns([mark for mark in shown if mark.kind == "article"], axis, [PUBLISHED])
    height = (max((at for _, _, at in said), default=0) // axis.abreast + 1) * STEP + 12
    foot = 24 + max((at for _, _, at in printed), default=0) // axis.abreast * STEP
    layout = base(look, height + foot + 52) | {
        "margin": {"l": 4, "r": 4, "t": 44, "b": 8},
        "xaxis": time_axis(look, axis.first, axis.last) | {"side": "top", "showgrid": False},
        "yaxis": {"range": [-foot, height], "visible": False, "fixedrange": True},
        "annotations": months(look, axis.first, axis.last),
        "shapes": [rule(look.paint(palette.HAIRLINE), 0)],
    }
    return assembled([_squares(said, axis, look), _triangles(printed, axis, look)], layout)


def crowded(marks: Sequence[Mark]) -> bool:
    """Whether so much is said, on some day or on all, that bars stand for it."""
    if any(mark.heap for mark in marks):
        return True
    axis = slots(marks)
    if axis is None:
        return False
    shown = [mark for mark in marks if mark.kind != "event" and axis.holds(mark)]
    if len(shown) > MOST_MARKS:
        return True
    said = bins([mark for mark in shown if mark.kind != "article"], axis)
    return max((one.number for one in said), default=0) > MOST_ROWS * axis.abreast


def _columns(marks: Sequence[Mark], axis: Slots, order: Sequence[str]) -> list[Placed]:
    """Marks with their slot and their number within it, voices kept together in the order of lanes."""
    seen: dict[int, int] = {}
    placed = []
    for mark in sorted(marks, key=lambda mark: (order.index(mark.lane) if mark.lane in order else len(order), mark.lane, mark.id)):
        if mark.first is None or mark.last is None:
            continue
        slot = axis.amid(mark.first, mark.last)
        placed.append((mark, slot, seen.get(slot, 0)))
        seen[slot] = seen.get(slot, 0) + 1
    return placed


def _squares(placed: Sequence[Placed], axis: Slots, look: Look) -> Trace:
    colours = [palette.bloc(mark.lane, look.dark) for mark, _, _ in placed]
    symbols = [_square(mark) for mark, _, _ in placed]
    return trace(
        "scatter",
        name="said",
        x=_across(placed, axis, axis.abreast),
        y=[8 + at // axis.abreast * STEP for _, _, at in placed],
        mode="markers",
        marker={"symbol": symbols, "size": SIZE, "color": colours, "opacity": 1, "line": {"color": colours}},
        customdata=[[mark.id, mark.kind] for mark, _, _ in placed],
        hovertext=[hover(mark, look) for mark, _, _ in placed],
        hovertemplate="%{hovertext}<extra></extra>",
        **STEADY,
    )


def _triangles(placed: Sequence[Placed], axis: Slots, look: Look) -> Trace:
    ink = look.paint(palette.INK)
    symbols = [palette.day_symbol(mark.kind, mark.basis) for mark, _, _ in placed]
    return trace(
        "scatter",
        name="printed",
        x=_across(placed, axis, axis.abreast),
        y=[-12 - at // axis.abreast * STEP for _, _, at in placed],
        mode="markers",
        marker={"symbol": symbols, "size": SIZE, "color": ink, "opacity": 1, "line": {"width": 1.2, "color": ink}},
        customdata=[[mark.id, mark.kind] for mark, _, _ in placed],
        hovertext=[hover(mark, look) for mark, _, _ in placed],
        hovertemplate="%{hovertext}<extra></extra>",
        **STEADY,
    )


def _across(placed: Sequence[Placed], axis: Slots, abreast: int) -> list[str]:
    """Days of the marks: beside each other within their slot, the odd ones in its middle."""
    totals = Counter(slot for _, slot, _ in placed)
    found = []
    for _, slot, at in placed:
        row = min(abreast, totals[slot]) if totals[slot] < abreast else abreast
        found.append(moment(axis, axis.middle(slot) + STEPS[row][at % row] * axis.unit))
    return found


def _square(mark: Mark) -> str:
    """Hollow where the day is an estimate or one of several."""
    return "square" if mark.days == 1 and mark.basis in PRINTED | palette.RESOLVED else "square-open"
