"""One article in its pane: where it is from and when, its own words with their marks, and what was removed, folded in its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from components.html import bits, passages
from components.html.bits import Row, arabic
from components.html.desk import Desk, rows_of
from components.html.escape import BIDI, Html, plain, tag
from components.html.frame import direction
from components.html.marks import Mark, marked, settled
from data.model import Span
from data.view import View

UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u061c\ufeff\u2060" + "".join(BIDI)
TAGS = {"title": ("h2", "mq-article-title"), "subhead": ("h3", "mq-subhead")}


def pane(view: View, asked: Desk, article: str) -> Html:
    """One article: where it is from and when, then its own words."""
    row = view.store.articles[article]
    marks = settled(view.text(article), passages.marks(view, asked, article))
    untitled = None if _titled(view, article) else tag("h2", view.article_title(article), class_="mq-article-title mq-unknown")
    source = tag("p", tag("span", str(row["n"]), class_="mq-part"), bits.source(view, article), class_="mq-source")
    part = (
        tag("p", view.words("reading.passages_only"), class_="mq-manner mq-passages-only") if view.shown_of(article) is not None else None
    )
    address = view.address("reading", read=article, at=_at(asked) if article == asked.read else None)
    printed = tag("p", address, class_="mq-own-address", data_own=address, dir="ltr")
    head = (source, _reasons(view, row), _original(view, row), part, printed)
    body = arabic("div", _body(view, article, marks, asked), class_="mq-body", data_article=article)
    parts = (tag("header", head, class_="mq-pane-head"), untitled, body)
    return tag("article", parts, class_="mq-pane", aria_label=view.article_label(article), tabindex="0" if asked.beside else None)


def _at(asked: Desk) -> str | None:
    return f"{asked.at.start}-{asked.at.stop}" if asked.at else None


def _titled(view: View, article: str) -> bool:
    return any(row["kind"] == "title" for row in rows_of(view, "paragraphs", article))


def _reasons(view: View, row: Row) -> Html | None:
    """From what a date that nobody printed was worked out."""
    if not row["published_reasons"] or row["published_basis"] == "given":
        return None
    lines = [tag("li", said) for told in row["published_reasons"] if (said := reason(view, told))]
    return tag("details", tag("summary", view.words("reading.why_date")), tag("ul", lines), class_="mq-why")


def reason(view: View, told: str) -> str | None:
    """«today:اليوم الإثنين 10 يناير» in the reader's language; None where there is no phrase for it."""
    code, _, value = told.partition(":")
    key = f"reading.reason.{code}.{value}" if code == "rule" else f"reading.reason.{code}"
    if key not in view.words:
        return None
    shown = view.article_label(value) if code in ("sibling", "fact") else _dated(view, value) if code in ("given", "differs") else value
    return view.words(key) if code == "rule" else view.words(key, value=plain(shown))


def _dated(view: View, value: str) -> str:
    try:
        return view.words.day(date.fromisoformat(value))
    except ValueError:
        return value


def _original(view: View, row: Row) -> Html | None:
    return (
        tag("p", tag("a", view.words("reading.original"), href=row["url"], target="_blank", rel="noopener"), class_="mq-manner")
        if row["url"]
        else None
    )


def _body(view: View, article: str, marks: Sequence[Mark], asked: Desk) -> list[Html | str]:
    """Paragraphs with their marks, the white space between them as it is, and what was removed, folded, where it stood."""
    text, paragraphs, shown = view.text(article), rows_of(view, "paragraphs", article), view.shown_of(article)
    gone = _removed(view, article, [row["start"] for row in paragraphs])
    drawn = Drawn(view, text, marks, article != asked.read)
    made: list[Html | str] = [*gone.get(0, [])]
    last = hidden = 0
    for n, row in enumerate(paragraphs, 1):
        span = Span(row["start"], row["stop"])
        if shown is None or any(span.overlaps(one) for one in shown):
            made += [elided(view, hidden, "p") if hidden else "", text[last : span.start], _paragraph(drawn, row, shown)]
            hidden = 0
        else:
            hidden += len(span.of(text).split())
        last = span.stop
        made += gone.get(n, [])
    return [*made, elided(view, hidden, "p") if hidden else "", text[last:]]


def elided(view: View, words: int, name: str) -> Html:
    """So many words stand here and are not shown."""
    told = view.words("reading.elided", words=view.words.count("word", words))
    return tag(name, f"[{told}]", class_="mq-left-out", dir=direction(view.lang), lang=view.lang)


@dataclass(frozen=True)
class Drawn:
    """What a paragraph is drawn from; ``beside``: in the second pane."""

    view: View
    text: str
    marks: Sequence[Mark]
    beside: bool


def _paragraph(drawn: Drawn, row: Row, shown: Sequence[Span] | None) -> Html:
    """A paragraph; ``data-from`` is where its words begin in the article: what app.js makes a link to a selection of."""
    name, style = TAGS.get(row["kind"], ("p", "mq-paragraph"))
    span = Span(row["start"], row["stop"])
    here = any(mark.kind == "here" and mark.span.overlaps(span) for mark in drawn.marks)
    names = f"{style} mq-holds-here" if here else style
    if shown is None:
        return tag(name, marked(drawn.text, span, drawn.marks, beside=drawn.beside), class_=names, data_from=span.start)
    return tag(name, _runs(drawn, span, shown), class_=names)


def _runs(drawn: Drawn, span: Span, shown: Sequence[Span]) -> list[Html]:
    """What of a paragraph may be shown, and how many words may not."""
    made, last = [], span.start
    for one in [Span(max(one.start, span.start), min(one.stop, span.stop)) for one in shown if one.overlaps(span)]:
        made += _gap(drawn, last, one.start)
        made.append(tag("span", marked(drawn.text, one, drawn.marks, beside=drawn.beside), data_from=one.start))
        last = one.stop
    return made + _gap(drawn, last, span.stop)


def _gap(drawn: Drawn, start: int, stop: int) -> list[Html]:
    words = len(drawn.text[start:stop].split())
    return [tag("span", " ", elided(drawn.view, words, "span"), " ")] if words else []


def _removed(view: View, article: str, starts: list[int]) -> dict[int, list[Html]]:
    """What was taken out, by the number of paragraphs before it; cuts of one place fold together."""
    gathered: dict[int, list[Row]] = {}
    for row in rows_of(view, "removed", article):
        if row["text"].strip():
            gathered.setdefault(bisect_left(starts, row["at"]), []).append(row)
    return {place: [_gone(view, rows)] for place, rows in gathered.items()}


def _gone(view: View, rows: Sequence[Row]) -> Html:
    kinds = dict.fromkeys(view.words.label("removed", row["reason"]) for row in rows)
    label = view.words("reading.removed", what=view.words.listed(kinds))
    shown = [tag("p", _seen(line)) for row in rows for line in row["text"].splitlines() if line.strip()]
    return tag("details", tag("summary", label), arabic("div", shown), class_="mq-removed", dir=direction(view.lang))


def _seen(line: str) -> str:
    """A line of nothing but unseen characters, by their code points."""
    return line if line.strip(UNSEEN + " \t") else " ".join(f"U+{ord(letter):04X}" for letter in line)
