"""Read and check a story's folder: story.toml, actors.toml, articles.toml, articles/*.txt.

Every file but the articles may be missing. What is wrong is reported as StoryError facts in ``Story.problems``; the rest goes on.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.actors_file import read_actors, world_ids
from data.ids import SLUG
from data.model import EARLIEST, LATEST, Actor, StoryError
from data.plain_file import shown
from data.toml_file import checked, nearest, read_or_report, read_toml

STORIES = Path(__file__).parent / "stories"
ELSEWHERE = "MAWAQIF_STORIES"  # names another folder of stories
STORY_KEYS: Mapping[str, type | tuple[type, ...]] = {
    "id": str,  # ASCII; the folder's name where missing
    "title_ar": str, "title_en": str, "summary_ar": str, "summary_en": str,
    "language": str,  # of the articles
    "target": str,  # actor id: toward whom stances are read at first
    "contact": str,  # mailto or https address for mistakes
    "first": date, "last": date,  # the story's period, for axes
    "blocs": list,  # actor ids in display order
    "show": str,  # "full" texts, or "passages" only
    "default": bool,  # served where the address names no story
}  # fmt: skip
ARTICLE_KEYS: Mapping[str, type | tuple[type, ...]] = {"published": (date, str), "outlet": str, "url": str, "agency": str}
DAYS = f"a day from {EARLIEST.year} to {LATEST.year}"
Stamp = tuple[str, int, int]  # a folder, and of its story.toml when it was changed, and its size


@dataclass(frozen=True)
class StoryInfo:
    """What story.toml says."""

    id: str
    folder: Path
    title_ar: str = ""
    title_en: str = ""
    summary_ar: str = ""
    summary_en: str = ""
    language: str = "ar"
    target: str | None = None
    contact: str | None = None
    first: date | None = None
    last: date | None = None
    blocs: tuple[str, ...] = ()
    show: str = "full"

    def title(self, lang: str) -> str:
        """The story's name in a language; the other language's, or the id, where there is none."""
        names = (self.title_ar, self.title_en) if lang == "ar" else (self.title_en, self.title_ar)
        return names[0] or names[1] or self.id

    def summary(self, lang: str) -> str:
        return self.summary_ar if lang == "ar" else self.summary_en


@dataclass(frozen=True)
class Story:
    """A story's own files, checked."""

    info: StoryInfo
    actors: tuple[Actor, ...] = ()
    given: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # articles.toml by article: published, outlet, url, agency
    files: tuple[Path, ...] = ()
    problems: tuple[StoryError, ...] = ()


def stories() -> Path:
    """The folder of stories: the project's own, or the one the setting names."""
    named = os.environ.get(ELSEWHERE, "")
    return Path(named).resolve() if named else STORIES


def story_ids(root: Path | None = None) -> tuple[str, ...]:
    """Stories with built tables, the default one first."""
    root = root or stories()
    return _ordered(root, tuple(sorted(filter(None, map(_stamp, os.scandir(root))))) if root.is_dir() else ())


@lru_cache(maxsize=4)
def _ordered(root: Path, found: tuple[Stamp, ...]) -> tuple[str, ...]:
    """Their files are read again only where one of them changed: each run of a page asks."""
    later = {name: not _toml_or_empty(root / name / "story.toml").get("default", False) for name, _, _ in found}
    return tuple(sorted(later, key=lambda name: (later[name], name)))


def _stamp(folder: os.DirEntry[str]) -> Stamp | None:
    """A folder with built tables, and how its story.toml stands."""
    if not os.path.exists(os.path.join(folder.path, "built", "manifest.json")):
        return None
    try:
        seen = os.stat(os.path.join(folder.path, "story.toml"))
    except OSError:
        return folder.name, 0, 0
    return folder.name, seen.st_mtime_ns, seen.st_size


def default_story(root: Path | None = None) -> str:
    """The story served where the address names none."""
    return next(iter(story_ids(root)), "")


def find_story(name: str, root: Path | None = None) -> Path:
    """The folder of a story id under ``root``, or the folder at that path."""
    root = root or stories()
    folder = root / name if SLUG.match(name) and (root / name).is_dir() else Path(name)
    if not folder.is_dir():
        known = ", ".join(sorted(path.name for path in root.glob("*/") if path.is_dir())) or "none"
        raise StoryError(name, "the folder", "no such story", f"a folder, or one of: {known}", "no_story")
    return folder


def read_info(folder: Path) -> StoryInfo:
    """story.toml with what is wrong left out."""
    return _info(folder, [])


def read_story(folder: Path) -> Story:
    """Everything the folder says, and what is wrong with it."""
    problems: list[StoryError] = []
    info = _info(folder, problems)
    actors = read_actors(folder / "actors.toml", problems)
    files = _files(folder / "articles", problems)
    if not files:
        problems.append(StoryError("articles", "the folder", "no .txt file", "at least one article", "missing"))
    given = _given(folder / "articles.toml", {path.stem for path in files}, problems)
    ids = {actor.id for actor in actors}
    if info.target and info.target not in ids and info.target not in world_ids():
        problems.append(StoryError("story.toml", "target", info.target, nearest(info.target, ids or world_ids()), "unknown_actor"))
    return Story(info, actors, given, files, tuple(problems))


def _files(place: Path, problems: list[StoryError]) -> tuple[Path, ...]:
    """The articles' files in the order of their names. A name is an article's id, and stands in addresses: all of it must be seen."""
    named = sorted(place.glob("*.txt"), key=lambda path: path.name)
    for path in named:
        if shown(path.name) != path.name:
            problems.append(StoryError(f"articles/{shown(path.name)}", "the name", "a character that cannot be seen", "a name without it"))
    return tuple(path for path in named if shown(path.name) == path.name)


def _toml_or_empty(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except StoryError:
        return {}


def _info(folder: Path, problems: list[StoryError]) -> StoryInfo:
    row, wrong = checked("story.toml", "", read_or_report(folder / "story.toml", problems), STORY_KEYS)
    problems += wrong
    name = row.get("id") or folder.resolve().name
    if not SLUG.match(name):
        name = re.sub(r"[^a-z0-9_-]+", "-", name.lower())[:64].strip("-") or "story"
        if "id" in row:
            problems.append(StoryError("story.toml", "id", repr(row["id"]), "small Latin letters, digits and hyphens", "wrong_type"))
    if row.get("show", "full") not in ("full", "passages"):
        problems.append(StoryError("story.toml", "show", repr(row.pop("show")), '"full" or "passages"', "wrong_type"))
    problems += _period(row)
    row |= {"blocs": tuple(row.get("blocs", ()))}
    return StoryInfo(**{key: value for key, value in row.items() if key not in ("id", "default")}, id=name, folder=folder)


def _period(row: dict[str, Any]) -> list[StoryError]:
    """What is wrong with the story's first and last day; both are left out then."""
    given = [row[key] for key in ("first", "last") if key in row]
    found = next((str(day) for day in given if not EARLIEST <= day <= LATEST), "")
    wrong = [StoryError("story.toml", "first, last", found, DAYS, "wrong_type")] if found else []
    if given != sorted(given):
        wrong.append(StoryError("story.toml", "first, last", " → ".join(map(str, given)), "the earlier day first", "wrong_type"))
    for key in ("first", "last") if wrong else ():
        row.pop(key, None)
    return wrong


def _given(path: Path, articles: set[str], problems: list[StoryError]) -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for name, row in read_or_report(path, problems).items():
        if name not in articles:
            problems.append(StoryError("articles.toml", f'["{name}"]', "no such article", nearest(name, articles), "no_article"))
        elif not isinstance(row, dict):
            problems.append(StoryError("articles.toml", name, repr(row)[:60], 'a table ["article"]', "wrong_type"))
        else:
            kept, wrong = checked("articles.toml", f'["{name}"]', row, ARTICLE_KEYS)
            problems += wrong
            if "published" in kept and not _is_day(str(kept["published"])):
                value = kept.pop("published")
                wanted = '2022-01-10, or "2022-01" for a month' if isinstance(value, str) else DAYS
                problems.append(StoryError("articles.toml", f'["{name}"] published', f"{value}", wanted, "wrong_type"))
            found[name] = kept
    return MappingProxyType(found)


def _is_day(value: str) -> bool:
    """Whether the text is "2022-01-10", "2022-01" or "2022", and not far from our time."""
    parts = value.split("-")
    try:
        return len(parts) <= 3 and EARLIEST <= date(*([int(part) for part in parts] + [1, 1])[:3]) <= LATEST
    except ValueError:
        return False
