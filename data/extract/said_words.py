"""A sentence as somebody's words: who speaks, and the stems of what is said, without names, calendar words and verbs of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.extract.day_patterns import MONTHS, RELATIVE, SHIFTS, WEEKDAYS, listed
from data.model import Mention, Span
from data.text.clauses import sentence
from data.text.fold import Folded
from data.text.stems import NEGATIONS, PARTICLES, stem

WORD = re.compile(r"\w{3,}")
SAID = re.compile(rf"(?<!\w)[وف]?(?:{'|'.join(sorted(listed('said'), key=len, reverse=True))})(?!\w)")
CALENDAR = frozenset(word for names in (WEEKDAYS, MONTHS, RELATIVE, SHIFTS) for name in names for word in name.split())
THAT = re.compile(r"(?<!\w)[وب]?ان(?:ه|ها|هم|نا|ني)?(?!\w)")
BESIDE = 40  # characters between the verb of saying and who spoke

Words = tuple[str, ...]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Report:
    """Whose words a sentence reports, and the stems of what it says."""

    speaker: str
    words: Words


@dataclass(frozen=True)
class Page:
    """An article as reports are read from it."""

    folded: Folded
    mentions: Sequence[Mention]


def reported(page: Page, span: Span, lead: bool) -> Report | None:
    """The sentence of ``span`` as somebody's words; with ``lead`` the sentence before as well, where it is about the same actor."""
    text, at = page.folded.text, page.folded.at(span.start)
    start, stop = sentence(text, at)
    speaker = _speaker(page, start, stop)
    if speaker is None:
        return None
    words = _content(page, start, stop)
    before = len(text[:start].rstrip(" .\n"))
    if lead and before:
        first = sentence(text, before - 1)[0]
        if any(mention.actor == speaker for mention in _within(page, first, before)):
            words = _content(page, first, before) + words
    return Report(speaker, words) if words else None


def _content(page: Page, start: int, stop: int) -> Words:
    """What is said: the words after «إن», else after the verb of saying, else all; where and to whom it was said tells no fact."""
    cue = SAID.search(page.folded.text, start, stop)
    that = THAT.search(page.folded.text, cue.end() if cue else start, stop) if cue else None
    return _words(page, that.end() if that else cue.end() if cue else start, stop)


def _speaker(page: Page, start: int, stop: int) -> str | None:
    """The actor beside the verb of saying."""
    cue = SAID.search(page.folded.text, start, stop)
    if cue is None:
        return None
    away: list[tuple[int, str]] = []
    for mention in _within(page, start, stop):
        first, last = page.folded.at(mention.span.start), page.folded.at(mention.span.stop)
        away.append((max(first - cue.end(), cue.start() - last, 0), mention.actor))
    distance, actor = min(away, default=(BESIDE + 1, ""))
    return actor if distance <= BESIDE else None


def _within(page: Page, start: int, stop: int) -> list[Mention]:
    if start >= stop:
        return []
    span = page.folded.span(start, stop)
    return [mention for mention in page.mentions if span.holds(mention.span)]


def _words(page: Page, start: int, stop: int) -> Words:
    """Stems in order, without names, particles and verbs of saying."""
    named = [(page.folded.at(mention.span.start), page.folded.at(mention.span.stop)) for mention in _within(page, start, stop)]
    kept = (match for match in WORD.finditer(page.folded.text, start, stop) if not any(a <= match.start() < b for a, b in named))
    words = (match[0] for match in kept if not SAID.fullmatch(match[0]) and match[0] not in CALENDAR)
    return tuple(stem(word) for word in words if word not in PARTICLES and word not in NEGATIONS)


def neighbours(matched: Folded) -> set[Pair]:
    """Words that stand together in an article, particles left out."""
    return set(pairwise(_words(Page(matched, ()), 0, len(matched.text))))
