"""Everything that is measured of size, one table a subject with sizes as columns: python -m benchmarks.scale

    --articles 5 1000 10000 100000   sizes; the first story is the five
    --corpus articles.jsonl.gz       its articles in place of recombined sentences
    --distinct 10000                 articles that are built; larger stories repeat them on later days
    --keep FOLDER                    stories and databases stay for the next run
    --subjects pages search          of: pages queries search reruns browser build size

Each figure stands beside its floor of the same run (docs/scale.md). ms of pages, queries, searches and reruns are of CPU; those of the
browser are of the clock and count as ratios alone.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import first_content, pages, peers, search
from benchmarks.first_content import EMPTY
from benchmarks.load import Cost, cost
from benchmarks.serving import chromium, serve
from benchmarks.sizes import Sized, Wanted, sized
from data.selection import Selection
from data.store.engine import DuckEngine
from data.view import View

MB = 1_000_000
ROUNDS, SECONDS = 5, 15  # of the browser; of one reader without a pause
Cells = Mapping[str, str]


def times(value: float, floor: float) -> str:
    """A figure with its multiple of the floor."""
    multiple = value / floor
    return f"{_short(value)} ({multiple:.0f}×)" if multiple >= 10 else f"{_short(value)} ({multiple:.1f}×)"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def of_pages(one: Sized) -> Cells:
    found = pages.measured(one.store, one.database)
    median, within = found.clock.spread()
    told = {name: f"{times(first, found.smallest)} · {_short(narrow)}" for name, (first, narrow) in found.pages.items()}
    whole = {
        "queries: median, p95": f"{_short(median)}, {_short(within)}",
        "a new process' first answer": f"{found.fresh.answer * 1000:.0f}",
    }
    return {"floor: smallest query": _short(found.smallest)} | told | whole


def of_queries(one: Sized) -> Cells:
    smallest = pages.floor(one.store)
    with tempfile.TemporaryDirectory() as folder:
        found = peers.asked(one.store, peers.Peers(one.database, Path(folder)))
    told = {name: f"{times(ours, smallest)} · {_short(lite)} · {_short(frames)}" for name, (ours, lite, frames) in found.items()}
    return {"floor: smallest query": _short(smallest)} | told


def of_search(one: Sized) -> Cells:
    engine = DuckEngine.open(one.database)
    with tempfile.TemporaryDirectory() as folder:
        found = search.classes(engine, one.words) | search.peers(search.passages(engine), one.words, Path(folder))
    engine.close()
    floor = found.pop("floor (SELECT 1)")[0]
    return {"floor: smallest query": _short(floor)} | {
        name: f"{times(half, floor)} · {_short(most)}" for name, (half, most) in found.items()
    }


def of_reruns(one: Sized) -> Cells:
    with serve(EMPTY.script) as empty:
        floor = _cost(empty, ("", "q=1"))
    with serve(settings=one.settings) as server:
        ours = _cost(server, _addresses(one))
    return {
        "floor: an empty page, CPU · kB · MB": f"{_short(floor.cpu)} · {_short(floor.sent / 1000)} · {floor.held:.0f}",
        "CPU of a rerun": times(ours.cpu, floor.cpu),
        "kB of a rerun": times(ours.sent / 1000, floor.sent / 1000),
        "MB of the server": times(ours.held, floor.held),
    }


def _cost(server: str, queries: Sequence[str]) -> Cost:
    found = cost(server, 1, SECONDS, 0, queries)
    if found.crowd.errors:
        raise ValueError(found.crowd.errors[0])
    return found


def _addresses(one: Sized) -> list[str]:
    """What a reader of this very story asks for: either language and each kind of filter."""
    first, last = View(one.store, Selection()).period()
    target = f"target={next(iter(one.store.targets))}&lang=en"
    period = f"from={first + (last - first) / 3}&to={last}"
    return ["", "lang=en", f"actor={one.store.named(1)[0]}", "stance=supports", period, f"q={one.words.common[0]}", target]


def of_browser(one: Sized) -> Cells:
    ours = replace(first_content.DASHBOARD, change=f"?actor={one.store.named(1)[0]}")
    with serve(EMPTY.script) as floor, serve(settings=one.settings) as server, chromium() as browser:
        found = first_content.compared(browser, ((EMPTY, floor), (ours, server)), ROUNDS)
    return {what: f"{times(dashboard, empty)} · {_short(empty)}" for what, (empty, dashboard) in found.items()}


def of_build(one: Sized) -> Cells:
    took = one.took
    if not took:
        return {}
    return {
        "floor: read and fold, s": _short(took["floor"]),
        "s": times(took["first.cpu"], took["floor"]),
        "articles/s/core": _short(took["articles"] / took["first.cpu"]),
        "articles/s/core, from kept parts": _short(took["articles"] / took["again.cpu"]),
        "MB of the main process, of a worker": f"{took['first.main']:.0f}, {took['first.worker']:.0f}",
    }


def of_size(one: Sized) -> Cells:
    raw, fresh = one.raw, pages.fresh(one.database)
    with tempfile.TemporaryDirectory() as folder:
        engine, held = DuckEngine.open(one.database), peers.Peers(one.database, Path(folder)).held
        search.peers(search.passages(engine), one.words, Path(folder))
        engine.close()
        lite = (Path(folder) / "fts.db").stat().st_size
    return {
        "floor: raw text, MB": _short(raw / MB),
        "tables and search on disk, MB": times(one.database.stat().st_size / MB, raw / MB),
        "FTS5 on disk, of search alone, MB": times(lite / MB, raw / MB),
        "pandas, tables alone in memory, MB": times(held / MB, raw / MB),
        "a process with the libraries, MB": _short(fresh.bare),
        "after pages' queries and searches, MB": times(fresh.peak, fresh.bare),
    }


@dataclass(frozen=True)
class Subject:
    title: str
    measure: Callable[[Sized], Cells]


SUBJECTS = {
    "build": Subject("Build, CPU: first, in multiples of reading and folding the files", of_build),
    "size": Subject("Memory and size, in multiples of the raw text and of a process with the libraries", of_size),
    "pages": Subject("Pages, ms of CPU: opened first (multiple of the smallest query) · under a period and an actor", of_pages),
    "queries": Subject("Queries of pages, ms of CPU: DuckDB (multiple of the smallest query) · SQLite · pandas in memory", of_queries),
    "search": Subject("Search, ms of CPU: median (multiple of the smallest query) · 95 of 100 within", of_search),
    "reruns": Subject("Reruns over the websocket, one reader without a pause: multiple of an empty page", of_reruns),
    "browser": Subject("Browser, ms of the clock: dashboard (multiple of the empty page) · empty page", of_browser),
}


def table(title: str, found: Mapping[str, Cells]) -> str:
    """Padded Markdown: a row each, a column each size."""
    names = list(dict.fromkeys(name for cells in found.values() for name in cells))
    lines = [["", *found], *([name, *(cells.get(name, "–") for cells in found.values())] for name in names)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    rows = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines]
    return "\n".join([f"\n**{title}**\n", rows[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *rows[1:]])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[5, 1000])
    parser.add_argument("--corpus", type=Path, help="a gzip file of one JSON a line: title, published, text")
    parser.add_argument("--distinct", type=int, default=1000, help="articles that are built; larger stories repeat them on later days")
    parser.add_argument("--keep", type=Path, help="a folder where stories and databases stay for the next run")
    parser.add_argument("--subjects", nargs="+", choices=SUBJECTS, default=list(SUBJECTS))
    asked = parser.parse_args()
    print(f"articles of {asked.corpus.name}" if asked.corpus else "no corpus: articles are sentences of the first story, recombined")
    with tempfile.TemporaryDirectory() as folder:
        wanted = Wanted(asked.keep or Path(folder), asked.corpus, asked.distinct)
        stories = {f"{number:,}": sized(number, wanted) for number in asked.articles}
        for subject in (SUBJECTS[name] for name in asked.subjects):
            print(table(subject.title, {size: subject.measure(one) for size, one in stories.items()}), flush=True)
    print(f"\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
