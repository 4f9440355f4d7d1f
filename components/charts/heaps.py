"""A story of very many findings as marks: each voice's slot of days one mark, and single ones only where they are drawn as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from components.charts import marks
from components.charts.lanes import ACROSS, MOST_ASIDE
from components.charts.layout import Look
from components.charts.marks import EVENTS, NOBODY, OTHERS, PUBLISHED, Mark, Row, Seen, lanes, weighed
from components.charts.packing import SHORT, STRAYS, Slots, between
from data.tallies import BEYOND, Axis
from data.view import View

FEW = 40  # findings of a lane that are drawn one by one
NEVER = date(2000, 1, 1)  # an axis of nothing: ClickHouse knows no earlier day than 1900
ROOM = ACROSS * MOST_ASIDE  # of those without a place on the axis
KINDS = {"events": "event", "statements": "statement", "counts": "count", "articles": "article"}  # in the order of marks.KINDS
MADE = {"events": marks.event, "statements": marks.statement, "counts": marks.count, "articles": marks.article}
LANES = {"events": EVENTS, "articles": PUBLISHED}


def timeline(view: View, look: Look) -> Seen:
    """Everything under the selection: heaps of a slot of days, and the findings of small lanes, without a day or far off one by one."""
    axis, ends = reach(view)
    loud = view.loud()
    heaps = [mark for table in KINDS for mark in _heaps(view, table, loud, axis)]
    small = _small(heaps)
    kept = [mark for mark in heaps if mark.lane not in small and mark.dated and axis and axis.holds(mark)]
    far = [mark for mark in heaps if mark.lane not in small and mark.dated and axis and not axis.holds(mark)]
    undated = [mark for mark in heaps if not mark.dated]
    found = [*kept, *(one for table in KINDS for one in _of_lanes(view, table, small, look))]
    found += _aside(far, _singles(view, _outside(axis), far, loud, look), loud) if axis else []
    found += _aside(undated, _singles(view, ("{first} IS NULL", []), undated, loud, look), loud)
    return Seen(found, axis, ends, view.peaks("statements", 2))


def days(view: View) -> list[Mark]:
    """Everything under the selection by days alone."""
    axis, ends = reach(view)
    rows = view.day_slots(list(KINDS), _axis(axis)) if axis else []
    return Seen((_heap("event", NOBODY, row, axis) for row in rows), axis, ends, ())


def reach(view: View) -> tuple[Slots | None, tuple[date, date] | None]:
    """The axis of everything under the selection, as ``slots`` makes it of single marks; and the first and last day of all."""
    rows = view.reach(list(KINDS), SHORT, STRAYS)
    if not rows:
        return None, None
    short = rows[0]  # or long ones, where all are
    ends = min(row["lowest"] for row in rows), max(row["highest"] for row in rows)
    return between(short["lowest"], short["highest"], (short["low"], short["high"])), ends


def _axis(axis: Slots | None) -> Axis:
    return (axis.first, axis.last, axis.unit) if axis else (NEVER, NEVER, 1)


def first(view: View, most: int, look: Look) -> list[Mark]:
    """The first of them by day, at least so many where there are."""
    return [MADE[table](row, look) for table in KINDS for row in view.some(table, "TRUE", (), most)]


def _heaps(view: View, table: str, loud: Sequence[str], axis: Slots | None) -> Iterable[Mark]:
    kind = KINDS[table]
    for row in view.slots(table, loud, _axis(axis)):
        yield _heap(kind, LANES.get(table) or row["voice"] or NOBODY, row, axis)


def _heap(kind: str, lane: str, row: Row, axis: Slots | None) -> Mark:
    first, last = _period(row["slot"], axis)
    return Mark("", kind, lane, first, last, None, "", number=int(row["n"]))


def _period(slot: int | None, axis: Slots | None) -> tuple[date, date] | tuple[None, None]:
    """The days of a slot; of what lies off the axis, a day that does; none of what has no day."""
    if slot is None or axis is None:
        return None, None
    if slot < 0 or slot == BEYOND:
        day = axis.first - timedelta(days=1) if slot < 0 else axis.last + timedelta(days=1)
        return day, day
    return axis.period(slot)


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
    taken = weighed(((mark.kind, _heaped(mark, loud)), 1) for mark in single)
    left = []
    for mark in heaps:
        key = (mark.kind, mark.lane)
        drawn = min(mark.number, taken[key])
        taken[key] -= drawn
        left += [mark._replace(number=mark.number - drawn)] if mark.number > drawn else []
    return [*single, *left]
