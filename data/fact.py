"""A fact: the findings that tell the same, and how they belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from data.groups import Groups
from data.records import Records

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Fact:
    """``joined``: how its findings belong together (fact, date_conflict, utterance, side, same, speaker); None where it is one finding."""

    kind: str
    id: str
    rows: tuple[Row, ...]
    joined: str | None = None
    ar: str = ""
    en: str = ""

    @cached_property
    def articles(self) -> dict[str, list[Row]]:
        """Its findings by article."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row["article"], []).append(row)
        return found

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(row["id"] for row in self.rows)

    @cached_property
    def single(self) -> bool:
        """Told by one article only."""
        return len(self.articles) == 1


def linked(story: Records, kind: str, links: Sequence[str], by_id: Mapping[str, Row]) -> tuple[list[Fact], set[str]]:
    """Facts of linked findings of several articles, and the ids they hold; findings that two links join are one fact."""
    notes: dict[str, Row] = {}
    of: dict[str, tuple[str, str]] = {}
    pairs: list[tuple[str, str]] = []
    for name in links:
        notes |= {row["id"]: row for row in story.links(name)}
        for link, ids in story.linked(name).items():
            known = [id for id in ids if id in by_id]
            pairs += [(known[0], other) for other in known[1:]] if known else []
            of |= dict.fromkeys(known, (name, link))
    made = []
    for group in Groups(pairs).lists():
        rows = tuple(sorted((by_id[id] for id in group), key=lambda row: (row["article"], row["start"])))
        name, link = max((of[row["id"]] for row in rows), key=lambda one: links.index(one[0]))
        made.append(Fact(kind, link, rows, name, notes[link]["note_ar"] or "", notes[link]["note_en"] or ""))
    return made, {row["id"] for fact in made for row in fact.rows}


def day_of(row: Row, column: str) -> date:
    """For ordering: what has no day stands last."""
    return row[column] or date.max
