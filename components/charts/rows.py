"""What a view shows -> what charts draw."""

from __future__ import annotations

from datetime import date
from typing import Any

from components.charts import marks
from components.charts.holders import Holder
from components.charts.layout import Look
from components.charts.marks import Mark
from components.charts.palette import STANCES
from data.shapes import blocs
from data.view import View


def look(view: View) -> Look:
    return Look(view.words, view.dark, view.name)


def timeline(view: View) -> list[Mark]:
    """Everything that has a day, or could have: events, statements, counts and articles under the selection."""
    seen = look(view)
    return [
        *(marks.event(row, seen) for row in view.events().to_dict("records")),
        *(marks.statement(row, seen) for row in view.statements().to_dict("records")),
        *(marks.count(row, seen) for row in view.counts().to_dict("records")),
        *(marks.article(row, seen) for row in view.articles().to_dict("records")),
    ]


def days(view: View) -> list[tuple[date, date]]:
    """First and last day of all that the filters other than the period leave."""
    whole = View(view.store, view.selection.without("period"), view.place, view.dark)
    frames = ((whole.events(), ""), (whole.statements(), "said_"), (whole.counts(), "said_"), (whole.articles(), "published_"))
    pairs = [pair for frame, stem in frames for pair in zip(frame[f"{stem}first"], frame[f"{stem}last"], strict=True)]
    return [(first, last) for first, last in pairs if first is not None and last is not None]


def ringed(view: View) -> dict[str, str]:
    """The findings to mark: the open one, and those a link joins with it; of an open link, its members."""
    opened = view.place.get("open") or view.place.get("read")
    if not opened:
        return {}
    links = [opened] if view.place.get("open", "").startswith("l-") else [row["id"] for row in view.links_of(opened).to_dict("records")]
    linked = {member["id"]: "linked" for link in links for member in view.members(link)}
    return linked | {opened: "opened"}


def holders(view: View) -> list[Holder]:
    """States and blocs toward the target: those who speak, with their stances, the latest first; those whom the story only names.

    Who speaks in the story, but nowhere under the filters, is left out: nothing may say of it that it is silent.
    """
    held = View(view.store, view.selection.replace(target=view.target), view.place, view.dark).stances().to_dict("records")
    said = {row["voice"]: row["id"] for row in view.statements().sort_values("said_last", na_position="first").to_dict("records")}
    silent = {row["voice"] for row in view.store.actors.values()} - _speaking(view)
    found = []
    for row in view.latest_stances().to_dict("records"):
        if row["iso3"] is None and row["voice"] not in blocs():
            continue
        values = [value for value in row["values"] if value != "none"] or list(row["values"])
        values.sort(key=lambda value, latest=row["value"]: (value != latest, STANCES.index(value)))  # type: ignore[misc]
        finding = _telling(row["voice"], row["value"], held) or next(iter(row["statements"]), said.get(row["voice"]))
        if finding or row["voice"] in silent:
            found.append(Holder(row["voice"], row["iso3"], tuple(values), finding, speaks=finding is not None))
    return found


def _speaking(view: View) -> set[str]:
    """Voices of the whole story, whatever the filters."""
    return set(View(view.store, view.selection.reset()).statements()["voice"].dropna())


def _telling(voice: str, value: str | None, held: list[dict[str, Any]]) -> str | None:
    """The statement that carries a voice's latest stance: the one to open first."""
    rows = [row for row in held if row["voice"] == voice and row["value"] == value]
    rows.sort(key=lambda row: (str(row["said_last"] or ""), row["id"]))
    return str(rows[-1]["statement"]) if rows else None


def home(view: View, actor: str | None) -> str | None:
    """The state or bloc an actor speaks for: what a stance toward it is drawn on."""
    row = view.actor(actor)
    return str(row["voice"] or row["id"]) if row else None
