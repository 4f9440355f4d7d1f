"""A story's days cut into the periods a calendar knows: days, weeks, months or years, as few as a reader can choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

MOST = 14  # periods to choose from, where days, weeks or months allow


@dataclass(frozen=True)
class Period:
    first: date
    last: date
    number: int  # of the things whose first day lies in it


def periods(days: Iterable[date], most: int = MOST) -> tuple[Period, ...]:
    """As ``periods_of``, each day given as often as something is on it."""
    return periods_of(Counter(days), most)


def periods_of(counted: Mapping[date, int], most: int = MOST) -> tuple[Period, ...]:
    """The periods in which something is, of the finest kind that gives at most ``most``; years where none does."""
    for cut in (_day, _week, _month, _year):
        found: Counter[tuple[date, date]] = Counter()
        for day, number in counted.items():
            found[cut(day)] += number
        if len(found) <= most or cut is _year:
            return tuple(Period(*ends, found[ends]) for ends in sorted(found))
    return ()


def _day(day: date) -> tuple[date, date]:
    return day, day


def _week(day: date) -> tuple[date, date]:
    """From Monday to Sunday."""
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6)


def _month(day: date) -> tuple[date, date]:
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day.replace(day=1), after - timedelta(days=1)


def _year(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)
