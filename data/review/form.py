"""A finding's fields as a reviewer sees and changes them: what stands there now, what may stand there, and the decision they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data.model import Basis, Bound, ClaimStatus, CueClass, Form, Measure, StanceValue, StoryError, Verdict
from data.review.decisions import FILE
from data.review.fields import UnreadableError, read_days, written_days
from data.review.queue import Item

ACTOR, ACTORS, DAY, NUMBER, WORDS, STANCES = "actor", "actors", "day", "number", "words", "stances"
Allowed = str | tuple[str, ...]  # one of the above, or the values themselves
FIELDS: Mapping[str, Mapping[str, Allowed]] = {
    "statement": {
        "speaker": ACTOR,
        "cue_class": tuple(map(str, CueClass)),
        "form": tuple(map(str, Form)),
        "said": DAY,
        "said_basis": ("", *map(str, Basis)),
        "stances": STANCES,
    },
    "count": {
        "measure": tuple(map(str, Measure)),
        "value": NUMBER,
        "low": NUMBER,
        "high": NUMBER,
        "bound": tuple(map(str, Bound)),
        "source": ACTOR,
        "population": WORDS,
        "unit": WORDS,
        "said": DAY,
        "status": tuple(map(str, ClaimStatus)),
    },
    "event": {"kind": WORDS, "day": DAY, "actors": ACTORS, "title_ar": WORDS, "title_en": WORDS},
}
STANCE_VALUES = tuple(map(str, StanceValue))
MOST_WORDS = 300  # characters of a field


def now(item: Item, stances: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The fields as the tables have them; a day that is named and cannot be resolved is left as it is, not written as none."""
    name, stem = ("day", "") if item.kind == "event" else ("said", "said_")
    unresolved = item.row[f"{stem}basis"] is not None and item.row[f"{stem}first"] is None
    return {key: value for key, value in _now(item, stances).items() if not (unresolved and key == name)}


def _now(item: Item, stances: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    row = item.row
    if item.kind == "event":
        title = {"title_ar": row["title_ar"] or "", "title_en": row["title_en"] or ""}
        return {"kind": row["kind"], "day": days(row, ""), "actors": list(row["actors"] or ())} | title
    if item.kind == "count":
        numbers = {key: "" if row[key] is None else row[key] for key in ("value", "low", "high")}
        words = {key: row[key] or "" for key in ("source", "population", "unit")}
        return {"measure": row["measure"], **numbers, "bound": row["bound"], **words, "said": days(row, "said_"), "status": row["status"]}
    told = [{"target": one["target"] or "", "value": one["value"]} for one in stances]
    who = {"speaker": row["speaker"] or "", "cue_class": row["cue_class"], "form": row["form"]}
    return who | {"said": days(row, "said_"), "said_basis": row["said_basis"] or "", "stances": told}


def days(row: Mapping[str, Any], stem: str) -> str | list[str]:
    return written_days(row[f"{stem}first"], row[f"{stem}last"])


def checked(kind: str, fields: Mapping[str, Any], actors: frozenset[str]) -> dict[str, Any]:
    """The fields as they may be written; StoryError for a value that means nothing."""
    found = {}
    for key, value in fields.items():
        wrong = _wrong(FIELDS[kind][key], value, actors)
        if wrong:
            raise StoryError(FILE, key, str(value)[:60], wrong, "wrong_type")
        found[key] = value
    if found.get("bound") in (Bound.EXACT, Bound.ABOUT):
        found |= {"low": found["value"], "high": found["value"]}
    if kind == "statement" and not found.get("said"):
        found.pop("said_basis", None)  # no day, no way of knowing it
    return {key: value for key, value in found.items() if key != "said_basis" or value}


def _wrong(allowed: Allowed, value: Any, actors: frozenset[str]) -> str:
    """What would be right; nothing where the value is."""
    if isinstance(allowed, tuple):
        return "" if value in allowed else "one of " + ", ".join(filter(None, allowed))
    if allowed == DAY:
        try:
            read_days(value)
        except UnreadableError as error:
            return error.wanted
        return ""
    if allowed == NUMBER:
        return "" if value == "" or (isinstance(value, (int, float)) and not isinstance(value, bool)) else 'a number, or "" for none'
    if allowed == WORDS:
        return "" if isinstance(value, str) and value.isprintable() and len(value) <= MOST_WORDS else "a text"
    meant = [value] if allowed == ACTOR else [one["target"] for one in value] if allowed == STANCES else list(value)
    if allowed == STANCES and any(one["value"] not in STANCE_VALUES for one in value):
        return "one of " + ", ".join(STANCE_VALUES)
    return "" if all(one in actors or (one == "" and allowed != ACTORS) for one in meant) else "an actor of the story"


def decision(item: Item, verdict: Verdict, reviewer: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The entry of review.toml, keys in the order people write them."""
    made = {"kind": item.kind, "article": item.article, "verdict": verdict.value, "reviewer": reviewer, "quote": item.quote}
    made |= ({"context": item.context} if item.context else {}) | {"id": item.id}
    return made | ({"fields": dict(fields)} if fields and verdict is not Verdict.REJECTED else {})
