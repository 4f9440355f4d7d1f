"""What the engine counts of a long story, counted of a short one's rows that are at hand: the same answers without a query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from data.tables import Row


class Taken(NamedTuple):
    """A stance of a voice toward a place, or in one of days, in one statement."""

    voice: str
    place: Any
    value: str
    statement: str
    article: str
    day: date | None


def voiced(rows: Iterable[Row], voices: Sequence[str]) -> dict[str, int]:
    """As VOICED: how many rows each of these voices has."""
    found = Counter(row["voice"] for row in rows if row["voice"] in voices)
    return {voice: found[voice] for voice in sorted(found)}


def day_heaps(rows: Iterable[Row], stem: str) -> list[Row]:
    """As DAYS: how many rows share their first and last day, the undated last."""
    found = Counter((row[f"{stem}first"], row[f"{stem}last"]) for row in rows)
    ordered = sorted(found, key=lambda days: [(day is None, day or date.min) for day in days])
    return [{"first": first, "last": last, "n": found[first, last]} for first, last in ordered]


def standing(stances: Iterable[Row]) -> list[Row]:
    """As STANDING: each voice's latest statement of each value."""
    held: dict[tuple[str, str], Row] = {}
    for row in sorted(_voices(stances), key=lambda row: (row["said_last"] or date.min, row["id"])):
        held[row["voice"], row["value"]] = row
    return [held[key] for key in sorted(held)]


def spoken(stances: Iterable[Row]) -> list[Row]:
    """As SPOKEN: how many statements of each voice take a stance, from when to when."""
    said: dict[str, list[Row]] = {}
    for row in _voices(stances):
        said.setdefault(row["voice"], []).append(row)
    return [
        {
            "voice": voice,
            "n": len({row["statement"] for row in said[voice]}),
            "first": min((row["said_first"] for row in said[voice] if row["said_first"]), default=None),
            "last": max((row["said_last"] for row in said[voice] if row["said_last"]), default=None),
        }
        for voice in sorted(said)
    ]


def last_said(statements: Iterable[Row], voices: Sequence[str]) -> dict[str, str]:
    """As LAST_SAID: the latest statement of each of these voices, by its id."""
    found: dict[str, str] = {}
    mine = [row for row in statements if row["voice"] in voices]
    mine.sort(key=lambda row: (row["article"], row["start"], row["id"]))
    for row in sorted(mine, key=lambda row: row["said_last"] or date.min, reverse=True):  # of one day in the order above
        found.setdefault(row["voice"], row["id"])
    return {voice: found[voice] for voice in sorted(found)}


def stances_for(stances: Iterable[Row]) -> dict[str, list[Row]]:
    """As STANCES_FOR: the stances of each statement by target and value."""
    found: dict[str, list[Row]] = {}
    for row in sorted(stances, key=lambda row: (row["target"] is None, row["target"] or "", row["value"])):
        found.setdefault(row["statement"], []).append(row)
    return found


def taken(stances: Iterable[Row], place: Callable[[Row], Any]) -> list[Taken]:
    """As TAKEN: who takes which stance in which statement, and its first day."""
    found: dict[tuple[Any, ...], date | None] = {}
    for row in _voices(stances):
        key = (row["voice"], place(row), row["value"], row["statement"], row["article"])
        days = [day for day in (found.get(key), row["said_first"]) if day]
        found[key] = min(days, default=None)
    return [Taken._make((*key, day)) for key, day in found.items()]


def fullest_cells(rows: Iterable[Taken], column: str, most: int) -> tuple[list[Any], int]:
    """As FULLEST_CELLS: the voices or places with most in their cells, and how many there are at all."""
    counts = Counter(map(attrgetter(column), rows))
    return sorted(counts, key=lambda one: (one is None, -counts[one], str(one)))[:most], len(counts)


def numbered(rows: Iterable[Taken], voices: Sequence[str], places: Sequence[Any], most: int) -> list[Row]:
    """As CELLS: how many statements stand in each of these cells, and the first of them."""
    held: dict[tuple[Any, ...], list[Taken]] = {}
    for row in rows:
        if row.voice in voices and row.place in places:
            held.setdefault((row.voice, row.place is None, row.place, row.value), []).append(row)
    for mine in held.values():
        mine.sort(key=lambda row: (row.day is None, row.day or date.min, row.article, row.statement))
    ordered = sorted(held, key=lambda key: (*key[:2], key[2] or 0, key[3]))
    return [row._asdict() | {"n": len(held[key])} for key in ordered for row in held[key][:most]]


def holding(linked: Mapping[str, Sequence[str]], left: frozenset[str]) -> list[str]:
    """Of links with what they join, those of which a member is left."""
    return [link for link, members in linked.items() if not left.isdisjoint(members)]


def _voices(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["voice"] is not None]
