"""The timeline: lanes for what happened, who said what, and when it was printed; days as exact as the words make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import plotly.graph_objects as go

from components.charts import palette
from components.charts.layout import Look, Trace, assembled, base, months, noon, tick_days, time_axis, trace
from components.charts.marks import EVENTS, OTHERS, PUBLISHED, Mark, lane_name, lanes
from components.charts.packing import Seat, Slots, pack, slots
from components.charts.text import safe, wrap

ROW, HEAD, GAP, TOP = 15, 26, 6, 44  # px: a row of marks, a lane's heading, the space under a lane, the day labels
SIZE = 8  # px: a mark without its line
UNDATED_ACROSS = 14


@dataclass(frozen=True)
class Lane:
    """A lane with its top edge and the seats of its marks, in px from the top of the plot."""

    id: str
    top: int
    seats: tuple[Seat, ...]

    @property
    def rows(self) -> int:
        return max((seat.row for seat in self.seats), default=0) + 1

    @property
    def bottom(self) -> int:
        return self.top + HEAD + self.rows * ROW + GAP

    def y(self, seat: Seat) -> float:
        return self.top + HEAD + (seat.row + 0.5) * ROW


def figure(marks: Sequence[Mark], look: Look, opened: str | None = None) -> go.Figure:
    """The chart; ``opened`` is the finding whose evidence stands beside it."""
    axis = slots(marks)
    stacked = _stack(marks, axis) if axis else []
    undated = sorted((mark for mark in marks if not mark.dated), key=lambda mark: (mark.lane, mark.kind, mark.id))
    foot = stacked[-1].bottom if stacked else 0
    height = foot + (HEAD + ROW * -(-len(undated) // UNDATED_ACROSS) + GAP if undated else 0)
    layout, traces = _layout(look, axis, height), [one for lane in stacked if axis for one in _lane(lane, axis, look)]
    layout["shapes"] += [*(_days(look, axis, foot) if axis else ()), *(_rule(look, lane.top) for lane in stacked)]
    layout["annotations"] += [_head(look, lane_name(lane.id, look), lane.top, len(lane.seats)) for lane in stacked]
    if undated:
        layout["shapes"] += [_ground(look, foot, height), _rule(look, foot)]
        layout["annotations"].append(_head(look, look.words("charts.undated"), foot, len(undated)) | {"bgcolor": look.paint(palette.LAND)})
        traces.append(_undated(undated, look, foot))
    return assembled([*traces, *_rings(traces, opened, look.paint(palette.ACCENT))], layout)


def _stack(marks: Sequence[Mark], axis: Slots) -> list[Lane]:
    order = lanes(marks)
    marks = [mark if mark.lane in order else replace(mark, lane=OTHERS) for mark in marks]
    stacked: list[Lane] = []
    top = 0
    for name in order:
        lane = Lane(name, top, tuple(pack([mark for mark in marks if mark.lane == name and mark.dated], axis)))
        stacked.append(lane)
        top = lane.bottom
    return stacked


def _layout(look: Look, axis: Slots | None, height: int) -> dict[str, Any]:
    made = base(look, height + TOP + 8)
    made |= {"margin": {"t": TOP, "l": 4, "r": 4, "b": 8}, "shapes": [], "annotations": []}
    if axis:
        made["xaxis"] = time_axis(look, axis.first, axis.last) | {"side": "top", "anchor": "y", "showgrid": False}
        made["annotations"] = months(look, axis.first, axis.last)
    else:
        made["xaxis"] = {"visible": False}
    across = [UNDATED_ACROSS, 0] if look.rtl else [0, UNDATED_ACROSS]
    made["xaxis2"] = {"range": across, "visible": False, "fixedrange": True, "overlaying": "x"}
    made["yaxis"] = {"range": [height, 0], "visible": False, "fixedrange": True}
    return made


def _days(look: Look, axis: Slots, foot: int) -> list[dict[str, Any]]:
    """Hairlines of the days, down to where dated lanes end."""
    line = {"color": look.paint(palette.HAIRLINE), "width": 1}
    ticks = tick_days(axis.first, axis.last)
    return [{"type": "line", "x0": noon(day), "x1": noon(day), "y0": 0, "y1": foot, "line": line, "layer": "below"} for day in ticks]


def _rule(look: Look, top: int) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": top,
        "y1": top,
        "line": {"color": look.paint(palette.HAIRLINE), "width": 1},
    }


def _head(look: Look, name: str, top: int, number: int) -> dict[str, Any]:
    """A lane's name above its marks, on the side where reading starts."""
    return {
        "text": look.label(f"{safe(name)}  <span style='color:{look.paint(palette.MUTED)}'>{number}</span>"),
        "xref": "paper",
        "x": 1 if look.rtl else 0,
        "xanchor": "right" if look.rtl else "left",
        "y": top + 13,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13, "color": look.paint(palette.INK)},
        "bgcolor": look.paint(palette.PAPER),
        "borderpad": 2,
    }


def _lane(lane: Lane, axis: Slots, look: Look) -> list[Trace]:
    colour = _colour(lane.id, look)
    return [*_ranges(lane, axis, colour), _marks(lane, axis, colour, look)]


def _ranges(lane: Lane, axis: Slots, colour: str) -> list[Trace]:
    """A range is a bar over its days; dotted where it goes on beyond the axis."""
    traces = []
    for clipped in (False, True):
        seats = [seat for seat in lane.seats if seat.start != seat.stop and seat.clipped == clipped]
        if seats:
            traces.append(
                trace(
                    "scatter",
                    name="ranges",
                    x=[x for seat in seats for x in (moment(axis, seat.start), moment(axis, seat.stop), None)],
                    y=[y for seat in seats for y in (lane.y(seat), lane.y(seat), None)],
                    mode="lines",
                    line={"color": palette.veil(colour, 0.45), "width": 3, "dash": "dot" if clipped else "solid"},
                    hoverinfo="skip",
                )
            )
    return traces


def _marks(lane: Lane, axis: Slots, colour: str, look: Look) -> Trace:
    seats = sorted(lane.seats, key=lambda seat: (seat.at, seat.row))
    return trace(
        "scatter",
        name=lane_name(lane.id, look),
        x=[moment(axis, seat.at) for seat in seats],
        y=[lane.y(seat) for seat in seats],
        mode="markers",
        marker=_marker([seat.mark for seat in seats], [colour] * len(seats)),
        customdata=[[seat.mark.id, seat.mark.kind] for seat in seats],
        hovertext=[hover(seat.mark, look) for seat in seats],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _ground(look: Look, top: int, bottom: int) -> dict[str, Any]:
    """The tint under marks without a day."""
    fill = {"fillcolor": look.paint(palette.LAND), "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": bottom} | fill


def _undated(marks: Sequence[Mark], look: Look, top: int) -> Trace:
    """Marks without a day: in a lane of their own, where left and right mean nothing."""
    return trace(
        "scatter",
        name=look.words("charts.undated"),
        xaxis="x2",
        x=[at % UNDATED_ACROSS + 0.5 for at in range(len(marks))],
        y=[top + HEAD + (at // UNDATED_ACROSS + 0.5) * ROW for at in range(len(marks))],
        mode="markers",
        marker=_marker(marks, [_colour(mark.lane, look) for mark in marks]),
        customdata=[[mark.id, mark.kind] for mark in marks],
        hovertext=[hover(mark, look) for mark in marks],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _marker(marks: Sequence[Mark], colours: Sequence[str]) -> dict[str, Any]:
    symbols = [palette.day_symbol(mark.kind, mark.basis if mark.dated else None) for mark in marks]
    sizes = [SIZE - 1 if mark.kind == "count" else SIZE for mark in marks]  # a square looks larger than a circle
    return {"size": sizes, "symbol": symbols, "color": list(colours), "opacity": 1, "line": {"width": 1.4, "color": list(colours)}}


def _rings(traces: Sequence[Trace], opened: str | None, colour: str) -> list[Trace]:
    """A ring in the accent around the mark whose evidence is open."""
    marker = {"size": SIZE + 9, "symbol": "circle-open", "color": colour, "line": {"width": 2}}
    return [
        trace("scatter", name="opened", x=[x], y=[y], xaxis=one.get("xaxis", "x"), mode="markers", marker=marker, hoverinfo="skip")
        for one in traces
        for x, y, row in zip(one["x"], one["y"], one.get("customdata", ()), strict=False)
        if row[0] == opened
    ]


def hover(mark: Mark, look: Look) -> str:
    """Who, what and when, with how the day is known; every word of an article escaped."""
    words = look.words
    when = words.day_range(mark.first, mark.last)
    if mark.dated and mark.basis:
        when = f"{when} ({words.basis(mark.basis)})"
    head = f"{words(f'charts.kind.{mark.kind}')} · {mark.who}" if mark.who else words(f"charts.kind.{mark.kind}")
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in mark.words)
    return "<br>".join((f"<b>{look.label(safe(head))}</b>", wrap(_short(mark.words), 44, rtl=arabic), look.label(safe(when))))


def _short(words: str) -> str:
    return words if len(words) <= 180 else words[:180].rsplit(" ", 1)[0] + "…"


def _colour(lane: str, look: Look) -> str:
    if lane in (EVENTS, PUBLISHED):
        return look.paint(palette.INK)
    return palette.bloc(lane, look.dark)


def moment(axis: Slots, days: float) -> str:
    noon = datetime(axis.first.year, axis.first.month, axis.first.day, 12)  # noqa: DTZ001 - a day of the press has no zone
    return (noon + timedelta(days=days)).isoformat(timespec="minutes")
