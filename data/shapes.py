"""Outlines of states from our own map file, decoded once: rings of (longitude, latitude)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from data.lexicons import table

Point = tuple[float, float]
Line = tuple[Point, ...]
MAP_FILE = Path(__file__).parent.parent / "static" / "topojson" / "world_110m.json"

FINE = 2  # decimals of a degree: about a kilometre, a thirtieth of a pixel; every one is sent with each map


@dataclass(frozen=True)
class World:
    """TopoJSON as plotly draws it: shared borders are arcs, a state is rings of arc numbers (~n runs backwards)."""

    arcs: tuple[Line, ...]
    rings: dict[str, tuple[tuple[int, ...], ...]]


@dataclass(frozen=True)
class Bloc:
    """States shaded as one: ISO-3 codes, places of members without a shape, and where the name stands."""

    id: str
    members: tuple[str, ...]
    points: dict[str, Point]
    label: Point | None
    shade: bool = False  # drawn as one area; otherwise the bloc is only a mark


@lru_cache(maxsize=1)
def world() -> World:
    raw = json.loads(MAP_FILE.read_text("utf-8"))
    arcs = tuple(tuple(_unpack(arc, raw["transform"])) for arc in raw["arcs"])
    rings: dict[str, tuple[tuple[int, ...], ...]] = {}
    for shape in raw["objects"]["countries"]["geometries"]:
        rings[shape["id"]] = rings.get(shape["id"], ()) + tuple(_rings(shape))
    return World(arcs, rings)


@lru_cache(maxsize=1)
def blocs() -> dict[str, Bloc]:
    return {name: _bloc(name, row) for name, row in table("blocs").items()}


def point(iso3: str) -> Point | None:
    """The place of a state too small for the map's shapes."""
    return next((bloc.points[iso3] for bloc in blocs().values() if iso3 in bloc.points), None)


def drawn(iso3: str) -> bool:
    """Whether the map file has a shape for this state."""
    return iso3 in world().rings


@lru_cache(maxsize=256)
def outline(states: tuple[str, ...]) -> tuple[Line, ...]:
    """The outer border of the states together: arcs that no two of them share."""
    uses = Counter(_forward(arc) for iso3 in states for ring in world().rings.get(iso3, ()) for arc in ring)
    return tuple(world().arcs[arc] for arc, times in sorted(uses.items()) if times == 1)


@lru_cache(maxsize=256)
def rings(iso3: str) -> tuple[Line, ...]:
    """Closed rings of one state, holes included."""
    return tuple(_unwrapped(_closed(ring)) for ring in world().rings.get(iso3, ()))


@lru_cache(maxsize=64)
def hatching(states: tuple[str, ...], gap: float, rising: bool = True) -> tuple[Line, ...]:
    """Slanted lines ``gap`` degrees apart, cut at the border of the states; long lines get points on the way."""
    slope = 1.0 if rising else -1.0
    pieces: list[Line] = []
    for iso3 in states:
        pieces.extend(_hatch([_lean(ring, slope) for ring in rings(iso3)], gap, slope))
    return tuple(pieces)


def centre(iso3: str) -> Point | None:
    """The middle of the largest ring, weighted by area: where a label or a click mark stands."""
    shapes = [_middle(ring) for ring in rings(iso3)]
    if not shapes:
        return None
    _, x, y = max(shapes)
    return round(_turned(x), 2), round(y, 2)


def _bloc(name: str, row: dict[str, Any]) -> Bloc:
    points = {iso3: (float(x), float(y)) for iso3, (x, y) in row.get("point", {}).items()}
    label = row.get("label")
    return Bloc(name, tuple(row["members"]), points, (float(label[0]), float(label[1])) if label else None, bool(row.get("shade")))


def _unpack(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield round(x * kx + dx, FINE), round(y * ky + dy, FINE)


def _rings(shape: dict[str, Any]) -> Iterator[tuple[int, ...]]:
    if shape["type"] == "Polygon":
        yield from (tuple(ring) for ring in shape["arcs"])
    elif shape["type"] == "MultiPolygon":
        yield from (tuple(ring) for polygon in shape["arcs"] for ring in polygon)


def _forward(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _closed(ring: Iterable[int]) -> Line:
    points: list[Point] = []
    for arc in ring:
        line = world().arcs[_forward(arc)]
        line = line if arc >= 0 else line[::-1]
        points.extend(line[1:] if points else line)
    return tuple(points)


def _unwrapped(ring: Line) -> Line:
    """The ring without a jump from +180° to -180°: Chukotka goes on to +190°."""
    points: list[Point] = []
    turn = 0.0
    for at, (x, y) in enumerate(ring):
        step = x - ring[at - 1][0] if at else 0.0
        turn += -360.0 if step > 180 else 360.0 if step < -180 else 0.0
        points.append((x + turn, y))
    return tuple(points)


def _lean(ring: Line, slope: float) -> list[Point]:
    """The ring in coordinates where hatching is level: (longitude, latitude - slope * longitude)."""
    return [(x, y - slope * x) for x, y in ring]


def _hatch(leaning: list[list[Point]], gap: float, slope: float) -> Iterator[Line]:
    levels = [level for ring in leaning for _, level in ring]
    if not levels:
        return
    for number in range(int(min(levels) // gap), int(max(levels) // gap) + 2):
        level = (number + 0.5) * gap
        cuts = sorted(_cuts(leaning, level))
        for start, stop in zip(cuts[::2], cuts[1::2], strict=False):
            turn = _turned((start + stop) / 2) - (start + stop) / 2
            yield tuple((round(x + turn, FINE), round(y, FINE)) for x, y in _along(start, stop, level, slope))


def _cuts(leaning: list[list[Point]], level: float) -> Iterator[float]:
    for ring in leaning:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 <= level) != (y1 <= level):
                yield x0 + (level - y0) / (y1 - y0) * (x1 - x0)


def _along(start: float, stop: float, level: float, slope: float, step: float = 3.0) -> Iterator[Point]:
    parts = max(1, int((stop - start) // step))
    for at in range(parts + 1):
        x = start + (stop - start) * at / parts
        yield x, level + slope * x


def _turned(longitude: float) -> float:
    return (longitude + 180.0) % 360.0 - 180.0


def _middle(ring: Line) -> tuple[float, float, float]:
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (abs(area) / 2, x / (3 * area), y / (3 * area)) if area else (0.0, *ring[0])
