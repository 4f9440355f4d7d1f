"""Counts as claims: one for each fact, with everyone who tells it; claims of one thing stand beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from data import disputes
from data.count_claims import APART, ORDER, Claim, Group, Row, Turn
from data.count_doubts import Doubt, doubts
from data.model import ClaimStatus, CueClass, Span
from data.quantities import percent
from data.view import View

MOST = 1_000  # counts that stand beside each other
Passages = dict[str, list[tuple[Span, str]]]  # article -> shared passages with the id of their origin


def looked(view: View) -> View:
    """The view of all counts, or of very many those of the articles that hold most."""
    made: View = view.keep("counts_of", lambda: view.few("counts", MOST))
    return made


def claims(view: View) -> list[Claim]:
    """The counts under the selection as claims, by measure and day; made once a view."""
    found: list[Claim] = view.keep("count_claims", lambda: _claims(view))
    return found


def groups(view: View) -> list[Group]:
    """The claims by what they count, in the order of measures."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims(view):
        found.setdefault(claim.group, []).append(claim)
    return [Group(key[0], tuple(mine), _unit(mine[0]) if key[0] in APART else None) for key, mine in found.items()]


def _unit(claim: Claim) -> str | None:
    return "%" if percent(claim.first) else claim.first["unit"]


def doubted(view: View) -> dict[str, tuple[Doubt, ...]]:
    """What stands against each claim, by its id: in the same article, or where the story links two numbers of one source."""
    found: dict[str, tuple[Doubt, ...]] = view.keep("count_doubts", lambda: doubts(claims(view), looked(view).linked("tension").values()))
    return found


def _claims(view: View) -> list[Claim]:
    few = looked(view)
    rows = few.rows("counts")
    passages = _passages(few.of_articles({row["article"] for row in rows})) if rows else {}
    together = [claim.rows for measure in disputes.measures(rows) for claim in measure.claims]
    made = [Claim(tuple(rows), independent(rows, passages), tuple(_turns(view, rows))) for rows in map(_ordered(view), together)]
    return sorted(made, key=_place)


def _ordered(view: View) -> Callable[[Sequence[Row]], list[Row]]:
    return lambda rows: sorted(rows, key=lambda row: (view.store.articles[row["article"]]["n"], row["start"]))


def _place(claim: Claim) -> tuple[Any, ...]:
    rank = ORDER.index(claim.measure) if claim.measure in ORDER else len(ORDER)
    day = min((first for first, _, _ in claim.said), default=date.max)
    return rank, claim.group, day, claim.number is None, claim.id


def independent(rows: Sequence[Row], passages: Passages) -> int:
    """Tellings that share no wording: articles whose passages overlap one shared passage count as one."""
    shared: dict[str, set[str]] = {row["article"]: set() for row in rows}
    for row in rows:
        place = _span(row)
        shared[row["article"]] |= {origin for span, origin in passages.get(row["article"], ()) if span.overlaps(place)}
    root = {article: article for article in shared}
    for one, other in combinations(shared, 2):
        if shared[one] & shared[other]:
            old, new = root[other], root[one]
            root = {article: new if now == old else now for article, now in root.items()}
    return len(set(root.values()))


def _span(row: Row) -> Span:
    known = row["passage_start"] is not None
    return Span(row["passage_start"], row["passage_stop"]) if known else Span(row["start"], row["stop"])


def _passages(view: View) -> Passages:
    found: Passages = {}
    for row in view.origins():
        found.setdefault(row["article"], []).append((Span(row["start"], row["stop"]), row["origin"]))
    return found


def _turns(view: View, rows: Iterable[Row]) -> Iterator[Turn]:
    """When the claim was withdrawn: the day of the sentence that takes it back, each day once."""
    seen: set[tuple[date, date]] = set()
    for row in rows:
        turn = turn_of(view, row) if row["status"] == ClaimStatus.WITHDRAWN else None
        if turn and turn.said[:2] not in seen:
            seen.add(turn.said[:2])
            yield turn


def turn_of(view: View, row: Row) -> Turn | None:
    """When a count was taken back, as the sentence that does so tells; None where that is not known."""
    statement = view.finding(row["statement"]) if row["statement"] else None
    if statement is None or statement["cue_class"] != CueClass.WITHDRAWS or statement["said_first"] is None:
        return None
    start, stop = statement["said_start"], statement["said_stop"]
    words = view.text(row["article"])[start:stop] if start is not None else ""
    return Turn((statement["said_first"], statement["said_last"], statement["said_basis"]), words)
