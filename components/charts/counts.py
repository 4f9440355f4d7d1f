"""Counts over time: a panel for each thing counted, bounds drawn as bounds, what was withdrawn struck through, words kept as words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go

from components.charts import count_words, palette
from components.charts.count_panels import ARROW, HEAD, SHORT, Axis, Panel, Seat, axis, panels
from components.charts.layout import Look, Trace, assembled, base, months, noon, tick_days, time_axis, trace
from components.charts.packing import Slots
from components.charts.text import isolate, safe, shorten
from components.charts.timeline import moment
from data.count_claims import Claim, Group

TOP, SIZE, WHISKER = 44, 10, 11  # px: the day labels, a mark, half of a whisker
SOMEDAY = Slots(date(2000, 1, 1), date(2000, 1, 1), 1)  # the scale under claims none of which has a day
SHAPES = {"exact": "square", "about": "square-open", "at_least": "line-ew-open", "at_most": "line-ew-open", "range": "line-ew-open"}
TIPS = {"at_least": ("triangle-up-open", -ARROW), "at_most": ("triangle-down-open", ARROW)}
WORDS_SHAPE = "circle-open"


def figure(groups: Sequence[Group], look: Look, opened: str | None = None) -> go.Figure:
    """The chart; ``opened`` is the claim, or one of its counts, whose evidence stands beside it."""
    days = axis(groups)
    stacked = panels(groups, days)
    height = stacked[-1].bottom if stacked else 0
    layout = _layout(look, days, height)
    for panel in stacked:
        layout["shapes"] += [_rule(look, panel.top), *_grid(panel, look)]
        layout["annotations"] += [_head(panel, look), *_ticks(panel, look)]
    traces = [made for panel in stacked for made in _panel(panel, days, look)]
    return assembled([*traces, *_rings(stacked, days, opened, look)], layout)


def _layout(look: Look, days: Axis, height: float) -> dict[str, Any]:
    made = base(look, round(height) + TOP + 8)
    made |= {"margin": {"t": TOP, "l": 4, "r": 4, "b": 8}, "shapes": [], "annotations": []}
    made["yaxis"] = {"range": [height, 0], "visible": False, "fixedrange": True}
    first, last = (days.days.first, days.days.last) if days.days else (SOMEDAY.first, SOMEDAY.last)
    edges = [_x(days, -0.6 * days.unit), _x(days, days.end)]
    made["xaxis"] = time_axis(look, first, last) | {"side": "top", "showgrid": False, "range": edges[::-1] if look.rtl else edges}
    if days.days is None:
        made["xaxis"] |= {"tickvals": [], "ticktext": []}
    else:
        made["annotations"] += months(look, first, last)
        made["shapes"] += [_upright(look, noon(day), height) for day in tick_days(first, last)]
    if days.undated:
        made["shapes"].append(_aside(look, days, height))
        made["annotations"].append(_aside_head(look, days))
    return made


def _x(days: Axis, at: float) -> str:
    return moment(days.days or SOMEDAY, at)


def _upright(look: Look, x: str, height: float) -> dict[str, Any]:
    line = {"color": look.paint(palette.HAIRLINE), "width": 1}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": height, "line": line, "layer": "below"}


def _aside(look: Look, days: Axis, height: float) -> dict[str, Any]:
    """The tint under claims without a day, at the far end of time."""
    fill = {"fillcolor": look.paint(palette.LAND), "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", "x0": _x(days, days.edge), "x1": _x(days, days.end), "y0": 0, "y1": height} | fill


def _aside_head(look: Look, days: Axis) -> dict[str, Any]:
    place = {"x": _x(days, days.aside), "xanchor": "center", "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 3, "showarrow": False}
    return place | {"text": look.label(look.words("common.undated")), "font": {"size": 12, "color": look.paint(palette.MUTED)}}


def _rule(look: Look, top: float) -> dict[str, Any]:
    line = {"color": look.paint(palette.MUTED), "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": top, "line": line}


def _head(panel: Panel, look: Look) -> dict[str, Any]:
    """What is counted, and how many claims there are, on the side where reading starts."""
    claims = look.words.count("claim", len(panel.group.claims))
    muted = f"<span style='color:{look.paint(palette.MUTED)}'>{claims}</span>"
    return {
        "text": look.label(f"<b>{safe(count_words.thing(panel.group, look.words))}</b>  {muted}"),
        "xref": "paper",
        "x": 1 if look.rtl else 0,
        "xanchor": "right" if look.rtl else "left",
        "y": panel.top + HEAD / 2,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13, "color": look.paint(palette.INK)},
        "bgcolor": look.paint(palette.PAPER),
        "borderpad": 2,
    }


def _grid(panel: Panel, look: Look) -> list[dict[str, Any]]:
    line = {"color": look.paint(palette.HAIRLINE), "width": 1, "dash": "dot"}
    ends = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": line, "layer": "below"}
    return [ends | {"y0": panel.scale.y(tick), "y1": panel.scale.y(tick)} for tick in panel.scale.ticks] if panel.scale else []


def _ticks(panel: Panel, look: Look) -> list[dict[str, Any]]:
    """The values of the hairlines, where reading starts."""
    if panel.scale is None:
        return []
    side = {"xref": "paper", "x": 1 if look.rtl else 0, "xanchor": "right" if look.rtl else "left", "yanchor": "bottom"}
    font = {"size": 11, "color": look.paint(palette.MUTED)}
    return [
        side | {"text": look.words.number(tick), "y": panel.scale.y(tick), "yshift": -2, "showarrow": False, "font": font}
        for tick in panel.scale.ticks
    ]


def _panel(panel: Panel, days: Axis, look: Look) -> Iterator[Trace]:
    yield from _spans(panel, days, look)
    yield from _stems(panel, days, look)
    if panel.seats:
        yield _labels(panel.seats, days, look)
        yield _marks("claims", [(seat, seat.y) for seat in panel.seats], days, look)
    yield from _tips(panel, days, look)
    if panel.lines:
        lines = _marks("words", [(seat, seat.y) for seat in panel.lines], days, look)
        yield lines | (_written(panel.lines, days, look) if panel.written else {})
    yield from _struck(panel, days, look)
    yield from _turned(panel, days, look)


def _spans(panel: Panel, days: Axis, look: Look) -> Iterator[Trace]:
    """Said on one of several days: a veil over all of them."""
    for seat in (*panel.seats, *panel.lines):
        first, last = (seat.claim.said[0][0], seat.claim.said[-1][1]) if seat.claim.said else (None, None)
        if first and last and first != last and days.days:
            x = [_x(days, days.of(first) - 0.4 * days.unit), _x(days, days.of(last) + 0.4 * days.unit)]
            line = {"color": palette.veil(_colour(seat.claim, look), 0.35), "width": 3}
            yield trace("scatter", name="days", x=x, y=[seat.y, seat.y], mode="lines", line=line, hoverinfo="skip")


def _stems(panel: Panel, days: Axis, look: Look) -> Iterator[Trace]:
    """What makes a bound of a value: an arrow's shaft, a whisker of no stated length, a bar from the low to the high number."""
    for seat in panel.seats:
        bound, x = seat.claim.first["bound"], _x(days, seat.at)
        ends = {
            "at_least": (seat.y, seat.y - ARROW),
            "at_most": (seat.y, seat.y + ARROW),
            "about": (seat.y - WHISKER, seat.y + WHISKER),
            "range": (seat.y, seat.top),
        }.get(bound)
        if ends:
            line = {"color": _colour(seat.claim, look), "width": 5 if bound == "range" else 1.6}
            yield trace("scatter", name=bound, x=[x, x], y=list(ends), mode="lines", line=line, hoverinfo="skip")


def _marks(name: str, placed: Sequence[tuple[Seat, float]], days: Axis, look: Look, symbol: str = "") -> Trace:
    colours = [_colour(seat.claim, look) for seat, _ in placed]
    symbols = [symbol or SHAPES.get(seat.claim.first["bound"], WORDS_SHAPE) for seat, _ in placed]
    sizes = [SIZE + 6 if kind.startswith("line") else SIZE for kind in symbols]
    return trace(
        "scatter",
        name=name,
        x=[_x(days, seat.at) for seat, _ in placed],
        y=[y for _, y in placed],
        mode="markers",
        marker={"symbol": symbols, "size": sizes, "color": colours, "opacity": 1, "line": {"width": 2, "color": colours}},
        customdata=[[seat.claim.id, "count"] for seat, _ in placed],
        hovertext=[count_words.hover(seat.claim, look) for seat, _ in placed],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": look.paint(palette.INK)}},
        cliponaxis=False,
    )


def _tips(panel: Panel, days: Axis, look: Look) -> Iterator[Trace]:
    """Heads of arrows, and the upper ends of ranges."""
    for bound, (symbol, shift) in TIPS.items():
        placed = [(seat, seat.y + shift) for seat in panel.seats if seat.claim.first["bound"] == bound]
        if placed:
            yield _marks("tips", placed, days, look, symbol)
    ends = [(seat, seat.top) for seat in panel.seats if seat.claim.first["bound"] == "range"]
    if ends:
        yield _marks("tips", ends, days, look)


def _labels(seats: Sequence[Seat], days: Axis, look: Look) -> Trace:
    """Numbers over their marks, clear of whiskers, with of whom where there is room; below those whose arrow goes up."""
    below = [seat.claim.first["bound"] == "at_least" for seat in seats]
    clear = [2 if down else -WHISKER + 3 if seat.claim.first["bound"] == "about" else -2 for seat, down in zip(seats, below, strict=True)]
    return trace(
        "scatter",
        name="labels",
        x=[_x(days, seat.at) for seat in seats],
        y=[(seat.y if down else seat.top) + shift for seat, down, shift in zip(seats, below, clear, strict=True)],
        mode="text",
        text=[_label(seat, look) for seat in seats],
        textposition=["bottom center" if down else "top center" for down in below],
        textfont={"size": 13, "color": [look.paint(palette.INK if seat.claim.stands else palette.MUTED) for seat in seats]},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _label(seat: Seat, look: Look) -> str:
    if not seat.label:
        return ""
    number = safe(count_words.quantity(seat.claim, look.words))
    line = look.label(f"<b>{number}</b>" if seat.claim.stands else f"<s>{number}</s>")
    whom = " / ".join(seat.claim.whom)
    if seat.label == "number" or not whom:
        return line
    muted = f"<span style='color:{look.paint(palette.MUTED)};font-size:11px'>{isolate(safe(shorten(whom, SHORT)), True)}</span>"
    return "<br>".join((muted, line) if seat.claim.first["bound"] != "at_least" else (line, muted))


def _written(lines: Sequence[Seat], days: Axis, look: Look) -> dict[str, Any]:
    """The words themselves, running from the mark into the wider side."""
    middle = (days.end - 0.6) / 2
    start, stop = ("right", "left") if look.rtl else ("left", "right")
    return {
        "mode": "markers+text",
        "text": [f" {isolate(safe(shorten(count_words.quantity(seat.claim, look.words), 44)), True)} " for seat in lines],
        "textposition": [f"middle {stop if seat.at < middle else start}" for seat in lines],
        "textfont": {"size": 13, "color": look.paint(palette.INK)},
    }


def _struck(panel: Panel, days: Axis, look: Look) -> Iterator[Trace]:
    """A stroke of the accent through what was withdrawn or denied."""
    seats = [seat for seat in (*panel.seats, *panel.lines) if not seat.claim.stands]
    if seats:
        accent = look.paint(palette.ACCENT)
        marker = {"symbol": "line-ne-open", "size": SIZE + 12, "color": accent, "line": {"width": 2, "color": accent}}
        y = [seat.y - (ARROW / 2 if seat.claim.first["bound"] == "at_least" else 0) for seat in seats]
        yield trace("scatter", name="struck", x=[_x(days, s.at) for s in seats], y=y, mode="markers", marker=marker, hoverinfo="skip")


def _turned(panel: Panel, days: Axis, look: Look) -> Iterator[Trace]:
    """The day a claim was taken back: a cross at its height, with a dotted line to where the claim stands."""
    for seat in (*panel.seats, *panel.lines):
        for turn in seat.claim.turns:
            at, accent = days.of(turn.said[0]), look.paint(palette.ACCENT)
            made = _marks("turned", [(seat, seat.y)], days, look, "x-thin-open") | {"x": [_x(days, at)], "mode": "markers+text"}
            made["marker"] = made["marker"] | {"color": accent, "size": SIZE, "line": {"width": 2, "color": accent}}
            made |= {"text": [look.label(look.words("counts.taken_back"))], "textposition": "bottom center"}
            line = {"color": accent, "width": 1, "dash": "dot"}
            x = [_x(days, at), _x(days, seat.at)]
            yield trace("scatter", name="since", x=x, y=[seat.y, seat.y], mode="lines", line=line, hoverinfo="skip")
            yield made | {"textfont": {"size": 12, "color": accent}}


def _rings(stacked: Sequence[Panel], days: Axis, opened: str | None, look: Look) -> Iterator[Trace]:
    """A ring in the accent around the claim whose evidence is open."""
    marker = {"size": SIZE + 12, "symbol": "circle-open", "color": look.paint(palette.ACCENT), "line": {"width": 2}}
    for seat in (seat for panel in stacked for seat in (*panel.seats, *panel.lines)):
        if opened in seat.claim.ids:
            yield trace("scatter", name="opened", x=[_x(days, seat.at)], y=[seat.y], mode="markers", marker=marker, hoverinfo="skip")


def _colour(claim: Claim, look: Look) -> str:
    """The colour of whoever says so; ink for the article's own voice, grey for what no longer stands."""
    if not claim.stands:
        return look.paint(palette.MUTED)
    voice = next((row["voice"] for row in claim.rows if row["voice"]), None)
    return palette.bloc(voice, look.dark) if voice else look.paint(palette.INK)
