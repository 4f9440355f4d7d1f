"""What no one has reviewed says so, wherever it is shown: on every page, embedded or not, on each card, on a picture."""

from __future__ import annotations

import pytest

from components.export.card import card_of
from components.ui import state
from components.ui.main import SLUGS
from data.selection import Selection
from data.view import View
from data.words import Words
from tests.pages.test_pages_app import LANGUAGES, markup, opened
from tests.shelves import SECOND


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_of_a_story_nobody_has_reviewed_says_so(two_stories, slug, lang):
    assert Words(lang)("shell.reviewed.none") in markup(opened(slug, story=SECOND, lang=lang))


def test_a_reviewed_story_says_how_far_and_never_that_it_is_automatic(two_stories):
    page = markup(opened(""))

    assert Words("ar")("shell.reviewed.none") not in page
    assert "راجع" in page.partition("mq-foot")[2]


@pytest.mark.parametrize("kind, cards", [("statements", "mq-card-statement"), ("counts", "mq-card-count")])
def test_every_card_of_a_finding_nobody_has_reviewed_says_so(two_stories, kind, cards):
    view = View(state.store(SECOND), Selection(story=SECOND))
    finding = getattr(view, kind)().iloc[0]["id"]
    page = markup(opened(kind, story=SECOND, open=finding))

    assert page.count(cards) > 0
    for card in page.split(f'class="mq-card {cards}"')[1:]:
        assert "mq-automatic" in card.partition("</article>")[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_of_a_statement_says_whether_anybody_has_read_it(two_stories, lang):
    automatic = Words(lang)("common.automatic")
    for story, told in ((SECOND, True), ("kazakhstan-2022", False)):
        view = View(state.store(story), Selection(story=story, lang=lang))
        row = view.finding(next(row["id"] for row in view.statements().to_dict("records") if bool(row["verdict"]) is not told))

        assert (automatic in card_of(view, row, "x").source) is told
