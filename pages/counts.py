"""الأرقام: one row a claim, what differs side by side, nothing added up."""

from __future__ import annotations

import streamlit as st

from components.html import counts, kept
from components.ui import chart, notice
from data.view import View

TITLE = "counts.title"
ICON = "counts"
TABLE = "counts"  # what the sentence above the page counts


def render(view: View) -> None:
    if not view.shown("counts"):
        notice.nothing_left(view, "counts")
        return
    st.html(kept.page(view, counts.chooser))
    st.html(kept.page(view, counts.head))
    plot, side = st.columns([0.62, 0.38], gap="large")
    with plot:
        chart.draw(view, "counts")
    with side:
        st.html(kept.page(view, counts.side))
    st.html(kept.page(view, counts.body))
