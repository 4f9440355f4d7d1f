"""The one path data takes: files → articles → findings, first pass → published days → second pass → links → review.

One bad article never stops the rest: it becomes a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data import review
from data.corpus import Corpus
from data.extract import FIRST_PASS, SECOND_PASS
from data.extract.days import DayWords, find_days, resolve_days
from data.extract.lexicon import Lexicon
from data.extract.published import publish
from data.link import link
from data.model import Actor, Article, Day, Decision, Findings, StoryError
from data.story import STORIES, Story, find_story, read_story
from data.text.clean import clean
from data.text.decode import decode
from data.text.fold import Folded, fold

Step = Callable[[str], None]  # told of each article a pass has finished with
PASSES = 2


@dataclass(frozen=True)
class Reading:
    """One article on its way: matching happens on ``folded``; ``days`` are still words."""

    article: Article
    folded: Folded
    days: tuple[DayWords, ...]
    findings: Findings


def read_corpus(story: str | Path, *, reviewed: bool = True, step: Step | None = None) -> Corpus:
    """The story read whole, with its review laid over it or without."""
    source = read_story(find_story(str(story), STORIES))
    articles, refused = read_articles(source)
    decisions, wrong = review.read_review(source.info.folder, [article.id for article in articles]) if reviewed else ((), ())
    lexicon = Lexicon(source.actors, source.info.target)
    readings = [first_pass(article, lexicon, step) for article in articles]
    readings = dated(readings, source.given, decisions)
    lexicon = replace(lexicon, actors=(*source.actors, *discovered(readings)))
    found = {reading.article.id: second_pass(reading, lexicon, step) for reading in readings}
    articles = tuple(reading.article for reading in readings)
    warnings = (*source.problems, *refused, *wrong)
    return decided(Corpus(source.info, actors_of(lexicon, source.actors, found), articles, found, warnings=warnings), lexicon, decisions)


def decided(corpus: Corpus, lexicon: Lexicon, decisions: Sequence[Decision]) -> Corpus:
    """Findings as a person left them, then linked, then the links as a person left them."""
    corpus = review.apply(corpus, [decision for decision in decisions if decision.kind != "link"])
    origins, links = link(corpus.articles, corpus.findings, lexicon)
    return review.apply(replace(corpus, origins=origins, links=links), [decision for decision in decisions if decision.kind == "link"])


def read_articles(story: Story) -> tuple[tuple[Article, ...], tuple[StoryError, ...]]:
    """The story's articles in the order of their names, and a problem for each that cannot be read."""
    articles, refused = [], []
    for path in story.files:
        try:
            articles.append(read_article(path, story))
        except StoryError as error:
            refused.append(error)
    return tuple(articles), tuple(refused)


def read_article(path: Path, story: Story) -> Article:
    """One file, decoded and cleaned."""
    name = f"articles/{path.name}"
    if not path.resolve().is_relative_to(story.info.folder.resolve()):
        raise StoryError(name, "the file", "a link that leads out of the story's folder", "the article itself")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise StoryError(name, "the file", error.strerror or str(error), "a readable text file") from error
    article = clean(path.stem, story.info.id, decode(raw, name), story.given.get(path.stem))
    if not article.text.strip():
        raise StoryError(name, "content", "nothing but what surrounds an article", "a file with the article's words", "empty")
    return article


def first_pass(article: Article, lexicon: Lexicon, step: Step | None = None) -> Reading:
    """What needs no anchor: mentions and day words."""
    folded = fold(article.text)
    findings = Findings(article.id)
    for extract in FIRST_PASS:
        findings = extract(article, folded, lexicon, findings)
    if step:
        step(article.id)
    return Reading(article, folded, find_days(article, folded), findings)


def dated(readings: Sequence[Reading], given: Mapping[str, Mapping[str, object]], decisions: Iterable[Decision] = ()) -> list[Reading]:
    """Each article with its published day, and day words resolved against it."""
    known = review.published(publish([(reading.article, reading.days) for reading in readings], given), decisions)
    return [_dated(reading, known.get(reading.article.id)) for reading in readings]


def _dated(reading: Reading, day: Day | None) -> Reading:
    article = replace(reading.article, published=day)
    days = resolve_days(article, reading.days, day)
    return replace(reading, article=article, findings=replace(reading.findings, days=days))


def second_pass(reading: Reading, lexicon: Lexicon, step: Step | None = None) -> Findings:
    """What stands on days and mentions: statements, and whose labels, stances, counts and events they hold."""
    findings = reading.findings
    for extract in SECOND_PASS:
        findings = extract(reading.article, reading.folded, lexicon, findings)
    if step:
        step(reading.article.id)
    return findings


def discovered(readings: Iterable[Reading]) -> tuple[Actor, ...]:
    """Actors no gazetteer knew, each once, in the order they appear."""
    found = {actor.id: actor for reading in reversed(list(readings)) for actor in reversed(reading.findings.actors)}
    return tuple(reversed(found.values()))


def actors_of(lexicon: Lexicon, own: Sequence[Actor], found: Mapping[str, Findings]) -> tuple[Actor, ...]:
    """The story's actors, then every other that is named or holds something, and all they belong to."""
    wanted = {actor.id: None for actor in own}
    for findings in found.values():
        ids = [mention.actor for mention in findings.mentions] + [one.speaker for one in findings.statements]
        ids += [actor for stance in findings.stances for actor in (stance.holder, stance.target)]
        ids += [count.source for count in findings.counts] + [actor for event in findings.events for actor in event.actors]
        wanted |= {one: None for actor in ids if actor for one in lexicon.chain(actor)}
    return tuple(actor for one in wanted if (actor := lexicon.actor(one)))
