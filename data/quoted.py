"""A passage by its words: a link that holds while the article around it is edited.

The link keeps the passage's place, its words, some words before them and some after. The words decide; the place only helps where they
stand more than once. Where they stand no longer, the passage most like them is offered, and said to be no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from data.model import Span
from data.text.fold import Folded, fold, folded

GAP = "…"  # between the first and the last words of a long passage
HEAD, TAIL, AROUND = 60, 40, 24  # characters kept of a long passage's ends, and of what stands on each side
LONGEST = 400  # characters of a field that are read
FARTHEST = 6000  # characters between the ends of a long passage
SAME = 85.0  # likeness in percent (rapidfuzz) from which on the words count as the passage's own, edited
LIKE = 62.0  # below, nothing in the article is like it: of 336 pairs of a statement and another article of its story, 4 in 5 stay below
TRIED = 4  # windows that are aligned letter by letter


class Found(StrEnum):
    EXACT = "exact"  # the words stand there
    EDITED = "edited"  # nearly: the article has changed in between
    NEAREST = "nearest"  # they stand nowhere; this is the passage most like them
    GONE = "gone"  # nothing is like them
    HIDDEN = "hidden"  # they stand where the story shows nothing


@dataclass(frozen=True)
class Quote:
    """``words`` of a passage, and what stands before and after it."""

    words: str
    before: str = ""
    after: str = ""


def quote_of(text: str, span: Span) -> Quote:
    """What a link keeps of a passage."""
    words, before, after = (_line(part) for part in (span.of(text), text[max(0, span.start - 80) : span.start], text[span.stop :][:80]))
    if len(words) > HEAD + TAIL + 20:
        words = f"{words[:HEAD].rsplit(' ', 1)[0]}{GAP}{words[-TAIL:].split(' ', 1)[-1]}"
    return Quote(words, before[-AROUND:].split(" ", 1)[-1], after[:AROUND].rsplit(" ", 1)[0])


def find(quote: Quote, text: str, near: Span | None = None) -> tuple[Span | None, Found]:
    """Where the quoted passage stands now, and how sure that is."""
    known = _folding(text)
    found = list(_places(quote.words[:LONGEST], known))
    if found:
        return max(found, key=lambda span: (round(_fit(quote, text, span)), -abs(span.start - near.start) if near else 0)), Found.EXACT
    span, likeness = _likest(quote.words[:LONGEST], known)
    if span is None or likeness < LIKE:
        return None, Found.GONE
    return span, Found.EDITED if likeness >= SAME else Found.NEAREST


def _places(words: str, text: Folded) -> Iterator[Span]:
    """Every place of the words as they are folded; of a long passage from its first words to its last."""
    head, gap, tail = (words, "", "") if _words(words) in _spaced(text.text) else words.partition(GAP)
    first, last = _pattern(head), _pattern(tail)
    if not first.pattern or (gap and not last.pattern):
        return
    for match in first.finditer(text.text):
        end = last.search(text.text, match.end(), match.end() + FARTHEST) if gap else match
        if end:
            yield text.span(match.start(), end.end())


def _likest(words: str, text: Folded) -> tuple[Span | None, float]:
    """The passage most like the words; of a long one from what is like its first words to what is like its last."""
    ends = [_nearest(_words(part), text) for part in words.split(GAP, 1) if _words(part)]
    if len(ends) == 2 and ends[0][0] and ends[1][0] and 0 <= ends[1][0].start - ends[0][0].stop <= FARTHEST:
        return Span(ends[0][0].start, ends[1][0].stop), (ends[0][1] + ends[1][1]) / 2
    span, likeness = max(ends, key=lambda end: end[1], default=(None, 0.0))
    return span, likeness if len(ends) == 1 else min(likeness, SAME - 1)


def _nearest(words: str, text: Folded) -> tuple[Span | None, float]:
    """The passage most like the words, and how like, 0 to 100: windows by the words they share, then the best letter by letter."""
    wanted = set(words.split())
    places = [(match.start(), match.end()) for match in re.finditer(r"\S+", text.text)]
    size = max(4, round(1.6 * len(words.split())))
    starts = range(0, max(1, len(places)), max(1, size // 3))
    shared = [(sum(text.text[a:b] in wanted for a, b in places[at : at + size]), -at) for at in starts]
    best: tuple[Span | None, float] = (None, 0.0)
    for count, at in sorted(shared, reverse=True)[:TRIED]:
        window = places[-at : -at + size]
        if not count or not window:
            continue
        start = window[0][0]
        found = fuzz.partial_ratio_alignment(words, text.text[start : window[-1][1]])
        if found and found.score > best[1] and found.dest_start < found.dest_end:
            best = text.span(start + found.dest_start, start + found.dest_end), found.score
    return best


def _fit(quote: Quote, text: str, span: Span) -> float:
    """How well what stands around a place fits the quote's surroundings, 0 to 200."""
    before, after = _words(quote.before[:LONGEST]), _words(quote.after[:LONGEST])
    here = _words(text[max(0, span.start - 2 * AROUND) : span.start])[-len(before) :]
    there = _words(text[span.stop : span.stop + 2 * AROUND])[: len(after)]
    return (fuzz.ratio(before, here) if before else 0.0) + (fuzz.ratio(after, there) if after else 0.0)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, _words(words).split())))


def _words(words: str) -> str:
    return _spaced(folded(words))


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _line(words: str) -> str:
    """One line without characters that cannot be seen."""
    return " ".join("".join(letter if letter.isprintable() else " " if letter.isspace() else "" for letter in words).split())


@lru_cache(maxsize=16)
def _folding(text: str) -> Folded:
    return fold(text)
