"""A story of any size for measuring: the tables of real articles, repeated under other ids and later days, in the engine.

The articles are those of a corpus where one is given (``--corpus``, packed JSON lines with ``text``), and else sentences of the first
story put together anew; the distinct ones alone are extracted. Nothing of it is kept in the project.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import duckdb  # noqa: TID251  files for measuring are made here, not asked

from benchmarks.corpus import write_story
from data.store.built import Built
from data.store.fill import derive, make_file, packed
from data.tables import TABLES

ROOT = Path(__file__).parents[1]
OWN = {
    "articles",
    "statements",
    "stances",
    "counts",
    "events",
    "origins",
    "links",
    "decisions",
    "finding_places",
}  # ``id`` differs by article
POINTING = {"article", "statement", "utterance", "fact", "origin", "link", "finding"}  # columns that name an article or a finding
INDEX = ("passages", "postings", "finding_places", "terms", "keys", "names")
SHIFTED = {  # numbers of the whole story: what a round adds to them
    "articles": {"n": "all_articles"},
    "passages": {"n": "all_passages", "article_n": "all_articles"},
    "postings": {"passage": "all_passages"},
    "finding_places": {"passage": "all_passages"},
}
ONCE = ("actors", "names", "keys")  # one for the whole story
ORDER = {"postings": "term, passage, position", "terms": "n", "keys": "key, term", "names": "name"}


def base(folder: Path, articles: int, corpus: Path | None) -> Built:
    """Built tables of so many articles."""
    write(folder, articles, corpus)
    subprocess.run([sys.executable, "-m", "data.build", str(folder)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return Built.of(folder / "built")


def write(folder: Path, articles: int, corpus: Path | None) -> Path:
    """A story's folder of so many articles; gives it back."""
    if corpus is None:
        return write_story(folder, articles)
    (folder / "articles").mkdir(parents=True)
    for number, text in enumerate(islice(texts(corpus), articles)):
        (folder / "articles" / f"{number:06d}.txt").write_text(text, "utf-8")
    return folder


def texts(corpus: Path) -> Iterator[str]:
    """A corpus' articles as pages would print them: title, day, text."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield "\n\n".join(filter(None, (row.get("title"), str(row.get("published") or "")[:10], row["text"])))


def multiply(small: Path, large: Path, times: int, tables: tuple[str, ...] = (*TABLES, *INDEX)) -> None:
    """The database of ``times`` as many articles; the days of each round lie a week later, and its ids end in the round's number."""
    beside = large.with_suffix(f".{os.getpid()}")
    with duckdb.connect(str(beside)) as connection:
        connection.execute(f"ATTACH '{small}' AS small (READ_ONLY)")
        for table in tables:
            connection.execute(f"CREATE TABLE {table} AS {_multiplied(connection, table, times)}")
        connection.execute("DETACH small")
        derive(connection)
    packed(beside).rename(large)
    beside.unlink()


def _multiplied(connection: duckdb.DuckDBPyConnection, table: str, times: int) -> str:
    columns = {str(name): str(kind) for name, kind, *_ in connection.execute(f"DESCRIBE small.{table}").fetchall()}
    if table in ONCE:
        return f"SELECT * FROM small.{table} ORDER BY {ORDER.get(table, 'n')}"  # noqa: S608  every name is this file's
    if table == "terms":
        return f"SELECT n, form, uses * {times} AS uses FROM small.terms ORDER BY n"  # noqa: S608
    order = ORDER.get(table) or ("article, line, turn" if "article" in columns else "line, turn")
    made = ", ".join(f'{_column(table, name, kind)} AS "{name}"' for name, kind in columns.items())
    sizes = (
        "(SELECT count(*) AS all_articles FROM small.articles)",
        "(SELECT count(*) AS all_passages FROM small.passages)",
    )
    rows = f"(SELECT *, row_number() OVER () AS line FROM small.{table}) AS told, {', '.join(sizes)}, range({times}) AS turns(turn)"  # noqa: S608
    kept = ", ".join(f'"{name}"' for name in columns)
    return f"SELECT {kept} FROM (SELECT {made}, line, turn FROM {rows}) AS made ORDER BY {order}"  # noqa: S608


def _column(table: str, name: str, kind: str) -> str:
    column = f'told."{name}"'
    if name in SHIFTED.get(table, {}):
        return f"{column} + turn * {SHIFTED[table][name]}"
    if table == "finding_places" and name == "id":  # of a framing it is the article's and a place
        return f"regexp_replace({column}, ':|$', '-' || turn || CASE WHEN told.kind = 'framings' THEN ':' ELSE '' END)"
    if name in POINTING or (name == "id" and table in OWN):
        return f"{column} || '-' || turn"
    return f"CAST({column} + INTERVAL 7 DAY * turn AS DATE)" if kind == "DATE" else column


def database(path: Path, articles: int, corpus: Path | None, distinct: int = 1000, told: Callable[[str], None] = lambda _: None) -> None:
    """A generation's database of about ``articles`` articles at ``path``, of which so many are distinct."""
    with tempfile.TemporaryDirectory() as folder:
        built = base(Path(folder) / "large", min(articles, distinct), corpus)
        number = built.manifest["rows"]["articles"]
        told(f"{number} articles built")
        small = Path(folder) / "small.duckdb"
        make_file(built.rows, small)
        multiply(small, path, max(1, articles // number))
