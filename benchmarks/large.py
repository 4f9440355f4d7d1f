"""A story of any size for measuring: the built tables of real articles, repeated under other ids and later days.

The articles are those of a corpus where one is given (``--corpus``, packed JSON lines with ``text``), and else sentences of the first story
put together anew. Nothing of it is kept in the project.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.corpus import write_story
from data.store.built import Built
from data.store.fill import Source, make_file
from data.tables import TABLES, Column, Row

ROOT = Path(__file__).parents[1]
OWN = {"statements", "stances", "counts", "events", "origins", "links", "decisions"}  # tables whose ``id`` is a finding's
POINTING = ("article", "statement", "utterance", "fact", "origin", "link", "finding")  # columns that name an article or a finding
ACROSS = ("actors",)  # one for the whole story


def base(folder: Path, articles: int, corpus: Path | None) -> Built:
    """Built tables of so many articles."""
    if corpus is None:
        write_story(folder, articles)
    else:
        (folder / "articles").mkdir(parents=True)
        for number, text in enumerate(islice(texts(corpus), articles)):
            (folder / "articles" / f"{number:06d}.txt").write_text(text, "utf-8")
    subprocess.run([sys.executable, "-m", "data.build", str(folder)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return Built.of(folder / "built")


def texts(corpus: Path) -> Iterator[str]:
    """A corpus' articles as pages would print them: title, day, text."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield "\n\n".join(filter(None, (row.get("title"), str(row.get("published") or "")[:10], row["text"])))


def repeated(built: Built, times: int) -> Source:
    """The tables as of ``times`` as many articles; each round's days lie a week later."""

    def rows(table: str) -> Iterable[Row]:
        if table in ACROSS:
            yield from built.rows(table)
            return
        count = built.manifest["rows"]["articles"]
        for turn in range(times):
            for row in built.rows(table):
                yield moved(table, row, turn, count)

    return rows


def moved(table: str, row: Row, turn: int, count: int) -> Row:
    made: dict[str, Any] = dict(row)
    for key in (*POINTING, *(("id",) if table in OWN or table == "articles" else ())):
        if made.get(key):
            made[key] = f"{turn:04d}-{made[key]}"
    for key, kind in TABLES[table].columns.items():
        if kind is Column.DATE and isinstance(made[key], date):
            made[key] = made[key] + timedelta(days=7 * turn)
    if table == "articles":
        made["n"] += turn * count
    return made


def database(path: Path, articles: int, corpus: Path | None, distinct: int = 1000, told: Callable[[str], None] = lambda _: None) -> None:
    """A generation's database of about ``articles`` articles at ``path``, of which so many are distinct."""
    with tempfile.TemporaryDirectory() as folder:
        built = base(Path(folder) / "large", min(articles, distinct), corpus)
        told(f"{built.manifest['rows']['articles']} articles built")
        make_file(repeated(built, max(1, articles // built.manifest["rows"]["articles"])), path)
