"""Answers of an engine, kept while their generation is served: it never changes, and readers ask the same questions."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import pandas as pd

from data.store.engine import Engine

MOST_CELLS = 400_000  # of all answers kept: about 40 MB
Question = tuple[str, tuple[object, ...]]


class Answers:
    """The latest answers, as many as fit. An answer is shared: whoever changes one takes a copy."""

    def __init__(self, engine: Engine, most: int = MOST_CELLS) -> None:
        self.engine, self.most = engine, most
        self.cells = 0
        self._kept: OrderedDict[Question, pd.DataFrame] = OrderedDict()
        self._lock = threading.Lock()

    def rows(self, sql: str, params: Sequence[object] = ()) -> pd.DataFrame:
        question = (sql, tuple(params))
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question]
        found = self.engine.rows(sql, params)
        if _size(found) <= self.most // 4:  # one large answer may not drive out all the others
            self._keep(question, found)
        return found

    def _keep(self, question: Question, found: pd.DataFrame) -> None:
        with self._lock:
            before = self._kept.pop(question, None)  # two readers may have asked at once
            self.cells += _size(found) - (0 if before is None else _size(before))
            self._kept[question] = found
            while self.cells > self.most:
                _, gone = self._kept.popitem(last=False)
                self.cells -= _size(gone)


def _size(answer: pd.DataFrame) -> int:
    return int(answer.size) + 50  # an empty answer takes room too
