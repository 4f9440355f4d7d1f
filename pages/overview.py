"""الخلاصة: the story in one screen."""

from __future__ import annotations

import streamlit as st

from components.html import kept, overview
from components.ui import chart, notice
from data.view import View

TITLE = "overview.title"
ICON = "overview"
ALSO = ("events", "counts")
HEADED = True  # by the story's name


def render(view: View) -> None:
    if view.shown("statements") or view.shown("counts"):
        st.html(kept.page(view, overview.above))
        chart.draw(view, "days")
        if view.place.get("open") or view.place.get("read"):
            chart.beside(view, "", "")
        st.html(kept.page(view, overview.told))
    else:
        st.html(kept.page(view, overview.head))
        notice.nothing_left(view)
    st.html(kept.page(view, overview.below))
