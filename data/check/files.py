"""Files of a story's folder that are not read, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.model import StoryError
from data.toml_file import near

KNOWN = ("story.toml", "actors.toml", "articles.toml", "review.toml", "quality.json", "NOTICE", "articles", "built")
WANTED = "a .txt file in articles/"


def skipped(folder: Path) -> Iterator[StoryError]:
    """What stands in the folder or in articles/ and is no part of the story. Hidden files of editors and systems are no news."""
    for path in _listed(folder):
        if path.name not in KNOWN:
            meant = near(path.name, KNOWN)
            yield StoryError(path.name, "the file", "not a file of a story", meant or WANTED, "skipped")
    for path in _listed(folder / "articles"):
        if why := no_article(path):
            yield StoryError(f"articles/{path.name}", "the file", why, WANTED, "skipped")


def no_article(path: Path) -> str:
    """Why a file in articles/ is none; nothing where it is one."""
    if path.is_dir():
        return "a folder: only the files of articles/ itself are read"
    if path.suffix != ".txt":
        return "its name does not end in .txt"
    return ""


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=lambda path: path.name)
    except OSError:
        return []
