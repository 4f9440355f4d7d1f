"""How fast a story of any size is searched, beside SQLite FTS5 and pandas on the same passages in the same run.

    python -m benchmarks.search [--articles 1000 10000] [--corpus articles.jsonl.gz] [--keep FOLDER]

Times are milliseconds of CPU, of this process with its engine's threads: median and 95th percentile. The floor is the smallest query the
engine answers. Ratios count.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pandas as pd

from benchmarks.clock import spread
from benchmarks.large import database
from data.search import find
from data.search.query import PARTICLES, parse
from data.selection import Selection
from data.store.engine import DuckEngine

ROUNDS = 30  # queries of each class
MB = 1024 * 1024


@dataclass(frozen=True)
class Words:
    """What is looked for: words of the story by how often they stand in it."""

    common: list[str]
    rare: list[str]
    pairs: list[str]  # two words that stand next to each other
    prefixes: list[str]
    actors: list[str]


def words_of(engine: DuckEngine) -> Words:
    def listed(sql: str) -> list[str]:
        return [str(value) for value in engine.rows(sql).iloc[:, 0]]

    plain = "form NOT LIKE '@%' AND length(form) >= 3 AND form NOT IN (" + ", ".join(f"'{word}'" for word in sorted(PARTICLES)) + ")"
    common = listed(f"SELECT form FROM terms WHERE {plain} ORDER BY uses DESC LIMIT {ROUNDS}")
    rare = listed(f"SELECT form FROM terms WHERE {plain} AND uses BETWEEN 2 AND 400 ORDER BY hash(form) LIMIT {ROUNDS}")
    pairs = listed(
        "SELECT a.form || ' ' || b.form AS pair FROM (SELECT * FROM postings WHERE (passage + position) % 97 = 0) AS p JOIN postings AS q"
        " ON q.passage = p.passage AND q.position = p.position + 1 JOIN terms AS a ON a.n = p.term JOIN terms AS b ON b.n = q.term"
        f" WHERE a.form NOT LIKE '@%' AND b.form NOT LIKE '@%' AND length(a.form) > 2 AND length(b.form) > 2"
        f" GROUP BY pair ORDER BY count(*) DESC, pair LIMIT {ROUNDS}"
    )
    actors = listed("SELECT actor FROM mentions GROUP BY actor ORDER BY count(*) DESC, actor LIMIT 5")
    return Words(common, rare, pairs, [word[:4] + "*" for word in common], actors)


def timed(ask: Callable[[str], object], typed: Iterable[str]) -> tuple[float, float]:
    taken = []
    for one in typed:
        started = time.process_time()
        ask(one)
        taken.append((time.process_time() - started) * 1000)
    return spread(taken)


def classes(engine: DuckEngine, words: Words) -> dict[str, tuple[float, float]]:
    """Each class of search through the product's own path: parse, find a page of ten articles."""
    last = engine.rows("SELECT max(published_last) AS day FROM articles").iloc[0, 0]

    def plain(typed: str) -> None:
        find.search(engine, find.Asked(parse(typed)), 1, 10)

    def narrowed(typed: str) -> None:
        chosen = Selection(actors=(words.actors[0],), first=last - timedelta(days=365) if last else None)
        where, values = chosen.clause("articles")
        find.search(engine, find.Asked(parse(typed), where, tuple(values)), 1, 10)

    def facet(typed: str) -> None:
        find.facet(engine, find.Asked(parse(typed)), find.Facet("actor"), 8)

    quoted = [f'"{pair}"' for pair in words.pairs]
    return {
        "floor (SELECT 1)": timed(lambda _: engine.rows("SELECT 1"), words.common),
        "common word": timed(plain, words.common),
        "rare word": timed(plain, words.rare),
        "two words": timed(plain, words.pairs),
        "phrase": timed(plain, quoted),
        "prefix": timed(plain, words.prefixes),
        "phrase + year + actor": timed(narrowed, quoted),
        "common word's actors": timed(facet, words.common),
    }


def passages(engine: DuckEngine) -> pd.DataFrame:
    """Every passage as its folded words."""
    return engine.rows(
        "SELECT passages.n AS n, passages.article AS article, string_agg(form, ' ' ORDER BY position) AS words FROM passages"
        " JOIN postings ON postings.passage = passages.n JOIN terms ON terms.n = postings.term WHERE form NOT LIKE '@%'"
        " GROUP BY passages.n, passages.article ORDER BY passages.n"
    )


def peers(frame: pd.DataFrame, words: Words, folder: Path) -> dict[str, tuple[float, float]]:
    """The same questions, words as they stand, to SQLite FTS5 and to pandas."""
    lite = sqlite3.connect(folder / "fts.db")
    lite.execute("CREATE VIRTUAL TABLE fts USING fts5(words, article UNINDEXED, tokenize='unicode61 remove_diacritics 0')")
    lite.executemany("INSERT INTO fts (rowid, words, article) VALUES (?, ?, ?)", frame[["n", "words", "article"]].itertuples(index=False))
    lite.commit()
    sql = "SELECT article, count(*) AS n FROM fts WHERE fts MATCH ? GROUP BY article ORDER BY n DESC LIMIT 10"

    def fts(typed: str) -> None:
        lite.execute(sql, (typed,)).fetchall()

    def scanned(typed: str) -> None:
        frame[frame["words"].str.contains(typed, regex=False)].groupby("article").size().nlargest(10)

    return {
        "FTS5, common word": timed(lambda word: fts(f'"{word}"'), words.common),
        "FTS5, rare word": timed(lambda word: fts(f'"{word}"'), words.rare),
        "FTS5, phrase": timed(lambda pair: fts(f'"{pair}"'), words.pairs),
        "FTS5, prefix": timed(lambda word: fts(f'"{word[:-1]}"*'), words.prefixes),
        "pandas, common word": timed(scanned, words.common[:5]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[5, 1000])
    parser.add_argument("--distinct", type=int, default=1000, help="of which so many are built; the rest repeats them")
    parser.add_argument("--corpus", type=Path, help="packed JSON lines with title, published and text")
    parser.add_argument("--keep", type=Path, help="a folder for the databases, to measure again")
    parser.add_argument("--no-peers", action="store_true")
    asked = parser.parse_args()
    for articles in asked.articles:
        with tempfile.TemporaryDirectory() as folder:
            path = (asked.keep or Path(folder)) / f"{articles}.duckdb"
            if not path.exists():
                started = time.perf_counter()
                database(path, articles, asked.corpus, asked.distinct)
                print(f"made in {time.perf_counter() - started:.0f} s")
            report(path, Path(folder), with_peers=not asked.no_peers)


def report(path: Path, folder: Path, *, with_peers: bool) -> None:
    engine = DuckEngine.open(path)
    found = engine.rows("SELECT count(*) AS n, (SELECT sum(length(text)) FROM texts) AS letters FROM articles").iloc[0]
    print(f"\n{found['n']} articles, {found['letters'] / 1e6:.1f} M characters, database {path.stat().st_size / MB:.0f} MB")
    words = words_of(engine)
    made = classes(engine, words)
    if with_peers:
        made |= peers(passages(engine), words, folder)
    floor = made["floor (SELECT 1)"][0]
    for name, (median, worst) in made.items():
        print(f"  {name:24} {median:8.1f} {worst:8.1f} ms   {median / floor:6.1f}× the floor")
    engine.close()


if __name__ == "__main__":
    main()
