"""What stands under the marks of the chart of counts: days, the stretch without days, headings, hairlines with their values."""

from __future__ import annotations

from datetime import date
from typing import Any

from components.charts import palette
from components.charts.count_panels import HEAD, Panel
from components.charts.count_scale import Axis
from components.charts.layout import Look, base, months, time_axis, uprights
from components.charts.packing import Slots, moment
from components.charts.text import isolate, safe

TOP = 44  # px: the day labels
SOMEDAY = Slots(date(2000, 1, 1), date(2000, 1, 1), 1)  # the scale under claims none of which has a day


def layout(look: Look, days: Axis, height: float) -> dict[str, Any]:
    made = base(look, round(height) + TOP + 8)
    made |= {"margin": {"t": TOP, "l": 8, "r": 8, "b": 8}, "shapes": [], "annotations": []}
    made["yaxis"] = {"range": [height, 0], "visible": False, "fixedrange": True}
    first, last = (days.days.first, days.days.last) if days.days else (SOMEDAY.first, SOMEDAY.last)
    edges = [place(days, days.start), place(days, days.end)]
    made["xaxis"] = time_axis(look, first, last) | {"side": "top", "showgrid": False, "range": edges[::-1] if look.rtl else edges}
    if days.days is None:
        made["xaxis"] |= {"tickvals": [], "ticktext": []}
    else:
        made["annotations"] += months(look, first, last)
        made["shapes"] += uprights(look, first, last, height)
    if days.undated:
        made["shapes"].append(_aside(look, days, height))
        made["annotations"].append(_aside_head(look, days))
    return made


def place(days: Axis, at: float) -> str:
    return moment(days.days or SOMEDAY, at)


def _aside(look: Look, days: Axis, height: float) -> dict[str, Any]:
    """The tint under claims without a day, at the far end of time."""
    fill = {"fillcolor": look.paint(palette.LAND), "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", "x0": place(days, days.edge), "x1": place(days, days.end), "y0": 0, "y1": height} | fill


def _aside_head(look: Look, days: Axis) -> dict[str, Any]:
    where = {
        "x": place(days, days.aside),
        "xanchor": "center",
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": 3,
        "showarrow": False,
    }
    return where | {
        "text": look.label(look.words("counts.undated_or_far" if days.far else "common.undated")),
        "font": {"size": 12, "color": look.paint(palette.MUTED)},
    }


def head(panel: Panel, look: Look) -> dict[str, Any]:
    """What is counted, and how many claims there are, on the side where reading starts."""
    claims = look.words.count("claim", len(panel.group.claims))
    unit = f" · {isolate(safe(panel.group.unit), True)}" if panel.group.unit else ""
    muted = f"<span style='color:{look.paint(palette.MUTED)}'>{claims}</span>"
    return {
        "text": look.label(f"<b>{safe(look.words.label('measure', panel.group.measure))}{unit}</b>  {muted}"),
        "xref": "paper",
        "x": 1 if look.rtl else 0,
        "xanchor": "right" if look.rtl else "left",
        "y": panel.top + HEAD / 2,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 13, "color": look.paint(palette.INK)},
        "bgcolor": look.paint(palette.PAPER),
        "borderpad": 2,
    }


def grid(panel: Panel, look: Look) -> list[dict[str, Any]]:
    line = {"color": look.paint(palette.HAIRLINE), "width": 1, "dash": "dot"}
    ends = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": line, "layer": "below"}
    return [ends | {"y0": panel.scale.y(tick), "y1": panel.scale.y(tick)} for tick in panel.scale.ticks] if panel.scale else []


def ticks(panel: Panel, look: Look) -> list[dict[str, Any]]:
    """The values of the hairlines, where reading starts."""
    if panel.scale is None:
        return []
    side = {"xref": "paper", "x": 1 if look.rtl else 0, "xanchor": "right" if look.rtl else "left", "yanchor": "bottom"}
    font = {"size": 11, "color": look.paint(palette.MUTED)}
    return [
        side | {"text": look.words.number(tick), "y": panel.scale.y(tick), "yshift": -2, "showarrow": False, "font": font}
        for tick in panel.scale.ticks
    ]
