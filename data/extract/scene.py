"""One article while its statements are being read: phrases, quotations, dates, and what was found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from data.extract.cue_words import Cue
from data.extract.floor import Floor
from data.extract.frames import Content
from data.extract.phrase import Phrase, Reading
from data.model import Day, Findings, Flag, ParagraphKind, SpeakerBasis
from data.text.quotes import Quote, find_quotes
from data.text.sentences import sentences


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
    phrases: list[Phrase]
    findings: Findings
    floor: Floor
    drafts: list[Draft] = field(default_factory=list)

    @cached_property
    def body(self) -> list[tuple[int, int]]:
        """Folded places of the body's paragraphs; titles and sub-headings say nothing."""
        at = self.reading.folded.at
        return [(at(each.span.start), at(each.span.stop)) for each in self.reading.article.paragraphs if each.kind is ParagraphKind.BODY]

    @cached_property
    def quotes(self) -> list[Quote]:
        return find_quotes(self.reading.article.text, self.reading.folded, self.body)

    @cached_property
    def days(self) -> list[tuple[int, int, Day]]:
        at = self.reading.folded.at
        return [(at(day.span.start), at(day.span.stop), day) for day in self.findings.days if day.span]

    @cached_property
    def day_words(self) -> frozenset[int]:
        """Numbers of the words that dates stand on."""
        at = self.reading.at
        return frozenset(at[place] for start, stop, _ in self.days for place in range(start, stop) if place in at)

    def sentences(self) -> list[tuple[int, int, int]]:
        """Word ranges of the body's sentences, with the number of their paragraph."""
        found = []
        for number, (start, stop) in enumerate(self.body):
            for first, last in sentences(self.reading.folded.text, start, stop, self.quotes):
                numbers = [self.reading.at[place] for place in range(first, last) if place in self.reading.at]
                if numbers:
                    found.append((numbers[0], numbers[-1] + 1, number))
        return found
