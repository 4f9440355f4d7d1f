"""Hostile addresses and mutated articles against a real server: python -m benchmarks.attack [--addresses 1000] [--articles 1000]

Each must be answered: no 5xx, no trace, no markup that is not ours, no more than two seconds, and the server as well as before.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

from benchmarks.corpus import recombined, sentences
from benchmarks.serving import serve
from benchmarks.visitor import Run, Visitor
from data.words import LANGUAGES, Words

ROOT = Path(__file__).parents[1]
PAGES = ("", "timeline", "stances", "statements", "counts", "compare", "reading", "search", "stories", "about")
WORDS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "attack.toml").read_text("utf-8"))
KEYS, MARKUP, OWN_ELEMENTS = WORDS["keys"], WORDS["markup"], frozenset(WORDS["elements"])
VALUES, LITTER = WORDS["values"] + MARKUP, WORDS["litter"] + MARKUP
LONGEST = 40_000  # characters of an address; the server itself refuses a request of 64 kB
SLOW = 2.0  # seconds
BROKEN = tuple(Words(lang)("shell.error.heading") for lang in LANGUAGES)


class Inert(HTMLParser):
    """Reads markup as a browser does and keeps what could run or call another host."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in OWN_ELEMENTS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            scheme = (value or "").strip().lower()
            if name.startswith("on") or (
                name in ("href", "src", "action") and scheme.startswith(("javascript:", "data:text", "vbscript:"))
            ):
                self.wrong.append(f"<{tag} {name}={value}>")
            if name == "src" and "//" in scheme:
                self.wrong.append(f"<{tag} {name}={value}>")


def active(html: str) -> list[str]:
    """What of a piece of markup is not ours or could run."""
    reader = Inert()
    reader.feed(html)
    return reader.wrong


def addresses(number: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """Page and query: known keys with values nobody should give, repeated, mis-encoded, too many."""
    dice = random.Random(seed)  # noqa: S311  the same addresses each time
    for _ in range(number):
        fields = []
        for _ in range(dice.choice((1, 1, 2, 3, 5, 8, 70, 300))):
            value = dice.choice(VALUES)
            key = dice.choice(KEYS)
            fields.append(f"{quote(key)}={value if dice.random() < 0.1 and value.isascii() and value.isprintable() else quote(value)}")
        yield dice.choice(PAGES), dice.choice(("&", "&", "&", "&&", ";")).join(fields).replace(" ", "+")[:LONGEST]


def articles(number: int, seed: int = 0) -> Iterator[bytes]:
    """Real sentences cut, doubled, littered with markup and controls, in several encodings, some of them broken."""
    dice, known = random.Random(seed), sentences()  # noqa: S311
    for one in range(number):
        text = recombined(known, seed * 100_000 + one)
        for _ in range(dice.randint(1, 25)):
            at, length = dice.randrange(len(text)), dice.randint(0, 120)
            text = (
                text[:at] + dice.choice(("", dice.choice(LITTER), text[at : at + length] * 2, dice.choice(LITTER))) + text[at + length :]
                or "نص"
            )
        encoding = dice.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "windows-1256"))
        raw = text.encode(encoding, "replace")
        if dice.random() < 0.1:
            at = dice.randrange(len(raw))
            raw = raw[:at] + dice.randbytes(dice.randint(1, 40)) + raw[at:]
        yield raw


def wrong_with(run: Run, asked: str) -> list[str]:
    """Why this answer is none."""
    found = [f"{asked}: {what}" for html in run.html for what in active(html)]
    found += [f"{asked}: {text}" for text in run.exceptions]
    found += [f"{asked}: a trace" for html in run.html if "Traceback" in html or 'File "' in html]
    found += [f"{asked}: an error page" for html in run.html if any(told in html for told in BROKEN)]
    if run.seconds > SLOW:
        found.append(f"{asked}: {run.seconds:.1f} s")
    return found


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


async def ask(server: str, wanted: Sequence[tuple[str, str]]) -> list[str]:
    """Every address: its document over HTTP, and its page over a socket of its own."""
    wrong = []
    for page, query in wanted:
        asked = f"/{page}?{query}"[:300]
        code = await asyncio.to_thread(status, f"{server}/{page}?{quote(query, safe='%&=+;/:@,!~*()-._')}")
        if code >= 500:
            wrong.append(f"{asked}: {code}")
        async with Visitor(server, page, patience=60) as tab:
            wrong += wrong_with(await tab.run(query), asked)
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


async def read_all(server: str, number: int) -> list[str]:
    """Every page of a story, and every article of it in the reading pane."""
    wrong = []
    async with Visitor(server, patience=120) as tab:
        for page in PAGES:
            async with Visitor(server, page, patience=120) as other:
                wrong += [
                    line for line in wrong_with(await other.run(""), f"/{page}") if not line.endswith(" s")
                ]  # the first visit opens the story
    for one in range(number):
        async with Visitor(server, "reading", patience=120) as tab:
            wrong += wrong_with(await tab.run(f"read={one:04d}"), f"article {one}")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--addresses", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=100, help="articles a story")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    wrong: list[str] = []
    began = time.monotonic()
    if asked.addresses:
        with serve() as server:
            wrong += asyncio.run(ask(server, list(addresses(asked.addresses, asked.seed))))
        print(f"{asked.addresses} addresses, {len(wrong)} wrong, {time.monotonic() - began:.0f} s", flush=True)
    for start in range(0, asked.articles, asked.batch):
        with tempfile.TemporaryDirectory() as place:
            shelf = story_of(Path(place), list(articles(asked.batch, asked.seed + start + 1)))
            with serve(settings={"MAWAQIF_STORIES": str(shelf)}) as server:
                wrong += asyncio.run(read_all(server, asked.batch))
        print(f"{start + asked.batch} articles, {len(wrong)} wrong, {time.monotonic() - began:.0f} s", flush=True)
    print("\n".join(wrong[:100]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
