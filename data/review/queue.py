"""What a reviewer goes through: findings one by one, the doubtful ones first, and what was decided on each so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.model import Decision, Flag, Span
from data.review.locate import locate
from data.review.skeleton import quote_of

Row = Mapping[str, Any]
KINDS = ("statement", "count", "event")
FLAGS = frozenset(map(str, Flag))


@dataclass(frozen=True)
class Item:
    """A finding as the tables hold it, what makes it doubtful, and the decisions on it in review.toml, by reviewer."""

    kind: str
    row: Row
    doubts: tuple[str, ...]
    quote: str
    context: str
    decided: Mapping[str, Decision]

    @property
    def id(self) -> str:
        return str(self.row["id"])

    @property
    def article(self) -> str:
        return str(self.row["article"])


def queue(kind: str, rows: Iterable[Row], texts: Mapping[str, str], decisions: Iterable[Decision]) -> list[Item]:
    """The rows in reading order, as items."""
    known: dict[tuple[str, str], list[Decision]] = {}
    for decision in decisions:
        known.setdefault((decision.kind, decision.article), []).append(decision)
    return [_item(kind, row, texts[row["article"]], known.get((kind, row["article"]), [])) for row in rows]


def doubtful_first(items: Iterable[Item]) -> list[Item]:
    """Most doubts first; of as many the reading order stays."""
    return sorted(items, key=lambda item: -len(item.doubts))


def _item(kind: str, row: Row, text: str, decisions: Sequence[Decision]) -> Item:
    span = Span(row["start"], row["stop"])
    quote, context = quote_of(span, text)
    meant = {decision.reviewer: decision for decision in decisions if _means(decision, row, span, text)}
    return Item(kind, row, doubts(kind, row), quote, context, meant)


def _means(decision: Decision, row: Row, span: Span, text: str) -> bool:
    """Whether the decision is about this finding: by id, or by the same words."""
    return decision.id == row["id"] if decision.id else locate(decision.quote, text, decision.context) == span


def doubts(kind: str, row: Row) -> tuple[str, ...]:
    """Why a finding deserves a look before others: names of phrases."""
    found = [flag for flag in row.get("flags") or () if flag in FLAGS]
    if kind == "statement":
        found += ["speaker_unknown"] if row["speaker"] is None else []
        found += ["speaker_inferred"] if row["speaker_basis"] in ("pronoun", "implicit") else []
        found += ["hedged"] if row["hedge"] else []
    if kind == "count":
        found += ["measure_other"] if row["measure"] == "other" else []
        found += ["not_stated"] if row["status"] != "stated" else []
        found += ["no_value"] if row["value"] is None and row["bound"] != "range" else []
    basis, day = (row["basis"], row["first"]) if kind == "event" else (row["said_basis"], row["said_first"])
    return tuple(found + (["no_day"] if day is None else ["day_estimated"] if basis == "estimated" else []))
