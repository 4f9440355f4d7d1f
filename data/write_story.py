"""A story's tables from its parts, written as they come: never all of them in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.corpus import Corpus
from data.evidence import broken_row
from data.executors import Step, no_step, spread
from data.finding_rows import OF_ARTICLE
from data.ids import id_number, id_of
from data.rows import across
from data.sheets import Written, tasks, write
from data.tables import TABLES, Row, lines
from data.write import Sheets

Ids = NDArray[np.uint64]


class Writer:
    """Writes the tables of a corpus; afterwards ``reviewed`` is how many rows of each a person has decided on."""

    def __init__(self, corpus: Corpus, executor: Executor | None = None, step: Step = no_step) -> None:
        self.reviewed: dict[str, int] = dict.fromkeys(TABLES, 0)
        self._corpus, self._executor, self._step = corpus, executor, step
        self._rows = dict.fromkeys(TABLES, 0)
        self._waiting: dict[int, bytes] = {}  # lines of the table of articles: its order may not be that of ids

    def put(self, folder: Path) -> Mapping[str, int]:
        """Every table into ``folder``; gives how many rows each has. StoryError where the evidence does not hold."""
        ids = [np.zeros(0, np.uint64)]
        with Sheets(folder) as sheets:
            for name in TABLES:
                sheets.write(f"{name}.jsonl", b"")
            for done in spread(self._executor, write, tasks(self._corpus)):
                self._take(done, sheets)
                ids.append(np.frombuffer(done.ids, np.uint64))
            known = _unlike(np.concatenate(ids), self._corpus)
            for name in TABLES:
                if name not in ("articles", *OF_ARTICLE):
                    self._rows[name] = _across(name, self._corpus, sheets, known)
        return self._rows

    def _take(self, done: Written, sheets: Sheets) -> None:
        for name, piece in done.lines.items():
            if name != "articles":
                sheets.write(f"{name}.jsonl", piece)
            self._rows[name] += done.rows[name]
            self.reviewed[name] += done.reviewed[name]
        self._waiting |= zip(done.numbers, done.lines["articles"].splitlines(keepends=True), strict=True)
        written = self._rows["articles"] - len(self._waiting)
        while (written := written + 1) in self._waiting:
            sheets.write("articles.jsonl", self._waiting.pop(written))
        for article in done.names:
            self._step(article)


def _unlike(ids: Ids, corpus: Corpus) -> Ids:
    """The ids of all findings, links and origins, sorted. StoryError where two are one."""
    others = [*(id_number(one.id) for one in corpus.links), *(id_number(one.id) for one in corpus.origins)]
    known: Ids = np.sort(np.concatenate([ids, np.array(others, np.uint64)]))
    twice = np.flatnonzero(known[1:] == known[:-1])
    if len(twice):
        raise broken_row("tables", id_of(int(known[twice[0]])), "the id stands twice", "one finding an id")
    return known


def _across(name: str, corpus: Corpus, sheets: Sheets, known: Ids) -> int:
    number = 0
    for line in lines(name, _checked(name, across(name, corpus), known)):
        sheets.write(f"{name}.jsonl", line.encode("utf-8"))
        number += 1
    return number


def _checked(name: str, rows: Iterator[Row], known: Ids) -> Iterator[Row]:
    for row in rows:
        if name == "link_members":
            finding = np.uint64(id_number(row["finding"]))
            at = int(np.searchsorted(known, finding))
            if at == len(known) or known[at] != finding:
                raise broken_row(name, row["link"], f"finding {row['finding']}", "the id of a finding")
        if name == "origin_passages" and not 0 < row["stop"] - row["start"] == len(row["text"]):
            raise broken_row(name, row["origin"], row["article"], "a place inside the article's text")
        yield row
