"""Numbers that cannot both be right as they stand: one source, one thing, the same people, in one article or in two."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from data.count_claims import Claim, Row
from data.model import ClaimStatus
from data.text.fold import folded
from data.text.stems import content

NEARLY = 0.1  # how far «about» may be off


@dataclass(frozen=True)
class Doubt:
    """That another claim gives another number; ``inside``: in the same article."""

    other: Claim
    inside: bool


def doubts(claims: Iterable[Claim], linked: Iterable[Sequence[str]] = ()) -> dict[str, tuple[Doubt, ...]]:
    """Doubts by the id of a claim: contradictions within one article, and pairs of ids that the story links as apart."""
    every = [claim for claim in claims if claim.number is not None]
    found: dict[str, dict[str, Doubt]] = defaultdict(dict)
    for one, other in _within(every):
        found[one.id][other.id], found[other.id][one.id] = Doubt(other, True), Doubt(one, True)
    by_row, by_id = {row["id"]: claim for claim in every for row in claim.rows}, {claim.id: claim for claim in every}
    for ids in linked:
        pair = dict.fromkeys(by_row[id].id for id in ids if id in by_row)
        for mine, theirs in ((by_id[one], by_id[other]) for one, other in combinations(pair, 2)):
            if disjoint(mine.first, theirs.first):
                found[mine.id].setdefault(theirs.id, Doubt(theirs, False))
                found[theirs.id].setdefault(mine.id, Doubt(mine, False))
    return {id: tuple(mine.values()) for id, mine in found.items()}


def _within(claims: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    """Claims of one article and source about the same people that leave no number both could mean."""
    told: dict[tuple[object, ...], list[tuple[Claim, Row]]] = defaultdict(list)
    for claim in claims:
        for row in claim.rows:
            if row["status"] == ClaimStatus.STATED:
                people = content(folded(row["population"] or row["unit"] or ""))
                told[row["article"], claim.group, row["source"], people].append((claim, row))
    for mine in told.values():
        for (one, row), (other, its) in combinations(mine, 2):
            if one is not other and not _later(row, its) and disjoint(row, its):
                yield one, other


def _later(one: Row, other: Row) -> bool:
    """Said on two known days: a number brought up to date is no contradiction."""
    return bool(one["said_first"] and other["said_first"] and one["said_first"] != other["said_first"])


def disjoint(one: Row, other: Row) -> bool:
    """Whether no number fits both."""
    low, high = _ends(one)
    its_low, its_high = _ends(other)
    return high < its_low or its_high < low


def _ends(row: Row) -> tuple[float, float]:
    known = [float(value) for value in (row["low"], row["value"], row["high"]) if value is not None]
    if not known or row["bound"] in ("vague", "unknown"):
        return -math.inf, math.inf
    low, high = min(known), max(known)
    if row["bound"] == "at_least":
        return low, math.inf
    if row["bound"] == "at_most":
        return -math.inf, high
    off = NEARLY if row["bound"] == "about" else 0.0
    return low * (1 - off), high * (1 + off)
