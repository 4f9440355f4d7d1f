"""Around the timeline: its finding and key, ways to a period or a voice, what stands beside it, and its table twin."""

from __future__ import annotations

from components.charts import keys, marks, rows
from components.html import figures
from components.html.beside import beside
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data.periods import periods_of
from data.view import View

MOST_VOICES = 8


def head(view: View) -> Html:
    return figures.title(marks.headline(rows.timeline(view), rows.look(view)), view.words, view.words("timeline.note"))


def key(view: View) -> Html:
    """Shapes say what a mark is; their filling says how its day is known: a line each."""
    return tag("div", [figures.key(line, view.lang) for line in keys.timeline(view.words)], dir=direction(view.lang))


def ways(view: View) -> Html:
    """Filters one click away, for hands and keys that draw no range: each period in which something is, each voice."""
    chosen = (view.selection.first, view.selection.last)
    found = periods_of(rows.begun(view))
    days = [(view.words("timeline.whole"), _to(view, first=None, last=None), chosen == (None, None))]
    for one in found:
        name = view.words.day_range(one.first, one.last, year=len({one.first.year for one in found}) > 1)
        days.append(
            (f"{name} ({view.words.number(one.number)})", _to(view, first=one.first, last=one.last), chosen == (one.first, one.last))
        )
    return join((figures.choices(view.words("timeline.periods"), days, view.words), _voices(view)))


def _voices(view: View) -> Html:
    everyone = View(view.store, view.selection.replace(actors=()), view.place, view.dark)
    loud = list(everyone.loudest(MOST_VOICES).items())[:MOST_VOICES]
    chosen = view.selection.actors
    links = [(view.words("timeline.everyone"), _to(view, actors=()), not chosen)]
    links += [(f"{view.name(voice)} ({view.words.number(n)})", _to(view, actors=(voice,)), chosen == (voice,)) for voice, n in loud]
    return figures.choices(view.words("timeline.voices"), links, view.words)


def _to(view: View, **filters: object) -> str:
    return view.address("timeline", **filters)


def side(view: View) -> Html:
    """The opened mark or the way to one, then the chart in sentences."""
    seen = rows.timeline(view)
    told = figures.summary(marks.summary(seen, rows.look(view)), view.words)
    return join((beside(view, "timeline", view.words("timeline.hint"), marks.walk(seen)), told))


def twin(view: View) -> Html:
    number = marks.total(rows.timeline(view))
    return figures.twin(*marks.twin(rows.first(view, marks.MOST_ROWS), rows.look(view), number), view, "timeline")
