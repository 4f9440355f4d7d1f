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

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from data.extract.clues import Clue, clues, days_back, estimated, siblings_of
from data.extract.day_recipes import Offset, Weekday
from data.extract.days import DayWords, resolve_days
from data.extract.page_dates import given_day, printed_day
from data.extract.same_fact import Question, Told, questions_of, reports_of, same_fact, told
from data.model import Article, Basis, Day, Mention
from data.text.page import is_labelled

Reading = tuple[Article, Sequence[DayWords]]
Given = Mapping[str, Mapping[str, object]]
WEEK = 7
Mentions = Mapping[str, Sequence[Mention]]  # article id → who is named there


@dataclass(frozen=True)
class Signs:
    """What one article tells of its day: all that is needed of it to decide on the days of a story."""

    article: str
    own: Day | None  # given, printed, or said by its own words
    clues: tuple[Clue, ...] = ()
    questions: tuple[Question, ...] = ()


def publish(readings: Sequence[Reading], given: Given | None = None, mentions: Mentions | None = None) -> dict[str, Day | None]:
    """Each article's publication day with its basis and reasons; None where nothing tells it.

    ``mentions``: who is named in each article.
    """
    named = mentions or {}
    read = [signs(article, words, (given or {}).get(article.id, {}), named.get(article.id, ())) for article, words in readings]
    known = by_calendar(read)
    if questions := asked(read, known):
        words_of = {article.id: (article, words) for article, words in readings}
        dated = ((*words_of[id], day) for id, day in known.items() if day)
        reports = (reports_of(article, resolve_days(article, words, day), named.get(article.id, ())) for article, words, day in dated)
        known |= by_facts(questions, told([day for day in known.values() if day], reports, questions))
    return known


def signs(article: Article, words: Sequence[DayWords], entry: Mapping[str, object], mentions: Sequence[Mention]) -> Signs:
    """What an article tells of its own day, and where it does not tell it, what may lead there; ``entry`` of articles.toml."""
    own = given_day(article, entry) or _printed(article, words) or _dated_today(article, words)
    if own:
        return Signs(article.id, own)
    back = [(found.span, -found.recipe.days) for found in words if isinstance(found.recipe, Offset) and found.recipe.days < 0]
    return Signs(article.id, None, clues(article, words), questions_of(article, back, mentions))


def by_calendar(read: Sequence[Signs]) -> dict[str, Day | None]:
    """Each article's day as it tells it itself, or as its weekday and its dated siblings do."""
    known = {one.article: one.own for one in read}
    siblings = siblings_of(known)
    return known | {one.article: estimated(one.article, one.clues, siblings) for one in read if one.own is None}


def asked(read: Iterable[Signs], known: Mapping[str, Day | None]) -> list[Question]:
    """What the articles still undated ask of those that are dated."""
    return [question for one in read if known[one.article] is None for question in one.questions]


def by_facts(questions: Iterable[Question], others: Told) -> dict[str, Day | None]:
    """«أول أمس» beside a sibling's dated report of the same words: the day follows."""
    mine: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        mine[question.article].append(question)
    result: dict[str, Day | None] = {}
    for article, own in mine.items():
        if fact := same_fact(own, others):
            on, reasons = fact.published, (f"fact:{fact.sibling}", f"words:{fact.own}")
            result[article] = Day(article, None, on, on, basis=Basis.ESTIMATED, anchor=fact.day, reasons=reasons)
    return result


def _printed(article: Article, words: Sequence[DayWords]) -> Day | None:
    """The page's stamp; not one without a label that «اليوم الأحد» of the lead puts two days off or more: the day of the visit."""
    day = printed_day(article)
    if day is None or day.first is None or is_labelled(day.reasons[0].partition(":")[2]):
        return day
    said = [found.recipe.weekday for found in words[:1] if isinstance(found.recipe, Weekday) and found.recipe.offset == 0]
    off = [min((weekday - day.first.weekday()) % WEEK, (day.first.weekday() - weekday) % WEEK) for weekday in said]
    return None if off and min(off) > 1 else day


def _dated_today(article: Article, words: Sequence[DayWords]) -> Day | None:
    """«اليوم الاثنين 05 جوان 2017»: the text itself says which day today is."""
    for found in words:
        back = days_back(found)
        answer = found.recipe.range(None)
        if back is not None and answer is not None and answer[0] == answer[1]:
            day = answer[0] + timedelta(days=back)
            return Day(article.id, None, day, day, basis=Basis.ESTIMATED, reasons=(f"today:{found.span.of(article.text)}",))
    return None
