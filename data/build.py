"""Build a story's tables: ``python -m data.build STORY`` (an id under data/stories, or any folder with articles/*.txt)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from data.corpus import Corpus
from data.model import StoryError
from data.passes import Step, executor_for
from data.pipeline import PASSES, read_corpus
from data.rows import Rows
from data.sources import sources
from data.story import find_story
from data.write import write_built

REVIEWED = ("statements", "stances", "counts", "events")
FOUND = ("articles", "mentions", "days", *REVIEWED, "framings", "origins", "links")


Prepare = Callable[[Corpus], object]  # told of what was read, before tables are written


def build(
    story: str | Path, executor: Executor | None = None, step: Step | None = None, prepare: Prepare | None = None
) -> tuple[Corpus, Rows, dict[str, Any]]:
    """The story read, and its ``built/`` swapped in; gives what was read, the tables and their manifest."""
    corpus = read_corpus(story, executor=executor, step=step)
    if not corpus.articles:
        raise corpus.warnings[0]  # there is one: no files, or why each was refused
    if prepare:
        prepare(corpus)
    rows = Rows(corpus)
    return corpus, rows, write_built(rows, corpus.info.folder / "built", facts(corpus))


def facts(corpus: Corpus) -> dict[str, Any]:
    """What the manifest says beside the tables' own hash: what they were made from and what was wrong with it."""
    return {
        "story": corpus.info.id,
        "made_from": sources(corpus.info.folder),
        "period": [day.isoformat() for day in period(corpus)],
        "warnings": [str(warning) for warning in corpus.warnings],
        "problems": [warning.facts for warning in corpus.warnings],
    }


def period(corpus: Corpus) -> tuple[date, ...]:
    """First and last day of the story: what story.toml says, else of what was said and happened; nothing where no day is known."""
    statements = [one.said for found in corpus.findings.values() for one in found.statements]
    events = [one.day for found in corpus.findings.values() for one in found.events]
    days = [day for one in (*statements, *events) if one for day in (one.first, one.last) if day]
    first, last = corpus.info.first or min(days, default=None), corpus.info.last or max(days, default=None)
    return (first, last) if first and last else ()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.build", description="Build the tables of a story.")
    parser.add_argument("story", help="a story's id, or a folder with articles/*.txt")
    asked = parser.parse_args(arguments)
    console = Console()
    return 0 if built(asked.story, console) else 1


def built(story: str | Path, console: Console, prepare: Prepare | None = None) -> Corpus | None:
    """Build with a bar and a summary on ``console``; None, and why, where nothing was built."""
    try:
        articles = len(list((find_story(str(story)) / "articles").glob("*.txt")))
        with executor_for(articles) as executor, _progress(console, articles) as step:
            corpus, tables, manifest = build(story, executor, step, prepare)
    except (StoryError, OSError, BrokenExecutor) as error:
        console.print(f"not built: {error}", style="red", markup=False, highlight=False)
        return None
    _report(console, corpus, tables, manifest)
    return corpus


class Rate(ProgressColumn):
    """Articles a second, both passes together."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed / PASSES:.0f} articles/s" if task.speed else "")


@contextmanager
def _progress(console: Console, articles: int) -> Iterator[Step]:
    """A bar over both passes, with the rate and the time left; what links and writes takes its time after it."""
    stages = ("reading", "finding statements", "linking and writing")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(stages[0], total=PASSES * articles)

        def step(article: str) -> None:
            bar.advance(task)
            done = bar.tasks[0].completed
            bar.update(task, description=stages[int(done // max(articles, 1))])

        yield step


def _report(console: Console, corpus: Corpus, tables: Rows, manifest: dict[str, Any]) -> None:
    """The summary a person reads after a build."""
    table = Table("findings", "all", "reviewed", "automatic", title=f"{corpus.info.id} · {manifest['generation']}")
    for name in FOUND:
        rows = manifest["rows"][name]
        reviewed = sum(row["verdict"] is not None for row in tables[name]) if name in REVIEWED else 0
        table.add_row(name, str(rows), *((str(reviewed), str(rows - reviewed)) if name in REVIEWED else ("", "")))
    table.add_row("removed lines", str(manifest["rows"]["removed"]), "", "")
    console.print(table)
    for warning in corpus.warnings:
        console.print(f"warning: {warning}", style="yellow", markup=False, highlight=False)
    console.print(f"{len(corpus.warnings)} warnings; tables in {corpus.info.folder / 'built'}", markup=False, highlight=False)


if __name__ == "__main__":
    sys.exit(main())
