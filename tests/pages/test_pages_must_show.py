"""What a sharp reader must find is on a page of the app, in words, and its passage is one click away."""

from __future__ import annotations

import html
import re
from functools import cache
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from components.ui import state
from data.selection import Selection
from data.view import View
from tests.pages.shown import SHOWN
from tests.pages.test_pages_app import markup, opened
from tests.quality.built import ITEMS, story

PASSAGES = {item["id"]: item["passages"] for item in ITEMS}
AGAINST = 4  # characters: cue and words of a statement stand against each other
HELD = [one for one in SHOWN if "view=links" not in one.page or one.item in PASSAGES]  # kinds of links the story's list does not ask for
HREF = re.compile(r'href="([^"]*)"')


@cache
def drawn(page: str) -> str:
    """The page's markup below its frame."""
    slug, _, query = page.partition("?")
    body = markup(opened(slug, **dict(parse_qsl(query))))
    return body.partition('id="mq-content"')[2]


def words(page: str) -> str:
    return " ".join(re.sub("[\xa0 ]+", " ", html.unescape(re.sub("<[^>]+>", " ", drawn(page)))).split())


def squeezed(text: str) -> str:
    """Without the spaces that tags leave between words and what stands against them."""
    return "".join(text.split())


@pytest.mark.parametrize("shown", HELD, ids=lambda shown: f"{shown.item}-{shown.page or 'overview'}")
def test_the_page_says_it(shown):
    told = squeezed(words(shown.page))

    assert [one for one in shown.says if squeezed(one) not in told] == []
    assert [one for one in shown.never if one in drawn(shown.page)] == []


@pytest.mark.parametrize("shown", [one for one in HELD if one.opens and one.item in PASSAGES], ids=lambda one: f"{one.item}-{one.page}")
def test_its_passages_are_one_click_away(shown):
    built, reached = story(), places(shown.page)

    for passage in PASSAGES[shown.item]:
        start, stop = built.place(passage)
        assert any(
            article == passage["article"] and first < stop + AGAINST and start < last + AGAINST for article, first, last in reached
        ), passage["text"]


def places(page: str) -> set[tuple[str, int, int]]:
    """Passages the page's links lead to: in the reading page, or by evidence that opens beside a chart."""
    view, found = View(state.store(), Selection()), set()
    for link in HREF.findall(html.unescape(drawn(page))):
        asked = {key: values[-1] for key, values in parse_qs(urlsplit(link).query).items()}
        if "at" in asked:
            start, stop = map(int, asked["at"].split("-"))
            found.add((asked["read"], start, stop))
        row = view.finding(asked.get("open", ""))
        if row and row.get("article"):
            stem = "passage_" if row.get("passage_start") is not None else ""
            found.add((row["article"], row[f"{stem}start"], row[f"{stem}stop"]))
    return found


def test_every_item_of_the_story_is_shown_somewhere():
    assert {item["id"] for item in ITEMS} <= {one.item for one in SHOWN}
