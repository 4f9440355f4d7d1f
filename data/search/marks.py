"""Where a query holds in a text: spans to mark, found in the text itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data.model import Span
from data.search.query import Clause, Query
from data.text.terms import Term, kept_terms


def spans(text: str, query: Query, named: Mapping[str, Iterable[Span]] | None = None) -> list[Span]:
    """The places of every wanted clause in reading order; ``named``: where each key of a name stands in ``text``."""
    words = kept_terms(text)
    found = {span for clause in query.wanted for span in _of_clause(words, clause)}
    found |= {span for clause in query.wanted if clause.name and named for span in named.get(clause.name, ())}
    return _apart(sorted(found, key=lambda span: (span.start, -span.stop)))


def _of_clause(words: Sequence[Term], clause: Clause) -> Iterator[Span]:
    size = len(clause.words)
    for first in range(len(words) - size + 1):
        if all(clause.accepts(words[first + at], at) for at in range(size)):
            yield Span(words[first].start, words[first + size - 1].stop)


def _apart(found: list[Span]) -> list[Span]:
    """Without those that lie in another."""
    kept: list[Span] = []
    for span in found:
        if not kept or span.stop > kept[-1].stop:
            kept.append(span)
    return kept
