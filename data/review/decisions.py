"""review.toml -> decisions, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.model import Decision, StoryError, Verdict
from data.toml_file import checked, nearest, read_toml

FILE = "review.toml"
KINDS = ("article", "statement", "stance", "count", "event", "link")  # in the order they are laid over
KEYS: Mapping[str, type | tuple[type, ...]] = {
    "id": str, "kind": str, "article": str, "verdict": str, "reviewer": str, "quote": str, "context": str, "note": str, "fields": dict,
    "day": date,
}  # fmt: skip


def read_review(folder: Path, articles: Iterable[str]) -> tuple[tuple[Decision, ...], tuple[StoryError, ...]]:
    """The decisions of a story's review.toml in file order."""
    try:
        table = read_toml(folder / FILE)
    except StoryError as error:
        return (), (error,)
    known = tuple(articles)
    problems = [StoryError(FILE, key, key, '"decision"', "unknown_key") for key in sorted(table.keys() - {"decision"})]
    decisions = []
    rows = table.get("decision", [])
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        decision, wrong = _decision(f"decision {number}", row, known)
        problems += wrong
        decisions += [decision] if decision else []
    return tuple(decisions), tuple(problems)


def article_of(given: str, articles: Iterable[str]) -> str | None:
    """The article of that id, or the only one that begins so."""
    begun = [article for article in articles if given and article.startswith(given)]
    return given if given in begun else begun[0] if len(begun) == 1 else None


def _decision(where: str, row: Any, articles: Sequence[str]) -> tuple[Decision | None, list[StoryError]]:
    if not isinstance(row, dict):
        return None, [StoryError(FILE, where, repr(row)[:60], "a [[decision]] table", "wrong_type")]
    kept, problems = checked(FILE, where, row, KEYS)
    for key, allowed in (("kind", KINDS), ("verdict", tuple(map(str, Verdict)))):
        if kept.get(key) not in allowed:
            value = str(kept.get(key, ""))
            return None, [*problems, StoryError(FILE, f"{where} {key}", value, nearest(value, allowed), "unknown_key")]
    given = kept.get("article", "")
    article = article_of(given, articles)
    if article is None and kept["kind"] != "link":
        return None, [*problems, StoryError(FILE, f"{where} article", given, nearest(given, articles), "orphan")]
    words = {key: kept.get(key, "") for key in ("id", "kind", "quote", "context", "note")}
    facts = {
        "verdict": Verdict(kept["verdict"]),
        "reviewer": kept.get("reviewer", "editor"),
        "fields": kept.get("fields", {}),
        "day": _day(kept.get("day")),
    }
    return Decision(**words, article=article or "", **facts), problems


def _day(given: date | None) -> date | None:
    """The day alone, where the file has a time with it."""
    return given.date() if isinstance(given, datetime) else given
