"""Where a sentence or a clause around a place begins and ends, on folded text: a point inside «1.600» ends nothing."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"\n|[!?؟]|(?<!\d)\.|\.(?!\d)")
CLAUSE = re.compile(r"\n|[!?؟؛:]|(?<!\d)[.،,]|[.،,](?!\d)")


def sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence that holds ``at``: [start:stop), without the point."""
    return _around(text, at, SENTENCE)


def clause(text: str, at: int) -> tuple[int, int]:
    """As `sentence`, cut at commas and colons as well."""
    return _around(text, at, CLAUSE)


def _around(text: str, at: int, border: re.Pattern[str]) -> tuple[int, int]:
    floor = text.rfind("\n", 0, at) + 1
    start = max((match.end() for match in border.finditer(text, floor, at)), default=floor)
    match = border.search(text, at)
    stop = match.start() if match else len(text)
    while start < stop and text[start].isspace():
        start += 1
    return start, stop
