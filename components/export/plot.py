"""A canvas for a chart in the pixels of a page, drawn larger than the picture it becomes: words beside lines and signs, parts cut off."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from components.charts import palette
from components.export.plot_brush import Brush, Point
from components.export.plot_words import DOWN, LEADING, UP, Line, Type, extent, lines

SCALE = 2  # pixels of the picture for one of a page
SMOOTH = 1600  # a page's pixels: pictures no higher are drawn twice as large and made smaller, which smooths their lines
HALO = 1.0  # a page's pixels
AROUND = [(dx, dy) for dx in (-HALO, 0, HALO) for dy in (-HALO, 0, HALO)]


@dataclass(frozen=True)
class Where:
    """How a block of words stands to its place: its ``across`` (left, center, right) and ``down`` (top, middle, bottom) are there."""

    across: str = "left"
    down: str = "top"
    halo: str = ""


class Plot(Brush):
    def __init__(self, width: float, height: float) -> None:
        scale = SCALE * (2 if height <= SMOOTH else 1)
        self.width, self.height = width, height
        self.image = Image.new("RGB", (round(width * scale), round(height * scale)), palette.PAPER.light)
        super().__init__(ImageDraw.Draw(self.image), scale)

    def png(self) -> bytes:
        out, by = BytesIO(), self.scale // SCALE
        (self.image.reduce(by) if by > 1 else self.image).save(out, "PNG", optimize=True)
        return out.getvalue()

    def part(self, at: Point, size: Point) -> Part:
        """What is drawn on it is cut at its edges."""
        return Part(self, at, size)

    def words(self, at: Point, marked: str, type_: Type, where: Where = Where()) -> Point:
        """A label with plotly's markup; gives its width and height."""
        return written(self, at, (marked, type_), where)


class Part(Brush):
    """A rectangle of a plot, from its own left and top; it begins as what is there, and is seen once it is laid back."""

    def __init__(self, whole: Plot, at: Point, size: Point) -> None:
        self.whole, self.size = whole, size
        left, top, width, height = (round(one * whole.scale) for one in (*at, *size))
        self.corner = left, top
        self.image = whole.image.crop((left, top, left + width, top + height))
        super().__init__(ImageDraw.Draw(self.image), whole.scale)

    def lay(self) -> None:
        self.whole.image.paste(self.image, self.corner)


def written(brush: Brush, at: Point, told: tuple[str, Type], where: Where) -> Point:
    """Lines under each other, each from its own side of the block; gives the block's width and height."""
    block = lines(*told)
    width, height = extent(block, brush.scale)
    left = at[0] - {"left": 0.0, "center": width / 2, "right": width}[where.across]
    top = at[1] - {"top": 0.0, "middle": height / 2, "bottom": height}[where.down]
    for line in block:
        room, high = width - line.width(brush.scale), line.size * LEADING
        x = left + {"left": room if line.rtl else 0.0, "center": room / 2, "right": room}[where.across]
        base = top + (high / 2 + line.size * DOWN if len(block) == 1 else line.size * UP)
        _line(brush, line, (x, base), where.halo)
        top += high
    return width, height


def _line(brush: Brush, line: Line, at: Point, halo: str) -> None:
    for dx, dy in AROUND if halo else ():
        line.draw(brush, (at[0] + dx, at[1] + dy), halo)
    line.draw(brush, at)
