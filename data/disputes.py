"""Counts as a reader compares them: one line a claim, however many articles carry it; populations never merge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.tables import Row
from data.text.fold import folded

KINDS = ("exact", "about", "at_least", "at_most", "range")  # the others have no number


@dataclass(frozen=True)
class Claim:
    """What one source says, in the rows that hold it: one for each article."""

    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def number(self) -> tuple[Any, ...]:
        """What makes two claims differ."""
        row = self.first
        return (row["value"], row["low"], row["high"], row["bound"], row["status"])

    @property
    def sources(self) -> tuple[str | None, ...]:
        """Who says so, the named first; None is the article's own voice."""
        return tuple(dict.fromkeys(row["source"] for row in self.rows))

    @property
    def populations(self) -> tuple[str, ...]:
        """Of whom, in each article's own words."""
        found = {folded(row["population"]): str(row["population"]) for row in self.rows if row["population"]}
        return tuple(found.values())

    @property
    def known(self) -> bool:
        return bool(self.first["bound"] != "unknown")


@dataclass(frozen=True)
class Measure:
    """Claims of one measure: numbers by day, then words for a number, then what is said not to be known."""

    name: str
    claims: tuple[Claim, ...]

    @property
    def disputed(self) -> bool:
        """Whether not all say the same, or one was taken back; two sources of one number do not differ."""
        numbers = {claim.number for claim in self.claims}
        return len(numbers) > 1 or any(claim.first["status"] != "stated" for claim in self.claims)


def measures(rows: Iterable[Row]) -> list[Measure]:
    """Rows of counts by measure, the one with most claims first."""
    found: dict[str, dict[tuple[Any, ...], list[Row]]] = {}
    for row in rows:
        found.setdefault(row["measure"], {}).setdefault(_same(row), []).append(row)
    made = [Measure(name, tuple(sorted(map(_claim, groups.values()), key=_order))) for name, groups in found.items()]
    return sorted(made, key=lambda measure: (-len(measure.claims), measure.name))


def disputed(rows: Iterable[Row]) -> list[Measure]:
    """Measures on which claims differ; numbers of anything else are not compared."""
    return [measure for measure in measures(rows) if measure.name != "other" and measure.disputed]


def _same(row: Row) -> tuple[Any, ...]:
    """Equal for rows that are one claim: one fact by its link, else the same number by the same source of the same people."""
    if row["fact"]:
        return ("fact", row["fact"])
    people = folded(row["population"] or "")
    if row["bound"] in KINDS or row["bound"] == "unknown":
        return (row["value"], row["low"], row["high"], row["bound"], row["status"], people, row["source"], row["said_first"])
    return ("words", row["id"])


def _claim(rows: Sequence[Row]) -> Claim:
    """The rows with a named source first: they say most."""
    return Claim(tuple(sorted(rows, key=lambda row: (row["source"] is None, row["said_first"] is None))))


def _order(claim: Claim) -> tuple[Any, ...]:
    row = claim.first
    kind = 2 if not claim.known else 0 if row["bound"] in KINDS else 1
    return (kind, row["said_first"] is None, row["said_first"] or date.max, -(row["value"] or row["low"] or 0), row["id"])
