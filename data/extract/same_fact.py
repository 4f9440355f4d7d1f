"""The same words of one speaker in two articles: a dated report of them says when an undated one was written.

A day is inferred only where both articles tell that the same actor spoke, in the sentence of the day-word; where what was said
shares at least `LEAST` words besides names and verbs of saying, two of them neighbours that few articles of the story have; and
where no report of that speaker on another day comes near. Else nothing is inferred: topics come back in a story, speakers too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from data.extract.day_patterns import MONTHS, RELATIVE, SHIFTS, WEEKDAYS, listed
from data.model import Article, Day, Mention, Span
from data.text.clauses import sentence
from data.text.fold import Folded, fold
from data.text.stems import NEGATIONS, PARTICLES, stem

WORD = re.compile(r"\w{3,}")
SAID = re.compile(rf"(?<!\w)[وف]?(?:{'|'.join(sorted(listed('said'), key=len, reverse=True))})(?!\w)")
CALENDAR = frozenset(word for names in (WEEKDAYS, MONTHS, RELATIVE, SHIFTS) for name in names for word in name.split())
THAT = re.compile(r"(?<!\w)[وب]?ان(?:ه|ها|هم|نا|ني)?(?!\w)")
COMMON = 0.6  # of a story's articles: neighbours that stand together in more of them tell no fact
LEAST = 3  # words that two reports must share
SHARE = 0.2  # of the shorter report that must be shared
LEAD = 1.5  # how much better the best day must be than the next
ROOT = 5  # letters by which two stems are one word
BESIDE = 40  # characters between the verb of saying and who spoke

Dated = tuple[Article, Day, Sequence[Day]]
Words = tuple[str, ...]


@dataclass(frozen=True)
class SameFact:
    own: Span
    sibling: str
    day: date  # of the fact, as the sibling tells it
    published: date  # of the article, by its own «أمس» or «أول أمس»


@dataclass(frozen=True)
class Report:
    """Whose words a sentence reports, and the stems of what it says."""

    speaker: str
    words: Words


@dataclass(frozen=True)
class Page:
    """An article as reports are read from it."""

    article: Article
    folded: Folded
    mentions: Sequence[Mention]


@dataclass(frozen=True)
class Told:
    """What a story's dated articles report, read once for all that are undated."""

    by_speaker: Mapping[str, Sequence[tuple[str, date, Report]]]  # sibling and day of saying with each
    pairs: Mapping[tuple[str, str], int]  # neighbours that reports hold: how many articles have them
    articles: int
    first: date
    last: date


def told(dated: Sequence[Dated], mentions: Mapping[str, Sequence[Mention]]) -> Told:
    """The dated reports of a story's articles."""
    by_speaker: dict[str, list[tuple[str, date, Report]]] = defaultdict(list)
    for sibling, day, report in _reports(dated, mentions):
        by_speaker[report.speaker].append((sibling, day, report))
    wanted = {pair for reports in by_speaker.values() for _, _, report in reports for pair in pairwise(report.words)}
    pairs = Counter(pair for article, _, _ in dated for pair in _neighbours(article) & wanted)
    story = [day.first for _, day, _ in dated if day.first]
    return Told(by_speaker, pairs, len(dated), min(story, default=date.max), max(story, default=date.min))


def same_fact(article: Article, own: Sequence[tuple[Span, int]], others: Told, mentions: Sequence[Mention]) -> SameFact | None:
    """What ``own`` expressions (span, days back) mean by the agreeing report of a sibling; None where none agrees, or several do."""
    page = Page(article, fold(article.text), mentions)
    mine = [(report, span, back) for span, back in own if (report := _report(page, span, lead=True))]
    if not mine:
        return None
    neighbours = _neighbours(article)
    best: dict[date, tuple[float, SameFact]] = {}
    for own_report, span, back in mine:
        rare = _rare(own_report.words, neighbours, others)
        for sibling, day, report in others.by_speaker.get(own_report.speaker, ()):
            published = day + timedelta(days=back)
            score = _agreement(own_report, report, rare)
            if score > best.get(published, (0,))[0]:
                best[published] = (score, SameFact(span, sibling, day, published))
    return _clear(sorted(best.values(), key=lambda pair: -pair[0]), others.first, others.last)


def _clear(ranked: Sequence[tuple[float, SameFact]], first: date, last: date) -> SameFact | None:
    """The best, where it is enough, far before the next, and among the days of the story's other articles."""
    if not ranked or ranked[0][0] < LEAST + 2 or (len(ranked) > 1 and ranked[0][0] < LEAD * ranked[1][0]):
        return None
    return ranked[0][1] if first <= ranked[0][1].published <= last else None


def _agreement(mine: Report, other: Report, rare: frozenset[tuple[str, str]]) -> float:
    """Shared words and, counting double, shared rare neighbours; half as much, and never enough, without a pair or `LEAST` words."""
    words = len(_shared(mine.words, other.words))
    if words < SHARE * min(len(set(mine.words)), len(set(other.words))):
        return 0
    pairs = len(set(pairwise(mine.words)) & set(pairwise(other.words)) & rare)
    return words + 2 * pairs if pairs and words >= LEAST else words / 2


def _shared(mine: Words, other: Words) -> set[str]:
    """Stems of both, «ارهاب» and «ارهابي» being one."""
    return {word for word in set(mine) if any(_alike(word, against) for against in set(other))}


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= ROOT and (one.startswith(other) or other.startswith(one)))


def _reports(dated: Sequence[Dated], mentions: Mapping[str, Sequence[Mention]]) -> Iterator[tuple[str, date, Report]]:
    """(sibling, day of saying, report) of every dated report."""
    for sibling, _, days in dated:
        page = _page(sibling, mentions)
        for day in days:
            if day.span is not None and day.first is not None and day.first == day.last:
                report = _report(page, day.span, lead=False)
                if report:
                    yield sibling.id, day.first, report


def _page(article: Article, mentions: Mapping[str, Sequence[Mention]]) -> Page:
    return Page(article, fold(article.text), mentions.get(article.id, ()))


def _report(page: Page, span: Span, lead: bool) -> Report | None:
    """The sentence of ``span`` as somebody's words; with ``lead`` the sentence before as well, where it is about the same actor."""
    text, at = page.folded.text, page.folded.at(span.start)
    start, stop = sentence(text, at)
    speaker = _speaker(page, start, stop)
    if speaker is None:
        return None
    words = _content(page, start, stop)
    before = len(text[:start].rstrip(" .\n"))
    if lead and before:
        first = sentence(text, before - 1)[0]
        if any(mention.actor == speaker for mention in _within(page, first, before)):
            words = _content(page, first, before) + words
    return Report(speaker, words) if words else None


def _content(page: Page, start: int, stop: int) -> Words:
    """What is said: the words after «إن», else after the verb of saying, else all; where and to whom it was said tells no fact."""
    cue = SAID.search(page.folded.text, start, stop)
    that = THAT.search(page.folded.text, cue.end() if cue else start, stop) if cue else None
    return _words(page, that.end() if that else cue.end() if cue else start, stop)


def _speaker(page: Page, start: int, stop: int) -> str | None:
    """The actor beside the verb of saying."""
    cue = SAID.search(page.folded.text, start, stop)
    if cue is None:
        return None
    away: list[tuple[int, str]] = []
    for mention in _within(page, start, stop):
        first, last = page.folded.at(mention.span.start), page.folded.at(mention.span.stop)
        away.append((max(first - cue.end(), cue.start() - last, 0), mention.actor))
    distance, actor = min(away, default=(BESIDE + 1, ""))
    return actor if distance <= BESIDE else None


def _within(page: Page, start: int, stop: int) -> list[Mention]:
    if start >= stop:
        return []
    span = page.folded.span(start, stop)
    return [mention for mention in page.mentions if span.holds(mention.span)]


def _words(page: Page, start: int, stop: int) -> Words:
    """Stems in order, without names, particles and verbs of saying."""
    named = [(page.folded.at(mention.span.start), page.folded.at(mention.span.stop)) for mention in _within(page, start, stop)]
    kept = (match for match in WORD.finditer(page.folded.text, start, stop) if not any(a <= match.start() < b for a, b in named))
    words = (match[0] for match in kept if not SAID.fullmatch(match[0]) and match[0] not in CALENDAR)
    return tuple(stem(word) for word in words if word not in PARTICLES and word not in NEGATIONS)


def _neighbours(article: Article) -> set[tuple[str, str]]:
    """Words that stand together in an article, particles left out."""
    matched = fold(article.text)
    return set(pairwise(_words(Page(article, matched, ()), 0, len(matched.text))))


def _rare(mine: Words, neighbours: set[tuple[str, str]], others: Told) -> frozenset[tuple[str, str]]:
    """Neighbours of a report that stand together in few articles of the story, its own among them; two must be able to share them."""
    most = max(2, COMMON * (others.articles + 1))
    return frozenset(pair for pair in pairwise(mine) if 0 < others.pairs.get(pair, 0) + (pair in neighbours) <= most)
