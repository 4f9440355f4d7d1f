"""Every page on the second story: nothing is wired to the first one."""

from __future__ import annotations

import re

import pytest

from components.ui import state
from components.ui.main import SLUGS
from data.selection import Selection
from data.view import View
from tests.pages.test_pages_app import BROKEN, LANGUAGES, address, markup, notices, opened
from tests.shelves import FIRST, SECOND

OF_THE_FIRST = re.compile("كازاخستان|توكاييف|Kazakhstan|Tokayev|ألماتي|kazakhstan")


def second(**chosen) -> View:
    return View(state.store(SECOND), Selection(story=SECOND, **chosen))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_draws_the_second_story_and_nothing_of_the_first(two_stories, slug, lang):
    test = opened(slug, story=SECOND, lang=lang)
    page = markup(test)

    assert not test.exception
    assert BROKEN[lang] not in page
    assert notices(test) == ""
    assert slug == "stories" or not OF_THE_FIRST.search(page)


@pytest.mark.parametrize("slug", ["statements", "reading", "compare", "timeline"])
def test_links_of_a_page_stay_in_the_story(two_stories, slug):
    links = re.findall(r'<a [^>]*href="([^"#]*)"[^>]*>', markup(opened(slug, story=SECOND)))
    inner = [
        link
        for link in links
        if not link.startswith(("http", "mailto", "card/", f"data/{SECOND}/", f"briefing/{SECOND}.pdf", f"chart/{SECOND}/"))
    ]

    assert inner
    assert [link for link in inner if f"story={SECOND}" not in link] == []


def test_the_list_has_both_and_opens_each(two_stories):
    page = markup(opened("stories", story=SECOND))

    assert "اضطرابات كازاخستان" in page or "أحداث كازاخستان" in page
    assert "انهيار سد شمران" in page
    assert f'href="./?story={SECOND}"' in page
    assert 'href="./"' in page


def test_filters_of_one_story_mean_nothing_in_the_other(two_stories):
    test = opened("statements", story=SECOND, actor=["russia"], article="tal-alward")

    assert not test.exception
    assert address(test)["article"] == ["tal-alward"]
    assert f"story={FIRST}" not in markup(test)


def test_an_article_without_day_and_outlet_is_shown_as_unknown(two_stories):
    page = markup(opened("reading", story=SECOND, read="tal-alward"))

    assert second().outlet("tal-alward") in page
    assert "بلا تاريخ" in page or "غير معروف" in page or "لا يُعرف" in page


def test_every_statement_of_the_second_story_leads_to_its_words(two_stories):
    view = second()

    for row in view.statements().to_dict("records"):
        assert 0 <= row["start"] < row["stop"] <= len(view.text(row["article"]))
        assert view.passage(row["article"], row["start"], row["stop"]).startswith("reading?")


def test_a_story_that_breaks_takes_no_other_down(two_stories, tmp_path, monkeypatch):
    for folder in two_stories.iterdir():
        (tmp_path / folder.name).symlink_to(folder)
    broken = tmp_path / "broken"
    (broken / "built").mkdir(parents=True)
    (broken / "story.toml").write_text("title_ar = [", "utf-8")
    (broken / "built" / "manifest.json").write_text('{"rows": 3', "utf-8")
    monkeypatch.setenv("MAWAQIF_STORIES", str(tmp_path))

    assert "انهيار سد شمران" in markup(opened("stories"))
    assert BROKEN["ar"] not in markup(opened("", story=SECOND))
    test = opened("", story="broken")
    assert not test.exception
    assert str(tmp_path) not in markup(test)
