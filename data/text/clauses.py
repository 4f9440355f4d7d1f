"""Where a sentence or a clause around a place begins and ends, on folded text: a point inside «1.600» ends nothing."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"\n|[!?؟]|(?<!\d)\.|\.(?!\d)")
STEP = 200  # characters: most sentences are no longer
LONGEST = 1500  # characters on each side: words without a border for longer are no sentence, and no rule reads farther
CLAUSE = re.compile(r"\n|[!?؟؛:]|(?<!\d)[.،,]|[.،,](?!\d)")


def sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence that holds ``at``: [start:stop), without the point."""
    return _around(text, at, SENTENCE)


def clause(text: str, at: int) -> tuple[int, int]:
    """As `sentence`, cut at commas and colons as well."""
    return _around(text, at, CLAUSE)


def _around(text: str, at: int, border: re.Pattern[str]) -> tuple[int, int]:
    start, far = _last_border(text, at, border), min(at + LONGEST, len(text))
    match = border.search(text, at, far)
    stop = match.start() if match else far
    while start < stop and text[start].isspace():
        start += 1
    return start, stop


def _last_border(text: str, at: int, border: re.Pattern[str]) -> int:
    """Where the last border before ``at`` ends: sought backwards in growing steps, no farther than a sentence can be long."""
    floor, low, step = max(at - LONGEST, 0), at, STEP
    while low > floor:
        low, high = max(low - step, floor), low
        ends = [match.end() for match in border.finditer(text, low, high)]
        if ends:
            return ends[-1]
        step *= 2
    return floor
