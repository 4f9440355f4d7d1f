"""What stands around every page: header and navigation, filters, what is shown, footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.html import downloads, kept, share
from components.html import frame as markup
from components.html.escape import Html, join
from components.html.frame import Header, Line, Way
from components.ui import filters, links, notice
from data.reviewed import reviewed
from data.view import View

OTHER = {"ar": "en", "en": "ar"}


@dataclass(frozen=True)
class Around:
    """What the frame needs to know of the page within it."""

    tabs: Mapping[str, str]  # address -> name
    here: str
    tables: Sequence[str]  # whose rows the page shows, the main one first
    headed: bool  # the page draws a heading of its own
    asks: bool = False  # the page draws the box for words itself

    @property
    def heading(self) -> str | None:
        return None if self.headed else self.tabs[self.here]


def draw(view: View, around: Around, told: Sequence[str]) -> None:
    """The frame above the page; embedded, only its heading and what sets the document's language."""
    begins = markup.content(around.heading, view.words)
    if view.place.get("embed"):
        st.html(join((markup.marker(view.words), begins)))
        return
    here = around.here
    st.html(kept.piece(view, lambda: markup.header(_header(view, around.tabs, here), view.words), "header", here))
    filters.draw(view, words=not around.asks)
    st.html(kept.piece(view, lambda: join((markup.line(_line(view, around), view.words), begins)), "line", here))
    notice.told(told, view.words)


def end(view: View, here: str, tables: Sequence[str] = ()) -> None:
    """The frame below the page, with ``tables`` to download; embedded, a way to the whole page."""
    words = view.words
    if view.place.get("embed"):
        way = Way(words("shell.view_full"), links.whole(view, here))
        st.html(markup.footer((view.title, reviewed(view)), way, words))
        return
    st.html(kept.piece(view, lambda: _foot(view, tables), "foot", *tables))


def _foot(view: View, tables: Sequence[str]) -> Html:
    words = view.words
    lines = (words("shell.promise"), reviewed(view), words("shell.generation", generation=view.store.generation[:8]))
    foot = markup.footer(lines, Way(words("shell.to_about"), view.address("about")), words)
    return join((downloads.line(view, tables), foot))


def _header(view: View, tabs: Mapping[str, str], here: str) -> Header:
    lang = OTHER[view.lang]
    ways = {slug: Way(label, view.address(slug)) for slug, label in tabs.items()}
    other = Way(view.words("shell.other_language"), links.in_language(view, lang))
    return Header(tuple(ways.values()), ways[here].href, view.title, view.address(), other, lang, len(view.selection.active()))


def _line(view: View, around: Around) -> Line:
    """The sentence of the page's rows, and what a period keeps out of the main ones."""
    words, selection, tables = view.words, view.selection, around.tables
    out = view.undated_left_out(tables[0])
    more = words("common.left_out_undated", rows=view.counted(tables[0], out)) if out else ""
    passed = share.share(links.lasting(view, around.here), links.framed(view, around.here), around.tabs[around.here], words)
    reset = links.filtered(view, selection.reset()) if selection.active() else None
    return Line(view.sentence(*tables), more, reset, passed, links.briefing(view))
