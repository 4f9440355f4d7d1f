"""Tables into a database: in memory, or as the file of one generation, made beside and renamed."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa

from data.store import index, rollups
from data.store.built import broken
from data.tables import QUOTED, TABLES, Column, Row, Tables

ARROW = {
    Column.TEXT: pa.string(), Column.INT: pa.int64(), Column.NUMBER: pa.float64(), Column.DATE: pa.date32(), Column.BOOL: pa.bool_(),
    Column.LIST: pa.list_(pa.string()), Column.JSON: pa.string(),
}  # fmt: skip
Source = Callable[[str], Iterable[Row]]  # a table's rows by its name, in the table's order; asked more than once
T = TypeVar("T")
SLACK = 0.1  # of a file: with more room than that in it, it is written once more
LONG = 16_000  # bytes of a text: one that is longer keeps DuckDB from compressing the 120,000 that stand around it
APART = (
    "CREATE SCHEMA apart",
    "CREATE TABLE apart.texts AS SELECT * FROM texts WHERE strlen(text) <= {long}",
    "CREATE TABLE apart.long_texts AS SELECT * FROM texts WHERE strlen(text) > {long}",
    "DROP TABLE texts",
    "CREATE VIEW texts AS SELECT * FROM apart.texts UNION ALL SELECT * FROM apart.long_texts",
)
ROWS, ARTICLES = 5_000, 200  # handed over at a time: memory stays the same however many there are


def of_tables(tables: Tables) -> Source:
    """Tables that are all in memory."""
    return lambda name: tables.get(name, [])


def in_memory(source: Source) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    fill(connection, source)
    return connection


def make_file(source: Source, path: Path, current: Callable[[], bool] = lambda: True) -> None:
    """The database of one generation at ``path``; whole or not at all, also when two make it at once. StoryError where the rows
    are no longer ``current`` when all are read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.{uuid.uuid4().hex[:8]}")
    try:
        with duckdb.connect(str(beside)) as connection:
            fill(connection, source)
            connection.execute("CHECKPOINT")
            free, blocks = connection.execute("SELECT free_blocks, total_blocks FROM pragma_database_size()").fetchall()[0]
        if not current():
            raise broken("manifest.json", "generation", "the tables were swapped while they were read")
        os.replace(packed(beside) if free > SLACK * blocks else beside, path)
    finally:
        beside.unlink(missing_ok=True)
        _beside(beside).unlink(missing_ok=True)


def packed(path: Path) -> Path:
    """The same database in a file of its own, without the room that tables on the way to others took."""
    made, packed = (str(one).replace("'", "''") for one in (path, _beside(path)))
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{made}' AS made (READ_ONLY)")
        connection.execute(f"ATTACH '{packed}' AS packed")
        connection.execute("COPY FROM DATABASE made TO packed")
    return _beside(path)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.packed")


def fill(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    for name in TABLES:
        _insert(connection, name, source(name))
    _stand(connection)
    _index(connection, source)
    derive(connection)


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """What is made of the tables that stand: what is counted once, long texts apart from the others, and indexes."""
    for sql in rollups.DERIVED:
        connection.execute(sql)
    held = {"texts": "apart.texts"} if _set_apart(connection) else {}
    for table, column in rollups.LOOKED_UP:
        connection.execute(f"CREATE INDEX {table}_by_{column} ON {held.get(table, table)}({column})")


def _set_apart(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether there were texts too long to be compressed; they are in a table of their own then, and ``texts`` shows both."""
    if connection.execute(f"SELECT count(*) FROM texts WHERE strlen(text) > {LONG}").fetchall() == [(0,)]:
        return False
    for sql in APART:
        connection.execute(sql.format(long=LONG))
    return True


def _insert(connection: duckdb.DuckDBPyConnection, name: str, rows: Iterable[Row]) -> None:
    schema = pa.schema([pa.field(key, ARROW[kind]) for key, kind in TABLES[name].columns.items()])
    for number, batch in enumerate(_batches((_flat(name, row) for row in rows), ROWS, once=True)):
        connection.register("incoming", _arrow(name, batch, schema))
        connection.execute(f"INSERT INTO {name} SELECT * FROM incoming" if number else f"CREATE TABLE {name} AS SELECT * FROM incoming")
        connection.unregister("incoming")


def _stand(connection: duckdb.DuckDBPyConnection) -> None:
    """StoryError for a row that does not stand on the words of its article, as when tables were written (data/evidence.py)."""
    for name, table in TABLES.items():
        wrong = [
            f"({start} IS NOT NULL OR {stop} IS NOT NULL) AND NOT ({start} >= 0 AND {start} < {stop} AND {stop} <= length(w.text)) IS TRUE"
            for start, stop in table.spans
        ]
        if name in QUOTED:
            wrong.append("t.start IS NOT NULL AND substring(w.text, t.start + 1, t.stop - t.start) IS DISTINCT FROM t.text")
        if wrong:
            sql = (
                f"SELECT count(*) FROM {name} t LEFT JOIN texts w ON w.article = t.article WHERE {' OR '.join(f'({one})' for one in wrong)}"
            )
            if connection.execute(sql).fetchall() != [(0,)]:
                raise broken(f"{name}.jsonl", "the rows", "words that do not stand in their article")


def _arrow(name: str, batch: list[Row], schema: pa.Schema) -> pa.Table:
    try:
        return pa.Table.from_pylist(batch, schema=schema)
    except (ValueError, TypeError, OverflowError) as error:  # half a letter, a number beyond 64 bits, a list of something else
        raise broken(f"{name}.jsonl", "the rows", "a value no database holds") from error


def _index(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    index.prepare(connection)
    forms = connection.execute("SELECT DISTINCT actor, form FROM mentions WHERE basis = 'name' ORDER BY actor, form").fetchall()
    keys = index.name_keys(source("actors"), forms)
    made = index.Index(connection, keys)
    for batch in _batches(_by_article(source), ARTICLES):
        made.add(batch)
    made.finish(index.by_name(keys, source("actors")))


def _by_article(source: Source) -> Iterator[index.Indexed]:
    """Every article with what stands in it, in the order of their ids: the order of all these tables."""
    others = {name: Rows(source(name)) for name in ("paragraphs", "mentions", "removed", *index.KINDS)}
    for row in source("texts"):
        of = {name: rows.of(row["article"]) for name, rows in others.items()}
        yield index.Indexed(row["article"], row["text"], of["paragraphs"], of["mentions"], of["removed"], of)


class Rows:
    """Rows sorted by article, read once: those of one article after another."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._groups = groupby(rows, key=lambda row: str(row["article"]))
        self._next: tuple[str, list[Row]] | None = None
        self._step()

    def of(self, article: str) -> list[Row]:
        while self._next and self._next[0] < article:
            self._step()
        return self._next[1] if self._next and self._next[0] == article else []

    def _step(self) -> None:
        found = next(self._groups, None)
        self._next = (found[0], list(found[1])) if found else None


def _batches(rows: Iterable[T], size: int, *, once: bool = False) -> Iterator[list[T]]:
    """``rows`` in lists of ``size``; one empty list where there are none and ``once`` is asked."""
    left = iter(rows)
    while (batch := list(islice(left, size))) or once:
        once = False
        yield batch


def _flat(name: str, row: Row) -> Row:
    columns = TABLES[name].columns.items()
    return {key: json.dumps(row[key], ensure_ascii=False) if kind is Column.JSON else row[key] for key, kind in columns}
