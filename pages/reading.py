"""القراءة: one article or two, as they were published, with marks on what was found in them."""

from __future__ import annotations

import streamlit as st

from components.html import frame, kept, reading
from components.ui import notice
from data.view import View

TITLE = "reading.title"
ICON = "reading"
TABLE = "articles"


def render(view: View) -> None:
    read = view.place.get("read")
    if read and read not in view.store.articles:
        st.html(frame.notices((view.words("shell.notice.gone", value=read),), view.words))
    elif not read and not view.shown("articles"):
        notice.nothing_left(view, "articles")
        return
    st.html(kept.page(view, reading.page))
