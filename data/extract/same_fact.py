"""The same words of one speaker in two articles: a dated report of them says when an undated one was written.

A day is inferred only where both articles tell that the same actor spoke, in the sentence of the day-word; where what was said
shares at least `LEAST` words besides names and verbs of saying, two of them neighbours that few articles of the story have; and
where no report of that speaker on another day comes near. Else nothing is inferred: topics come back in a story, speakers too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from data.extract.said_words import Page, Pair, Report, Words, neighbours, reported
from data.model import Article, Day, Mention, Span
from data.text.fold import fold

COMMON = 0.6  # of a story's articles: neighbours that stand together in more of them tell no fact
LEAST = 3  # words that two reports must share
SHARE = 0.2  # of the shorter report that must be shared
LEAD = 1.5  # how much better the best day must be than the next
ROOT = 5  # letters by which two stems are one word

Spoken = tuple[str, date, "Report"]  # article, day of saying, what was said


@dataclass(frozen=True)
class SameFact:
    own: str  # the article's word for the day
    sibling: str
    day: date  # of the fact, as the sibling tells it
    published: date  # of the article, by its own «أمس» or «أول أمس»


@dataclass(frozen=True)
class Question:
    """An undated article's report of «أمس»: who else tells it, of which day?"""

    article: str
    own: str  # its word for the day
    back: int  # days from the fact to publication
    report: Report
    beside: tuple[Pair, ...]  # neighbours of the report that stand together in the article


@dataclass(frozen=True)
class Dated:
    """What a dated article has to say on others: its dated reports, and the neighbours that stand together in it."""

    reports: tuple[Spoken, ...]
    pairs: frozenset[Pair]


@dataclass
class Told:
    """What a story's dated articles report, read once for all that are undated."""

    articles: int = 0
    first: date = date.max
    last: date = date.min
    spoken: dict[str, list[Spoken]] = field(default_factory=lambda: defaultdict(list))  # by speaker
    pairs: Counter[Pair] = field(default_factory=Counter)  # neighbours: how many articles have them
    sharing: dict[str, dict[str, list[int]]] = field(default_factory=dict)  # speaker → root of a word → numbers of reports

    def near(self, mine: Report) -> list[Spoken]:
        """The speaker's reports that may share `LEAST` words: others count for nothing."""
        roots = self.sharing.get(mine.speaker, {})
        shared = Counter(number for word in set(mine.words) for number in roots.get(word[:ROOT], ()))
        return [self.spoken[mine.speaker][number] for number in sorted(shared) if shared[number] >= LEAST]


def told(days: Iterable[Day], dated: Iterable[Dated], questions: Iterable[Question]) -> Told:
    """The reports of the articles with these days, of the speakers that are asked about."""
    speakers = {question.report.speaker for question in questions}
    story = [day.first for day in days]
    firsts = [day for day in story if day]
    made = Told(len(story), min(firsts, default=date.max), max(firsts, default=date.min))
    for one in dated:
        made.pairs.update(one.pairs)
        for spoken in one.reports:
            if spoken[2].speaker in speakers:
                made.spoken[spoken[2].speaker].append(spoken)
    for speaker, reports in made.spoken.items():
        roots = made.sharing.setdefault(speaker, defaultdict(list))
        for number, (_, _, report) in enumerate(reports):
            for root in {word[:ROOT] for word in report.words}:
                roots[root].append(number)
    return made


def reports_of(article: Article, days: Sequence[Day], mentions: Sequence[Mention], asked: Iterable[Pair] | None = None) -> Dated:
    """What a dated article has to say; ``asked``: the only neighbours that matter, where that is known."""
    page = Page(fold(article.text), mentions)
    reports = [
        (article.id, day.first, found)
        for day in days
        if day.span is not None and day.first is not None and day.first == day.last
        if (found := reported(page, day.span, lead=False))
    ]
    pairs = neighbours(page.folded)
    return Dated(tuple(reports), frozenset(pairs if asked is None else pairs & set(asked)))


def questions_of(article: Article, own: Sequence[tuple[Span, int]], mentions: Sequence[Mention]) -> tuple[Question, ...]:
    """What ``own`` expressions (span, days back) ask of the story's dated articles."""
    if not own:
        return ()
    page = Page(fold(article.text), mentions)
    mine = [(found, span, back) for span, back in own if (found := reported(page, span, lead=True))]
    near = neighbours(page.folded) if mine else set()
    beside = [tuple(pair for pair in dict.fromkeys(pairwise(report.words)) if pair in near) for report, _, _ in mine]
    return tuple(Question(article.id, span.of(article.text), back, report, pairs)
                 for (report, span, back), pairs in zip(mine, beside, strict=True))  # fmt: skip


def same_fact(questions: Sequence[Question], others: Told) -> SameFact | None:
    """What an article's own day-words mean by the agreeing report of a sibling; None where none agrees, or several do."""
    best: dict[date, tuple[float, SameFact]] = {}
    for question in questions:
        rare = _rare(question, others)
        for sibling, day, report in others.near(question.report):
            published = day + timedelta(days=question.back)
            score = _agreement(question.report, report, rare)
            if score > best.get(published, (0,))[0]:
                best[published] = (score, SameFact(question.own, sibling, day, published))
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
    """Stems of both, «ارهاب» and «ارهابي» being one: such begin with the same `ROOT` letters."""
    theirs: dict[str, list[str]] = defaultdict(list)
    for word in set(other):
        theirs[word[:ROOT]].append(word)
    return {word for word in set(mine) if any(_alike(word, against) for against in theirs.get(word[:ROOT], ()))}


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= ROOT and (one.startswith(other) or other.startswith(one)))


def _rare(question: Question, others: Told) -> frozenset[Pair]:
    """Neighbours of a report that stand together in few articles of the story, its own among them; two must be able to share them."""
    most, beside = max(2, COMMON * (others.articles + 1)), frozenset(question.beside)
    return frozenset(pair for pair in pairwise(question.report.words) if 0 < others.pairs.get(pair, 0) + (pair in beside) <= most)
