"""Answers of an engine, kept while their generation is served: it never changes, and readers ask the same questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.kept import Kept
from data.store.engine import Answer, Engine

if TYPE_CHECKING:
    import pandas as pd

MOST = 8_000  # answers
MOST_CELLS = 300_000  # of all of them: about 30 MB


class Answers:
    """The engine, with its latest answers kept, as many as fit."""

    def __init__(self, engine: Engine, most: int = MOST_CELLS) -> None:
        self.engine = engine
        self.kept: Kept[Answer] = Kept(MOST, most, _size, largest=most // 4)

    def answer(self, sql: str, params: Sequence[object] = ()) -> Answer:
        return self.kept.made((sql, *params), lambda: self.engine.answer(sql, params))

    def rows(self, sql: str, params: Sequence[object] = ()) -> pd.DataFrame:
        return self.answer(sql, params).frame

    def close(self) -> None:
        self.engine.close()


def _size(answer: Answer) -> int:
    return len(answer.values) * len(answer.names) + 50  # an empty answer takes room too
