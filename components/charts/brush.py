"""The whole period as a strip one draws over: what lies in the chosen days stands out, a drag or a click chooses others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from components.charts import palette
from components.charts.bins import DAY, days_of
from components.charts.layout import STEADY, Look, Trace, assembled, base, months, noon, time_axis, trace
from components.charts.marks import Mark, weighed
from components.charts.packing import Slots, moment, slots
from components.charts.text import safe

TALL = 40  # px of the fullest day
Chosen = tuple[date | None, date | None]


def figure(days: Sequence[Mark], chosen: Chosen, look: Look) -> go.Figure:
    """``days``: of all that the other filters leave; ``chosen``: the period, open at an end that is None."""
    axis = slots(days)
    if axis is None:
        return assembled([], base(look, 30) | {"xaxis": {"visible": False}, "yaxis": {"visible": False}})
    counted = weighed((axis.amid(mark.first, mark.last), mark.number) for mark in days if mark.first and mark.last and axis.holds(mark))
    layout = base(look, TALL + 62) | {
        "margin": {"l": 4, "r": 4, "t": 40, "b": 4},
        "dragmode": "select",
        "selectdirection": "h",
        "barmode": "overlay",
        "newselection": {"line": {"color": look.paint(palette.ACCENT), "width": 1, "dash": "solid"}},
        "xaxis": time_axis(look, axis.first, axis.last) | {"side": "top", "showgrid": False},
        "yaxis": {"range": [0, TALL + 6], "visible": False, "fixedrange": True},
        "annotations": months(look, axis.first, axis.last),
        "shapes": _frame(chosen, axis, look),
    }
    return assembled([_bars(counted, chosen, axis, look)], layout)


def _bars(counted: Counter[int], chosen: Chosen, axis: Slots, look: Look) -> Trace:
    fullest = max(counted.values(), default=1)
    found = sorted(counted)
    periods = [axis.period(slot) for slot in found]
    inside = [_meets(period, chosen) for period in periods]
    ink, pale = look.paint(palette.INK), palette.mix(look.paint(palette.MUTED), look.paint(palette.PAPER), 0.45)
    told = [f"{look.words.day_range(*period)}: {look.words.number(counted[slot])}" for slot, period in zip(found, periods, strict=True)]
    return trace(
        "bar",
        name="days",
        x=[moment(axis, axis.middle(slot)) for slot in found],
        y=[max(2.0, TALL * counted[slot] / fullest) for slot in found],
        width=[0.8 * axis.length(slot) * DAY for slot in found],
        marker={"color": [ink if one else pale for one in inside], "opacity": 1, "line": {"width": 0}},
        customdata=[[days_of(*period), "days"] for period in periods],
        hovertext=[look.label(safe(words)) for words in told],
        hovertemplate="%{hovertext}<extra></extra>",
        **STEADY,
    )


def _meets(period: tuple[date, date], chosen: Chosen) -> bool:
    first, last = chosen
    return (first is None or period[1] >= first) and (last is None or period[0] <= last)


def _frame(chosen: Chosen, axis: Slots, look: Look) -> list[dict[str, object]]:
    """The chosen days between two lines, tinted; nothing where the whole period is shown."""
    if chosen == (None, None):
        return []
    first, last = max(chosen[0] or axis.first, axis.first), min(chosen[1] or axis.last, axis.last)
    if first > last:
        return []
    accent = look.paint(palette.ACCENT)
    edges = {"x0": noon(first, -0.5), "x1": noon(last, 0.5), "yref": "paper", "y0": 0, "y1": 1}
    fill = {"fillcolor": palette.veil(accent, 0.08), "line": {"width": 0}, "layer": "below"}
    sides = [{"type": "line"} | edges | {"x0": x, "x1": x, "line": {"color": accent, "width": 2}} for x in (edges["x0"], edges["x1"])]
    return [{"type": "rect"} | edges | fill, *sides]


def days_in(start: str, stop: str) -> tuple[date, date] | None:
    """The days between two ends of a drawn range, as plotly tells them («2022-01-07 09:30:00.5»); None where it tells none."""
    try:
        ends = sorted(date.fromisoformat(str(end)[:10]) for end in (start, stop))
    except ValueError:
        return None
    return ends[0], ends[1]
