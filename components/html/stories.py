"""The list of stories: title, period, how many articles, and a link that opens each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from components.html import check
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data.check import Trouble
from data.selection import Selection
from data.shelf import Entry
from data.view import View
from data.words import Words


def page(entries: Sequence[Entry], view: View, troubles: Sequence[Trouble] | None = None) -> Html:
    """The list; ``troubles`` are those of the story the address asks to check."""
    words = view.words
    head = (tag("h1", words("stories.title"), class_="mq-title"), tag("p", words("stories.lede"), class_="mq-lede"))
    listed = tag("ol", [_entry(entry, view, troubles) for entry in entries], class_="mq-stories")
    new = tag("p", words("stories.new"), " ", tag("code", "make story DIR=…", dir="ltr"))
    return tag("article", head, listed, tag("div", new, class_="mq-prose"), dir=direction(words.lang), lang=words.lang)


def _entry(entry: Entry, view: View, troubles: Sequence[Trouble] | None) -> Html:
    words, here = view.words, entry.info.folder == view.store.info.folder
    title = entry.info.title(words.lang)
    known = entry.articles is not None
    name = tag("a", title, data_nav=True, href=_address(entry, view)) if known else title
    parts = (
        tag("h2", tag("bdi", name), tag("small", words("stories.here")) if here else None),
        tag("p", " · ".join(_facts(entry, words)), class_="mq-story-facts"),
        tag("p", entry.info.summary(words.lang)) if entry.info.summary(words.lang) else None,
        *(_checked(troubles, entry, view) if troubles is not None and view.place.get("check") == entry.id else _unchecked(entry, view)),
    )
    return tag("li", parts, aria_current="true" if here else None)


def _facts(entry: Entry, words: Words) -> list[str]:
    if entry.articles is None:
        return [words("stories.not_built", story=entry.id)]
    period = words.day_range(entry.first, entry.last) if entry.first and entry.last else words("stories.no_period")
    return [words.count("article", entry.articles), period]


def _unchecked(entry: Entry, view: View) -> tuple[Html | None, Html]:
    """What the last build found wrong, and the way to a check of the files as they are now."""
    words, told = view.words, [tag("li", tag("bdi", view.words.error(problem))) for problem in entry.problems]
    problems = tag("details", tag("summary", words("stories.problems", n=len(told))), tag("ul", told)) if told else None
    return problems, _way(words("check.open"), _here(view, entry.id))


def _checked(troubles: Sequence[Trouble], entry: Entry, view: View) -> tuple[Html, Html]:
    command = tag("code", f"make check STORY={entry.id}", dir="ltr")
    terminal = tag("p", view.words("check.terminal"), " ", command, class_="mq-check-terminal")
    return check.panel(troubles, view.words), join((terminal, _way(view.words("check.close"), _here(view))))


def _here(view: View, checked: str | None = None) -> str:
    """This page under the story shown, without its filters."""
    return replace(view, selection=view.selection.reset()).address("stories", check=checked)


def _way(label: str, address: str) -> Html:
    return tag("p", tag("a", label, data_nav=True, href=address), class_="mq-story-check")


def _address(entry: Entry, view: View) -> str:
    """The story's first page: filters belong to the story they were set in."""
    story = "" if entry.id == view.store.known.story else entry.id
    query = urlencode(Selection(story=story, lang=view.lang).to_query())
    return f"./?{query}" if query else "./"
