"""A user's folder as a story's folder: which files are articles, where they go, and why the others do not."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from data.ids import SLUG
from data.model import StoryError
from data.plain_file import shown


@dataclass(frozen=True)
class Gathered:
    """What was done with the files of a folder, by their names."""

    folder: Path  # of the story
    copied: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()  # stood there already with the same bytes
    skipped: tuple[tuple[str, str], ...] = ()  # name, why
    added: bool = False  # to a story that was there


def gather(source: Path, stories: Path, name: str = "") -> Gathered:
    """The story's folder under ``stories`` with a copy of each article; a folder that stands there already is used in place."""
    if not source.is_dir():
        raise StoryError(str(source), "the folder", "not a folder", "a folder with .txt files, or with articles/*.txt", "no_story")
    files, skipped = _files(source)
    if not files:
        raise StoryError(str(source), "the folder", "no .txt file", "at least one article as a .txt file", "missing")
    folder = source.resolve() if source.resolve().parent == stories.resolve() else stories / (name or slug(source.resolve().name))
    if name and not SLUG.match(name):
        raise StoryError(name, "the story's name", "not an id", "small Latin letters, digits and hyphens", "wrong_type")
    added, copied, kept = (folder / "articles").is_dir() and source.resolve() != folder.resolve(), [], []
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for path in files:
        place = folder / "articles" / f"{path.stem}.txt"
        if not place.exists():
            shutil.copyfile(path, place)
            copied.append(path.name)
        elif place.read_bytes() == path.read_bytes():
            kept.append(path.name)
        else:
            skipped.append((path.name, f"another text of that name is in {place.parent} already: rename one of them"))
    return Gathered(folder, tuple(copied), tuple(kept), tuple(skipped), added)


def slug(name: str) -> str:
    """An id for addresses from a folder's name: «Sudan 2023» → sudan-2023; without Latin letters, story- and four digits of its hash."""
    latin = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return latin if re.search("[a-z]", latin) else f"story-{latin or hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:4]}"


def _files(source: Path) -> tuple[list[Path], list[tuple[str, str]]]:
    """The articles in order of name, and what is none and why. ``articles/`` counts where it is; what a story's folder holds is no news."""
    place = source / "articles" if (source / "articles").is_dir() else source
    files, skipped = [], []
    for path in sorted(place.iterdir(), key=lambda path: path.name):
        if why := _no_article(path):
            skipped.append((shown(path.name), why))
        else:
            files.append(path)
    return files, skipped


def _no_article(path: Path) -> str:
    if path.name.startswith("."):
        return "a hidden file"
    if path.is_symlink():
        return "a link: put the file itself here"
    if path.is_dir():
        return "a folder: only the .txt files of one folder are read"
    if shown(path.name) != path.name:
        return "a name with a character that cannot be seen: rename it"
    if path.suffix.lower() != ".txt":
        return "not a .txt file"
    return "" if path.is_file() else "not a file"
