"""المقارنة: what each article has and leaves out, whose words it shares, how it names things, and whom it lets speak."""

from __future__ import annotations

import streamlit as st

from components.html import (
    compare,
    compare_beside,
    compare_facts,
    compare_labels,
    compare_names,
    compare_voices,
    compare_wording,
    kept,
)
from components.ui import chart, notice
from data.view import View

TITLE = "compare.title"
ICON = "compare"
ALSO = ("counts", "events", "framings")
TABLES = {
    "facts": ("statements", "counts", "events"),
    "wording": ("articles",),
    "labels": ("framings",),
    "names": ("articles",),
    "voices": ("statements",),
}
DRAWN = {"facts": compare_facts, "wording": compare_wording, "labels": compare_labels, "names": compare_names, "voices": compare_voices}


def render(view: View) -> None:
    part = compare.part(view)
    st.html(kept.page(view, compare.parts))
    if not any(view.shown(table) for table in TABLES[part]):
        notice.nothing_left(view, TABLES[part][0])
        return
    if not compare_beside.opened(view):
        _part(compare.looked(view), part)
        return
    body, side = st.columns([0.66, 0.34], gap="large")
    with body:
        _part(compare.looked(view), part)
    side.html(kept.page(view, compare_beside.side))


def _part(view: View, part: str) -> None:
    if part == "labels":
        st.html(kept.page(view, compare_labels.above))
        chart.draw(view, "labels")
        st.html(kept.page(view, compare_labels.told))
    st.html(kept.page(view, DRAWN[part].page))
