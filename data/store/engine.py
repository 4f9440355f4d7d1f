"""Query engines. DuckDB: one read-only file a generation, a cursor a call."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import duckdb

from data.tables import Row

if TYPE_CHECKING:  # 70 MB and a fifth of a second, which pages do without: a frame is made for whoever asks for one
    import pandas as pd


@dataclass(frozen=True)
class Answer:
    """What a query answered: missing values are None, days are ``datetime.date``, lists are lists."""

    names: Sequence[str]
    values: Sequence[Sequence[Any]]  # a row each

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Shared by all who ask: whoever changes it takes a copy."""
        import pandas as pd

        return pd.DataFrame(list(self.values), columns=pd.Index(list(self.names), dtype=object), dtype=object)

    def column(self) -> list[Any]:
        """The values of an answer of one column."""
        return [value for (value,) in self.values]

    def records(self) -> list[Row]:
        """Made for whoever asks. For one row of fifty columns a frame costs ten times as much."""
        return [dict(zip(self.names, row, strict=True)) for row in self.values]


class Engine(Protocol):
    """Answers the SQL of ``queries``."""

    def answer(self, sql: str, params: Sequence[object] = ()) -> Answer: ...

    def rows(self, sql: str, params: Sequence[object] = ()) -> pd.DataFrame: ...

    def close(self) -> None: ...


SMALL = 64 * 1024 * 1024  # bytes: below, handing a query to several threads costs more than it saves (5.3 against 3.4 ms at five articles)
LATE = 1_000  # rows of a part of many: up to here the rest of their columns is read of them alone (140 against 87 ms for 200 of a million)


class DuckEngine:
    """DuckDB, safe to share between threads: each call has a cursor to itself."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, *, small: bool = True) -> None:
        self._connection = connection
        connection.execute("SET threads TO 1" if small else f"SET late_materialization_max_rows TO {LATE}")
        self._lock = threading.Lock()
        self._free: list[duckdb.DuckDBPyConnection] = []  # cursors nobody uses: opening one costs as much as a small query

    @classmethod
    def open(cls, path: Path) -> DuckEngine:
        """The file of one generation, read-only."""
        return cls(duckdb.connect(str(path), read_only=True), small=path.stat().st_size < SMALL)

    def answer(self, sql: str, params: Sequence[object] = ()) -> Answer:
        with self._lock:  # making a cursor touches the shared connection
            cursor = self._free.pop() if self._free else self._connection.cursor()
        found = cursor.execute(sql, list(params))
        made = Answer([column[0] for column in found.description or ()], found.fetchall())
        self._free.append(cursor)  # one that failed is not used again
        return made

    def rows(self, sql: str, params: Sequence[object] = ()) -> pd.DataFrame:
        return self.answer(sql, params).frame

    def close(self) -> None:
        self._connection.close()
