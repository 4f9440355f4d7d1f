"""A first visit: what this is, how to read it, why to trust it; questions of this very story as links; the way to one's own articles.

Each browser shows it until its reader hides it (app.js).
"""

from __future__ import annotations

from collections.abc import Iterator

from components.html import kept
from components.html.escape import Html, tag
from components.html.frame import direction
from data import count_groups
from data.disputes import disputed
from data.view import View

LINES = ("what", "how", "trust")
AGAINST = ("opposes", "warns")  # the stronger one first
COMMAND = "make story DIR=…"


def guide(view: View) -> Html:
    """The guide; nothing where the page stands in another one."""
    if view.place.get("embed"):
        return Html("")
    words, whole = view.words, View(view.store, view.selection.reset())
    asks = kept.page(whole, _asks)
    own = (words("guide.own"), " ", tag("code", COMMAND, dir="ltr"), " · ")
    parts = (
        tag("h2", words("guide.heading"), id="mq-guide-name"),
        tag("ul", [tag("li", words(f"guide.{line}")) for line in LINES], class_="mq-guide-lines"),
        asks or None,
        tag("p", *own, tag("a", words("guide.own_way"), href=whole.address("stories"), data_nav=True), class_="mq-guide-own"),
        tag("button", words("guide.close"), type="button", data_guide="closed"),
    )
    return tag("aside", parts, class_="mq-guide", aria_labelledby="mq-guide-name", dir=direction(view.lang), lang=view.lang)


def _asks(view: View) -> Html:
    """The questions as links; nothing where there are none."""
    asks = [tag("li", tag("a", question, href=href, data_nav=True)) for question, href in questions(view)]
    return tag("div", tag("p", view.words("guide.try")), tag("ul", asks), class_="mq-guide-asks") if asks else Html("")


def questions(view: View) -> Iterator[tuple[str, str]]:
    """Questions the story answers, each with the address of its answer; those it has no answer to are not asked."""
    words = view.words
    differ = disputed(count_groups.looked(view).left("counts"))
    if differ:
        first = differ[0]
        label, claims = words.label("measure", first.name), words.count("claim", len(first.claims))
        yield words("guide.ask.disputed", measure=label, claims=claims), view.address("counts", measures=(first.name,))
    yield from _against(view)
    yield from _quoted(view)
    if view.silent(1):
        yield words("guide.ask.silent"), view.address("compare", view="voices")


def _against(view: View) -> Iterator[tuple[str, str]]:
    """Who stands against the story's target."""
    target = view.target
    values = {value for row in view.latest_stances(target) for value in row["values"]} if target else set()
    for value in AGAINST:
        if value in values and target:
            name = view.words.toward(view.name(target))
            yield view.words(f"guide.ask.{value}", target=name), view.address("stances", stances=(value,), target=target)
            return


def _quoted(view: View) -> Iterator[tuple[str, str]]:
    """Who is quoted most; the number is that of the page the link opens."""
    for most in view.tallied("statements", "speaker", 1):
        said = View(view.store, view.selection.replace(actors=(most,))).shown("statements")
        statements = view.words.count("statement", said)
        yield view.words("guide.ask.speaker", name=view.name(most), statements=statements), view.address("statements", actors=(most,))
