"""The timeline: lanes for what happened, who said what, and when it was printed; days as exact as the words make them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from components.charts import palette
from components.charts.bins import bars
from components.charts.lanes import ACROSS, Aside, Lane, asides, most, stack
from components.charts.layout import Look, Trace, assembled, base, months, rule, time_axis, uprights
from components.charts.marks import Mark, lane_name
from components.charts.packing import Slots, slots
from components.charts.text import safe
from components.charts.timeline_marks import aside, colour, ranges, rings, seated, ways

TOP = 44  # px: the day labels
NOTHING: Mapping[str, str] = {}


def figure(marks: Sequence[Mark], look: Look, ringed: Mapping[str, str] = NOTHING) -> go.Figure:
    """The chart; ``ringed``: findings to mark, "opened" or "linked" with it."""
    axis = slots(marks)
    stacked = stack(marks, axis) if axis else []
    foot = stacked[-1].bottom if stacked else 0
    below, hairline = asides(marks, axis, foot), look.paint(palette.HAIRLINE)
    layout = _layout(look, axis, below[-1].bottom if below else foot)
    layout["shapes"] += [*(uprights(look, axis.first, axis.last, foot) if axis else ()), *(rule(hairline, lane.top) for lane in stacked)]
    layout["annotations"] += [_head(look, lane_name(lane.id, look), lane) for lane in stacked]
    for one in below:
        layout["shapes"] += [_ground(look, one.top, one.bottom), rule(hairline, one.top)]
        layout["annotations"].append(_head(look, _aside_name(one, look), one) | {"bgcolor": look.paint(palette.LAND)})
    fullest = most(lane.bins for lane in stacked)
    traces = [made for lane in stacked if axis for made in _lane(lane, axis, look, fullest)] + [aside(one, look) for one in below]
    return assembled([*traces, *rings(traces, ringed, look), *ways(stacked, look)], layout)


def _lane(lane: Lane, axis: Slots, look: Look, fullest: int) -> list[Trace]:
    if not lane.bins:
        return [*ranges(lane, axis, look), seated(lane, axis, look)]
    more = {"fullest": fullest, "colour": colour(lane.id, look), "name": lane_name(lane.id, look)}
    return [bars(lane.bins, axis, lane.bottom - 2, look, more)]


def _aside_name(one: Aside, look: Look) -> str:
    name = look.words(f"charts.{one.name}")
    shown = len(one.marks)
    return name if shown == one.number else look.words("charts.first_of", name=name, shown=look.words.number(shown))


def _layout(look: Look, axis: Slots | None, height: int) -> dict[str, Any]:
    made = base(look, height + TOP + 8)
    made |= {"margin": {"t": TOP, "l": 4, "r": 4, "b": 8}, "shapes": [], "annotations": []}
    if axis:
        made["xaxis"] = time_axis(look, axis.first, axis.last) | {"side": "top", "anchor": "y", "showgrid": False}
        made["annotations"] = months(look, axis.first, axis.last)
    else:
        made["xaxis"] = {"visible": False}
    across = [ACROSS, 0] if look.rtl else [0, ACROSS]
    made["xaxis2"] = {"range": across, "visible": False, "fixedrange": True, "overlaying": "x"}
    made["barmode"] = "overlay"
    made["yaxis"] = {"range": [height, 0], "visible": False, "fixedrange": True}
    return made


def _head(look: Look, name: str, lane: Lane | Aside) -> dict[str, Any]:
    """A lane's name above its marks, on the side where reading starts; a voice's stands after the sign that shows it alone."""
    number = look.words.number(lane.number)
    voice = isinstance(lane, Lane) and not lane.id.startswith("_")
    shift = 24 if voice else 0
    return {
        "text": look.label(f"{safe(name)}  <span style='color:{look.paint(palette.MUTED)}'>{number}</span>"),
        "xref": "paper",
        "x": 1 if look.rtl else 0,
        "xanchor": "right" if look.rtl else "left",
        "xshift": -shift if look.rtl else shift,
        "y": lane.top + 13,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13, "color": look.paint(palette.INK)},
        "bgcolor": look.paint(palette.PAPER),
        "borderpad": 2,
    }


def _ground(look: Look, top: int, bottom: int) -> dict[str, Any]:
    """The tint under marks without a day."""
    fill = {"fillcolor": look.paint(palette.LAND), "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": bottom} | fill
