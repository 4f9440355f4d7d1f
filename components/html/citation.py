"""What to write under a quotation: source, title, day and how it is known, place and words."""

from __future__ import annotations

from components.html.desk import rows_of
from components.html.escape import plain
from components.html.marks import snapped
from data.model import Span
from data.view import View

QUOTED = 90  # characters of a passage in its citation


def citation(view: View, article: str, at: Span | None = None) -> str:
    """«مصدر غير معروف، «العنوان»، 10 يناير 2022 (تقديري)، الفقرة 3: «…»»: what to write under a quotation."""
    return "".join(part for part, _ in cited(view, article, at))


def cited(view: View, article: str, at: Span | None = None) -> list[tuple[str, bool]]:
    """A citation in pieces; True: the article's own words, which run right to left in any language."""
    words, row = view.words, view.store.articles[article]
    day = words.day_range(row["published_first"], row["published_last"])
    basis = f" ({words.basis(row['published_basis'])})" if row["published_first"] else ""
    comma = words("reading.comma")
    parts = [
        (plain(view.outlet(article)), row["outlet"] is not None),
        (comma, False),
        (f"«{plain(view.article_title(article))}»", row["title"] is not None),
        (comma + day + basis, False),
    ]
    if at is not None:
        place = words("reading.paragraph", n=paragraph_at(view, article, at))
        parts += [(f"{comma}{place}: ", False), (f"«{_short(view.text(article), at)}»", True)]
    return parts


def paragraph_at(view: View, article: str, at: Span) -> int:
    """The number of the paragraph a passage begins in, from 1."""
    starts: list[int] = [row["start"] for row in rows_of(view, "paragraphs", article)]
    return max(1, sum(start <= at.start for start in starts))


def _short(text: str, at: Span) -> str:
    words = plain(" ".join(snapped(text, at).of(text).split()))
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + "…"
