"""Find the words a person quoted in an article: exact, else folded; «…» stands for anything between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from data.model import Span
from data.text.fold import Folded, flat, fold, folded

GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")
REACH = 400  # characters before the quote in which its context is looked for
LONGEST_GAP = 3000


def locate(quote: str, text: str, context: str = "") -> Span | None:
    """The place of ``quote``: the first whose nearby words before it hold ``context``; None where it does not stand."""
    found = places(quote, text)
    if context:
        words = flat(context)
        found = [span for span in found if words in flat(text[max(0, span.start - REACH) : span.start])]
    return found[0] if found else None


def places(quote: str, text: str) -> list[Span]:
    """Every place of ``quote``, in reading order."""
    quote = quote.strip()
    if not quote:
        return []
    exact = [Span(match.start(), match.end()) for match in re.finditer(re.escape(quote), text)]
    return exact or _folded_places(quote, _fold(text))


def overlap(one: Span, other: Span) -> float:
    """Shared part of two spans, 0 to 1."""
    shared = min(one.stop, other.stop) - max(one.start, other.start)
    return shared / (max(one.stop, other.stop) - min(one.start, other.start)) if shared > 0 else 0.0


def best(quote: Span, spans: Sequence[Span], least: float = 0.5) -> int | None:
    """The index of the span that covers the quoted words best; None where none does well enough."""
    scored = sorted(((overlap(quote, span), -at) for at, span in enumerate(spans)), reverse=True)
    return -scored[0][1] if scored and scored[0][0] >= least else None


@lru_cache(maxsize=64)
def _fold(text: str) -> Folded:
    return fold(text)


def _folded_places(quote: str, text: Folded) -> list[Span]:
    parts = [r"\s+".join(map(re.escape, folded(part).split())) for part in GAP.split(quote)]
    pattern = f".{{0,{LONGEST_GAP}}}?".join(part for part in parts if part)
    return [text.span(match.start(), match.end()) for match in re.finditer(pattern, text.text, re.DOTALL)] if pattern else []
