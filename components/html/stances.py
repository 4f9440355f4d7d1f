"""Around the map of stances: the choice of target, all that one voice says toward it, and the two grids."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts import rows, stance_words
from components.html import cards, figures, grid
from components.html.beside import beside
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data.view import View

MOST_TARGETS, MOST_CARDS = 8, 12


def head(view: View) -> Html:
    """Whom stances are about, and the map's finding; or that the story sets nobody."""
    words, told = view.words, stance_words.headline(rows.holders(view), view.target, rows.look(view))
    unset = figures.summary(words("stances.no_target_set"), words) if view.target is None else None
    return join((chooser(view), figures.title(told, words, words("stances.note")), unset))


def key(view: View) -> Html:
    """What the marks on the map mean, those that are on it."""
    return figures.stance_key(view, stance_words.marked(rows.holders(view)))


def side(view: View) -> Html:
    """The opened holder with all it says, or the way to one; then the map in sentences."""
    holders = rows.holders(view)
    walk = [holder.finding for holder in holders if holder.finding]
    shown = opened(view, walk) or beside(view, "stances", view.words("stances.hint"), walk)
    return join((shown, figures.summary(stance_words.summary(holders, rows.look(view)), view.words)))


def grids(view: View) -> Html:
    return join((by_target(view), by_day(view)))


def chooser(view: View) -> Html:
    """Whom stances are about, those with most first; the choice is in the address."""
    ordered = list(view.targets(MOST_TARGETS))
    if view.target and view.target not in ordered:
        ordered.append(view.target)
    ways = [(view.name(one), view.address("stances", target=one, open=None), one == view.target) for one in ordered]
    return figures.choices(view.words("stances.toward"), ways, view.words)


def opened(view: View, walk: Sequence[str] = ()) -> Html | None:
    """The opened statement, then everything else its voice says toward the target; None where it is of another kind."""
    row = view.finding(view.place.get("open") or "")
    statement = row.get("statement") if row and row["kind_of"] == "stance" else row["id"] if row and row["kind_of"] == "statement" else None
    first = view.finding(statement) if statement else None
    if first is None:
        return None
    told = view.taken_by(first["voice"], view.target, MOST_CARDS * 2) if first["voice"] else []
    ids = [first["id"], *(told or _said_by(view, first["voice"]))]
    found = [row for row in map(view.finding, dict.fromkeys(ids)) if row]
    body = tag("div", cards.listed(view, found[:MOST_CARDS]), class_="mq-evidence")
    key = "stances.all_of" if told else "stances.without"
    heading = view.words(key, name=view.name(first["voice"]), target=_target(view)) if first["voice"] and len(found) > 1 else ""
    return figures.beside(view, "stances", body, walk, heading)


def by_target(view: View) -> Html:
    return _table(view, grid.by_target(view), view.words("stances.by_target"))


def by_day(view: View) -> Html:
    return _table(view, grid.by_day(view), view.words("stances.by_day", target=_target(view)))


def _target(view: View) -> str:
    """Whom the page's stances are about, behind «تجاه»."""
    return view.words.toward(view.name(view.target)) if view.target else view.words("stances.anyone")


def _said_by(view: View, voice: str | None) -> list[str]:
    """All statements of a voice that has no stance toward the target."""
    return [row["id"] for row in view.some("statements", "voice = ?", (voice,), MOST_CARDS)] if voice else []


def _table(view: View, found: grid.Grid, caption: str) -> Html:
    if not found.voices:
        return Html("")
    made = grid.table(view, found, caption)
    heading = tag("div", tag("h2", caption), class_="mq-figure-title", dir=direction(view.lang))
    return tag("section", heading, made, class_="mq-part-of")
