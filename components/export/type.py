"""Type on a Pillow canvas: our fonts, widths, and lines drawn in visual order with their diacritics on their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageDraw, ImageFont

from components.export.shaping import MARKS, ON_ALEF, visual

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
NASKH = "noto-naskh-arabic-arabic-wght-normal.woff2"
NASKH_LATIN = "noto-naskh-arabic-latin-wght-normal.woff2"  # the family's own Latin, digits and guillemets, in a file of its own
PLEX = "IBMPlexSansArabic-{weight}.woff2"
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d\ufb50-\ufdff\ufe70-\ufefc ]")
CLUSTER = re.compile(f"([^{MARKS}])({ON_ALEF}?[{MARKS}]*)|([{MARKS}]+)", re.DOTALL)
ALEF = 0.24  # of the width of «لا»: where its alef stands, from the left
BELOW = frozenset("\u064d\u0650\u0655\u0656\u065c\u065f\u06e3\u06ea\u06ed")
GAP = 0.04  # of the size: air between a letter and its diacritic


@dataclass(frozen=True)
class Face:
    """A face at a size in pixels: one font for Arabic letters, one for the rest (the same where it has both)."""

    arabic: ImageFont.FreeTypeFont
    other: ImageFont.FreeTypeFont
    size: int

    def font(self, letter: str) -> ImageFont.FreeTypeFont:
        return self.arabic if ARABIC.match(letter) else self.other

    def width(self, line: str, *, rtl: bool = True) -> float:
        """Pixels a logical line takes."""
        return sum(self.font(run[0]).getlength(run) for run, _ in runs(visual(line, rtl=rtl), self))


@lru_cache(maxsize=64)
def naskh(size: int, weight: int = 400) -> Face:
    """Noto Naskh Arabic: what articles say."""
    return Face(_font(NASKH, size, weight), _font(NASKH_LATIN, size, weight), size)


@lru_cache(maxsize=64)
def plex(size: int, weight: str = "Regular") -> Face:
    """IBM Plex Sans Arabic: what we say."""
    font = _font(PLEX.format(weight=weight), size)
    return Face(font, font, size)


def _font(name: str, size: int, weight: int | None = None) -> ImageFont.FreeTypeFont:
    """Basic layout: the same everywhere, whatever shaping library a machine has."""
    font = ImageFont.truetype(str(FONTS / name), size, layout_engine=ImageFont.Layout.BASIC)
    if weight is not None:
        font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=2048)
def ink_box(font: ImageFont.FreeTypeFont, letter: str) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a letter's ink from its place on the baseline; Pillow's own box takes the baseline in."""
    mask, (x, y) = font.getmask2(letter, mode="L", anchor="ls")
    left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
    return left + x, top + y, right + x, bottom + y


Run = tuple[str, tuple[tuple[int, str], ...]]


def runs(line: str, face: Face) -> Iterator[Run]:
    """Pieces of a visual line in one font: base letters, and the diacritics by the letter they stand on."""
    letters = ""
    marks: list[tuple[int, str]] = []
    for found in CLUSTER.finditer(line):
        letter, over = found[1] or " ", found[2] or found[3] or ""
        if letters and face.font(letter) is not face.font(letters[0]):
            yield letters, tuple(marks)
            letters, marks = "", []
        behind = ON_ALEF if over.startswith(ON_ALEF) else ""
        marks += [(len(letters), behind + mark) for mark in over.removeprefix(ON_ALEF)]
        letters += letter
    if letters:
        yield letters, tuple(marks)


@dataclass(frozen=True)
class Pen:
    """Draws lines on one canvas."""

    canvas: ImageDraw.ImageDraw

    def line(self, at: tuple[float, float], line: str, face: Face, ink: str, *, right: bool = True) -> float:
        """A logical line with its baseline at ``at``: its right end there (``right``) or its left. Gives its width."""
        width = face.width(line, rtl=right)
        x = at[0] - width if right else at[0]
        for letters, marks in runs(visual(line, rtl=right), face):
            font = face.font(letters[0])
            self.canvas.text((x, at[1]), letters, font=font, fill=ink, anchor="ls")
            self._diacritics((x, at[1]), letters, marks, (face, ink))
            x += font.getlength(letters)
        return width

    def _diacritics(self, at: tuple[float, float], letters: str, marks: tuple[tuple[int, str], ...], how: tuple[Face, str]) -> None:
        """Each mark over (or under) the middle of its letter, a second one beyond the first."""
        face, ink = how
        edges: dict[tuple[int, bool], float] = {}
        for n, told in marks:
            mark, letter = told.removeprefix(ON_ALEF), letters[n]
            font = face.font(mark)
            left, top, right, bottom = ink_box(face.font(letter), letter)
            if told != mark:  # on the alef of «لا», not over the middle of both
                right = left + 2 * ALEF * (right - left)
            mark_left, mark_top, mark_right, mark_bottom = ink_box(font, mark)
            low, air = mark in BELOW, GAP * face.size
            edge = edges.get((n, low), bottom if low else top)
            lift = max(0.0, edge + air - mark_top) if low else min(0.0, edge - air - mark_bottom)
            edges[n, low] = (mark_bottom if low else mark_top) + lift
            x = at[0] + face.font(letter).getlength(letters[:n]) + (left + right - mark_left - mark_right) / 2
            self.canvas.text((x, at[1] + lift), mark, font=font, fill=ink, anchor="ls")
