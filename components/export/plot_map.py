"""A figure with maps on a canvas: land, fills, lines, marks and words in Miller's projection, from our own shapes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from components.charts import palette
from components.charts.places import miller
from components.export.plot import Part, Plot
from components.export.plot_axes import scatter
from components.export.plot_brush import Brush, Point, Stroke
from components.export.plot_words import Type
from data import shapes

ROUND = 360.0


class Globe:
    """Where longitude and latitude stand in a rectangle of so many pixels, the whole range in view, in its middle."""

    def __init__(self, geo: Mapping[str, Any], width: float, height: float) -> None:
        self.west, self.east = geo["lonaxis"]["range"]
        south, north = (miller(one) for one in geo["lataxis"]["range"])
        wide, high = math.radians(self.east - self.west), north - south
        self.scale = min(width / wide, height / high)
        self.left, self.top, self.north = (width - wide * self.scale) / 2, (height - high * self.scale) / 2, north

    def at(self, lon: float, lat: float, turn: float = 0.0) -> Point:
        return self.left + math.radians(lon + turn - self.west) * self.scale, self.top + (self.north - miller(lat)) * self.scale


def draw(plot: Plot, figure: Mapping[str, Any], place: tuple[float, float, float, float], *, rtl: bool) -> None:
    """``place``: left, top, width, height of the whole figure."""
    left, top, width, height = place
    for name, geo in figure["layout"].items():
        if name.startswith("geo"):
            (x0, x1), (y0, y1) = geo["domain"]["x"], geo["domain"]["y"]
            box = (left + x0 * width, top + (1 - y1) * height, (x1 - x0) * width, (y1 - y0) * height)
            panel = plot.part(box[:2], box[2:])
            _panel(panel, geo, [one for one in figure["data"] if one["geo"] == name], Type(12, palette.INK.light, rtl))
            panel.lay()


def _panel(plot: Part, geo: Mapping[str, Any], traces: list[Mapping[str, Any]], type_: Type) -> None:
    width, height = plot.size
    globe = Globe(geo, width, height)
    if geo["showframe"]:
        plot.box((0, 0), (width, height), palette.PAPER.light)
    for state in shapes.world().rings:
        _state(plot, globe, state, (geo["landcolor"], Stroke(geo["countrycolor"], geo["countrywidth"])))
    for trace in traces:
        _trace(plot, globe, trace, type_)
    if geo["showframe"]:
        plot.line([(0, 0), (width, 0), (width, height), (0, height), (0, 0)], Stroke(geo["framecolor"]))


def _trace(plot: Brush, globe: Globe, trace: Mapping[str, Any], type_: Type) -> None:
    if trace["type"] == "choropleth":
        for state, (_, colour) in zip(trace["locations"], trace["colorscale"], strict=False):
            _state(plot, globe, state, (colour, Stroke(colour, trace["marker"]["line"]["width"])))
        return
    scatter(plot, trace, list(_places(globe, trace)), trace["mode"], type_)


def _places(globe: Globe, trace: Mapping[str, Any]) -> Iterator[Point | None]:
    """A line that leaves the map file on one side and comes in on the other is parted there."""
    before: float | None = None
    for lon, lat in zip(trace["lon"], trace["lat"], strict=True):
        if lon is not None and before is not None and abs(lon - before) > ROUND / 2:
            yield None
        yield None if lon is None else globe.at(lon, lat)
        before = lon


def _state(plot: Brush, globe: Globe, state: str, paint: tuple[str, Stroke]) -> None:
    """Its rings, wherever round the globe they come into view."""
    for ring in shapes.rings(state):
        west, east = min(lon for lon, _ in ring), max(lon for lon, _ in ring)
        for turn in (-ROUND, 0.0, ROUND):
            if west + turn < globe.east and east + turn > globe.west:
                plot.area([globe.at(lon, lat, turn) for lon, lat in ring], *paint)
