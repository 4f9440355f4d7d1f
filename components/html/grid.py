"""Stances as a table: who toward whom, and who on which day. A cell lists its statements; opposed stances stand side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.charts.palette import STANCES
from components.html import bits
from components.html.bits import Row
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data.periods import periods_of
from data.stance_views import Cell, Cells, Room
from data.view import View

Key = str | tuple[date, date] | None  # a target, a period, or that it is not known
LONG = 7  # days: a longer period is told with its year
MOST_PERIODS, LISTED = 10, 8  # columns of days; statements written out in a cell
MANY, FEW = 500, 1  # stances; with more, so many statements in a cell
MOST_VOICES, MOST_TARGETS = 20, 14  # rows and columns
FEW_VOICES, FEW_TARGETS = 12, 10  # where there are very many stances
QUOTED = 70  # characters of a statement


@dataclass(frozen=True)
class Grid:
    """Voices by columns; a cell holds stance rows, each with the ``text`` of its statement."""

    by_day: bool
    voices: tuple[str, ...]
    columns: tuple[Key, ...]
    cells: Mapping[tuple[str, Key], tuple[Cell, ...]]
    more: tuple[int, int] = (0, 0)  # voices and targets there is no room for


def by_target(view: View) -> Grid:
    """Voices by targets: whoever takes most stances, and those toward whom most are taken, come first."""
    anyone = View(view.store, view.selection.replace(target=None), within=view.within)
    found = view.stances_by_target(_room(anyone))
    columns: dict[Any, Key] = {place: str(place) if place else None for place in found.places}
    return _grid(found, columns, by_day=False)


def by_day(view: View) -> Grid:
    """Voices by days or longer periods in their order, the unknown last."""
    found = periods_of(view.stance_days(view.target), MOST_PERIODS)
    cells = view.stances_by_day(view.target, found, _room(view, len(found) + 1))
    columns: dict[Any, Key] = {n: (one.first, one.last) for n, one in enumerate(found)}
    kept = {place: columns.get(place) for place in sorted(cells.places, key=lambda place: (place is None, place))}
    return _grid(cells, kept, by_day=True)


def _many(view: View) -> bool:
    return view.shown("stances") > MANY


def _room(view: View, columns: int = 0) -> Room:
    """Rows, columns unless they are given, and statements of a cell that are written out: fewer where there are very many."""
    if _many(view):
        return Room(FEW_VOICES, columns or FEW_TARGETS, FEW)
    return Room(MOST_VOICES, columns or MOST_TARGETS, LISTED)


def _grid(found: Cells, columns: Mapping[Any, Key], *, by_day: bool) -> Grid:
    """Rows and columns in their order; ``columns`` by the places of the cells."""
    cells: dict[tuple[str, Key], list[Cell]] = {}
    for cell in found.held:
        cells.setdefault((cell.voice, columns[cell.place]), []).append(cell)
    more = (found.of_voices - len(found.voices), found.of_places - len(found.places))
    return Grid(by_day, found.voices, tuple(columns.values()), {place: tuple(held) for place, held in cells.items()}, more)


def table(view: View, grid: Grid, caption: str) -> Html:
    """The grid. Columns run with the language: days right to left in Arabic."""
    corner = tag("th", view.words("stances.who"), scope="col")
    head = tag("thead", tag("tr", corner, [tag("th", _heading(view, grid, column), scope="col") for column in grid.columns]))
    rows = [
        tag("tr", tag("th", view.name(voice), scope="row"), [_cell(view, grid, (voice, column)) for column in grid.columns])
        for voice in grid.voices
    ]
    made = tag("table", head, tag("tbody", rows), class_="mq-table mq-grid")
    scroll = tag("div", made, class_="mq-scroll", tabindex="0", role="region", aria_label=caption, dir=direction(view.lang))
    return join((scroll, _left(view, grid)))


def _left(view: View, grid: Grid) -> Html | None:
    """Whom there is no room for, and how to see them."""
    told = [
        view.words(f"stances.left.{name}", n=view.words.number(n)) for name, n in zip(("voices", "targets"), grid.more, strict=True) if n
    ]
    return tag("p", view.words("stances.left.out", who=view.words.join(told)), class_="mq-manner") if told else None


def _heading(view: View, grid: Grid, column: Key) -> str | Html:
    """A period leads to itself alone, on every page."""
    if isinstance(column, tuple):
        first, last = column
        name = view.words.day_range(first, last, year=(last - first).days > LONG)
        return tag("a", name, href=view.address("stances", first=first, last=last), data_nav=True)
    if column is None:
        return view.words("common.undated" if grid.by_day else "stances.unclear")
    return view.name(column)


def _cell(view: View, grid: Grid, place: tuple[str, Key]) -> Html:
    held = grid.cells.get(place, ())
    if not held:
        return tag("td", tag("span", "–", class_="mq-none", aria_label=view.words("stances.nothing")))
    ordered = sorted(held, key=lambda cell: (cell.value == "none", STANCES.index(cell.value)))
    return tag("td", [_stance(view, cell, place[1]) for cell in ordered])


def _stance(view: View, cell: Cell, column: Key) -> Html:
    """One stance of the cell: sign, word and number; unfolded, its first statements and the way to all."""
    chip = bits.chip(view, cell.value, toward=False)
    items = [_statement(view, row) for row in cell.statements]
    if cell.number > len(items):
        items.append(
            tag("li", tag("a", view.words("common.more", n=view.words.number(cell.number - len(items))), **_all(view, cell, column)))
        )
    return tag("details", tag("summary", chip, " ", tag("small", view.words.number(cell.number))), tag("ul", items), class_="mq-cell")


def _all(view: View, cell: Cell, column: Key) -> dict[str, Any]:
    """The way to every statement of a cell."""
    where: dict[str, Any] = {"actors": (cell.voice,), "stances": (cell.value,)}
    if isinstance(column, tuple):
        where |= {"first": column[0], "last": column[1]}
    elif column:
        where |= {"target": column}
    return {"href": view.address("statements", **where), "data_nav": True}


def _statement(view: View, row: Row) -> Html:
    words = bits.arabic(
        "a", bits.few(row["text"], QUOTED), href=view.address("stances", open=row["id"], view=view.place.get("view")), data_nav=True
    )
    place = tag("a", view.words("common.open_passage"), href=bits.passage(view, row), data_nav=True)
    return tag("li", words, " ", tag("small", view.words.day_range(row["said_first"], row["said_last"]), " · ", place))
