"""Findings nobody has decided on, as TOML a person can edit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.corpus import Corpus
from data.ids import place_of
from data.model import Article, Day, Span, Stance
from data.review.fields import written_days
from data.review.locate import locate
from data.review.state import PARTS

SHORT = 12  # words: a longer quote is given by its beginning and end


def undecided(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """Statements (with their stances), counts and events without a decision, in reading order."""
    for article in corpus.articles:
        found = corpus.findings[article.id]
        rows = [(kind, one) for kind in ("statement", "count", "event") for one in getattr(found, PARTS[kind])]
        for kind, one in sorted(rows, key=lambda pair: place_of(pair[1])):
            if one.id not in corpus.reviewed:
                yield _decision(kind, one, article, [stance for stance in found.stances if stance.statement == one.id])


def as_toml(decision: Mapping[str, Any]) -> str:
    lines = ["[[decision]]"] + [f"{key} = {_toml(value)}" for key, value in decision.items() if key != "fields"]
    fields = decision.get("fields", {})
    lines += (["[decision.fields]"] if fields else []) + [f"{key} = {_toml(value)}" for key, value in fields.items()]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _decision(kind: str, one: Any, article: Article, stances: Sequence[Stance]) -> dict[str, Any]:
    quote, context = quote_of(one.span, article.text)
    made = {"kind": kind, "article": article.id, "verdict": "accepted", "reviewer": "editor", "quote": quote}
    return made | ({"context": context} if context else {}) | {"id": one.id, "fields": _fields(kind, one, article.text, stances)}


def quote_of(span: Span, text: str) -> tuple[str, str]:
    """A quote that leads back to the span, and the context it needs."""
    words = span.of(text)
    parts = words.split()
    short = f"{' '.join(parts[:6])} … {' '.join(parts[-5:])}"
    before = " ".join(text[: span.start].split()[-4:])
    for quote in (short, words) if len(parts) > SHORT or "\n" in words else (words,):
        for context in ("", before):
            if locate(quote, text, context) == span:
                return quote, context
    return words, before


def _fields(kind: str, one: Any, text: str, stances: Sequence[Stance]) -> dict[str, Any]:
    if kind == "statement":
        return {
            "speaker": one.speaker or "", "cue": _of(one.cue, text), "cue_class": one.cue_class.value, "form": one.form.value,
            "said": _days(one.said), "flags": [flag.value for flag in one.flags],
            "stances": [{"target": stance.target or "", "value": stance.value.value} for stance in stances],
        }  # fmt: skip
    if kind == "count":
        return {
            "measure": one.measure.value, "value": "" if one.value is None else one.value, "bound": one.bound.value,
            "source": one.source or "", "population": one.population or "", "unit": one.unit or "", "said": _days(one.said),
            "status": one.status.value, "status_reason": _of(one.status_reason, text),
        }  # fmt: skip
    return {"kind": one.kind, "title_ar": one.title_ar, "title_en": one.title_en, "day": _days(one.day), "actors": list(one.actors)}


def _of(span: Span | None, text: str) -> str:
    return span.of(text) if span else ""


def _days(day: Day | None) -> str | list[str]:
    return written_days(day.first, day.last) if day else ""
