"""What a sharp reader must find in the five articles of the first story is true of its built tables."""

from __future__ import annotations

import inspect
from collections import Counter

import pytest

from tests.quality.built import ITEMS, STORY, met_by, story
from tests.quality.checks import actors, counts, days, ingest, statements

CHECKS = {
    name.upper(): check
    for module in (ingest, days, actors, statements, counts)
    for name, check in inspect.getmembers(module, inspect.isfunction)
    if name[1:].isdigit()
}


@pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])
def test_the_story_shows(item):
    rows = CHECKS[item["id"]](story(), item["passages"])

    assert met_by(rows) == item["met"], "must_show.json says how the item is met: automatic or review"


@pytest.mark.parametrize("passage", [passage for item in ITEMS for passage in item["passages"]], ids=lambda passage: passage["text"][:40])
def test_each_passage_stands_in_its_file(passage):
    raw = (STORY / "articles" / f"{passage['article']}.txt").read_bytes().decode("utf-8")

    assert raw[passage["start"] : passage["stop"]] == passage["text"]


def test_every_item_has_one_check():
    assert Counter(item["id"] for item in ITEMS) == Counter(list(CHECKS))


@pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])
def test_a_story_without_findings_shows_nothing(item):
    with pytest.raises((AssertionError, IndexError)):
        CHECKS[item["id"]](story().without_findings(), item["passages"])
