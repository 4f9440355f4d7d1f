"""What stands around every page: header and navigation, filters, what is shown, footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components.html import frame as markup
from components.html.frame import Header, Line, Way
from components.ui import filters, links, notice
from data.view import View

OTHER = {"ar": "en", "en": "ar"}


def draw(view: View, tabs: Mapping[str, str], here: str, told: Sequence[str]) -> None:
    """The frame above the page; embedded, only what sets the document's language."""
    if view.place.get("embed"):
        st.html(markup.marker(view.words))
        return
    st.html(markup.header(_header(view, tabs, here), view.words))
    filters.draw(view)
    st.html(markup.line(_line(view), view.words))
    notice.told(told, view.words)


def end(view: View, here: str) -> None:
    """The frame below the page; embedded, a way to the whole page."""
    words = view.words
    if view.place.get("embed"):
        way = Way(words("shell.view_full"), links.whole(view, here))
        st.html(markup.footer((view.title,), way, words))
        return
    lines = (words("shell.promise"), words("shell.generation", generation=view.store.generation[:8]))
    st.html(markup.footer(lines, Way(words("shell.to_about"), view.address("about")), words))


def _header(view: View, tabs: Mapping[str, str], here: str) -> Header:
    lang = OTHER[view.lang]
    ways = {slug: Way(label, view.address(slug)) for slug, label in tabs.items()}
    other = Way(view.words("shell.other_language"), links.in_language(view, lang))
    return Header(tuple(ways.values()), ways[here].href, view.title, view.address(), other, lang, len(view.selection.active()))


def _line(view: View) -> Line:
    """The sentence of the page's main rows, and what a period keeps out."""
    words, selection = view.words, view.selection
    out = view.undated_left_out()
    more = words("common.left_out_undated", rows=view.counted("statements", out)) if out else ""
    return Line(view.sentence(), more, links.filtered(view, selection.reset()) if selection.active() else None)
