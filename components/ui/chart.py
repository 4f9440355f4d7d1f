"""A chart on a page: drawn without Streamlit's theme, and a click on a mark opens its evidence in the address."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, Literal

import streamlit as st

from components.charts.layout import CONFIG
from components.html import beside as html
from components.ui import visit
from data.view import View

SHAPED = ("map",)  # charts whose box has its shape from charts.css: as high as they are wide allows


def draw(view: View, make: Callable[[], Any], key: str) -> None:
    """The figure; its marks carry [id, kind] as customdata: articles open by ``read``, findings by ``open``."""
    opened = view.place.get("open") or view.place.get("read")
    figure = _made(view.store.id, view.store.generation, (key, *view.selection.to_query(), str(view.dark), str(opened)), make)
    chosen = functools.partial(_clicked, view, key)
    tall: Literal["stretch", "content"] = "stretch" if key in SHAPED else "content"
    with st.container(key=f"mq-{key}"):
        told = view.words(f"shell.chart.{key}")
        st.plotly_chart(figure, key=key, theme=None, height=tall, config=CONFIG, on_select=chosen, selection_mode="points", alt=told)


@st.cache_resource(max_entries=64, show_spinner=False)
def _made(story: str, generation: str, asked: tuple[object, ...], _make: Callable[[], Any]) -> Any:
    """A figure is the same for the same story, filters, theme and open finding; nobody changes it once made."""
    return _make()


def _clicked(view: View, key: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    data = next((list(point["customdata"]) for point in points if point.get("customdata")), [])
    place = {name: value for name, value in view.place.items() if name not in ("open", "read", "embed")}
    if data and data[0]:
        place["read" if data[1:] == ["article"] else "open"] = str(data[0])
    visit.write(view.selection, place)


def beside(view: View, page: str, hint: str, walk: Sequence[str] = ()) -> None:
    """What stands beside a chart: the evidence that is open, or how to open some; ``walk`` are the chart's marks in order."""
    st.html(html.beside(view, page, hint, walk))
