"""A corpus as tables: each finding with its words, who it rolls up to, and what a person decided on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from data.corpus import Corpus
from data.extract.lexicon import Lexicon
from data.model import Actor, Article, Count, Day, Event, Findings, Mention, Span, Stance, Statement
from data.outlet_ids import outlet_id
from data.tables import TABLES, Row, Tables, ordered


def to_tables(corpus: Corpus) -> Tables:
    """Every table of the story."""
    rows = Rows(corpus)
    return {name: list(rows[name]) for name in rows}


class Rows(Mapping[str, Iterable[Row]]):
    """The tables of a corpus, rows in their order. Made when asked for: all at once, those of many articles fill the memory."""

    def __init__(self, corpus: Corpus) -> None:
        self._writer = _Writer(corpus)

    def __getitem__(self, name: str) -> Iterator[Row]:
        return self._writer.rows(name)

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


@dataclass(frozen=True)
class _Writer:
    corpus: Corpus

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.corpus.actors)

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {one.id: one for findings in self.corpus.findings.values() for one in findings.statements}

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of one table: of each article in the order of ids, of articles themselves as they are shown."""
        if name == "articles":
            return (_article(n, article) for n, article in enumerate(self.corpus.articles, 1))
        if name == "actors":
            return (self._actor(n, actor) for n, actor in enumerate(self.corpus.actors, 1))
        if name in ACROSS:
            return iter(ordered(name, ACROSS[name](self.corpus)))
        of_article = sorted(self.corpus.articles, key=lambda article: article.id)
        return (row for article in of_article for row in self._of(name, article, self.corpus.findings[article.id]))

    def _of(self, name: str, article: Article, found: Findings) -> Iterable[Row]:
        """What one article gives to a table."""
        text = article.text
        made: dict[str, Callable[[], Iterable[Row]]] = {
            "texts": lambda: [{"article": article.id, "text": text}],
            "paragraphs": lambda: _paragraphs(article),
            "removed": lambda: _removed(article),
            "mentions": lambda: [_mention(one, text) for one in found.mentions],
            "days": lambda: [_day(one, text) for one in found.days],
            "statements": lambda: [self._statement(one, text) for one in found.statements],
            "stances": lambda: [self._stance(one, text) for one in found.stances],
            "counts": lambda: [self._count(one, article) for one in found.counts],
            "events": lambda: [self._event(one, text) for one in found.events],
            "framings": lambda: _framings(found, text),
        }
        return ordered(name, made[name]())

    def _actor(self, n: int, actor: Actor) -> Row:
        return {
            "id": actor.id, "name_ar": actor.name_ar, "name_en": actor.name_en, "kind": actor.kind.value, "member_of": actor.member_of,
            "iso3": actor.iso3, **self._rolled(actor.id), "aliases": list(actor.aliases), "discovered": actor.discovered, "n": n,
        }  # fmt: skip

    def _rolled(self, actor: str | None) -> Row:
        return {"voice": self.lexicon.voice(actor) if actor else None, "chain": list(self.lexicon.chain(actor)) if actor else []}

    def _statement(self, one: Statement, text: str) -> Row:
        said_span = one.said.span if one.said else None
        return {
            "id": one.id, "article": one.article, **_span(one.span), "text": one.span.of(text), **_span(one.passage, "passage_"),
            "cue": _words(one.cue, text), **_span(one.cue, "cue_"), "cue_class": one.cue_class.value,
            "speaker": one.speaker, **_span(one.speaker_span, "speaker_"), "speaker_basis": one.speaker_basis.value,
            **self._rolled(one.speaker),
            "form": one.form.value, **_said(one.said), **_span(said_span, "said_"), "hedge": _words(one.hedge, text),
            "flags": [flag.value for flag in one.flags], "about": one.about, "rule": one.rule,
            "utterance": self._link(one.id, "utterance"), **self._review(one.id),
        }  # fmt: skip

    def _stance(self, one: Stance, text: str) -> Row:
        statement = self.statements.get(one.statement)
        said = statement.said if statement else None
        return {
            "id": one.id, "statement": one.statement, "article": one.article, "holder": one.holder, **self._rolled(one.holder),
            "target": one.target, "value": one.value.value, "cue": _words(one.cue, text), **_span(one.cue, "cue_"), "rule": one.rule,
            "said_first": said.first if said else None, "said_last": said.last if said else None, **self._review(one.id),
        }  # fmt: skip

    def _count(self, one: Count, article: Article) -> Row:
        passage = self.statements[one.statement].passage if one.statement in self.statements else _sentence(one.span, article)
        return {
            "id": one.id, "article": one.article, **_span(one.span), "text": one.span.of(article.text),
            **_span(_over(passage, one.span), "passage_"), "measure": one.measure.value, "value": one.value,
            "low": one.low, "high": one.high, "bound": one.bound.value, "population": one.population, "unit": one.unit,
            "source": one.source, **self._rolled(one.source), "statement": one.statement, **_said(one.said), "status": one.status.value,
            "status_reason": _words(one.status_reason, article.text), "fact": self._link(one.id, "fact"), "rule": one.rule,
            **self._review(one.id),
        }  # fmt: skip

    def _event(self, one: Event, text: str) -> Row:
        day = one.day
        return {
            "id": one.id, "article": one.article, **_span(one.span), "text": one.span.of(text), "kind": one.kind,
            "first": day.first if day else None, "last": day.last if day else None, "basis": day.basis.value if day else None,
            "day_text": _words(day.span if day else None, text), **_span(day.span if day else None, "day_"), "actors": list(one.actors),
            "title_ar": one.title_ar, "title_en": one.title_en, "flags": [flag.value for flag in one.flags],
            "fact": self._link(one.id, "fact"), "rule": one.rule, **self._review(one.id),
        }  # fmt: skip

    @cached_property
    def _links(self) -> dict[tuple[str, str], str]:
        return {(member, link.kind): link.id for link in self.corpus.links for member in link.members}

    def _link(self, finding: str, kind: str) -> str | None:
        return self._links.get((finding, kind))

    def _review(self, finding: str) -> Row:
        decision = self.corpus.reviewed.get(finding)
        if decision is None:
            return {"verdict": None, "reviewer": None, "note": None}
        return {"verdict": decision.verdict.value, "reviewer": decision.reviewer, "note": decision.note or None}


def _article(n: int, article: Article) -> Row:
    day = article.published
    return {
        "id": article.id, "n": n, "label": article.outlet, "title": article.title, "outlet": article.outlet,
        "outlet_id": outlet_id(article.outlet), "agency": article.agency, "url": article.url,
        "published_first": day.first if day else None, "published_last": day.last if day else None,
        "published_basis": day.basis.value if day else None, "published_minute": day.minute if day else None,
        "published_reasons": list(day.reasons) if day else [], "published_text": _words(day.span if day else None, article.text),
        "encoding": article.encoding, "sha256": article.sha256, "chars": len(article.text), "words": len(article.text.split()),
    }  # fmt: skip


def _paragraphs(article: Article) -> list[Row]:
    return [
        {"article": article.id, "n": at, "start": one.span.start, "stop": one.span.stop, "kind": one.kind.value}
        for at, one in enumerate(article.paragraphs)
    ]


def _mention(one: Mention, text: str) -> Row:
    return {"article": one.article, **_span(one.span), "form": one.span.of(text), "actor": one.actor, "basis": one.basis}


def _removed(article: Article) -> list[Row]:
    """What was deleted, each with the place in the cleaned text where it stood."""
    rows = []
    for one in article.removed:
        at = max((piece.start + piece.length for piece in article.pieces if piece.raw < one.start), default=0)
        rows.append({"article": article.id, "start": one.start, "stop": one.stop, "at": at, "text": one.text, "reason": one.reason})
    return rows


def _framings(found: Findings, text: str) -> list[Row]:
    return [
        {"article": one.article, **_span(one.span), "text": one.span.of(text), "label": one.label, "in_quotes": one.in_quotes,
         "quote_words": one.quote_words, "attributed_to": one.attributed_to}
        for one in found.framings
    ]  # fmt: skip


def _day(one: Day, text: str) -> Row:
    return {
        "article": one.article, **_span(one.span), "text": _words(one.span, text), "first": one.first, "last": one.last,
        "basis": one.basis.value, "anchor": one.anchor, "reasons": list(one.reasons), "minute": one.minute,
    }  # fmt: skip


def _span(span: Span | None, prefix: str = "") -> Row:
    return {f"{prefix}start": span.start if span else None, f"{prefix}stop": span.stop if span else None}


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _said(day: Day | None) -> Row:
    first, last, basis = (day.first, day.last, day.basis.value) if day else (None, None, None)
    return {"said_first": first, "said_last": last, "said_basis": basis}


def _over(passage: Span, span: Span) -> Span:
    return Span(min(passage.start, span.start), max(passage.stop, span.stop))


def _sentence(span: Span, article: Article) -> Span:
    """The sentence around a span, inside its paragraph: evidence to show where no statement holds it."""
    inside = next((one.span for one in article.paragraphs if one.span.holds(span)), Span(0, len(article.text)))
    before = max((article.text.rfind(mark, inside.start, span.start) + len(mark) for mark in (". ", "؟ ", "! ", "\n") if
                  article.text.rfind(mark, inside.start, span.start) >= 0), default=inside.start)  # fmt: skip
    ends = [at + 1 for mark in (". ", "؟ ", "! ", "\n") if (at := article.text.find(mark, span.stop, inside.stop)) >= 0]
    return Span(before, min(ends, default=inside.stop))


# Across articles -------------------------------------------------------------------------------------------------------------


def _origins(corpus: Corpus) -> Iterator[Row]:
    return ({"id": one.id, "words": one.words} for one in corpus.origins)


def _passages(corpus: Corpus) -> Iterator[Row]:
    texts = corpus.texts()
    for one in corpus.origins:
        for place in one.passages:
            yield {"origin": one.id, "article": place.article, **_span(place.span), "text": place.span.of(texts[place.article])}


def _links(corpus: Corpus) -> Iterator[Row]:
    for one in corpus.links:
        yield {"id": one.id, "kind": one.kind, "object": one.object, "note_ar": one.note_ar, "note_en": one.note_en}


def _members(corpus: Corpus) -> Iterator[Row]:
    return ({"link": one.id, "n": n, "finding": member} for one in corpus.links for n, member in enumerate(one.members))


def _decisions(corpus: Corpus) -> Iterator[Row]:
    for one in corpus.decisions:
        yield {
            "id": one.id, "kind": one.kind, "article": one.article, "verdict": one.verdict.value, "reviewer": one.reviewer,
            "quote": one.quote, "context": one.context, "note": one.note, "fields": one.fields,
            "day": one.day,
        }  # fmt: skip


ACROSS: Mapping[str, Callable[[Corpus], Iterator[Row]]] = {
    "origins": _origins, "origin_passages": _passages, "links": _links, "link_members": _members, "decisions": _decisions,
}  # fmt: skip
