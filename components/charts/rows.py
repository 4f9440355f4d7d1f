"""What a view shows -> what charts draw."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from components.charts import heaps, marks
from components.charts.holders import Holder
from components.charts.layout import Look
from components.charts.marks import Mark
from components.charts.palette import STANCES
from data import periods
from data.shapes import blocs
from data.view import View


def look(view: View) -> Look:
    return Look(view.words, view.dark, view.name)


MANY = 4_000  # findings; with more, those of one voice and day are one mark


def many(view: View) -> bool:
    """Whether more is shown than can be drawn one by one."""
    return sum(view.shown(table) for table in heaps.KINDS) > MANY


def timeline(view: View) -> list[Mark]:
    """Everything that has a day, or could have: events, statements, counts and articles under the selection; made once a view."""
    made: list[Mark] = view.keep("timeline", lambda: heaps.timeline(view, look(view)) if many(view) else _timeline(view))
    return made


def first(view: View, most: int) -> list[Mark]:
    """The first of all these by day: at least so many, where there are."""
    return heaps.first(view, most, look(view)) if many(view) else timeline(view)


def _timeline(view: View) -> list[Mark]:
    seen = look(view)
    return [mark for table in heaps.KINDS for mark in _marks(view, table, seen)]


def _marks(view: View, table: str, seen: Look) -> list[Mark]:
    """Those of a table; where all its rows are at hand, each is made once for all views."""
    make = heaps.MADE[table]
    if not view.store.few(table):
        return [make(row, seen) for row in view.left(table)]
    named = ("marks", table, view.lang)
    known = view.store.derived.made(named, lambda: {row["id"]: make(row, seen) for row in view.store.whole(table)})
    return [known[row["id"]] for row in view.left(table)]


def days(view: View) -> list[Mark]:
    """All that has a day and that the filters other than the period leave: what shares its days, or a slot of them, is one mark."""
    whole = _whole(view)
    found: list[Mark] = view.keep("days", lambda: heaps.days(whole) if many(whole) else _days(whole))
    return found


def begun(view: View) -> Mapping[date, int]:
    """How much begins on each day, whatever the period; by months where there are more of them than one chooses from."""
    whole = _whole(view)
    months = whole.months(list(heaps.KINDS)) if many(whole) else {}
    return months if len(months) > periods.MOST else marks.weighed((one.first, one.number) for one in _days(whole) if one.first)


def _whole(view: View) -> View:
    made: View = view.keep("whole", lambda: View(view.store, view.selection.without("period"), within=view.within))
    return made


def _days(whole: View) -> list[Mark]:
    found = [row for table in heaps.KINDS for row in whole.day_heaps(table)]
    dated = [row for row in found if row["first"] is not None and row["last"] is not None]
    return [Mark("", "event", marks.NOBODY, row["first"], row["last"], None, "", number=int(row["n"])) for row in dated]


def ringed(view: View) -> dict[str, str]:
    """The findings to mark: the open one, and those a link joins with it; of an open link, its members."""
    opened = view.place.get("open") or view.place.get("read")
    if not opened:
        return {}
    links = [opened] if view.place.get("open", "").startswith("l-") else [row["id"] for row in view.links_of(opened)]
    linked = {member["id"]: "linked" for link in links for member in view.members(link)}
    return linked | {opened: "opened"}


def holders(view: View) -> list[Holder]:
    """States and blocs toward the target: those who speak, with their stances, the latest first; those whom the story only names.

    Who speaks in the story, but nowhere under the filters, is left out: nothing may say of it that it is silent.
    """
    return list(view.keep("holders", lambda: _holders(view)))


def _holders(view: View) -> list[Holder]:
    standing = view.latest_stances()
    said = view.last_said([row["voice"] for row in standing if row["finding"] is None])
    speaking = view.speaking([row["voice"] for row in standing])
    found = []
    for row in standing:
        if row["iso3"] is None and row["voice"] not in blocs():
            continue
        values = [value for value in row["values"] if value != "none"] or list(row["values"])
        values.sort(key=lambda value, latest=row["value"]: (value != latest, STANCES.index(value)))  # type: ignore[misc]
        finding = row["finding"] or said.get(row["voice"])
        if finding or row["voice"] not in speaking:
            found.append(Holder(row["voice"], row["iso3"], tuple(values), finding, speaks=finding is not None))
    return found


def home(view: View, actor: str | None) -> str | None:
    """The state or bloc an actor speaks for: what a stance toward it is drawn on."""
    row = view.actor(actor)
    return str(row["voice"] or row["id"]) if row else None
