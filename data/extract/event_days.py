"""Which day-words of a sentence tell when an event happened, and which tell when somebody spoke."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from data.extract.event_kinds import vague_day
from data.model import Day, Findings, Statement
from data.text.clauses import CLAUSE, clause, sentence
from data.text.fold import Folded
from data.text.places import Places

FAR = 130  # folded characters: a day further away tells of something else
BESIDE = 18  # folded characters
BORDER = 45  # what a comma between them counts as
LONG = 92  # days: a span longer than a quarter is background
OLD = 366  # days before publication
LEAD = re.compile(r"[\s،,]*(?:و|ف)?(?:في|منذ|يوم|ليل|ليله|مسا|صباح|فجر|ظهر|خلال)?\s*")

Trigger = tuple[int, int, bool]  # start, stop, performative: folded


@dataclass(frozen=True)
class Dated:
    """A day with its folded place; ``vague``: «في الأيام الأخيرة»."""

    day: Day
    start: int
    stop: int
    vague: bool


def assign(triggers: list[Trigger], folded: Folded, findings: Findings) -> list[Dated | None]:
    """For each trigger its day, or None: each day goes to the one trigger it stands closest to."""
    given: list[Dated | None] = [None] * len(triggers)
    distance = [float("inf")] * len(triggers)
    starts = [trigger[0] for trigger in triggers]
    said = Places(findings.statements, lambda one: (one.passage.start, one.passage.stop))
    for dated in _days(folded, findings):
        start, stop = sentence(folded.text, dated.start)
        around = range(bisect_left(starts, start), bisect_left(starts, stop))
        near = [(_away(folded.text, triggers[at], dated), at) for at in around if not _when_said(folded, said, dated, triggers[at])]
        if near and min(near)[0] < min(FAR, distance[min(near)[1]]):
            distance[min(near)[1]], given[min(near)[1]] = min(near)[0], dated
    taken = Places([dated for dated in given if dated], lambda dated: (dated.start, dated.stop))
    return [given[at] or _shared(folded.text, trigger, taken) for at, trigger in enumerate(triggers)]


def _shared(text: str, trigger: Trigger, taken: Places[Dated]) -> Dated | None:
    """«يوم الاثنين الذي أعلن يوما للحداد»: a day that another event has, right beside an announcement."""
    start, stop, performative = trigger
    first, last = sentence(text, start)
    near = taken.touching(max(start - BESIDE, first), min(stop + BESIDE, last)) if performative else []
    return next((dated for dated in near if min(abs(start - dated.stop), abs(dated.start - stop)) < BESIDE), None)


def is_long(day: Day) -> bool:
    """Too long a span to be a day of the story."""
    return day.first is not None and day.last is not None and (day.last - day.first).days > LONG


def is_old(day: Day, published: Day | None) -> bool:
    """More than a year before the article."""
    known = published.first if published else None
    return known is not None and day.last is not None and (known - day.last).days > OLD


def is_to_come(day: Day, published: Day | None) -> bool:
    """A day after the article's own: planned, not done."""
    known = published.last if published else None
    return day.first is not None and known is not None and day.first > known


def _days(folded: Folded, findings: Findings) -> list[Dated]:
    days = []
    for day in findings.days:
        if day.span is not None:
            start, stop = folded.at(day.span.start), folded.at(day.span.stop)
            days.append(Dated(day, start, stop, vague_day().search(folded.text, start, stop) is not None and day.first != day.last))
    return days


def _away(text: str, trigger: Trigger, dated: Dated) -> float:
    """Characters between them, a comma counting for more unless the day stands alone between its commas."""
    start, stop, _ = trigger
    if dated.start < stop and start < dated.stop:
        return 0
    low, high = (stop, dated.start) if stop <= dated.start else (dated.stop, start)
    first, last = clause(text, dated.start)
    alone = LEAD.fullmatch(text, first, dated.start) is not None and not text[dated.stop : last].strip(" ،,.")
    borders = 0 if alone else len(CLAUSE.findall(text, low, high))
    after = 12 if dated.stop <= start and not alone else 0  # a day mostly follows its verb
    return high - low + BORDER * borders + after


def _when_said(folded: Folded, said: Places[Statement], dated: Dated, trigger: Trigger) -> bool:
    """«قال الجمعة إن …»: the day of the saying, not of what is said, unless saying it does it."""
    start, stop, performative = trigger
    if performative:
        return False
    place, words = folded.span(start, stop), folded.span(dated.start, dated.stop)
    around = said.holding(words.start, words.stop)
    return any(statement.span.holds(place) and not statement.span.overlaps(words) for statement in around)
