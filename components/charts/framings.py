"""Labels against articles, one square a use: filled without marks, open in short marks, half filled in a longer quotation."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from components.charts import palette
from components.charts.layout import STEADY, Look, Trace, assembled, base, rule, trace
from components.charts.text import safe, short_day, wrap
from components.charts.timeline_marks import rings
from data import labels, rights
from data.view import View

ROWS, COLUMNS = 9, 14  # labels and articles a chart has room for
ROW, STEP, SIZE = 46, 0.16, 9  # px a row, part of a column between squares, px a square
ABREAST = 5
NAMES = 104  # px for the names of labels
AROUND = 24  # characters of context in a hover box
SYMBOLS = {"plain": "square", "short": "square-open", "quote": "square-open-dot"}


@dataclass(frozen=True)
class Use:
    """One label in one article."""

    label: str
    article: str
    way: str  # plain, short, quote
    words: str  # around it
    at: str = ""  # its place in the article, as addresses have it


@dataclass(frozen=True)
class Plan:
    """What stands where: names of labels from top to bottom, heads of articles in their order, in the order one reads."""

    labels: Mapping[str, str]
    articles: Mapping[str, tuple[str, ...]]  # lines


def drawn(view: View, look: Look) -> go.Figure:
    """The labels that divide the articles most, in the articles that use most of them."""
    rows = view.rows("framings")
    held = Counter(row["article"] for row in rows)
    kept = {article for article, _ in held.most_common(COLUMNS)}
    heads = {one: _head(view, one) for one in view.store.articles.ordered(kept)}
    plan = Plan({one: labels.name(one, view.lang) for one in labels.ordered(rows)[:ROWS]}, heads)
    uses = [
        Use(row["label"], row["article"], labels.way(row), _around(view, row), f"{row['start']}-{row['stop']}")
        for row in rows
        if row["article"] in kept
    ]
    return figure(uses, plan, look, f"{view.place.get('read')}:{view.place.get('at')}")


def _head(view: View, article: str) -> tuple[str, ...]:
    """Number, outlet where it is known, day: short lines, for a phone has 50 px a column."""
    row = view.store.articles[article]
    first, last = row["published_first"], row["published_last"]
    day = short_day(first, view.lang) if first and first == last else view.words.day_range(first, last, year=False)
    outlet = lines(row["outlet"], 9)[:3] if row["outlet"] else ()
    return (str(row["n"]), *outlet, day)


def lines(words: str, width: int) -> tuple[str, ...]:
    """Words in lines of about ``width`` characters."""
    return tuple(textwrap.wrap(words, width, break_long_words=False)) or ("",)


def _around(view: View, row: Mapping[str, Any]) -> str:
    """A use in the whole words around it."""
    text, start, stop = view.text(row["article"]), row["start"], row["stop"]
    before, after = text[max(0, start - AROUND) : start].replace("\n", " "), text[stop : stop + AROUND].replace("\n", " ")
    if start > AROUND and " " in before:
        before = before[before.index(" ") + 1 :]
    if stop + AROUND < len(text) and " " in after:
        after = after[: after.rindex(" ")]
    return rights.collapsed(f"…{before}{text[start:stop]}{after}…")


def figure(uses: Sequence[Use], plan: Plan, look: Look, opened: str = "") -> go.Figure:
    """A cell of squares for each label and article; articles run the way the language is read; ``opened`` wears a ring."""
    labels, articles = list(plan.labels), list(plan.articles)
    placed = [use for use in uses if use.label in plan.labels and use.article in plan.articles]
    height = ROW * len(labels) + 84
    layout = base(look, height) | {
        "margin": {"l": 8, "r": 8, "t": 78, "b": 6} | {"r" if look.rtl else "l": NAMES},
        "xaxis": _across(articles, plan, look),
        "yaxis": _down(labels, plan, look),
        "shapes": [rule(look.paint(palette.HAIRLINE), at + 0.5) for at in range(len(labels))],
    }
    squares = _squares(placed, labels, articles, look)
    return assembled([squares, *rings([squares], {opened: "opened"}, look)], layout)


def _across(articles: Sequence[str], plan: Plan, look: Look) -> dict[str, object]:
    edges = [-0.55, len(articles) - 0.45]
    return {
        "range": edges[::-1] if look.rtl else edges,
        "side": "top",
        "tickvals": list(range(len(articles))),
        "ticktext": ["<br>".join(look.label(safe(line)) for line in plan.articles[one]) for one in articles],
        "tickangle": 0,
        "tickfont": {"size": 11, "color": look.paint(palette.MUTED)},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _down(labels: Sequence[str], plan: Plan, look: Look) -> dict[str, object]:
    return {
        "range": [len(labels) - 0.5, -0.5],
        "side": "right" if look.rtl else "left",
        "tickvals": list(range(len(labels))),
        "ticktext": ["<br>".join(look.label(safe(line)) for line in lines(plan.labels[one], 15)) for one in labels],
        "tickfont": {"size": 13, "color": look.paint(palette.INK)},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _squares(uses: Sequence[Use], labels: Sequence[str], articles: Sequence[str], look: Look) -> Trace:
    """Uses of one cell in rows of five, those without marks first."""
    cells: dict[tuple[str, str], list[Use]] = {}
    for use in sorted(uses, key=lambda use: list(SYMBOLS).index(use.way)):
        cells.setdefault((use.label, use.article), []).append(use)
    placed = [(use, at, len(held)) for held in cells.values() for at, use in enumerate(held)]
    ink = look.paint(palette.INK)
    return trace(
        "scatter",
        name="labels",
        x=[articles.index(use.article) + _shift(at, of) for use, at, of in placed],
        y=[labels.index(use.label) + _drop(at, of) for use, at, of in placed],
        mode="markers",
        marker={
            "symbol": [SYMBOLS[use.way] for use, _, _ in placed],
            "size": SIZE,
            "color": ink,
            "opacity": 1,
            "line": {"width": 1.4, "color": ink},
        },
        customdata=[[f"{use.article}:{use.at}", "passage"] for use, _, _ in placed],
        hovertext=[wrap(use.words, 42, True) for use, _, _ in placed],
        hovertemplate="%{hovertext}<extra></extra>",
        **STEADY,
    )


def _shift(at: int, of: int) -> float:
    """Within the cell's row: squares stand about its middle."""
    row = min(ABREAST, of - at // ABREAST * ABREAST)
    return (at % ABREAST - (row - 1) / 2) * STEP


def _drop(at: int, of: int) -> float:
    rows = -(-of // ABREAST)
    return (at // ABREAST - (rows - 1) / 2) * 0.3
