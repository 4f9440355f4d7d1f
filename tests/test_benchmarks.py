"""What is measured is what it says: three engines answer the same, a multiplied story is a story, a table is one."""

from __future__ import annotations

import pytest

from benchmarks import peers, scale
from benchmarks.large import multiply
from benchmarks.sizes import Wanted, sized
from data.store import queries, rollups
from data.store.engine import DuckEngine


@pytest.fixture(scope="module")
def five(tmp_path_factory):
    return sized(5, Wanted(tmp_path_factory.mktemp("sizes")))


def test_sqlite_and_pandas_answer_the_questions_of_pages_as_the_product_does(five, tmp_path):
    found = peers.asked(five.store, peers.Peers(five.database, tmp_path))

    assert len(found) == 7
    assert all(min(taken) > 0 for taken in found.values())


def test_an_answer_that_differs_is_told(five, tmp_path):
    other = peers.Peers(five.database, tmp_path)
    other.frames["statements"] = other.frames["statements"][1:]

    with pytest.raises(ValueError, match="rows"):
        peers.asked(five.store, other)


def test_a_multiplied_story_has_each_finding_as_often_and_finds_it_by_its_id(five, tmp_path):
    multiply(five.database, tmp_path / "large.duckdb", 3)
    small, large = five.store.engine, DuckEngine.open(tmp_path / "large.duckdb")

    for sql in (text.format(where="TRUE") for text in queries.IDS.values()):
        ids = [set(engine.rows(sql)["id"]) for engine in (small, large)]
        assert len(ids[1]) == 3 * len(ids[0]) == len(large.rows(sql))
    indexes = large.rows("SELECT table_name FROM duckdb_indexes()")["table_name"]
    assert set(indexes) == {table for table, _ in rollups.LOOKED_UP}


def test_a_table_has_a_column_for_each_size_and_says_what_was_not_measured():
    told = scale.table("Title", {"5": {"floor": "0.4", "page": scale.times(10, 0.4)}, "100": {"floor": scale.times(2, 1)}})

    assert told.split("\n")[1:] == [
        "**Title**",
        "",
        "|       | 5          | 100        |",
        "|-------|------------|------------|",
        "| floor | 0.4        | 2.0 (2.0×) |",
        "| page  | 10.0 (25×) | –          |",
    ]
