"""Articles cut, doubled, shuffled and littered: whatever comes in, nothing crashes and every place lies in the text and in the file."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from data.extract.days import find_days, resolve_days
from data.extract.lexicon import Lexicon
from data.model import Basis, Day, Findings, Span, StoryError
from data.story import STORIES
from data.text.clean import clean
from data.text.decode import decode
from data.text.fold import fold
from tests.data.fact_articles import read as read_all

LITTER = [
    "«",
    "»",
    '"',
    "\u200f",
    "\u202e",
    "\x00",
    "\ufeff",
    "ـ" * 40,
    "ً" * 30,
    "\r\n",
    "\u2028",
    "(",
    "[",
    "١٢٣",
    "1,8 ",
    " 7 يناير ",
    " أمس ",
    "؟",
    "ﷲ",
    "🙂",
]
TABLES = Path(__file__).parents[1] / "quality" / "tables" / "pages.toml"
SEEDS = range(4)


def sources() -> Iterator[str]:
    """The stories' articles, and pages of the tables."""
    for path in sorted(STORIES.glob("*/built/texts.jsonl")):
        yield from (json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())
    for page in tomllib.loads(TABLES.read_text("utf-8"))["page"][::5]:
        yield "\n".join(line[2:] for line in page["page"].split("\n"))


def cut(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at + dice.randrange(1, 200) :]


def doubled(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at : at + 300] * 2 + text[at + 300 :]


def littered(dice: random.Random, text: str) -> str:
    at = dice.randrange(len(text))
    return text[:at] + dice.choice(LITTER) + text[at:]


def shuffled(dice: random.Random, text: str) -> str:
    words = text.split(" ")
    at = dice.randrange(len(words))
    part = words[at : at + 30]
    dice.shuffle(part)
    return " ".join([*words[:at], *part, *words[at + 30 :]])


def joined(dice: random.Random, text: str) -> str:
    return text.replace("\n", dice.choice([" ", "", "\n\n", "\t"]), dice.randrange(1, 30))


CHANGES: tuple[Callable[[random.Random, str], str], ...] = (cut, doubled, littered, littered, shuffled, joined)


def mutated(seed: int) -> Iterator[str]:
    dice = random.Random(seed)  # noqa: S311
    for text in sources():
        for _ in range(dice.randrange(3, 15)):
            text = dice.choice(CHANGES)(dice, text) or "x"
        yield text


def places(findings: Findings) -> Iterator[Span]:
    """Every span that a finding stands on."""
    for kind in ("days", "mentions", "statements", "stances", "counts", "events", "framings"):
        for found in getattr(findings, kind):
            for name in ("span", "passage", "cue", "speaker_span", "hedge", "status_reason"):
                span = getattr(found, name, None)
                if span is not None:
                    yield span
            day = getattr(found, "day", None)
            if day is not None and day.span is not None:
                yield day.span


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_breaks_and_every_place_lies_within(seed):
    for page in mutated(seed):
        try:
            article = clean("a", "s", decode(page.encode("utf-8", "surrogatepass")))
        except StoryError:
            continue  # refused with a reason: emptied, or mostly controls
        found = read_all(article)

        for span in places(found):
            assert 0 <= span.start <= span.stop <= len(article.text)
            if span.start < span.stop:
                raw = article.raw_span(span)
                assert 0 <= raw.start < raw.stop <= article.raw_length
        for piece in article.pieces:
            assert article.text[piece.start : piece.start + piece.length] == page[piece.raw : piece.raw + piece.length]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_day_is_never_turned_around(seed):
    anchor = Day("a", None, date(2022, 1, 10), date(2022, 1, 10), Basis.GIVEN)
    for page in mutated(seed + 100):
        article = clean("a", "s", decode(page.encode("utf-8", "surrogatepass")))
        days = resolve_days(article, find_days(article, fold(article.text)), anchor)

        assert all((day.first is None) == (day.last is None) for day in days)
        assert all(day.first <= day.last for day in days if day.first and day.last)
        assert all(day.span is not None and not day.span.of(article.text).isspace() for day in days)


def test_everything_reads_an_article_of_one_word():
    article = clean("a", "s", decode("كلمة".encode()))

    assert list(places(read_all(article, Lexicon()))) == []
