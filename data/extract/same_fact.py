"""The same fact in two articles: passages whose rarer words agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.model import Article, Day, Span


def same_fact(article: Article, own: Sequence[tuple[Span, int]], dated: Sequence[tuple[Article, Sequence[Day]]]) -> tuple[Span, int, str, date] | None:
    """(own span, days back, sibling, the sibling's day) of the best agreement; None where none is good enough."""
    return None
