"""خريطة المواقف: who stands where toward whom, on a map and in two grids."""

from __future__ import annotations

import streamlit as st

from components.html import kept, stances
from components.ui import chart, notice
from data.view import View

TITLE = "stances.title"
ICON = "stances"
TABLE = "stances"


def render(view: View) -> None:
    if not view.shown("stances"):
        notice.nothing_left(view, "stances")
        return
    st.html(kept.page(view, stances.head))
    plot, side = st.columns([0.68, 0.32], gap="large")
    with plot:
        chart.draw(view, "map")
        st.html(kept.page(view, stances.key))
    side.html(kept.page(view, stances.side))
    st.html(kept.page(view, stances.grids))
