"""The story's days where so much is said on them that no square can stand for one statement: bars, the voices one over the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from components.charts import palette
from components.charts.bins import TALL, Bin, bins, hovers, length, opening, widths
from components.charts.layout import STEADY, Look, Trace, assembled, base, months, rule, time_axis, trace
from components.charts.marks import PUBLISHED, Mark, lane_name, lanes
from components.charts.packing import Slots, moment

FOOT = 30  # px under the floor for what was printed
VOICES = 6  # with a colour of their own


def stacked_days(marks: Sequence[Mark], axis: Slots, look: Look) -> go.Figure:
    """A click on a bar opens its days."""
    said = [mark for mark in marks if mark.kind in ("statement", "count")]
    fullest = max(one.number for one in bins(said, axis)) if said else 1
    traces = [*_voices(said, axis, look, fullest), *_printed([mark for mark in marks if mark.kind == "article"], axis, look)]
    layout = base(look, TALL + FOOT + 72) | {
        "margin": {"l": 4, "r": 4, "t": 44, "b": 8},
        "barmode": "overlay",
        "xaxis": time_axis(look, axis.first, axis.last) | {"side": "top", "showgrid": False},
        "yaxis": {"range": [-FOOT, TALL + 18], "visible": False, "fixedrange": True},
        "annotations": months(look, axis.first, axis.last),
        "shapes": [rule(look.paint(palette.HAIRLINE), 0)],
    }
    return assembled(traces, layout)


def _voices(said: Sequence[Mark], axis: Slots, look: Look, fullest: int) -> Iterator[Trace]:
    order = [lane for lane in lanes(said, most=VOICES) if not lane.startswith("_")]
    height: dict[int, float] = {}
    for lane in [*order, ""]:
        found = bins([mark for mark in said if (mark.lane if mark.lane in order else "") == lane], axis)
        floors = [height.get(one.slot, 0.0) for one in found]
        tall = [round(TALL * one.number / fullest, 1) for one in found]
        height |= {one.slot: floor + own for one, floor, own in zip(found, floors, tall, strict=True)}
        name = lane_name(lane, look) if lane else look.words("charts.lane.others")
        if found:
            yield _bars(found, axis, look, {"name": name, "base": floors, "y": tall, "colour": palette.bloc(lane, look.dark)})


def _printed(articles: Sequence[Mark], axis: Slots, look: Look) -> Iterator[Trace]:
    """Below the floor, in a scale of their own."""
    found = bins(articles, axis)
    if found:
        fullest = max(one.number for one in found)
        tall = [-length(one.number, fullest) * (FOOT - 6) / TALL for one in found]
        ink = look.paint(palette.INK)
        yield _bars(found, axis, look, {"name": lane_name(PUBLISHED, look), "base": [-3] * len(found), "y": tall, "colour": ink})


def _bars(found: Sequence[Bin], axis: Slots, look: Look, more: dict[str, Any]) -> Trace:
    return trace(
        "bar",
        name=more["name"],
        x=[moment(axis, axis.middle(one.slot)) for one in found],
        y=more["y"],
        base=more["base"],
        width=widths(found, axis),
        marker={"color": more["colour"], "opacity": 1, "line": {"width": 0.5, "color": look.paint(palette.PAPER)}},
        customdata=opening(found, axis, look),
        **hovers(found, look, more["name"]),
        **STEADY,
    )
