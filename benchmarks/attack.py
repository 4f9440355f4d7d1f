"""Hostile addresses and mutated articles against a real server: python -m benchmarks.attack [--addresses 1000] [--articles 1000]

Each must be answered: no 5xx, no trace, no markup that is not ours, no more than two seconds of the server's CPU, and the server as well
as before. Some of them are opened in a browser too: no script of theirs, no complaint of the policy, no request to another host.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Error as PlaywrightError

from benchmarks.litter import FILES, PAGES, active, addresses, articles
from benchmarks.load import processor, server_process
from benchmarks.serving import chromium, serve
from benchmarks.visitor import Run, Visitor
from data.words import LANGUAGES, Words
from tests.browser.conftest import Reader

ROOT = Path(__file__).parents[1]
SLOW = 2.0  # seconds of CPU: what a page takes of a machine that is busy otherwise is no fault of its own
PATIENCE = 60  # seconds: whoever says nothing for so long hangs
BROKEN = tuple(Words(lang)("shell.error.heading") for lang in LANGUAGES)


def wrong_with(run: Run, asked: str) -> list[str]:
    """Why this answer is none."""
    found = [f"{asked}: {what}" for html in run.html for what in active(html)]
    found += [f"{asked}: {text}" for text in run.exceptions]
    found += [f"{asked}: a trace" for html in run.html if "Traceback" in html or 'File "' in html]
    found += [f"{asked}: an error page" for html in run.html if any(told in html for told in BROKEN)]
    return found


@dataclass
class Server:
    """One that is attacked, and how much CPU each answer took."""

    address: str
    spent: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.process = server_process(self.address)

    async def answer(self, page: str, query: str, counted: bool = True) -> list[str]:
        """What is wrong with a page's first answer to a new tab."""
        asked, before = f"/{page}?{query}"[:300], processor(self.process)
        try:
            async with Visitor(self.address, page, patience=PATIENCE) as tab:
                wrong = wrong_with(await tab.run(query), asked)
        except TimeoutError:
            return [f"{asked}: no answer within {PATIENCE} s"]
        if counted:
            self.spent.append(processor(self.process) - before)
            wrong += [f"{asked}: {self.spent[-1]:.1f} s of CPU"] * (self.spent[-1] > SLOW)
        return wrong

    def told(self) -> str:
        return f"CPU median {median(self.spent) * 1000:.0f} ms, most {max(self.spent) * 1000:.0f} ms"


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def link(page: str, query: str) -> str:
    """As a browser would send it."""
    return f"/{page}?{quote(query, safe='%&=+;/:@,!~*()-._')}"


async def ask(server: Server, wanted: Sequence[tuple[str, str]]) -> list[str]:
    """Every address: its document over HTTP and its page over a socket of its own; of every third a file to take away too."""
    wrong = []
    for number, (page, query) in enumerate(wanted):
        files = [FILES[number // 3 % len(FILES)]] * (number % 3 == 0)
        for asked in (link(place, query) for place in (page, *files)):
            if (code := await asyncio.to_thread(status, server.address + asked)) >= 500:
                wrong.append(f"{asked[:300]}: {code}")
        wrong += await server.answer(page, query)
    return wrong


def story_of(folder: Path, raws: Sequence[bytes]) -> Path:
    """A shelf with one built story of these articles."""
    story = folder / "attacked"
    (story / "articles").mkdir(parents=True)
    for number, raw in enumerate(raws):
        (story / "articles" / f"{number:04d}.txt").write_bytes(raw)
    (story / "story.toml").write_text(
        'title_ar = "قصة <b>معادية</b>"\ntitle_en = "<script>"\ntarget = "kazakhstan"\ndefault = true\n', "utf-8"
    )
    subprocess.run([sys.executable, "-m", "data.build", str(story)], cwd=ROOT, check=True, capture_output=True)
    return folder


async def read_all(server: Server, number: int) -> list[str]:
    """Every page of a story, and every article of it in the reading pane. The first visit of a page loads what all later ones share."""
    wrong = [line for page in PAGES for line in await server.answer(page, "", counted=False)]
    for one in range(number):
        wrong += await server.answer("reading", f"read={one:04d}")
    return wrong


def seen(server: str, links: Sequence[str]) -> list[str]:
    """What a browser finds wrong with pages: what ran that is not ours, what the policy stopped, whom else was asked."""
    if not links:
        return []
    wrong = []
    with chromium("--process-per-site") as browser:
        reader = Reader(browser)
        for asked in links:
            try:
                tab = reader.tab(server).open(asked)
                ran = tab.page.evaluate("window.hit")
                alive = tab.page.locator("[data-testid=stMain] :is(script, iframe, [onerror], [onload], a[href^='javascript'])").count()
                found = [*tab.foreign, *tab.complaints, *([f"ran {ran}"] if ran else []), *(["live markup"] if alive else [])]
                reader.close()
            except PlaywrightError as error:
                found = [str(error).splitlines()[0]]
            wrong += [f"{asked[:300]} in a browser: {one}" for one in found]
    return wrong


def attack_addresses(number: int, sampled: int, seed: int) -> list[str]:
    with serve() as address:
        server, wanted = Server(address), list(addresses(number, seed))
        wrong = asyncio.run(ask(server, wanted))
        wrong += seen(address, [link(*one) for one in wanted[:sampled]])
    print(f"{number} addresses, {sampled} of them in a browser too: {len(wrong)} wrong; {server.told()}", flush=True)
    return wrong


def attack_articles(number: int, sampled: int, seed: int) -> list[str]:
    with tempfile.TemporaryDirectory() as place:
        shelf = story_of(Path(place), list(articles(number, seed)))
        with serve(settings={"MAWAQIF_STORIES": str(shelf)}) as address:
            server = Server(address)
            wrong = asyncio.run(read_all(server, number))
            links = [*(f"/{page}" for page in PAGES), *(f"/reading?read={one:04d}" for one in range(number))]
            wrong += seen(address, random.Random(seed).sample(links, sampled))  # noqa: S311
    print(f"{number} articles, {sampled} pages in a browser: {len(wrong)} wrong; {server.told()}", flush=True)
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--addresses", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=100, help="articles a story")
    parser.add_argument("--seen", type=int, default=60, help="addresses, and pages of articles, that a browser opens too")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    wrong = attack_addresses(asked.addresses, asked.seen, asked.seed) if asked.addresses else []
    stories = -(-asked.articles // asked.batch)
    for number in range(stories):
        wrong += attack_articles(asked.batch, asked.seen // stories, asked.seed + number + 1)
    print("\n".join(wrong[:100]) or "nothing wrong")
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
