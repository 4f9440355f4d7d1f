"""Rows of what was found in an article: each finding with its words, who it rolls up to, and what a person decided on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from data.extract.lexicon import Lexicon
from data.model import Article, Count, Event, Findings, Span, Stance, Statement
from data.page_rows import day_row, framing_rows, mention_row, paragraph_rows, place, removed_rows, said, words
from data.tables import Row, ordered

Hosts = Mapping[str | None, Statement]  # statements of the article, by id
Verdict = tuple[str, str, str | None]  # verdict, reviewer, note
OF_ARTICLE = ("texts", "paragraphs", "removed", "mentions", "days", "statements", "stances", "counts", "events", "framings")


@dataclass(frozen=True)
class Marks:
    """What rows say of a finding beside what was found: the link of each kind that joins it, and the decision on it."""

    lexicon: Lexicon
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # finding → kind → link
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)

    def rows(self, name: str, article: Article, found: Findings) -> list[Row]:
        """What one article gives to a table, in the table's order."""
        text = article.text
        hosts: Hosts = {one.id: one for one in found.statements} if name in ("stances", "counts") else {}
        made: dict[str, Callable[[], Iterable[Row]]] = {
            "texts": lambda: [{"article": article.id, "text": text}],
            "paragraphs": lambda: paragraph_rows(article),
            "removed": lambda: removed_rows(article),
            "mentions": lambda: [mention_row(one, text) for one in found.mentions],
            "days": lambda: [day_row(one, text) for one in found.days],
            "statements": lambda: [self._statement(one, text) for one in found.statements],
            "stances": lambda: [self._stance(one, text, hosts) for one in found.stances],
            "counts": lambda: [self._count(one, article, hosts) for one in found.counts],
            "events": lambda: [self._event(one, text) for one in found.events],
            "framings": lambda: framing_rows(found, text),
        }
        return ordered(name, made[name]())

    def rolled(self, actor: str | None) -> Row:
        return {"voice": self.lexicon.voice(actor) if actor else None, "chain": list(self.lexicon.chain(actor)) if actor else []}

    def _statement(self, one: Statement, text: str) -> Row:
        said_span = one.said.span if one.said else None
        return {
            "id": one.id, "article": one.article, **place(one.span), "text": one.span.of(text), **place(one.passage, "passage_"),
            "cue": words(one.cue, text), **place(one.cue, "cue_"), "cue_class": one.cue_class.value,
            "speaker": one.speaker, **place(one.speaker_span, "speaker_"), "speaker_basis": one.speaker_basis.value,
            **self.rolled(one.speaker),
            "form": one.form.value, **said(one.said), **place(said_span, "said_"), "hedge": words(one.hedge, text),
            "flags": [flag.value for flag in one.flags], "about": one.about, "rule": one.rule,
            "utterance": self._link(one.id, "utterance"), **self._review(one.id),
        }  # fmt: skip

    def _stance(self, one: Stance, text: str, hosts: Hosts) -> Row:
        day = hosts[one.statement].said if one.statement in hosts else None
        return {
            "id": one.id, "statement": one.statement, "article": one.article, "holder": one.holder, **self.rolled(one.holder),
            "target": one.target, "value": one.value.value, "cue": words(one.cue, text), **place(one.cue, "cue_"), "rule": one.rule,
            "said_first": day.first if day else None, "said_last": day.last if day else None, **self._review(one.id),
        }  # fmt: skip

    def _count(self, one: Count, article: Article, hosts: Hosts) -> Row:
        passage = hosts[one.statement].passage if one.statement in hosts else _sentence(one.span, article)
        return {
            "id": one.id, "article": one.article, **place(one.span), "text": one.span.of(article.text),
            **place(_over(passage, one.span), "passage_"), "measure": one.measure.value, "value": one.value,
            "low": one.low, "high": one.high, "bound": one.bound.value, "population": one.population, "unit": one.unit,
            "source": one.source, **self.rolled(one.source), "statement": one.statement, **said(one.said), "status": one.status.value,
            "status_reason": words(one.status_reason, article.text), "fact": self._link(one.id, "fact"), "rule": one.rule,
            **self._review(one.id),
        }  # fmt: skip

    def _event(self, one: Event, text: str) -> Row:
        day = one.day
        return {
            "id": one.id, "article": one.article, **place(one.span), "text": one.span.of(text), "kind": one.kind,
            "first": day.first if day else None, "last": day.last if day else None, "basis": day.basis.value if day else None,
            "day_text": words(day.span if day else None, text), **place(day.span if day else None, "day_"), "actors": list(one.actors),
            "title_ar": one.title_ar, "title_en": one.title_en, "flags": [flag.value for flag in one.flags],
            "fact": self._link(one.id, "fact"), "rule": one.rule, **self._review(one.id),
        }  # fmt: skip

    def _link(self, finding: str, kind: str) -> str | None:
        return self.links.get(finding, {}).get(kind)

    def _review(self, finding: str) -> Row:
        return dict(zip(("verdict", "reviewer", "note"), self.verdicts.get(finding, (None, None, None)), strict=True))


def _over(passage: Span, span: Span) -> Span:
    return Span(min(passage.start, span.start), max(passage.stop, span.stop))


def _sentence(span: Span, article: Article) -> Span:
    """The sentence around a span, inside its paragraph: evidence to show where no statement holds it."""
    inside = next((one.span for one in article.paragraphs if one.span.holds(span)), Span(0, len(article.text)))
    before = max((article.text.rfind(mark, inside.start, span.start) + len(mark) for mark in (". ", "؟ ", "! ", "\n") if
                  article.text.rfind(mark, inside.start, span.start) >= 0), default=inside.start)  # fmt: skip
    ends = [at + 1 for mark in (". ", "؟ ", "! ", "\n") if (at := article.text.find(mark, span.stop, inside.stop)) >= 0]
    return Span(before, min(ends, default=inside.stop))
