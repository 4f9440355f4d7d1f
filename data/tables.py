"""The tables of a story: names, columns, types, and their form as sorted JSON lines.

One place says what a table holds; the build, the check and the engines all read it here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from data.model import StoryError

Row = dict[str, Any]
Tables = dict[str, list[Row]]


class Column(StrEnum):
    TEXT = "VARCHAR"
    INT = "BIGINT"
    NUMBER = "DOUBLE"
    DATE = "DATE"  # ISO string in JSON
    BOOL = "BOOLEAN"
    LIST = "VARCHAR[]"
    JSON = "JSON"  # an object; text in the engine


@dataclass(frozen=True)
class Table:
    name: str
    columns: Mapping[str, Column]
    order: tuple[str, ...]  # rows are sorted by these
    spans: tuple[tuple[str, str], ...] = ()  # (start, stop) columns that must lie inside the article's text


def _table(name: str, order: str, columns: str) -> Table:
    """``columns``: "name" is text, "name:INT" another type, "x..": the pair x_start, x_stop, "..": start, stop."""
    made: dict[str, Column] = {}
    spans: list[tuple[str, str]] = []
    for word in columns.split():
        if word.endswith(".."):
            stem = word[:-2] + "_" if word != ".." else ""
            pair = (stem + "start", stem + "stop")
            spans.append(pair)
            made |= dict.fromkeys(pair, Column.INT)
        else:
            title, _, kind = word.partition(":")
            made[title] = Column[kind or "TEXT"]
    return Table(name, made, tuple(order.split()), tuple(spans))


REVIEWED = "verdict reviewer note"
SAID = "said_first:DATE said_last:DATE said_basis"
TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        _table(
            "articles",
            "n",
            "id n:INT label title outlet outlet_id agency url published_first:DATE published_last:DATE"
            " published_basis published_minute:INT published_reasons:LIST published_text encoding sha256 chars:INT words:INT",
        ),
        _table("texts", "article", "article text"),
        _table("paragraphs", "article n", "article n:INT .. kind"),
        _table("removed", "article start stop", "article start:INT stop:INT at:INT text reason"),
        _table("actors", "n", "id name_ar name_en kind member_of iso3 voice chain:LIST aliases:LIST discovered:BOOL n:INT"),
        _table("mentions", "article start stop actor", "article .. form actor basis"),
        _table("days", "article start stop", "article .. text first:DATE last:DATE basis anchor:DATE reasons:LIST minute:INT"),
        _table(
            "statements",
            "article start stop id",
            f"id article .. text passage.. cue cue.. cue_class speaker speaker.."
            f" speaker_basis voice chain:LIST form {SAID} said.. hedge flags:LIST about rule utterance {REVIEWED}",
        ),
        _table(
            "stances",
            "article statement target value id",
            f"id statement article holder voice chain:LIST target value cue cue.. rule said_first:DATE said_last:DATE {REVIEWED}",
        ),
        _table(
            "counts",
            "article start stop id",
            f"id article .. text passage.. measure value:NUMBER low:NUMBER high:NUMBER bound"
            f" population unit source voice chain:LIST statement {SAID} status status_reason fact rule {REVIEWED}",
        ),
        _table(
            "events",
            "article start stop id",
            f"id article .. text kind first:DATE last:DATE basis day_text day.. actors:LIST"
            f" title_ar title_en flags:LIST fact rule {REVIEWED}",
        ),
        _table("framings", "article start stop label", "article .. text label in_quotes:BOOL quote_words:INT attributed_to"),
        _table("origins", "id", "id words:INT"),
        _table("origin_passages", "origin article start", "origin article .. text"),
        _table("links", "kind id", "id kind object note_ar note_en"),
        _table("link_members", "link n", "link n:INT finding"),
        _table("decisions", "kind article id quote", "id kind article verdict reviewer quote context note fields:JSON day:DATE"),
    )
}
QUOTED = ("days", "statements", "counts", "events", "framings", "origin_passages")  # their ``text`` is the words at start..stop


def dump(name: str, rows: Iterable[Row]) -> str:
    """A table as sorted JSON lines, columns in their order."""
    return "".join(lines(name, ordered(name, rows)))


def lines(name: str, rows: Iterable[Row]) -> Iterator[str]:
    """One JSON line a row, as the rows come. StoryError where they do not come in the table's order."""
    columns, before = TABLES[name].columns, None
    for row in rows:
        here = _place(name, row)
        if before is not None and here < before:
            wanted = "rows sorted by " + ", ".join(TABLES[name].order)
            raise StoryError(f"{name}.jsonl", str(here), "a row out of order", wanted, "broken_tables")
        before = here
        yield json.dumps({key: _plain(row.get(key)) for key in columns}, ensure_ascii=False, allow_nan=False) + "\n"


def ordered(name: str, rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: _place(name, row))


def _place(name: str, row: Row) -> tuple[tuple[bool, Any], ...]:
    return tuple((row.get(key) is not None, row.get(key) if row.get(key) is not None else 0) for key in TABLES[name].order)


def load(name: str, text: str) -> list[Row]:
    """Rows of JSON lines, dates as dates. StoryError where a line is not what the table says."""
    return list(rows_of(name, text.removesuffix("\n").split("\n") if text else ()))


def rows_of(name: str, written: Iterable[str]) -> Iterator[Row]:
    """As ``load``, line by line."""
    for number, line in enumerate(written, 1):
        where = f"line {number}"
        try:
            row = json.loads(line, object_pairs_hook=_once, parse_constant=_no_constant)
            yield _typed(name, row)
        except (ValueError, TypeError, RecursionError) as error:
            raise StoryError(f"{name}.jsonl", where, str(error), "rebuild the story", "broken_tables") from error


def _once(pairs: list[tuple[str, Any]]) -> Row:
    row = dict(pairs)
    if len(row) != len(pairs):
        raise ValueError("a key stands twice")
    return row


def _no_constant(value: str) -> None:
    raise ValueError(f"{value} is not a number")


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return list(value) if isinstance(value, tuple) else value


PYTHON: Mapping[Column, tuple[type, ...]] = {
    Column.TEXT: (str,), Column.INT: (int,), Column.NUMBER: (int, float), Column.DATE: (str,), Column.BOOL: (bool,),
    Column.LIST: (list,), Column.JSON: (dict,),
}  # fmt: skip


def _typed(name: str, row: Row) -> Row:
    columns = TABLES[name].columns
    if not isinstance(row, dict) or list(row) != list(columns):
        raise ValueError("columns differ from the table's")
    return {key: _value(key, kind, row[key]) for key, kind in columns.items()}


def _value(key: str, kind: Column, value: Any) -> Any:
    if value is None:
        return [] if kind is Column.LIST else None
    if not isinstance(value, PYTHON[kind]) or (kind is Column.INT and isinstance(value, bool)):
        raise ValueError(f"{key} is {type(value).__name__}, not {kind.value}")
    return date.fromisoformat(str(value)) if kind is Column.DATE else value
