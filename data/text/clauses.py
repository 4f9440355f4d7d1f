"""Where a sentence or a clause around a place begins and ends, on folded text: a point inside «1.600» ends nothing."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"\n|[!?؟]|(?<!\d)\.|\.(?!\d)")
STEP = 200  # characters: most sentences are no longer
CLAUSE = re.compile(r"\n|[!?؟؛:]|(?<!\d)[.،,]|[.،,](?!\d)")


def sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence that holds ``at``: [start:stop), without the point."""
    return _around(text, at, SENTENCE)


def clause(text: str, at: int) -> tuple[int, int]:
    """As `sentence`, cut at commas and colons as well."""
    return _around(text, at, CLAUSE)


def _around(text: str, at: int, border: re.Pattern[str]) -> tuple[int, int]:
    start = _last_border(text, at, border)
    match = border.search(text, at)
    stop = match.start() if match else len(text)
    while start < stop and text[start].isspace():
        start += 1
    return start, stop


def _last_border(text: str, at: int, border: re.Pattern[str]) -> int:
    """Where the last border before ``at`` ends: sought backwards in growing steps, so that a page without line breaks costs no more."""
    low, step = at, STEP
    while low > 0:
        low, high = max(low - step, 0), low
        ends = [match.end() for match in border.finditer(text, low, high)]
        if ends:
            return ends[-1]
        step *= 2
    return 0
