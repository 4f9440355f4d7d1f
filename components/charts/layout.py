"""What all charts have in common: face, colours, hairlines, and time that runs the way the language is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

import orjson
import plotly.graph_objects as go
import plotly.io as pio

from components.charts import palette
from components.charts.text import isolate, month
from data.words import Words

FONT = '"IBM Plex Sans Arabic", "Noto Sans Arabic", sans-serif'
pio.json.config.default_engine = orjson.__name__  # Arabic letters as they are: as \u0627 they take three times the room
CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "topojsonURL": "./assets/topojson/"}
"""Every chart's config; map shapes come from the app itself, beside any page."""


@dataclass(frozen=True)
class Look:
    """How this reader sees charts: words of the interface language, names of actors, and the theme."""

    words: Words
    dark: bool
    name: Callable[[str], str]

    @property
    def rtl(self) -> bool:
        return self.words.lang == "ar"

    def paint(self, paint: palette.Paint) -> str:
        return paint.on(self.dark)

    def label(self, words: str) -> str:
        return isolate(words, self.rtl)


UNDRAWN = ("polar", "ternary", "scene", "coloraxis", "colorscale")  # of a template's layout: nothing here is drawn on these, or by a scale

Trace = dict[str, Any]
STEADY = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}  # a click fades nothing


def trace(kind: str, **properties: Any) -> Trace:
    """One trace as a plain dict: plotly's own classes check every number, which costs more than all the rest."""
    return {"type": kind, **properties}


class Drawn(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure that nobody changes once it is made. It is sent as it was given: plotly's own classes copy every list of it four times
    over, and are made of it only for whoever asks for ``data`` or ``layout``."""

    def __init__(self, given: dict[str, Any]) -> None:
        self._given = given

    def to_dict(self) -> dict[str, Any]:
        return self._given

    @property
    def data(self) -> tuple[Any, ...]:
        found: tuple[Any, ...] = self._whole().data
        return found

    @property
    def layout(self) -> Any:
        return self._whole().layout

    def _whole(self) -> go.Figure:
        return go.Figure(self._given, _validate=False)


def assembled(traces: Sequence[Trace], layout: dict[str, Any]) -> go.Figure:
    """The figure; tests let plotly validate what pages do not."""
    kinds = frozenset(trace["type"] for trace in traces)
    return Drawn({"data": list(traces), "layout": layout | {"template": _template(kinds)}})


@lru_cache(maxsize=16)
def _template(kinds: frozenset[str]) -> dict[str, Any]:
    """Of plotly's own template what bears on these kinds of traces: it goes with every chart, and whole it weighs 7 kB."""
    whole = pio.templates["plotly"].to_plotly_json()
    layout = {name: part for name, part in whole["layout"].items() if name not in UNDRAWN}
    return {"layout": layout, "data": {kind: whole["data"][kind] for kind in sorted(kinds) if kind in whole["data"]}}


def base(look: Look, height: int) -> dict[str, Any]:
    """The layout every figure starts from: transparent ground, no legend, margins that hold at 390 px."""
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 0, "autoexpand": True},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": look.paint(palette.INK)},
        "showlegend": False,
        "hovermode": "closest",
        "clickmode": "event+select",
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": look.paint(palette.PAPER),
            "bordercolor": look.paint(palette.HAIRLINE),
            "font": {"family": FONT, "size": 13, "color": look.paint(palette.INK)},
            "align": "right" if look.rtl else "left",
        },
        "separators": ".,",
    }


def rule(colour: str, y: float) -> dict[str, Any]:
    """A hairline from side to side."""
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": {"color": colour, "width": 1}}


def uprights(look: Look, first: date, last: date, height: float) -> list[dict[str, Any]]:
    """Hairlines of the days with a label, from the top down."""
    line = {"color": look.paint(palette.HAIRLINE), "width": 1}
    days = map(noon, tick_days(first, last))
    return [{"type": "line", "x0": x, "x1": x, "y0": 0, "y1": height, "line": line, "layer": "below"} for x in days]


def time_axis(look: Look, first: date, last: date) -> dict[str, Any]:
    """A day axis with half a day of air on both sides; reversed in Arabic, so that time runs as one reads."""
    edges = [noon(first, -0.62), noon(last, 0.62)]
    ticks = tick_days(first, last)
    return {
        "type": "date",
        "range": edges[::-1] if look.rtl else edges,
        "autorange": False,
        "fixedrange": True,
        "tickmode": "array",
        "tickvals": [noon(day) for day in ticks],
        "ticktext": tick_texts(look, ticks),
        "tickangle": 0,
        "automargin": True,
        "showgrid": True,
        "gridcolor": look.paint(palette.HAIRLINE),
        "gridwidth": 1,
        "zeroline": False,
        "ticks": "",
        "ticklabeloverflow": "allow",
        "tickfont": {"size": 12, "color": look.paint(palette.MUTED)},
    }


def tick_days(first: date, last: date, most: int = 7) -> list[date]:
    """Every day of a fortnight; else at most ``most`` days, evenly spaced; first days of months or years where the period is long."""
    span = (last - first).days
    if span < 14:
        return [first + timedelta(days=at) for at in range(span + 1)]
    if span <= 92:
        step = max(1, -(-span // (most - 1)))
        return [first + timedelta(days=at) for at in range(0, span + 1, step)]
    starts = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    starts = [day for day in starts if first <= day <= last]
    if len(starts) > 3 * most:
        starts = [day for day in starts if day.month == 1]
    return starts[:: max(1, -(-len(starts) // most))]


def tick_texts(look: Look, ticks: Sequence[date]) -> list[str]:
    """Day numbers; names of months or years where ticks stand on their first days."""
    if not _long(ticks):
        return [str(day.day) for day in ticks]
    if all(day.month == 1 for day in ticks):
        return [str(day.year) for day in ticks]
    return [look.label(month(day, look.words.lang)) for day in ticks]


def months(look: Look, first: date, last: date) -> list[dict[str, Any]]:
    """Annotations over the ticks: month and year, once each, where it begins; never closer than a fifth of the width."""
    ticks = tick_days(first, last)
    if not ticks or (_long(ticks) and all(day.month == 1 for day in ticks)):
        return []
    made, before, apart = [], None, max(1.0, (last - first).days / 5)
    for day in ticks:
        name = str(day.year) if _long(ticks) else f"{month(day, look.words.lang)} {day.year}"
        if before is None or (name != before[1] and (day - before[0]).days >= apart):
            made.append(_month(look, day, name))
            before = (day, name)
    return made


def _month(look: Look, day: date, name: str) -> dict[str, Any]:
    return {
        "text": look.label(name),
        "x": noon(day),
        "xanchor": "right" if look.rtl else "left",
        "xshift": 8 if look.rtl else -8,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": 20,
        "showarrow": False,
        "font": {"size": 12, "color": look.paint(palette.MUTED)},
    }


def _long(ticks: Sequence[date]) -> bool:
    return len(ticks) > 1 and all(day.day == 1 for day in ticks)


def noon(day: date, shift: float = 0.0) -> str:
    noon = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - a day of the press has no zone
    return (noon + timedelta(days=shift)).isoformat(timespec="minutes")
