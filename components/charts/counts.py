"""Counts over time: a panel for each thing counted, bounds drawn as bounds, what was withdrawn struck through, words kept as words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from components.charts import count_frame, count_words, palette
from components.charts.count_frame import place
from components.charts.count_panels import ARROW, SHORT, Panel, panels
from components.charts.count_scale import Axis, Seat, axis
from components.charts.layout import Look, Trace, assembled, rule, trace
from components.charts.text import BOX, isolate, safe, shorten
from data.count_claims import Claim, Group

MOST_TURNS = 6  # days on which something was taken back, on a panel that has room for the words beside each
SIZE, WHISKER = 10, 11  # px: a mark, half of a whisker
SHAPES = {"exact": "square", "about": "square-open", "at_least": "line-ew-open", "at_most": "line-ew-open", "range": "line-ew-open"}
TIPS = {"at_least": ("triangle-up-open", -ARROW), "at_most": ("triangle-down-open", ARROW)}
WORDS_SHAPE = "circle-open"


def figure(groups: Sequence[Group], look: Look, opened: str | None = None) -> go.Figure:
    """The chart; ``opened`` is the claim, or one of its counts, whose evidence stands beside it."""
    days = axis(groups)
    stacked = panels(groups, days)
    height = stacked[-1].bottom if stacked else 0
    layout = count_frame.layout(look, days, height)
    for panel in stacked:
        layout["shapes"] += [rule(look.paint(palette.MUTED), panel.top), *count_frame.grid(panel, look)]
        layout["annotations"] += [count_frame.head(panel, look), *count_frame.ticks(panel, look)]
    traces = [made for panel in stacked for made in _panel(panel, days, look)]
    return assembled([*traces, *_rings(stacked, days, opened, look)], layout)


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


Line = tuple[list[str], list[float]]  # two ends


def _spans(panel: Panel, days: Axis, look: Look) -> Iterator[Trace]:
    """Said on one of several days: a veil over all of them."""
    found: dict[tuple[str, str], list[Line]] = {}
    for seat in (*panel.seats, *panel.lines):
        first, last = (seat.claim.said[0][0], seat.claim.said[-1][1]) if seat.claim.said else (None, None)
        if first and last and first != last and days.holds((first, last)):
            x = [place(days, days.of(first) - 0.4 * days.unit), place(days, days.of(last) + 0.4 * days.unit)]
            found.setdefault(("days", palette.veil(_colour(seat.claim, look), 0.35)), []).append((x, [seat.y, seat.y]))
    yield from (_lines(name, colour, 3, lines) for (name, colour), lines in found.items())


def _stems(panel: Panel, days: Axis, look: Look) -> Iterator[Trace]:
    """What makes a bound of a value: an arrow's shaft, a whisker of no stated length, a bar from the low to the high number."""
    found: dict[tuple[str, str], list[Line]] = {}
    for seat in panel.seats:
        bound, x = str(seat.claim.first["bound"]), place(days, seat.at)
        ends = {
            "at_least": (seat.y, seat.y - ARROW),
            "at_most": (seat.y, seat.y + ARROW),
            "about": (seat.y - WHISKER, seat.y + WHISKER),
            "range": (seat.y, seat.top),
        }.get(bound)
        if ends:
            found.setdefault((bound, _colour(seat.claim, look)), []).append(([x, x], list(ends)))
    yield from (_lines(bound, colour, 5 if bound == "range" else 1.6, lines) for (bound, colour), lines in found.items())


def _lines(name: str, colour: str, width: float, lines: Sequence[Line]) -> Trace:
    """Many lines of one look as one trace."""
    x = [end for ends, _ in lines for end in (*ends, None)]
    y = [end for _, ends in lines for end in (*ends, None)]
    return trace("scatter", name=name, x=x, y=y, mode="lines", line={"color": colour, "width": width}, hoverinfo="skip")


def _marks(name: str, placed: Sequence[tuple[Seat, float]], days: Axis, look: Look, symbol: str = "") -> Trace:
    colours = _alike([_colour(seat.claim, look) for seat, _ in placed])
    symbols = [symbol or SHAPES.get(seat.claim.first["bound"], WORDS_SHAPE) for seat, _ in placed]
    sizes = _alike([SIZE + 6 if kind.startswith("line") else SIZE for kind in symbols])
    return trace(
        "scatter",
        name=name,
        x=[place(days, seat.at) for seat, _ in placed],
        y=[y for _, y in placed],
        mode="markers",
        marker={"symbol": symbols, "size": sizes, "color": colours, "opacity": 1, "line": {"width": 2, "color": colours}},
        customdata=[[seat.claim.id, "count", count_words.head(seat.claim, look)] for seat, _ in placed],
        hovertext=[count_words.hover(seat.claim, look) for seat, _ in placed],
        hovertemplate=BOX,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": look.paint(palette.INK)}},
        cliponaxis=False,
    )


def _alike(values: list[Any]) -> Any:
    """One value for all where they are alike: lists are sent whole."""
    return values[0] if len(set(values)) == 1 else values


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
    lift = {"about": WHISKER, "at_most": SIZE / 2}
    clear = [6 if down else -2 - lift.get(seat.claim.first["bound"], SIZE / 2) for seat, down in zip(seats, below, strict=True)]
    return trace(
        "scatter",
        name="labels",
        x=[place(days, seat.at) for seat in seats],
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
    middle = (days.start + days.end) / 2
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
        yield trace("scatter", name="struck", x=[place(days, s.at) for s in seats], y=y, mode="markers", marker=marker, hoverinfo="skip")


def _turned(panel: Panel, days: Axis, look: Look) -> Iterator[Trace]:
    """The days claims were taken back: a cross at the claim's height, with a dotted line to where it stands."""
    held = (*panel.seats, *panel.lines)
    few = sum(len(seat.claim.turns) for seat in held) <= MOST_TURNS
    crosses = [(seat, n, turn) for seat in held for n, turn in enumerate(seat.claim.turns) if days.holds(turn.said[:2])]
    if not crosses:
        return
    at, accent = [days.of(turn.said[0]) for _, _, turn in crosses], look.paint(palette.ACCENT)
    since = [(seat, [x for x, (one, _, _) in zip(at, crosses, strict=True) if one is seat]) for seat in held]
    line = {"color": accent, "width": 1, "dash": "dot"}
    yield _lines("since", accent, 1, [_since(seat, days, crossed) for seat, crossed in since if crossed]) | {"line": line}
    told = look.label(look.words("counts.taken_back"))
    made = _marks("turned", [(seat, seat.y) for seat, _, _ in crosses], days, look, "x-thin-open")
    made["marker"] |= {"color": accent, "size": SIZE, "line": {"width": 2, "color": accent}}
    yield made | {
        "x": [place(days, x) for x in at],
        "mode": "markers+text",
        "text": [told if few and (n < 1 or len(seat.claim.turns) < 3) else "" for seat, n, _ in crosses],
        "textposition": "bottom center",
        "textfont": {"size": 12, "color": accent},
        "hovertext": [count_words.turned(seat.claim, turn, look) for seat, _, turn in crosses],
    }


def _since(seat: Seat, days: Axis, crossed: Sequence[float]) -> Line:
    """Through all of a claim's crosses to where it stands: once, for dots over dots are no dots."""
    return [place(days, min(seat.at, *crossed)), place(days, max(seat.at, *crossed))], [seat.y, seat.y]


def _rings(stacked: Sequence[Panel], days: Axis, opened: str | None, look: Look) -> Iterator[Trace]:
    """A ring in the accent around the claim whose evidence is open."""
    marker = {"size": SIZE + 12, "symbol": "circle-open", "color": look.paint(palette.ACCENT), "line": {"width": 2}}
    for seat in (seat for panel in stacked for seat in (*panel.seats, *panel.lines)):
        if opened in seat.claim.ids:
            yield trace("scatter", name="opened", x=[place(days, seat.at)], y=[seat.y], mode="markers", marker=marker, hoverinfo="skip")


def _colour(claim: Claim, look: Look) -> str:
    """The colour of whoever says so; ink for the article's own voice, grey for what no longer stands."""
    if not claim.stands:
        return look.paint(palette.MUTED)
    voice = next((row["voice"] for row in claim.rows if row["voice"]), None)
    return palette.bloc(voice, look.dark) if voice else look.paint(palette.INK)
