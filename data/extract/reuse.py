"""The same words in several articles: runs of six and more, equal after folding, each run as long as it goes.

Near-linear: every article's six-word windows are looked up in a table of those before it, and a run that has been
followed is not followed again. Marks and punctuation do not interrupt a run; wire copy often loses them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.ids import finding_id
from data.model import Article, Origin, Passage, Span
from data.text.fold import Folded, fold

WORD = re.compile(r"\w+")
LEAST = 6  # words: shorter runs are names and set phrases
OWN = 3  # words of a run that must be no name: «رئيس كازاخستان قاسم جومارت توكاييف أن» is no copy
CROWD = 40  # a window found more often is a formula of the language or of a page, and starts no run
SAME = 0.5  # of the shorter passage: how much two passages of one article share to be one


@dataclass(frozen=True)
class Words:
    """An article's words: folded, each with its place."""

    article: str
    text: tuple[str, ...]
    places: tuple[tuple[int, int], ...]  # folded
    folded: Folded
    named: frozenset[int]  # words that belong to a name

    def span(self, start: int, stop: int) -> Span:
        return self.folded.span(self.places[start][0], self.places[stop - 1][1])


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
    groups = _joined([run for run in runs([text.text for text in texts]) if _tells(texts[run.one], run)])
    made = [_origin(texts, group) for group in groups]
    return tuple(sorted(made, key=lambda origin: (-origin.words, origin.id)))


def words_of(article: Article, names: Sequence[Span] = ()) -> Words:
    folded = fold(article.text)
    matches = list(WORD.finditer(folded.text))
    taken = [(folded.at(span.start), folded.at(span.stop)) for span in names]
    covered = {place for start, stop in taken for place in range(start, stop)}
    named = frozenset(at for at, match in enumerate(matches) if match.start() in covered)
    return Words(article.id, tuple(match.group() for match in matches), tuple(match.span() for match in matches), folded, named)


def runs(texts: Sequence[Sequence[str]], least: int = LEAST) -> Iterator[Run]:
    """Maximal runs of at least ``least`` words that two texts share."""
    table: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for other, words in enumerate(texts):
        followed: dict[tuple[int, int], int] = {}  # (text, diagonal) → where its last run ended
        windows = [hash(tuple(words[at : at + least])) for at in range(len(words) - least + 1)]
        for at, window in enumerate(windows):
            for one, start in table[window] if len(table[window]) <= CROWD else ():
                if followed.get((one, start - at), -1) >= at:
                    continue
                run = _follow(texts, one, start, other, at)
                if run.length >= least:
                    followed[(one, start - at)] = run.other_start + run.length - least
                    yield run
        for at, window in enumerate(windows):
            if len(table[window]) <= CROWD:
                table[window].append((other, at))


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


def _joined(found: Sequence[Run]) -> list[list[Place]]:
    """Passages that stand on one another, grouped: A=B and B=C is one origin."""
    places: list[Place] = []
    parent: list[int] = []
    by_article: dict[int, list[int]] = defaultdict(list)

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for run in found:
        pair = []
        for article, start in ((run.one, run.start), (run.other, run.other_start)):
            place, number = (article, start, start + run.length), len(places)
            places.append(place)
            parent.append(number)
            for known in by_article[article]:
                if _same(places[known], place):
                    parent[root(known)] = root(number)
            by_article[article].append(number)
            pair.append(number)
        parent[root(pair[0])] = root(pair[1])
    groups: dict[int, list[Place]] = defaultdict(list)
    for number, place in enumerate(places):
        groups[root(number)].append(place)
    return list(groups.values())


def _same(one: Place, other: Place) -> bool:
    shared = min(one[2], other[2]) - max(one[1], other[1])
    return shared > 0 and shared >= SAME * min(one[2] - one[1], other[2] - other[1])


def _origin(texts: Sequence[Words], group: Sequence[Place]) -> Origin:
    longest: dict[int, Place] = {}
    for place in group:
        known = longest.get(place[0])
        if known is None or place[2] - place[1] > known[2] - known[1]:
            longest[place[0]] = place
    passages = tuple(Passage(texts[article].article, texts[article].span(start, stop)) for article, start, stop in sorted(longest.values()))
    first = max(longest.values(), key=lambda place: (place[2] - place[1], -place[0]))
    words = " ".join(texts[first[0]].text[first[1] : first[2]])
    return Origin(finding_id("origin", texts[min(longest)].article, words), first[2] - first[1], passages)
