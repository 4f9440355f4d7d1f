"""The same words in several articles: runs of six and more, equal after folding, each run as long as it goes.

Near-linear: every article's six-word windows are looked up in a table of those before it, and a run that has been
followed is not followed again. Marks and punctuation do not interrupt a run; wire copy often loses them.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern

import numpy as np

from data.groups import Groups
from data.ids import finding_id
from data.model import Article, Origin, Passage, Span
from data.text.fold import fold

WORD = re.compile(r"\w+")
LEAST = 6  # words: shorter runs are names and set phrases
OWN = 3  # words of a run that must be no name: «رئيس كازاخستان قاسم جومارت توكاييف أن» is no copy
CROWD = 40  # a window found more often is a formula of the language or of a page, and starts no run
SAME = 0.5  # of the shorter passage: how much two passages of one article share to be one


@dataclass(frozen=True)
class Words:
    """An article's words, folded; their places are worked out again where they are asked for: few articles share words."""

    article: Article
    text: tuple[str, ...]
    named: frozenset[int]  # words that belong to a name

    def spans(self, runs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Span]:
        """Where runs of words (first, after the last) stand in the article."""
        folded = fold(self.article.text)
        places = [match.span() for match in WORD.finditer(folded.text)]
        return {(start, stop): folded.span(places[start][0], places[stop - 1][1]) for start, stop in runs}


@dataclass(frozen=True)
class Run:
    """The same words in two articles: word numbers."""

    one: int  # which article
    start: int
    other: int
    other_start: int
    length: int


def origins(articles: Sequence[Article], names: Mapping[str, Sequence[Span]] | None = None) -> tuple[Origin, ...]:
    """The runs several articles share, joined where they are one; ``names``: spans of each article that only name somebody."""
    texts = [words_of(article, (names or {}).get(article.id, ())) for article in articles]
    shared = (run for run in runs([text.text for text in texts]) if _tells(texts[run.one], run))
    groups = [_longest(group) for group in _joined(shared)]
    spans, seen, made = _spans(texts, groups), Counter[tuple[int, str]](), []
    for places in groups:
        article, start, stop = max(places, key=lambda place: (place[2] - place[1], -place[0]))
        words = " ".join(texts[article].text[start:stop])
        passages = tuple(Passage(texts[place[0]].article.id, spans[place]) for place in places)
        id = finding_id("origin", passages[0].article, words, seen[places[0][0], words])
        seen[places[0][0], words] += 1
        made.append(Origin(id, stop - start, passages))
    return tuple(sorted(made, key=lambda origin: (-origin.words, origin.id)))


def words_of(article: Article, names: Sequence[Span] = ()) -> Words:
    folded = fold(article.text)
    matches = list(WORD.finditer(folded.text))
    taken = [(folded.at(span.start), folded.at(span.stop)) for span in names]
    covered = {place for start, stop in taken for place in range(start, stop)}
    named = frozenset(at for at, match in enumerate(matches) if match.start() in covered)
    return Words(article, tuple(intern(match.group()) for match in matches), named)


def runs(texts: Sequence[Sequence[str]], least: int = LEAST) -> Iterator[Run]:
    """Maximal runs of at least ``least`` words that two texts share."""
    windows = [_windows(words, least) for words in texts]
    table: dict[int, list[tuple[int, int]]] = {window: [] for window in _repeated(windows)}
    for other, mine in enumerate(windows):
        followed: dict[tuple[int, int], int] = {}  # (text, diagonal) → where its last run ended
        known = [(at, found) for at, window in enumerate(mine) if (found := table.get(window)) is not None and len(found) <= CROWD]
        for at, found in known:
            for one, start in found:
                if followed.get((one, start - at), -1) >= at:
                    continue
                run = _follow(texts, one, start, other, at)
                if run.length >= least:
                    followed[(one, start - at)] = run.other_start + run.length - least
                    yield run
        for at, found in known:
            found.append((other, at))


def _windows(words: Sequence[str], least: int) -> array[int]:
    """A number for every ``least`` words in a row."""
    return array("q", (hash(tuple(words[at : at + least])) for at in range(len(words) - least + 1)))


def _repeated(windows: Iterable[array[int]]) -> list[int]:
    """The numbers that stand more than once: most stand once, and a table of all would not fit where many articles are."""
    every = np.sort(np.concatenate([np.zeros(0, np.int64), *(np.frombuffer(mine, np.int64) for mine in windows if mine)]))
    return [int(number) for number in np.unique(every[1:][every[1:] == every[:-1]])]


def _follow(texts: Sequence[Sequence[str]], one: int, start: int, other: int, at: int) -> Run:
    left, right = texts[one], texts[other]
    back = 0
    while start - back > 0 and at - back > 0 and left[start - back - 1] == right[at - back - 1]:
        back += 1
    start, at, length = start - back, at - back, back
    most = min(len(left) - start, len(right) - at)
    while length < most and left[start + length] == right[at + length]:
        length += 1
    return Run(one, start, other, at, length)


def _tells(words: Words, run: Run) -> bool:
    """More than a name and its titles."""
    own = [at for at in range(run.start, run.start + run.length) if at not in words.named and len(words.text[at]) > 2]
    return len(own) >= OWN


# One origin, however many articles have it -----------------------------------------------------------------------------------


Place = tuple[int, int, int]  # article, first word, after the last


def _joined(found: Iterable[Run]) -> list[list[Place]]:
    """Passages that stand on one another, grouped: A=B and B=C is one origin."""
    groups: Groups[Place] = Groups()
    by_article: dict[int, set[Place]] = defaultdict(set)
    for run in found:
        one, other = ((article, start, start + run.length) for article, start in ((run.one, run.start), (run.other, run.other_start)))
        groups.join(one, other)
        by_article[run.one].add(one)
        by_article[run.other].add(other)
    for places in by_article.values():
        reaching: list[Place] = []
        for place in sorted(places):
            reaching = [known for known in reaching if known[2] > place[1]]
            for known in reaching:
                if _same(known, place):
                    groups.join(known, place)
            reaching.append(place)
    return groups.lists()


def _same(one: Place, other: Place) -> bool:
    shared = min(one[2], other[2]) - max(one[1], other[1])
    return shared > 0 and shared >= SAME * min(one[2] - one[1], other[2] - other[1])


def _longest(group: Sequence[Place]) -> list[Place]:
    """The longest passage of each article."""
    longest: dict[int, Place] = {}
    for place in sorted(group):
        known = longest.get(place[0])
        if known is None or place[2] - place[1] > known[2] - known[1]:
            longest[place[0]] = place
    return [longest[article] for article in sorted(longest)]


def _spans(texts: Sequence[Words], groups: Iterable[Sequence[Place]]) -> dict[Place, Span]:
    """Where passages stand, each article folded once."""
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for group in groups:
        for article, start, stop in group:
            wanted[article].append((start, stop))
    return {(article, *run): span for article, mine in wanted.items() for run, span in texts[article].spans(mine).items()}
