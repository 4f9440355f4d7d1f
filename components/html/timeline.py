"""Around the timeline: its finding and key, what stands beside it, and its table twin."""

from __future__ import annotations

from components.charts import marks, rows
from components.html import figures
from components.html.beside import beside
from components.html.escape import Html, join
from data.view import View


def head(view: View) -> Html:
    return figures.title(marks.headline(rows.timeline(view), rows.look(view)), view.words, view.words("timeline.note"))


def side(view: View) -> Html:
    """The opened mark or the way to one, then the chart in sentences."""
    seen = rows.timeline(view)
    told = figures.summary(marks.summary(seen, rows.look(view)), view.words)
    return join((beside(view, "timeline", view.words("timeline.hint"), marks.walk(seen)), told))


def twin(view: View) -> Html:
    return figures.twin(*marks.twin(rows.timeline(view), rows.look(view)), view, "timeline")
