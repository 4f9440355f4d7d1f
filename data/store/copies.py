"""Generations on a ClickHouse server: each whole in a database of its own, marked last, or not there at all.

A database is named for story, generation and form; its table ``whole`` holds one row once everything else stands. Nothing is changed in
place, so whoever reads a generation reads it to the end, and two who load at once disturb nobody.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.model import StoryError
from data.store.clickhouse import ClickHouseEngine
from data.tables import TABLES

NAME = re.compile(r"mawaqif_(?P<story>.+)_(?P<generation>[0-9a-z]+)_(?P<form>[0-9a-f]{6})_[0-9a-f]{8}\Z")
KINDS = {
    "VARCHAR": "String", "BIGINT": "Int64", "INTEGER": "Int32", "DOUBLE": "Float64", "DATE": "Date32", "BOOLEAN": "Bool",
    "VARCHAR[]": "Array(String)", "HUGEINT": "Int128",
}  # fmt: skip
ORDER = {  # by what the tables of the search are asked for; a story's own tables stand in their order
    "postings": ("term", "passage", "position"), "terms": ("form",), "keys": ("key", "term"), "names": ("name",), "passages": ("n",),
    "finding_places": ("kind", "passage", "id"), "chains": ("actor", "id"), "event_actors": ("actor", "event"),
    "heaps": ("findings",), "mentioned": ("actor",), "named": ("article_n", "actor"), "speaking": ("actor",),
    "heap_days": ("findings",), "heaps_told": ("findings",), "loudness": ("voice",), "busy": ("findings",), "touching": ("article",),
    "last_said": ("voice",), "entries": ("oldest",), "entry_days": ("entries",), "takes": ("voice",),
}  # fmt: skip
TABLE_NAMES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY table_name"  # and views
ROWS = 100_000  # sent at a time
KEPT = 2  # generations of a story: the new one, and the one still read
Told = Callable[[str, int], None]  # of each table and its rows


@dataclass(frozen=True)
class Copy:
    """A generation that stands whole on a server."""

    database: str
    generation: str
    form: str
    manifest: Mapping[str, Any]


def copies(server: ClickHouseEngine, story: str) -> list[Copy]:
    """The whole ones of a story, the newest first."""
    marked: list[tuple[int, Copy]] = []
    for name in _databases(server, story, marked=True):
        found = NAME.match(name)
        rows = server.rows(f"SELECT manifest, loaded FROM `{name}`.whole").to_dict("records")
        if found and rows:
            copy = Copy(name, found["generation"], found["form"], json.loads(rows[0]["manifest"]))
            marked.append((int(rows[0]["loaded"]), copy))
    return [copy for _, copy in sorted(marked, key=lambda each: (-each[0], each[1].database))]


def copy_file(path: Path, server: ClickHouseEngine, copy: Copy, told: Told = lambda _table, _rows: None) -> None:
    """The tables of a DuckDB file into ``copy.database``; where anything goes wrong the database is dropped again."""
    server.run(f"CREATE DATABASE `{copy.database}`")
    inside = server.inside(copy.database)
    try:
        with duckdb.connect(str(path), read_only=True) as source:
            names = [row[0] for row in source.execute(TABLE_NAMES).fetchall()]
            for name in names:
                told(name, _table(source, inside, name))
        _mark(inside, copy.manifest)
    except BaseException:
        server.run(f"DROP DATABASE IF EXISTS `{copy.database}`")
        raise
    finally:
        inside.close()


def named(story: str, generation: str, form: str, manifest: Mapping[str, Any]) -> Copy:
    """A copy yet to be made: no other load has its name."""
    return Copy(f"mawaqif_{story}_{generation}_{form}_{uuid.uuid4().hex[:8]}", generation, form, manifest)


def drop_old(server: ClickHouseEngine, story: str, kept: int = KEPT) -> list[str]:
    """Drop all but the newest whole copies of a story."""
    old = [copy.database for copy in copies(server, story)[kept:]]
    for name in old:
        server.run(f"DROP DATABASE IF EXISTS `{name}`")
    return old


def drop_unfinished(server: ClickHouseEngine, story: str) -> list[str]:
    """Drop what killed loads left behind; a load still under way would be dropped too."""
    whole = {copy.database for copy in copies(server, story)}
    left = [name for name in _databases(server, story) if name not in whole]
    for name in left:
        server.run(f"DROP DATABASE IF EXISTS `{name}`")
    return left


def _databases(server: ClickHouseEngine, story: str, *, marked: bool = False) -> list[str]:
    """Names of a story's databases, of those with a mark alone where asked."""
    sql = "SELECT name FROM system.databases WHERE startsWith(name, ?)"
    sql += " AND name IN (SELECT database FROM system.tables WHERE name = 'whole')" if marked else ""
    names = server.rows(f"{sql} ORDER BY name", [f"mawaqif_{story}_"])["name"]
    return [name for name in names if (found := NAME.match(name)) and found["story"] == story]


def _table(source: duckdb.DuckDBPyConnection, inside: ClickHouseEngine, name: str) -> int:
    """One table with its rows; counted on both sides, and its days looked at: a server that keeps fewer years would change them."""
    kinds = {row[0]: str(row[1]) for row in source.execute(f'DESCRIBE "{name}"').fetchall()}
    columns = ", ".join(f"`{key}` {_kind(source, name, key, kind)}" for key, kind in kinds.items())
    by = ", ".join(f"`{key}`" for key in ORDER.get(name) or TABLES[name].order)
    inside.run(f"CREATE TABLE `{name}` ({columns}) ENGINE = MergeTree ORDER BY ({by}) SETTINGS allow_nullable_key = 1")
    for batch in source.cursor().sql(f'SELECT * FROM "{name}"').to_arrow_reader(ROWS):
        inside.client.insert_arrow(name, pa.Table.from_batches([batch]))
    days = [key for key, kind in kinds.items() if kind == "DATE"]
    told = ", ".join(["count(*) AS n", *(f"min({key}) AS first_{key}, max({key}) AS last_{key}" for key in days)])
    here = source.execute(f"SELECT {told} FROM {name}").fetchall()[0]
    there = tuple(inside.rows(f"SELECT {told} FROM {name}").iloc[0])
    if here != there:
        raise StoryError(name, "the rows", str(there), str(here), "not_copied")
    return int(there[0])


def _kind(source: duckdb.DuckDBPyConnection, table: str, column: str, kind: str) -> str:
    if kind not in KINDS:
        raise StoryError(table, column, kind, ", ".join(KINDS), "not_copied")
    missing = source.execute(f'SELECT count(*) - count("{column}") FROM "{table}"').fetchall()[0][0]
    return f"Nullable({KINDS[kind]})" if missing and kind != "VARCHAR[]" else KINDS[kind]


def _mark(inside: ClickHouseEngine, manifest: Mapping[str, Any]) -> None:
    inside.run("CREATE TABLE whole (manifest String, loaded Int64) ENGINE = MergeTree ORDER BY loaded")
    now = inside.rows("SELECT toUnixTimestamp64Milli(now64(3)) AS now").iloc[0, 0]
    row = {"manifest": json.dumps(dict(manifest), ensure_ascii=False), "loaded": int(now)}
    inside.client.insert_arrow("whole", pa.Table.from_pylist([row]))
