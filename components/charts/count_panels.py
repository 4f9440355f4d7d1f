"""Claims -> seats on panels: one for each thing counted, with a scale of its own and its claims in words below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from components.charts.count_scale import Axis, Scale, Seat, log
from data.count_claims import Claim, Group

HEAD, FOOT = 30, 12  # px: a panel's heading, the air under it
DECADE, TALLEST = 110, 260  # px: ten times as much, and the most a scale may take
ABOVE, BELOW = 36, 10  # px around a scale: a label over its mark
UNDER = 44  # px under a scale that holds a claim of "at least": its arrow goes up, its label stands below
ARROW = 20  # px: how far an open arrow goes
LINE, ROW = 22, 14  # px: a claim in words with its words beside it, a row of marks without
MOST_LINES = 6  # claims in words that are written out
MOST_LABELS = 40  # marks that may carry a label, on one panel
ABREAST = 6  # marks without words beside each other on one day
MOST_PANELS, FEW_PANELS, MANY = 12, 6, 150  # things counted, where there are few claims and where there are many
STEPS = (0.0, 0.2, -0.2, 0.36, -0.36)  # where marks of one day stand that would cover each other, in slots
CLOSE = 15  # px: closer than this they would
LETTER = 6.4  # px


@dataclass(frozen=True)
class Panel:
    """What one measure holds, with its place from the top of the plot."""

    group: Group
    top: float
    scale: Scale | None
    seats: tuple[Seat, ...]  # claims with a number
    lines: tuple[Seat, ...]  # claims in words
    bottom: float

    @property
    def written(self) -> bool:
        """Whether its claims in words stand beside their marks."""
        return len(self.lines) <= MOST_LINES


def drawn(groups: Sequence[Group]) -> list[Group]:
    """The things there is room for: of many those most is said of, in their order."""
    many = len(groups) > MOST_PANELS or sum(len(group.claims) for group in groups) > MANY
    kept = sorted(groups, key=lambda group: -len(group.claims))[: FEW_PANELS if many else MOST_PANELS]
    return [group for group in groups if group in kept]


def panels(groups: Sequence[Group], days: Axis) -> list[Panel]:
    """Panels one under the other, in the order of measures."""
    made: list[Panel] = []
    for group in drawn(groups):
        made.append(_panel(group, made[-1].bottom if made else 0.0, days))
    return made


def _panel(group: Group, top: float, days: Axis) -> Panel:
    numbered = [claim for claim in group.claims if claim.number]
    scale = _scale(numbered, top + HEAD) if numbered else None
    seats = _labelled(_apart(numbered, scale, days), days) if scale else []
    foot = scale.bottom + max(map(_under, numbered)) if scale else top + HEAD
    lines, height = _lines(group.wordings, foot, days)
    return Panel(group, top, scale, tuple(seats), tuple(lines), foot + height + FOOT)


def _rises(claim: Claim) -> bool:
    return str(claim.first["bound"]) == "at_least"


def _under(claim: Claim) -> float:
    """Room under the lowest value: for a label, or for an arrow that goes down."""
    return UNDER if _rises(claim) else ARROW + BELOW if claim.first["bound"] == "at_most" else BELOW


def _scale(numbered: Sequence[Claim], top: float) -> Scale:
    ends = [end for claim in numbered for end in claim.ends]
    low, high = min(ends), max(ends)
    above = ABOVE if any(not _rises(claim) for claim in numbered) else 26
    height = min(TALLEST, max(46, DECADE * (log(high) - log(low)))) if high > low else 0
    return Scale(low, high, top + above, top + above + height)


def _apart(numbered: Sequence[Claim], scale: Scale, days: Axis) -> list[Seat]:
    """Marks of one day side by side where they would cover each other."""
    taken: list[tuple[float, float]] = []
    seats = []
    for claim in sorted(numbered, key=lambda claim: (claim.ends, claim.id)):
        low, high = claim.ends
        at, y = days.at(claim), scale.y(low)
        free = (step for step in STEPS if not any(x == at + step * days.unit and abs(y - other) < CLOSE for x, other in taken))
        at += next(free, STEPS[len(taken) % len(STEPS)]) * days.unit
        taken.append((at, y))
        seats.append(Seat(claim, at, y, scale.y(high)))
    return seats


Box = tuple[float, float, float, float]  # left, right, top, bottom in px


def _labelled(seats: Sequence[Seat], days: Axis) -> list[Seat]:
    """Labels where they fit on a phone without covering a mark or each other, the highest numbers first."""
    taken = [_around(seat, days) for seat in seats]
    taken += [_cross(turn.said[0], seat.y, days) for seat in seats for turn in seat.claim.turns if days.holds(turn.said[:2])]
    made = []
    for n, seat in enumerate(sorted(seats, key=lambda seat: (seat.y, seat.claim.id))):
        others = [box for box in taken if box != _around(seat, days)] if n < MOST_LABELS else []
        fits = (kind for kind in ("two", "number") if not any(_meet(_label(seat, kind, days), box) for box in others))
        kind = next(fits, "") if n < MOST_LABELS else ""
        if kind:
            taken.append(_label(seat, kind, days))
        made.append(replace(seat, label=kind))
    return made


def _around(seat: Seat, days: Axis) -> Box:
    x = seat.at / days.unit * days.slot
    return x - 7, x + 7, seat.top - (ARROW + 4 if _rises(seat.claim) else 7), seat.y + 7


def _cross(day: date, y: float, days: Axis) -> Box:
    """The mark of a day on which something was taken back."""
    x = days.of(day) / days.unit * days.slot
    return x - 7, x + 7, y - 7, y + 7


def _label(seat: Seat, kind: str, days: Axis) -> Box:
    """About how much room a label takes: over its mark, or below one whose arrow goes up."""
    row = seat.claim.first
    number = len(f"{seat.claim.ends[1]:,.0f}") + (0 if row["bound"] == "exact" else 8)
    letters = max(number, min(SHORT, max(map(len, seat.claim.whom), default=0))) if kind == "two" else number
    x, half, tall = seat.at / days.unit * days.slot, letters * LETTER / 2, 32 if kind == "two" else 17
    top = seat.y + 8 if _rises(seat.claim) else seat.top - 8 - tall
    return x - half, x + half, top, top + tall


SHORT = 18  # letters of whom, in a label


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _lines(wordings: Sequence[Claim], top: float, days: Axis) -> tuple[list[Seat], float]:
    """Claims in words: each on a line of its own while they are few, then side by side on their day."""
    if len(wordings) <= MOST_LINES:
        seats = [Seat(claim, days.at(claim), top + (n + 0.5) * LINE, top) for n, claim in enumerate(wordings)]
        return seats, len(wordings) * LINE
    seen: dict[float, int] = {}
    seats = []
    for claim in wordings:
        at = days.at(claim)
        number = seen[at] = seen.get(at, -1) + 1
        wide = days.unit if claim.said else max(days.end - days.edge, days.unit)
        shift = ((number % ABREAST) - (ABREAST - 1) / 2) / (ABREAST + 1) * wide
        seats.append(Seat(claim, at + shift, top + (number // ABREAST + 0.5) * ROW, top))
    return seats, (max(seen.values()) // ABREAST + 1) * ROW
