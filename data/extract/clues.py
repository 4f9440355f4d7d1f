"""Words that lead to an undated article's day by the calendar: a weekday, or a day and month, beside the days of its siblings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data.extract.day_recipes import Calendar, Weekday
from data.extract.days import DayWords
from data.model import Article, Basis, Day

NEAR = 45  # days: farther from every dated sibling, a weekday or a missing year decides nothing
WEEK = 7


@dataclass(frozen=True)
class Clue:
    """An expression that fits some days: ``near(day)`` is the fitting day nearest to ``day``."""

    kind: str  # today, weekday: for the reasons
    text: str  # as the article has it
    recipe: Calendar | Weekday
    back: int  # days from the named day to publication

    def near(self, day: date) -> date | None:
        back = timedelta(days=self.back)
        if isinstance(self.recipe, Weekday):
            ahead = (self.recipe.weekday - (day - back).weekday()) % WEEK
            return day + timedelta(days=ahead if ahead <= WEEK // 2 else ahead - WEEK)
        answer = self.recipe.range(day)
        fits = answer is not None and answer[0] == answer[1] and self.recipe.weekday in {None, answer[0].weekday()}
        return answer[0] + back if answer and fits else None


def clues(article: Article, words: Sequence[DayWords]) -> tuple[Clue, ...]:
    """What an article has to offer, the best first."""
    read = [replace(found, text=found.span.of(article.text)) for found in words]
    ways = (_today_without_year(words, read), _today_weekday(read), _leading_weekday(read))
    return tuple(clue for clue in ways if clue)


def siblings_of(known: Mapping[str, Day | None]) -> dict[str, date]:
    """The days on which articles were published, each with the first that was."""
    names: dict[date, str] = {}
    for name, day in sorted(known.items()):
        if day and day.first and day.first == day.last:
            names.setdefault(day.first, name)
    return {name: day for day, name in names.items()}


def estimated(article: str, found: Sequence[Clue], siblings: Mapping[str, date]) -> Day | None:
    """Weekday, or weekday with day and month: the fitting day nearest to the dated siblings."""
    for clue in found:
        day, sibling = _closest(clue, siblings)
        if day is not None:
            reasons = (f"{clue.kind}:{clue.text}", f"sibling:{sibling}")
            return Day(article, None, day, day, basis=Basis.ESTIMATED, anchor=siblings[sibling], reasons=reasons)
    return None


def _closest(clue: Clue, siblings: Mapping[str, date]) -> tuple[date | None, str]:
    """Siblings of several weeks: a weekday alone does not choose among them, and the first two that differ so far tell."""
    best: tuple[int, str, date] | None = None
    first, last = date.max, date.min
    for name, day in siblings.items():
        fitting = clue.near(day)
        if fitting is None or (away := abs((fitting - day).days)) > NEAR:
            continue
        first, last = min(first, fitting), max(last, fitting)
        if (last - first).days > WEEK:
            return None, ""
        best = min(best or (away, name, fitting), (away, name, fitting))
    return (best[2], best[1]) if best else (None, "")


def days_back(found: DayWords) -> int | None:
    """Days from the named day to publication, where the expression says so: اليوم 0, أمس 1."""
    tokens = found.text.split()
    if "اليوم" in tokens:
        return 0
    if "امس" in tokens:
        return 2 if "اول" in tokens or "الاول" in tokens else 1
    return None


def _today_without_year(words: Sequence[DayWords], read: Sequence[DayWords]) -> Clue | None:
    for found, printed in zip(words, read, strict=True):
        back = days_back(found)
        if back is not None and isinstance(found.recipe, Calendar) and found.recipe.day and not found.recipe.year:
            return Clue("today", printed.text, found.recipe, back)
    return None


def _today_weekday(words: Sequence[DayWords]) -> Clue | None:
    for found in words:
        if isinstance(found.recipe, Weekday) and found.recipe.offset is not None and found.recipe.offset <= 0:
            return Clue("today", found.text, Weekday(found.recipe.weekday), -found.recipe.offset)
    return None


def _leading_weekday(words: Sequence[DayWords]) -> Clue | None:
    """A bare weekday in the lead is the day of the report; one far into the text is background."""
    for found in words[:1]:
        if isinstance(found.recipe, Weekday) and found.recipe.shift is None and found.recipe.offset is None:
            return Clue("weekday", found.text, found.recipe, 0)
    return None
