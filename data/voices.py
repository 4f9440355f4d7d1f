"""Whose words a story carries: kinds of people whom events concern, where articles name them, and whether they are ever quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from data.lexicons import table
from data.model import Span
from data.records import Records
from data.store.engine import Engine
from data.text.fold import fold, folded

BEFORE = "[وف]?(?:[بلك]|لل|ال|بال|كال)?"
MOST_KEPT = 8  # choices of articles
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Kind:
    """One kind of people, and its name."""

    id: str
    ar: str
    en: str


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
    return tuple(Kind(entry["id"], entry["ar"], entry["en"]) for entry in table("voices")["kind"])


_kept: WeakKeyDictionary[Engine, dict[frozenset[str], tuple[Heard, ...]]] = WeakKeyDictionary()  # as long as a story's tables


def heard_in(story: Records, articles: Iterable[str]) -> tuple[Heard, ...]:
    """Every kind in some articles of a story, whatever the reader has filtered."""
    wanted = frozenset(articles)
    kept = _kept.setdefault(story.engine, {})
    if wanted not in kept:
        rows = story.all_rows("statements")
        names = {row["id"]: [row["name_ar"], *(row["aliases"] or ())] for row in story.actors()}
        texts = {article: text for article, text in story.texts().items() if article in wanted}
        found = heard(texts, [row for row in rows if row["article"] in wanted], names)
        while len(kept) >= MOST_KEPT:
            kept.pop(next(iter(kept)), None)
        kept[wanted] = found
    return kept[wanted]


def heard(texts: Mapping[str, str], statements: Sequence[Row], names: Mapping[str, Sequence[str]]) -> tuple[Heard, ...]:
    """Every kind in the given articles; ``names``: an actor's names by its id, to know whether a speaker is of the kind."""
    named: dict[str, list[tuple[str, Span]]] = {kind.id: [] for kind in kinds()}
    for article, text in texts.items():
        of = fold(text)
        for match in _people().finditer(of.text):
            kind = str(match.lastgroup)
            named[kind].append((article, of.span(*match.span(kind))))
    said = [(row, _called(row, texts, names), folded(row["text"])) for row in statements]
    about = [
        (row, own, {str(match.lastgroup) for match in _people().finditer(text)}, bool(_wishes().search(text))) for row, own, text in said
    ]
    return tuple(_heard(kind, named[kind.id], about) for kind in kinds())


Said = tuple[Row, frozenset[str], set[str], bool]  # a statement, what its speaker is, whom it names, whether of demands


def _heard(kind: Kind, named: Sequence[tuple[str, Span]], said: Sequence[Said]) -> Heard:
    own = tuple(row for row, speaker, _, _ in said if kind.id in speaker)
    others = [(row, demands) for row, speaker, whom, demands in said if kind.id in whom and kind.id not in speaker]
    return Heard(kind, tuple(named), own, tuple(row for row, _ in others), tuple(row for row, demands in others if demands))


def _called(row: Row, texts: Mapping[str, str], names: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Of which kinds the speaker is, by what he is called in the article or in the story's actors."""
    place = row["speaker_start"], row["speaker_stop"]
    called = [texts.get(row["article"], "")[place[0] : place[1]]] if place[0] is not None else []
    found = (_people().match(folded(name)) for name in (*called, *names.get(row["speaker"] or "", ())))
    return frozenset(str(match.lastgroup) for match in found if match)


@lru_cache(maxsize=1)
def _people() -> re.Pattern[str]:
    """Every kind in one pass: the group that matched is the kind."""
    groups = (f"(?P<{entry['id']}>{_any(entry['words'])})" for entry in table("voices")["kind"])
    return _whole("|".join(groups))


@lru_cache(maxsize=1)
def _wishes() -> re.Pattern[str]:
    return _whole(_any(table("voices")["said_for"]))


def _any(words: Sequence[str]) -> str:
    parts = sorted((folded(word) for word in words), key=len, reverse=True)
    return "|".join(re.escape(part.rstrip("*")) + (r"\w*" if part.endswith("*") else "") for part in parts)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){BEFORE}(?:{words})(?!\w)")
