"""One article on its way from file to findings: what needs no other article."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.extract import FIRST_PASS, SECOND_PASS
from data.extract.days import DayWords, find_days
from data.extract.lexicon import Lexicon
from data.model import Article, Findings, StoryError
from data.story import Story
from data.text.clean import clean
from data.text.decode import decode
from data.text.fold import fold


@dataclass(frozen=True)
class Reading:
    """An article between the passes; ``days`` are still words. Its folded text is made anew where it is needed: it is the largest part."""

    article: Article
    days: tuple[DayWords, ...]
    findings: Findings


def read_articles(story: Story) -> tuple[tuple[Article, ...], tuple[StoryError, ...]]:
    """The story's articles in the order of their names, and a problem for each that cannot be read."""
    articles, refused = [], []
    for path in story.files:
        try:
            articles.append(read_article(path, story))
        except StoryError as error:
            refused.append(error)
    return tuple(articles), tuple(refused)


def read_article(path: Path, story: Story) -> Article:
    """One file, decoded and cleaned."""
    name = f"articles/{path.name}"
    if not path.resolve().is_relative_to(story.info.folder.resolve()):
        raise StoryError(name, "the file", "a link that leads out of the story's folder", "the article itself")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise StoryError(name, "the file", error.strerror or str(error), "a readable text file") from error
    article = clean(path.stem, story.info.id, decode(raw, name), story.given.get(path.stem))
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
