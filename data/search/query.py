"""What a reader typed, as clauses: every clause must hold in one passage of an article; what is excluded may hold nowhere in it.

«أصدر أوامر» or "…"   the words in this order          -كلمة, NOT كلمة   articles without it
اقتصاد*               words that begin so               exact             the words as typed (folded), no stems and no other spellings
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from data.text.fold import fold, folded
from data.text.terms import PARTICLES, Term, terms

PIECE = re.compile(r'(?P<no>(?:(?<!\S)-|(?<!\S)not\s+)?)(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')
MOST = 12  # words of one query; an address is typed, not a bulk query
LONGEST_NAME = 6  # words of a name
Names = Callable[[Iterable[str]], Mapping[str, str]]  # folded names → the key under which all their spellings are found


@dataclass(frozen=True)
class Clause:
    """A word, a phrase, the beginning of a word, or a name in every spelling."""

    words: tuple[Term, ...]
    prefix: bool = False
    excluded: bool = False
    exact: bool = False
    name: str | None = None
    numbers: tuple[tuple[int, ...], ...] = ()  # of each word: its terms' numbers in the store, once they have been looked up

    @property
    def text(self) -> str:
        """The words as they are looked for."""
        return " ".join(word.form for word in self.words) + ("*" if self.prefix else "")

    def accepts(self, word: Term, at: int) -> bool:
        """Whether a word of a text can be this clause's word number ``at``."""
        mine = self.words[at]
        if self.prefix and at == len(self.words) - 1:
            return any(found.startswith(mine.form) for found in (word.form, *(() if self.exact else word.stems)))
        return word.form == mine.form if self.exact else not set(mine.stems).isdisjoint(word.stems)


@dataclass(frozen=True)
class Query:
    clauses: tuple[Clause, ...] = ()

    def __bool__(self) -> bool:
        """Something is looked for; to exclude is not to look."""
        return bool(self.wanted)

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not clause.excluded)

    @property
    def excluded(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.excluded)


def no_names(named: Iterable[str]) -> Mapping[str, str]:
    return {}


def parse(text: str, *, exact: bool = False, names: Names = no_names) -> Query:
    """The clauses of ``text``; empty where there is no word in it. Never an error: what cannot be syntax is a word."""
    clauses: list[Clause] = []
    run: list[Clause] = []
    for clause in _pieces(text, exact):
        if len(clause.words) == 1 and not clause.prefix and not clause.excluded and not exact:
            run.append(clause)
            continue
        clauses += [*_named(run, names), clause]
        run = []
    clauses += _named(run, names)
    return Query(_without_particles(clauses)[:MOST])


def _pieces(text: str, exact: bool) -> Iterator[Clause]:
    flat = fold(text)
    for match in PIECE.finditer(flat.text):
        group = "quoted" if match["quoted"] is not None else "plain"
        if match.start(group) == match.end(group):
            continue
        span = flat.span(match.start(group), match.end(group))
        words = tuple(terms(text[span.start : span.stop]))[:MOST]
        if words:
            prefix = group == "plain" and match["plain"].endswith("*")
            yield Clause(words, prefix, bool(match["no"]), exact)


def _named(run: list[Clause], names: Names) -> list[Clause]:
    """The longest names among single words become one clause each, found in every spelling."""
    words = [clause.words[0] for clause in run]
    known = names(_runs(words)) if run else {}
    made, at = [], 0
    while at < len(run):
        size = next((size for size in range(min(LONGEST_NAME, len(run) - at), 0, -1) if _text(words[at : at + size]) in known), 0)
        if size:
            made.append(Clause(tuple(words[at : at + size]), name=known[_text(words[at : at + size])]))
        else:
            made.append(run[at])
        at += max(size, 1)
    return made


def _runs(words: list[Term]) -> set[str]:
    return {_text(words[at : at + size]) for at in range(len(words)) for size in range(1, LONGEST_NAME + 1) if at + size <= len(words)}


def _text(words: list[Term]) -> str:
    return " ".join(word.form for word in words)


def name_key(name: str) -> str:
    """A name as ``Names`` knows it: its folded words."""
    return " ".join(term.form for term in terms(name)) or folded(name)


def _without_particles(clauses: list[Clause]) -> tuple[Clause, ...]:
    """«الأحداث في كازاخستان» looks for two words; «في» alone is looked for."""
    telling = [clause for clause in clauses if not _particle(clause)]
    return tuple(telling if any(not clause.excluded for clause in telling) else clauses)


def _particle(clause: Clause) -> bool:
    return len(clause.words) == 1 and not (clause.prefix or clause.exact or clause.name) and clause.words[0].form in PARTICLES


def exclude(query: Query) -> Query:
    """The query's excluded clauses as wanted ones: what may hold nowhere in an article."""
    return Query(tuple(replace(clause, excluded=False) for clause in query.excluded))
