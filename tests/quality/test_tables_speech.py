"""What the rules find in sentences of our own stays as good as it was; a table a phenomenon."""

from __future__ import annotations

import pytest

from tests.quality.sentences import table
from tests.quality.speech_tables import NAMES, floors, measure, names


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_read_as_well_as_before(name):
    figures, floor = measure(name).figures(), floors()[name]

    assert {each: (figures.get(each, 0.0), least) for each, least in floor.items() if figures.get(each, 0.0) < least} == {}


def test_every_table_has_floors_and_rows_enough():
    assert set(floors()) == set(names()) == set(NAMES)
    assert sum(len(table(name)["rows"]) for name in NAMES) >= 150


@pytest.mark.parametrize("name", NAMES)
def test_no_row_twice(name):
    texts = [row["text"] for row in table(name)["rows"]]

    assert len(texts) == len(set(texts))
