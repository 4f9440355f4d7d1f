"""Stories of any size, made by recombining the sentences of the articles that are here."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ARTICLES = Path(__file__).parents[1] / "data" / "stories" / "kazakhstan-2022" / "articles"
SENTENCE = re.compile(r"(?<=[.؟!])\s+")
SHORT = 30  # characters: shorter pieces are headings and lists


def sentences(folder: Path = ARTICLES) -> list[str]:
    """The sentences of a folder's articles, in order."""
    texts = (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    return [one for text in texts for line in text.splitlines() for one in SENTENCE.split(line) if len(one) > SHORT]


def recombined(known: list[str], seed: int) -> str:
    """An article: a headline, then ten to twenty-two sentences in paragraphs of one to three; a day in the first of them."""
    choose = random.Random(seed)  # noqa: S311  the same articles each time are what is wanted
    body = choose.sample(known, min(len(known), choose.randint(10, 22)))
    paragraphs = [f"اليوم {seed % 28 + 1} يناير {2010 + seed % 14}. {body.pop()}"]
    return as_article(known, [*paragraphs, *in_paragraphs(body, choose)], choose)


def in_paragraphs(body: list[str], choose: random.Random) -> Iterator[str]:
    """Sentences by one to three."""
    while body:
        number = choose.randint(1, 3)
        yield " ".join(body[:number])
        body = body[number:]


def as_article(known: list[str], paragraphs: Iterable[str], choose: random.Random) -> str:
    """With the beginning of a sentence as its headline."""
    told = "\n".join(paragraphs)
    return f"{choose.choice(known)[:70]}\n\n{told}\n"


def write_story(folder: Path, articles: int, known: Iterable[str] = ()) -> Path:
    """A story's folder of so many articles; gives it back."""
    pool = list(known) or sentences()
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        (folder / "articles" / f"{number:06d}.txt").write_text(recombined(pool, number), "utf-8")
    return folder
