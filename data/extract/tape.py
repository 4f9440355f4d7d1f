"""The words of many articles, one article behind another, in files of numbers: what finding shared passages reads, and no more."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.model import Article, Span
from data.text.fold import fold

WORD = re.compile(r"\w+")
NAME = 3  # letters: a word with fewer says nothing of its own
COLUMNS: tuple[np.dtype[Any], ...] = (np.dtype("<u8"), np.dtype("u1"), np.dtype("<u4"), np.dtype("<u4"))


@dataclass(frozen=True)
class Words:
    """An article's words: each as a number, whether it says something and is no name, and where it stands in the text."""

    numbers: bytes
    own: bytes
    starts: bytes
    stops: bytes


def words_of(article: Article, names: Sequence[Span] = ()) -> Words:
    """``names``: spans that only name somebody."""
    folded = fold(article.text)
    covered = {place for span in names for place in range(folded.at(span.start), folded.at(span.stop))}
    matches = list(WORD.finditer(folded.text))
    spans = [folded.span(*match.span()) for match in matches]
    columns: tuple[list[int], ...] = (
        [number(match.group()) for match in matches],
        [match.start() not in covered and match.end() - match.start() >= NAME for match in matches],
        [span.start for span in spans],
        [span.stop for span in spans],
    )
    return Words(*(np.array(column, dtype=kind).tobytes() for column, kind in zip(columns, COLUMNS, strict=True)))


@lru_cache(maxsize=1 << 17)
def number(word: str) -> int:
    """The same in every process."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class Tape:
    """Columns of `Words` in unnamed files, so that they go when the process goes; ``folder``: where there is room for them."""

    def __init__(self, folder: Path | None = None) -> None:
        self._files = [tempfile.TemporaryFile(dir=folder) for _ in COLUMNS]  # noqa: SIM115  closed by close
        self._lengths: list[int] = []

    def add(self, words: Words) -> None:
        for file, column in zip(self._files, (words.numbers, words.own, words.starts, words.stops), strict=True):
            file.write(column)
        self._lengths.append(len(words.own))

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where each article begins, and the end of the last."""
        return np.concatenate([[0], np.cumsum(self._lengths, dtype=np.int64)]).astype(np.int64)

    def column(self, which: int) -> NDArray[Any]:
        """0 the numbers, 1 whether they are own, 2 and 3 where words begin and end; read from the disk as they are asked for."""
        self._files[which].flush()
        if not sum(self._lengths):
            return np.zeros(0, COLUMNS[which])
        return np.memmap(self._files[which], COLUMNS[which], "r", shape=(sum(self._lengths),))

    def close(self) -> None:
        for file in self._files:
            file.close()
