"""Build a story's tables: ``python -m data.build STORY`` (an id under data/stories, or any folder with articles/*.txt)."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from data.corpus import Corpus
from data.model import StoryError
from data.pipeline import PASSES, Step, read_corpus
from data.rows import to_tables
from data.story import STORIES, find_story
from data.tables import Tables
from data.write import write_built

SOURCES = ("story.toml", "actors.toml", "articles.toml", "review.toml", "articles/*.txt")
REVIEWED = ("statements", "stances", "counts", "events")
FOUND = ("articles", "mentions", "days", *REVIEWED, "framings", "origins", "links")


def build(story: str | Path, step: Step | None = None) -> tuple[Corpus, Tables, dict[str, Any]]:
    """The story read, and its ``built/`` swapped in; gives what was read, the tables and their manifest."""
    corpus = read_corpus(story, step=step)
    if not corpus.articles:
        raise corpus.warnings[0]  # there is one: no files, or why each was refused
    tables = to_tables(corpus)
    return corpus, tables, write_built(tables, corpus.info.folder / "built", facts(corpus))


def facts(corpus: Corpus) -> dict[str, Any]:
    """What the manifest says beside the tables' own hash: what they were made from and what was wrong with it."""
    return {"story": corpus.info.id, "made_from": sources(corpus.info.folder), "warnings": [str(warning) for warning in corpus.warnings]}


def sources(folder: Path) -> dict[str, str]:
    """File -> sha256 of every file the tables are made from."""
    files = sorted(path for pattern in SOURCES for path in folder.glob(pattern) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.build", description="Build the tables of a story.")
    parser.add_argument("story", help="a story's id, or a folder with articles/*.txt")
    asked = parser.parse_args(arguments)
    console = Console()
    try:
        with _progress(console, asked.story) as step:
            corpus, tables, manifest = build(asked.story, step)
    except (StoryError, OSError) as error:
        console.print(f"not built: {error}", style="red", markup=False, highlight=False)
        return 1
    _report(console, corpus, tables, manifest)
    return 0


@contextmanager
def _progress(console: Console, story: str) -> Iterator[Step]:
    """A bar over articles and passes."""
    total = PASSES * len(list((find_story(story, STORIES) / "articles").glob("*.txt")))
    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def step(article: str) -> None:
            bar.update(task, advance=1, description=article[:24])

        yield step


def _report(console: Console, corpus: Corpus, tables: Tables, manifest: dict[str, Any]) -> None:
    """The summary a person reads after a build."""
    table = Table("findings", "all", "reviewed", "automatic", title=f"{corpus.info.id} · {manifest['generation']}")
    for name in FOUND:
        rows = tables[name]
        reviewed = sum(row.get("verdict") is not None for row in rows)
        table.add_row(name, str(len(rows)), *((str(reviewed), str(len(rows) - reviewed)) if name in REVIEWED else ("", "")))
    table.add_row("removed lines", str(len(tables["removed"])), "", "")
    console.print(table)
    for warning in corpus.warnings:
        console.print(f"warning: {warning}", style="yellow", markup=False, highlight=False)
    console.print(f"{len(corpus.warnings)} warnings; tables in {corpus.info.folder / 'built'}", markup=False, highlight=False)


if __name__ == "__main__":
    sys.exit(main())
