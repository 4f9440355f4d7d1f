"""Words around a chart: its finding as a title, how to read it, its text summary and its table twin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from components.charts import keys
from components.html import pager
from components.html.bits import chip, days_of
from components.html.escape import Html, tag
from components.html.frame import direction, making
from data.view import View
from data.words import Words

MANY_ROWS, ROWS = 180, 40  # of a table beside a chart: a short story's stands whole; with more, so many at a time
FINDING = re.compile(r"[a-z]-[0-9a-f]")  # an article's id has another shape


def title(heading: str, words: Words, note: str = "") -> Html:
    """The finding, and a quieter line on how to read the chart."""
    parts = (tag("h2", heading), tag("p", note) if note else None)
    return tag("div", [part for part in parts if part], class_="mq-figure-title", dir=direction(words.lang))


def summary(text: str, words: Words) -> Html:
    """The chart in sentences: for a reader who does not see it, and for everyone who wants it short."""
    return tag("p", text, class_="mq-figure-summary", dir=direction(words.lang))


def picture(href: str, words: Words) -> Html:
    """The way to a chart as a picture to take away."""
    told = {"title": words("charts.picture_note"), **making(words("charts.making"), words)}
    link = tag("a", words("charts.picture"), href=href, download=True, **told)
    return tag("p", link, class_="mq-picture", dir=direction(words.lang))


def key(line: keys.Line, lang: str, more: str = "") -> Html:
    """What the signs of a chart mean, in a row; ``more`` is a style of its own."""
    name = tag("li", line.name, class_="mq-key-of") if line.name else None
    items = [_key(sign.glyph, sign.words, _tone(sign.of)) for sign in line.signs]
    return tag("ul", name, items, class_=f"mq-key {more}".strip(), dir=direction(lang))


def _tone(voice: str | None) -> str | None:
    return None if voice is None else f"mq-bloc-{voice or 'other'}"


def stance_key(view: View, values: Iterable[str]) -> Html:
    """The stances that are on the map, each as sign, colour and word."""
    items = [
        _key(sign.glyph, sign.words, f"mq-stance-{sign.of}") if sign.of in keys.OWN else tag("li", chip(view, str(sign.of), toward=False))
        for sign in keys.stances(view, values).signs
    ]
    return tag("ul", items, class_="mq-key", dir=direction(view.lang))


def choices(label: str, ways: Sequence[tuple[str, str, bool]], words: Words) -> Html:
    """A row of links of which one is where the reader is: (words, address, here)."""
    links = [tag("a", name, href=href, data_nav=True, aria_current="true" if here else None) for name, href, here in ways]
    return tag("nav", tag("span", label), links, class_="mq-choices", aria_label=label, dir=direction(words.lang))


def twin(heads: Sequence[str], rows: Sequence[tuple[str, list[str]]], total: int, view: View, page: str) -> Html:
    """The chart's rows as a table, folded, in parts where it is long; the last cell leads to the evidence.

    Of very many no more than the first are given, which it says. A part that the address names is not behind the fold.
    """
    shown, here, last = pager.part(view, rows, ROWS if len(rows) > MANY_ROWS else MANY_ROWS)
    head = tag("thead", tag("tr", [tag("th", name, scope="col") for name in heads]))
    body = tag("tbody", [_row(finding, cells, view, page) for finding, cells in shown])
    table = tag("div", tag("table", head, body, class_="mq-table"), class_="mq-scroll", tabindex="0")
    fold = tag("summary", view.words("charts.as_table"), " ", tag("small", view.words.number(total)))
    left = view.words("charts.first_rows", shown=view.words.number(len(rows)), total=view.words.number(total))
    note = tag("p", left, class_="mq-manner") if len(rows) < total else None
    more = pager.ways(view, page, here, last)
    return tag("details", fold, note, table, more, class_="mq-twin", open=bool(view.place.get("page")), dir=direction(view.lang))


def beside(view: View, page: str, body: Html, walk: Sequence[str] = (), heading: str = "") -> Html:
    """The open evidence, with the way to the chart's marks around it (``walk``: all, in order), to its day alone, and out."""
    here = view.place.get("open") or view.place.get("read") or ""
    close = tag("a", view.words("timeline.close"), href=view.address(page, **part(view)), data_nav=True, data_key="close")
    ways = tag("nav", steps(view, page, walk, here), _only_day(view, page, here), close)
    head = tag("div", tag("span", heading or view.words("timeline.evidence")), ways, class_="mq-beside-head")
    label = view.words("timeline.evidence")
    return tag("aside", head, body, class_="mq-beside", data_here=here, data_near=True, aria_label=label, dir=direction(view.lang))


def steps(view: View, page: str, walk: Sequence[str], here: str) -> list[Html]:
    """From mark to mark without a pointer, also with the keys p and n; before anything is open, a way in."""
    if here not in walk:
        return [_step(view, page, walk[0], ("next", "first"))] if walk and not here else []
    at = walk.index(here)
    before = [_step(view, page, walk[at - 1], ("previous", "previous"))] if at else []
    return [*before, *(_step(view, page, to, ("next", "next")) for to in walk[at + 1 : at + 2])]


def _step(view: View, page: str, to: str, names: tuple[str, str]) -> Html:
    """``names``: of the key, and of the words."""
    key, words = names
    return tag("a", view.words(f"timeline.{words}"), href=view.address(page, **part(view), **place(to)), data_nav=True, data_key=key)


def part(view: View) -> dict[str, str | None]:
    """The address keys of the list or table that evidence stands beside."""
    return {key: view.place.get(key) for key in ("view", "page")}


def place(finding: str) -> dict[str, str]:
    """The address key that opens a mark: an article is read, a finding opened."""
    return {"open": finding} if FINDING.match(finding) else {"read": finding}


def hint(view: View, page: str, text: str, walk: Sequence[str]) -> Html:
    """What stands beside a chart before anything is open: how to open something, by pointer or by key."""
    ways = steps(view, page, walk, "")
    return tag("p", text, " " if ways else None, ways, class_="mq-figure-summary", dir=direction(view.lang))


def _only_day(view: View, page: str, here: str) -> Html | None:
    """A filter one click away: the period of what is open, on every page."""
    row = view.finding(here) or {}
    first, last = days_of(row)
    if first is None or (view.selection.first, view.selection.last) == (first, last):
        return None
    href = view.address(page, first=first, last=last, view=view.place.get("view"), open=here)
    return tag("a", view.words("timeline.only", days=view.words.day_range(first, last, year=False)), href=href, data_nav=True)


def _row(finding: str, cells: Sequence[str], view: View, page: str) -> Html:
    *before, last = cells
    words = tag("a", tag("bdi", last), href=view.address(page, page=view.place.get("page"), **place(finding)), data_nav=True)
    return tag("tr", [tag("td", cell) for cell in before], tag("td", words))


def _key(sign: str, name: str, style: str | None = None) -> Html:
    return tag("li", tag("span", sign, class_="mq-glyph", aria_hidden="true"), " ", name, class_=style)
