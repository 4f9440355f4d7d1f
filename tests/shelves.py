"""Folders of stories for tests: the second story, built, beside the first one or alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from data.build import build
from data.story import STORIES

SECOND = "shamran-dam"
FIXTURE = Path(__file__).parent / "fixtures" / SECOND
FIRST = "kazakhstan-2022"


def second_alone(folder: Path) -> Path:
    """The second story's files, copied and built; gives the story's folder."""
    place = folder / SECOND
    shutil.copytree(FIXTURE, place, ignore=shutil.ignore_patterns("gold", "built"))
    build(place)
    return place


def both(folder: Path) -> Path:
    """A folder of stories that holds the first one as it stands in the project, and the second one."""
    shutil.copytree(STORIES / FIRST, folder / FIRST)
    second_alone(folder)
    return folder
