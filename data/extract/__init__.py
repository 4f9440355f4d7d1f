"""Extractors: one file a kind of finding. Each gives the findings with its own part filled; what was found before is there to build on."""

from __future__ import annotations

from collections.abc import Callable

from data.extract import counts, events, framings, mentions, stances, statements
from data.extract.lexicon import Lexicon
from data.model import Article, Findings
from data.text.fold import Folded

Extractor = Callable[[Article, Folded, Lexicon, Findings], Findings]

FIRST_PASS: tuple[Extractor, ...] = (mentions.extract,)  # needs no day
SECOND_PASS: tuple[Extractor, ...] = (  # days are resolved by now
    statements.extract,
    framings.extract,  # whose label it is: after statements
    stances.extract,
    counts.extract,
    events.extract,
)
EXTRACTORS = FIRST_PASS + SECOND_PASS
