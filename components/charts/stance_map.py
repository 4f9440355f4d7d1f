"""A world map of stances toward one target: fills, hatching where stances differ, and words on the map itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from components.charts import palette
from components.charts.holders import Holder, Place
from components.charts.layout import Look, Trace, assembled, base
from components.charts.map_traces import drawn
from components.charts.places import Panel, extent, panels
from data import shapes
from data.shapes import Point


def figure(holders: Sequence[Holder], target: str | None, look: Look) -> go.Figure:
    """The map; ``target`` is the voice (state or bloc) stances are about."""
    places = _places(holders, target)
    frames = panels([corner for place in places for corner in _corners(place)])
    traces: list[Trace] = []
    layout = base(look, 420) | {"margin": {"l": 0, "r": 0, "t": 0, "b": 0}}
    for number, panel in enumerate(frames):
        geo = "geo" if number == 0 else f"geo{number + 1}"
        layout[geo] = _geo(look, panel, inset=number > 0)
        traces += [one | {"geo": geo} for one in drawn([place for place in places if _belongs(place, panel)], look, panel)]
    return assembled(traces, layout)


def _places(holders: Sequence[Holder], target: str | None) -> list[Place]:
    speaking = {holder.voice for holder in holders}
    found = []
    for holder in sorted(holders, key=lambda one: (one.speaks, bool(one.values), one.voice)):
        place = _place(holder, speaking)
        if place is not None:
            found.append(replace(place, target=holder.voice == target))
    return found


def _place(holder: Holder, speaking: Iterable[str]) -> Place | None:
    bloc = shapes.blocs().get(holder.voice)
    if bloc is not None:
        return Place(holder, bloc.members if bloc.shade else (), bloc.label) if bloc.label else None
    if holder.iso3 is None:
        return None
    inside = any(holder.iso3 in one.members and one.id in speaking for one in shapes.blocs().values() if one.shade)
    at = shapes.centre(holder.iso3) or shapes.point(holder.iso3)
    return Place(holder, (holder.iso3,), at, inside) if at else None


def _corners(place: Place) -> list[Point]:
    if len(place.states) > 1:
        return [corner for state in place.states for corner in extent(state)]
    return [corner for state in place.states for corner in extent(state)] or [place.at]


def _belongs(place: Place, panel: Panel) -> bool:
    return panel.lon[0] <= place.at[0] <= panel.lon[1] and panel.lat[0] <= place.at[1] <= panel.lat[1]


def _geo(look: Look, panel: Panel, inset: bool) -> dict[str, Any]:
    return {
        "domain": {"x": list(panel.x), "y": list(panel.y)},
        "projection": {"type": "miller"},
        "resolution": 110,
        "lonaxis": {"range": list(panel.lon)},
        "lataxis": {"range": list(panel.lat)},
        "showframe": inset,
        "framecolor": look.paint(palette.HAIRLINE),
        "bgcolor": look.paint(palette.PAPER) if inset else "rgba(0,0,0,0)",
        "showland": True,
        "landcolor": look.paint(palette.LAND),
        "showcountries": True,
        "countrycolor": look.paint(palette.HAIRLINE),
        "countrywidth": 0.6,
        "showcoastlines": True,
        "coastlinecolor": look.paint(palette.HAIRLINE),
        "coastlinewidth": 0.6,
        "showlakes": False,
        "showocean": False,
    }
