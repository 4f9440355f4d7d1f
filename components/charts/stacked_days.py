"""The story's days where so much is said on them that no square can stand for one statement: bars, the voices one over the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from components.charts import palette
from components.charts.bins import TALL, Bin, bins, hovers, length, opening, widths
from components.charts.layout import STEADY, Look, Trace, assembled, base, months, rule, time_axis, trace
from components.charts.marks import PUBLISHED, Mark, lane_name, lanes, weighed
from components.charts.packing import Slots, moment
from components.charts.text import safe

FOOT = 30  # px under the floor for what was printed
VOICES = 6  # with a colour of their own


def stacked_days(marks: Sequence[Mark], axis: Slots, look: Look) -> go.Figure:
    """A click on the bars of a slot opens its days; hovering tells what is said in it and by whom."""
    said = [mark for mark in marks if mark.kind in ("statement", "count")]
    fullest = max(one.number for one in bins(said, axis)) if said else 1
    order = [lane for lane in lanes(said, most=VOICES) if not lane.startswith("_")]
    printed = _printed([mark for mark in marks if mark.kind == "article"], axis, look)
    traces = [*_voices(said, order, axis, look, fullest), *printed, *_slots(said, order, axis, look)]
    layout = base(look, TALL + FOOT + 72) | {
        "margin": {"l": 4, "r": 4, "t": 44, "b": 8},
        "barmode": "overlay",
        "xaxis": time_axis(look, axis.first, axis.last) | {"side": "top", "showgrid": False},
        "yaxis": {"range": [-FOOT, TALL + 18], "visible": False, "fixedrange": True},
        "annotations": months(look, axis.first, axis.last),
        "shapes": [rule(look.paint(palette.HAIRLINE), 0)],
    }
    return assembled(traces, layout)


def _voices(said: Sequence[Mark], order: Sequence[str], axis: Slots, look: Look, fullest: int) -> Iterator[Trace]:
    height: dict[int, float] = {}
    for lane in [*order, ""]:
        found = bins([mark for mark in said if (mark.lane if mark.lane in order else "") == lane], axis)
        floors = [height.get(one.slot, 0.0) for one in found]
        tall = [round(TALL * one.number / fullest, 1) for one in found]
        height |= {one.slot: floor + own for one, floor, own in zip(found, floors, tall, strict=True)}
        if found:
            colour = palette.bloc(lane, look.dark)
            yield _bars(found, axis, look, {"name": _name(lane, look), "base": floors, "y": tall, "colour": colour}) | {"hoverinfo": "skip"}


def _slots(said: Sequence[Mark], order: Sequence[str], axis: Slots, look: Look) -> Iterator[Trace]:
    """Over the bars of each slot one that is not seen and takes the pointer: who says how much is told once, and a low bar is not harder to
    hit than a high one."""
    found = bins(said, axis)
    if found:
        place = {"name": "slots", "base": [0] * len(found), "y": [TALL] * len(found), "colour": palette.UNSEEN}
        told = hovers(found, look, lines=lambda one: _each(one, order, look))
        yield _bars(found, axis, look, place) | {"customdata": opening(found, axis, look)} | told


def _each(one: Bin, order: Sequence[str], look: Look) -> str:
    """Line by line how much each voice says, as they stand from the floor."""
    counts = weighed((mark.lane if mark.lane in order else "", mark.number) for mark in one.marks)
    return "<br>".join(look.label(safe(f"{_name(lane, look)}: {look.words.number(counts[lane])}")) for lane in (*order, "") if counts[lane])


def _name(lane: str, look: Look) -> str:
    return lane_name(lane, look) if lane else look.words("charts.lane.others")


def _printed(articles: Sequence[Mark], axis: Slots, look: Look) -> Iterator[Trace]:
    """Below the floor, in a scale of their own."""
    found = bins(articles, axis)
    if found:
        fullest = max(one.number for one in found)
        tall = [-length(one.number, fullest) * (FOOT - 6) / TALL for one in found]
        ink = look.paint(palette.INK)
        name = lane_name(PUBLISHED, look)
        bars = _bars(found, axis, look, {"name": name, "base": [-3] * len(found), "y": tall, "colour": ink})
        yield bars | {"customdata": opening(found, axis, look)} | hovers(found, look, name)


def _bars(found: Sequence[Bin], axis: Slots, look: Look, more: dict[str, Any]) -> Trace:
    line = {"width": 0 if more["colour"] == palette.UNSEEN else 0.5, "color": look.paint(palette.PAPER)}
    return trace(
        "bar",
        name=more["name"],
        x=[moment(axis, axis.middle(one.slot)) for one in found],
        y=more["y"],
        base=more["base"],
        width=widths(found, axis),
        marker={"color": more["colour"], "opacity": 1, "line": line},
        **STEADY,
    )
