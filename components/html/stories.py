"""The list of stories: title, period, how many articles, and a link that opens each."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from components.html.escape import Html, tag
from components.html.frame import direction
from data.selection import Selection
from data.shelf import Entry
from data.view import View
from data.words import Words


def page(entries: Sequence[Entry], view: View) -> Html:
    words = view.words
    head = (tag("h1", words("stories.title"), class_="mq-title"), tag("p", words("stories.lede"), class_="mq-lede"))
    listed = tag("ol", [_entry(entry, view) for entry in entries], class_="mq-stories")
    new = tag("p", words("stories.new"), " ", tag("code", "make story DIR=…", dir="ltr"))
    return tag("article", head, listed, tag("div", new, class_="mq-prose"), dir=direction(words.lang), lang=words.lang)


def _entry(entry: Entry, view: View) -> Html:
    words, here = view.words, entry.info.folder == view.store.info.folder
    title = entry.info.title(words.lang)
    known = entry.articles is not None
    name = tag("a", title, data_nav=True, href=_address(entry, view)) if known else title
    parts = (
        tag("h2", tag("bdi", name), tag("small", words("stories.here")) if here else None),
        tag("p", " · ".join(_facts(entry, words)), class_="mq-story-facts"),
        tag("p", entry.info.summary(words.lang)) if entry.info.summary(words.lang) else None,
        _problems(entry, words),
    )
    return tag("li", parts, aria_current="true" if here else None)


def _facts(entry: Entry, words: Words) -> list[str]:
    if entry.articles is None:
        return [words("stories.not_built", story=entry.id)]
    period = words.day_range(entry.first, entry.last) if entry.first and entry.last else words("stories.no_period")
    return [words.count("article", entry.articles), period]


def _problems(entry: Entry, words: Words) -> Html | None:
    """What the build found wrong in the story's files."""
    if not entry.problems:
        return None
    told = [tag("li", tag("bdi", words.error(problem))) for problem in entry.problems]
    return tag("details", tag("summary", words("stories.problems", n=len(told))), tag("ul", told))


def _address(entry: Entry, view: View) -> str:
    """The story's first page: filters belong to the story they were set in."""
    story = "" if entry.id == view.store.known.story else entry.id
    query = urlencode(Selection(story=story, lang=view.lang).to_query())
    return f"./?{query}" if query else "./"
