"""The reading page through Streamlit's own test runner: links by words, and what an address may do to them."""

import re

import pytest

from data.selection import Selection
from data.store import open_story
from data.story import default_story
from data.view import View
from tests.pages.test_pages_app import BROKEN, address, markup, notices, opened


@pytest.fixture(scope="module")
def row():
    view = View(open_story(default_story()), Selection())
    return view.of_article("statements", next(iter(view.store.articles)))[-1]


def here(test):
    """The words of the passage the page stands at."""
    found = re.search(r'data-here="(\d+)-(\d+)"', markup(test))
    return (int(found[1]), int(found[2])) if found else None


def test_a_quotation_alone_finds_its_passage(row):
    test = opened("reading", read=row["article"], quote=row["text"])

    assert here(test)[0] <= row["start"]
    assert "mq-orphan" not in markup(test)


def test_the_words_count_before_the_place(row):
    test = opened("reading", read=row["article"], at="0-4", quote=row["text"])

    assert here(test)[0] == here(opened("reading", read=row["article"], quote=row["text"]))[0] > 4


def test_a_place_beyond_the_article_is_no_loss_where_the_words_are_known(row):
    test = opened("reading", read=row["article"], at="900000-900009", quote=row["text"])

    assert notices(test) == ""
    assert here(test)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("quote", ["<script>alert(1)</script>", "…", "((((((", "' OR 1=1 --", "كلام ليس في أي مقال من مقالات القصة أبدًا"])
def test_words_that_stand_nowhere_are_told_and_escaped(row, lang, quote):
    test = opened("reading", read=row["article"], quote=quote, before=quote, after=quote, lang=lang)

    assert not test.exception
    assert BROKEN[lang] not in markup(test)
    assert "mq-orphan" in markup(test)
    assert "<script>" not in markup(test)


def test_a_quotation_too_long_to_be_one_is_left_out_with_a_notice(row):
    test = opened("reading", read=row["article"], quote="كلمة " * 200)

    assert "quote" in notices(test)
    assert "quote" not in address(test)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_about_lists_the_corrections(lang):
    test = opened("about", lang=lang)

    assert markup(test).count('class="mq-log"') == 2
    assert 'href="reading?' in markup(test)
