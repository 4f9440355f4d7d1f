"""The page of counts through Streamlit's test runner: its filter in the address, its evidence, its empty state."""

from __future__ import annotations

import re
from functools import cache

import pytest

from components.ui import state
from data.count_groups import claims
from data.selection import Selection
from data.view import View
from tests.pages.test_pages_app import markup, opened, says
from tests.quality.built import ITEMS


def some():
    return claims(View(state.store(), Selection()))


@pytest.mark.parametrize("lang, told", [("ar", "كل الأرقام: {n}"), ("en", "All counts: {n}")])
def test_the_sentence_counts_counts(lang, told):
    assert says(opened("counts", lang=lang)) == told.format(n=View(state.store(), Selection()).shown("counts"))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_measure_in_the_address_leaves_its_claims_alone(lang):
    wanted = some()[0].measure
    page = markup(opened("counts", measure=[wanted], lang=lang))

    assert all(f"open={claim.id}" in page for claim in some() if claim.measure == wanted)
    assert not any(f"open={claim.id}&" in page or f'open={claim.id}"' in page for claim in some() if claim.measure != wanted)


def test_every_claim_of_the_story_opens_its_evidence():
    for claim in some():
        page = markup(opened("counts", open=claim.id))

        assert f'data-here="{claim.id}"' in page
        assert f"card-{claim.rows[0]['id']}" in page


def test_nothing_left_says_why_and_how_to_get_on():
    test = opened("counts", actor=["china"], measure=["killed"])

    assert not test.exception
    assert "mq-empty" in markup(test)
    assert "mq-claims-table" not in markup(test)


NUMBERS = ("E1", "E2", "E3", "E4", "E7", "E8", "E9")  # what the first story must show of its numbers
PASSAGES = [(item["id"], passage) for item in ITEMS if item["id"] in NUMBERS for passage in item["passages"]]
LINK = re.compile(r'href="reading\?read=([^&"]+)&amp;at=(\d+)-(\d+)')


@pytest.mark.parametrize("passage", [passage for _, passage in PASSAGES], ids=[name for name, _ in PASSAGES])
def test_each_number_the_first_story_must_show_is_a_link_to_its_words(passage):
    view = View(state.store(), Selection())
    linked = {view.text(article)[int(start) : int(stop)] for article, start, stop in links() if article == passage["article"]}

    assert any(words in passage["text"] or passage["text"] in words for words in linked)


@cache
def links():
    return LINK.findall(markup(opened("counts")))


@pytest.mark.parametrize(
    "words",
    ["مركبة / قطعة من المعدات العسكرية", "في صفوف الشرطة / من أفراد قوات الأمن", "مقالان، أصل واحد", "خطأ تقني", "سُحب: 9 يناير 2022"],
)
def test_the_page_names_what_differs_and_what_was_withdrawn(words):
    shown = re.sub(r"<[^>]+>", "", markup(opened("counts")))

    assert words in shown


def test_no_number_of_one_population_is_added_to_that_of_another():
    shown = re.sub(r"<[^>]+>", " ", markup(opened("counts", measure=["killed"])))

    assert not {"42", "180", "190", "206"} & set(shown.split())
