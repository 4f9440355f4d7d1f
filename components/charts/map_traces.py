"""What stands on the map of stances: fills, hatching, outlines, points and labels, as traces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from components.charts import palette
from components.charts.holders import Holder, Place, words_of
from components.charts.layout import STEADY, Look, Trace, trace
from components.charts.places import ANCHORS, Label, Panel, anchors, free
from data import shapes
from data.shapes import Line, Point


def drawn(places: Sequence[Place], look: Look, panel: Panel) -> list[Trace]:
    filled = [place for place in places if place.holder.speaks and place.states and not place.inside]
    traces = [_fills(filled, look)] if filled else []
    for place in filled:
        traces += [*_hatching(place, look), _border(shapes.outline(place.states), look.paint(palette.PAPER), 1.2)]
    for place in places:
        traces += _own_outline(place, look)
    traces += [_points(place, look) for place in filled if _points_of(place)]
    return [*traces, _labels(places, look, panel)] if places else traces


def _fills(places: Sequence[Place], look: Look) -> Trace:
    rows = [(state, place) for place in places for state in place.states if shapes.drawn(state)]
    colours = [_fill(place.holder, look) for _, place in rows]
    last = max(len(colours) - 1, 1)
    steps = [[at / last, colour] for at, colour in enumerate(colours)] if len(colours) > 1 else [[0, colours[0]], [1, colours[0]]]
    return trace(
        "choropleth",
        name="fills",
        locations=[state for state, _ in rows],
        z=list(range(len(rows))),
        zmin=0,
        zmax=last,
        colorscale=steps,
        showscale=False,
        marker={"line": {"width": 0.7, "color": colours}},
        customdata=[[place.holder.finding, place.holder.voice] for _, place in rows],
        text=[_hover(place.holder, look) for _, place in rows],
        hovertemplate="%{text}<extra></extra>",
        **STEADY,
    )


def _fill(holder: Holder, look: Look) -> str:
    """The flat colour under a state; hatching goes over it in the second colour."""
    colour = palette.stance((holder.values or ("none",))[0]).paint.on(look.dark)
    return palette.mix(colour, look.paint(palette.PAPER), 0.4 if holder.mark == palette.MIXED else 0.6)


def _hatching(place: Place, look: Look) -> list[Trace]:
    traces = []
    for number, value in enumerate(place.holder.values[1:3]):
        colour = palette.stance(value).paint.on(look.dark)
        lines = shapes.hatching(place.states, 3.2, rising=number == 0)
        traces.append(_border(lines, colour, 1.7, name="hatching"))
    return traces


def _own_outline(place: Place, look: Look) -> list[Trace]:
    border = shapes.outline(place.states)
    if place.target:
        return [_border(border, look.paint(palette.ACCENT), 2.2, name="target")]
    if not place.holder.speaks:
        return [_border(border, look.paint(palette.MUTED), 1.1, name="mentioned", dash="dot")]
    if place.inside:
        ring = _border(border, look.paint(palette.PAPER), 3.6, name="member")
        return [ring, _border(border, palette.STANCE_SIGNS[place.holder.mark].paint.on(look.dark), 2.0, name="member")]
    return []


def _border(lines: Iterable[Line], colour: str, width: float, **more: str) -> Trace:
    lon: list[float | None] = []
    lat: list[float | None] = []
    for line in lines:
        lon += [*(x for x, _ in line), None]
        lat += [*(y for _, y in line), None]
    return trace(
        "scattergeo",
        name=more.get("name", "border"),
        lon=lon,
        lat=lat,
        mode="lines",
        hoverinfo="skip",
        line={"color": colour, "width": width, "dash": more.get("dash", "solid")},
    )


def _points_of(place: Place) -> list[Point]:
    return [at for state in place.states if not shapes.drawn(state) and (at := shapes.point(state))]


def _points(place: Place, look: Look) -> Trace:
    points = _points_of(place)
    return trace(
        "scattergeo",
        name="points",
        lon=[x for x, _ in points],
        lat=[y for _, y in points],
        mode="markers",
        marker={"size": 7, "color": _fill(place.holder, look), "line": {"width": 1.2, "color": look.paint(palette.PAPER)}},
        customdata=[[place.holder.finding, place.holder.voice]] * len(points),
        text=[_hover(place.holder, look)] * len(points),
        hovertemplate="%{text}<extra></extra>",
    )


def _labels(places: Sequence[Place], look: Look, panel: Panel) -> Trace:
    ordered = sorted(places, key=lambda one: (not one.holder.speaks, one.inside, one.holder.voice))
    texts, sides = _set_type(ordered, look, panel)
    paper, ink = look.paint(palette.PAPER), look.paint(palette.INK)
    halo = ", ".join(f"{x}px {y}px {blur}px {paper}" for blur in (1, 3) for x in (-1, 0, 1) for y in (-1, 0, 1))
    return trace(
        "scattergeo",
        name="labels",
        lon=[place.at[0] for place in ordered],
        lat=[place.at[1] for place in ordered],
        mode="markers+text",
        text=texts,
        textposition=sides,
        textfont={"size": 12, "color": ink, "shadow": halo},
        marker={
            "size": [12 if place.holder.speaks else 7 for place in ordered],
            "symbol": [palette.STANCE_SIGNS[place.holder.mark].symbol for place in ordered],
            "color": [palette.STANCE_SIGNS[place.holder.mark].paint.on(look.dark) for place in ordered],
            "line": {"width": 1.4, "color": [paper if place.holder.speaks else look.paint(palette.MUTED) for place in ordered]},
        },
        customdata=[[place.holder.finding, place.holder.voice] for place in ordered],
        hovertext=[_hover(place.holder, look) for place in ordered],
        hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
    )


def _set_type(places: Sequence[Place], look: Look, panel: Panel) -> tuple[list[str], list[str]]:
    """Text and side of each label; one that is only named by others stays without text where it would touch."""
    labels = [Label(panel.place(place.at), tuple(_lines(place, look))) for place in places]
    speaking = [label for place, label in zip(places, labels, strict=True) if place.holder.speaks]
    sides = anchors(speaking, panel.width, [label.mark for label in labels[len(speaking) :]])
    taken = [label.box(side) for label, side in zip(speaking, sides, strict=True)] + [label.mark for label in speaking]
    texts = ["<br>".join(look.label(line) for line in label.lines) for label in speaking]
    for label in labels[len(speaking) :]:
        side = free(label, taken)
        texts.append(look.label(label.lines[0]) if side else "")
        sides.append(side or ANCHORS[0])
        taken += [label.mark, *([label.box(side)] if side else [])]
    return texts, sides


def _lines(place: Place, look: Look) -> list[str]:
    name = look.name(place.holder.voice)
    lines: list[str] = []
    for words in words_of(place.holder, look, "short").split(" / "):
        if lines and len(lines[-1]) + len(words) < 18:  # two short stances on a line: labels stay low
            lines[-1] = f"{lines[-1]}  {words}"
        else:
            lines.append(words)
    return [name, *lines] if place.holder.speaks else [name]


def _hover(holder: Holder, look: Look) -> str:
    return f"{look.label(look.name(holder.voice))}<br>{look.label(words_of(holder, look))}"
