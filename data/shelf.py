"""The stories there are, without opening one: what their manifests and story.toml say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.ids import SLUG
from data.model import StoryError
from data.plain_file import read_json
from data.story import StoryInfo, read_info, stories, story_ids

BEGUN = ("*/story.toml", "*/articles")  # one of these makes a folder a story's


@dataclass(frozen=True)
class Entry:
    """One story of the list; ``articles`` is None where its tables have to be built first."""

    info: StoryInfo
    articles: int | None = None
    first: date | None = None
    last: date | None = None
    problems: tuple[StoryError, ...] = ()

    @property
    def id(self) -> str:
        """The name addresses know it by: its folder's."""
        return self.info.folder.name


def shelf(root: Path | None = None) -> tuple[Entry, ...]:
    """Stories that can be opened, the default one first, then folders of a story that were not built."""
    root = root or stories()
    ready = story_ids(root)
    begun = {path.parent.name for pattern in BEGUN for path in root.glob(pattern)}
    bare = sorted(begun - set(ready))
    return tuple(_entry(root / name) for name in (*ready, *(name for name in bare if SLUG.match(name))))


def _entry(folder: Path) -> Entry:
    info = read_info(folder)
    try:
        manifest = read_json(folder / "built" / "manifest.json")
        days = [date.fromisoformat(day) for day in manifest.get("period") or ()]
        problems = tuple(StoryError(*map(str, facts)) for facts in manifest.get("problems", ()))
        first, last = days or (None, None)
        return Entry(info, int(manifest["rows"]["articles"]), info.first or first, info.last or last, problems)
    except (OSError, ValueError, KeyError, TypeError):
        return Entry(info)
