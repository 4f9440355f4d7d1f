"""What a sharp reader must find in the five articles of the first story is true of its built tables."""

from __future__ import annotations

import inspect
from collections import Counter

import pytest

from tests.quality.built import ITEMS, STORY, automatic, story
from tests.quality.checks import across, actors, counts, days, ingest, statements

CHECKS = {
    name.upper(): check
    for module in (ingest, days, actors, statements, counts, across)
    for name, check in inspect.getmembers(module, inspect.isfunction)
    if name[1:].isdigit()
}


SHOWN = pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])


@SHOWN
def test_the_story_shows(item):
    CHECKS[item["id"]](story(), item["passages"])


@SHOWN
def test_it_is_recorded_whether_rules_or_an_editor_made_it_true(item):
    assert item["met"] == ("automatic" if shows(automatic(), item) else "review")


@pytest.mark.parametrize("passage", [passage for item in ITEMS for passage in item["passages"]], ids=lambda passage: passage["text"][:40])
def test_each_passage_stands_in_its_file(passage):
    raw = (STORY / "articles" / f"{passage['article']}.txt").read_bytes().decode("utf-8")

    assert raw[passage["start"] : passage["stop"]] == passage["text"]


def test_every_item_has_one_check():
    assert Counter(item["id"] for item in ITEMS) == Counter(list(CHECKS))


@SHOWN
def test_a_story_without_findings_shows_nothing(item):
    assert not shows(story().without_findings(), item)


def shows(built, item):
    try:
        CHECKS[item["id"]](built, item["passages"])
    except (AssertionError, IndexError):
        return False
    return True
