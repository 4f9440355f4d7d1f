"""One contract for every engine: DuckDB and ClickHouse, asked by the same code, answer the same to the last row."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from data.search import find, titles
from data.selection import Selection
from data.store import queries
from data.store.clickhouse import ClickHouseEngine
from data.view import View
from tests.cluster.cases import ANSWERS, WHOLE, forms, search, searches, selections
from tests.shelves import FIRST, SECOND

pytestmark = pytest.mark.cluster
STORIES = (FIRST, SECOND)


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("name", ANSWERS)
def test_rows_under_every_selection_are_the_same(pairs, story, name):
    for chosen in selections(pairs[story].duck, pairs[story].words).values():
        pairs[story].same(ANSWERS[name], chosen)


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("name", WHOLE)
def test_what_a_page_asks_of_the_whole_story_is_the_same(pairs, story, name):
    assert pairs[story].same(WHOLE[name], Selection()) is not None


@pytest.mark.parametrize("story", STORIES)
def test_every_class_of_search_finds_the_same(pairs, story):
    both = pairs[story]
    found = [both.same(search, chosen) for chosen in searches(both.duck, both.words).values()]

    assert len([one for one in found if one and one[0].groups]) > 15


@pytest.mark.parametrize("story", STORIES)
def test_the_parts_of_a_search_are_the_same(pairs, story):
    both = pairs[story]
    found = [both.same(forms, chosen) for chosen in searches(both.duck, both.words).values()]

    assert len([one for one in found if one]) > 20


@pytest.mark.parametrize("story", STORIES)
def test_findings_with_the_words_searched_for_are_the_same(pairs, story):
    both = pairs[story]
    for chosen in searches(both.duck, both.words).values():
        both.same(lambda view: [getattr(view, table)() for table in queries.FILTERED], chosen)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)


WITHIN = {"LOUDNESS", "ROLLED_LOUDNESS", "TAKEN", "ROLLED_TAKEN", "UTTERED", "ROLLED_TOLD", "DATED", "UNVOICED"}  # stand in other texts
PART = r"( LIMIT \? OFFSET \?)?"  # exports ask for a table's rows in parts


def test_every_text_of_the_product_is_among_the_cases(pairs):
    """Asked of DuckDB alone, and what was asked already is not asked again."""
    asked: set[str] = set()
    for both in pairs.values():
        store = both.duck
        for chosen in selections(store, both.words).values():
            assert [answer(View(store, chosen)) for answer in ANSWERS.values()]
        assert [answer(View(store, Selection())) for answer in WHOLE.values()]
        assert [search(View(store, chosen)) for chosen in searches(store, both.words).values()]
        asked |= {sql for sql, _ in both.recorders[0].answers}
    named = {name: list(texts(value)) for name, value in vars(queries).items() if name[0].isupper() and name.isupper()}
    ends = {text: ".*" if name in WITHIN else PART for name, held in named.items() for text in held if text.startswith("SELECT")}
    ends |= dict.fromkeys((*find.FACETS.values(), titles.NAMED), PART)
    patterns = {text: re.compile(".*" + re.sub(r"\\\{\w+\\\}", ".*", re.escape(text)) + end, re.DOTALL) for text, end in ends.items()}

    assert [text for text, pattern in patterns.items() if not any(pattern.fullmatch(sql) for sql in asked)] == []


HOSTILE = ["'", "''", "\\", "\\'", "?", "{p0:String}", "\t\n\r\b\f", "\0", "a\0b", "\\N", "NULL", "", " ", "[", "]", "%41", "a&b=c;+", '"', "`", "--x", "/*", "مسؤول", "𝒳", "\u200f"]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_arrives_as_it_was_typed(clickhouse: ClickHouseEngine, value):
    alone = clickhouse.rows("SELECT ? AS a, '?' AS b", [value])
    listed = clickhouse.rows("SELECT n FROM (SELECT 1 AS n) AS one WHERE ? IN (?, ?)", [value, "other", value])

    assert alone.to_dict("records") == [{"a": value, "b": "?"}]
    assert len(listed) == 1


def test_nothing_is_null_where_the_standard_says_so(clickhouse: ClickHouseEngine):
    nothing = "(SELECT 1 AS x) AS one WHERE x > 1"
    joined = "SELECT b.y AS y FROM (SELECT 1 AS x) AS a LEFT JOIN (SELECT 2 AS x, 3 AS y) AS b ON b.x = a.x"

    assert clickhouse.rows(f"SELECT min(x) AS a, sum(x) AS s, count(*) AS n FROM {nothing}").to_dict("records") == [
        {"a": None, "s": None, "n": 0}
    ]
    assert clickhouse.rows(joined).to_dict("records") == [{"y": None}]
    assert list(clickhouse.rows(f"SELECT x FROM {nothing}").columns) == ["x"]
