"""A server and its readers while tables are built and broken and the server is ended: python -m benchmarks.faults_served

What a reader gets is a page, whole and of one generation; only between two servers there is none.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from websockets.exceptions import WebSocketException

from benchmarks.attack import PATIENCE, wrong_with
from benchmarks.corpus import write_story
from benchmarks.faults import Story, end, first
from benchmarks.litter import PAGES
from benchmarks.load import server_process
from benchmarks.serving import free_port, serve
from benchmarks.visitor import Visitor
from data.model import StoryError

BREAKS: dict[str, Callable[[Path], object]] = {
    "a table cut short": lambda story: _cut(story / "built" / "statements.jsonl"),
    "an empty manifest": lambda story: (story / "built" / "manifest.json").write_bytes(b""),
    "a foreign file for a table": lambda story: (story / "built" / "texts.jsonl").write_bytes(os.urandom(2000)),
    "foreign files beside the tables": lambda story: _foreign(story),
}


@dataclass
class Served:
    """One story on a port of its own, and those who read it."""

    story: Story
    readers: int
    port: int = field(default_factory=free_port)
    pages: int = 0
    wrong: list[str] = field(default_factory=list)
    gone: bool = False  # between two servers
    over: bool = False
    server: ExitStack = field(default_factory=ExitStack)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        shelf = self.story.folder.parent
        settings = {"MAWAQIF_STORIES": str(shelf), "XDG_CACHE_HOME": str(shelf / "cache")}
        self.server.enter_context(serve(settings=settings, port=self.port))
        self.gone = False

    def kill(self, how: signal.Signals) -> None:
        """Ends the server; subprocess.TimeoutExpired where it does not end."""
        self.gone = True
        os.kill(server_process(self.address), how)
        self.server.close()

    def ready(self) -> dict[str, str]:
        """What the server says it serves."""
        with urllib.request.urlopen(f"{self.address}/readyz", timeout=PATIENCE) as answer:
            return dict(json.load(answer))

    async def read(self, number: int) -> None:
        """One reader: a new tab, a page, again and again."""
        while not self.over:
            page = PAGES[number % len(PAGES)]
            number += 1
            try:
                async with Visitor(self.address, page, patience=PATIENCE) as tab:
                    self.wrong += wrong_with(await tab.run("lang=en"), f"/{page}")
                self.pages += 1
                await asyncio.sleep(0.1)
            except (OSError, WebSocketException) as error:  # TimeoutError is an OSError
                if not self.gone:
                    self.wrong.append(f"/{page}: {error!r}")
                await asyncio.sleep(0.2)

    async def read_more(self) -> None:
        """Until every reader could have had another page."""
        wanted = self.pages + self.readers
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self.pages < wanted:
                    await asyncio.sleep(0.1)
        self.story.expect(self.pages >= wanted, "readers got no page")

    async def while_read(self, what: str, act: Callable[[], object]) -> None:
        """``act`` with readers before, meanwhile and after; what went wrong is told."""
        readers = [asyncio.create_task(self.read(number)) for number in range(self.readers)]
        await self.read_more()
        await asyncio.to_thread(act)
        await self.read_more()
        self.over = True
        await asyncio.gather(*readers)
        self.over = False
        self.story.expect(not self.wrong, f"{what}: {self.wrong[:5]}")
        print(f"{what}: {self.pages} pages read, {len(self.wrong)} wrong; generation {self.ready()['generation']}", flush=True)
        self.wrong, self.pages = [], 0


def rebuild(served: Served) -> None:
    """The new tables are served as soon as they stand."""
    served.story.change()
    served.story.expect(end(served.story.start())[0] == 0, "the build failed")
    told = served.ready()
    served.story.expect(told["generation"] == served.story.generation() and "warning" not in told, "the new tables are not served")


def restart(served: Served, how: signal.Signals, harm: Callable[[Path], object]) -> None:
    """The server is ended and the story harmed: the next one serves the last good tables, and new ones as soon as they stand."""
    good = served.story.generation()
    served.kill(how)
    harm(served.story.folder)
    served.start()
    told = served.ready()
    served.story.expect(told["generation"] == good, "the last good tables are not served")
    served.story.expect(("warning" in told) is broken(served.story), "whether these are the newest is not told")
    rebuild(served)


async def run(story: Story, readers: int, steps: Iterable[str] = ("a build", *BREAKS)) -> None:
    served = Served(story, readers)
    served.start()
    with served.server:
        for number, what in enumerate(steps):
            if harm := BREAKS.get(what):
                how = (signal.SIGKILL, signal.SIGTERM)[number % 2]
                await served.while_read(f"{how.name}, {what}, a start, a build", partial(restart, served, how, harm))
            else:
                await served.while_read(what, partial(rebuild, served))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--readers", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        story = Story(write_story(Path(place) / "shelf" / "story", asked.articles))
        first(story)
        asyncio.run(run(story, asked.readers))
    print("every page was whole, and each start served the last good tables" if not story.wrong else f"{len(story.wrong)} faults")
    return 1 if story.wrong else 0


def broken(story: Story) -> bool:
    try:
        return not story.generation()
    except StoryError:
        return True


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _foreign(story: Path) -> None:
    for place in (
        story / "built" / "foreign.jsonl",
        story / ".build" / "parts" / "zz" / "foreign",
        story.parent / "cache" / story.name / "foreign.duckdb",
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(os.urandom(2000))


if __name__ == "__main__":
    sys.exit(main())
