"""Which program runs: the name of its own files, as a generation is the name of a story's tables."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = (
    "app.py", "components/**/*.py", "pages/*.py", "static/*.*", "data/**/*.py", "data/lexicon/*.toml", "data/outlets/*.toml",
    "data/phrases/*/*.toml",
)  # fmt: skip


@cache
def version() -> str:
    """Eight digits that differ where any line of code, style, word list or phrase does; stories have generations of their own."""
    digest = hashlib.sha256()
    for path in sorted(path for part in PARTS for path in ROOT.glob(part)):
        digest.update(f"{path.relative_to(ROOT).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
