"""Whose words a story carries: kinds of people whom events concern, where articles name them, and whether they are ever quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from data.lexicons import table
from data.model import Span
from data.text.fold import fold, folded

BEFORE = "[وف]?(?:[بلك]|لل|ال|بال|كال)?"
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Kind:
    """One kind of people: names, and what it is called in articles (folded)."""

    id: str
    ar: str
    en: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Heard:
    """A kind of people in some articles: where they are named, what they say, and who speaks of their demands."""

    kind: Kind
    named: tuple[tuple[str, Span], ...]  # article, place
    own: tuple[Row, ...]  # statements of theirs
    about: tuple[Row, ...]  # statements of others that name them
    demands: tuple[Row, ...]  # of these, those that speak of demands


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    return tuple(Kind(entry["id"], entry["ar"], entry["en"], _pattern(entry["words"])) for entry in table("voices")["kind"])


def heard(texts: Mapping[str, str], statements: Sequence[Row], names: Mapping[str, Sequence[str]]) -> tuple[Heard, ...]:
    """Every kind in the given articles; ``names``: an actor's names by its id, to know whether a speaker is of the kind."""
    found = {article: fold(text) for article, text in texts.items()}
    said = [(row, folded(row["text"])) for row in statements]
    made = []
    for kind in kinds():
        named = [(article, of.span(*match.span("words"))) for article, of in found.items() for match in kind.pattern.finditer(of.text)]
        own = [row for row, _ in said if _is_one(kind, row, texts, names)]
        others = [(row, text) for row, text in said if row not in own and kind.pattern.search(text)]
        demands = [row for row, text in others if _wishes().search(text)]
        made.append(Heard(kind, tuple(named), tuple(own), tuple(row for row, _ in others), tuple(demands)))
    return tuple(made)


def _is_one(kind: Kind, row: Row, texts: Mapping[str, str], names: Mapping[str, Sequence[str]]) -> bool:
    """Whether the speaker is called so, where he is named in the article or in the story's actors."""
    place = row["speaker_start"], row["speaker_stop"]
    called = [texts.get(row["article"], "")[place[0] : place[1]]] if place[0] is not None else []
    return any(kind.pattern.match(folded(name)) for name in (*called, *names.get(row["speaker"] or "", ())))


@lru_cache(maxsize=1)
def _wishes() -> re.Pattern[str]:
    return _pattern(table("voices")["said_for"])


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    parts = sorted((folded(word) for word in words), key=len, reverse=True)
    made = "|".join(re.escape(part.rstrip("*")) + (r"\w*" if part.endswith("*") else "") for part in parts)
    return re.compile(rf"(?<!\w){BEFORE}(?P<words>{made})(?!\w)")
