"""ASCII names of outlets, for addresses."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from pathlib import Path

from data.text.fold import flat

FOLDER = Path(__file__).parent / "outlets"


def outlet_id(name: str | None) -> str | None:
    """The stem of the outlet's file in ``outlets/``; for an outlet without one, a hash of its folded name."""
    if not name:
        return None
    key = flat(name)
    return _known().get(key) or f"outlet-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {flat(tomllib.loads(path.read_text("utf-8"))["name"]): path.stem for path in sorted(FOLDER.glob("*.toml"))}
