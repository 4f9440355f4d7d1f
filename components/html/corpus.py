"""What is known of an article: outlet or that it is unknown, day with its basis and reasons, what was removed from the page."""

from __future__ import annotations

from collections import Counter

from components.html import bits
from components.html.bits import Row
from components.html.escape import Html, in_order, join, tag
from data.view import View

REASONS = ("printed", "updated", "given", "differs", "today", "weekday", "sibling", "fact", "words")
LONGEST = 160  # characters of a removed line


def article(view: View, row: Row) -> Html:
    """The article's card."""
    title = tag("a", row["title"] or view.words("common.untitled"), href=view.address("reading", read=row["id"]), data_nav=True)
    number = tag("span", f"{row['n']}. ", class_="mq-ordinal")
    heading = bits.arabic("h3", number, title) if row["title"] else tag("h3", number, title)
    return tag("article", heading, _source(view, row), _day(view, row), _why(view, row), _removed(view, row["id"]), class_="mq-corpus-card")


def _source(view: View, row: Row) -> Html | None:
    agency = join((view.words("cards.agency"), " ", bits.arabic("bdi", row["agency"]))) if row["agency"] else None
    return tag("p", bits.dotted((bits.outlet(view, row["id"]), agency, view.words.count("word", row["words"]))), class_="mq-source")


def _day(view: View, row: Row) -> Html:
    return tag("p", view.words("overview.published"), " ", bits.when(view, row, "published_"))


def _why(view: View, row: Row) -> Html | None:
    return bits.line([_reason(view, reason) for reason in row["published_reasons"] or ()])


def _reason(view: View, reason: str) -> str | Html:
    """«sibling:003…» in words; a reason without a phrase stands as it is."""
    kind, _, value = reason.partition(":")
    if kind not in REASONS or not value:
        return reason
    shown = view.article_label(value) if kind in ("sibling", "fact") else " ".join(value.split())
    return in_order(view.words(f"overview.reasons.{kind}", value=shown))


def _removed(view: View, article: str) -> Html | None:
    rows = view.removed(article)
    if not rows:
        return None
    kinds = Counter(row["reason"] for row in rows)
    told = view.words.listed(f"{view.words.label('removed', kind)} ({n})" for kind, n in sorted(kinds.items()))
    lines = [bits.arabic("li", bits.few(row["text"], LONGEST)) for row in rows if row["text"].strip()]
    summary = tag("summary", view.words("overview.removed"), " ", tag("small", told))
    return tag("details", summary, tag("ul", lines), class_="mq-removed-lines")
