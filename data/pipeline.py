"""The one path data takes: files → articles → findings, first pass → published days → second pass → links → review.

One bad article never stops the rest: it becomes a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from data import review
from data.corpus import Corpus
from data.extract.days import resolve_days
from data.extract.lexicon import Lexicon
from data.extract.published import publish
from data.link import link
from data.model import Actor, Day, Decision, Findings
from data.passes import Step, first_passes, second_passes
from data.reading import Reading
from data.story import find_story, read_story

PASSES = 2


def read_corpus(story: str | Path, *, reviewed: bool = True, executor: Executor | None = None, step: Step | None = None) -> Corpus:
    """The story read whole, with its review laid over it or without; on ``executor`` where there is one."""
    source = read_story(find_story(str(story)))
    readings, refused = first_passes(source, executor, step)
    decisions, wrong = review.read_review(source.info.folder, [reading.article.id for reading in readings]) if reviewed else ((), ())
    readings = dated(readings, source.given, decisions)
    lexicon = Lexicon((*source.actors, *discovered(readings)), source.info.target)
    found = second_passes(source, lexicon.actors, readings, executor, step)
    lexicon = Lexicon((*lexicon.actors, *_speaking(lexicon, found)), source.info.target)
    articles = tuple(reading.article for reading in readings)
    warnings = (*source.problems, *refused, *wrong)
    return decided(Corpus(source.info, actors_of(lexicon, source.actors, found), articles, found, warnings=warnings), lexicon, decisions)


def decided(corpus: Corpus, lexicon: Lexicon, decisions: Sequence[Decision]) -> Corpus:
    """Findings as a person left them, then linked, then the links as a person left them."""
    decisions = review.standing(decisions)
    corpus = review.apply(corpus, [decision for decision in decisions if decision.kind != "link"])
    origins, links = link(corpus.articles, corpus.findings, lexicon)
    return review.apply(replace(corpus, origins=origins, links=links), [decision for decision in decisions if decision.kind == "link"])


def dated(readings: Sequence[Reading], given: Mapping[str, Mapping[str, object]], decisions: Iterable[Decision] = ()) -> list[Reading]:
    """Each article with its published day, and day words resolved against it."""
    mentions = {reading.article.id: reading.findings.mentions for reading in readings}
    known = review.published(publish([(reading.article, reading.days) for reading in readings], given, mentions), decisions)
    return [_dated(reading, known.get(reading.article.id)) for reading in readings]


def _dated(reading: Reading, day: Day | None) -> Reading:
    article = replace(reading.article, published=day)
    days = resolve_days(article, reading.days, day)
    return replace(reading, article=article, findings=replace(reading.findings, days=days))


def discovered(readings: Iterable[Reading]) -> tuple[Actor, ...]:
    """Actors no gazetteer knew, each once, in the order they appear."""
    found = {actor.id: actor for reading in reversed(list(readings)) for actor in reversed(reading.findings.actors)}
    return tuple(reversed(found.values()))


def _speaking(lexicon: Lexicon, found: Mapping[str, Findings]) -> tuple[Actor, ...]:
    """Whoever speaks without a name («مصدر طبي») is found with the statement, in the second pass."""
    more = {actor.id: actor for findings in found.values() for actor in findings.actors if lexicon.actor(actor.id) is None}
    return tuple(more.values())


def actors_of(lexicon: Lexicon, own: Sequence[Actor], found: Mapping[str, Findings]) -> tuple[Actor, ...]:
    """The story's actors, then every other that is named or holds something, and all they belong to."""
    wanted = {actor.id: None for actor in own}
    for findings in found.values():
        ids = [mention.actor for mention in findings.mentions] + [one.speaker for one in findings.statements]
        ids += [actor for stance in findings.stances for actor in (stance.holder, stance.target)]
        ids += [count.source for count in findings.counts] + [actor for event in findings.events for actor in event.actors]
        wanted |= {one: None for actor in ids if actor for one in lexicon.chain(actor)}
    return tuple(actor for one in wanted if (actor := lexicon.actor(one)))
