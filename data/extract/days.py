"""Day-words of an article: found on the folded text first, resolved when the article's own day is known."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.extract.day_calendar import Range
from data.extract.day_guards import stands, tensed
from data.extract.day_recipes import Between, Calendar, Coming, Recipe, Weekday
from data.extract.day_rules import RULES
from data.model import Article, Basis, Day, ParagraphKind, Span
from data.text.fold import Folded, fold, folded
from data.text.stamps import plain

MISSED = "missed"  # a reason: the weekday and the day named beside it are two
CLOCK = re.compile(r"[ ،,]{0,3}(?:(?:عند )?(?:ال)?ساعه )?(\d{1,2}):(\d{2})(?!\d)")
BLANKS = re.compile(r" {2,}")
PRINTED = frozenset(  # rules whose day stands in the text
    {"date", "month", "year", "years", "bare_year", "hijri_year", "hijri_month", "decade"}
)


@dataclass(frozen=True)
class DayWords:
    """An expression for a day and how to resolve it."""

    article: str
    span: Span  # in the article's text
    text: str  # folded
    kind: str  # the rule: date, weekday, relative, month, period, range, ago, year …
    recipe: Recipe
    minute: int | None = None  # minutes after midnight, where a clock time stands beside it

    @property
    def basis(self) -> Basis:
        """How its day is known, once it is: from a printed date, a weekday, or a word like أمس."""
        recipe = self.recipe.last if isinstance(self.recipe, Between) else self.recipe
        if self.kind in PRINTED or isinstance(recipe, Calendar):
            return Basis.STATED
        return Basis.WEEKDAY if isinstance(recipe, Weekday | Coming) else Basis.RELATIVE


@dataclass(frozen=True)
class Expression:
    """A match in folded text with single blanks: [start:stop)."""

    start: int
    stop: int
    kind: str
    recipe: Recipe


def find_days(article: Article, matched: Folded) -> tuple[DayWords, ...]:
    """Expressions of the body in order, none overlapping; ``matched`` is ``fold(article.text)``."""
    found: list[DayWords] = []
    for paragraph in article.paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            start, stop = matched.at(paragraph.span.start), matched.at(paragraph.span.stop)
            found.extend(_in_paragraph(article, matched, start, stop))
    return tuple(_same_years(found))


def _same_years(found: Sequence[DayWords]) -> Iterator[DayWords]:
    """«مارس 2015 … أغسطس من السنة نفسها»: the year last named; without one the expression stays unresolved."""
    year: int | None = None
    for words in found:
        recipe = words.recipe.last if isinstance(words.recipe, Between) else words.recipe
        if isinstance(recipe, Calendar) and not recipe.hijri:
            year = recipe.year or year
            if recipe.same_year and recipe is words.recipe:
                words = replace(words, recipe=replace(recipe, year=year))
        yield words


def _in_paragraph(article: Article, matched: Folded, start: int, stop: int) -> Iterator[DayWords]:
    text, gaps = _single_blanks(matched.text[start:stop])
    for found in expressions(text):
        first, last = start + _widened(found.start, gaps), start + _widened(found.stop - 1, gaps) + 1
        span = matched.span(first, last)
        words = text[found.start : found.stop]
        if not (words.startswith("اب ") or words == "اب") or "آب" in span.of(article.text):  # «آب», not «أب»
            yield DayWords(article.id, _trimmed(span, article.text), words, found.kind, found.recipe, _minute(text, found.stop))


def _trimmed(span: Span, text: str) -> Span:
    """Without blanks at the end that folding dropped nothing of."""
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def _single_blanks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """``text`` with single blanks, and (place in it, characters dropped so far) of each shortened run."""
    gaps: list[tuple[int, int]] = []
    dropped = 0
    for run in BLANKS.finditer(text):
        dropped += len(run[0]) - 1
        gaps.append((run.end() - dropped, dropped))
    return BLANKS.sub(" ", text), gaps


def _widened(place: int, gaps: Sequence[tuple[int, int]]) -> int:
    """The place before blanks were shortened."""
    index = bisect_right(gaps, place, key=lambda gap: gap[0]) - 1
    return place + (gaps[index][1] if index >= 0 else 0)


def expressions(text: str) -> list[Expression]:
    """Each day-expression of folded ``text``, in order: where two overlap, the longer one."""
    options = [
        Expression(*match.span("x"), kind, tensed(recipe, text, match.span("x")))
        for kind, pattern, recipe_of in RULES
        for match in pattern.finditer(text)
        if (recipe := recipe_of(match)) is not None and stands(kind, text, match.span("x"))
    ]
    options.sort(key=lambda option: (option.start - option.stop, option.start))
    return sorted(_apart(options), key=lambda option: option.start)


def _apart(options: Iterable[Expression]) -> Iterator[Expression]:
    """Options in their order of preference, without those that overlap a preferred one."""
    taken: set[int] = set()
    for option in options:
        places = range(option.start, option.stop)
        if taken.isdisjoint(places):
            taken.update(places)
            yield option


def _minute(text: str, stop: int) -> int | None:
    match = CLOCK.match(text, stop)
    return int(match[1]) * 60 + int(match[2]) if match and int(match[1]) < 24 and int(match[2]) < 60 else None


def resolve_days(article: Article, words: Sequence[DayWords], anchor: Day | None) -> tuple[Day, ...]:
    """Each expression as a range of days; an anchor that is itself a range resolves only what all its days agree on."""
    return tuple(_resolved(article, found, anchor) for found in words)


def _resolved(article: Article, words: DayWords, anchor: Day | None) -> Day:
    first, last = resolve(words.recipe, anchor) or (None, None)
    free = words.recipe.range(None) is not None  # needs no anchor
    return Day(
        article=article.id,
        span=words.span,
        first=first,
        last=last,
        basis=words.basis,
        anchor=None if free or not anchor or first is None else _single(anchor),
        reasons=(f"rule:{words.kind}", *((MISSED,) if _misses(words.recipe, anchor) else ())),
        minute=words.minute,
    )


def _misses(recipe: Recipe, anchor: Day | None) -> bool:
    """Whether the weekday named is not that of the day named beside it, in an article whose day is known and not worked out."""
    day = _single(anchor) if anchor and anchor.basis is not Basis.ESTIMATED else None
    return day is not None and isinstance(recipe, Weekday) and recipe.misses(day)


def resolve(recipe: Recipe, anchor: Day | None) -> Range | None:
    """The days of ``recipe`` on which the first and the last day of ``anchor`` agree."""
    if anchor is None or anchor.first is None or anchor.last is None:
        return recipe.range(None)
    early, late = recipe.range(anchor.first), recipe.range(anchor.last)
    return early if early == late else None


def _single(anchor: Day) -> date | None:
    return anchor.first if anchor.first == anchor.last else None


def stamp_days(text: str) -> list[DayWords]:
    """Dates printed on a line of the page that is not the article: its publication stamp."""
    matched = fold(text)
    line, _ = _single_blanks(plain(folded(text)))
    found = expressions(line)
    span = Span(0, matched.length)
    return [DayWords("", span, _label(line, found, item), item.kind, item.recipe, _minute(line, item.stop)) for item in found]


def _label(line: str, found: Sequence[Expression], item: Expression) -> str:
    """The stamp from the date before ``item`` to its own end: «نشر 4 مارس | آخر تحديث 5 مارس» holds two."""
    if len(found) == 1:
        return line
    return line[max((other.stop for other in found if other.stop <= item.start), default=0) : item.stop]
