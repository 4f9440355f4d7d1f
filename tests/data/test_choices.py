"""A name is found by the beginnings of its words, however they are written."""

import pytest

from data import choices
from data.store import open_story
from data.text.fold import folded


@pytest.fixture(scope="module")
def first():
    return open_story("kazakhstan-2022")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("روسيا", "russia"),
        ("RUSS", "russia"),
        ("  الصين ", "china"),
        ("صين", "china"),
        ("قاسم توكا", "tokayev"),
        ("توكايف قاسم", "tokayev"),
    ],
)
def test_actors_are_found_by_the_beginnings_of_their_words(first, typed, found):
    assert found in choices.actors(first, typed, 20)


@pytest.mark.parametrize("typed", ["", "   ", "وسيا", "%", "'", "زرافة"])
def test_what_begins_no_word_finds_nobody(first, typed):
    assert choices.actors(first, typed, 20) == []
    assert choices.outlets(first, typed, 20) == []


def test_outlets_are_found_by_their_names(first):
    for id, name in first.outlet_names.items():
        assert id in choices.outlets(first, name[:6], 20)


@pytest.mark.parametrize("typed", ["احداث كازا", "وفد", "ارهابيين", "12"])
def test_articles_are_found_by_the_beginnings_of_their_titles_words_in_any_spelling(first, typed):
    """«إرهابيين» of «الإرهابيين», «أحداث» as «احداث»; what is no beginning finds none."""
    words = folded(typed).split()

    def held(title):
        return all(any(one.startswith((word, f"ال{word}")) for one in folded(title).replace(".", " ").split()) for word in words)

    assert choices.articles(first, typed, 20) == [row["id"] for row in first.articles.values() if held(row["title"] or "")]


def test_articles_of_an_outlet_so_named_come_after_those_with_such_a_title(first):
    assert choices.articles(first, "احداث", 20)
    for outlet, name in first.outlet_names.items():
        assert {row["id"] for row in first.articles.values() if row["outlet_id"] == outlet} <= set(choices.articles(first, name, 20))


def test_names_that_begin_so_come_first_and_no_more_than_asked(first):
    rows = [first.actors[id] for id in choices.actors(first, "ال", 500)]
    begins = [any(folded(name).startswith("ال") for name in (row["name_ar"], *row["aliases"])) for row in rows]

    assert begins == sorted(begins, reverse=True)
    assert len(choices.actors(first, "ال", 3)) == 3
