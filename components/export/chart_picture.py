"""A chart as a picture to take away: its finding, the sentence of what is shown, the key, the page's very figure, and where it is from."""

from __future__ import annotations

from collections.abc import Callable

from components.charts import count_words, keys, marks, named, palette, rows, stance_words
from components.charts.keys import Line
from components.export import plot_axes, plot_map
from components.export.plot import Plot, Where
from components.export.plot_brush import Sign, Stroke
from components.export.plot_words import Type
from components.export.shaping import inert, wrap
from components.export.sheet import fitted
from components.export.type import plex
from components.html import compare, compare_labels
from data import count_groups
from data.reviewed import reviewed
from data.view import View

WIDTH, MARGIN = 760.0, 28.0  # a page's pixels
NAMES, COLUMN = 168.0, 84.0  # where articles stand beside each other: room beside them, and for each
TALLEST = 4000.0  # beyond it a chart is cut
HEADING, SENTENCE, KEY, FOOT = 20, 13, 12, 12
MOST_LINES = 3
SYMBOL, APART = 10.0, 18.0


def _by_day(view: View) -> str:
    return marks.headline(rows.timeline(view), rows.look(view))


HEADLINES: dict[str, Callable[[View], str]] = {
    "days": _by_day,
    "brush": _by_day,
    "timeline": _by_day,
    "map": lambda view: stance_words.headline(rows.holders(view), view.target, rows.look(view)),
    "counts": lambda view: count_words.headline(count_groups.groups(view), rows.look(view)),
    "labels": lambda view: compare_labels.headline(view, compare_labels.rows(view)),
}
KEYS: dict[str, Callable[[View], tuple[Line, ...]]] = {
    "days": lambda view: (keys.days(view),),
    "timeline": lambda view: keys.timeline(view.words),
    "map": lambda view: (keys.stances(view, stance_words.marked(rows.holders(view))),),
    "counts": lambda view: (keys.counts(view, count_groups.groups(view)),),
    "labels": lambda view: (keys.labels(view.words),),
}


def drawable(view: View, name: str) -> bool:
    """Whether the view leaves a row of what the chart shows."""
    return any(map(view.shown, named.CHARTS[name].tables))


def png(view: View, name: str, told: str) -> bytes:
    """The picture of a chart on paper; ``told`` is the public address to print, or "". The same view and address give the same bytes."""
    chart = named.CHARTS[name]
    view = compare.looked(view) if name == "labels" else view  # as on its page
    figure = chart.figure(view).to_dict()
    width = max(WIDTH, NAMES + COLUMN * len(figure["layout"]["xaxis"]["tickvals"])) if name == "labels" else WIDTH
    inner = width - 2 * MARGIN
    tall = inner * chart.shape if chart.shape else float(figure["layout"]["height"])
    head = _Head(view, name, width)
    top = MARGIN + head.height + 14
    plot = Plot(width, min(TALLEST, top + tall + 14 + FOOT * 4 + MARGIN))
    head.draw(plot)
    if chart.shape:
        plot_map.draw(plot, figure, (MARGIN, top, inner, tall), rtl=head.rtl)
    else:
        plot_axes.draw(plot, figure, (MARGIN, top, inner), rtl=head.rtl)
    _foot(plot, view, told)
    return plot.png()


class _Head:
    """What stands above a chart, measured before there is a canvas."""

    def __init__(self, view: View, name: str, width: float) -> None:
        self.rtl, self.width, inner = view.lang == "ar", width, width - 2 * MARGIN
        self.heading = _lines(HEADLINES[name](view), HEADING, inner, bold=True)
        self.sentence = _lines(view.sentence(*named.CHARTS[name].tables), SENTENCE, inner)
        self.keys = [row for line in (KEYS[name](view) if name in KEYS else ()) for row in _rows(line, inner)]
        self.height = len(self.heading) * HEADING * 1.5 + 6 + len(self.sentence) * SENTENCE * 1.6 + 4 + len(self.keys) * KEY * 2

    def draw(self, plot: Plot) -> None:
        y, ink = MARGIN, palette.INK.light
        for line in self.heading:
            self._put(plot, y, line, Type(HEADING, ink, self.rtl, bold=True))
            y += HEADING * 1.5
        y += 6
        for line in self.sentence:
            self._put(plot, y, line, Type(SENTENCE, palette.MUTED.light, self.rtl))
            y += SENTENCE * 1.6
        y += 4
        for row in self.keys:
            self._key(plot, y + KEY, row)
            y += KEY * 2

    def _put(self, plot: Plot, y: float, words: str, type_: Type) -> None:
        plot.words((self._x(0), y), _plain(words), type_, Where("right" if self.rtl else "left"))

    def _key(self, plot: Plot, middle: float, row: Line) -> None:
        after, side = 0.0, "right" if self.rtl else "left"
        if row.name:
            muted = Type(KEY, palette.MUTED.light, self.rtl)
            after += plot.words((self._x(after), middle), _plain(row.name), muted, Where(side, "middle"))[0] + APART / 2
        for sign in row.signs:
            colour = _colour(sign.of)
            plot.sign((self._x(after + SYMBOL / 2), middle), Sign(keys.SYMBOLS[sign.glyph], SYMBOL - 1, colour, Stroke(colour, 1.4)))
            after += SYMBOL + 6
            type_ = Type(KEY, palette.INK.light, self.rtl)
            after += plot.words((self._x(after), middle), _plain(sign.words), type_, Where(side, "middle"))[0] + APART

    def _x(self, after: float) -> float:
        return self.width - MARGIN - after if self.rtl else MARGIN + after


def _lines(words: str, size: int, inner: float, *, bold: bool = False) -> list[str]:
    face = plex(size * 4, "SemiBold" if bold else "Regular")
    return wrap(inert(words), inner * 4, face.width)[:MOST_LINES]


def _rows(line: Line, inner: float) -> list[Line]:
    """A key in as many rows as it needs."""
    face = plex(KEY * 4)
    found, row, used = list[Line](), list[keys.Sign](), face.width(line.name) / 4
    for sign in line.signs:
        wide = SYMBOL + 6 + face.width(sign.words) / 4 + APART
        if row and used + wide > inner:
            found.append(Line(tuple(row), line.name if not found else ""))
            row, used = [], 0.0
        row, used = [*row, sign], used + wide
    return [*found, Line(tuple(row), line.name if not found else "")] if row else found


def _colour(of: str | None) -> str:
    if of in palette.STANCE_SIGNS:
        return palette.stance(of or "").paint.light
    return palette.INK.light if of is None else palette.bloc(of, dark=False)


def _plain(words: str) -> str:
    """Words as a label: their own signs are no markup."""
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _foot(plot: Plot, view: View, told: str) -> None:
    """Our name and the story where a line begins, the address where it ends; under them who checked the data and their version."""
    rtl, words, muted = view.lang == "ar", view.words, palette.MUTED.light
    y = plot.height - MARGIN - 2.6 * FOOT
    plot.line([(MARGIN, y - 10), (plot.width - MARGIN, y - 10)], Stroke(palette.HAIRLINE.light))
    start, end, way = (plot.width - MARGIN, MARGIN, -1) if rtl else (MARGIN, plot.width - MARGIN, 1)
    side, other = ("right", "left") if rtl else ("left", "right")
    wide, _ = plot.words((start, y), _plain(words("common.app")), Type(FOOT + 2, palette.ACCENT.light, rtl, bold=True), Where(side))
    taken = plot.words((end, y + 1), _plain(told), Type(FOOT, muted, rtl=False), Where(other))[0] if told else 0.0
    room = (plot.width - 2 * MARGIN - wide - taken - 40) * plot.scale
    plot.words(
        (start + way * (wide + 12), y + 1), _plain(fitted(view.title, plex(FOOT * plot.scale), room)), Type(FOOT, muted, rtl), Where(side)
    )
    data = f"{reviewed(view)} · {words('briefing.data', generation=view.store.generation[:8])}"
    plot.words((start, y + 1.7 * FOOT), _plain(data), Type(FOOT, muted, rtl), Where(side))
