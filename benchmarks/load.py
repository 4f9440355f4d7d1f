"""Many readers at once: CPU and bytes a rerun, errors, memory, the health check, beside an empty Streamlit page in the same run.

    python -m benchmarks.load [--sessions 1 50 100 300] [--seconds 20] [--think 10]
    python -m benchmarks.load --articles 200   the same on a story of so many articles (benchmarks/crowd.py)
    python -m benchmarks.load --soak 30        minutes; ends with the slope of memory after the first five

Each reader opens a socket as a page does, then changes filters and pages with pauses. On a busy machine only CPU, bytes and errors count.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import resource
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from websockets.exceptions import WebSocketException

from benchmarks.crowd import write_crowd
from benchmarks.serving import serve
from benchmarks.visitor import WELL, Run, Visitor
from data.story import ELSEWHERE

ROOT = Path(__file__).parents[1]
QUERIES = ("", "lang=en", "actor=russia", "stance=supports", "from=2022-01-05&to=2022-01-08", "q=القوات", "target=kazakhstan&lang=en")
MOST_CPU, MOST_BYTES, MOST_MEMORY = 25.0, 40_000, 450.0  # milliseconds and bytes a rerun; megabytes
MOST_SLOPE, SETTLED = 1.0, 5  # megabytes a minute, after so many minutes


@dataclass
class Crowd:
    """What a number of readers ask for, and what they saw."""

    queries: Sequence[str] = QUERIES
    first: list[float] = field(default_factory=list)  # seconds
    again: list[float] = field(default_factory=list)
    received: int = 0  # bytes of the reruns
    errors: list[str] = field(default_factory=list)
    health: list[float] = field(default_factory=list)


def server_process(server: str) -> int:
    """The process that listens where ``server`` is."""
    port = f":{int(server.split(':')[2].split('/')[0]):04X}"
    rows = [row.split() for name in ("tcp", "tcp6") for row in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    sockets = {f"socket:[{row[9]}]" for row in rows if row[1].endswith(port) and row[3] == "0A"}
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(link.readlink()) in sockets:
                return int(link.parts[2])
        except OSError:
            continue
    raise ProcessLookupError(server)


def processor(process: int) -> float:
    """Seconds of CPU a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def memory(process: int) -> float:
    """Megabytes that are resident."""
    rows = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmRSS")) / 1024


async def reader(server: str, number: int, until: float, think: float, crowd: Crowd) -> None:
    """One reader, to the end of the time."""
    dice = random.Random(number)  # noqa: S311
    try:
        async with Visitor(server) as tab:
            _seen(await tab.run(dice.choice(crowd.queries)), crowd, crowd.first, counted=False)
            await asyncio.sleep(dice.uniform(0, think))
            while time.monotonic() < until:
                if tab.pages and dice.random() < 0.25:
                    tab.hash = dice.choice(tab.pages)
                _seen(await tab.run(dice.choice(crowd.queries)), crowd, crowd.again)
                await asyncio.sleep(min(dice.uniform(0.5, 1.5) * think, max(0.0, until - time.monotonic())))
    except (OSError, TimeoutError, WebSocketException) as error:
        crowd.errors.append(f"{type(error).__name__}: {error}"[:120])


def _seen(run: Run, crowd: Crowd, times: list[float], *, counted: bool = True) -> None:
    times.append(run.seconds)
    crowd.received += run.received if counted else 0
    crowd.errors += failed(run)


def failed(run: Run) -> list[str]:
    return [f"status {run.status} {run.exceptions[:1]}"] if run.status != WELL or run.exceptions else []


async def health(server: str, crowd: Crowd) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.to_thread(lambda: urllib.request.urlopen(f"{server}/_stcore/health", timeout=30).read())
        crowd.health.append(time.perf_counter() - began)
        await asyncio.sleep(1)


async def step(server: str, sessions: int, seconds: float, think: float, queries: Sequence[str] = QUERIES) -> Crowd:
    """So many readers, opened over a time, then at work for ``seconds``."""
    crowd, opened_in = Crowd(queries), sessions / 20
    until = time.monotonic() + opened_in + seconds
    probe = asyncio.create_task(health(server, crowd))

    async def late(number: int) -> None:
        await asyncio.sleep(opened_in * number / sessions)
        await reader(server, number, until, think, crowd)

    await asyncio.gather(*(late(number) for number in range(sessions)))
    probe.cancel()
    return crowd


def p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1] if len(values) > 1 else (values or [0.0])[0]


@dataclass(frozen=True)
class Cost:
    """What readers cost a server: milliseconds of CPU and bytes a rerun, megabytes it holds."""

    crowd: Crowd
    cpu: float
    sent: float
    held: float


def cost(server: str, sessions: int, seconds: float, think: float, queries: Sequence[str] = QUERIES) -> Cost:
    process = server_process(server)
    before = processor(process)
    crowd = asyncio.run(step(server, sessions, seconds, think, queries))
    runs = max(1, len(crowd.again) + len(crowd.first))
    return Cost(crowd, (processor(process) - before) * 1000 / runs, crowd.received / max(1, len(crowd.again)), memory(process))


def measured(server: str, name: str, sessions: int, asked: argparse.Namespace) -> list[str]:
    """One line printed; what is over its limit is given back."""
    found = cost(server, sessions, asked.seconds, asked.think)
    crowd, cpu, sent, held = found.crowd, found.cpu, found.sent, found.held
    print(
        f"{name:9s} {sessions:5d} {len(crowd.first):6d} {len(crowd.again):7d} {median(crowd.first or [0]) * 1000:9.0f}"
        f" {median(crowd.again or [0]) * 1000:6.0f} {p95(crowd.again) * 1000:6.0f} {cpu:8.1f} {sent / 1000:8.1f} {held:8.0f}"
        f" {p95(crowd.health) * 1000:7.0f} {len(crowd.errors):6d}  {sorted(set(crowd.errors))[:2] or ''}",
        flush=True,
    )
    over = {"errors": (len(crowd.errors), 0), "CPU ms": (cpu, MOST_CPU), "bytes": (sent, MOST_BYTES), "MB": (held, MOST_MEMORY)}
    return [f"{name} {sessions}: {what} {value:.0f} > {most:.0f}" for what, (value, most) in over.items() if value > most]


@contextmanager
def story_of(articles: int) -> Iterator[dict[str, str]]:
    """Settings of a server that knows only a story of so many articles, built for the occasion; none for the project's own."""
    if not articles:
        yield {}
        return
    with TemporaryDirectory() as folder:
        crowd, told = write_crowd(Path(folder) / "crowd", articles), {ELSEWHERE: folder}
        shutil.copy(ROOT / "data" / "stories" / "kazakhstan-2022" / "actors.toml", crowd)
        subprocess.run([sys.executable, "-m", "data.build", "crowd"], cwd=ROOT, env=os.environ | told, check=True, capture_output=True)
        yield told


def compared(asked: argparse.Namespace) -> list[str]:
    print("page       open opened  reruns first p50  p50    p95   CPU/run  kB/run       MB  health errors   (ms)")
    wrong: list[str] = []
    with story_of(asked.articles) as told, serve(ROOT / "benchmarks" / "empty.py") as empty, serve(settings=told) as server:
        for sessions in asked.sessions:
            measured(empty, "empty", sessions, asked)
            wrong += measured(server, "dashboard", sessions, asked)
    return wrong


def soak(asked: argparse.Namespace) -> list[str]:
    """Memory, minute by minute."""
    held: list[float] = []
    with story_of(asked.articles) as told, serve(settings=told) as server:
        process = server_process(server)
        for minute in range(1, asked.soak + 1):
            crowd = asyncio.run(step(server, 50, 57.5, asked.think))
            held.append(memory(process))
            print(f"minute {minute:3d}  {held[-1]:6.1f} MB  {len(crowd.again)} reruns  {len(crowd.errors)} errors", flush=True)
    slope = _slope(held[SETTLED:])
    print(f"{slope:.2f} MB a minute after the first {SETTLED}")
    return [f"memory grows by {slope:.2f} MB a minute"] if slope > MOST_SLOPE else []


def _slope(values: list[float]) -> float:
    """Of the straight line nearest to ``values``, one a minute."""
    middle, mean = (len(values) - 1) / 2, sum(values) / max(1, len(values))
    spread = sum((at - middle) ** 2 for at in range(len(values)))
    return sum((at - middle) * (value - mean) for at, value in enumerate(values)) / spread if spread else 0.0


def open_many() -> None:
    """Lets this process, and the server it starts, have a socket for each reader."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 4096)), hard))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sessions", type=int, nargs="+", default=[1, 50, 100, 300])
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--think", type=float, default=10)
    parser.add_argument("--articles", type=int, default=0, help="on a story of so many articles; by default the project's own")
    parser.add_argument("--soak", type=int, default=0, help="minutes of fifty readers instead")
    asked = parser.parse_args()
    open_many()
    wrong = soak(asked) if asked.soak else compared(asked)
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
