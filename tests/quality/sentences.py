"""The tables of sentences, each with what is to be found in it."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

TABLES = Path(__file__).with_name("tables")


@lru_cache(maxsize=32)
def table(name: str) -> dict[str, Any]:
    return tomllib.loads((TABLES / f"{name}.toml").read_text("utf-8"))
