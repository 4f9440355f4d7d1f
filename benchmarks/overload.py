"""More visitors than there are places: python -m benchmarks.overload [--visitors 1000] [--within 20] [--stay 30]

Each asks for the page as a browser does, reads its scripts for a while, opens its socket and reads on. Whoever is told that all places
are taken asks again when the page says so. Then those who read leave: who waits must come in by himself, and so must one who only comes
then. Anything but a page or the polite notice is wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlsplit

from websockets.exceptions import WebSocketException

from benchmarks import load
from benchmarks.serving import serve
from benchmarks.visitor import Visitor
from components.server.gate import WAIT
from components.server.places import ALL, IN_ALL, RESERVE, setting
from data.words import Words

BUSY = Words("ar")("busy.full.heading")
SCRIPTS = (0.5, 3.0)  # seconds a browser reads scripts between the page and its socket
THINK = (5.0, 15.0)  # seconds between two changes of a reader's filters


@dataclass
class Crowd:
    """What became of each visitor, by his number."""

    first: dict[int, float] = field(default_factory=dict)  # seconds from the page's document to its first content
    turned: Counter[int] = field(default_factory=Counter)  # how often he was told that all places are taken
    reading: int = 0
    most: int = 0  # who read at once
    runs: int = 0
    wrong: list[str] = field(default_factory=list)
    leave: asyncio.Event = field(default_factory=asyncio.Event)  # for those who read now
    over: asyncio.Event = field(default_factory=asyncio.Event)  # for all

    def saw(self, run: load.Run) -> None:
        self.runs += 1
        self.wrong += load.failed(run)


async def document(server: str, query: str) -> tuple[int, str, str]:
    """Status of the page's document, when to come back, and its text."""
    parts = urlsplit(server)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    try:
        writer.write(
            f"GET {parts.path}/?{query} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: text/html\r\nConnection: close\r\n\r\n".encode()
        )
        head, _, body = (await asyncio.wait_for(reader.read(-1), 60)).partition(b"\r\n\r\n")
    finally:
        writer.close()
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return int(first.split()[1]), headers.get("retry-after", ""), body.decode("utf-8", "replace")


async def visit(server: str, number: int, crowd: Crowd) -> None:
    """One visitor, until he leaves."""
    dice = random.Random(number)  # noqa: S311
    try:
        while not crowd.over.is_set():
            status, later, text = await document(server, "lang=en" if number % 2 else "")
            if status == 200:
                return await read(server, number, crowd, dice)
            if status != 503 or BUSY not in text or f'http-equiv="refresh" content="{int(later)}"' not in text:
                return crowd.wrong.append(f"{status}: {text[:80]!r}")
            crowd.turned[number] += 1
            await _until(crowd.over, float(later))
    except (OSError, TimeoutError, WebSocketException, ValueError, IndexError) as error:
        crowd.wrong.append(f"{type(error).__name__}: {error}"[:120])


async def read(server: str, number: int, crowd: Crowd, dice: random.Random) -> None:
    """From the document on: the socket, the first run, then changes of filters."""
    leave, began = crowd.over if crowd.leave.is_set() else crowd.leave, time.monotonic()
    await asyncio.sleep(dice.uniform(*SCRIPTS))
    async with Visitor(server) as tab:
        crowd.saw(await tab.run(dice.choice(load.QUERIES)))
        crowd.first[number] = time.monotonic() - began
        crowd.reading += 1
        crowd.most = max(crowd.most, crowd.reading)
        while not await _until(leave, dice.uniform(*THINK)):
            crowd.saw(await tab.run(dice.choice(load.QUERIES)))
    crowd.reading -= 1


async def _until(event: asyncio.Event, seconds: float) -> bool:
    """Whether it came within so many seconds."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True


async def beyond(server: str, asked: argparse.Namespace) -> Crowd:
    """All of it; a line a part."""
    crowd, probed = Crowd(), load.Crowd()
    probe = asyncio.create_task(load.health(server, probed))

    async def late(number: int) -> None:
        await asyncio.sleep(asked.within * number / asked.visitors)
        await visit(server, number, crowd)

    visitors = [asyncio.create_task(late(number)) for number in range(asked.visitors)]
    await asyncio.sleep(asked.within + asked.stay)
    times, waiting = list(crowd.first.values()), set(crowd.turned) - set(crowd.first)
    print(f"{asked.visitors} came within {asked.within:.0f} s: {len(times)} served, at most {crowd.most} at once")
    print(f"{len(waiting)} wait at the busy page, shown {crowd.turned.total()} times; {len(crowd.wrong)} anything else")
    print(
        f"first page p50 {median(times or [0]):.1f} s, p95 {load.p95(times):.1f} s; health p95 {load.p95(probed.health) * 1000:.0f} ms",
        flush=True,
    )
    crowd.leave.set()
    visitors.append(asyncio.create_task(visit(server, asked.visitors, crowd)))
    await asyncio.sleep(2 * WAIT[1] + asked.stay)
    new = "too" if asked.visitors in crowd.first else "NOT"
    print(f"they left: {len(waiting & set(crowd.first))} of {len(waiting)} came in by themselves, a new one {new}", flush=True)
    crowd.over.set()
    await asyncio.gather(*visitors)
    probe.cancel()
    return crowd


def judged(crowd: Crowd, visitors: int) -> list[str]:
    """What is wrong with how they fared."""
    places, wrong = setting(ALL, IN_ALL), list(crowd.wrong)
    if crowd.most > places * RESERVE:
        wrong.append(f"{crowd.most} at once where there are {places} places")
    if visitors > places * RESERVE and not crowd.turned:
        wrong.append("nobody was turned away")
    lost = set(range(visitors + 1)) - set(crowd.first)
    return wrong + [f"{len(lost)} never came in"] * bool(lost)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--visitors", type=int, default=1000)
    parser.add_argument("--within", type=float, default=20, help="seconds in which all of them come")
    parser.add_argument("--stay", type=float, default=30, help="seconds until those who read leave")
    asked = parser.parse_args()
    load.open_many()
    with serve() as server:
        crowd = asyncio.run(beyond(server, asked))
    wrong = judged(crowd, asked.visitors)
    print("\n".join(f"{many} times {what}" for what, many in Counter(wrong).most_common(20)) or f"{crowd.runs} runs, nothing wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
