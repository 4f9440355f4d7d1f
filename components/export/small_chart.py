"""A small chart for a picture: rows by day as columns, or by kind as bars. Its numbers are the rows the view shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from components.charts import palette
from components.export.preview import Page
from components.export.sheet import INNER, Sheet, fitted, shape
from components.export.type import plex
from data.view import NOUNS, View

PLAIN = ("stories", "about", "review")  # pages that are not about rows
MOST_BARS, MOST_TITLES = 4, 3
MOST_COLUMNS = 62
AXIS = 40  # height of the words under the columns
TINT = 0.5
WIDEST = 110.0  # a column and the air beside it
NOTED = 0.58  # of the width: columns that have a note beside them
KINDS = {"stances": "value", "counts": "measure"}
GROUPS = {"stances": "stance", "counts": "measure"}


@dataclass(frozen=True)
class Bar:
    """``sign``: a stance's, drawn before its words."""

    label: str
    n: int
    sign: str = ""


@dataclass(frozen=True)
class Part:
    """What is drawn: columns with the days of the first and the last one, or bars, or titles; ``note`` says what none of them shows."""

    columns: tuple[int, ...] = ()
    ends: tuple[str, str] = ("", "")
    top: str = ""
    bars: tuple[Bar, ...] = ()
    titles: tuple[str, ...] = ()
    note: str = ""


def chart_of(view: View, page: Page) -> Part | None:
    """The chart of the page's first table; None where the page has none or nothing is shown."""
    table = page.tables[0]
    if page.slug in PLAIN or not view.shown(table):
        return None
    if page.slug == "compare":
        return Part(bars=tuple(Bar(view.words(f"common.table_of.{one}"), view.shown(one)) for one in page.tables[:MOST_BARS]))
    if table in KINDS:
        return _by_kind(view, table)
    if page.slug in ("reading", "search"):
        return _titles(view)
    return _by_day(view, table)


def _by_kind(view: View, table: str) -> Part:
    counted = view.tallied(table, KINDS[table], MOST_BARS)
    bars = [Bar(view.words.label(GROUPS[table], one), n, one if table == "stances" else "") for one, n in counted.items()]
    left = view.shown(table) - sum(counted.values())
    return Part(bars=tuple(bars), note=view.words("common.more", n=view.words.number(left)) if left else "")


def _titles(view: View) -> Part:
    rows, left = view.rows("articles", MOST_TITLES), view.shown("articles") - MOST_TITLES
    titles = tuple(f"{view.outlet(row['id'])} · {view.article_title(row['id'])}" for row in rows)
    return Part(titles=titles, note=view.words("common.more", n=view.words.number(left)) if left > 0 else "")


def _by_day(view: View, table: str) -> Part | None:
    """Rows of one definite day stand in its column; how many have none is said, and they are put nowhere."""
    words = view.words
    days = {row["first"]: row["n"] for row in view.day_heaps(table) if row["first"] is not None and row["first"] == row["last"]}
    without = view.shown(table) - sum(days.values())
    note = words("share.no_day", rows=words.count(NOUNS[table], without)) if without else ""
    if not days:
        return Part(note=note)
    first, last = min(days), max(days)
    step = (last - first).days // MOST_COLUMNS + 1  # days of a column
    columns = [0] * ((last - first).days // step + 1)
    for day, n in days.items():
        columns[(day - first).days // step] += n
    most = columns.index(max(columns))
    span = words.day_range(first + timedelta(most * step), min(last, first + timedelta(most * step + step - 1)), year=False)
    top = words("share.top", day=span, rows=words.count(NOUNS[table], columns[most]))
    return Part(tuple(columns), _ends(view, first, last), top, note=note)


def _ends(view: View, first: date, last: date) -> tuple[str, str]:
    return (view.words.day(first), view.words.day(last) if last != first else "")


def draw(sheet: Sheet, part: Part, top: float, height: float) -> None:
    """Within the margins, from ``top`` down."""
    if part.titles:
        _lines(sheet, part, top, height / (MOST_TITLES + 1))
        return
    if part.columns:
        _columns(sheet, part, top, height - AXIS)
    elif part.bars:
        _bars(sheet, part.bars, top, height)
    if part.note:
        sheet.write_end(top + height - 6, fitted(part.note, plex(21), INNER * 0.5), plex(21), palette.MUTED.light)


def _lines(sheet: Sheet, part: Part, top: float, line: float) -> None:
    for n, title in enumerate(part.titles):
        sheet.write(top + 28 + n * line, fitted(title, plex(26), INNER), plex(26), palette.INK.light)
    if part.note:
        sheet.write(top + 28 + len(part.titles) * line, part.note, plex(23), palette.MUTED.light)


def _columns(sheet: Sheet, part: Part, top: float, height: float) -> None:
    """Time runs the way the language does. The fullest column is the accent's, and what it holds is said beside it."""
    most, slot = max(part.columns), min(WIDEST, INNER * (NOTED if part.note else 1) / len(part.columns))
    room, base = height - 34, top + height
    peak = part.columns.index(most)
    for n, value in enumerate(part.columns):
        tall = max(3.0, room * value / most) if value else 0.0
        colour = palette.ACCENT.light if n == peak else palette.mix(palette.ACCENT.light, palette.PAPER.light, TINT)
        if tall:
            sheet.box((n * slot, base - tall, max(2.0, slot * 0.8), tall), colour)
    wide = len(part.columns) * slot
    sheet.box((0, base, wide, 2), palette.HAIRLINE.light)
    told = fitted(part.top, plex(21, "Medium"), INNER)
    width = plex(21, "Medium").width(told, rtl=sheet.rtl)
    sheet.write(top + 22, told, plex(21, "Medium"), palette.ACCENT.light, after=min(peak * slot, INNER - width))
    under, face = base + 30, plex(21)
    began = sheet.write(under, part.ends[0], face, palette.MUTED.light)
    if part.ends[1]:
        last = face.width(part.ends[1], rtl=sheet.rtl)
        sheet.write(under, part.ends[1], face, palette.MUTED.light, after=max(began + 24, wide - last))


def _bars(sheet: Sheet, bars: Sequence[Bar], top: float, height: float) -> None:
    """A line a kind: its words, a bar as long as its number, the number."""
    most, line = max((bar.n for bar in bars), default=0) or 1, height / MOST_BARS
    face, indent = plex(24), 34 if any(bar.sign for bar in bars) else 0
    label = min(INNER * 0.36, indent + max(face.width(bar.label, rtl=sheet.rtl) for bar in bars) + 24)
    room = INNER - label - 110
    for n, bar in enumerate(bars):
        base = top + n * line + 28
        colour = palette.stance(bar.sign).paint.light if bar.sign else palette.ACCENT.light
        if bar.sign:
            way = -1 if sheet.rtl else 1
            shape(sheet.canvas, (sheet.start + way * 11, base - 8), palette.stance(bar.sign).symbol, colour)
        sheet.write(base, fitted(bar.label, face, label - indent - 12), face, palette.INK.light, after=indent)
        wide = max(3.0, room * bar.n / most) if bar.n else 0.0
        if wide:
            sheet.box((label, base - 20, wide, 24), colour)
        sheet.write(base, f"{bar.n:,}", plex(24, "SemiBold"), palette.INK.light, after=label + wide + 12)
