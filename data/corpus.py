"""A story read whole: what the pipeline makes, the review mends and the tables are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.model import Actor, Article, Decision, Findings, Link, Origin, StoryError
from data.story import StoryInfo


@dataclass(frozen=True)
class Corpus:
    info: StoryInfo
    actors: tuple[Actor, ...]  # the story's, the gazetteer's that are mentioned, and the discovered, in display order
    articles: tuple[Article, ...]
    findings: Mapping[str, Findings]  # by article id
    origins: tuple[Origin, ...] = ()
    links: tuple[Link, ...] = ()
    decisions: tuple[Decision, ...] = ()
    reviewed: Mapping[str, Decision] = field(default_factory=dict)  # finding id -> what was decided
    warnings: tuple[StoryError, ...] = ()

    def texts(self) -> dict[str, str]:
        return {article.id: article.text for article in self.articles}
