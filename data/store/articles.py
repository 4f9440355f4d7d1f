"""A story's articles by id, in display order: read as they are asked for, so that a hundred thousand cost no more than five."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from data.store import queries
from data.store.engine import Engine
from data.tables import Row

WHOLE = 500  # articles: up to here all are read at once
KEPT = 4_000  # rows kept of a longer story


class Articles(Mapping[str, Row]):
    """Rows of the table of articles by id. Going through all of them asks for ids alone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._rows: dict[str, Row | None] = {}

    @cached_property
    def head(self) -> Row:
        """How many there are (``articles``), how many of a known outlet (``known``), and their ``words``."""
        return self._engine.answer(queries.HEAD).records()[0]

    def __len__(self) -> int:
        return int(self.head["articles"])

    def __iter__(self) -> Iterator[str]:
        if len(self) <= WHOLE:
            return iter(self._all)
        return iter([str(id) for id in self._engine.answer(queries.ARTICLE_IDS).column()])

    def __getitem__(self, id: str) -> Row:
        row = self._all.get(id) if len(self) <= WHOLE else self._one(id)
        if row is None:
            raise KeyError(id)
        return row

    def read(self, ids: Iterable[str]) -> None:
        """Reads many at once, of a long story: for a page that is about to show them."""
        missing = [id for id in dict.fromkeys(ids) if id not in self._rows] if len(self) > WHOLE else []
        if missing:
            self._keep(missing, self._engine.answer(queries.ARTICLE.format(marks=", ".join("?" * len(missing))), missing).records())

    def near(self, id: str, most: int) -> Sequence[str]:
        """The ids around one in display order, itself among them."""
        first = max(1, min(self[id]["n"] - most // 2, len(self) - most + 1))
        return [str(one) for one in self._engine.answer(queries.NEAR, [first, first + most]).column()]

    def first(self, most: int) -> Sequence[str]:
        """The first ids in display order."""
        return [str(one) for one in self._engine.answer(queries.NEAR, [1, 1 + most]).column()]

    def ordered(self, ids: Iterable[str]) -> list[str]:
        """These ids in display order, those the story has."""
        wanted = list(dict.fromkeys(ids))
        self.read(wanted)
        return sorted((id for id in wanted if id in self), key=lambda id: int(self[id]["n"]))

    @cached_property
    def _all(self) -> dict[str, Row]:
        return {row["id"]: row for row in self._engine.answer(queries.ARTICLES).records()}

    def _one(self, id: str) -> Row | None:
        if id not in self._rows:
            self.read([id])
        return self._rows.get(id)

    def _keep(self, asked: Iterable[str], rows: Iterable[dict[Any, Any]]) -> None:
        """A new dictionary, where the old one is full: another thread may be reading it."""
        kept = dict(self._rows) if len(self._rows) < KEPT else {}
        self._rows = kept | dict.fromkeys(asked) | {row["id"]: row for row in rows}
