"""Answers of an engine, kept while their generation is served: it never changes, and readers ask the same questions."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.kept import Kept
from data.store.engine import Engine

MOST = 8_000  # answers
MOST_CELLS = 400_000  # of all of them: about 40 MB


class Answers:
    """The latest answers, as many as fit."""

    def __init__(self, engine: Engine, most: int = MOST_CELLS) -> None:
        self.engine = engine
        self.kept: Kept[pd.DataFrame] = Kept(MOST, most, _size, largest=most // 4)

    def rows(self, sql: str, params: Sequence[object] = ()) -> pd.DataFrame:
        return self.kept.made((sql, *params), lambda: self.engine.rows(sql, params))


def _size(answer: pd.DataFrame) -> int:
    return int(answer.size) + 50  # an empty answer takes room too
