"""الخط الزمني: what happened, what was said, what was printed, each on its own day."""

from __future__ import annotations

import streamlit as st

from components.html import kept
from components.html import timeline as html
from components.ui import chart, notice
from data.view import View

TITLE = "timeline.title"
ICON = "timeline"
ALSO = ("events", "counts")


def render(view: View) -> None:
    if not any(view.shown(table) for table in ("statements", "events", "counts", "articles")):
        notice.nothing_left(view)
        return
    st.html(kept.page(view, html.head))
    chart.draw(view, "brush")
    st.html(kept.page(view, html.ways))
    plot, side = st.columns([0.62, 0.38], gap="large")
    with plot:
        st.html(kept.page(view, html.key))
        chart.draw(view, "timeline")
    side.html(kept.page(view, html.side))
    st.html(kept.page(view, html.twin))
