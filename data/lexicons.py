"""Word lists kept as TOML beside the code: one file, one table, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "lexicon"


@cache
def table(name: str) -> dict[str, Any]:
    """The words of ``lexicon/<name>.toml``; read-only by agreement, since every reader shares it."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
