"""Long lists in parts: the part the address names, and the ways to the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from components.html.escape import Html, join, tag
from data.view import View

NEAR = 2  # parts named on each side of the one shown
T = TypeVar("T")


def part(view: View, everything: Sequence[T], each: int) -> tuple[Sequence[T], int, int]:
    """The part shown, its number from 1, and how many there are; a number beyond the last means the last."""
    here, last = place(view, len(everything), each)
    return everything[(here - 1) * each : here * each], here, last


def place(view: View, number: int, each: int) -> tuple[int, int]:
    """The part the address names, and how many there are; a number beyond the last means the last."""
    last = max(1, -(-number // each))
    return min(int(view.place.get("page") or 1), last), last


def of_table(view: View, table: str, each: int) -> tuple[Sequence[Any], int, int]:
    """As ``part``, of a table's rows in their order: no more is read than is shown."""
    here, last = place(view, view.shown(table), each)
    rows = view.rows(table, each, (here - 1) * each)
    if table == "articles":
        view.store.articles.read(row["id"] for row in rows)
    return rows, here, last


def ways(view: View, page: str, here: int, last: int, /, **kept: str | None) -> Html | None:
    """The parts near this one, the first and the last; ``kept`` are the page's own address keys."""
    if last == 1:
        return None
    shown = [n for n in range(1, last + 1) if n in (1, last) or abs(n - here) <= NEAR]
    links = []
    for n in shown:
        href = view.address(page, **kept, page=n if n > 1 else None)
        links.append(tag("a", str(n), data_nav=True, aria_current="page" if n == here else None, href=href))
    label = view.words("common.part")
    return tag("nav", tag("span", label), links, class_="mq-pages", aria_label=label)


class Rest(NamedTuple):
    """How it is said that there are more: the phrase, and where all of them are."""

    key: str = "common.more"
    href: str | None = None


MORE, WHO = Rest(), Rest("common.more_who")


def some(view: View, items: Sequence[Html], most: int, rest: Rest = MORE) -> list[Html]:
    """The first few, and how many more there are."""
    return drawn(view, items, most, join, rest)


def drawn(view: View, items: Sequence[T], most: int, draw: Callable[[T], Html], rest: Rest = MORE) -> list[Html]:
    """The first few as ``draw`` makes them, and how many more there are."""
    if len(items) <= most + 1:  # one more takes no more room than saying so
        return [draw(one) for one in items]
    told = view.words(rest.key, n=view.words.number(len(items) - most))
    line = tag("a", told, href=rest.href, data_nav=True) if rest.href else told
    return [*(draw(one) for one in items[:most]), tag("span", line, class_="mq-line-of mq-unknown")]
