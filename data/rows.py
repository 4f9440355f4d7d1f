"""A corpus as tables: what each article gives, and what stands across them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from data.corpus import Corpus
from data.extract.lexicon import Lexicon
from data.finding_rows import OF_ARTICLE, Marks, Verdict
from data.model import Actor, Decision, Link, Passage
from data.page_rows import article_row, place
from data.tables import TABLES, Row, Tables, ordered

PASSAGES = 20_000  # of shared passages, whose texts are looked up together: each article is opened once for them


def to_tables(corpus: Corpus) -> Tables:
    """Every table of the story."""
    rows = Rows(corpus)
    return {name: list(rows[name]) for name in rows}


class Rows(Mapping[str, Iterable[Row]]):
    """The tables of a corpus, rows in their order. Made when asked for: all at once, those of many articles fill the memory."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def __getitem__(self, name: str) -> Iterator[Row]:
        """The rows of one table: of each article in the order of ids, of articles themselves as they are shown."""
        corpus = self._corpus
        if name not in OF_ARTICLE:
            return across(name, corpus)
        of_article = sorted(corpus.articles, key=lambda article: article.id)
        return (row for article in of_article for row in self._marks.rows(name, article, corpus.findings[article.id]))

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)

    @cached_property
    def _marks(self) -> Marks:
        return Marks(Lexicon(self._corpus.actors), links_by_finding(self._corpus.links), verdicts(self._corpus.reviewed))


def links_by_finding(links: Iterable[Link]) -> dict[str, dict[str, str]]:
    """Finding → kind → the link of that kind that joins it."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for link in links:
        for member in link.members:
            found[member][link.kind] = link.id
    return dict(found)


def verdicts(reviewed: Mapping[str, Decision]) -> dict[str, Verdict]:
    return {finding: (one.verdict.value, one.reviewer, one.note or None) for finding, one in reviewed.items()}


def across(name: str, corpus: Corpus) -> Iterator[Row]:
    """The rows of a table that no article has for itself."""
    rows = ACROSS[name](corpus)
    return iter(rows) if name in ("articles", "actors", "origin_passages") else iter(ordered(name, rows))


def _articles(corpus: Corpus) -> Iterator[Row]:
    return (article_row(n, article) for n, article in enumerate(corpus.articles, 1))


def _actors(corpus: Corpus) -> Iterator[Row]:
    marks = Marks(Lexicon(corpus.actors))
    return (_actor(n, actor, marks) for n, actor in enumerate(corpus.actors, 1))


def _actor(n: int, actor: Actor, marks: Marks) -> Row:
    return {
        "id": actor.id, "name_ar": actor.name_ar, "name_en": actor.name_en, "kind": actor.kind.value, "member_of": actor.member_of,
        "iso3": actor.iso3, **marks.rolled(actor.id), "aliases": list(actor.aliases), "discovered": actor.discovered, "n": n,
    }  # fmt: skip


def _origins(corpus: Corpus) -> Iterator[Row]:
    return ({"id": one.id, "words": one.words} for one in corpus.origins)


def _passages(corpus: Corpus) -> Iterator[Row]:
    waiting: list[tuple[str, Passage]] = []
    for origin in sorted(corpus.origins, key=lambda one: one.id):
        waiting += [(origin.id, one) for one in sorted(origin.passages, key=lambda one: (one.article, one.span.start))]
        if len(waiting) >= PASSAGES:
            yield from _with_words(waiting, corpus)
            waiting = []
    yield from _with_words(waiting, corpus)


def _with_words(passages: list[tuple[str, Passage]], corpus: Corpus) -> Iterator[Row]:
    texts, words = corpus.texts(), dict[int, str]()
    for number, (_, one) in sorted(enumerate(passages), key=lambda each: each[1][1].article):
        words[number] = one.span.of(texts[one.article])
    for number, (origin, one) in enumerate(passages):
        yield {"origin": origin, "article": one.article, **place(one.span), "text": words[number]}


def _links(corpus: Corpus) -> Iterator[Row]:
    for one in corpus.links:
        yield {"id": one.id, "kind": one.kind, "object": one.object, "note_ar": one.note_ar, "note_en": one.note_en}


def _members(corpus: Corpus) -> Iterator[Row]:
    return ({"link": one.id, "n": n, "finding": member} for one in corpus.links for n, member in enumerate(one.members))


def _decisions(corpus: Corpus) -> Iterator[Row]:
    for one in corpus.decisions:
        yield {
            "id": one.id, "kind": one.kind, "article": one.article, "verdict": one.verdict.value, "reviewer": one.reviewer,
            "quote": one.quote, "context": one.context, "note": one.note, "fields": one.fields, "day": one.day,
        }  # fmt: skip


ACROSS: Mapping[str, Callable[[Corpus], Iterator[Row]]] = {
    "articles": _articles, "actors": _actors, "origins": _origins, "origin_passages": _passages, "links": _links,
    "link_members": _members, "decisions": _decisions,
}  # fmt: skip
