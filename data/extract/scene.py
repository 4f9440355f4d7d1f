"""One article while its statements are being read: phrases, quotations, dates, and what was found so far."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from data.extract.cue_words import Cue
from data.extract.floor import Floor
from data.extract.frames import Content
from data.extract.phrase import Phrase, Reading
from data.model import Day, Findings, Flag, Mention, ParagraphKind, SpeakerBasis
from data.text.places import Places
from data.text.quotes import Quote, find_quotes
from data.text.sentences import sentences

EARSHOT = 6000  # folded characters, more than most articles have: who is named or quoted farther off says nothing in a sentence


@dataclass(frozen=True)
class Sentence:
    """Words [first:after) of the article; ``mine`` is how many statements stood before it."""

    first: int
    after: int
    paragraph: int
    mine: int


@dataclass
class Draft:
    """A statement before it has an id: folded places; several speakers make several statements."""

    cue: Cue
    speakers: tuple[Phrase, ...]
    basis: SpeakerBasis
    content: Content
    start: int  # of the passage
    stop: int
    said: Day | None = None
    hedge: tuple[int, int] | None = None
    flags: set[Flag] = field(default_factory=set)
    paragraph: int = 0
    lends: bool = True  # its day holds for what its speaker goes on to say


@dataclass
class Scene:
    reading: Reading
    named: list[Phrase]  # of the whole article, in order
    findings: Findings
    floor: Floor
    drafts: list[Draft] = field(default_factory=list)
    lent: dict[frozenset[str], list[Day]] = field(default_factory=dict)  # the days on which each voice spoke
    phrases: list[Phrase] = field(default_factory=list)  # within earshot of the sentence being read
    quotes: list[Quote] = field(default_factory=list)

    def listen(self, first: int, after: int) -> None:
        """Turn to words [first:after): a long article would be searched from end to end for each of its words."""
        words = self.reading.words
        start, stop = words[first].start - EARSHOT, words[after - 1].stop + EARSHOT
        self.phrases = _between(self.named, start, stop)
        self.quotes = _between(self.marked, start, stop)

    @cached_property
    def body(self) -> list[tuple[int, int]]:
        """Folded places of the body's paragraphs; titles and sub-headings say nothing."""
        at = self.reading.folded.at
        return [(at(each.span.start), at(each.span.stop)) for each in self.reading.article.paragraphs if each.kind is ParagraphKind.BODY]

    @cached_property
    def marked(self) -> list[Quote]:
        """Quotations of the whole article, in order."""
        return find_quotes(self.reading.article.text, self.reading.folded, self.body)

    @cached_property
    def mentioned(self) -> Places[Mention]:
        """Mentions by where they stand."""
        return Places(self.findings.mentions, lambda one: (one.span.start, one.span.stop))

    @cached_property
    def days(self) -> list[tuple[int, int, Day]]:
        at = self.reading.folded.at
        placed = [(at(day.span.start), at(day.span.stop), day) for day in self.findings.days if day.span]
        return sorted(placed, key=lambda one: one[:2])

    @cached_property
    def day_words(self) -> frozenset[int]:
        """Numbers of the words that dates stand on."""
        at = self.reading.at
        return frozenset(at[place] for start, stop, _ in self.days for place in range(start, stop) if place in at)

    def sentences(self) -> list[tuple[int, int, int]]:
        """Word ranges of the body's sentences, with the number of their paragraph."""
        found, text = [], self.reading.folded.text
        for number, (start, stop) in enumerate(self.body):
            for first, last in sentences(text, start, stop, _between(self.marked, start - EARSHOT, stop)):
                numbers = [self.reading.at[place] for place in range(first, last) if place in self.reading.at]
                if numbers:
                    found.append((numbers[0], numbers[-1] + 1, number))
        return found


Placed = TypeVar("Placed", Phrase, Quote)


def _between(placed: list[Placed], start: int, stop: int) -> list[Placed]:
    """Those that begin in [start:stop)."""
    return placed[bisect_left(placed, start, key=_start) : bisect_left(placed, stop, key=_start)]


def _start(one: Phrase | Quote) -> int:
    return one.start
