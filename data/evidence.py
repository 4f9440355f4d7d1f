"""Every finding must stand on its words: spans inside the text, and the words at the span equal to the words kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.model import StoryError
from data.tables import QUOTED, TABLES, Row


def check(tables: Mapping[str, Iterable[Row]]) -> None:
    """StoryError for the first row whose evidence does not hold."""
    texts = {row["article"]: row["text"] for row in tables.get("texts", [])}
    for name in tables:
        check_rows(name, tables[name], texts)
    _check_ids(tables)


def check_rows(name: str, rows: Iterable[Row], texts: Mapping[str, str]) -> None:
    """StoryError for the first row of a table that does not stand on the words of its article."""
    for row in rows:
        _check_spans(name, row, texts)


def _check_spans(name: str, row: Row, texts: Mapping[str, str]) -> None:
    for start, stop in TABLES[name].spans:
        if row[start] is None and row[stop] is None:
            continue
        text = texts.get(row["article"])
        if text is None or row[start] is None or row[stop] is None or not 0 <= row[start] < row[stop] <= len(text):
            raise _broken(name, row, f"{start}..{stop} = {row[start]}..{row[stop]}", "a place inside the article's text")
    if name in QUOTED and row["start"] is not None and texts[row["article"]][row["start"] : row["stop"]] != row["text"]:
        raise _broken(name, row, f"{row['text']!r}", "the words at its place in the article")


def _check_ids(tables: Mapping[str, Iterable[Row]]) -> None:
    seen: dict[str, str] = {}
    for name in ("statements", "stances", "counts", "events", "links", "origins"):
        for row in tables.get(name, []):
            if row["id"] in seen:
                raise _broken(name, row, f"the id stands also in {seen[row['id']]}", "one finding an id")
            seen[row["id"]] = name
    for row in tables.get("stances", []):
        if seen.get(row["statement"]) != "statements":
            raise _broken("stances", row, f"statement {row['statement']}", "the id of a statement")
    for row in tables.get("link_members", []):
        if row["finding"] not in seen:
            raise _broken("link_members", row, f"finding {row['finding']}", "the id of a finding")


def _broken(name: str, row: Row, found: str, wanted: str) -> StoryError:
    where = row.get("id") or f"{row.get('article', '')} {row.get('link', '')}".strip()
    return broken_row(name, str(where), found, wanted)


def broken_row(name: str, where: str, found: str, wanted: str) -> StoryError:
    return StoryError(f"{name}.jsonl", where, found, wanted, "broken_tables")
