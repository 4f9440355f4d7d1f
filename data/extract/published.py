"""The day an article was published: printed, given, or estimated from its own words and its siblings; never from the clock.

Reasons are short, for the page to phrase. Each is ``kind:words``:
    printed:11 يناير 2022 00:47    the stamp on the page
    updated:…                      a stamp of the last update, not of publication
    given:2022-01-10               articles.toml
    differs:2022-01-11             the page prints another day than was given
    today:اليوم الإثنين 10 يناير   the day-word that puts the article on that day
    weekday:الاثنين                the weekday that the report leads with
    sibling:001_2d6b…              a dated article of the story that decided the year or the week
    fact:001_2d6b…                 a sibling that reports the same with a date …
    words:مساء أول أمس             … and the article's own word for that day
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from data.extract.day_recipes import Calendar, Offset, Weekday
from data.extract.days import DayWords, resolve_days
from data.extract.page_dates import given_day, printed_day
from data.extract.same_fact import same_fact, told
from data.model import Article, Basis, Day, Mention

Reading = tuple[Article, Sequence[DayWords]]
Given = Mapping[str, Mapping[str, object]]
Mentions = Mapping[str, Sequence[Mention]]  # article id → who is named there
NEAR = 45  # days: farther from every dated sibling, a weekday or a missing year decides nothing
WEEK = 7


def publish(readings: Sequence[Reading], given: Given | None = None, mentions: Mentions | None = None) -> dict[str, Day | None]:
    """Each article's publication day with its basis and reasons; None where nothing tells it.

    ``mentions``: who is named in each article.
    """
    known: dict[str, Day | None] = {}
    for article, words in readings:
        known[article.id] = given_day(article, (given or {}).get(article.id, {})) or printed_day(article) or _dated_today(article, words)
    siblings = _siblings(known)
    for article, words in readings:
        if known[article.id] is None:
            known[article.id] = _by_calendar(article, words, siblings)
    return _by_facts(readings, known, mentions or {})


def _dated_today(article: Article, words: Sequence[DayWords]) -> Day | None:
    """«اليوم الاثنين 05 جوان 2017»: the text itself says which day today is."""
    for found in words:
        back = _back(found)
        answer = found.recipe.range(None)
        if back is not None and answer is not None and answer[0] == answer[1]:
            day = answer[0] + timedelta(days=back)
            return Day(article.id, None, day, day, basis=Basis.ESTIMATED, reasons=(f"today:{found.span.of(article.text)}",))
    return None


def _back(found: DayWords) -> int | None:
    """Days from the named day to publication, where the expression says so: اليوم 0, أمس 1."""
    tokens = found.text.split()
    if "اليوم" in tokens:
        return 0
    if "امس" in tokens:
        return 2 if "اول" in tokens or "الاول" in tokens else 1
    return None


def _siblings(known: Mapping[str, Day | None]) -> dict[str, date]:
    """The days on which articles were published, each with the first that was."""
    names: dict[date, str] = {}
    for name, day in sorted(known.items()):
        if day and day.first and day.first == day.last:
            names.setdefault(day.first, name)
    return {name: day for day, name in names.items()}


def _by_calendar(article: Article, words: Sequence[DayWords], siblings: Mapping[str, date]) -> Day | None:
    """Weekday, or weekday with day and month: the fitting day nearest to the dated siblings."""
    if not siblings:
        return None
    for evidence in (_today_without_year, _today_weekday, _leading_weekday):
        found = evidence(words)
        if found is None:
            continue
        expression, candidates = found
        day, sibling = _closest(candidates, siblings)
        if day is None:
            continue
        kind = "weekday" if evidence is _leading_weekday else "today"
        reasons = (f"{kind}:{expression.span.of(article.text)}", f"sibling:{sibling}")
        return Day(article.id, None, day, day, basis=Basis.ESTIMATED, anchor=siblings[sibling], reasons=reasons)
    return None


class _Candidates:
    """Days that fit: ``near(day)`` is the fitting day nearest to ``day``."""

    def __init__(self, recipe: Calendar | Weekday, back: int) -> None:
        self.recipe, self.back = recipe, timedelta(days=back)

    def near(self, day: date) -> date | None:
        if isinstance(self.recipe, Weekday):
            ahead = (self.recipe.weekday - (day - self.back).weekday()) % WEEK
            return day + timedelta(days=ahead if ahead <= WEEK // 2 else ahead - WEEK)
        answer = self.recipe.range(day)
        fits = answer is not None and answer[0] == answer[1] and self.recipe.weekday in {None, answer[0].weekday()}
        return answer[0] + self.back if answer and fits else None


Evidence = tuple[DayWords, _Candidates]


def _today_without_year(words: Sequence[DayWords]) -> Evidence | None:
    for found in words:
        back = _back(found)
        if back is not None and isinstance(found.recipe, Calendar) and found.recipe.day and not found.recipe.year:
            return found, _Candidates(found.recipe, back)
    return None


def _today_weekday(words: Sequence[DayWords]) -> Evidence | None:
    for found in words:
        if isinstance(found.recipe, Weekday) and found.recipe.offset is not None and found.recipe.offset <= 0:
            return found, _Candidates(Weekday(found.recipe.weekday), -found.recipe.offset)
    return None


def _leading_weekday(words: Sequence[DayWords]) -> Evidence | None:
    """A bare weekday in the lead is the day of the report; one far into the text is background."""
    for found in words[:1]:
        if isinstance(found.recipe, Weekday) and found.recipe.shift is None and found.recipe.offset is None:
            return found, _Candidates(found.recipe, 0)
    return None


def _closest(candidates: _Candidates, siblings: Mapping[str, date]) -> tuple[date | None, str]:
    options = []
    for name, day in siblings.items():
        fitting = candidates.near(day)
        if fitting is not None and abs((fitting - day).days) <= NEAR:
            options.append((abs((fitting - day).days), name, fitting))
    if not options:
        return None, ""
    weeks = {fitting for _, _, fitting in options}
    if (max(weeks) - min(weeks)).days > WEEK:  # siblings of several weeks: a weekday alone does not choose among them
        return None, ""
    _, name, fitting = min(options)
    return fitting, name


def _by_facts(readings: Sequence[Reading], known: dict[str, Day | None], mentions: Mentions) -> dict[str, Day | None]:
    """«أول أمس» beside a sibling's dated report of the same words: the day follows."""
    result = dict(known)
    dated = [(article, day, resolve_days(article, words, day)) for article, words in readings if (day := known[article.id])]
    others = told(dated, mentions)
    for article, words in readings:
        if result[article.id] is not None:
            continue
        own = [(found.span, -found.recipe.days) for found in words if isinstance(found.recipe, Offset) and found.recipe.days < 0]
        fact = same_fact(article, own, others, mentions.get(article.id, ()))
        if fact:
            on = fact.published
            reasons = (f"fact:{fact.sibling}", f"words:{fact.own.of(article.text)}")
            result[article.id] = Day(article.id, None, on, on, basis=Basis.ESTIMATED, anchor=fact.day, reasons=reasons)
    return result
