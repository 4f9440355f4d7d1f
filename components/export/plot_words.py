"""Words of a chart as plotly marks them up (<b>, <s>, <span style>, <br>, isolates), measured and drawn by hand."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.charts.keys import SYMBOLS
from components.charts.text import LRI, PDI, RLI
from components.export.plot_brush import Brush, Point, Sign, Stroke
from components.export.type import Face, plex

BREAK = "<br>"
TOKEN = re.compile(f"(<br>|</?b>|</?s>|<span style='[^']*'>|</span>|[{RLI}{LRI}{PDI}{''.join(SYMBOLS)}])")
INK = re.compile(r"color:\s*(#[0-9A-Fa-f]{6})")
SIZE = re.compile(r"font-size:\s*(\d+)px")
LEADING = 1.3  # as plotly sets lines
SPACE = 0.26  # of the size: plotly keeps spaces between pieces
WIDE, SIGNED = 0.95, 0.66  # of the size: room of a sign among words, and its own size
UP, DOWN = 0.95, 0.35  # of the size: from a line's top, and from its middle, to its baseline


@dataclass(frozen=True)
class Type:
    """How words are set where their markup says nothing else: size in a page's pixels."""

    size: float
    ink: str
    rtl: bool
    bold: bool = False
    struck: bool = False


@dataclass(frozen=True)
class Piece:
    """Words of one look and direction, or one of the signs that keys and labels have in their words; and the spaces before."""

    words: str
    type: Type
    before: int

    def face(self, scale: float) -> Face:
        return plex(max(1, round(self.type.size * scale)), "SemiBold" if self.type.bold else "Regular")

    @property
    def gap(self) -> float:
        return self.before * SPACE * self.type.size

    def width(self, scale: float) -> float:
        """Pixels of a page, with the spaces before."""
        if self.words in SYMBOLS:
            return self.gap + self.type.size * WIDE
        return self.gap + self.face(scale).width(self.words, rtl=self.type.rtl) / scale

    def draw(self, brush: Brush, at: Point, ink: str) -> None:
        """From its left end at the baseline, without the spaces."""
        (x, y), wide, size = at, self.width(brush.scale) - self.gap, self.type.size
        if self.words in SYMBOLS:
            brush.sign((x + wide / 2, y - size * DOWN), Sign(SYMBOLS[self.words], size * SIGNED, ink, Stroke(ink)))
            return
        right, scale = self.type.rtl, brush.scale
        brush.pen.line(((x + wide if right else x) * scale, y * scale), self.words, self.face(scale), ink, right=right)
        if self.type.struck:
            brush.line([(x, y - 0.3 * size), (x + wide, y - 0.3 * size)], Stroke(ink, 1.2))


@dataclass(frozen=True)
class Line:
    pieces: tuple[Piece, ...]
    rtl: bool
    size: float

    def width(self, scale: float) -> float:
        return sum(piece.width(scale) for piece in self.pieces)

    def draw(self, brush: Brush, at: Point, ink: str = "") -> None:
        """From its left end at the baseline; ``ink`` in place of its own colours, for what stands behind it."""
        x, y = at
        for piece in reversed(self.pieces) if self.rtl else self.pieces:
            piece.draw(brush, (x if self.rtl else x + piece.gap, y), ink or piece.type.ink)
            x += piece.width(brush.scale)


def lines(marked: str, type_: Type) -> list[Line]:
    """The lines of a label; a line runs the way its outermost isolate does, else as ``type_`` says."""
    found, reader = list[Line](), _Reader(type_)
    for part in marked.split(BREAK):
        found.append(reader.line(part))
    return found


class _Reader:
    """What holds at a place in a label's markup: looks, and directions of the isolates around it."""

    def __init__(self, type_: Type) -> None:
        self.type = type_
        self.looks, self.ways = [type_], list[bool]()

    def line(self, part: str) -> Line:
        pieces, spaces, outer = list[Piece](), 0, self.ways[:1]
        for token in TOKEN.split(part):
            if token in (RLI, LRI):
                self.ways.append(token == RLI)
                outer = outer or self.ways[:1]
            elif token == PDI:
                self.ways = self.ways[:-1]
            elif token.startswith("</"):
                self.looks = self.looks[:-1] or [self.type]
            elif token.startswith("<"):
                self.looks.append(_look(token, self.looks[-1]))
            elif words := html.unescape(token).strip():
                spaces += len(token) - len(token.lstrip())
                way = self.ways[-1] if self.ways else self.type.rtl
                pieces.append(Piece(words, replace(self.looks[-1], rtl=way), spaces if pieces else 0))
                spaces = len(token) - len(token.rstrip())
            else:
                spaces += len(token)
        size = max([one.type.size for one in pieces], default=self.type.size)
        return Line(tuple(pieces), outer[0] if outer else self.type.rtl, size)


def _look(opened: str, now: Type) -> Type:
    if opened in ("<b>", "<s>"):
        return replace(now, bold=True) if opened == "<b>" else replace(now, struck=True)
    ink, size = INK.search(opened), SIZE.search(opened)
    return replace(now, ink=ink[1] if ink else now.ink, size=float(size[1]) if size else now.size)


def extent(block: Sequence[Line], scale: float) -> Point:
    """Width and height of lines under each other, in a page's pixels."""
    return max((line.width(scale) for line in block), default=0.0), sum(line.size * LEADING for line in block)
