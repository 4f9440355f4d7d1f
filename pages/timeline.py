"""الخط الزمني: what happened, what was said, what was printed, each on its own day."""

from __future__ import annotations

import streamlit as st

from components.charts import marks, rows, timeline
from components.html import figures
from components.ui import chart, notice
from data.view import View

TITLE = "timeline.title"
ICON = "timeline"
ALSO = ("events", "counts")


def render(view: View) -> None:
    words, look, seen = view.words, rows.look(view), rows.timeline(view)
    if not seen:
        notice.nothing_left(view)
        return
    st.html(figures.title(marks.headline(seen, look), words, words("timeline.note")))
    plot, side = st.columns([0.62, 0.38], gap="large")
    with plot:
        st.html(figures.timeline_key(words))
        chart.draw(view, lambda: timeline.figure(seen, look, view.place.get("open") or view.place.get("read")), "timeline")
    with side:
        chart.beside(view, "timeline", words("timeline.hint"), marks.walk(seen))
        st.html(figures.summary(marks.summary(seen, look), words))
    st.html(figures.twin(*marks.twin(seen, look), view, "timeline"))
