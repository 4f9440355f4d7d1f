"""All of a story's troubles, worst first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from data.check.files import skipped
from data.check.lines import line_of
from data.model import Article, Decision, StoryError, Verdict
from data.plain_file import read_json
from data.reading import read_articles
from data.review.decisions import FILE, read_review
from data.review.locate import locate
from data.sources import sources
from data.story import Story, read_story

PROSE = re.compile(r"the |at |byte |content\Z|size\Z|encoding\Z")  # a place in words, not a key
MOST = 20_000  # articles read again by one check


class Kind(StrEnum):
    WRONG = "wrong"  # left out, or not as its writer meant it
    STALE = "stale"  # the tables do not show it yet
    UNKNOWN = "unknown"  # nobody has said it; a person may
    SKIPPED = "skipped"  # files that are no articles


@dataclass(frozen=True)
class Trouble:
    kind: Kind
    facts: StoryError
    line: int | None = None  # 1-based, of the file named in the facts

    @property
    def place(self) -> str:
        """«actors.toml:12»."""
        return f"{self.facts.path}:{self.line}" if self.line else self.facts.path

    @property
    def key(self) -> str:
        """The table or key meant, where the file has such; of an unknown key the sentence tells."""
        where = self.facts.where
        return where if self.facts.path.endswith(".toml") and where.isascii() and not PROSE.match(where) else ""


def check(folder: Path, most: int = MOST) -> tuple[Trouble, ...]:
    """What is wrong, then what is stale, unknown or skipped. At most ``most`` articles are read; the rest the last build has read."""
    story = read_story(folder)
    read, refused = read_articles(story, most)
    articles = {article.id: article for article in read}
    built = _built(folder)
    wrong = [*story.problems, *refused, *_review(folder, articles, story), *_told(built)]
    found = [
        *_as(Kind.WRONG, wrong),
        *_as(Kind.STALE, _stale(folder, built, sources(folder))),
        *_as(Kind.UNKNOWN, _unknown(folder, story, articles)),
        *_as(Kind.SKIPPED, skipped(folder)),
    ]
    once = {_same(one): one for one in reversed(found)}  # the files and the last build tell of one trouble
    return tuple(_placed(folder, one) for one in found if once[_same(one)] is one)


def _same(trouble: Trouble) -> tuple[str, ...]:
    path, where, found, _, code = trouble.facts.facts
    return path, where, found, code


def _as(kind: Kind, errors: Iterable[StoryError]) -> Iterator[Trouble]:
    return (Trouble(kind, error) for error in errors)


def _placed(folder: Path, trouble: Trouble) -> Trouble:
    return Trouble(trouble.kind, trouble.facts, line_of(folder, trouble.facts))


def _review(folder: Path, articles: dict[str, Article], story: Story) -> Iterator[StoryError]:
    """What of review.toml cannot be read, and decisions whose words do not stand in their article."""
    decisions, problems = read_review(folder, [path.stem for path in story.files])
    yield from problems
    for decision in decisions:
        if decision.article in articles and not _stands(decision, articles[decision.article]):
            where = f"{decision.verdict} {decision.kind} {decision.article}"
            yield StoryError(FILE, where, decision.quote[:80] or decision.id, "words that stand in the article", "orphan")


def _stands(decision: Decision, article: Article) -> bool:
    """Whether there is something for the decision to be about."""
    if decision.kind in ("article", "link") or (decision.verdict is not Verdict.ADDED and decision.id and not decision.quote):
        return True
    return locate(decision.quote, article.text, decision.context) is not None


def _built(folder: Path) -> dict[str, Any]:
    """The manifest; nothing where there is none or it is broken."""
    try:
        found = read_json(folder / "built" / "manifest.json")
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _told(built: dict[str, Any]) -> Iterator[StoryError]:
    """What only a build can see: decisions that find nothing to decide. The rest is looked at anew."""
    rows = built.get("problems")
    for facts in rows if isinstance(rows, list) else ():
        if isinstance(facts, list) and len(facts) == 5 and facts[4] == "orphan":
            yield StoryError(*map(str, facts))


def _stale(folder: Path, built: dict[str, Any], now: dict[str, str]) -> Iterator[StoryError]:
    wanted = f"make build STORY={folder.name}"
    then = built.get("made_from")
    if not isinstance(then, dict):
        yield StoryError("built/manifest.json", "the file", "no tables that can be read", wanted, "not_built")
        return
    for name in sorted(now.keys() | then.keys()):
        if now.get(name) != then.get(name):
            change = "new since the build" if name not in then else "gone since the build" if name not in now else "changed since the build"
            yield StoryError(name, "the file", change, wanted, "stale")


def _unknown(folder: Path, story: Story, articles: dict[str, Article]) -> Iterator[StoryError]:
    """Articles without day or outlet: what the last build could not find out, and nobody has said."""
    days = _days(folder)
    for name, article in articles.items():
        where = f'["{name}"]'
        if article.outlet is None:
            yield StoryError("articles.toml", where, name, f'{where} outlet = "…"', "no_outlet")
        if days.get(name, "stated") is None and "published" not in story.given.get(name, {}):
            yield StoryError("articles.toml", where, name, f"{where} published = 2022-01-31", "no_day")
        elif days.get(name) == "estimated":
            yield StoryError("articles.toml", where, name, f"{where} published = 2022-01-31", "estimated_day")


def _days(folder: Path) -> dict[str, str | None]:
    """Article -> how its day is known, as last built."""
    try:
        rows = [json.loads(line) for line in (folder / "built" / "articles.jsonl").read_text("utf-8").splitlines()]
        return {str(row["id"]): row["published_basis"] for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
