"""A figure with axes on a canvas: what plotly draws of the traces, shapes and notes that our charts are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from components.charts import palette
from components.export.plot import Plot, Where, written
from components.export.plot_brush import Brush, Point, Sign, Stroke
from components.export.plot_words import Type, extent, lines

Trace = Mapping[str, Any]
DAY = 86_400_000.0  # widths of bars over days are milliseconds
SIDES = {"left": "right", "right": "left", "center": "center"}  # text on the left of a mark ends there
NEAR = 3.0  # pixels between a mark and its words


class Axes:
    """Where values stand in the plot's rectangle: left, top, width, height."""

    def __init__(self, layout: Mapping[str, Any], box: tuple[float, float, float, float]) -> None:
        self.layout = layout
        self.left, self.top, self.width, self.height = box

    def x(self, value: Any, axis: str = "x") -> float:
        if axis == "paper":
            return self.left + float(value) * self.width
        low, high = (_number(one) for one in self.layout[f"xaxis{axis[1:]}"].get("range") or (0, 1))
        return self.left + (_number(value) - low) / (high - low) * self.width

    def y(self, value: Any, axis: str = "y") -> float:
        if axis == "paper":
            return self.top + (1 - float(value)) * self.height
        low, high = self.layout["yaxis"].get("range") or (0, 1)
        return self.top + (high - float(value)) / (high - low) * self.height

    def wide(self, length: float) -> float:
        """Pixels of a length along the days, in milliseconds."""
        low, high = (_number(one) for one in self.layout["xaxis"]["range"])
        return abs(length / DAY / (high - low)) * self.width


def _number(value: Any) -> float:
    """A value of an axis; of a day, days."""
    if isinstance(value, str):
        return (datetime.fromisoformat(value) - datetime(2000, 1, 1)).total_seconds() * 1000 / DAY  # noqa: DTZ001  days of the press have no zone
    return float(value)


def draw(plot: Plot, figure: Mapping[str, Any], place: tuple[float, float, float], *, rtl: bool) -> None:
    """``place``: left, top, and the whole figure's width; its height is its own."""
    layout = figure["layout"]
    margin, (left, top, width) = layout["margin"], place
    inner = (left + margin["l"], top + margin["t"], width - margin["l"] - margin["r"], layout["height"] - margin["t"] - margin["b"])
    drawing = Drawing(plot, Axes(layout, inner), Type(13, palette.INK.light, rtl))
    for shape in (one for one in layout.get("shapes", ()) if one.get("layer") == "below"):
        drawing.shape(shape)
    drawing.ticks()
    for note in layout.get("annotations", ()):
        drawing.ground(note)
    for trace in figure["data"]:
        drawing.trace(trace)
    for shape in (one for one in layout.get("shapes", ()) if one.get("layer") != "below"):
        drawing.shape(shape)
    for note in layout.get("annotations", ()):
        drawing.note(note)


class Drawing:
    def __init__(self, plot: Plot, axes: Axes, type_: Type) -> None:
        self.plot, self.axes, self.type = plot, axes, type_

    def shape(self, shape: Mapping[str, Any]) -> None:
        across, down = shape.get("xref", "x"), shape.get("yref", "y")
        first, last = ((self.axes.x(shape[f"x{n}"], across), self.axes.y(shape[f"y{n}"], down)) for n in (0, 1))
        stroke = _stroke(shape.get("line") or {})
        if shape["type"] == "line":
            self.plot.line([first, last], stroke)
        else:
            self.plot.box(first, last, shape["fillcolor"], stroke)

    def ticks(self) -> None:
        across, down, axes = self.axes.layout["xaxis"], self.axes.layout["yaxis"], self.axes
        if across.get("visible", True):
            above = across.get("side") == "top"
            y = axes.top - NEAR if above else axes.top + axes.height + NEAR
            for value, told in zip(across.get("tickvals", ()), across.get("ticktext", ()), strict=True):
                x = axes.x(value)
                if across.get("showgrid"):
                    self.plot.line([(x, axes.top), (x, axes.top + axes.height)], Stroke(across["gridcolor"]))
                self.plot.words((x, y), told, self._type(across["tickfont"]), Where("center", "bottom" if above else "top"))
        if down.get("visible", True):
            right = down.get("side") == "right"
            x = axes.left + axes.width + 2 * NEAR if right else axes.left - 2 * NEAR
            for value, told in zip(down.get("tickvals", ()), down.get("ticktext", ()), strict=True):
                self.plot.words((x, axes.y(value)), told, self._type(down["tickfont"]), Where("left" if right else "right", "middle"))

    def ground(self, note: Mapping[str, Any]) -> None:
        """What keeps hairlines out of a note: under the marks, as the note itself is over them."""
        if note.get("bgcolor"):
            (x, y), (wide, high), pad = self._place(note), extent(lines(note["text"], self.type), self.plot.scale), note.get("borderpad", 1)
            left = x - {"left": 0.0, "center": wide / 2, "right": wide}[note["xanchor"]]
            self.plot.box((left - pad, y - high / 2), (left + wide + pad, y + high / 2), note["bgcolor"])

    def note(self, note: Mapping[str, Any]) -> None:
        where = Where(note.get("xanchor", "center"), note.get("yanchor", "middle"))
        self.plot.words(self._place(note), note["text"], self._type(note.get("font") or {}), where)

    def _place(self, note: Mapping[str, Any]) -> Point:
        x = self.axes.x(note["x"], note.get("xref", "x")) + note.get("xshift", 0)
        return x, self.axes.y(note["y"], note.get("yref", "y")) - note.get("yshift", 0)

    def trace(self, trace: Trace) -> None:
        if trace["type"] == "bar":
            self._bars(trace)
            return
        x, y, mode = trace["x"], trace["y"], trace.get("mode", "lines")
        axis = trace.get("xaxis", "x")
        at = [
            None if one is None or other is None else (self.axes.x(one, axis), self.axes.y(other)) for one, other in zip(x, y, strict=True)
        ]
        scatter(self.plot, trace, at, mode, self.type)

    def _bars(self, trace: Trace) -> None:
        if trace["marker"]["color"] == palette.UNSEEN:
            return
        count = len(trace["x"])
        bases, colours = _each(trace.get("base", 0), count), _each(trace["marker"]["color"], count)
        told = _each(trace.get("text", ""), count)
        for n, (day, tall) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            half, x = self.axes.wide(_each(trace["width"], count)[n]) / 2, self.axes.x(day)
            foot, head = self.axes.y(bases[n]), self.axes.y(bases[n] + tall)
            self.plot.box((x - half, foot), (x + half, head), colours[n], _stroke(trace["marker"].get("line") or {}, n))
            if told[n]:
                self.plot.words((x, head - 1), told[n], self._type(trace.get("textfont") or {}), Where("center", "bottom"))

    def _type(self, font: Mapping[str, Any]) -> Type:
        return typed(font, self.type)


def typed(font: Mapping[str, Any], type_: Type, n: int = 0) -> Type:
    ink = font.get("color") or type_.ink
    return Type(font.get("size", type_.size), ink if isinstance(ink, str) else ink[n], type_.rtl)


def scatter(plot: Brush, trace: Trace, at: Sequence[Point | None], mode: str, type_: Type) -> None:
    """Lines (parted by None), markers and words of a trace whose places are known."""
    if "lines" in mode:
        for run in _runs(at):
            plot.line(run, _stroke(trace["line"]))
    marker, count = trace.get("marker") or {}, len(at)
    sizes = _each(marker.get("size", 6), count) if "markers" in mode else [0] * count
    if "markers" in mode:
        symbols, colours = _each(marker.get("symbol", "circle"), count), _each(marker["color"], count)
        for n, point in enumerate(at):
            if point:
                stroke = _stroke(marker.get("line") or {}, n, colours[n])
                plot.sign(point, Sign(symbols[n], sizes[n], colours[n], stroke))
    if "text" in mode:
        _words(plot, trace, at, sizes, type_)


def _words(plot: Brush, trace: Trace, at: Sequence[Point | None], sizes: Sequence[float], type_: Type) -> None:
    font = trace.get("textfont") or {}
    halo = palette.PAPER.light if font.get("shadow") else ""
    for n, (point, told, side) in enumerate(zip(at, trace["text"], _each(trace["textposition"], len(at)), strict=True)):
        if point and told:
            down, across = side.split(" ")
            off = sizes[n] / 2 + NEAR if sizes[n] else 0.0
            x = point[0] + {"left": -off, "right": off, "center": 0.0}[across]
            y = point[1] + {"top": -off, "bottom": off, "middle": 0.0}[down]
            stands = Where(SIDES[across], {"top": "bottom", "bottom": "top", "middle": "middle"}[down], halo=halo)
            written(plot, (x, y), (told, typed(font, type_, n)), stands)


def _runs(at: Sequence[Point | None]) -> Iterator[list[Point]]:
    run: list[Point] = []
    for point in [*at, None]:
        if point:
            run.append(point)
        elif run:
            yield run
            run = []


def _stroke(line: Mapping[str, Any], n: int = 0, colour: str = "") -> Stroke:
    ink = line.get("color") or colour or palette.INK.light
    return Stroke(ink if isinstance(ink, str) else ink[n], line.get("width", 0 if colour else 1), line.get("dash") == "dot")


def _each(value: Any, count: int) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value] * count
