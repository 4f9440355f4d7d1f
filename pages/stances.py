"""خريطة المواقف: who stands where toward whom, on a map and in two grids."""

from __future__ import annotations

import streamlit as st

from components.charts import rows, stance_map, stance_words
from components.html import figures, stances
from components.ui import chart, notice
from data.view import View

TITLE = "stances.title"
ICON = "stances"
TABLE = "stances"


def render(view: View) -> None:
    words, look, holders = view.words, rows.look(view), rows.holders(view)
    if view.stances().empty:
        notice.nothing_left(view, "stances")
        return
    st.html(stances.chooser(view))
    st.html(figures.title(stance_words.headline(holders, view.target, look), words, words("stances.note")))
    if view.target is None:
        st.html(figures.summary(words("stances.no_target_set"), words))
    plot, side = st.columns([0.68, 0.32], gap="large")
    with plot:
        chart.draw(view, lambda: stance_map.figure(holders, rows.home(view, view.target), look), "map")
        st.html(figures.stance_key(view, {holder.mark for holder in holders} | {value for holder in holders for value in holder.values}))
    with side:
        walk = [holder.finding for holder in holders if holder.finding]
        if opened := stances.opened(view, walk):
            st.html(opened)
        else:
            chart.beside(view, "stances", words("stances.hint"), walk)
        st.html(figures.summary(stance_words.summary(holders, look), words))
    st.html(stances.by_target(view))
    st.html(stances.by_day(view))
