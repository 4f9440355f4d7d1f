"""A4 pages for a briefing: lines from the side where the language begins, wrapped, broken over pages by hand, with links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from fpdf import FPDF
from fpdf.line_break import Fragment

from components.charts import palette
from components.export.briefing_font import Searchable, unpacked
from components.export.shaping import inert, wrap
from components.export.type import FONTS, PLEX

# fpdf2 with HarfBuzz was compared on one paragraph («», brackets, numbers, Latin, diacritics) with what Chromium prints: same letters,
# same order, same text in pdftotext. arabic-reshaper with python-bidi on the bare canvas leaves presentation forms and turned brackets in
# the text, which nobody finds; WeasyPrint needs Pango from the system, which whoever has no root may not have.
WIDTH, HEIGHT, MARGIN, FOOT = 210.0, 297.0, 18.0, 16.0  # millimetres
INNER = WIDTH - 2 * MARGIN
POINT = 0.3528  # millimetres
LEADING = 1.6
FAMILY = "plex"
STYLES = {"": "Regular", "B": "SemiBold"}


@dataclass(frozen=True)
class Style:
    """How words are set: size in points, "B" for the heavier face, ``rtl`` None for the page's own direction."""

    size: float = 9.5
    weight: str = ""
    ink: str = palette.INK.light
    rtl: bool | None = None

    @property
    def line(self) -> float:
        """Height of a line in millimetres."""
        return self.size * POINT * LEADING


@dataclass(frozen=True)
class Box:
    """Where words stand: millimetres from the side where lines begin; how many lines at most."""

    after: float = 0.0
    width: float = INNER
    most: int = 99


SMALL = Style(8, ink=palette.MUTED.light)


class Paper(FPDF):
    def __init__(self, *, rtl: bool, foot: str, day: date) -> None:
        super().__init__(format="A4")
        self.rtl, self.foot = rtl, foot
        self._widths: dict[tuple[str, float, str], float] = {}
        self.set_auto_page_break(False)
        self.set_margin(0)
        self.c_margin = 0
        for style, weight in STYLES.items():
            self.add_font(FAMILY, style, unpacked(FONTS / PLEX.format(weight=weight)))
        for font in self.fonts.values():
            font.__class__ = Searchable
        self.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=UTC))
        self.turn()

    def turn(self) -> None:
        """To the top of a new page."""
        self.add_page()
        self._at(SMALL)
        self._line((MARGIN, HEIGHT - FOOT + 4, INNER), inert(self.foot.format(n=self.page_no())), SMALL)
        self.set_y(MARGIN)

    def need(self, height: float) -> None:
        """Room for so much on this page, else the next."""
        if self.get_y() + height > HEIGHT - FOOT and self.get_y() > MARGIN:
            self.turn()

    def gap(self, height: float) -> None:
        self.set_y(self.get_y() + height)

    def lines(self, words: str, style: Style, width: float) -> list[str]:
        """Words as lines no wider than ``width``; whatever could turn a line round is taken out."""
        self._at(style)
        return wrap(words, width, lambda word: self._measured(word, style))

    def _measured(self, word: str, style: Style) -> float:
        """Millimetres; fpdf2's own wrapping shapes a line anew for every letter."""
        key = (word, style.size, style.weight)
        if key not in self._widths:
            self._widths[key] = self.get_string_width(word)
        return self._widths[key]

    def flow(self, words: str, style: Style, box: Box = Box(), link: str | int | None = None) -> None:
        """Words from here down, over as many pages as they need."""
        for line in self.lines(words, style, box.width)[: box.most]:
            self.need(style.line)
            self._at(style)
            self._line((self._left(box), self.get_y(), box.width), line, style, link)
            self.gap(style.line)

    def put(self, top: float, lines: Iterable[str], style: Style, box: Box, link: str | int | None = None) -> None:
        """Lines that were measured, at a height of this page."""
        self._at(style)
        for n, line in enumerate(lines):
            self._line((self._left(box), top + n * style.line, box.width), line, style, link)

    def refs(self, top: float, notes: Sequence[tuple[int, int]], box: Box) -> None:
        """Numbers of notes, each leading to its note, up to where the line ends: pairs of number and link."""
        style = Style(7.5, ink=palette.ACCENT.light)
        self._at(style)
        words = [(f"[{n}]", link) for n, link in notes]
        wide = [self._measured(word, style) + 1 for word, _ in words]
        fits = sum(sum(wide[: n + 1]) <= box.width for n in range(len(wide)))
        after = box.after + box.width - sum(wide[:fits])
        for (word, link), width in zip(words[:fits], wide, strict=False):
            self._line((self._left(Box(after, width)), top, width), word, style, link)
            after += width

    def rule(self, ink: str = palette.HAIRLINE.light) -> None:
        self.set_draw_color(ink)
        self.set_line_width(0.2)
        self.line(MARGIN, self.get_y(), WIDTH - MARGIN, self.get_y())

    def bar(self, after: float, top: float, size: tuple[float, float], ink: str) -> None:
        """A filled box, vector: width and height in millimetres."""
        self.set_fill_color(ink)
        self.rect(self._left(Box(after, size[0])), top, *size, style="F")

    def _parse_chars(
        self, text: str, markdown: bool, *, _initial_emphasis: tuple[bool, bool, bool, bool] | None = None
    ) -> Iterator[Fragment]:
        """A run of one direction as it stands. fpdf2 cuts it before every diacritic, whose script it takes for another: «قتيلًا» came
        apart, and the kasra of «مِن» stood above."""
        yield Fragment(text, self._get_current_graphics_state(), self.k)

    def _left(self, box: Box) -> float:
        return WIDTH - MARGIN - box.after - box.width if self.rtl else MARGIN + box.after

    def _align(self, style: Style) -> str:
        return "R" if self._turned(style) else "L"

    def _turned(self, style: Style) -> bool:
        return self.rtl if style.rtl is None else style.rtl

    def _at(self, style: Style) -> None:
        self.set_font(FAMILY, style.weight, style.size)
        self.set_text_color(style.ink)
        self.set_text_shaping(True, direction="rtl" if self._turned(style) else "ltr")

    def _line(self, place: tuple[float, float, float], line: str, style: Style, link: str | int | None = None) -> None:
        left, top, width = place
        self.set_xy(left, top)
        self.cell(width, style.line, line, align=self._align(style), link=link or "")
        self.set_xy(left, top)
