"""A story of very many findings as marks: each voice's day one mark, and single ones only where they are drawn as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from components.charts import marks
from components.charts.lanes import ACROSS, MOST_ASIDE
from components.charts.layout import Look
from components.charts.marks import EVENTS, NOBODY, OTHERS, PUBLISHED, Mark, lanes, weighed
from components.charts.packing import Slots, slots
from data.view import View

LOUD = 8  # voices told apart by what they say, and as many by what of it has a day: those with lanes of their own
FEW = 40  # findings of a lane that are drawn one by one
ROOM = ACROSS * MOST_ASIDE  # of those without a place on the axis
KINDS = {"events": "event", "statements": "statement", "counts": "count", "articles": "article"}  # in the order of marks.KINDS
MADE = {"events": marks.event, "statements": marks.statement, "counts": marks.count, "articles": marks.article}
LANES = {"events": EVENTS, "articles": PUBLISHED}


def timeline(view: View, look: Look) -> list[Mark]:
    """Everything under the selection: heaps, and the findings of small lanes, without a day or far off one by one."""
    loud = list(view.loudest(LOUD))
    heaps = [mark for table in KINDS for mark in _heaps(view, table, loud)]
    axis = slots(heaps)
    small = _small(heaps)
    kept = [mark for mark in heaps if mark.lane not in small and mark.dated and axis and axis.holds(mark)]
    far = [mark for mark in heaps if mark.lane not in small and mark.dated and axis and not axis.holds(mark)]
    undated = [mark for mark in heaps if not mark.dated]
    found = [*kept, *(one for table in KINDS for one in _of_lanes(view, table, small, look))]
    found += _aside(far, _singles(view, _outside(axis), far, loud, look), loud) if axis else []
    return found + _aside(undated, _singles(view, ("{first} IS NULL", []), undated, loud, look), loud)


def first(view: View, most: int, look: Look) -> list[Mark]:
    """The first of them by day, at least so many where there are."""
    return [MADE[table](row, look) for table in KINDS for row in view.some(table, "TRUE", (), most)]


def _heaps(view: View, table: str, loud: Sequence[str]) -> Iterable[Mark]:
    kind = KINDS[table]
    for row in view.heaps(table, loud):
        dated = row["first"] is not None and row["last"] is not None
        first, last = (row["first"], row["last"]) if dated else (None, None)
        yield Mark("", kind, LANES.get(table) or row["voice"] or NOBODY, first, last, None, "", number=int(row["n"]))


def _small(heaps: Sequence[Mark]) -> frozenset[str]:
    """Lanes that stay lanes of single marks."""
    held = weighed((mark.lane, mark.number) for mark in heaps if mark.dated)
    return frozenset(lane for lane in lanes(heaps) if lane != OTHERS and lane in held and held[lane] <= FEW)


def _of_lanes(view: View, table: str, small: frozenset[str], look: Look) -> list[Mark]:
    """The dated findings of these lanes."""
    if table in LANES:
        found = view.some(table, "{first} IS NOT NULL", (), FEW) if LANES[table] in small else []
        return [MADE[table](row, look) for row in found]
    voices = sorted(lane for lane in small if not lane.startswith("_"))
    parts = [f"voice IN ({', '.join('?' * len(voices))})"] if voices else []
    parts += ["voice IS NULL"] if NOBODY in small else []
    if not parts:
        return []
    return [
        MADE[table](row, look) for row in view.some(table, f"{{first}} IS NOT NULL AND ({' OR '.join(parts)})", voices, FEW * len(small))
    ]


def _outside(axis: Slots) -> tuple[str, list[object]]:
    return "{last} < ? OR {first} > ?", [axis.first, axis.last]


def _singles(view: View, where: tuple[str, Sequence[object]], heaps: Sequence[Mark], loud: Sequence[str], look: Look) -> list[Mark]:
    """As many of those the heaps stand for as there is room for, kind after kind."""
    found = list[Mark]()
    held = {(mark.kind, mark.lane) for mark in heaps}
    for table, kind in KINDS.items():
        if len(found) < ROOM and any(kind == one for one, _ in held):
            made = (MADE[table](row, look) for row in view.some(table, *where, ROOM))
            found += [mark for mark in made if (kind, _heaped(mark, loud)) in held][: ROOM - len(found)]
    return found


def _heaped(mark: Mark, loud: Sequence[str]) -> str:
    """The lane of the heap a single finding is in."""
    return mark.lane if mark.lane.startswith("_") or mark.lane in loud else OTHERS


def _aside(heaps: Sequence[Mark], single: Sequence[Mark], loud: Sequence[str]) -> list[Mark]:
    """The single ones, and in the heaps what is left."""
    taken = weighed(((mark.kind, _heaped(mark, loud), mark.first, mark.last), 1) for mark in single)
    left = []
    for mark in heaps:
        key = (mark.kind, mark.lane, mark.first, mark.last)
        drawn = min(mark.number, taken[key])
        taken[key] -= drawn
        left += [mark._replace(number=mark.number - drawn)] if mark.number > drawn else []
    return [*single, *left]
