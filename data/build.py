"""Build a story's tables: ``python -m data.build STORY`` (an id under data/stories, or any folder with articles/*.txt).

What is read is kept in the story's ``.build`` folder, so that a build goes on where another was stopped and reads again only what
changed: files, articles.toml, actors.toml, rules or word lists. ``--workers`` says who works, ``--fresh`` forgets what was kept.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from data.build_error import BuildError, TornError
from data.changes import FILE, WORK, Changes, changes
from data.corpus import Corpus
from data.executors import Step, executor_for, no_step
from data.model import StoryError
from data.parts import keys
from data.parts.keep import Filed
from data.parts.lock import alone
from data.parts.pages import Articles
from data.pipeline import Means, corpus_of
from data.plain_file import read_json
from data.progress import changed, now, progress, say, speed, summary
from data.sources import sources
from data.story import find_story, read_story
from data.write import clear, generation, put_in_place
from data.write_story import Writer

LAST = "last.json"  # what the tables that stand were made by
MOST_TOLD = 200  # of what is wrong, kept beside the tables
AGAIN = 3  # times a build goes on when a worker was lost
Prepare = Callable[[Corpus], object]  # told of what was read, before tables are written


@dataclass(frozen=True)
class Way:
    """How a build is to be done."""

    workers: str = ""
    only_changed: bool = False
    fresh: bool = False
    prepare: Prepare | None = None


@dataclass(frozen=True)
class Done:
    corpus: Corpus
    manifest: dict[str, Any]
    reviewed: dict[str, int]  # rows of each table a person has decided on
    changes: Changes


def build(story: str | Path, executor: Executor | None = None, step: Step = no_step, prepare: Prepare | None = None) -> Done:
    """The story read, and its ``built/`` swapped in. StoryError where it cannot be; BuildError where another build is at it."""
    source = read_story(find_story(str(story)))
    work = source.info.folder / WORK
    with alone(work):
        clear(source.info.folder, 0)
        made_by, parts = _made_by(source.info.folder), Filed(work / "parts")
        corpus = corpus_of(source, Means(parts, executor, step, work))
        if not corpus.articles:
            raise corpus.warnings[0]  # there is one: no files, or why each was refused
        if prepare:
            prepare(corpus)
        writer, told = Writer(corpus, executor, step), list[Changes]()
        built = source.info.folder / "built"
        manifest = put_in_place(built, facts(corpus), writer.put, lambda new, made: told.append(changes(built, new, made)))
        told[0].write(work / FILE)
        (work / LAST).write_text(json.dumps({"made_by": made_by, "generation": manifest["generation"]}), "utf-8")
        if isinstance(corpus.articles, Articles):
            parts.only({name for one in corpus.articles.pages.kept for name in (one.reading, one.findings)})
    return Done(corpus, manifest, writer.reviewed, told[0])


def facts(corpus: Corpus) -> dict[str, Any]:
    """What the manifest says beside the tables' own hash: what they were made from and what was wrong with it."""
    told = _told(corpus.warnings)
    return {
        "story": corpus.info.id,
        "made_from": sources(corpus.info.folder),
        "period": [day.isoformat() for day in corpus.period],
        "warnings": [str(warning) for warning in told],
        "problems": [warning.facts for warning in told],
    }


def _told(warnings: Sequence[StoryError]) -> Sequence[StoryError]:
    """What is wrong, that of articles last; of very much the first, and how much more there is: every page opens the manifest."""
    if len(warnings) <= MOST_TOLD:
        return warnings
    first = sorted(warnings, key=lambda one: one.path.startswith("articles/"))[:MOST_TOLD]
    return (*first, StoryError("articles", "the folder", f"{len(warnings) - MOST_TOLD:,} more are wrong", "what make check tells"))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.build", description="Build the tables of a story.")
    parser.add_argument("story", help="a story's id, or a folder with articles/*.txt")
    parser.add_argument("--workers", default="", help="how many processes, or the address of a Dask scheduler: tcp://10.0.0.1:8786")
    parser.add_argument("--only-changed", action="store_true", help="build nothing where no file, rule or word list changed")
    parser.add_argument("--fresh", action="store_true", help="read every article anew, whatever earlier builds kept")
    asked = parser.parse_args(arguments)
    return 0 if built(asked.story, Console(), Way(asked.workers, asked.only_changed, asked.fresh)) else 1


def built(story: str | Path, console: Console, way: Way = Way()) -> Corpus | bool:
    """Build with a bar and a summary on ``console``; False, and why, where nothing was built; True where nothing had to be."""
    try:
        folder = find_story(str(story))
        if way.only_changed and up_to_date(folder):
            say(console, f"nothing changed: the tables in {folder / 'built'} stand")
            return True
        if way.fresh:
            _forget(folder)
        return _built(folder, console, way)
    except (StoryError, BuildError, OSError, BrokenExecutor) as error:
        say(console, f"not built: {error}", "red")
        return False


def _built(folder: Path, console: Console, way: Way) -> Corpus:
    """A worker that is lost, and a part that cannot be read, cost only what was not kept yet: the build goes on."""
    started, articles = now(), len(list((folder / "articles").glob("*.txt")))
    for left in reversed(range(AGAIN + 1)):
        try:
            with executor_for(articles, way.workers) as executor, progress(console, articles) as step:
                done = build(folder, executor, step, way.prepare)
            break
        except (TornError, BrokenExecutor) as error:
            if not left:
                raise
            say(console, f"{error}: going on with what is read", "yellow")
    summary(console, done.corpus, done.manifest, done.reviewed)
    changed(console, done.changes)
    speed(console, articles, now() - started)
    return done.corpus


def up_to_date(folder: Path) -> bool:
    """Whether the tables that stand there are whole and made from these files by these rules."""
    try:
        made = read_json(folder / WORK / LAST)
        return bool(made == {"made_by": _made_by(folder), "generation": generation(folder / "built")})
    except (OSError, ValueError):
        return False


def _made_by(folder: Path) -> str:
    return keys.name(keys.rules(), keys.of_files("review/*.py"), sources(folder))


def _forget(folder: Path) -> None:
    """What earlier builds kept; BuildError where one is running."""
    with alone(folder / WORK):
        shutil.rmtree(folder / WORK / "parts", ignore_errors=True)
        (folder / WORK / LAST).unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
