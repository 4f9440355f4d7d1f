"""The files a story's tables are made from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from data.plain_file import shown

SOURCES = ("story.toml", "actors.toml", "articles.toml", "review.toml", "articles/*.txt")


def sources(folder: Path) -> dict[str, str]:
    """File -> sha256 of every file the tables are made from."""
    files = sorted(path for pattern in SOURCES for path in folder.glob(pattern) if path.is_file())
    return {shown(path.relative_to(folder).as_posix()): _sha256(path) for path in files}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
