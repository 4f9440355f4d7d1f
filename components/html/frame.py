"""The markup around a page: header, the line that says what is shown, notices, empty and broken states, footer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.html.escape import Html, in_order, join, tag
from data.words import Words


@dataclass(frozen=True)
class Way:
    """A link with its words."""

    label: str
    href: str


@dataclass(frozen=True)
class Header:
    tabs: Sequence[Way]
    here: str  # address of the tab the reader is on
    story: str
    home: str
    other: Way  # the other language
    other_lang: str
    filters: int  # how many are set


@dataclass(frozen=True)
class Line:
    """What is shown, and what one can do about it."""

    says: str
    more: str
    reset: str | None  # address without filters; None where none is set
    share: Html | None = None
    briefing: str | None = None  # address of the view as a file


def direction(lang: str) -> str:
    return "rtl" if lang == "ar" else "ltr"


def marker(words: Words) -> Html:
    """What app.js reads to set the document's language and direction."""
    return tag("div", id="mq-frame", data_lang=words.lang, data_dir=direction(words.lang), hidden=True)


def header(head: Header, words: Words) -> Html:
    brand = (
        tag("a", words("common.app"), class_="mq-name", data_nav=True, href=head.home),
        tag("span", head.story, class_="mq-story"),
    )
    other = tag("a", head.other.label, data_nav=True, lang=head.other_lang, href=head.other.href)
    tools = (_folds(head.filters, words), other, _theme(words))
    parts = (
        tag("a", words("shell.skip"), class_="mq-skip", href="#mq-content"),
        tag("div", brand, class_="mq-brand"),
        tag("div", tools, class_="mq-tools"),
        tag("nav", [_tab(way, head.here) for way in head.tabs], class_="mq-nav", aria_label=words("shell.pages")),
    )
    return join((marker(words), tag("header", parts, class_="mq-head", dir=direction(words.lang), lang=words.lang)))


def _tab(way: Way, here: str) -> Html:
    return tag("a", way.label, data_nav=True, href=way.href, aria_current="page" if way.href == here else None)


def _folds(filters: int, words: Words) -> Html:
    """On a phone the filter bar is folded away behind this."""
    label = words("shell.filters_set", n=filters) if filters else words("shell.filters")
    return tag("button", label, type="button", class_="mq-folds", data_folds=True, aria_expanded="false")


def _theme(words: Words) -> Html:
    to = [tag("span", words(f"shell.to_{theme}"), class_=f"mq-to-{theme}") for theme in ("dark", "light")]
    return tag("button", to, type="button", data_theme_switch=True)


def line(told: Line, words: Words) -> Html:
    acts = (
        tag("a", words("common.reset"), class_="mq-reset", data_nav=True, href=told.reset) if told.reset else None,
        _briefing(told.briefing, words) if told.briefing else None,
        tag("button", words("common.copy_link"), type="button", data_copy="", data_copied=words("common.copied")),
    )
    says = tag("p", told.says, ". " if told.more else None, tag("small", told.more) if told.more else None, class_="mq-says", role="status")
    return tag("div", says, tag("div", acts, class_="mq-acts"), told.share, class_="mq-line", dir=direction(words.lang))


def _briefing(href: str, words: Words) -> Html:
    told = {"title": words("briefing.link_note"), **making(words("briefing.making"), words)}
    return tag("a", words("briefing.link"), class_="mq-briefing", href=href, target="_blank", **told)


def making(told: str, words: Words) -> dict[str, str]:
    """For a link to a file that takes a while to make: what app.js has it say in the meantime, and where there is none."""
    return {"data_making": told, "data_failed": words("common.not_made")}


def content(heading: str | None, words: Words) -> Html:
    """Where the page begins: its heading for readers who do not see the navigation, unless it draws one of its own."""
    title = tag("h1", heading, class_="mq-unseen", lang=words.lang) if heading else None
    return tag("div", title, id="mq-content", tabindex="-1")


def notices(told: Iterable[str], words: Words) -> Html:
    lines = [tag("p", tag("bdi", in_order(text))) for text in told]
    return tag("div", lines, class_="mq-notice", role="status", dir=direction(words.lang))


def state(heading: str, text: str, ways: Iterable[Way], words: Words) -> Html:
    """An empty or broken page: what happened, and where to go."""
    links = [tag("li", tag("a", way.label, data_nav=True, href=way.href)) for way in ways]
    body = (tag("h2", heading), tag("p", text) if text else None, tag("ul", links, class_="mq-ways") if links else None)
    return tag("div", body, class_="mq-empty", role="status", dir=direction(words.lang))


def footer(lines: Iterable[str], way: Way, words: Words) -> Html:
    link = tag("p", tag("a", way.label, data_nav=True, href=way.href))
    return tag("footer", [tag("p", text) for text in lines], link, class_="mq-foot", dir=direction(words.lang))
