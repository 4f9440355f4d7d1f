"""How fast a story of many articles is built, and how much memory it takes: articles a second and core, peaks of each process.

    python -m benchmarks.build [--articles 1000 2000 4000] [--workers 2] [--corpus FILE.jsonl.gz]

Articles are made by recombining sentences: of the five articles here and, where it is given, of a corpus of one JSON a line with a
``text``. Memory is what the kernel tells (/proc): at its highest, and without pages of files.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus import SENTENCE, SHORT, sentences, write_story

ROOT = Path(__file__).parents[1]
BETWEEN = 0.2  # seconds between looks at /proc


@dataclass
class Peaks:
    """Megabytes of private memory at their highest, by process."""

    main: float = 0.0
    workers: dict[int, float] = field(default_factory=dict)

    def look(self, main: int) -> None:
        self.main = max(self.main, private(main))
        for child in children(main):
            self.workers[child] = max(self.workers.get(child, 0.0), private(child))


def private(process: int) -> float:
    """Megabytes that no file backs; nothing where the process has ended."""
    try:
        rows = Path(f"/proc/{process}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(row.split()[1]) for row in rows if row.startswith("RssAnon")) / 1024


def children(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def known(corpus: Path | None) -> list[str]:
    """Sentences to make articles of."""
    found = sentences()
    if corpus:
        with gzip.open(corpus, "rt", encoding="utf-8") as rows:
            texts = (json.loads(row)["text"] for row in rows)
            found += [one for text in texts for line in text.splitlines() for one in SENTENCE.split(line) if len(one) > SHORT]
    return found


@dataclass(frozen=True)
class Took:
    """What a build took: seconds, seconds of CPU, megabytes of the main process and of the largest worker."""

    wall: float
    cpu: float
    main: float
    worker: float


def build(folder: Path, options: Sequence[str] = ()) -> Took:
    """Builds a story once."""
    peaks, started = Peaks(), time.monotonic()
    before = os.times()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([sys.executable, "-m", "data.build", str(folder), *options], cwd=ROOT, stdout=said)
        while process.poll() is None:
            peaks.look(process.pid)
            time.sleep(BETWEEN)
        said.seek(0)
        if process.returncode:
            sys.exit(said.read().decode())
    wall, after = time.monotonic() - started, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(wall, cpu, peaks.main, max(peaks.workers.values(), default=0.0))


def measure(folder: Path, articles: int, options: list[str]) -> float:
    """Builds once and prints; gives megabytes of the main process."""
    took = build(folder, options)
    print(
        f"{articles:7d} articles {' '.join(options):24s} {took.wall:7.1f} s  {took.cpu:7.1f} s of CPU"
        f"  {articles / took.cpu:6.1f} articles/s/core  main {took.main:6.0f} MB  worker {took.worker:6.0f} MB",
        flush=True,
    )
    return took.main


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 2000, 4000])
    parser.add_argument("--workers", default="2")
    parser.add_argument("--corpus", type=Path, help="a gzip file of one JSON a line, with a text each")
    asked = parser.parse_args()
    pool, peaks = known(asked.corpus), []
    print(f"{len(pool)} sentences to make articles of")
    for number in asked.articles:
        with tempfile.TemporaryDirectory() as place:
            folder = write_story(Path(place) / "story", number, pool)
            peaks.append(measure(folder, number, ["--workers", asked.workers]))
            measure(folder, number, ["--workers", asked.workers])
            kept = sum(path.stat().st_size for path in (folder / ".build").rglob("*") if path.is_file())
            tables = sum(path.stat().st_size for path in (folder / "built").iterdir())
            print(f"        kept parts {kept / 1e6:.0f} MB, tables {tables / 1e6:.0f} MB")
    if len(peaks) > 1:
        slope = (peaks[-1] - peaks[0]) / (asked.articles[-1] - asked.articles[0])
        print(f"main process: {slope * 1024:.1f} kB more an article")


if __name__ == "__main__":
    main()
