"""What to write under a quotation, as a newspaper would and as BibTeX: source, title, day and how it is known, place and words.

What is not known is said to be unknown, or is left out: no outlet, author or day is made up.
"""

from __future__ import annotations

import re

from components.html.bits import few
from components.html.desk import rows_of
from components.html.escape import REMOTE, plain
from components.html.marks import snapped
from data.model import Span
from data.view import View

QUOTED = 90  # characters of a passage in its citation
SPECIAL = str.maketrans(
    {**{letter: f"\\{letter}" for letter in "&%$#_{}"}, "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\^{}"}
)
KEY = re.compile(r"[^A-Za-z0-9_-]+")


def citation(view: View, article: str, at: Span | None = None) -> str:
    """«مصدر غير معروف، «العنوان»، 10 يناير 2022 (تقديري)، الفقرة 3: «…»»: what to write under a quotation."""
    return "".join(part for part, _ in cited(view, article, at))


def cited(view: View, article: str, at: Span | None = None) -> list[tuple[str, bool]]:
    """A citation in pieces; True: the article's own words, which run right to left in any language."""
    words, row = view.words, view.store.articles[article]
    day = words.day_range(row["published_first"], row["published_last"])
    basis = f" ({words.basis(row['published_basis'])})" if row["published_first"] else ""
    comma = words("common.comma")
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


def bibtex(view: View, article: str, at: Span | None = None, *, place: str) -> str:
    """A BibTeX entry; ``place`` is the link to the passage, or the article, in this dashboard."""
    row = view.store.articles[article]
    first, last = row["published_first"], row["published_last"]
    month = first and (first.year, first.month) == (last.year, last.month)
    known = {
        "title": row["title"] or f"[{view.words('common.untitled')}]",
        "howpublished": row["outlet"],
        "year": str(first.year) if first and first.year == last.year else None,
        "month": str(first.month) if month else None,
        "day": str(first.day) if first and first == last else None,
        "note": note(view, article, at),
        "langid": "arabic",
    }
    lines = [f"  {name} = {{{_tex(value)}}}," for name, value in known.items() if value]
    lines += [f"  url = {{{value}}}," for value in (address(row["url"]) or place,)]
    return "\n".join((f"@misc{{{key(view, article)}{f'-{at.start}' if at else ''},", *lines, "}"))


def key(view: View, article: str) -> str:
    """What an entry is called: Latin letters alone, with the article's number where its id has others."""
    kept = KEY.sub("", article)
    return f"mawaqif-{kept}" if kept == article else f"mawaqif-{kept or 'article'}-{view.store.articles[article]['n']}"


def address(url: str | None) -> str | None:
    """An article's own address, where it is one of the web and cannot end the field it stands in."""
    return url if url and REMOTE.match(url) and not set("{}\\") & set(url) else None


def note(view: View, article: str, at: Span | None = None) -> str:
    """What BibTeX has no field for: that the outlet or the day is not known, how the day is known, and the passage."""
    words, row = view.words, view.store.articles[article]
    days = (row["published_first"], row["published_last"])
    day = f"{words.day_range(*days)} ({words.basis(row['published_basis'])})" if days[0] else words("common.undated")
    outlet = None if row["outlet"] else words("common.unknown_outlet")
    where = f"{words('reading.paragraph', n=paragraph_at(view, article, at))}: «{_short(view.text(article), at)}»" if at else None
    return words.listed((outlet, day, where))


def _tex(value: str) -> str:
    return plain(" ".join(value.split())).translate(SPECIAL)


def paragraph_at(view: View, article: str, at: Span) -> int:
    """The number of the paragraph a passage begins in, from 1."""
    starts: list[int] = [row["start"] for row in rows_of(view, "paragraphs", article)]
    return max(1, sum(start <= at.start for start in starts))


def _short(text: str, at: Span) -> str:
    return few(plain(snapped(text, at).of(text)), QUOTED)
