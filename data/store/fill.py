"""Tables into a database: in memory, or as the file of one generation, made beside and renamed."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa

from data.store import queries
from data.tables import TABLES, Column, Row, Tables
from data.text.fold import folded

ARROW = {
    Column.TEXT: pa.string(), Column.INT: pa.int64(), Column.NUMBER: pa.float64(), Column.DATE: pa.date32(), Column.BOOL: pa.bool_(),
    Column.LIST: pa.list_(pa.string()), Column.JSON: pa.string(),
}  # fmt: skip
Texts = dict[str, str]
SEARCHED: dict[str, Callable[[Row, Texts], str]] = {  # the words a search looks through, folded into a column of its own
    "articles": lambda row, texts: f"{row['title'] or ''} {texts.get(row['id'], '')}",
    "statements": lambda row, texts: texts.get(row["article"], "")[row["passage_start"] : row["passage_stop"]],
    "counts": lambda row, texts: texts.get(row["article"], "")[row["passage_start"] : row["passage_stop"]],
    "events": lambda row, texts: f"{row['text']} {row['title_ar'] or ''} {row['title_en'] or ''}",
    "framings": lambda row, texts: str(row["text"]),
}


def in_memory(tables: Tables) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    fill(connection, tables)
    return connection


def make_file(tables: Tables, path: Path) -> None:
    """The database of one generation at ``path``; whole or not at all, also when two make it at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.{uuid.uuid4().hex[:8]}")
    try:
        with duckdb.connect(str(beside)) as connection:
            fill(connection, tables)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def fill(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    texts = {row["article"]: row["text"] for row in tables.get("texts", [])}
    for name in TABLES:
        _insert(connection, name, tables.get(name, []), texts)
    for sql in queries.DERIVED:
        connection.execute(sql)


def _insert(connection: duckdb.DuckDBPyConnection, name: str, rows: list[Row], texts: Texts) -> None:
    columns, words = TABLES[name].columns, SEARCHED.get(name)
    fields = [pa.field(key, ARROW[kind]) for key, kind in columns.items()] + ([pa.field("folded", pa.string())] if words else [])
    made = [_flat(name, row) | ({"folded": folded(words(row, texts))} if words else {}) for row in rows]
    connection.register("incoming", pa.Table.from_pylist(made, schema=pa.schema(fields)))
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
    connection.unregister("incoming")


def _flat(name: str, row: Row) -> Row:
    columns = TABLES[name].columns.items()
    return {key: json.dumps(row[key], ensure_ascii=False) if kind is Column.JSON else row[key] for key, kind in columns}
