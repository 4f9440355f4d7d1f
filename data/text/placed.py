"""A line of a page and its part in the article."""

from __future__ import annotations

from dataclasses import dataclass

from data.model import ParagraphKind
from data.text.lines import Line


@dataclass(frozen=True)
class Placed:
    """A line with its part in the article (``kind``) or the reason why it has none."""

    line: Line
    kind: ParagraphKind | None = None
    reason: str | None = None
