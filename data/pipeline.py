"""The one path data takes: files → articles → findings, first pass → published days → second pass → review → links.

One bad article never stops the rest: it becomes a warning. What each pass reads is kept as parts; what decides on the whole story
works on digests of them, so that memory grows by little an article.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from data import review
from data.corpus import Corpus
from data.dates import dated
from data.decided import link_decisions, mended
from data.digests import Known, known_of
from data.executors import Step, batches, no_step, spread
from data.extract.lexicon import Lexicon
from data.extract.tape import Words
from data.link import Linking, Told, tell
from data.model import Actor, StoryError
from data.parts import keys
from data.parts.codec import loads
from data.parts.keep import Held, Parts
from data.parts.pages import Articles, ByArticle, Kept, Pages
from data.parts.part import unpack
from data.passes import KNOWN, TOLD, WORDS, Crew, File, crew, find, read
from data.reading import file_bytes
from data.story import Story, find_story, read_story


@dataclass(frozen=True)
class Means:
    """What a story is read with."""

    parts: Parts = field(default_factory=Held)
    executor: Executor | None = None
    step: Step = no_step  # told of each article a pass has finished with
    room: Path | None = None  # a folder for what waits on the disk


def read_corpus(story: str | Path, *, reviewed: bool = True, executor: Executor | None = None, step: Step | None = None) -> Corpus:
    """The story read whole, all of it in memory, with its review laid over it or without; on ``executor`` where there is one."""
    means = Means(executor=executor, step=step or no_step)
    corpus = corpus_of(read_story(find_story(str(story))), means, reviewed=reviewed)
    return replace(corpus, articles=tuple(corpus.articles), findings=dict(corpus.findings))


def corpus_of(source: Story, means: Means, *, reviewed: bool = True) -> Corpus:
    """The story read, its articles and findings left in the parts."""
    kept, refused = first_passes(source, means)
    decisions, wrong = review.read_review(source.info.folder, [one.id for one in kept]) if reviewed else ((), ())
    pages = Pages(means.parts, kept)
    discovered = dated(pages, means.executor, decisions)
    lexicon = Lexicon((*source.actors, *discovered), source.info.target)
    second_passes(pages, crew(lexicon.actors, source.info.id, source.info.target), means)
    lexicon, decisions = Lexicon((*lexicon.actors, *speaking(lexicon, pages)), source.info.target), review.standing(decisions)
    corpus = Corpus(source.info, actors_of(lexicon, source.actors, pages), Articles(pages), ByArticle(pages, pages.findings))
    corpus = mended(replace(corpus, warnings=(*source.problems, *refused, *wrong)), pages, decisions)
    return link_decisions(linked(corpus, pages, lexicon, means.room), pages, decisions)


def first_passes(source: Story, means: Means) -> tuple[list[Kept], list[StoryError]]:
    """Every article read, in the order of names, and a problem for each file that is none."""
    kept: list[Kept] = []
    refused: list[StoryError] = []
    story, group = keys.of_story(source), crew(source.actors, source.info.id, source.info.target)
    asked: deque[Kept] = deque()

    def missing() -> Iterator[File]:
        for file in _files(source):
            one = Kept(file.name, keys.of_reading(story, file.name, file.given, hashlib.sha256(file.raw).hexdigest()))
            kept.append(one)
            if file.wrong is None and means.parts.has(one.reading):
                means.step(one.id)
            else:
                asked.append(one)
                yield file

    for done in spread(means.executor, read, ((group, batch) for batch in batches(missing()))):
        for part in done:
            one = asked.popleft()
            if isinstance(part, StoryError):
                refused.append(part)
                one.reading = ""
            else:
                means.parts.put(one.reading, part)
            means.step(one.id)
    return [one for one in kept if one.reading], refused


def _files(source: Story) -> Iterator[File]:
    for path in source.files:
        try:
            raw, wrong = file_bytes(path, source.info.folder), None
        except StoryError as error:
            raw, wrong = b"", error
        yield File(path.stem, raw, dict(source.given.get(path.stem, {})), wrong)


def second_passes(pages: Pages, group: Crew, means: Means) -> None:
    """The findings of each article, as parts; ``group``: the story's actors, and those the first pass discovered."""
    asked: deque[Kept] = deque()

    def missing() -> Iterator[int]:
        for number, one in enumerate(pages.kept):
            one.findings = keys.of_findings(one.reading, one.published, group.name)
            if means.parts.has(one.findings):
                means.step(one.id)
            else:
                asked.append(one)
                yield number

    tasks = ((group, tuple(map(pages.page, batch))) for batch in batches(missing()))
    for done in spread(means.executor, find, tasks):
        for part in done:
            one = asked.popleft()
            means.parts.put(one.findings, part)
            means.step(one.id)


def speaking(lexicon: Lexicon, pages: Pages) -> tuple[Actor, ...]:
    """Whoever speaks without a name («مصدر طبي») is found with the statement, in the second pass."""
    known = (loads(Known, unpack(pages.found(number)[KNOWN])) for number in range(len(pages.kept)))
    more = {actor.id: actor for one in known for actor in one.found if lexicon.actor(actor.id) is None}
    return tuple(more.values())


def actors_of(lexicon: Lexicon, own: Sequence[Actor], pages: Pages) -> tuple[Actor, ...]:
    """The story's actors, then every other that is named or holds something, and all they belong to."""
    wanted = {actor.id: None for actor in own}
    for number in range(len(pages.kept)):
        known = loads(Known, unpack(pages.found(number)[KNOWN]))
        wanted |= {one: None for actor in known.actors for one in lexicon.chain(actor)}
    return tuple(actor for one in wanted if (actor := lexicon.actor(one)))


def linked(corpus: Corpus, pages: Pages, lexicon: Lexicon, room: Path | None) -> Corpus:
    """The corpus with its period, and with what belongs together across its articles."""
    linking, days = Linking(lexicon, room), list[date]()
    for number, one in enumerate(pages.kept):
        frames = pages.found(number)
        told = tell(pages.article(number), one.mended) if one.mended else loads(Told, unpack(frames[TOLD]))
        linking.add(one.id, told, Words(*map(unpack, frames[WORDS])))
        known = known_of(one.mended) if one.mended else loads(Known, unpack(frames[KNOWN]))
        days = [day for day in (*days, known.first, known.last) if day]
        days = [min(days), max(days)] if days else []
    links = linking.links(pages.text)
    first, last = corpus.info.first or min(days, default=None), corpus.info.last or max(days, default=None)
    return replace(corpus, origins=links.origins, links=links.links, period=(first, last) if first and last else ())
