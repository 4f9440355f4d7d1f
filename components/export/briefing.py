"""A view as a PDF to print and search: what is shown, figures, differences, days, statements, and a note for each passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from components.charts import palette
from components.export.briefing_notes import Note
from components.export.briefing_paper import INNER, SMALL, Box, Paper, Style
from components.export.briefing_rows import Apart, Briefing, Figure, Listed, Told, briefing
from components.export.preview import Page
from components.export.small_chart import Part, chart_of
from data.reviewed import reviewed
from data.view import View

TABLES = ("statements", "events", "counts")
SHARES = (0.16, 0.28, 0.22, 0.18, 0.1, 0.06)  # of the width: number, of what, source, day, status, notes
TALL, SLOT = 22.0, 9.0  # millimetres: the highest column of the chart, the widest
BODY, STRONG, HEAD, TITLE = Style(), Style(weight="B"), Style(12, "B", palette.ACCENT.light), Style(19, "B")
QUOTE, ABOUT = Style(10.5, rtl=True), Style(8.5, ink=palette.MUTED.light)


@dataclass(frozen=True)
class Asked:
    """What a briefing needs beside its view: the first page's full address ("" if unknown), the view's own, and the day of asking."""

    base: str
    online: str
    day: date


def pdf(view: View, asked: Asked) -> bytes:
    """The file; the same view, generation, addresses and day give the same bytes."""
    words = view.words
    paper = Paper(rtl=view.lang == "ar", foot=f"{words('common.app')} · {view.title} · {words('briefing.page', n='{n}')}", day=asked.day)
    paper.set_title(f"{words('briefing.title')}: {view.title}")
    paper.set_lang(view.lang)
    return Drawing(paper, view, briefing(view, asked.base)).drawn(asked)


One = TypeVar("One")


class Drawing:
    """One briefing on its paper; ``links`` lead from a note's number to the note."""

    def __init__(self, paper: Paper, view: View, made: Briefing) -> None:
        self.paper, self.view, self.made, self.words = paper, view, made, view.words
        self.links = {note.n: paper.add_link() for note in made.notes.made}

    def drawn(self, asked: Asked) -> bytes:
        self._top(asked)
        made = self.made
        if not (made.figures.total or made.events.total or made.statements.total):
            self.paper.flow(self.words("briefing.nothing"), BODY)
        self._figures(made.figures)
        self._section("differences", made.apart, self._apart)
        self._days(chart_of(self.view, Page("timeline", "", ("statements",))))
        self._section("events", made.events.shown, self._line, made.events)
        self._section("statements", made.statements.shown, self._told, made.statements)
        if made.notes.made:
            self._heading("notes", self.words("briefing.notes_note"))
            for note in made.notes.made:
                self._note(note)
        return bytes(self.paper.output())

    def _top(self, asked: Asked) -> None:
        paper, words = self.paper, self.words
        paper.flow(f"{words('common.app')} · {words('briefing.title')}", Style(10, "B", palette.ACCENT.light))
        paper.flow(self.view.title, TITLE)
        paper.flow(self.view.sentence(*TABLES), Style(10.5))
        data = words("briefing.data", generation=self.view.store.generation[:8])
        told = (words("briefing.generated", day=words.day(asked.day)), data, reviewed(self.view))
        paper.flow(" · ".join(told), ABOUT)
        if asked.online:
            paper.flow(words("briefing.online"), Style(8.5, ink=palette.ACCENT.light), link=asked.online)
        paper.gap(2)
        paper.rule()

    # --- sections ---

    def _heading(self, name: str, note: str = "") -> None:
        self.paper.gap(5)
        self.paper.need(26)
        self.paper.flow(self.words(f"briefing.{name}"), HEAD)
        if note:
            self.paper.flow(note, ABOUT)
        self.paper.gap(1.5)

    def _section(self, name: str, shown: Iterable[One], draw: Callable[[One], None], listed: Listed[One] | None = None) -> None:
        items = tuple(shown)
        if not items:
            return
        self._heading(name, self._of(listed) if listed else "")
        for item in items:
            draw(item)

    def _of(self, listed: Listed[One]) -> str:
        number = self.words.number
        return self.words("briefing.shown", shown=number(len(listed.shown)), total=number(listed.total))

    def _figures(self, listed: Listed[Figure]) -> None:
        if not listed.shown:
            return
        self._heading("numbers", f"{self.words('briefing.numbers_note')} {self._of(listed)}")
        heads = [self.words(f"counts.column.{name}") for name in ("number", "whom", "source", "said", "status")]
        self._row(Figure((*heads[:4], heads[4].split(" ")[0]), ()), Style(8, "B", palette.MUTED.light))
        for figure in listed.shown:
            self._row(figure, Style(8.5))

    def _row(self, figure: Figure, style: Style) -> None:
        paper, boxes = self.paper, _columns()
        styles = [Style(style.size, "B", style.ink), *[style] * 4]
        cells = [paper.lines(cell, how, box.width)[:5] for cell, how, box in zip(figure.cells, styles, boxes, strict=False)]
        tall = max(map(len, cells)) * style.line
        paper.need(tall + 2)
        top = paper.get_y()
        for lines, how, box in zip(cells, styles, boxes, strict=False):
            paper.put(top, lines, how, box)
        paper.refs(top, self._links(figure.notes), Box(boxes[-1].after - 2, boxes[-1].width + 2))
        paper.gap(tall + 0.8)
        paper.rule()
        paper.gap(0.8)

    def _apart(self, apart: Apart) -> None:
        paper = self.paper
        paper.need(16)
        self._noted(apart.title, STRONG, apart.notes, keep=48)
        paper.flow(apart.between, BODY)
        for side in apart.sides:
            self._told(side, 5)
        paper.gap(1.5)

    def _line(self, told: Told) -> None:
        """A day's line: what happened, and a quieter line with the day and how it is known."""
        self.paper.need(10)
        self._noted(told.head, BODY, told.notes)
        self.paper.flow(told.about, ABOUT)
        self.paper.gap(0.8)

    def _told(self, told: Told, after: float = 0) -> None:
        self.paper.need(16)
        self._noted(told.head, Style(9, "B"), told.notes, after)
        if told.about:
            self.paper.flow(told.about, ABOUT, Box(after, INNER - after))
        if told.words:  # the article's words run right to left on any page
            self.paper.flow(told.words, QUOTE, Box(after, INNER - after))
        self.paper.gap(1.8)

    def _noted(self, words: str, style: Style, notes: Sequence[int], after: float = 0, keep: float = 12) -> None:
        """Words, and the numbers of their notes where the line ends."""
        paper, wide = self.paper, INNER - after - keep
        lines = paper.lines(words, style, wide)[:6]
        paper.need(style.line * len(lines))
        paper.put(paper.get_y(), lines, style, Box(after, wide))
        paper.refs(paper.get_y(), self._links(notes), Box(after + wide, keep))
        paper.gap(style.line * len(lines))

    def _note(self, note: Note) -> None:
        paper, style = self.paper, Style(8)
        paper.need(style.line * 2)
        paper.set_link(self.links[note.n], y=paper.get_y(), page=paper.page_no())
        paper.put(paper.get_y(), [f"{note.n}."], Style(8, "B"), Box(0, 8))
        paper.flow(note.source, SMALL, Box(8, INNER - 8))
        paper.flow(note.words, Style(8.5, rtl=True), Box(8, INNER - 8))
        if note.href:
            paper.flow(self.words("briefing.open"), Style(8, ink=palette.ACCENT.light), Box(8, INNER - 8), note.href)
        paper.gap(1)

    def _links(self, notes: Sequence[int]) -> list[tuple[int, int]]:
        return [(n, self.links[n]) for n in notes]

    # --- the chart ---

    def _days(self, part: Part | None) -> None:
        """Statements by day as columns; time runs the way the language does."""
        if part is None or not part.columns:
            return
        paper = self.paper
        paper.need(TALL + 34)
        self._heading("days", f"{part.top}. {part.note}".strip())
        slot, most, base = min(SLOT, INNER / len(part.columns)), max(part.columns), paper.get_y() + TALL + 4
        for n, value in enumerate(part.columns):
            tall = max(0.6, TALL * value / most) if value else 0.0
            if tall:
                paper.bar(n * slot, base - tall, (slot * 0.8, tall), palette.ACCENT.light)
            if value and slot > 5:
                paper.put(base - tall - 4.5, [str(value)], Style(7, ink=palette.MUTED.light), Box(n * slot, slot * 0.8))
        paper.set_y(base)
        paper.rule()
        paper.put(base + 1, [part.ends[0]], SMALL, Box(0, 40))
        if part.ends[1]:
            paper.put(base + 1, [part.ends[1]], SMALL, Box(max(42, len(part.columns) * slot - 8), 40))
        paper.gap(7)


def _columns() -> list[Box]:
    """The boxes of a row of figures, and one for its notes."""
    made, after = [], 0.0
    for share in SHARES:
        made.append(Box(after, share * INNER - 2))
        after += share * INNER
    return made
