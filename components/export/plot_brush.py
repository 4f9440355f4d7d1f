"""What draws lines, areas and the signs of charts on a canvas that is larger than the page by ``scale``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import ImageDraw

from components.charts import palette
from components.export.type import Pen

DOT = 3.0  # least length of a dot and of the gap behind it
VEILED = re.compile(r"rgba\((\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\)")
HALF_HEXAGON = 0.866
OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "diamond-wide": ((0, -0.7), (1, 0), (0, 0.7), (-1, 0)),
    "triangle-up": ((-1.155, 0.5), (1.155, 0.5), (0, -1)),
    "triangle-down": ((-1.155, -0.5), (1.155, -0.5), (0, 1)),
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "hexagon": ((-HALF_HEXAGON, -0.5), (0, -1), (HALF_HEXAGON, -0.5), (HALF_HEXAGON, 0.5), (0, 1), (-HALF_HEXAGON, 0.5)),
}
STROKES: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "line-ew": ((-1.4, 0, 1.4, 0),),
    "line-ns": ((0, -1.4, 0, 1.4),),
    "line-ne": ((1, -1, -1, 1),),
    "x": ((-1, -1, 1, 1), (-1, 1, 1, -1)),
    "x-thin": ((-1, -1, 1, 1), (-1, 1, 1, -1)),
    "arrow-up": ((0, 1.2, 0, -1.2), (-0.7, -0.4, 0, -1.2), (0.7, -0.4, 0, -1.2)),
    "arrow-down": ((0, -1.2, 0, 1.2), (-0.7, 0.4, 0, 1.2), (0.7, 0.4, 0, 1.2)),
}
Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    colour: str
    width: float = 1.0
    dotted: bool = False


@dataclass(frozen=True)
class Sign:
    """A marker: plotly's name for it, its size, what fills it and what goes round it."""

    symbol: str
    size: float
    fill: str
    stroke: Stroke


class Brush:
    """All places and lengths are in a page's pixels, from the left and the top."""

    def __init__(self, canvas: ImageDraw.ImageDraw, scale: int) -> None:
        self.canvas, self.scale, self.pen = canvas, scale, Pen(canvas)

    def line(self, points: Sequence[Point], stroke: Stroke) -> None:
        wide, ink = max(1, round(stroke.width * self.scale)), opaque(stroke.colour)
        if stroke.dotted:
            for piece in _dots(points, max(stroke.width, DOT)):
                self.canvas.line([self._at(one) for one in piece], fill=ink, width=wide)
        elif len(points) > 1:
            self.canvas.line([self._at(one) for one in points], fill=ink, width=wide, joint="curve")

    def area(self, points: Sequence[Point], fill: str, stroke: Stroke | None = None) -> None:
        if len(points) < 3:
            return
        self.canvas.polygon([self._at(one) for one in points], fill=opaque(fill))
        if stroke:
            self.line([*points, points[0]], stroke)

    def box(self, first: Point, last: Point, fill: str, stroke: Stroke | None = None) -> None:
        """A rectangle between two corners."""
        (x0, x1), (y0, y1) = sorted((first[0], last[0])), sorted((first[1], last[1]))
        self.area([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill, stroke if stroke and stroke.width else None)

    def sign(self, at: Point, sign: Sign) -> None:
        """A marker as plotly draws it: "-open" is hollow, "-dot" has a dot in its middle."""
        name, r = sign.symbol.removesuffix("-dot").removesuffix("-open"), sign.size / 2
        hollow, (x, y) = "-open" in sign.symbol, at
        stroke = Stroke(sign.stroke.colour, sign.stroke.width or (1.0 if hollow else 0.0))
        if name in STROKES:
            wide = Stroke(sign.fill, r * 0.55) if name == "x" else stroke
            for x0, y0, x1, y1 in STROKES[name]:
                self.line([(x + x0 * r, y + y0 * r), (x + x1 * r, y + y1 * r)], wide)
        elif name in OUTLINES:
            points = [(x + dx * r, y + dy * r) for dx, dy in OUTLINES[name]]
            self._filled(points, "" if hollow else sign.fill, stroke)
        else:
            self._round(at, r, "" if hollow else sign.fill, stroke)
        if sign.symbol.endswith("-dot"):
            self._round(at, max(0.9, r * 0.25), stroke.colour, Stroke(stroke.colour, 0))

    def _filled(self, points: Sequence[Point], fill: str, stroke: Stroke) -> None:
        if fill:
            self.area(points, fill)
        if stroke.width:
            self.line([*points, points[0], points[1]], stroke)

    def _round(self, at: Point, r: float, fill: str, stroke: Stroke) -> None:
        (x, y), wide = self._at(at), stroke.width * self.scale
        out = r * self.scale + wide / 2
        ink = opaque(stroke.colour) if stroke.width else None
        self.canvas.ellipse(
            (x - out, y - out, x + out, y + out), fill=opaque(fill) if fill else None, outline=ink, width=max(1, round(wide))
        )

    def _at(self, point: Point) -> Point:
        return point[0] * self.scale, point[1] * self.scale


def opaque(colour: str) -> str:
    """A colour as it is on paper, where it is veiled."""
    found = VEILED.fullmatch(colour)
    if not found:
        return colour
    red, green, blue = (int(part) for part in found.groups()[:3])
    return palette.mix(f"#{red:02X}{green:02X}{blue:02X}", palette.PAPER.light, float(found[4]))


def _dots(points: Sequence[Point], length: float) -> list[tuple[Point, Point]]:
    """Dots along a line, as long as the gaps between them."""
    found, walked = [], 0.0
    for (x0, y0), (x1, y1) in pairwise(points):
        whole = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        at = -(walked % (2 * length))
        while whole and at < whole:
            start, stop = max(0.0, at), min(whole, at + length)
            if stop > start:
                found.append(tuple((x0 + (x1 - x0) * t / whole, y0 + (y1 - y0) * t / whole) for t in (start, stop)))
            at += 2 * length
        walked += whole
    return found  # type: ignore[return-value]
