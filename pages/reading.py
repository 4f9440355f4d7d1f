"""القراءة: one article or two, as they were published, with marks on what was found in them."""

from __future__ import annotations

import streamlit as st

from components.html import frame, reading
from components.html.passages import Desk
from components.ui import notice
from data.view import View

TITLE = "reading.title"
ICON = "reading"


def render(view: View) -> None:
    asked = Desk.of(view)
    if asked is not None:
        st.html(reading.desk(view, asked))
        return
    if view.place.get("read"):
        st.html(frame.notices((view.words("shell.notice.gone", value=view.place["read"]),), view.words))
    if not view.shown("articles"):
        notice.nothing_left(view, "articles")
        return
    st.html(reading.index(view))
