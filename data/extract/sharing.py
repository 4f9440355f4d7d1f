"""Which of many small sets have items in common, without comparing each with each."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

PAIRS = 1 << 20  # made at a time


def sharing(sets: Sequence[Sequence[Hashable]], least: int, common: int) -> Iterator[tuple[int, int, int]]:
    """Numbers of two sets that share at least ``least`` items, and how many; an item of more than ``common`` sets counts for nothing."""
    known: dict[Hashable, int] = {}
    items = np.fromiter((known.setdefault(item, len(known)) for one in sets for item in one), np.int64)
    owners = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
    order = np.argsort(items, kind="stable")
    items, owners = items[order], owners[order]
    first = np.searchsorted(items, items)
    earlier = np.arange(len(items)) - first  # owners of the item before this one
    kept = np.flatnonzero((earlier > 0) & (np.bincount(items, minlength=len(known))[items] <= common))
    kept = kept[np.argsort(owners[kept], kind="stable")]
    made = np.concatenate([[0], np.cumsum(earlier[kept])])
    ends = np.append(np.flatnonzero(np.diff(owners[kept])) + 1, len(kept)) if len(kept) else ()
    begin = 0
    for end in map(int, ends):
        if made[end] - made[begin] >= PAIRS or end == len(kept):
            block, number = kept[begin:end], earlier[kept[begin:end]]
            within = np.arange(made[end] - made[begin]) - np.repeat(made[begin:end] - made[begin], number)
            pairs = owners[np.repeat(first[block], number) + within] * len(sets) + np.repeat(owners[block], number)
            yield from _counted(pairs, len(sets), least)
            begin = end


def _counted(pairs: NDArray[np.int64], sets: int, least: int) -> Iterator[tuple[int, int, int]]:
    found, times = np.unique(pairs, return_counts=True)
    enough = times >= least
    for pair, number in zip(found[enough].tolist(), times[enough].tolist(), strict=True):
        yield *divmod(pair, sets), number
