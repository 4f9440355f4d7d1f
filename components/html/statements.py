"""The list of statements: by day, or those that pull apart, by what they differ on, or by what makes them doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from components.html import apart, pager
from components.html.escape import Html, join, tag
from components.html.utterance import Entry, entries, entry_card, many
from data.view import View

PER_PAGE, FEW_PER_PAGE = 30, 10  # utterances on a page, and where very many are shown
ORDERS = ("newest", "oldest")
APART = {"tension": ("tension",), "dates": ("date_conflict",)}  # view in the address -> kinds of links


def page(view: View) -> Html:
    """One page of the list, with the ways to order it and to its other pages."""
    asked = view.place.get("view") or ORDERS[0]
    kinds = APART | {"links": tuple(apart.others(view))}
    if asked in kinds:
        return _apart(view, asked, kinds[asked])
    if asked == "flags":
        return _flags(view)
    return _list(view, asked if asked in ORDERS else ORDERS[0])


def _list(view: View, order: str) -> Html:
    days = view.entry_days()
    number = sum(entries for entries, _ in days.values())
    each = _each(view)
    here, last = pager.place(view, number, each)
    shown = entries(view.entries(each, (here - 1) * each, newest=order == "newest"), order)
    view.stances_for(row["id"] for entry in shown for row in entry.rows)
    view.store.articles.read(row["article"] for entry in shown for row in entry.rows)
    per_day = {day: statements for day, (_, statements) in days.items()}
    return join((_orders(view, order), _days(view, shown, per_day), _pages(view, order, here, last)))


def _each(view: View) -> int:
    return FEW_PER_PAGE if many(view) else PER_PAGE


def _apart(view: View, asked: str, kinds: Sequence[str]) -> Html:
    """Links whose members face each other; the one the address opens is on the page shown."""
    found = view.links_shown(kinds)
    if not found:
        return join((_orders(view, asked), tag("p", view.words(f"statements.no_{asked}"), class_="mq-manner")))
    opened = [one for one in found if one == view.place.get("open")]
    ids, here, last = pager.part(view, [*opened, *(one for one in found if one not in opened)], apart.each(view))
    shown = view.findings(ids).values()
    note = tag("p", view.words(f"statements.note.{asked}"), class_="mq-manner")
    return join((_orders(view, asked), note, [apart.section(view, row) for row in shown], _pages(view, asked, here, last)))


def _flags(view: View) -> Html:
    found = apart.flagged(view)
    shown, here, last = pager.part(view, found, _each(view))
    note = tag("p", view.words("statements.note.flags" if found else "statements.no_flags"), class_="mq-manner")
    rows = view.findings(id for _, _, id in shown)
    told = [(flag, kind, rows[id]) for flag, kind, id in shown if id in rows]
    return join((_orders(view, "flags"), note, apart.flags(view, told), _pages(view, "flags", here, last)))


def _orders(view: View, order: str) -> Html:
    """Newest first, oldest first; then each kind of what asks for a second look, where there is any."""
    kinds_of = APART | {"links": tuple(apart.others(view))}
    view.links_shown(kind for kinds in kinds_of.values() for kind in kinds)
    counted = {name: len(view.links_shown(kinds)) for name, kinds in kinds_of.items()}
    counted["flags"] = view.flags("statements") + view.flags("events")
    links = []
    for name in (*ORDERS, *(name for name, n in counted.items() if n or name == order)):
        label = view.words(f"statements.order.{name}", n=view.words.number(counted.get(name, 0)))
        href = view.address("statements", view=None if name == ORDERS[0] else name)
        links.append(tag("a", label, data_nav=True, aria_current="true" if name == order else None, href=href))
    return tag("nav", links, class_="mq-order", aria_label=view.words("statements.ordered"))


def _pages(view: View, order: str, here: int, last: int) -> Html | None:
    return pager.ways(view, "statements", here, last, view=None if order == ORDERS[0] else order)


def _days(view: View, shown: Sequence[Entry], per_day: Mapping[date | None, int]) -> list[Html]:
    """Entries under their days; the number is the day's, also where it goes on overleaf."""
    made = []
    for day, group in groupby(shown, lambda entry: entry.day):
        found = list(group)
        name = join((view.words.weekday(day), " ", view.words.day(day))) if day else view.words("common.undated")
        head = (tag("h2", name), tag("small", view.counted("statements", per_day[day])))
        made.append(
            tag("section", tag("div", head, class_="mq-day-head"), [entry_card(view, entry) for entry in found], class_="mq-day-group")
        )
    return made
