"""What a page is given: one story, under one selection, in one language.

Frames under the selection: ``statements() stances() counts() events() articles() framings()``. Everything else is the whole story.
Missing values are None, days are ``datetime.date``, lists are lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from data.records import Records
from data.selection import BEARS_ON, FACES, Names, Selection
from data.stance_views import by_day, grid, latest
from data.store import queries

NOUNS = {"statements": "statement", "stances": "stance", "counts": "count", "events": "event", "articles": "article", "framings": "framing"}
HOME = "overview"


@dataclass(frozen=True)
class WayOut:
    """A filter to take off, and how many rows would be left."""

    field: str
    label: str
    rows: int
    selection: Selection


@dataclass
class View(Records):
    """``place``: the address keys that are not filters (open, read, at, beside, view, day, embed), checked by whoever read the address."""

    place: Mapping[str, str] = field(default_factory=dict)
    dark: bool = False

    # --- the story ---

    @property
    def target(self) -> str | None:
        """Toward whom stances are read: the reader's choice, or the story's."""
        return self.selection.target or self.story.target

    @property
    def title(self) -> str:
        return self.story.title(self.lang)

    # --- rows under the selection ---

    def statements(self) -> pd.DataFrame:
        return self._filtered("statements")

    def stances(self) -> pd.DataFrame:
        return self._filtered("stances")

    def counts(self) -> pd.DataFrame:
        return self._filtered("counts")

    def events(self) -> pd.DataFrame:
        return self._filtered("events")

    def articles(self) -> pd.DataFrame:
        return self._filtered("articles")

    def framings(self) -> pd.DataFrame:
        return self._filtered("framings")

    def total(self, table: str) -> int:
        """Rows of a table in the whole story."""
        return self._count(table, self.selection.reset())

    def shown(self, table: str) -> int:
        """Rows of a table under the selection."""
        return self._count(table, self.selection)

    def undated_left_out(self, table: str = "statements") -> int:
        """Rows that only the period keeps out because they have no date."""
        if "period" not in self.selection.active(table):
            return 0
        stem = {"events": "", "articles": "published_"}.get(table, "said_")
        if table == "framings":
            return 0
        sql, params = self.selection.without("period").clause(table, self.store.names)
        return self.store.counted(queries.COUNT[table].format(where=f"({sql}) AND {stem}first IS NULL"), tuple(params))

    def checked(self) -> dict[str, dict[str, int]]:
        """Table -> verdict -> rows of the whole story: what no person has read is "automatic"."""
        rejected = {row["kind"]: row["n"] for row in self._rows(queries.REJECTED).to_dict("records")}
        found = {table: self._rows(sql).to_dict("records") for table, sql in queries.CHECKED.items()}
        return {
            table: {row["verdict"]: row["n"] for row in rows} | {"rejected": rejected.get(NOUNS[table], 0)} for table, rows in found.items()
        }

    # --- stances toward a target ---

    def latest_stances(self, target: str | None = None) -> pd.DataFrame:
        """One row a state or bloc: voice, name, iso3, value (latest), values, mixed, mentioned, n, first, last, statements."""
        mentioned = {row["actor"]: row["mentions"] for row in self._rows(queries.MENTIONED).to_dict("records")}
        return latest(self._toward(target or self.target), self.store.actors, mentioned, self.name)

    def grid(self, target: str | None = None) -> pd.DataFrame:
        """Actor × target: voice, target, value, values, mixed, n, statements."""
        return grid(self._toward(target))

    def by_day(self, target: str | None = None) -> pd.DataFrame:
        """Actor × day: voice, day (None is undated), value, values, mixed, n, statements."""
        return by_day(self._toward(target or self.target))

    # --- in words ---

    def sentence(self, table: str = "statements", *others: str) -> str:
        """«تصريحات روسيا والصين بين 7 و10 يناير 2022: 9 من 31؛ الأحداث: 3 من 12»: the filters are said of the first table."""
        return self.words("common.sentence.between").join((self._sentence(table), *map(self._how_many, others)))

    def _sentence(self, table: str) -> str:
        shown, total = self.words.number(self.shown(table)), self.words.number(self.total(table))
        names = Names(self.name, self.outlet_name, self.article_label)
        if not self.selection.active(table):
            return self.words("common.sentence.all", table=self.words(f"common.table.{table}"), shown=shown)
        filters = self.selection.in_words(self.words, names, table)
        return self.words("common.sentence.some", table=self.words(f"common.table_of.{table}"), filters=filters, shown=shown, total=total)

    def _how_many(self, table: str) -> str:
        shown, total = self.words.number(self.shown(table)), self.words.number(self.total(table))
        key = "also_some" if self.selection.active(table) else "also_all"
        return self.words(f"common.sentence.{key}", table=self.words(f"common.table.{table}"), shown=shown, total=total)

    def counted(self, table: str, n: int | None = None) -> str:
        """«3 تصريحات»: so many rows of a table (by default those shown)."""
        return self.words.count(NOUNS[table], self.shown(table) if n is None else n)

    def nearest_way_out(self, table: str = "statements") -> WayOut | None:
        """The one filter whose removal leaves most rows; the reset where no single one does."""
        ways = [self._way(name, table) for name in self.selection.active(table)]
        best = max((way for way in ways if way.rows), key=lambda way: way.rows, default=None)
        if best is None and self.total(table) and ways:
            return WayOut("all", self.words("common.reset_all"), self.total(table), self.selection.reset())
        return best

    # --- addresses ---

    def address(self, page: str = HOME, /, **changes: Any) -> str:
        """A relative link to a page that keeps selection and language; ``changes`` are filters (actors=…) or place keys (read=…, at=…)."""
        filters = {key: value for key, value in changes.items() if key in FACES}
        place = {key: value for key, value in changes.items() if key not in FACES}
        pairs = self.selection.replace(**filters).to_query()
        pairs += [(key, str(value)) for key, value in ({"embed": self.place.get("embed")} | place).items() if value is not None]
        path = "./" if page in ("", HOME) else page
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def passage(self, article: str, start: int, stop: int) -> str:
        """The link to a passage in the reading pane."""
        return self.address("reading", read=article, at=f"{start}-{stop}")

    # --- inside ---

    def _filtered(self, table: str) -> pd.DataFrame:
        sql, params = self.selection.clause(table, self.store.names)
        return self._rows(queries.FILTERED[table].format(where=sql), params)

    def _toward(self, target: str | None) -> pd.DataFrame:
        sql, params = self.selection.replace(target=target).clause("stances", self.store.names)
        return self._rows(queries.FILTERED["stances"].format(where=sql), params)

    def _count(self, table: str, selection: Selection) -> int:
        sql, params = selection.clause(table, self.store.names)
        return self.store.counted(queries.COUNT[table].format(where=sql), tuple(params))

    def _way(self, name: str, table: str) -> WayOut:
        wider = self.selection.without(name)
        return WayOut(name, self.words.label("filter", name), self._count(table, wider), wider)


FILTERED_TABLES = tuple(BEARS_ON)
