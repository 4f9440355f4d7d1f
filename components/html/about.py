"""The page that says how the data were made, what a person checked, how often the rules are right, and where the limits are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from components.charts import palette
from components.html import bits, corrections, downloads
from components.html.escape import Content, Html, tag
from components.html.frame import direction
from components.html.measures import quality, share
from data.measured import KINDS, Measured
from data.version import version
from data.view import View
from data.words import Words

VERDICTS = ("automatic", "accepted", "corrected", "added", "rejected")
VALUES = (*palette.STANCES, palette.MIXED, palette.MENTIONED)


def page(view: View) -> Html:
    """The whole page; the reader's filters change nothing on it."""
    words = view.words
    told = partial(_paragraphs, words)
    sections = (
        _section("story", words, tag("p", view.story.summary(view.lang)), tag("p", _corpus(view))),
        _section("made", words, told("made", ("one", "two", "three", "four", "five"))),
        _section("marks", words, _marks(words), _table(view)),
        _section("measured", words, _measured(view)),
        _section("stances", words, _values(view)),
        _section("limits", words, _list(words, "limits", ("one", "two", "three", "four", "five"))),
        _section("data", words, downloads.told(view)),
        _section("rights", words, told("rights", ("texts", "code", "parts"))),
        _section("privacy", words, told("privacy", ("one", "two")), _guide(view)),
        _section("log", words, corrections.log(view)),
        _section("corrections", words, told("log", ("how",)), tag("p", _contact(view)), tag("p", _generation(view))),
    )
    head = (tag("h1", words("about.title"), class_="mq-title"), tag("p", words("about.lede"), class_="mq-lede"))
    return tag("article", head, tag("div", sections, class_="mq-about"), dir=direction(view.lang), lang=view.lang)


def _section(name: str, words: Words, *content: Content) -> Html:
    return tag("section", tag("h2", words(f"about.{name}.heading")), tag("div", content, class_="mq-prose")) if any(content) else Html("")


def _paragraphs(words: Words, name: str, keys: Sequence[str]) -> list[Html]:
    return [tag("p", words(f"about.{name}.{key}")) for key in keys]


def _list(words: Words, name: str, keys: Sequence[str]) -> Html:
    return tag("ul", [tag("li", words(f"about.{name}.{key}")) for key in keys])


def _corpus(view: View) -> str:
    words, head = view.words, view.store.articles.head
    unknown = head["articles"] - head["known"]
    rest = words("about.story.unknown_outlets", articles=words.count("article", unknown)) if unknown else words("about.story.all_outlets")
    written = words.count("word", int(head["words"] or 0))
    return words("about.story.corpus", articles=words.count("article", head["articles"]), words=written, unknown=rest)


# What a person has read ------------------------------------------------------------------------------------------------------


def _marks(words: Words) -> Html:
    items = [(tag("dt", words.label("verdict", verdict)), tag("dd", words(f"about.marks.{verdict}"))) for verdict in VERDICTS]
    return tag("dl", items, class_="mq-terms")


def _table(view: View) -> Html:
    """Kinds by verdict."""
    words, checked = view.words, view.checked()
    heads = [words(f"about.table.{head}") for head in ("kind", "all", *VERDICTS)]
    rows = [_row(view, kind, checked[kind]) for kind in KINDS]
    return _drawn(words("about.table.caption"), heads, rows)


def _row(view: View, kind: str, found: dict[str, int]) -> Html:
    numbers = [view.total(kind), *(found.get(verdict, 0) for verdict in VERDICTS)]
    return _cells(_kind(kind, view.words), [view.words.number(n) for n in numbers])


# How often the rules are right -----------------------------------------------------------------------------------------------


def _measured(view: View) -> list[Html]:
    """The measures the story carries; nothing where it carries none."""
    found = quality(view)
    if found is None:
        return []
    words = view.words
    rows = [_measures(kind, found.kinds[kind], words) for kind in KINDS]
    heads = [words(f"about.measured.{head}") for head in ("kind", "found", "right", "fields")]
    intro = words("about.measured.intro", articles=words.count("article", found.articles))
    notes = _paragraphs(words, "measured", ("note", "command"))
    return [tag("p", intro), _drawn(words("about.measured.caption"), heads, rows), *notes]


def _measures(kind: str, found: Measured, words: Words) -> Html:
    fields = [f"{words(f'about.measured.field.{name}')} {share(n, found.found)}" for name, n in found.right.items()]
    return _cells(
        _kind(kind, words),
        [_of(found.found, found.reviewed, words), _of(found.found, found.automatic, words), words.listed(fields)],
    )


def _of(n: int, total: int, words: Words) -> str:
    return words("about.measured.of", n=words.number(n), total=words.number(total), share=share(n, total))


# Stances ---------------------------------------------------------------------------------------------------------------------


def _values(view: View) -> Html:
    """Each value as sign and word, and what it means."""
    items = [(tag("dt", bits.chip(view, value, toward=False)), tag("dd", view.words(f"about.stances.{value}"))) for value in VALUES]
    return tag("div", tag("p", view.words("about.stances.intro")), tag("dl", items, class_="mq-terms"))


# Pieces ----------------------------------------------------------------------------------------------------------------------


def _drawn(caption: str, heads: Sequence[str], rows: Sequence[Html]) -> Html:
    head = tag("thead", tag("tr", [tag("th", text, scope="col") for text in heads]))
    table = tag("table", tag("caption", caption), head, tag("tbody", rows), class_="mq-table")
    return tag("div", table, class_="mq-scroll", tabindex="0")


def _cells(name: str, cells: Sequence[str]) -> Html:
    return tag("tr", tag("th", name, scope="row"), [tag("td", cell) for cell in cells])


def _kind(table: str, words: Words) -> str:
    return bits.begun(words(f"common.table.{table}"))


def _guide(view: View) -> Html:
    """Whoever hid the guide for a first visit may have it back."""
    return tag("p", tag("a", view.words("exports.about.guide"), href=view.address(), data_nav=True, data_guide="open"))


def _contact(view: View) -> Html | str:
    contact = view.story.contact
    if not contact:
        return view.words("about.corrections.none")
    address = contact if ":" in contact else f"mailto:{contact}"
    return tag("a", view.words("about.corrections.contact"), href=address, rel="noopener noreferrer")


def _generation(view: View) -> str:
    return view.words("about.corrections.generation", generation=view.store.generation, version=version())
