"""What the signs of a chart mean, for whoever draws its key: the page in markup, a picture of the chart in paint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from components.charts import palette
from components.charts.marks import PUBLISHED, lane_name, lanes
from components.charts.palette import MENTIONED, MIXED, STANCE_SIGNS, STANCES
from components.charts.rows import look
from components.charts.rows import timeline as in_order
from components.charts.stacked_days import VOICES
from components.charts.strip import crowded
from data.count_claims import Group
from data.labels import WAYS
from data.view import View
from data.words import Words

MOST_VOICES = 6
SHAPES = (("◆", "event"), ("●", "statement"), ("■", "count"), ("▲", "article"))
FILLS = (("●", "solid"), ("⊙", "dotted"), ("○", "hollow"), ("━", "range"))
BOUNDS = {"exact": "■", "about": "□", "at_least": "↑", "at_most": "↓", "range": "┃"}
LABELS = {"plain": "■", "quote": "⊡", "short": "□"}
OWN = {"none": "charts.spoke", MIXED: "charts.several", MENTIONED: "charts.mentioned"}
SYMBOLS = {
    "◆": "diamond", "●": "circle", "■": "square", "▲": "triangle-up", "▼": "triangle-down", "⊙": "circle-open-dot", "○": "circle-open",
    "□": "square-open", "⊡": "square-open-dot", "━": "line-ew-open", "┃": "line-ns-open", "╱": "line-ne-open", "✕": "x",
    "◩": "diamond-wide", "↑": "arrow-up-open", "↓": "arrow-down-open",
}  # fmt: skip
"""The markers that charts draw for the letter-like signs of their keys."""


class Sign(NamedTuple):
    """``of``: the stance or the voice whose colour it has; None for ink, "" for a voice of no bloc."""

    glyph: str
    words: str
    of: str | None = None


class Line(NamedTuple):
    signs: tuple[Sign, ...]
    name: str = ""


def days(view: View) -> Line:
    """The colours of those who speak most, and what stands under the floor."""
    seen = look(view)
    said = [mark for mark in in_order(view) if mark.kind in ("statement", "count")]
    voices = [lane for lane in lanes(said, most=VOICES) if not lane.startswith("_")]
    signs = [Sign("■", lane_name(voice, seen), _bloc(voice)) for voice in voices]
    signs += [Sign("■", view.words("charts.lane.others"), "")] if any(mark.dated and mark.lane not in voices for mark in said) else []
    return Line((*signs, Sign("■" if crowded(in_order(view)) else "▲", lane_name(PUBLISHED, seen))))


def timeline(words: Words) -> tuple[Line, Line]:
    """Shapes say what a mark is; their filling says how its day is known."""
    shapes = tuple(Sign(glyph, words(f"charts.kind.{kind}")) for glyph, kind in SHAPES)
    fills = tuple(Sign(glyph, words(f"charts.key.{kind}")) for glyph, kind in FILLS)
    return Line(shapes, words("charts.key.shape")), Line(fills, words("charts.key.fill"))


def stances(view: View, values: Iterable[str]) -> Line:
    """The stances that are on the map, in their order."""
    on = set(values)
    shown = [value for value in (*STANCES, MIXED, MENTIONED) if value in on]
    named = {value: view.words(OWN[value]) if value in OWN else view.words.label("stance", value) for value in shown}
    return Line(tuple(Sign(STANCE_SIGNS[value].glyph, named[value], value) for value in shown))


def counts(view: View, groups: Sequence[Group]) -> Line:
    """The signs that are in the chart, and the colours of those who speak."""
    shown = [claim for group in groups for claim in group.claims]
    bounds = {claim.first["bound"] for claim in shown if claim.number}
    signs = [(glyph, bound) for bound, glyph in BOUNDS.items() if bound in bounds]
    signs += [("○", "words")] if any(claim.number is None for claim in shown) else []
    signs += [("╱", "struck")] if any(not claim.stands for claim in shown) else []
    voices = Counter(voice for claim in shown for voice in dict.fromkeys(row["voice"] for row in claim.rows))
    loudest = sorted(voices.most_common(MOST_VOICES), key=lambda one: (one[0] is None, -one[1], one[0] or ""))
    speaking = [Sign("●", view.name(voice) if voice else view.words("common.article_voice"), _bloc(voice)) for voice, _ in loudest]
    return Line((*(Sign(glyph, view.words(f"counts.key.{name}")) for glyph, name in signs), *speaking))


def _bloc(voice: str | None) -> str | None:
    return voice if voice in palette.BLOC_PAINTS else "" if voice else None


def labels(words: Words) -> Line:
    """How a label stands in an article: between marks, or not."""
    return Line(tuple(Sign(LABELS[way], words(f"compare.labels.way.{way}")) for way in WAYS))
