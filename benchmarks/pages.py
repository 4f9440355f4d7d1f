"""What drawing each page costs at different sizes of a story: milliseconds of CPU, and as a ratio to the smallest query of the same run.

    python -m benchmarks.pages [--articles 1000 100000] [--corpus articles.jsonl.gz] [--keep FOLDER]

Every size is a database as a server opens it. ``first`` is a page nobody has opened, without a filter; ``filtered`` the same page under a
period and an actor, which no rollup answers. Under them the queries of all pages, one by one, and the first answer and the memory of a
process of its own that opens the database, asks what the overview asks, and searches. The first story, five articles, stands beside them.
Streamlit itself is not in these figures: ``make bench`` has them.
"""

from __future__ import annotations

import argparse
import dataclasses
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clock import Clock, Fresh, fresh
from benchmarks.large import database
from components.charts import brush, counts, framings, rows, stance_map, strip, timeline
from components.html import (
    about,
    compare,
    compare_facts,
    compare_labels,
    compare_names,
    compare_voices,
    compare_wording,
    overview,
    reading,
    stances,
    statements,
)
from components.html import counts as counts_html
from components.html import timeline as timeline_html
from data import count_groups
from data.selection import Selection
from data.store.built import Built
from data.store.engine import DuckEngine
from data.store.fill import make_file
from data.store.open import Store, open_story
from data.view import View

Draw = Callable[[View], object]
FIRST_STORY = "kazakhstan-2022"
ROUNDS = 100  # of the smallest query; a page is drawn once cold and once more under a filter
PAGES: dict[str, Sequence[Draw]] = {
    "overview": (overview.above, lambda v: strip.figure(rows.timeline(v), rows.look(v)), overview.told, overview.below),
    "timeline": (
        timeline_html.head,
        lambda v: brush.figure(rows.days(v), (None, None), rows.look(v)),
        timeline_html.ways,
        lambda v: timeline.figure(rows.timeline(v), rows.look(v), rows.ringed(v)),
        timeline_html.side,
        timeline_html.twin,
    ),
    "stances": (
        stances.head,
        lambda v: stance_map.figure(rows.holders(v), rows.home(v, v.target), rows.look(v)),
        stances.side,
        stances.grids,
    ),
    "statements": (statements.page,),
    "counts": (
        counts_html.chooser,
        counts_html.head,
        lambda v: counts.figure(count_groups.groups(v), rows.look(v)),
        counts_html.side,
        counts_html.body,
    ),
    "compare": (lambda v: compare_facts.page(compare.looked(v)),),
    "wording": (lambda v: compare_wording.page(compare.looked(v)),),
    "labels": (lambda v: compare_labels.page(compare.looked(v)), lambda v: framings.drawn(compare.looked(v), rows.look(v))),
    "names": (lambda v: compare_names.page(compare.looked(v)),),
    "voices": (lambda v: compare_voices.page(compare.looked(v)),),
    "articles": (reading.page,),
    "article": (lambda v: reading.page(View(v.store, v.selection, {"read": v.store.articles.first(1)[0]})),),
    "about": (about.page,),
}


def taken(draws: Sequence[Draw], view: View) -> float:
    """Milliseconds of CPU, of this process with its engine's threads."""
    before = time.process_time()
    for draw in draws:
        draw(view)
    return (time.process_time() - before) * 1000


@dataclass(frozen=True)
class Measured:
    """Pages as (first, filtered) ms; the smallest query; what theirs take; what a fresh process says."""

    pages: dict[str, tuple[float, float]]
    smallest: float
    clock: Clock
    fresh: Fresh


def floor(store: Store) -> float:
    """The smallest query the engine answers, in ms."""
    found = []
    for _ in range(ROUNDS):
        before = time.process_time()
        store.engine.rows("SELECT 1 AS n")
        found.append((time.process_time() - before) * 1000)
    return statistics.median(found)


def measured(store: Store, path: Path) -> Measured:
    """Each page of a story: opened first, and under a filter."""
    warm(View(store, Selection()))
    smallest, clock = floor(store), Clock(store.engine)
    store = dataclasses.replace(store, engine=clock)
    whole = View(store, Selection())
    first, last = whole.period()
    narrow = Selection(first=first + (last - first) / 3, last=last, actors=tuple(store.named(1)))
    clock.queries.clear()
    pages = {name: (taken(draws, View(store, Selection())), taken(draws, View(store, narrow))) for name, draws in PAGES.items()}
    return Measured(pages, smallest, clock, fresh(path))


def warm(whole: View) -> None:
    """What is read once a process: phrases, shapes, lexicons."""
    for draws in PAGES.values():
        taken(draws, View(whole.store, Selection(lang="en", articles=tuple(row["id"] for row in whole.rows("articles", 2)))))


def opened(path: Path, like: Store) -> Store:
    engine = DuckEngine.open(path)
    number = engine.rows("SELECT count(*) AS n FROM articles").iloc[0, 0]
    return Store(dataclasses.replace(like.info, id=f"{path.stem}-{number}"), engine, {"generation": path.stem})


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="*", default=[1_000, 100_000])
    parser.add_argument("--distinct", type=int, default=1000, help="articles that are built; larger stories repeat them on later days")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--keep", type=Path, help="a folder where databases stay for the next run")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place, five = asked.keep or Path(folder), open_story(FIRST_STORY)
        small = place / "pages-5.duckdb"
        make_file(Built.of(five.info.folder / "built").rows, small)
        found = {"5": measured(opened(small, five), small)}
        for number in asked.articles:
            path = place / f"pages-{number}.duckdb"
            if not path.exists():
                database(path, number, asked.corpus, min(asked.distinct, number))
            found[f"{number:,}"] = measured(opened(path, five), path)
    told(found)


def told(found: dict[str, Measured]) -> None:
    """A page a row; under each size ms of CPU, opened first and filtered, the first as a multiple of the smallest query; then queries."""
    print("smallest query: " + ", ".join(f"{one.smallest:.2f}" for one in found.values()) + " ms")
    print("page        " + "".join(f"{size + ' articles':>30}" for size in found))
    print("            " + "".join(f"{'first':>10}{'filtered':>10}{'floors':>10}" for _ in found))
    for name in PAGES:
        cells = ((*one.pages[name], one.smallest) for one in found.values())
        print(f"{name:<12}" + "".join(f"{first:>10.1f}{narrow:>10.1f}{first / smallest:>9.0f}×" for first, narrow, smallest in cells))
    for size, one in found.items():
        print(f"{size:>8} articles: {one.clock.told()}; {one.fresh.told()}")


if __name__ == "__main__":
    main()
