"""Marks of the timeline as traces: what each is by shape, how its day is known by filling, whose by colour; and rings around some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from components.charts import palette
from components.charts.lanes import ACROSS, Aside, Lane
from components.charts.layout import STEADY, Look, Trace, trace
from components.charts.marks import EVENTS, PUBLISHED, Mark, lane_name
from components.charts.packing import Slots, moment
from components.charts.text import BOX, isolate, safe, shorten, wrap
from data.words import Words

SIZE = 8  # px: a mark without its line
TOLD, WIDE = 84, 44  # letters of an article in a hover box, and of one of its lines


def ranges(lane: Lane, axis: Slots, look: Look) -> list[Trace]:
    """A range is a bar over its days; dotted where it goes on beyond the axis."""
    traces = []
    for clipped in (False, True):
        seats = [seat for seat in lane.seats if seat.start != seat.stop and seat.clipped == clipped]
        if seats:
            line = {"color": palette.veil(colour(lane.id, look), 0.45), "width": 3, "dash": "dot" if clipped else "solid"}
            x = [x for seat in seats for x in (moment(axis, seat.start), moment(axis, seat.stop), None)]
            y = [y for seat in seats for y in (lane.y(seat), lane.y(seat), None)]
            traces.append(trace("scatter", name="ranges", x=x, y=y, mode="lines", line=line, hoverinfo="skip"))
    return traces


def seated(lane: Lane, axis: Slots, look: Look) -> Trace:
    """The marks of a lane that has room for each."""
    seats = sorted(lane.seats, key=lambda seat: (seat.at, seat.row))
    place = {"x": [moment(axis, seat.at) for seat in seats], "y": [lane.y(seat) for seat in seats]}
    return _marks([seat.mark for seat in seats], colour(lane.id, look), look) | place | {"name": lane_name(lane.id, look)}


def aside(found: Aside, look: Look) -> Trace:
    """Marks of a lane in which left and right mean nothing."""
    at = range(len(found.marks))
    place = {"xaxis": "x2", "x": [one % ACROSS + 0.5 for one in at], "y": [found.y(one) for one in at], "name": found.name}
    return _marks(found.marks, [colour(mark.lane, look) for mark in found.marks], look) | place


def _marks(marks: Sequence[Mark], colours: list[str] | str, look: Look) -> Trace:
    """``colours``: one for all, or one each."""
    symbols = [palette.day_symbol(mark.kind, mark.basis if mark.dated else None) for mark in marks]
    sizes = [SIZE - 1 if mark.kind == "count" else SIZE for mark in marks]  # a square looks larger than a circle
    line = {"width": 1.4, "color": colours}
    return trace(
        "scatter",
        mode="markers",
        marker={"size": sizes, "symbol": symbols, "color": colours, "opacity": 1, "line": line},
        customdata=[[mark.id, mark.kind, head(mark, look)] for mark in marks],
        hovertext=[hover(mark, look) for mark in marks],
        hovertemplate=BOX,
        **STEADY,
    )


def rings(traces: Sequence[Trace], ringed: Mapping[str, str], look: Look) -> Iterator[Trace]:
    """Around the mark whose evidence is open a ring in the accent; around those a link joins with it a square in ink."""
    shapes = {"opened": ("circle-open", palette.ACCENT), "linked": ("square-open", palette.INK)}
    for name, (symbol, paint) in shapes.items():
        colour = look.paint(paint)
        marker = {"size": SIZE + 9, "symbol": symbol, "color": colour, "line": {"width": 2}}
        for one in traces:
            found = [(x, y) for x, y, row in zip(one["x"], one["y"], one.get("customdata", ()), strict=False) if ringed.get(row[0]) == name]
            if found:
                x, y = zip(*found, strict=True)
                axis = one.get("xaxis", "x")
                yield trace("scatter", name=name, x=list(x), y=list(y), xaxis=axis, mode="markers", marker=marker, hoverinfo="skip")


def head(mark: Mark, look: Look) -> str:
    """The first line of a mark's hover box: what it is, and who says so or printed it."""
    kind = look.words(f"charts.kind.{mark.kind}")
    return look.label(safe(f"{kind} · {mark.who}" if mark.who else kind))


def hover(mark: Mark, look: Look) -> str:
    """Under its head: the first words, and when, with how the day is known; every word of an article escaped."""
    return _hovered(mark, look.words.lang)


@lru_cache(maxsize=4_096)  # marks outlive a selection: about 2 MB
def _hovered(mark: Mark, lang: str) -> str:
    words, rtl = Words(lang), lang == "ar"
    when = words.day_range(mark.first, mark.last)
    if mark.dated and mark.basis:
        when = f"{when} ({words.basis(mark.basis)})"
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in mark.words)
    return "<br>".join((wrap(shorten(mark.words, TOLD), WIDE, rtl=arabic), isolate(safe(when), rtl)))


def colour(lane: str, look: Look) -> str:
    if lane in (EVENTS, PUBLISHED):
        return look.paint(palette.INK)
    return palette.bloc(lane, look.dark)


def ways(lanes: Sequence[Lane], look: Look) -> Iterator[Trace]:
    """At the head of each voice's lane a sign that shows this voice alone, everywhere; a second click shows all again."""
    voices = [lane for lane in lanes if not lane.id.startswith("_")]
    if voices:
        colours = [colour(lane.id, look) for lane in voices]
        line = {"width": 2, "color": colours}
        marker = {"symbol": "hexagon-open", "size": 10, "opacity": 1, "color": colours, "line": line}
        told = [look.label(safe(look.words("charts.alone", name=lane_name(lane.id, look)))) for lane in voices]
        place = {"xaxis": "x2", "x": [0.26] * len(voices), "y": [lane.top + 13 for lane in voices]}
        rows = [[lane.id, "voice"] for lane in voices]
        shown = {"hovertext": told, "hovertemplate": "%{hovertext}<extra></extra>", "customdata": rows, "cliponaxis": False}
        yield trace("scatter", name="voices", mode="markers", marker=marker, **place, **shown, **STEADY)
