"""Stances as a table: who toward whom, and who on which day. A cell lists its statements; opposed stances stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.charts.palette import STANCES
from components.html import bits, pager
from components.html.escape import Html, tag
from components.html.frame import direction
from data.periods import Period, periods
from data.view import View

Row = Mapping[str, Any]
Key = str | tuple[date, date] | None  # a target, a period, or that it is not known
LONG = 7  # days: a longer period is told with its year
MOST_PERIODS, LISTED = 10, 8  # columns of days; statements written out in a cell


@dataclass(frozen=True)
class Grid:
    """Voices by columns; a cell holds stance rows, each with the ``text`` of its statement."""

    by_day: bool
    voices: tuple[str, ...]
    columns: tuple[Key, ...]
    cells: Mapping[tuple[str, Key], tuple[Row, ...]]


def gather(view: View, rows: Sequence[Row], column: str) -> Grid:
    """Stance rows by voice and ``column`` (target or said_first): whoever holds most comes first; days in their order, the unknown last."""
    cells: dict[tuple[str, Key], list[Row]] = {}
    found = periods((row[column] for row in rows if row[column]), MOST_PERIODS) if column != "target" else ()
    for row in rows:
        if row["voice"]:
            cells.setdefault((row["voice"], _period(row[column], found) if column != "target" else row[column]), []).append(row)
    loud = Counter(voice for (voice, _), held in cells.items() for _ in held)
    weight = Counter(key for (_, key), held in cells.items() for _ in held)
    return Grid(
        column != "target",
        tuple(sorted({voice for voice, _ in cells}, key=lambda voice: (-loud[voice], voice))),
        _ordered({key for _, key in cells}, weight, by_day=column != "target"),
        {place: tuple(held) for place, held in cells.items()},
    )


def table(view: View, grid: Grid, caption: str, texts: Mapping[str, Row]) -> Html:
    """The grid; ``texts`` are the statements by id. Columns run with the language: days right to left in Arabic."""
    corner = tag("th", view.words("stances.who"), scope="col")
    head = tag("thead", tag("tr", corner, [tag("th", _heading(view, grid, column), scope="col") for column in grid.columns]))
    rows = [
        tag("tr", tag("th", view.name(voice), scope="row"), [_cell(view, grid, (voice, column), texts) for column in grid.columns])
        for voice in grid.voices
    ]
    made = tag("table", head, tag("tbody", rows), class_="mq-table mq-grid")
    return tag("div", made, class_="mq-scroll", tabindex="0", role="region", aria_label=caption, dir=direction(view.lang))


def _period(day: date | None, found: Sequence[Period]) -> tuple[date, date] | None:
    """The column of a day: itself where there are few, else its week, month or year."""
    return next(((one.first, one.last) for one in found if day and one.first <= day <= one.last), None)


def _ordered(keys: set[Key], weight: Counter[Key], by_day: bool) -> tuple[Key, ...]:
    if by_day:
        return tuple(sorted(keys, key=lambda key: (key is None, str(key[0]) if isinstance(key, tuple) else "")))
    return tuple(sorted(keys, key=lambda key: (key is None, -weight[key], str(key))))


def _heading(view: View, grid: Grid, column: Key) -> str | Html:
    """A period leads to itself alone, on every page."""
    if isinstance(column, tuple):
        first, last = column
        name = view.words.day_range(first, last, year=(last - first).days > LONG)
        return tag("a", name, href=view.address("stances", first=first, last=last), data_nav=True)
    if column is None:
        return view.words("common.undated" if grid.by_day else "stances.unclear")
    return view.name(column)


def _cell(view: View, grid: Grid, place: tuple[str, Key], texts: Mapping[str, Row]) -> Html:
    held = grid.cells.get(place, ())
    if not held:
        return tag("td", tag("span", "–", class_="mq-none", aria_label=view.words("stances.nothing")))
    telling = [value for value in (*STANCES,) if any(row["value"] == value for row in held)]
    ordered = [value for value in telling if value != "none"] + [value for value in telling if value == "none"]
    return tag("td", [_stance(view, value, [row for row in held if row["value"] == value], texts) for value in ordered])


def _stance(view: View, value: str, rows: Sequence[Row], texts: Mapping[str, Row]) -> Html:
    """One stance of the cell: sign, word and number; unfolded, its statements."""
    chip = bits.chip(view, value, toward=False)
    ids = list(dict.fromkeys(row["statement"] for row in rows))
    items = pager.some(view, [_statement(view, texts[one]) for one in ids if one in texts], LISTED)
    return tag("details", tag("summary", chip, " ", tag("small", view.words.number(len(ids)))), tag("ul", items), class_="mq-cell")


def _statement(view: View, row: Row) -> Html:
    plain = " ".join(row["text"].split())
    few = plain if len(plain) <= 70 else plain[:70].rsplit(" ", 1)[0] + "…"
    words = bits.arabic("a", few, href=view.address("stances", open=row["id"], view=view.place.get("view")), data_nav=True)
    return tag("li", words, " ", tag("small", view.words.day_range(row["said_first"], row["said_last"])))
