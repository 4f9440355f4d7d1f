"""One article in its pane: where it is from and when, its own words with their marks, and what was removed, folded in its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from components.html import bits, passages
from components.html.bits import Row, arabic
from components.html.desk import TABLES, Desk, rows_of
from components.html.escape import BIDI, Html, plain, tag
from components.html.marks import Mark, marked, settled
from data.model import Span
from data.view import View

UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u061c\ufeff\u2060" + "".join(BIDI)
ELLIPSIS = tag("p", "[…]", class_="mq-left-out")
TAGS = {"title": ("h2", "mq-article-title"), "subhead": ("h3", "mq-subhead")}


def pane(view: View, asked: Desk, article: str) -> Html:
    """One article: where it is from and when, then its own words."""
    row = view.store.articles[article]
    marks = settled(view.text(article), passages.marks(view, asked, article))
    untitled = None if _titled(view, article) else tag("h2", view.article_title(article), class_="mq-article-title mq-unknown")
    head = (
        tag("p", tag("span", str(row["n"]), class_="mq-part"), bits.source(view, article), class_="mq-source"),
        _reasons(view, row),
        _original(view, row),
    )
    body = arabic("div", _body(view, article, marks, asked), class_="mq-body")
    return tag(
        "article", tag("header", head, class_="mq-pane-head"), untitled, body, class_="mq-pane", aria_label=view.article_label(article)
    )


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
    text, paragraphs = view.text(article), rows_of(view, "paragraphs", article)
    gone = _removed(view, article, [row["start"] for row in paragraphs])
    kept = _evidence(view, article) if view.story.show == "passages" else None
    made: list[Html | str] = [*gone.get(0, [])]
    last = 0
    for n, row in enumerate(paragraphs, 1):
        span = Span(row["start"], row["stop"])
        if kept is None or row["kind"] == "title" or any(span.overlaps(one) for one in kept):
            made += [text[last : span.start], _paragraph(text, row, marks, beside=article != asked.read)]
        elif made[-1:] != [ELLIPSIS]:
            made.append(ELLIPSIS)
        last = span.stop
        made += gone.get(n, [])
    return [*made, text[last:]] if kept is None else made


def _paragraph(text: str, row: Row, marks: Sequence[Mark], *, beside: bool) -> Html:
    name, style = TAGS.get(row["kind"], ("p", "mq-paragraph"))
    span = Span(row["start"], row["stop"])
    here = any(mark.kind == "here" and mark.span.overlaps(span) for mark in marks)
    return tag(name, marked(text, span, marks, beside=beside), class_=f"{style} mq-holds-here" if here else style)


def _evidence(view: View, article: str) -> list[Span]:
    """Where findings stand: all that a story of passages only may show."""
    rows = [row for table in TABLES.values() for row in rows_of(view, table, article)]
    return [Span(row["start"], row["stop"]) for row in rows]


def _removed(view: View, article: str, starts: list[int]) -> dict[int, list[Html]]:
    """What was taken out, by the number of paragraphs before it; cuts of one place fold together."""
    gathered: dict[int, list[Row]] = {}
    for row in rows_of(view, "removed", article):
        if row["text"].strip():
            gathered.setdefault(bisect_left(starts, row["at"]), []).append(row)
    return {place: [_gone(view, rows)] for place, rows in gathered.items()}


def _gone(view: View, rows: Sequence[Row]) -> Html:
    kinds = dict.fromkeys(view.words.label("removed", row["reason"]) for row in rows)
    label = view.words("reading.removed", what=view.words("reading.comma").join(kinds))
    shown = [tag("p", _seen(line)) for row in rows for line in row["text"].splitlines() if line.strip()]
    return tag("details", tag("summary", label), arabic("div", shown), class_="mq-removed", dir="rtl" if view.lang == "ar" else "ltr")


def _seen(line: str) -> str:
    """A line of nothing but unseen characters, by their code points."""
    return line if line.strip(UNSEEN + " \t") else " ".join(f"U+{ord(letter):04X}" for letter in line)
