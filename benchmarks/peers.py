"""What pages ask, of three: DuckDB as the product asks it, SQLite with the same texts and indexes, pandas with all tables in memory."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from statistics import median

import duckdb  # noqa: TID251  what is measured beside the product is read from its file
import pandas as pd

from data.selection import Selection
from data.store import Store, queries, rollups
from data.tables import TABLES
from data.view import View

ROUNDS, SOME = 5, 20
ASKED = ("statements", "stances", "mentions", "articles", "heaps", "chains")  # tables of these questions
INDEXES = (*rollups.LOOKED_UP, ("mentions", "article"), ("statements", "said_first"), ("chains", "actor"))
Frames = Mapping[str, pd.DataFrame]
Answered = list[tuple[str, ...]]


@dataclass(frozen=True)
class Question:
    """A query of a page, and what a notebook would do for the same rows."""

    sql: str
    params: list[object]
    columns: list[str]  # that are compared
    frame: Callable[[Frames], pd.DataFrame]


def questions(store: Store) -> dict[str, Question]:
    """One for each way pages ask: a rollup, a narrowed count, the latest of each, the first rows, a tally, ids, an article."""
    first, last = View(store, Selection()).period()
    period = Selection(first=first + (last - first) / 3, last=last)
    actor, some = store.named(1)[0], SOME
    narrow = period.replace(actors=(actor,))
    (within, days), (spoken, who) = period.clause("statements"), narrow.clause("statements")
    ids = [str(id) for id in store.engine.rows(f"SELECT id FROM statements ORDER BY hash(id) LIMIT {some}")["id"]]  # noqa: S608
    article = store.articles.first(1)[0]
    span = ["first", "last", "n"]

    def per_day(rows: pd.DataFrame) -> pd.DataFrame:
        found = rows.groupby(["said_first", "said_last"], dropna=False).size().reset_index(name="n")
        return found.rename(columns={"said_first": "first", "said_last": "last"})

    def dated(frames: Frames) -> pd.DataFrame:
        rows = frames["statements"]
        return rows[(rows["said_last"] >= pd.Timestamp(period.first)) & (rows["said_first"] <= pd.Timestamp(period.last))]

    def by_actor(frames: Frames) -> pd.DataFrame:
        rows, chains = dated(frames), frames["chains"]
        return rows[rows["speaker"].isin(set(chains.loc[chains["actor"] == actor, "id"]))]

    def latest(frames: Frames) -> pd.DataFrame:
        rows = frames["stances"].dropna(subset=["voice"]).sort_values(["said_last", "id"], ascending=False, na_position="last")
        return rows.drop_duplicates(["voice", "value"])

    by_day = ["said_first", "said_last", "article", "start", "id"]
    return {
        "statements by day": Question(
            queries.DAYS.format(found=queries.ROLLED.format(where="TRUE")), ["statements"], span, lambda of: per_day(of["statements"])
        ),
        "the same, period + actor": Question(
            queries.DAYS.format(found=queries.FOUND["statements"].format(where=spoken)), who, span, lambda of: per_day(by_actor(of))
        ),
        "latest stance of each voice": Question(queries.STANDING.format(where="TRUE"), [], ["voice", "value", "statement"], latest),
        f"first {some} of a period": Question(
            queries.SOME["statements"].format(where=within, way="ASC", most=some), days, ["id"],
            lambda of: dated(of).sort_values(by_day).head(some),
        ),
        "whom stances are about": Question(
            queries.TARGETS, [], ["target", "n"], lambda of: of["stances"]["target"].value_counts().reset_index(name="n")
        ),
        f"{some} statements by id": Question(
            queries.FINDING["statement"].format(marks=", ".join("?" * some)), list(ids), ["id"], lambda of: of["by id"].loc[ids]
        ),
        "mentions of an article": Question(
            queries.OF_ARTICLE["mentions"], [article], ["start", "actor"], lambda of: of["mentions"][of["mentions"]["article"] == article]
        ),
    }  # fmt: skip


@dataclass(frozen=True)
class Peers:
    """SQLite's file and pandas' frames of one story."""

    database: Path
    folder: Path

    @cached_property
    def lite(self) -> sqlite3.Connection:
        made = sqlite3.connect(self.folder / "tables.db")
        with duckdb.connect(str(self.database), read_only=True) as duck:
            for table in ASKED:
                columns = [(name, str(kind)) for name, kind, *_ in duck.execute(f"DESCRIBE {table}").fetchall()]
                made.execute(f"CREATE TABLE {table} ({', '.join(name for name, _ in columns)})")
                found = duck.execute(f"SELECT {', '.join(_plain(*one) for one in columns)} FROM {table}")  # noqa: S608  names of our own tables
                marks = ", ".join("?" * len(columns))
                while rows := found.fetchmany(10_000):
                    made.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
        for table, column in INDEXES:
            if table in ASKED:
                made.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")
        made.commit()
        return made

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        found = {table: self._frame(table) for table in ASKED}
        return found | {"by id": found["statements"].set_index("id", drop=False)}

    @cached_property
    def held(self) -> int:
        """Bytes of all tables in memory."""
        return sum(int(self._frame(table).memory_usage(deep=True).sum()) for table in TABLES)

    def _frame(self, table: str) -> pd.DataFrame:
        with duckdb.connect(str(self.database), read_only=True) as duck:
            return duck.execute(f"SELECT * FROM {table}").df()  # noqa: S608


def _plain(name: str, kind: str) -> str:
    """What SQLite has no type for, as text."""
    return f"CAST({name} AS VARCHAR)" if kind == "DATE" or kind.endswith("[]") else name


def asked(store: Store, peers: Peers) -> dict[str, tuple[float, float, float]]:
    """By question, ms of CPU: DuckDB, SQLite, pandas. ValueError where their rows differ."""
    found = {}
    for name, one in questions(store).items():
        params = [value.isoformat() if isinstance(value, date) else value for value in one.params]

        def lite(one: Question = one, params: list[object] = params) -> pd.DataFrame:
            cursor = peers.lite.execute(one.sql, params)
            return pd.DataFrame(cursor.fetchall(), columns=[column[0] for column in cursor.description])

        ways = (lambda one=one: store.engine.rows(one.sql, one.params), lite, lambda one=one: one.frame(peers.frames))
        answers = [_told(way(), one.columns) for way in ways]
        if any(answer != answers[0] for answer in answers):
            raise ValueError(f"{name}: {[len(answer) for answer in answers]} rows, or other ones")
        found[name] = tuple(_taken(way) for way in ways)
    return {name: (one[0], one[1], one[2]) for name, one in found.items()}


def _told(rows: pd.DataFrame, columns: list[str]) -> Answered:
    """In no order: days as they are written, nothing as nothing."""
    values = (chain(row) for row in rows[columns].itertuples(index=False))
    return sorted(tuple("" if pd.isna(value) else str(value).removesuffix(" 00:00:00") for value in row) for row in values)


def _taken(ask: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        before = time.process_time()
        ask()
        taken.append((time.process_time() - before) * 1000)
    return median(taken)
