"""A chart on a page: drawn without Streamlit's theme, and a click on a mark opens its evidence in the address."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import streamlit as st

from components.charts import brush
from components.charts.layout import CONFIG
from components.charts.named import CHARTS
from components.html import beside as html
from components.html import figures
from components.ui import links, place, visit
from data.kept import Kept
from data.selection import Selection
from data.view import View

Modes = tuple[Literal["points", "box"], ...]

MOST = 48  # figures: of a long story one is a megabyte
BRUSHES = ("brush",)  # charts one draws a range over
OPENS = ("open", "read", "at")  # what is beside the chart
FIGURES: Kept[Any] = Kept(MOST)


def draw(view: View, key: str) -> None:
    """The figure of that name, and a way to it as a picture.

    Its marks carry [what, kind] as customdata: article, passage (article:start-stop), days, voice, or a finding; a third is words.
    """
    modes: Modes = ("points", "box") if key in BRUSHES else ("points",)
    chosen = functools.partial(_clicked, view, key)
    tall: Literal["stretch", "content"] = "stretch" if CHARTS[key].shape else "content"
    with st.container(key=f"mq-{key}"):
        told = view.words(f"shell.chart.{key}")
        st.plotly_chart(made(view, key), key=key, theme=None, height=tall, config=CONFIG, on_select=chosen, selection_mode=modes, alt=told)
        if key not in BRUSHES:
            st.html(figures.picture(links.picture(view, key), view.words))


def made(view: View, key: str) -> Any:
    """The figure of that name, which nobody changes once it is made."""
    opened = [view.place.get(name) for name in OPENS]
    asked = (view.store.id, view.store.generation, key, view.selection, view.within, view.dark, *opened)
    return FIGURES.made(asked, lambda: CHARTS[key].figure(view))


def _clicked(view: View, key: str) -> None:
    """Days drawn over or a bar of them narrow the period, a voice's sign shows it alone, a passage is read here, a mark opened."""
    seen = st.session_state[key]["selection"]
    drawn = [days for box in seen.get("box", ()) if (days := brush.days_in(*(str(end) for end in (box["x"][0], box["x"][-1]))))]
    data = next((list(point["customdata"]) for point in seen["points"] if point.get("customdata")), [])
    value, kind = (str(data[0] or ""), str(data[1])) if len(data) > 1 else ("", "")
    if drawn:
        _filter(view, view.selection.replace(first=drawn[0][0], last=drawn[0][1]))
    elif kind == "days":
        first, last = (date.fromisoformat(end) for end in value.split(".."))
        _filter(view, view.selection.replace(first=first, last=last))
    elif kind == "voice":
        _filter(view, view.selection.replace(actors=() if view.selection.actors == (value,) else (value,)))
    elif key not in BRUSHES:
        _open(view, value, kind)


def _filter(view: View, selection: Selection) -> None:
    visit.write(selection, place.after_filtering({name: value for name, value in view.place.items() if name not in (*OPENS, "embed")}))


def _open(view: View, value: str, kind: str) -> None:
    """Nothing, where the reader clicked beside the marks."""
    where = {name: value for name, value in view.place.items() if name not in (*OPENS, "embed")}
    article, _, at = value.rpartition(":")
    opened = {"read": article, "at": at} if kind == "passage" else {"read" if kind == "article" else "open": value}
    visit.write(view.selection, where | (opened if value else {}))


def beside(view: View, page: str, hint: str, walk: Sequence[str] = ()) -> None:
    """What stands beside a chart: the evidence that is open, or how to open some; ``walk`` are the chart's marks in order."""
    st.html(html.beside(view, page, hint, walk))
