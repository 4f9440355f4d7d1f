"""A folder of text files becomes a story of the dashboard: ``python -m data.new_story DIR [--name ID]``.

Copies the articles to data/stories/ID (or works in place where DIR stands there), writes the files a person fills in, builds, and says
what is unknown and where to supply it. Nothing that exists is overwritten, so the same command is the way to add articles later.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console

from data.build import Way, built
from data.build_error import BuildError
from data.corpus import Corpus
from data.gather import Gathered, gather
from data.model import StoryError
from data.skeleton import write_skeleton
from data.story import stories as home

SHOWN = 8  # names in a line of the report


def main(arguments: list[str] | None = None, stories: Path | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.new_story", description="Make a story of a folder of .txt files and build it.")
    parser.add_argument("folder", type=Path, help="a folder with .txt files, or with articles/*.txt")
    parser.add_argument("--name", default="", help="the story's id in addresses: small Latin letters, digits, hyphens")
    asked = parser.parse_args(arguments)
    console = Console()
    try:
        gathered = gather(asked.folder, stories or home(), asked.name)
        _told(console, _files(gathered))
        written: list[str] = []
        way = Way(prepare=lambda corpus: written.extend(write_skeleton(corpus, gathered.folder)))
        corpus = built(gathered.folder, console, way)
    except (StoryError, BuildError, OSError) as error:
        console.print(f"no story made: {error}", style="red", markup=False, highlight=False)
        return 1
    if not isinstance(corpus, Corpus):
        return 1
    _told(console, [_written(written, gathered.folder), *unknown(corpus), *_next(corpus)])
    return 0


def _files(gathered: Gathered) -> Iterable[str]:
    if gathered.added:
        yield f"the story {gathered.folder.name} is there already: what is new is added to it; NAME=… makes another one"
    if gathered.copied:
        yield f"{len(gathered.copied)} articles copied to {gathered.folder / 'articles'}"
    if gathered.kept:
        yield f"{len(gathered.kept)} articles were there already"
    for name, why in gathered.skipped:
        yield f"skipped {name}: {why}"


def _written(names: list[str], folder: Path) -> str:
    if not names:
        return "the story's files are there already: none is changed"
    return f"written for you to fill in: {', '.join(names)} in {folder}"


def unknown(corpus: Corpus) -> Iterable[str]:
    """What nobody has said yet, and in which file to say it."""
    info = corpus.info
    known = [(article.id, article.published, article.outlet) for article in corpus.articles]
    undated = [id for id, day, _ in known if day is None or day.first is None]
    guessed = [id for id, day, _ in known if day and day.basis == "estimated"]
    if undated:
        yield f"day unknown, {_some(undated)}: add published = 2022-01-31 in articles.toml; until then «أمس» has no date there"
    if guessed:
        yield f"day estimated, {_some(guessed)}: articles.toml says from what; correct it there"
    if nameless := [id for id, _, outlet in known if not outlet]:
        yield f'outlet unknown, {_some(nameless)}: add outlet = "…" in articles.toml'
    if unsure := [actor.name_ar for actor in corpus.actors if actor.discovered]:
        yield f"actors found by title or role alone, {_some(unsure)}: check them in actors.toml"
    if not (info.title_ar or info.title_en):
        yield f"no title: the story is shown as {info.id}; add title_ar and title_en in story.toml"
    if not info.target:
        yield "no target: the map shows stances toward whoever you choose there; add target in story.toml to begin with one"
    if not info.blocs:
        yield "no blocs: the overview has no blocs' stances; add blocs in story.toml"


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{len(names)} ({', '.join(names[:SHOWN])}{more})"


def _next(corpus: Corpus) -> Iterable[str]:
    yield f"after changes: make build STORY={corpus.info.folder.name}"
    yield f"to see it: make run, then http://localhost:8501/?story={corpus.info.id}, or choose it under «القصص» (Stories)"


def _told(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        console.print(f"· {line}", markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    sys.exit(main())
