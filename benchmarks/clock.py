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

    def told(self) -> str:
        ordered = sorted(self.queries)
        within = ordered[int(len(ordered) * 0.95) - 1]
        return (
            f"{len(ordered)} queries, median {statistics.median(ordered):.1f}, 95 of 100 within {within:.1f}, longest {ordered[-1]:.1f} ms"
        )

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
loaded = time.process_time()
engine = DuckEngine.open(Path(sys.argv[1]))
found = engine.answer(queries.HEAD).records()
first = time.process_time()
days = queries.DAYS.format(found=queries.ROLLED.format(where="TRUE"))
for sql in (queries.VOICES, queries.PERIOD, queries.TARGETS, queries.OUTLETS, days):
    engine.answer(sql, ["statements"] * sql.count("?"))
for words in ("في الحكومة", "الرئيس", '"رئيس الحكومة"', "ال*"):
    find.search(engine, find.Asked(parse(words)), 1, 10)
status = Path("/proc/self/status").read_text()  # getrusage would tell of the process this one was forked from
peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
print(f"libraries {loaded:.2f} s, first answer {first - loaded:.3f} s after, {peak:.0f} MB at most")
"""


def fresh(path: Path) -> str:
    """A process that opens a database, asks, and searches: seconds of CPU and its memory."""
    return subprocess.run([sys.executable, "-c", FRESH, str(path)], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
