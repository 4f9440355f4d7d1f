"""The search page as a reader meets it, in both languages."""

import re

import pytest

from components.ui import offered
from data.search import answers
from tests.pages.test_pages_app import markup, notices, opened


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_results_show_passages_that_lead_to_their_place(lang):
    found = markup(opened("search", q="ثورة ملونة", lang=lang))

    assert re.findall(r'<mark class="mq-mark mq-on-hit">([^<]*)</mark>', found)
    assert all("at=" in href for href in re.findall(r'class="mq-snippet"><a [^>]*href="([^"]*)"', found))
    assert found.count('<article class="mq-hit">') == 3


def test_without_words_the_page_tells_how_to_ask():
    page = markup(opened("search"))
    assert "الحكومة -الجيش" in page
    assert "mq-hit" not in page


def test_nothing_found_says_what_was_searched_and_offers_near_words():
    page = markup(opened("search", q="توكاييفف"))
    assert "لم يرد «توكاييفف»" in page
    assert re.search(r'href="search\?q=[^"]*"[^>]*><bdi[^>]*>توكاييف<', page)


def test_filters_that_leave_nothing_can_be_taken_off():
    page = markup(opened("search", q="توكاييف", **{"from": "2021-01-01", "to": "2021-01-02"}))
    assert "ابحث بلا مرشّحات: 5 مقالات" in page


def test_exact_is_a_link_and_finds_less():
    wide, exact = markup(opened("search", q="الإرهابيين")), markup(opened("search", q="الإرهابيين", exact="1"))
    assert "exact=1" in wide
    assert exact.count("mq-on-hit") < wide.count("mq-on-hit")


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "غاز" * 60, '" OR 1=1 --', "\u202eروسيا"])
def test_hostile_words_are_shown_inert(query):
    page = opened("search", q=query)
    assert "<script>" not in markup(page)
    assert not page.exception


def test_words_that_are_no_words_are_said_to_be_none():
    assert notices(opened("search", q="؟ *"))


def test_letters_of_a_name_narrow_the_facets_and_say_how_many_more_there_are(monkeypatch):
    monkeypatch.setattr(answers, "FACETS", 3)
    wide, narrow = markup(opened("search", q="كازاخستان")), markup(opened("search", q="كازاخستان", among="روسي"))
    actors = [facet.split('class="mq-facet"')[-1] for facet in (wide, narrow)]

    assert re.search(r"<li class=\"mq-muted\">و\d+ غيرها</li>", actors[0])
    assert all("روسي" in name for name in re.findall(r"<bdi>([^<]*)</bdi>", actors[1]) if name)


def test_a_story_of_very_many_names_offers_a_box_for_them(monkeypatch):
    assert [box.key for box in opened("").text_input] == ["mq-words"]
    monkeypatch.setattr(offered, "MOST", 4)
    page = opened("", among="صين")

    assert [box.key for box in page.text_input] == ["mq-words", "mq-among"]
    assert [choice for choice in page.multiselect[0].options if "صين" in choice]
    assert len(page.multiselect[0].options) <= 4


def test_letters_narrow_the_outlets_and_articles_of_a_long_list_which_tells_titles(monkeypatch):
    monkeypatch.setattr(offered, "MOST", 3)
    monkeypatch.setattr(offered, "MOST_ARTICLES", 2)
    wide, narrow = (opened("", among=typed).multiselect[1].options for typed in ("", "إحداث"))

    assert len([choice for choice in wide if re.match(r"\d+ · ", choice)]) == 2
    assert narrow
    assert all(re.match("\\d+ · \u2067أحداث كازاخستان", choice) for choice in narrow)
