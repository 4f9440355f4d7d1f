"""Which rows of an exported table are asked for: the query under a view's selection, and the part of it one answer gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data import rights
from data.exported import MOST_MASKED, MOST_ROWS
from data.store import queries
from data.tables import Row
from data.view import FILTERED_TABLES, View

WITH_FINDINGS = ("statements", "counts", "events")  # what links join


@dataclass(frozen=True)
class Window:
    """Which part of a table: at most ``limit`` rows from ``offset`` on."""

    limit: int = MOST_ROWS
    offset: int = 0


@dataclass(frozen=True)
class Part:
    """Rows of a table, and how many rows it has under the selection."""

    rows: tuple[Row, ...]
    total: int
    window: Window

    @property
    def after(self) -> int | None:
        """Where the next part begins; None after the last one."""
        stop = self.window.offset + self.window.limit
        return stop if stop < self.total else None


def most(view: View) -> int:
    """Rows of one answer."""
    return MOST_MASKED if view.story.show == rights.PASSAGES else MOST_ROWS


def asked(view: View, table: str) -> tuple[str, list[Any]]:
    """The query behind a table under the selection."""
    selection, names = view.selection, view.store.names
    if table in FILTERED_TABLES:
        sql, params = selection.clause(table, names)
        return queries.FILTERED[table].format(where=sql), params
    if table == "mentions":
        sql, params = selection.without("actors").clause("articles", names)
        actors = list(selection.actors)
        who = queries.MENTIONS_BY.format(marks=", ".join("?" * len(actors))) if actors else "TRUE"
        return queries.MENTIONS_IN.format(where=sql, who=who), [*params, *actors]
    clauses = {one: selection.clause(one, names) for one in WITH_FINDINGS if selection.active(one)}
    wheres = [queries.FINDING_IN.format(table=one, where=sql) for one, (sql, _) in clauses.items()]
    return queries.LINKS_JOINED.format(where=" OR ".join(wheres) or "TRUE"), [value for _, values in clauses.values() for value in values]
