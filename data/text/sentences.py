"""Sentences of a text: quotations stay whole, a newline is a hard break."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.text.quotes import Quote

END = re.compile(r"(?<![.\d])[.!?؟…](?![.\w])(?:\"|''|[)\]])*|(?<=\d)\.(?=\s)|\.(?=\s+\w{3,})|\n")
ABBREVIATED = re.compile(r"(?:^|\s)\w\.$")


def sentences(text: str, start: int, stop: int, quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Spans of folded [start:stop) without outer blanks; a stop within a closed quotation ends nothing."""
    found, begin = [], start
    inner = {quote.outer[1] for quote in quotes if quote.closed and text[quote.stop - 1 : quote.stop] in (".", "!", "?", "؟")}
    ends = sorted(
        {(match.start(), match.end()) for match in END.finditer(text, start, stop)} | {(at, at) for at in inner if start < at <= stop}
    )
    for first, last in ends:
        if first < begin or any(quote.closed and quote.opened and quote.start <= first < quote.stop for quote in quotes):
            continue
        if text[first:last] == "." and ABBREVIATED.search(text[max(begin, first - 3) : last]):
            continue
        found.append((begin, last))
        begin = last
    found.append((begin, stop))
    trimmed = (_trim(text, a, b) for a, b in found)
    return [(a, b) for a, b in trimmed if a < b]


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop
