"""Fonts of a PDF whose text can be searched: a ligature is drawn once, and each of its letters stands in the file's text by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import combining

import brotli  # noqa: F401  opens web fonts; said here rather than at the first page
import uharfbuzz  # noqa: F401  shapes what fpdf2 draws
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fpdf.enums import TextDirection
from fpdf.fonts import Glyph, TTFFont

BLANK = "mawaqif.blank"


@lru_cache(maxsize=8)
def unpacked(font: Path) -> Path:
    """A web font as a plain one, unpacked once a process; itself where nothing can be written: then ligatures stay whole."""
    try:
        plain = Path(tempfile.mkdtemp(prefix="mawaqif-fonts-")) / f"{font.stem}.ttf"
        with TTFont(font) as opened:
            opened.flavor = None
            _with_blank(opened)
            opened.save(plain)
    except OSError:
        return font
    return plain


def _with_blank(font: Any) -> None:
    """One glyph more, there and back on one line: a height and no ink. Chromium's viewer takes what has no height for a space."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((200, 500))
    pen.lineTo((100, 250))
    pen.closePath()
    font["glyf"][BLANK] = pen.glyph()  # its name joins the order of glyphs
    font["hmtx"][BLANK] = (200, 0)


class Searchable(TTFFont):
    """A font whose ligatures («لا», «ين») readers of PDF take apart rightly.

    They put the letters of one glyph from left to right and then turn the line round: «الأمر» is found as «األمر», also in what
    Chromium prints. Here the glyph stands for its leftmost letter, and blank glyphs beside it for the others. Diacritics stay in their
    line, and letters beside kerned ones in their word.
    """

    __slots__ = ()

    def shape_text(self, text: str, font_size_pt: float, text_shaping_params: dict[str, Any] | None) -> Sequence[dict[str, Any]]:
        shaped = _without_gaps(super().shape_text(text, font_size_pt, text_shaping_params))
        glyphs = {code: glyph for glyph, code in self.subset.items() if glyph}
        rtl = (text_shaping_params or {}).get("fragment_direction") == TextDirection.RTL
        made: list[dict[str, Any]] = []
        waiting: list[int] = []  # letters of a ligature that fpdf2 gave to the diacritic before it
        for one in shaped:
            glyph = glyphs.get(one["mapped_char"])
            letters = waiting + (list(glyph.unicode) if glyph and isinstance(glyph.unicode, tuple) else [])
            marks = [letter for letter in letters if combining(chr(letter))] if not one["x_advance"] else []
            waiting = [letter for letter in letters if letter not in marks] if marks else []
            own = marks or letters
            made += self._parts(one, glyph, own[::-1] if rtl else own)
        return made

    def _parts(self, shaped: dict[str, Any], glyph: Glyph | None, letters: Sequence[int]) -> Iterator[dict[str, Any]]:
        """The glyph for the leftmost of its letters, blank ones for the others."""
        if glyph is None or not letters or (len(letters) > 1 and BLANK not in self.ttfont["hmtx"].metrics):
            yield shaped
            return
        first, *others = letters
        share = shaped["x_advance"] / len(letters)
        wide = round(self.scale * share)  # told to readers of the file: else they see a gap, also where letters are kerned
        still = {"x_offset": 0, "y_offset": 0, "y_advance": 0, "x_advance": share, "force_positioning": True}
        which, place = glyph.glyph_id, {}
        if not shaped["x_advance"]:
            which, place = self._moved(which, (round(shaped["x_offset"]), round(shaped["y_offset"]))), still
        drawn = self.subset.get_glyph(glyph=which, unicode=(first,), glyph_name=self.ttfont.getGlyphName(which), glyph_width=wide)
        yield shaped | {"mapped_char": self.subset.pick_glyph(drawn), "x_advance": share, "force_positioning": True} | place
        yield from (shaped | still | {"mapped_char": self._blank(letter, wide)} for letter in others)

    def _moved(self, which: int, by: tuple[int, int]) -> int:
        """A diacritic drawn where it stands on its letter, as a glyph of its own: moved on the page, readers take it for another line."""
        font, old = self.ttfont, self.ttfont.getGlyphName(which)
        name = f"{old}.{by[0]}.{by[1]}"
        if name not in font["hmtx"].metrics:
            pen = TTGlyphPen(None)
            whole = DecomposingRecordingPen(font.getGlyphSet())
            font.getGlyphSet()[old].draw(whole)
            whole.replay(TransformPen(pen, (1, 0, 0, 1, *by)))
            font["glyf"][name] = glyph = pen.glyph()
            glyph.recalcBounds(font["glyf"])
            font["hmtx"][name] = (0, getattr(glyph, "xMin", 0))
            font.getReverseGlyphMap(rebuild=True)
        return int(font.getGlyphID(name))

    def _blank(self, letter: int, wide: int) -> int | None:
        """The code of an empty glyph that stands for ``letter``."""
        blank = self.subset.get_glyph(glyph=self.ttfont.getGlyphID(BLANK), unicode=(letter,), glyph_name=BLANK, glyph_width=wide)
        return self.subset.pick_glyph(blank)


def _without_gaps(shaped: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A letter that is moved away from the one on its left («أك») leaves that one its room: else readers of the file see a space there."""
    made = [dict(one) for one in shaped]
    for before, one in pairwise(made):
        if before["x_advance"] > 0 and 0 < one["x_offset"] < one["x_advance"]:
            before["x_advance"] += one["x_offset"]
            one["x_advance"] -= one["x_offset"]
            one["x_offset"] = 0
    return made
