"""The reading page: one article or two side by side, its marks, and beside it what lies at the linked passage."""

from __future__ import annotations

from collections.abc import Sequence

from components.html import bits, choice, pager, passages
from components.html.bits import Row
from components.html.desk import SWITCHES, TABLES, Desk
from components.html.escape import Html, join, tag
from components.html.pane import pane
from components.html.side import side, told
from data.view import View

EACH = 40  # articles of a part of the index
SIZES = ("small", None, "large")
KEYS = (("n", "next"), ("p", "previous"), ("Esc", "close"), ("Tab", "marks"), ("l", "link"))


def page(view: View) -> Html:
    """The desk an address means, or the story's articles to choose from."""
    asked = Desk.of(view)
    return desk(view, asked) if asked else index(view)


def desk(view: View, asked: Desk) -> Html:
    """The whole page: tools, one or two panes, and the passage's side; above it what became of a link that leads nowhere."""
    shown = [asked.read, *([asked.beside] if asked.beside else [])]
    panes = [pane(view, asked, article) for article in shown]
    opened = " mq-opened" if asked.at else ""
    names = f"mq-desk mq-panes-{len(panes)} mq-size-{asked.size or 'normal'}{opened}"
    room = tag("div", tabs(view, asked), tag("div", panes, class_="mq-panes"), side(view, asked), class_=names)
    return join((tools(view, asked), None if asked.at else told(view, asked), room))


def tabs(view: View, asked: Desk) -> Html | None:
    """On a phone one pane is shown: the way to the other, at the passage that says the same."""
    if asked.beside is None:
        return None
    there = asked.address(view, read=asked.beside, beside=asked.read, at=passages.counterpart(view, asked))
    parts = (
        tag("span", bits.article_name(view, asked.read), aria_current="true"),
        tag("a", bits.article_name(view, asked.beside), href=there, data_nav=True),
    )
    return tag("nav", parts, class_="mq-tabs", aria_label=view.words("reading.panes"))


def index(view: View) -> Html:
    """The story's articles under the filters, to choose from."""
    rows, here, last = pager.of_table(view, "articles", EACH)
    ids = [row["id"] for row in rows]
    counts = [view.counted_in(table, ids) for table in TABLES.values()]
    entries = [tag("li", _entry(view, row, [one.get(row["id"], 0) for one in counts]), class_="mq-entry") for row in rows]
    return join((tag("ol", entries, class_="mq-index"), pager.ways(view, "reading", here, last)))


def _entry(view: View, row: Row, numbers: Sequence[int]) -> Html:
    title = bits.article_title(view, row["id"], "a", "mq-entry-title", data_nav=True, href=view.address("reading", read=row["id"]))
    counts = [view.counted(table, n) for table, n in zip(TABLES.values(), numbers, strict=True)]
    return join((title, tag("p", bits.source(view, row["id"]), class_="mq-source"), tag("p", bits.dotted(counts), class_="mq-manner")))


def tools(view: View, asked: Desk) -> Html:
    """Which article, which beside it, which marks, which size."""
    words = view.words
    parts = (
        choice.read(view, asked),
        choice.beside(view, asked),
        tag("div", _switches(view, asked), class_="mq-switches", role="group", aria_label=words("reading.marks")),
        tag("div", _sizes(view, asked), class_="mq-sizes", role="group", aria_label=words("reading.size")),
        _keys(view),
        tag("button", words("reading.pick"), type="button", class_="mq-pick", data_pick=True, data_beside=asked.beside, hidden=True),
    )
    return tag("div", parts, class_="mq-desk-tools")


def _keys(view: View) -> Html:
    """What the keyboard does here."""
    words = view.words
    rows = [(tag("dt", tag("kbd", key)), tag("dd", words(f"reading.keys.{name}"))) for key, name in KEYS]
    return tag("details", tag("summary", words("reading.keys.heading")), tag("dl", rows), class_="mq-choice mq-keys")


def _switches(view: View, asked: Desk) -> list[Html]:
    """A switch for each kind of mark the shown articles have."""
    wide = Desk(asked.read, None, asked.beside)
    found = [mark.kind for article in filter(None, (asked.read, asked.beside)) for mark in passages.marks(view, wide, article)]
    made = []
    for kind in SWITCHES:
        if n := found.count(kind):
            on = kind not in asked.hide
            hide = asked.hide ^ {kind}
            label = (
                tag("span", class_=f"mq-sample mq-on-{kind}", aria_hidden="true"),
                view.words(f"reading.kind.{kind}"),
                " ",
                tag("small", str(n)),
            )
            href = asked.address(view, hide=hide)
            made.append(tag("a", label, data_nav=True, href=href, role="switch", aria_checked=str(on).lower(), class_="mq-switch"))
    return made


def _sizes(view: View, asked: Desk) -> list[Html]:
    """Smaller, as set, larger: the letter itself shows the size."""
    made = []
    for size in SIZES:
        name = view.words(f"reading.sizes.{size or 'normal'}")
        here = "true" if asked.size == size else None
        link = tag(
            "a",
            view.words("reading.letter"),
            data_nav=True,
            aria_label=name,
            title=name,
            aria_current=here,
            href=asked.address(view, size=size),
        )
        made.append(tag("span", link, class_=f"mq-letter-{size or 'normal'}"))
    return made
