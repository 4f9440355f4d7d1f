"""What a selection leaves, counted in the engine: by voice and days, by value, by utterance. No more rows than a reader can look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data import at_hand
from data.records import Records
from data.selection import Selection
from data.store import queries
from data.tables import Row

Axis = tuple[date, date, int]  # first and last day, days of a slot
STEMS = {"statements": "said_", "counts": "said_", "events": "", "articles": "published_"}  # of the columns that hold a row's days
BEYOND = 1_000_000  # the slot of what lies behind an axis


@dataclass
class Tallies(Records):
    """One store under a selection; each query is asked once."""

    # --- by voice and days ---

    def slots(self, table: str, voices: Sequence[str], axis: Axis) -> list[Row]:
        """How many rows of a table share a slot of an axis and a voice, one of ``voices`` or "_others": voice, slot, n."""
        told = self._all(table, self.selection) and list(voices) == self.loud()
        found, params = (queries.ROLLED_TOLD, [table]) if told else self._found(table)
        return self._slots(found, params, list(voices) or [""], axis)

    def day_slots(self, tables: Sequence[str], axis: Axis) -> list[Row]:
        """The same of several tables, whoever speaks."""
        found, params = self._found(*tables, days=True)
        return self._slots(queries.UNVOICED.format(found=found), params, [""], axis)

    def _slots(self, found: str, params: Sequence[Any], voices: Sequence[str], axis: Axis) -> list[Row]:
        first, last, unit = axis
        text = queries.SLOTS.format(found=found, voices=marks(voices), days=(last - first).days, unit=int(unit), beyond=BEYOND)
        return self._records(text, [*voices, first, last, first, *params])

    def reach(self, tables: Sequence[str], long: int, strays: int) -> list[Row]:
        """Of ranges of fewer than ``long`` days, and of longer ones: the first and last day, and those one of ``strays`` lies beyond."""
        found, params = self._found(*tables, days=True)
        return self._records(queries.REACH.format(found=found, long=int(long), strays=int(strays)), params)

    def peaks(self, table: str, most: int) -> list[tuple[date, int]]:
        """The days on which most rows of a table are."""
        found, params = self._found(table, days=True)
        return [(row["day"], int(row["n"])) for row in self._records(queries.PEAKS.format(found=found, most=int(most)), params)]

    def months(self, tables: Sequence[str]) -> dict[date, int]:
        """In how many rows something begins in each month, by its first day."""
        found, params = self._found(*tables, days=True)
        rows = self._records(queries.MONTHS.format(found=found), params)
        return {date(int(row["of_year"]), int(row["of_month"]), 1): int(row["n"]) for row in rows}

    def day_heaps(self, table: str) -> list[Row]:
        """How many rows of a table share their days, whoever speaks: first, last, n."""
        if self._few(table):
            return at_hand.day_heaps(self._left(table, self.selection), STEMS[table])
        found, params = self._found(table, days=True)
        return self._records(queries.DAYS.format(found=found), params)

    def loud(self) -> list[str]:
        """The voices told apart where there are very many."""
        return list(self.loudest(queries.LOUD))

    def loudest(self, most: int) -> dict[str, int]:
        """How much is said by those who say most, and by those most of whose words have a day; so many of each, most first."""
        voices, params = queries.ROLLED_LOUDNESS, list[Any]()
        if not all(self._all(table, self.selection) for table in queries.WITH_VOICE):
            found, params = self._found(*queries.WITH_VOICE)
            voices = queries.LOUDNESS.format(found=found)
        rows = self._records(queries.LOUDEST.format(voices=voices, most=int(most)), params)
        return {row["voice"]: int(row["n"]) for row in rows}

    def voiced(self, table: str, voices: Sequence[str]) -> dict[str, int]:
        """How many rows of a table these voices have; those that have none are left out."""
        if self._few(table):
            return at_hand.voiced(self._left(table, self.selection), voices)
        found, params = self._found(table)
        sql = queries.VOICED.format(found=found, marks=marks(voices))
        return {row["voice"]: int(row["n"]) for row in self._records(sql, [*params, *voices])} if voices else {}

    def _found(self, *tables: str, days: bool = False) -> tuple[str, list[Any]]:
        """The findings of these tables by voice and days, or by ``days`` alone: of a rollup where nothing but a period is chosen."""
        rolled = queries.ROLLED_DAYS if days else queries.ROLLED
        parts, params = [], list[Any]()
        for table in tables:
            if set(self.selection.active(table)) <= {"period"} and not self.within:
                sql, values = self.selection.reset().replace(first=self.selection.first, last=self.selection.last).clause("events")
                parts.append(rolled.format(where=sql))
                params += [table, *values]
            else:
                sql, values = self._clause(table, self.selection)
                found = queries.FOUND[table].format(where=sql)
                parts.append(queries.DATED.format(found=found) if days else found)
                params += values
        return " UNION ALL ".join(parts), params

    # --- by value ---

    def tallied(self, table: str, column: str, most: int) -> dict[str, int]:
        """How often the commonest values of a column stand in a table, most first. Table and column are ours, nothing a reader typed."""
        sql, params = self._clause(table, self.selection)
        rows = self._records(queries.TALLIED.format(column=column, table=table, where=sql, most=int(most)), params)
        return {row["choice"]: int(row["n"]) for row in rows}

    # --- by utterance ---

    def entries(self, most: int, after: int, *, newest: bool) -> list[Row]:
        """The statements of so many utterances, ``after`` so many others; in order of the day of their first, the undated last."""
        sql, params = self._clause("statements", self.selection)
        if sql == "TRUE":
            found = self._records(queries.ROLLED_ENTRIES.format(way="newest" if newest else "oldest"), [after, after + most])
        else:
            asked = queries.ENTRIES.format(where=sql, way="DESC" if newest else "ASC", most=int(most), after=int(after))
            found = self._records(asked, params * 2)
        ids = [str(row["entry"]) for row in found]
        text = queries.IN_ENTRIES.format(where=sql, marks=marks(ids))
        rows = self._records(text, [*params, *ids] * 2) if ids else []
        place = {id: n for n, id in enumerate(ids)}
        return sorted(rows, key=lambda row: place[row["utterance"] or row["id"]])

    def entry_days(self) -> dict[date | None, tuple[int, int]]:
        """How many utterances, and statements of theirs, have their first day when."""
        sql, params = self._clause("statements", self.selection)
        asked = queries.ROLLED_ENTRY_DAYS if sql == "TRUE" else queries.ENTRY_DAYS.format(where=sql)
        found = self._records(asked, params * 2)
        return {row["day"]: (int(row["entries"]), int(row["statements"])) for row in found}

    # --- inside ---

    def _clause(self, table: str, selection: Selection) -> tuple[str, list[Any]]:
        """What a selection leaves of a table, of the articles looked at."""
        sql, params = selection.clause(table, self.store.names)
        if not self.within:
            return sql, params
        inside, articles = self._inside("id" if table == "articles" else "article")
        return inside if sql == "TRUE" else f"({sql}) AND {inside}", [*params, *articles]

    def _left(self, table: str, selection: Selection) -> Sequence[Row]:
        """The rows a selection leaves, not to be changed. Of few rows all are kept for every view: the engine is asked for ids alone."""

        def left() -> Sequence[Row]:
            if not self._few(table):
                sql, params = self._clause(table, selection)
                return self._records(queries.FILTERED[table].format(where=sql), params)
            whole = self.store.whole(table)
            if self._all(table, selection):
                return whole
            ids = self._ids(table, selection)
            return [row for row in whole if row["id"] in ids]

        rows: Sequence[Row] = self._once(("left", table, selection), left)
        return rows

    def _few(self, table: str) -> bool:
        return self.store.few(table)

    def _all(self, table: str, selection: Selection) -> bool:
        """Whether nothing keeps rows of a table out."""
        return not self.within and not selection.active(table)

    def _ids(self, table: str, selection: Selection) -> frozenset[str]:
        """Of few rows those a selection leaves: what each value of a filter leaves is asked for once, whatever it is combined with."""

        def left() -> frozenset[str]:
            inside = [[self._inside("id" if table == "articles" else "article")]] if self.within else []
            held = [
                frozenset[str]().union(*(self.store.held(table, sql, tuple(params)) for sql, params in values))
                for values in (*inside, *selection.alternatives(table, self.store.names))
            ]
            return frozenset.intersection(*held) if held else self.store.held(table, "TRUE", ())

        ids: frozenset[str] = self._once(("ids", table, selection), left)
        return ids


def marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def among(column: str, values: Sequence[object]) -> str:
    """A condition: the column holds one of these; never, where there is none."""
    return f"{column} IN ({marks(values)})" if values else "FALSE"
