"""The day of publication that was given, or that the page prints: stamps of publication before stamps of the last update."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.extract.day_recipes import Calendar
from data.extract.days import stamp_days
from data.model import Article, Basis, Day
from data.text.page import is_labelled
from data.text.page_words import words as page_words


def given_day(article: Article, entry: Mapping[str, object]) -> Day | None:
    """What articles.toml says: a date, or text «2022-01» or «2022» for a range."""
    value = entry.get("published")
    recipe = _partial(value)
    answer = recipe.range(None) if recipe else None
    if answer is None:
        return None
    page = printed_day(article)
    reasons = [f"given:{value}"]
    same = page is not None and (page.first, page.last) == answer
    if page and page.first and not same:
        reasons.append(f"differs:{page.first.isoformat()}")
    return Day(article.id, None, *answer, basis=Basis.GIVEN, reasons=tuple(reasons), minute=page.minute if page and same else None)


def _partial(value: object) -> Calendar | None:
    if isinstance(value, date):
        return Calendar(value.day, value.month, value.year)
    parts = str(value).split("-") if isinstance(value, str | int) else []
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = (*(int(part) for part in parts), None, None)[:3]
    return Calendar(day, month, year)


def printed_day(article: Article) -> Day | None:
    """The stamp under or over the headline; a stamp of the last update only estimates."""
    best: Day | None = None
    stamps = [cut for cut in article.removed if cut.reason == "published"]
    for cut in sorted(stamps, key=lambda cut: not is_labelled(cut.text)):  # «تاريخ النشر: …» before a bare stamp
        for words in stamp_days(cut.text):
            answer = words.recipe.range(None)
            if answer is None or answer[0] != answer[1]:
                continue
            late = any(mark in words.text for mark in page_words("updated"))
            basis, kind = (Basis.ESTIMATED, "updated") if late else (Basis.STATED, "printed")
            day = Day(article.id, None, *answer, basis=basis, reasons=(f"{kind}:{cut.text}",), minute=words.minute)
            if best is None or (best.basis is Basis.ESTIMATED and not late):
                best = day
    return best
