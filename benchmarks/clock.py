"""What single queries take, and a process that has opened nothing yet."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from data.store.engine import Answer, Engine

ROOT = Path(__file__).parents[1]


def spread(taken: Sequence[float]) -> tuple[float, float]:
    """The median, and what 95 of 100 stay within."""
    return statistics.median(taken), sorted(taken)[int(len(taken) * 0.95) - 1]


@dataclass(eq=False)
class Clock:
    """An engine that notes what each query takes."""

    engine: Engine
    queries: list[float] = field(default_factory=list)

    def answer(self, sql: str, params: Sequence[object] = ()) -> Answer:
        before = time.process_time()
        found = self.engine.answer(sql, params)
        self.queries.append((time.process_time() - before) * 1000)
        return found

    def rows(self, sql: str, params: Sequence[object] = ()) -> pd.DataFrame:
        return self.answer(sql, params).frame

    def spread(self) -> tuple[float, float]:
        return spread(self.queries)

    def told(self) -> str:
        median, within = self.spread()
        return f"{len(self.queries)} queries, median {median:.1f}, 95 of 100 within {within:.1f}, longest {max(self.queries):.1f} ms"

    def close(self) -> None:
        self.engine.close()


FRESH = """
import sys, time
from pathlib import Path
from data.search import find
from data.search.query import parse
from data.store import queries
from data.store.built import Built
from data.store.engine import Answer, DuckEngine, Engine
from data.store.fill import make_file
def memory(name):  # getrusage would tell of the process this one was forked from
    return int(Path("/proc/self/status").read_text().partition(name)[2].split()[0]) / 1024
loaded, bare = time.process_time(), memory("VmRSS:")
engine = DuckEngine.open(Path(sys.argv[1]))
found = engine.answer(queries.HEAD).records()
first = time.process_time()
days = queries.DAYS.format(found=queries.ROLLED.format(where="TRUE"))
for sql in (queries.PERIOD, queries.TARGETS, queries.OUTLETS, days):
    engine.answer(sql, ["statements"] * sql.count("?"))
for words in ("في الحكومة", "الرئيس", '"رئيس الحكومة"', "ال*"):
    find.search(engine, find.Asked(parse(words)), 1, 10)
print(loaded, first - loaded, bare, memory("VmHWM:"))
"""


@dataclass(frozen=True)
class Fresh:
    """A process that opens a database, asks, and searches: seconds of CPU, megabytes."""

    libraries: float
    answer: float  # from the libraries to the first answer
    bare: float  # with the libraries alone
    peak: float

    def told(self) -> str:
        return f"libraries {self.libraries:.2f} s, first answer {self.answer:.3f} s after, {self.peak:.0f} MB at most"


def fresh(path: Path) -> Fresh:
    told = subprocess.run([sys.executable, "-c", FRESH, str(path)], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return Fresh(*map(float, told.split()))
