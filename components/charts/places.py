"""Where things go on a map that must be readable at 360 px: panels, their ranges, and labels that do not touch."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data import shapes
from data.shapes import Point

PHONE = 360.0  # px: the narrowest map we set type for
WEST = -30.0  # longitude: the Americas lie west of it, and get a panel of their own
NORTH, SOUTH = 76.0, -56.0
SHAPE = 0.66  # height by width of every map: the page gives it a box of this shape, whatever the screen
INSET_ROOM = -8.0  # latitude: the main panel reaches down to it, so that an inset covers nobody's land


@dataclass(frozen=True)
class Panel:
    """A rectangle of the world and its place in the figure (fractions)."""

    lon: tuple[float, float]
    lat: tuple[float, float]
    x: tuple[float, float] = (0.0, 1.0)
    y: tuple[float, float] = (0.0, 1.0)

    @property
    def scale(self) -> float:
        """Pixels a degree of longitude takes on a phone."""
        return PHONE * (self.x[1] - self.x[0]) / (self.lon[1] - self.lon[0])

    @property
    def width(self) -> float:
        return PHONE * (self.x[1] - self.x[0])

    @property
    def shape(self) -> float:
        """Height by width of the map inside."""
        return (miller(self.lat[1]) - miller(self.lat[0])) / math.radians(self.lon[1] - self.lon[0])

    def place(self, at: Point) -> Point:
        """Pixels on a phone, y downward."""
        x, y = at
        return (x - self.lon[0]) * self.scale, (miller(self.lat[1]) - miller(y)) * math.degrees(1) * self.scale


Box = tuple[float, float, float, float]
ANCHORS = ("bottom center", "top center", "middle left", "middle right")


@dataclass(frozen=True)
class Label:
    """Lines of text beside a mark; ``at`` in pixels on a phone."""

    at: Point
    lines: tuple[str, ...]

    @property
    def mark(self) -> Box:
        x, y = self.at
        return x - 6, y - 6, x + 6, y + 6

    def box(self, anchor: str) -> Box:
        (x, y), wide, high = self.at, max(map(len, self.lines)) * 6.2 + 4, len(self.lines) * 15.0
        if anchor.startswith("middle"):
            left = x - 7 - wide if anchor.endswith("left") else x + 7
            return left, y - high / 2, left + wide, y + high / 2
        top = y + 5 if anchor.startswith("bottom") else y - 5 - high
        return x - wide / 2, top, x + wide / 2, top + high


def miller(lat: float) -> float:
    """Northing of Miller's cylindrical projection, radians."""
    return 1.25 * math.log(math.tan(math.pi / 4 + 0.4 * math.radians(lat)))


def latitude(northing: float) -> float:
    """The way back from ``miller``, degrees."""
    return math.degrees((math.atan(math.exp(0.8 * northing)) - math.pi / 4) / 0.4)


def panels(points: Sequence[Point]) -> tuple[Panel, ...]:
    """The Old World and, only where both are spoken from, the Americas as an inset in the emptiest corner."""
    east = [at for at in points if at[0] >= WEST]
    west = [at for at in points if at[0] < WEST]
    if not east or not west:
        return (_shaped(_frame(points or [(20.0, 30.0)])),)
    main = _shaped(_frame(east, room=INSET_ROOM))
    return main, _inset(_frame(west, margin=(26.0, 14.0)), main, east)


def extent(iso3: str) -> list[Point]:
    """Corners a state needs on the map: its largest part, no further than 45° by 18° from its middle."""
    middle = shapes.centre(iso3)
    if middle is None:
        return []
    ring = max(shapes.rings(iso3), key=len)
    lats = [y for _, y in ring]
    width = (max(x for x, _ in ring) - min(x for x, _ in ring)) / 2
    half, up, down = min(45.0, width), min(18.0, max(lats) - middle[1]), min(18.0, middle[1] - min(lats))
    return [(middle[0] - half, middle[1] - down), (middle[0] + half, middle[1] + up)]


def anchors(labels: Sequence[Label], width: float, fixed: Sequence[Box] = ()) -> list[str]:
    """A side for each label so that they meet each other, ``fixed`` boxes and the panel's edge least: each in turn, until none moves."""
    chosen = [ANCHORS[0]] * len(labels)
    for _ in range(4):
        before = list(chosen)
        for number, label in enumerate(labels):
            taken = [one.box(side) for at, (one, side) in enumerate(zip(labels, chosen, strict=True)) if at != number]
            taken += [*fixed, *(one.mark for at, one in enumerate(labels) if at != number)]
            chosen[number] = min(ANCHORS, key=lambda side, me=label, them=taken: _cost(me.box(side), them, width))  # type: ignore[misc]
        if chosen == before:
            break
    return chosen


def free(label: Label, taken: Sequence[Box]) -> str | None:
    """The first side where a minor label would touch nothing."""
    return next((side for side in ANCHORS if not any(_shared(label.box(side), box) for box in taken)), None)


def _frame(points: Sequence[Point], margin: tuple[float, float] = (4.0, 4.0), room: float = NORTH) -> Panel:
    lons, lats = [x for x, _ in points], [y for _, y in points]
    middle = (min(lons) + max(lons)) / 2
    half = max(30.0, (max(lons) - min(lons)) / 2 + margin[0])
    low, high = max(SOUTH, min(lats) - margin[1] - 4), min(NORTH, max(lats) + margin[1])
    return Panel((max(-180.0, middle - half), min(180.0, middle + half)), (max(SOUTH, min(low, high - 30, room)), high))


def _shaped(panel: Panel) -> Panel:
    """The panel widened, or let down to the south and then up, until it has the shape of the page's box."""
    if panel.shape > SHAPE:
        half = min(180.0, (panel.lon[1] - panel.lon[0]) / 2 * panel.shape / SHAPE)
        middle = min(max(sum(panel.lon) / 2, half - 180.0), 180.0 - half)
        return replace(panel, lon=(middle - half, middle + half))
    high = SHAPE * math.radians(panel.lon[1] - panel.lon[0])
    low = max(SOUTH, latitude(miller(panel.lat[1]) - high))
    return replace(panel, lat=(low, min(NORTH, max(panel.lat[1], latitude(miller(low) + high)))))


def _inset(panel: Panel, main: Panel, points: Iterable[Point]) -> Panel:
    wide = 0.31
    high = min(0.45, wide * panel.shape / main.shape)
    taken = [((x - main.lon[0]) / (main.lon[1] - main.lon[0]), 1 - main.place((x, y))[1] / (PHONE * main.shape)) for x, y in points]

    def crowd(corner: tuple[bool, bool]) -> int:
        right, top = corner
        return sum((x > 1 - wide - 0.05) == right and (x < wide + 0.05) != right and (y > 1 - high if top else y < high) for x, y in taken)

    right, top = min([(False, False), (True, False), (False, True), (True, True)], key=crowd)
    return Panel(panel.lon, panel.lat, (1 - wide, 1.0) if right else (0.0, wide), (1 - high, 1.0) if top else (0.0, high))


def _shared(a: Box, b: Box) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _cost(box: Box, others: Iterable[Box], width: float) -> float:
    outside = max(0.0, -box[0]) + max(0.0, box[2] - width) + max(0.0, -box[1])
    return sum(_shared(box, other) for other in others) + outside * 40.0
