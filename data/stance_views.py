"""Stances gathered by voice: on the map, in the grid, by day. Never averaged: opposed values stand side by side as mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from data.model import StanceValue
from data.tables import Row

SCALE = tuple(str(value) for value in StanceValue)  # supports … none
FOR, AGAINST = {"supports"}, {"warns", "opposes"}
LATEST = ["voice", "name", "kind", "iso3", "value", "values", "mixed", "mentioned", "mentions", "n", "first", "last", "statements"]
CELL = ["value", "values", "mixed", "n", "statements"]


def opposed(values: set[str]) -> bool:
    """Whether one holder both backs and turns against the target."""
    return bool(values & FOR) and bool(values & AGAINST)


def latest(stances: pd.DataFrame, actors: Mapping[str, Row], mentions: Mapping[str, int], name: Callable[[str], str]) -> pd.DataFrame:
    """One row a state or bloc that holds a stance or is mentioned; without a stance ``value`` is None."""
    counts = Counter[str]()
    for mentioned, times in mentions.items():
        counts[actors[mentioned]["voice"] if mentioned in actors else ""] += times
    held = {key[0]: group for key, group in _groups(stances.to_dict("records"), ("voice",))}
    rows = []
    for voice, actor in actors.items():
        group, n = held.get(voice, []), counts[voice]
        if group or (n and actor["kind"] in ("state", "bloc")):
            facts = {"voice": voice, "name": name(voice), "kind": actor["kind"], "iso3": actor["iso3"], "mentions": n, "mentioned": n > 0}
            rows.append(facts | _cell(group) | _span(group))
    return pd.DataFrame(rows, columns=LATEST, dtype=object)


def grid(stances: pd.DataFrame) -> pd.DataFrame:
    """Voice × target, only cells that hold something."""
    rows = [{"voice": key[0], "target": key[1]} | _cell(group) for key, group in _groups(stances.to_dict("records"), ("voice", "target"))]
    return pd.DataFrame(rows, columns=["voice", "target", *CELL], dtype=object)


def by_day(stances: pd.DataFrame) -> pd.DataFrame:
    """Voice × day said; a range stands on its first day, the undated on None."""
    rows = [{"voice": key[0], "day": key[1]} | _cell(group) for key, group in _groups(stances.to_dict("records"), ("voice", "said_first"))]
    return pd.DataFrame(rows, columns=["voice", "day", *CELL], dtype=object)


def _groups(rows: list[Any], keys: tuple[str, ...]) -> Iterator[tuple[tuple[Any, ...], list[Row]]]:
    def key(row: Row) -> tuple[tuple[bool, Any], ...]:
        return tuple((row[name] is None, "" if row[name] is None else str(row[name])) for name in keys)

    for _, group in groupby(sorted(rows, key=key), key):
        found = list(group)
        yield tuple(found[0][name] for name in keys), found


def _cell(rows: list[Row]) -> Row:
    """The latest stance, all stances, and the statements behind them; informing only ("none") yields to any stance."""
    values = [value for value in SCALE if any(row["value"] == value for row in rows)]
    telling = [row for row in rows if row["value"] != "none"] or rows
    return {
        "value": max(telling, key=_recency)["value"] if telling else None,
        "values": values,
        "mixed": opposed(set(values)),
        "n": len({row["statement"] for row in rows}),
        "statements": list(dict.fromkeys(row["statement"] for row in rows)),
    }


def _recency(row: Row) -> tuple[str, int]:
    """Later days win; of one day the clearer value, from support on."""
    return str(row["said_last"] or ""), -SCALE.index(row["value"])


def _span(rows: list[Row]) -> Row:
    days = [row["said_first"] for row in rows if row["said_first"]]
    ends = [row["said_last"] for row in rows if row["said_last"]]
    return {"first": min(days, default=None), "last": max(ends, default=None)}
