"""What is being mended: findings by article and kind, links, and what was decided so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from data.model import Article, Decision, Link, Span, StoryError
from data.review.decisions import FILE
from data.review.fields import Fields
from data.review.locate import locate

PARTS = {"statement": "statements", "stance": "stances", "count": "counts", "event": "events"}  # kind -> attribute of Findings


@dataclass
class Review:
    articles: Mapping[str, Article]
    actors: frozenset[str]
    found: dict[str, dict[str, list[Any]]]  # article -> kind -> findings
    links: list[Link]
    reviewed: dict[str, Decision] = field(default_factory=dict)  # finding -> the decision on it
    decisions: list[Decision] = field(default_factory=list)
    warnings: list[StoryError] = field(default_factory=list)

    def text(self, article: str) -> str:
        return self.articles[article].text

    def place(self, decision: Decision) -> Span | None:
        """Where the words decided on stand."""
        return locate(decision.quote, self.text(decision.article), decision.context)

    def note(self, decision: Decision, finding: str) -> None:
        """Keep the decision under the finding it is about."""
        made = replace(decision, id=finding)
        self.decisions.append(made)
        if finding:
            self.reviewed[finding] = made

    def orphan(self, decision: Decision, found: str, wanted: str) -> None:
        """A decision that finds nothing: told, and kept."""
        self.tell(decision, found, wanted)
        self.decisions.append(decision)

    def tell(self, decision: Decision, found: str, wanted: str) -> None:
        where = f"{decision.verdict} {decision.kind} {decision.article}".strip()
        self.warnings.append(StoryError(FILE, where, found or decision.quote[:80] or decision.id, wanted, "orphan"))

    def fields(self, decision: Decision, near: Span) -> Fields:
        """A reader of the decision's fields."""
        return Fields(decision, self.articles[decision.article], near, self.actors, self.warnings)
