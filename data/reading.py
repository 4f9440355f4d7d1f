"""One article on its way from file to findings: what needs no other article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from data import plain_file
from data.extract import FIRST_PASS, SECOND_PASS
from data.extract.days import DayWords, find_days
from data.extract.lexicon import Lexicon
from data.ids import place_of
from data.model import Article, Findings, StoryError
from data.story import Story
from data.text.clean import clean
from data.text.decode import LIMIT, decode
from data.text.fold import fold


@dataclass(frozen=True)
class Reading:
    """An article between the passes; ``days`` are still words. Its folded text is made anew where it is needed: it is the largest part."""

    article: Article
    days: tuple[DayWords, ...]
    findings: Findings


def read_articles(story: Story, most: int | None = None) -> tuple[tuple[Article, ...], tuple[StoryError, ...]]:
    """The story's articles in the order of their names, or the first of them, and a problem for each that cannot be read."""
    articles, refused = [], []
    for path in story.files[:most]:
        try:
            articles.append(read_article(path, story))
        except StoryError as error:
            refused.append(error)
    return tuple(articles), tuple(refused)


def read_article(path: Path, story: Story) -> Article:
    """One file, decoded and cleaned."""
    return read_bytes(path.stem, file_bytes(path, story.info.folder), story.info.id, story.given.get(path.stem))


def file_bytes(path: Path, folder: Path) -> bytes:
    """What the file holds. StoryError where it cannot be read or is far too long to be."""
    name = f"articles/{path.name}"
    if not path.resolve().is_relative_to(folder.resolve()):
        raise StoryError(name, "the file", "a link that leads out of the story's folder", "the article itself")
    try:
        if (size := path.stat().st_size) > LIMIT:
            raise StoryError(name, "size", f"{size:,} bytes", f"at most {LIMIT:,} bytes an article", "too_large")
        return plain_file.read_bytes(path)
    except OSError as error:
        raise StoryError(name, "the file", error.strerror or str(error), "a readable text file") from error


def read_bytes(id: str, raw: bytes, story: str, given: Mapping[str, Any] | None = None) -> Article:
    """An article of its file's bytes; ``given``: its entry in articles.toml. StoryError for what is no article."""
    name = f"articles/{id}.txt"
    article = clean(id, story, decode(raw, name), given)
    if not article.text.strip():
        raise StoryError(name, "content", "nothing but what surrounds an article", "a file with the article's words", "empty")
    return article


def first_pass(article: Article, lexicon: Lexicon) -> Reading:
    """What needs no anchor: mentions and day words."""
    folded = fold(article.text)
    findings = Findings(article.id)
    for extract in FIRST_PASS:
        findings = extract(article, folded, lexicon, findings)
    return Reading(article, find_days(article, folded), findings)


def second_pass(reading: Reading, lexicon: Lexicon) -> Findings:
    """What stands on days and mentions: statements, and whose labels, stances, counts and events they hold."""
    folded, findings = fold(reading.article.text), reading.findings
    for extract in SECOND_PASS:
        findings = extract(reading.article, folded, lexicon, findings)
    return findings


def in_order(found: Findings) -> Findings:
    """Findings in reading order, stances as they came."""
    statements, counts = tuple(sorted(found.statements, key=place_of)), tuple(sorted(found.counts, key=place_of))
    return replace(found, statements=statements, counts=counts, events=tuple(sorted(found.events, key=place_of)))
