"""DuckDB and ClickHouse side by side on one story: every query that pages and searches ask, its time on either and whether rows are equal.

    python -m benchmarks.engines [--articles 1000] [--distinct 200] [--corpus articles.jsonl.gz] [--to clickhouse://user@host:8123]

Times are milliseconds from the call to the frame, median and 95th percentile of an even sample. Without an address ClickHouse
is its engine in this process (chDB, requirements-cluster-dev.txt) behind the tests' HTTP server: the network client's whole way,
on the same cores. Ratios count.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.large import database
from benchmarks.search import classes, timed, words_of
from data.selection import Selection
from data.store import Store, copies
from data.store.clickhouse import Address, ClickHouseEngine
from data.store.engine import DuckEngine
from data.story import StoryInfo
from data.view import View
from tests.cluster.cases import ANSWERS, WHOLE, Recorder, forms, search, searches, selections, told

MB = 1024 * 1024
TIMED = 120  # texts of a kind; compared are all
KINDS = ("selections", "whole", "searches")
Asked = dict[str, list[tuple[str, tuple[object, ...]]]]


def questions(duck: DuckEngine, kinds: Sequence[str]) -> Asked:
    """Every text with its values, by what asks it: pages under selections, pages of the whole story, searches."""
    words = words_of(duck)
    asked: Asked = {}
    for kind in kinds:
        recorder = Recorder(duck)
        store = Store(StoryInfo("large", Path("large"), target=words.actors[0]), recorder, {"generation": "0" * 16})
        chosen = {"selections": selections, "searches": searches}[kind](store, words).values() if kind != "whole" else [Selection()]
        asks = {"selections": ANSWERS.values(), "whole": WHOLE.values(), "searches": (search, forms)}[kind]
        for selection in chosen:
            for ask in asks:
                ask(View(store, selection))
        asked[kind] = list(recorder.answers)
    return asked


@contextmanager
def server(address: str | None) -> Iterator[ClickHouseEngine]:
    if address:
        yield ClickHouseEngine(Address.read(address))
        return
    from tests.cluster.bridge import serving

    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as at:
        yield ClickHouseEngine(Address.read(at))


def compared(duck: DuckEngine, click: ClickHouseEngine, asked: Asked) -> None:
    for kind, each in asked.items():
        unequal = [sql for sql, params in each if told(duck.rows(sql, params)) != told(click.rows(sql, params))]
        sample = each[:: max(len(each) // TIMED, 1)]
        here, there = (timed(lambda question, engine=engine: engine.rows(*question), sample) for engine in (duck, click))
        line(f"{kind} ({len(each)})", here, there)
        print(f"  {len(each) - len(unequal)} of {len(each)} answers equal to the last row")
        for sql in unequal:
            print(f"    unequal: {sql[:200]}")
    words = words_of(duck)
    here, there = classes(duck, words), classes(click, words)
    for name in here:
        line(name, here[name], there[name])


def line(name: str, here: tuple[float, float], there: tuple[float, float]) -> None:
    told_here, told_there = (f"{median:7.1f} {worst:7.1f}" for median, worst in (here, there))
    print(f"  {name:34} DuckDB {told_here}   ClickHouse {told_there} ms   {there[0] / here[0]:5.1f}×  {there[1] / here[1]:5.1f}×")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engines", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--distinct", type=int, default=200, help="of which so many are built; the rest repeats them")
    parser.add_argument("--corpus", type=Path, help="packed JSON lines with title, published and text")
    parser.add_argument("--database", type=Path, help="a DuckDB file kept from an earlier run, or where to keep it")
    parser.add_argument("--to", help="a ClickHouse server; what is loaded there is dropped at the end")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, server(asked.to) as clickhouse:
        path = asked.database or Path(folder) / "large.duckdb"
        if not path.exists():
            database(path, asked.articles, asked.corpus, asked.distinct)
        report(path, clickhouse, asked.kinds)


def report(path: Path, clickhouse: ClickHouseEngine, kinds: Sequence[str]) -> None:
    duck = DuckEngine.open(path)
    articles = duck.rows("SELECT count(*) AS n FROM articles").iloc[0, 0]
    copy = copies.named("large", "0" * 16, "abcdef", {})
    rows: dict[str, int] = {}
    started = time.perf_counter()
    copies.copy_file(path, clickhouse, copy, rows.__setitem__)
    seconds = time.perf_counter() - started
    print(f"{articles} articles, DuckDB {path.stat().st_size / MB:.0f} MB; {sum(rows.values())} rows loaded in {seconds:.0f} s")
    try:
        compared(duck, clickhouse.inside(copy.database), questions(duck, kinds))
    finally:
        clickhouse.run(f"DROP DATABASE IF EXISTS `{copy.database}`")


if __name__ == "__main__":
    main()
