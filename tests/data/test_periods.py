"""Days gathered into the periods of a calendar, as few as a reader can choose from."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.periods import MOST, periods


def days(first: date, number: int, step: int = 1) -> list[date]:
    return [first + timedelta(days=at * step) for at in range(number)]


@pytest.mark.parametrize(
    "given_days, first, last, number",
    [
        (days(date(2022, 1, 2), 10), date(2022, 1, 2), date(2022, 1, 2), 10),  # each day
        (days(date(2022, 1, 3), 60), date(2022, 1, 3), date(2022, 1, 9), 9),  # weeks from Monday on
        (days(date(2022, 1, 15), 300), date(2022, 1, 1), date(2022, 1, 31), 11),  # months
        (days(date(2010, 6, 1), 20, 365), date(2010, 1, 1), date(2010, 12, 31), 20),  # years, however many
        ([], None, None, 0),
    ],
)
def test_the_finest_kind_of_period_that_gives_few(given_days, first, last, number):
    found = periods(given_days)

    assert len(found) == number
    assert (found[0].first, found[0].last) == (first, last) if found else number == 0


@given(st.lists(st.dates(date(1950, 1, 1), date(2100, 1, 1)), max_size=80))
def test_no_day_is_lost_or_counted_twice(given_days):
    found = periods(given_days)

    assert sum(one.number for one in found) == len(given_days)
    assert all(one.last < other.first for one, other in pairwise(found))
    assert len(found) <= MOST or all((one.first.month, one.last.month) == (1, 12) for one in found)
