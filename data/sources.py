"""The files a story's tables are made from."""

from __future__ import annotations

import hashlib
from pathlib import Path

SOURCES = ("story.toml", "actors.toml", "articles.toml", "review.toml", "articles/*.txt")


def sources(folder: Path) -> dict[str, str]:
    """File -> sha256 of every file the tables are made from."""
    files = sorted(path for pattern in SOURCES for path in folder.glob(pattern) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
