"""الخلاصة: the story in one screen."""

from __future__ import annotations

import streamlit as st

from components.charts import marks, rows, strip
from components.html import figures, overview
from components.ui import chart, notice
from data.view import View

TITLE = "overview.title"
ICON = "overview"


def render(view: View) -> None:
    st.html(overview.head(view))
    if view.articles().empty and view.statements().empty:
        notice.nothing_left(view)
        return
    look, seen = rows.look(view), rows.timeline(view)
    st.html(figures.title(marks.headline(seen, look), view.words, view.words("overview.days_note")))
    chart.draw(view, lambda: strip.figure(seen, look), "days")
    st.html(figures.summary(marks.summary(seen, look), view.words))
    if view.place.get("open") or view.place.get("read"):
        chart.beside(view, "", "")
    st.html(overview.blocs(view, rows.holders(view)))
    st.html(overview.disagreements(view))
    st.html(overview.silent(view))
    st.html(overview.corpus(view))
