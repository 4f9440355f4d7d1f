"""Addresses and articles nobody should have written, and how to tell that a page shows them as words."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

from benchmarks.corpus import recombined, sentences

PAGES = ("", "timeline", "stances", "statements", "counts", "compare", "reading", "search", "stories", "about")
FILES = (
    "data/kazakhstan-2022/statements.csv", "data/kazakhstan-2022/counts.json", "data/kazakhstan-2022/events.parquet",
    "card/timeline.png", "card/stances.png", "briefing/kazakhstan-2022.pdf",
)  # fmt: skip
WORDS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "litter.toml").read_text("utf-8"))
KEYS, MARKUP, OWN_ELEMENTS = WORDS["keys"], WORDS["markup"], frozenset(WORDS["elements"])
VALUES, LITTER = WORDS["values"] + MARKUP, WORDS["litter"] + MARKUP
LONGEST = 40_000  # characters of an address; the server itself refuses a request of 64 kB


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
