"""The charts of the dashboard by name: whose rows each shows, and how it is made of a view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from components.charts import brush, counts, framings, rows, stance_map, strip, timeline
from components.charts.places import SHAPE
from data import count_groups
from data.view import View


@dataclass(frozen=True)
class Chart:
    """``tables``: whose rows it shows, the main one first; ``shape``: height by width, where the page and not the figure says it."""

    tables: tuple[str, ...]
    figure: Callable[[View], Any]
    shape: float | None = None


def _period(view: View) -> brush.Chosen:
    return view.selection.first, view.selection.last


def _map(view: View) -> Any:
    return stance_map.figure(rows.holders(view), rows.home(view, view.target), rows.look(view))


DATED = ("statements", "events", "counts")
CHARTS = {
    "days": Chart(DATED, lambda view: strip.figure(rows.timeline(view), rows.look(view))),
    "brush": Chart(DATED, lambda view: brush.figure(rows.days(view), _period(view), rows.look(view))),
    "timeline": Chart(DATED, lambda view: timeline.figure(rows.timeline(view), rows.look(view), rows.ringed(view))),
    "map": Chart(("stances",), _map, shape=SHAPE),
    "counts": Chart(("counts",), lambda view: counts.figure(count_groups.groups(view), rows.look(view), view.place.get("open"))),
    "labels": Chart(("framings",), lambda view: framings.drawn(view, rows.look(view))),
}
