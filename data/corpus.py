"""A story read whole: what the pipeline makes, the review mends and the tables are written from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from data.model import Actor, Article, Decision, Findings, Link, Origin, StoryError
from data.parts.pages import Articles, ByArticle
from data.story import StoryInfo


@dataclass(frozen=True)
class Corpus:
    """Articles and findings may stand on the disk and be unpacked as they are asked for: go over them in order, once."""

    info: StoryInfo
    actors: tuple[Actor, ...]  # the story's, the gazetteer's that are mentioned, and the discovered, in display order
    articles: Sequence[Article]
    findings: Mapping[str, Findings]  # by article id
    origins: tuple[Origin, ...] = ()
    links: tuple[Link, ...] = ()
    decisions: tuple[Decision, ...] = ()
    reviewed: Mapping[str, Decision] = field(default_factory=dict)  # finding id -> what was decided
    warnings: tuple[StoryError, ...] = ()
    period: tuple[date, ...] = ()  # first and last day; nothing where no day is known

    def texts(self) -> Mapping[str, str]:
        """By article id."""
        pages = self.articles.pages if isinstance(self.articles, Articles) else None
        return ByArticle(pages, pages.text) if pages else {one.id: one.text for one in self.articles}
