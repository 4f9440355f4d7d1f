"""The list of stories."""

from datetime import date
from pathlib import Path

import pytest

from components.html import check, stories
from data.check import Kind, Trouble
from data.model import StoryError
from data.selection import Selection
from data.shelf import Entry
from data.story import StoryInfo
from data.view import View
from data.words import Words
from tests.components.html_story import store

HOSTILE = "<script>alert(1)</script>"


def page(lang: str, *entries: Entry) -> str:
    return stories.page(entries, View(store(), Selection(lang=lang, actors=("russia",))))


def entry(name: str = "sudan", **facts) -> Entry:
    info = StoryInfo(name, Path("stories") / name, title_ar=facts.pop("title", "السودان"))
    return Entry(info, **{"articles": 12, "first": date(2023, 4, 15), "last": date(2023, 4, 20), **facts})


@pytest.mark.parametrize("lang, facts", [("ar", "12 مقالًا · 15–20 أبريل 2023"), ("en", "12 articles · 15–20 April 2023")])
def test_a_story_tells_how_many_articles_and_its_period(lang, facts):
    assert facts in page(lang, entry()).replace("\u2009", "")


def test_the_link_opens_the_story_in_the_same_language_and_without_the_filters_of_this_one():
    assert 'href="./?story=sudan&amp;lang=en"' in page("en", entry())
    assert "russia" not in page("en", entry())


def test_a_story_without_days_and_one_without_tables_say_so():
    assert "لا يُعرف لها يوم" in page("ar", entry(first=None, last=None))
    bare = page("ar", entry(articles=None))
    assert "make build STORY=sudan" in bare
    assert 'href="./' not in bare


def test_what_was_wrong_in_its_files_is_told_in_the_reader_s_language():
    problem = StoryError("articles/a.txt", "size", "an empty file", "a file with words", "empty")

    assert "articles/a.txt" in page("ar", entry(problems=(problem,)))


def test_titles_are_escaped():
    assert HOSTILE not in page("ar", entry(title=HOSTILE))


def test_each_story_leads_to_the_check_of_its_files():
    assert 'href="stories?lang=en&amp;check=sudan">Check the story’s files' in page("en", entry())


@pytest.mark.parametrize("lang, told", [("ar", 'حقل لا نعرفه: «<code dir="ltr">titel</code>»'), ("en", "unknown key “titel”")])
def test_the_checked_story_shows_what_is_wrong_with_its_place(lang, told):
    troubles = (Trouble(Kind.WRONG, StoryError("story.toml", "", "titel", '"title_ar"', "unknown_key"), 3),)
    shown = stories.page([entry(), entry("other")], View(store(), Selection(lang=lang), {"check": "sudan"}), troubles)

    assert told in shown
    assert "story.toml:3" in shown
    assert shown.count('class="mq-check"') == 1
    assert "make check STORY=sudan" in shown


def test_a_long_list_of_troubles_is_folded():
    rows = [Trouble(Kind.UNKNOWN, StoryError("articles.toml", f'["a{n}"]', f"a{n}", "x", "no_day")) for n in range(30)]

    assert "<details>" not in check.panel(rows[:12], Words("ar"))
    assert "<details><summary>و18 غيرها</summary>" in check.panel(rows, Words("ar"))
    assert check.panel(rows * 100, Words("ar")).count("<li>") == check.MOST


def test_words_of_a_file_are_escaped():
    assert HOSTILE not in check.panel(
        [Trouble(Kind.WRONG, StoryError("story.toml", HOSTILE, HOSTILE, HOSTILE, "unknown_key"))], Words("ar")
    )


def test_a_line_to_be_typed_stands_left_to_right_in_an_arabic_sentence():
    facts = StoryError("articles.toml", '["مقال"]', "مقال", '["مقال"] outlet = "…"', "no_outlet")

    assert '<code dir="ltr">[&quot;مقال&quot;] outlet = &quot;…&quot;</code>' in check.panel([Trouble(Kind.UNKNOWN, facts)], Words("ar"))
