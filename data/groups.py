"""What is joined pair by pair, as groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Member = TypeVar("Member")


class Groups(Generic[Key]):
    """Union-find: joining is near-linear however long the chains."""

    def __init__(self, pairs: Iterable[tuple[Key, Key]] = ()) -> None:
        self._above: dict[Key, Key] = {}
        for one, other in pairs:
            self.join(one, other)

    def join(self, one: Key, other: Key) -> None:
        self._above[self._root(other)] = self._root(one)

    def lists(self) -> list[list[Key]]:
        """The groups, in the order their members came."""
        groups: dict[Key, list[Key]] = defaultdict(list)
        for key in list(self._above):
            groups[self._root(key)].append(key)
        return list(groups.values())

    def _root(self, key: Key) -> Key:
        above = self._above
        above.setdefault(key, key)
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key


Told = tuple[str, str]  # article, finding


def join_all(groups: Groups[str], told: Sequence[Told]) -> None:
    """Joins every two of different articles, in one step each: with two articles among them, all are one group."""
    other = next((one for one in told if one[0] != told[0][0]), None)
    if other:
        for one in told:
            groups.join(told[0][1], one[1])


def join_across(groups: Groups[str], mine: Sequence[Told], theirs: Sequence[Told]) -> None:
    """Joins each of ``mine`` with each of ``theirs`` of another article: two of different articles on each side stand for all."""
    for left, right in ((mine, _two(theirs)), (theirs, _two(mine))):
        for article, finding in left:
            for other, joined in right:
                if article != other:
                    groups.join(finding, joined)


def _two(told: Sequence[Told]) -> tuple[Told, ...]:
    """The first, and the first of another article."""
    return (told[0], *(one for one in told if one[0] != told[0][0]))[:2]
