"""Both passes over all articles of a story, in this process or on any ``concurrent.futures.Executor``: the same findings either way."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from data.extract.lexicon import Lexicon
from data.model import Actor, Findings, StoryError
from data.reading import Reading, first_pass, read_article, second_pass
from data.story import Story, StoryInfo

WORTH = 200  # articles: below, starting processes takes longer than they save
BATCH = 20  # articles handed over at a time
AHEAD = 8  # batches under way or waiting: what bounds the memory of a pass
Step = Callable[[str], None]  # told of each article a pass has finished with
Task = TypeVar("Task")
Done = TypeVar("Done")


@dataclass(frozen=True)
class Batch:
    """Work for one process: plain values alone, so that it can be sent anywhere."""

    actors: tuple[Actor, ...]
    info: StoryInfo
    files: tuple[Path, ...] = ()
    given: Mapping[str, Mapping[str, Any]] | None = None
    readings: tuple[Reading, ...] = ()


def first_passes(story: Story, executor: Executor | None = None, step: Step | None = None) -> tuple[list[Reading], list[StoryError]]:
    """Every article read, in the order of names, and a problem for each file that is none."""
    readings, refused = [], []
    for done in _spread(executor, _first, (_to_read(story, files) for files in _batches(story.files))):
        for one in done:
            if isinstance(one, Reading):
                readings.append(one)
            else:
                refused.append(one)
            if step:
                step(one.article.id if isinstance(one, Reading) else one.path)
    return readings, refused


def second_passes(
    story: Story, actors: tuple[Actor, ...], readings: Sequence[Reading], executor: Executor | None = None, step: Step | None = None
) -> dict[str, Findings]:
    """The findings of each article; ``actors``: the story's, and those the first pass discovered."""
    found = {}
    tasks = (Batch(actors, story.info, readings=batch) for batch in _batches(readings))
    for done in _spread(executor, _second, tasks):
        for findings in done:
            found[findings.article] = findings
            if step:
                step(findings.article)
    return found


def executor_for(articles: int) -> AbstractContextManager[Executor | None]:
    """Processes where they are worth it; none for a handful of articles or on one core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if articles < WORTH or cores < 2:
        return nullcontext()
    fresh = multiprocessing.get_context("spawn")  # a fork would take the progress bar's thread and its locks along
    return ProcessPoolExecutor(cores, mp_context=fresh, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """A worker whose build was killed would wait for work for ever."""

    def watch() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _spread(executor: Executor | None, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
    """Results in the order of tasks, few of them ahead of whoever takes them."""
    if executor is None:
        yield from map(work, tasks)
        return
    waiting: deque[Future[Done]] = deque()
    for task in tasks:
        waiting.append(executor.submit(work, task))
        if len(waiting) >= AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _to_read(story: Story, files: tuple[Path, ...]) -> Batch:
    given = {path.stem: dict(story.given[path.stem]) for path in files if path.stem in story.given}
    return Batch(story.actors, story.info, files, given)


def _first(batch: Batch) -> list[Reading | StoryError]:
    story, lexicon = Story(batch.info, given=batch.given or {}), _lexicon(batch.actors, batch.info.target)
    done: list[Reading | StoryError] = []
    for path in batch.files:
        try:
            done.append(first_pass(read_article(path, story), lexicon))
        except StoryError as error:
            done.append(error)
    return done


def _second(batch: Batch) -> list[Findings]:
    lexicon = _lexicon(batch.actors, batch.info.target)
    return [second_pass(reading, lexicon) for reading in batch.readings]


@lru_cache(maxsize=2)
def _lexicon(actors: tuple[Actor, ...], target: str | None) -> Lexicon:
    """Compiled once a process, not once an article."""
    return Lexicon(actors, target)


def _batches(items: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    left = iter(items)
    while batch := tuple(islice(left, BATCH)):
        yield batch
