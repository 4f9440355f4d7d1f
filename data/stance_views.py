"""Stances gathered by voice: on the map, in the grids. Never averaged: opposed values stand side by side as mixed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from data.model import StanceValue
from data.periods import Period
from data.tables import Row

Held = TypeVar("Held", bound=Mapping[str, Any])
SCALE = tuple(str(value) for value in StanceValue)  # supports … none
FOR, AGAINST = {"supports"}, {"warns", "opposes"}


@dataclass(frozen=True)
class Cell:
    """One stance of a voice toward a target or in a period: how many statements take it, and the first of them."""

    voice: str
    place: str | int | None  # a target, the number of a period; None is not known
    value: str
    number: int
    statements: tuple[Row, ...]  # id, text, article, start, stop, said_first, said_last


@dataclass(frozen=True)
class Room:
    """How much of the cells is drawn: rows, columns, statements in each."""

    voices: int
    places: int
    statements: int


@dataclass(frozen=True)
class Cells:
    """The cells there is room for; voices and places with most in theirs first, and how many there are at all."""

    voices: tuple[str, ...]
    places: tuple[str | int | None, ...]
    held: Sequence[Cell]
    of_voices: int
    of_places: int


def opposed(values: set[str]) -> bool:
    """Whether one holder both backs and turns against the target."""
    return bool(values & FOR) and bool(values & AGAINST)


def latest(
    standing: Sequence[Row], spoken: Sequence[Row], actors: Mapping[str, Row], mentions: Mapping[str, int], name: Callable[[str], str]
) -> list[Row]:
    """One row a state or bloc that holds a stance or is mentioned; without a stance ``value`` is None.

    ``standing``: each voice's latest statement of each value; ``spoken``: how many statements of each voice, from when to when;
    ``mentions``: how often each voice is named.
    """
    held: dict[str, list[Row]] = {}
    for row in standing:
        held.setdefault(row["voice"], []).append(row)
    spans = {row["voice"]: {"n": row["n"], "first": row["first"], "last": row["last"]} for row in spoken}
    nothing: Row = {"n": 0, "first": None, "last": None}
    rows = []
    for voice, actor in actors.items():
        group, n = held.get(voice, []), mentions.get(voice, 0)
        if group or (n and actor["kind"] in ("state", "bloc")):
            facts = {"voice": voice, "name": name(voice), "kind": actor["kind"], "iso3": actor["iso3"], "mentions": n, "mentioned": n > 0}
            rows.append(facts | _held(group) | spans.get(voice, nothing))
    return rows


def telling(rows: Sequence[Held]) -> Sequence[Held]:
    """Those that take a stance; to inform only counts where there is nothing else."""
    return [row for row in rows if row["value"] != "none"] or rows


def _held(rows: Sequence[Row]) -> Row:
    """The latest stance with the statement that takes it, and all stances; informing only ("none") yields to any stance."""
    values = [value for value in SCALE if any(row["value"] == value for row in rows)]
    last = max(telling(rows), key=_recency, default=None)
    value, finding = (last["value"], last["statement"]) if last else (None, None)
    return {"value": value, "values": values, "mixed": opposed(set(values)), "finding": finding}


def _recency(row: Row) -> tuple[date, int]:
    """Later days win; of one day the clearer value, from support on."""
    return row["said_last"] or date.min, -SCALE.index(row["value"])


def cells(rows: Sequence[Row], statements: Mapping[str, Row]) -> list[Cell]:
    """Cells of rows sorted by voice, place, value and their number within the cell; ``statements`` by id."""
    found: dict[tuple[str, str | int | None, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row["voice"], row["place"], row["value"]), []).append(row)
    return [Cell(*key, int(held[0]["n"]), tuple(statements[row["statement"]] for row in held)) for key, held in found.items()]


def within(periods: Sequence[Period] | None) -> tuple[str, list[object]]:
    """The number of the period a stance was taken in, as an expression, NULL for what has no day; its target where there are no periods."""
    if periods is None:
        return "target", []
    if not periods:
        return "NULL", []
    cases = " ".join(f"WHEN said_first >= ? AND said_first <= ? THEN {n}" for n in range(len(periods)))
    return f"CASE {cases} ELSE NULL END", [day for one in periods for day in (one.first, one.last)]


def place_of(periods: Sequence[Period] | None) -> Callable[[Row], Any]:
    """The same of a row."""
    if periods is None:
        return lambda row: row["target"]
    return lambda row: next((n for n, one in enumerate(periods) if row["said_first"] and one.first <= row["said_first"] <= one.last), None)
