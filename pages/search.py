"""البحث: a word, a phrase or a name in the articles' texts, however it is written."""

from __future__ import annotations

import streamlit as st

from components.html import kept, search
from components.ui import filters
from data.view import View

TITLE = "search.title"
ICON = "search"
TABLE = "articles"
ALSO = ()
ASKS = True  # the page has the box for words itself; the filter bar leaves it out


def render(view: View) -> None:
    filters.ask(view)
    st.html(kept.page(view, search.page, letters=True))
