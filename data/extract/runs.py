"""Runs of equal items that texts share, each as long as it goes: near-linear in what the texts hold.

Texts stand one behind another as numbers. Windows of ``least`` items that stand more than once are looked up among those of earlier
texts; windows side by side on one diagonal are one run, which is followed once. What is held at a time is bounded: windows are sorted
in portions, and pairs of them are made for some texts at a time.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST = 6  # words: shorter runs are names and set phrases
CROWD = 40  # a window found more often is a formula of the language or of a page, and starts no run
PORTION = 1 << 21  # windows sorted at a time
PAIRS = 1 << 18  # pairs of windows made at a time, more only for one text
MIX = np.uint64(0x9E3779B97F4A7C15)
Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Run:
    """The same items in two texts: item numbers."""

    one: int  # which text
    start: int
    other: int
    other_start: int
    length: int


@dataclass(frozen=True)
class Shared:
    """Runs between texts that stand one behind another: places from the beginning of the first, the earlier text's first."""

    one: Places
    other: Places
    length: Places


@dataclass(frozen=True)
class _Repeated:
    """Windows that stand more than once, by their letters and then by place."""

    places: NDArray[np.uint32]
    asking: NDArray[np.uint32]  # places of windows that stand in earlier texts too, in order
    first: NDArray[np.uint32]  # for each: where in ``places`` those of earlier texts begin
    number: NDArray[np.uint8]  # and how many they are


def runs(texts: Sequence[Sequence[Hashable]], least: int = LEAST) -> Iterator[Run]:
    """Maximal runs of at least ``least`` items that two texts share, in the order of the later text."""
    known: dict[Hashable, int] = {}
    numbers = np.fromiter((known.setdefault(item, len(known)) for text in texts for item in text), np.uint64)
    starts = np.concatenate([[0], np.cumsum([len(text) for text in texts], dtype=np.int64)])
    for found in shared(numbers, starts, least):
        texts_of = [np.searchsorted(starts, side, "right") - 1 for side in (found.one, found.other)]
        sides = (texts_of[0], found.one - starts[texts_of[0]], texts_of[1], found.other - starts[texts_of[1]], found.length)
        yield from (Run(*row) for row in zip(*(side.tolist() for side in sides), strict=True))


def shared(items: Numbers, starts: Places, least: int = LEAST) -> Iterator[Shared]:
    """As ``runs``, for texts given as numbers: text n is items[starts[n]:starts[n + 1]]."""
    repeated = _repeated(items, starts, least)
    ends = starts[1:]
    for block in _blocks(repeated, starts):
        one, other = _pairs(repeated, block)
        order = np.lexsort((other, other - one))
        one, other = one[order], other[order]
        begun = np.ones(len(one), bool)  # the first window of each stretch on a diagonal
        begun[1:] = ((other - one)[1:] != (other - one)[:-1]) | (other[1:] != other[:-1] + 1)
        found = _followed(items, starts, ends, one[begun], other[begun])
        kept = found.length >= least  # numbers of a window that met by chance
        found = Shared(found.one[kept], found.other[kept], found.length[kept])
        _, first = np.unique(np.stack([found.other, found.one]), axis=1, return_index=True)
        yield Shared(found.one[first], found.other[first], found.length[first])


def _windows(items: Numbers, starts: Places, least: int, start: int, stop: int) -> tuple[Numbers, NDArray[np.bool_]]:
    """A number for each window that begins in [start:stop), and whether it stands in one text."""
    last = max(min(stop, len(items) - least + 1), start)
    made = np.zeros(last - start, np.uint64)
    for step in range(least):
        made = made * MIX + _mixed(np.asarray(items[start + step : last + step]))
    inside = np.ones(last - start, bool)
    for end in starts[np.searchsorted(starts, start, "right") : np.searchsorted(starts, last + least)]:
        inside[max(0, int(end) - least + 1 - start) : max(0, int(end) - start)] = False
    return _mixed(made), inside


def _mixed(numbers: Numbers) -> Numbers:
    """Every bit of a number in every bit of another: small numbers in a row would meet too often."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _repeated(items: Numbers, starts: Places, least: int) -> _Repeated:
    portions = -(-len(items) // PORTION) or 1
    places, asking, first, number = [], [], [], []
    held = 0
    for portion in range(portions):
        windows, at = _portion(items, starts, least, (portion, portions))
        order = np.argsort(windows, kind="stable")
        windows, at = windows[order], at[order]
        same = np.zeros(len(at) + 1, bool)
        same[1:-1] = windows[1:] == windows[:-1]
        twice = same[:-1] | same[1:]
        at, opens = at[twice], ~same[:-1][twice]  # groups of equal windows, and where each begins
        if not len(at):
            continue
        group = np.maximum.accumulate(np.where(opens, np.arange(len(at)), 0))
        text = np.searchsorted(starts, at, "right")
        begins = opens | np.concatenate([[True], text[1:] != text[:-1]])
        earlier = np.maximum.accumulate(np.where(begins, np.arange(len(at)), 0)) - group
        asks = (earlier > 0) & (earlier <= CROWD)
        places.append(at.astype(np.uint32))
        asking.append(at[asks].astype(np.uint32))
        first.append((group[asks] + held).astype(np.uint32))
        number.append(earlier[asks].astype(np.uint8))
        held += len(at)
    if not places:
        none = np.zeros(0, np.uint32)
        return _Repeated(none, none, none, np.zeros(0, np.uint8))
    asked = np.concatenate(asking)
    order = np.argsort(asked, kind="stable")
    return _Repeated(np.concatenate(places), asked[order], np.concatenate(first)[order], np.concatenate(number)[order])


def _portion(items: Numbers, starts: Places, least: int, which: tuple[int, int]) -> tuple[Numbers, Places]:
    """The windows whose number falls into one of so many portions, and their places."""
    windows, at = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for start in range(0, len(items), PORTION):
        made, inside = _windows(items, starts, least, start, start + PORTION)
        mine = inside & (made % np.uint64(which[1]) == which[0])
        windows.append(made[mine])
        at.append(np.flatnonzero(mine) + start)
    return np.concatenate(windows), np.concatenate(at)


def _blocks(repeated: _Repeated, starts: Places) -> Iterator[slice]:
    """Portions of ``asking`` that make about `PAIRS` pairs, cut between texts."""
    if not len(repeated.asking):
        return
    text = np.searchsorted(starts, repeated.asking, "right")
    cuts = np.concatenate([[0], np.flatnonzero(text[1:] != text[:-1]) + 1, [len(text)]])
    made = np.concatenate([[0], np.cumsum(repeated.number, dtype=np.int64)])
    begin = 0
    for cut in cuts[1:].tolist():
        if made[cut] - made[begin] >= PAIRS or cut == len(text):
            yield slice(begin, cut)
            begin = cut


def _pairs(repeated: _Repeated, block: slice) -> tuple[Places, Places]:
    """Each window of the block with each equal one of an earlier text."""
    number = repeated.number[block].astype(np.int64)
    first, other = repeated.first[block].astype(np.int64), repeated.asking[block].astype(np.int64)
    within = np.arange(int(number.sum())) - np.repeat(np.cumsum(number) - number, number)
    return repeated.places[np.repeat(first, number) + within].astype(np.int64), np.repeat(other, number)


def _followed(items: Numbers, starts: Places, ends: Places, one: Places, other: Places) -> Shared:
    """Each pair as far as it goes back and ahead within its texts."""
    mine, theirs = np.searchsorted(starts, one, "right") - 1, np.searchsorted(starts, other, "right") - 1
    back = _reach(items, (one - 1, other - 1), np.minimum(one - starts[mine], other - starts[theirs]), -1)
    one, other = one - back, other - back
    return Shared(one, other, _reach(items, (one, other), np.minimum(ends[mine] - one, ends[theirs] - other), 1))


def _reach(items: Numbers, at: tuple[Places, Places], most: Places, step: int) -> Places:
    """How many items are equal from both places on, in the direction of ``step``."""
    length = np.zeros(len(most), np.int64)
    going = np.flatnonzero(most > 0)
    while len(going):
        here = length[going] * step
        going = going[items[at[0][going] + here] == items[at[1][going] + here]]
        length[going] += 1
        going = going[length[going] < most[going]]
    return length
