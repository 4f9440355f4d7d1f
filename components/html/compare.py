"""The comparison of articles: which part the reader is on, the articles as columns, and small pieces its parts share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from components.html import bits, figures
from components.html.bits import Row, arabic, outlet
from components.html.escape import Content, Html, join, tag
from components.html.frame import direction
from components.html.marks import snapped
from data import rights
from data.model import PRINTED, Span
from data.view import View

PARTS = ("facts", "wording", "labels", "names", "voices")
COLUMNS = 40  # articles that stand side by side; with more, those that hold most
LOOKED, MOST_LOOKED = 400, 60  # articles: with more, so many of them are compared
ABREAST = 16  # articles of a table that comes in parts: those that hold most of the part
FITS = 6  # articles side by side without scrolling, where the screen is wide
AROUND = 34  # characters of context on each side of a passage
LISTED = 12  # passages under one number
QUOTED = 64  # characters of a finding in a cell


def part(view: View) -> str:
    """Which part of the comparison the address names; the first where it names none."""
    asked = view.place.get("view")
    return asked if asked in PARTS else PARTS[0]


def looked(view: View) -> View:
    """The view of the articles compared: those that outlets and articles leave, or of very many those that hold most statements."""
    if len(view.store.articles) <= LOOKED:
        return view
    made: View = view.keep("compared", lambda: view.of_articles(_looked(_chosen(view))))
    return made


def _looked(chosen: View) -> list[str]:
    few = chosen.shown("articles") <= LOOKED
    return [row["id"] for row in chosen.rows("articles")] if few else chosen.fullest("statements", MOST_LOOKED)


def note(view: View) -> Html | None:
    """That only some of very many articles are compared, and which."""
    total = _chosen(view).shown("articles")
    if total <= LOOKED:
        return None
    told = view.words("compare.looked", shown=view.counted("articles", MOST_LOOKED), total=view.counted("articles", total))
    return tag("p", told, class_="mq-manner", dir=direction(view.lang))


def parts(view: View) -> Html:
    """The ways between the parts."""
    here = part(view)
    ways = [
        (view.words(f"compare.part.{one}"), view.address("compare", view=None if one == PARTS[0] else one), one == here) for one in PARTS
    ]
    return join((figures.choices(view.words("compare.choose"), ways, view.words), note(view)))


def _chosen(view: View) -> View:
    chosen = view.selection
    only = view.selection.reset().replace(outlets=chosen.outlets, articles=chosen.articles)
    return View(view.store, only, view.place, view.dark, within=view.within)


def columns(view: View) -> list[Row]:
    """The articles compared, in the story's order: those the choice of outlets and articles leaves, whatever else is filtered."""
    rows: list[Row] = [*_chosen(view).rows("articles")]
    return rows


def fullest(articles: Sequence[Row], weight: dict[str, int], most: int = COLUMNS) -> list[Row]:
    """At most so many articles: those that hold most, in their order."""
    kept = {row["id"] for row in sorted(articles, key=lambda row: (-weight.get(row["id"], 0), row["n"]))[:most]}
    return [row for row in articles if row["id"] in kept]


def holding(articles: Sequence[Row], weight: dict[str, int]) -> list[Row]:
    """The articles of one part of a table: all where there is room, else those that hold most of its rows."""
    return [*articles] if len(articles) <= ABREAST else fullest([row for row in articles if row["id"] in weight], weight, ABREAST)


def in_parts(view: View, total: int) -> Html | None:
    """That each part of a table has the articles of its own rows, where there is no room for all."""
    if total <= ABREAST:
        return None
    told = view.words("compare.in_parts", shown=view.counted("articles", ABREAST), total=view.words.number(total))
    return tag("p", told, class_="mq-manner")


def left_out(view: View, shown: int, total: int) -> Html | None:
    """That a table has no room for every article, and what to do."""
    if shown == total:
        return None
    return tag(
        "p", view.words("compare.left_out", shown=view.counted("articles", shown), total=view.words.number(total)), class_="mq-manner"
    )


def table(view: View, label: str, corner: str, articles: Sequence[Row], rows: Iterable[Html]) -> Html:
    """Rows against articles: the head and the first column stay in sight."""
    heads = [tag("th", corner, scope="col"), *(tag("th", column(view, row), scope="col") for row in articles)]
    made = tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows), class_="mq-table mq-compare")
    style = "mq-scroll mq-both mq-fits" if len(articles) <= FITS else "mq-scroll mq-both"
    return tag("div", made, class_=style, tabindex="0", role="region", aria_label=label, dir=direction(view.lang))


def elsewhere(view: View, held: Mapping[str, Sequence[Row]], columns: Sequence[Row], to: Callable[[View, Row], str]) -> Html | None:
    """Articles that have what a row tells and no column: the first of them one click away."""
    shown = {row["id"] for row in columns}
    hidden = [article for article in held if article not in shown]
    if not hidden:
        return None
    words = view.words("compare.facts.elsewhere", articles=view.words.count("article", len(hidden)))
    return tag("small", tag("a", words, href=to(view, held[hidden[0]][0]), data_nav=True))


def label(view: View, article: str) -> Html:
    """«5 · TRT عربي» in either direction of writing."""
    return join((f"{view.store.articles[article]['n']} · ", outlet(view, article)))


def column(view: View, row: Row) -> Html:
    """An article at the head of a column: number and outlet, its day and how that is known; opens the article."""
    place = view.address("reading", read=row["id"])
    link = tag("a", label(view, row["id"]), href=place, data_nav=True, title=view.article_title(row["id"]))
    return join((link, tag("small", bits.when(view, {**row, "published_basis": None}, "published_"), _basis(view, row))))


def _basis(view: View, row: Row) -> str | None:
    """Said only where the day is not simply printed."""
    known = row["published_first"] is None or row["published_basis"] in PRINTED
    return None if known else f" ({view.words.basis(row['published_basis'])})"


def section(view: View, title: str, note: str, *content: Html | None) -> Html:
    """A part of the comparison under what it finds."""
    return tag("section", figures.title(title, view.words, note), [one for one in content if one], dir=direction(view.lang))


def headed(title: Content, *content: Html | None, note: str = "") -> Html:
    """A smaller part with its own heading; nothing where there is nothing under it."""
    kept = [one for one in content if one]
    if not kept:
        return Html("")
    return tag("section", tag("h3", title), tag("p", note, class_="mq-manner") if note else None, kept, class_="mq-compare-part")


def folded(view: View, number: int, *content: Content, key: str = "facts.rest") -> Html | None:
    """What there was no room for above, behind a word and its number; nothing where all is shown."""
    if not number:
        return None
    head = tag("summary", view.words(f"compare.{key}"), " ", tag("small", view.words.number(number)))
    return tag("details", head, content, class_="mq-twin")


def nothing(view: View, key: str) -> Html:
    return tag("p", view.words(f"compare.{key}"), class_="mq-manner", dir=direction(view.lang))


def passage(view: View, row: Row) -> Html:
    """The words of a finding, leading to where they stand."""
    return arabic("a", bits.few(row["text"], QUOTED), href=bits.passage(view, row), data_nav=True)


def in_context(view: View, row: Row) -> Html:
    """A short passage with some words around it, leading to where it stands."""
    text, span = view.text(row["article"]), Span(row["start"], row["stop"])
    line = _line(text, span)
    around = snapped(text, Span(max(line.start, span.start - AROUND), min(line.stop, span.stop + AROUND)))
    cut = ("…" if around.start > line.start else "", "…" if around.stop < line.stop else "")
    before, after = (rights.collapsed(part) for part in (text[around.start : span.start], text[span.stop : around.stop]))
    words = (cut[0], before, tag("mark", span.of(text)), after, cut[1])
    return arabic("a", words, href=bits.passage(view, row), data_nav=True)


def _line(text: str, span: Span) -> Span:
    """The paragraph a passage stands in."""
    stop = text.find("\n", span.stop)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if stop < 0 else stop)


def unfolding(view: View, summary: Any, rows: Sequence[Row], extra: Any = None) -> Html:
    """A number that opens into the passages behind it; of many into the first, and the way to the next."""
    view.reads((*view.within, *(row["article"] for row in rows[:LISTED])))  # of few articles all at once
    items = [tag("li", in_context(view, row), extra(row) if extra else None) for row in rows[:LISTED]]
    if len(rows) > LISTED:
        more = view.words("compare.more", n=view.words.number(len(rows) - LISTED))
        items.append(tag("li", tag("a", more, href=bits.passage(view, rows[LISTED]), data_nav=True), class_="mq-muted"))
    return tag("details", tag("summary", summary), tag("ul", items), class_="mq-cell")
