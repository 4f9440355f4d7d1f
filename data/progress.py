"""What a build says in the terminal: a bar with rate and time left, a summary, and what changed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from data.changes import Changes
from data.corpus import Corpus
from data.executors import Step

STAGES = ("reading", "finding statements", "linking and writing")  # each passes over every article once
REVIEWED = ("statements", "stances", "counts", "events")
FOUND = ("articles", "mentions", "days", *REVIEWED, "framings", "origins", "links")
SHOWN = 5  # articles named in a line


class Rate(ProgressColumn):
    """Articles a second, all passes together."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed / len(STAGES):.0f} articles/s" if task.speed else "")


@contextmanager
def progress(console: Console, articles: int) -> Iterator[Step]:
    """A bar over all passes, with the rate and the time left."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(STAGES[0], total=len(STAGES) * articles)

        def step(_article: str) -> None:
            bar.advance(task)
            done = int(bar.tasks[0].completed // max(articles, 1))
            bar.update(task, description=STAGES[min(done, len(STAGES) - 1)])

        yield step


def summary(console: Console, corpus: Corpus, manifest: Mapping[str, Any], reviewed: Mapping[str, int]) -> None:
    """The table a person reads after a build, and every warning."""
    table = Table("findings", "all", "reviewed", "automatic", title=f"{corpus.info.id} · {manifest['generation']}")
    for name in FOUND:
        rows, seen = manifest["rows"][name], reviewed[name]
        table.add_row(name, str(rows), *((str(seen), str(rows - seen)) if name in REVIEWED else ("", "")))
    table.add_row("removed lines", str(manifest["rows"]["removed"]), "", "")
    console.print(table)
    for warning in corpus.warnings:
        say(console, f"warning: {warning}", "yellow")
    say(console, f"{len(corpus.warnings)} warnings; tables in {corpus.info.folder / 'built'}")


def changed(console: Console, told: Changes) -> None:
    """What is new, gone or different since the tables before."""
    if told.since is None:
        return
    if not told.any:
        say(console, f"nothing changed since {told.since}")
        return
    table = Table("changed", "gained", "lost", "altered", title=f"since {told.since}")
    for kind, change in told.kinds.items():
        if change.any:
            table.add_row(kind, str(change.gained), str(change.lost), str(change.altered))
    console.print(table)
    for what, ids in told.kinds["articles"].ids.items():
        if ids:
            say(console, f"articles {what}: {', '.join(ids[:SHOWN])}{' …' if len(ids) > SHOWN else ''}")


def speed(console: Console, articles: int, seconds: float) -> None:
    say(console, f"{articles} articles in {seconds:.1f} s: {articles / max(seconds, 0.001):.1f} a second")


def say(console: Console, words: str, style: str = "") -> None:
    console.print(words, style=style, markup=False, highlight=False)


def now() -> float:
    return time.monotonic()
