"""The same words in several articles: runs of six and more, equal after folding, each run as long as it goes.

Marks and punctuation do not interrupt a run; wire copy often loses them.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from data.extract.runs import LEAST, Shared, runs, shared
from data.extract.tape import WORD, Tape, words_of
from data.ids import finding_id
from data.model import Article, Origin, Passage, Span
from data.text.fold import folded

__all__ = ["LEAST", "origins", "origins_of", "runs"]

OWN = 3  # words of a run that must be no name: «رئيس كازاخستان قاسم جومارت توكاييف أن» is no copy
SAME = 0.5  # of the shorter passage: how much two passages of one article share to be one
LENGTH = 24  # bits of a number that holds a place's length beside its beginning

Place = tuple[int, int, int]  # article, first word and after the last, counted from the first word of all
Text = Callable[[int], str]


def origins(articles: Sequence[Article], names: Mapping[str, Sequence[Span]] | None = None) -> tuple[Origin, ...]:
    """The runs several articles share, joined where they are one; ``names``: spans of each article that only name somebody."""
    tape = Tape()
    for article in articles:
        tape.add(words_of(article, (names or {}).get(article.id, ())))
    made = origins_of(tape, [article.id for article in articles], lambda at: articles[at].text)
    tape.close()
    return made


def origins_of(tape: Tape, ids: Sequence[str], text: Text) -> tuple[Origin, ...]:
    """As ``origins``, of articles whose words are on the tape; ``text`` of the n-th is asked for where it holds an origin."""
    starts = tape.starts
    groups = [_longest(group) for group in _joined(_telling(tape, starts), starts)]
    seen: Counter[tuple[str, str]] = Counter()
    made, first, last = [], tape.column(2), tape.column(3)
    for places in sorted(groups):
        passages = tuple(Passage(ids[at], Span(int(first[start]), int(last[stop - 1]))) for at, start, stop in places)
        (at, start, stop), longest = max(zip(places, passages, strict=True), key=lambda each: (each[0][2] - each[0][1], -each[0][0]))
        words = " ".join(WORD.findall(folded(longest.span.of(text(at)))))
        made.append(Origin(finding_id("origin", ids[places[0][0]], words, seen[ids[places[0][0]], words]), stop - start, passages))
        seen[ids[places[0][0]], words] += 1
    return tuple(sorted(made, key=lambda origin: (-origin.words, origin.id)))


def _telling(tape: Tape, starts: NDArray[np.int64]) -> Iterator[Shared]:
    """Runs of more than a name and its titles."""
    own = np.concatenate([tape.column(1), np.zeros(1, np.uint8)])
    for found in shared(tape.column(0), starts):
        if len(found.one):
            edges = np.stack([found.one, found.one + found.length], axis=1).ravel()
            tells = np.add.reduceat(own, edges, dtype=np.int64)[::2] >= OWN
            yield Shared(found.one[tells], found.other[tells], found.length[tells])


def _joined(found: Iterable[Shared], starts: NDArray[np.int64]) -> list[list[Place]]:
    """Passages that stand on one another, grouped: A=B and B=C is one origin."""
    sides = [(one.one << LENGTH | one.length, one.other << LENGTH | one.length) for one in found]
    if not sides:
        return []
    every, at = np.unique(np.concatenate([np.concatenate(side) for side in zip(*sides, strict=True)]), return_inverse=True)
    above = array("q", range(len(every)))
    for one, other in zip(at[: len(at) // 2].tolist(), at[len(at) // 2 :].tolist(), strict=True):
        above[_root(above, other)] = _root(above, one)
    begins, lengths = every >> LENGTH, every & ((1 << LENGTH) - 1)
    articles = (np.searchsorted(starts, begins, "right") - 1).tolist()
    places = list(zip(articles, begins.tolist(), (begins + lengths).tolist(), strict=True))
    _overlapping(places, above)
    groups: dict[int, list[Place]] = defaultdict(list)
    for number, place in enumerate(places):
        groups[_root(above, number)].append(place)
    return list(groups.values())


def _overlapping(places: Sequence[Place], above: array[int]) -> None:
    """Join passages of one article that are mostly the same; ``places`` in order."""
    reaching: list[int] = []
    for number, place in enumerate(places):
        reaching = [known for known in reaching if places[known][2] > place[1]]
        for known in reaching:
            if _same(places[known], place):
                above[_root(above, number)] = _root(above, known)
        reaching.append(number)


def _root(above: array[int], number: int) -> int:
    while above[number] != number:
        above[number] = above[above[number]]
        number = above[number]
    return number


def _same(one: Place, other: Place) -> bool:
    shared = min(one[2], other[2]) - max(one[1], other[1])
    return shared > 0 and shared >= SAME * min(one[2] - one[1], other[2] - other[1])


def _longest(group: Sequence[Place]) -> list[Place]:
    """The longest passage of each article."""
    longest: dict[int, Place] = {}
    for place in group:
        known = longest.get(place[0])
        if known is None or place[2] - place[1] > known[2] - known[1]:
            longest[place[0]] = place
    return [longest[article] for article in sorted(longest)]
