"""A picture's canvas: where a line begins and ends in each direction, words that fit their room, the signs of stances. 1200 pixels wide."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from components.charts import palette
from components.export.shaping import inert, wrap
from components.export.type import Face, Pen, plex

WIDTH = 1200
MARGIN, BAR = 72, 14
INNER = WIDTH - 2 * MARGIN
LONGEST = 1200  # characters drawn; the link has the rest
OPENS, CLOSES = "«»"


class Sheet:
    """One picture, in the direction of its language."""

    def __init__(self, height: int, *, rtl: bool) -> None:
        self.image = Image.new("RGB", (WIDTH, height), palette.PAPER.light)
        self.canvas = ImageDraw.Draw(self.image)
        self.pen = Pen(self.canvas)
        self.height, self.rtl = height, rtl
        self.start = WIDTH - MARGIN if rtl else MARGIN  # where a line begins
        self.end = WIDTH - self.start

    def png(self) -> bytes:
        out = BytesIO()
        self.image.save(out, "PNG", optimize=True)
        return out.getvalue()

    def bar(self, colours: Sequence[str]) -> None:
        """The edge a line begins at, in one colour or in several, one above the other."""
        left = WIDTH - BAR if self.rtl else 0
        step = self.height / len(colours)
        for n, colour in enumerate(colours):
            self.canvas.rectangle((left, round(n * step), left + BAR - 1, round((n + 1) * step)), fill=colour)

    def write(self, y: float, words: str, face: Face, ink: str, *, after: float = 0) -> float:
        """A line of ours from the start edge, ``after`` so many pixels; gives its width."""
        if self.rtl:
            return self.pen.line((self.start - after, y), words, face, ink)
        return self.pen.line((self.start + after, y), words, face, ink, right=False)

    def write_end(self, y: float, words: str, face: Face, ink: str) -> float:
        """A line of ours that ends at the end edge."""
        width = face.width(words, rtl=self.rtl)
        return self.write(y, words, face, ink, after=INNER - width)

    def rule(self, y: float) -> None:
        self.canvas.line((MARGIN, y, WIDTH - MARGIN, y), fill=palette.HAIRLINE.light, width=2)

    def stance(self, y: float, value: str, label: str, *, after: float = 0, room: float = INNER) -> float:
        """A stance's sign and its words; gives their width."""
        sign = palette.stance(value)
        way = -1 if self.rtl else 1
        shape(self.canvas, (self.start + way * (after + 11), y - 9), sign.symbol, sign.paint.light)
        face = plex(26, "Medium")
        return 36 + self.write(y, fitted(label, face, room - 40), face, palette.INK.light, after=after + 36)

    def box(self, place: tuple[float, float, float, float], colour: str) -> None:
        """A rectangle by its distance from the start edge, top, width and height."""
        x, y, width, height = place
        left = self.start - x - width if self.rtl else self.start + x
        self.canvas.rectangle((round(left), round(y), round(left + width) - 1, round(y + height) - 1), fill=colour)


def fitted(words: str, face: Face, room: float) -> str:
    """The words on one line, cut with an ellipsis where they are wider than the room: at a word, or in one that is wider alone."""
    clean = inert(words)[:300]
    if face.width(clean) <= room:
        return clean
    while " " in clean and face.width(f"{clean}…") > room:
        clean = clean.rsplit(" ", 1)[0].rstrip(" …،,:·")
    while face.width(f"{clean}…") > room and len(clean) > 1:
        clean = clean[: max(1, int(len(clean) * 0.9))]
    return f"{clean}…"


def lines_of(words: str, sizes: Sequence[Face], room: tuple[float, float], leading: float) -> tuple[Face, list[str]]:
    """The first of the faces in which the words fit the room (width, height), and their lines; in the last one they are cut at a word."""
    clean, (width, height) = inert(words), room
    if len(clean) > LONGEST:
        clean = ended(clean[:LONGEST].rsplit(" ", 1)[0], clean)
    for face in sizes:
        lines = wrap(clean, width, face.width)
        if len(lines) * int(face.size * leading) <= height:
            return face, lines
    face, most = sizes[-1], max(1, int(height // int(sizes[-1].size * leading)))
    last = lines[most - 1]
    while " " in last and face.width(ended(last, clean)) > width:
        last = last.rsplit(" ", 1)[0]
    while face.width(ended(last, clean)) > width and len(last) > 1:
        last = last[:-1]
    return face, [*lines[: most - 1], ended(last, clean)]


def ended(words: str, whole: str) -> str:
    """Words cut short: an ellipsis, and the quotation mark that the whole ends with, where one is open."""
    opened = words.count(OPENS) > words.count(CLOSES)
    return words.rstrip(" …،,:;؛.") + "…" + (CLOSES if opened and whole.endswith(CLOSES) else "")


POINTS: dict[str, tuple[tuple[float, float], ...]] = {
    "triangle-up": ((0, -1), (1, 0.85), (-1, 0.85)),
    "triangle-down": ((0, 1), (1, -0.85), (-1, -0.85)),
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "diamond-wide": ((0, -0.7), (1, 0), (0, 0.7), (-1, 0)),
}


def shape(canvas: Any, middle: tuple[float, float], symbol: str, colour: str, size: float = 11) -> None:
    """The sign of a stance as the charts draw it: Pillow's fonts do not have them all."""
    x, y = middle
    if symbol == "x":
        for slope in (1, -1):
            canvas.line((x - size * 0.8, y - slope * size * 0.8, x + size * 0.8, y + slope * size * 0.8), fill=colour, width=5)
    elif symbol in POINTS:
        canvas.polygon([(x + size * dx, y + size * dy) for dx, dy in POINTS[symbol]], fill=colour)
    else:
        canvas.ellipse((x - size * 0.85, y - size * 0.85, x + size * 0.85, y + size * 0.85), fill=colour)
