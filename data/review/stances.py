"""Decisions on stances: listed under their statement, or alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from data.ids import unused_id
from data.model import Decision, Stance, StanceValue, Statement, Verdict
from data.review.locate import best
from data.review.readers import STANCE
from data.review.state import Review


def list_stances(review: Review, decision: Decision, statement: Statement) -> None:
    """The stances of a statement are those listed: equal ones accepted, others corrected or added, the rest rejected."""
    parts = review.found[statement.article]
    old = [one for one in parts["stance"] if one.statement == statement.id]
    kept: list[Stance] = []
    listed = decision.fields["stances"]
    for row in listed if isinstance(listed, list) else [listed]:
        own = replace(decision, kind="stance", fields=row if isinstance(row, dict) else {"value": row})
        wanted: dict[str, Any] = {"holder": statement.speaker, "target": None, "value": StanceValue.NONE}
        wanted |= review.fields(own, statement.passage).laid_over({}, STANCE)
        match = _match([one for one in old if one.id not in {each.id for each in kept}], wanted)
        stance = replace(match, **wanted) if match else _new(statement, wanted, [*old, *kept])
        kept.append(stance)
        verdict = Verdict.ADDED if match is None else Verdict.ACCEPTED if stance == match else Verdict.CORRECTED
        review.reviewed[stance.id] = replace(own, id=stance.id, verdict=verdict)
    parts["stance"] = [one for one in parts["stance"] if one.statement != statement.id] + kept


def lay_stance(review: Review, decision: Decision) -> None:
    """A stance named by its id, or by its statement's words and its target."""
    parts = review.found[decision.article]
    statement = _statement(review, decision)
    at = _find(parts["stance"], decision, statement)
    if decision.verdict is Verdict.REJECTED and at is not None:
        review.decisions.append(replace(decision, id=parts["stance"].pop(at).id))
    elif at is not None:
        owner = next(one for one in parts["statement"] if one.id == parts["stance"][at].statement)
        changes = review.fields(decision, owner.passage).laid_over({}, STANCE)
        parts["stance"][at] = replace(parts["stance"][at], **changes)
        review.note(decision, parts["stance"][at].id)
    elif statement and decision.verdict is Verdict.ADDED:
        stance = _new(statement, review.fields(decision, statement.passage).laid_over({}, STANCE), parts["stance"])
        parts["stance"].append(stance)
        review.note(decision, stance.id)
    else:
        review.orphan(decision, "", "the words of a statement with such a stance")


def _match(old: Sequence[Stance], wanted: Mapping[str, Any]) -> Stance | None:
    """The automatic stance that says the same, else one toward the same target."""
    same = [one for one in old if (one.target, one.value) == (wanted["target"], wanted["value"])]
    return next(iter(same or [one for one in old if one.target == wanted["target"]]), None)


def _new(statement: Statement, changes: Mapping[str, Any], others: Sequence[Stance]) -> Stance:
    words = f"{statement.id} {changes.get('target')} {changes.get('value')}"
    name = unused_id("stance", statement.article, words, {one.id for one in others})
    made = Stance(name, statement.article, statement.id, statement.speaker, None, StanceValue.NONE, statement.cue, "editor")
    return replace(made, **changes)


def _statement(review: Review, decision: Decision) -> Statement | None:
    statements = review.found[decision.article]["statement"]
    place = review.place(decision)
    at = best(place, [one.span for one in statements], 0.3) if place else None
    found: Statement | None = statements[at] if at is not None else None
    return found


def _find(stances: Sequence[Stance], decision: Decision, statement: Statement | None) -> int | None:
    by_id = [at for at, one in enumerate(stances) if one.id == decision.id]
    mine = [at for at, one in enumerate(stances) if statement and one.statement == statement.id]
    aimed = [at for at in mine if stances[at].target == (decision.fields.get("target") or None)]
    alone = mine if len(mine) == 1 and decision.verdict is not Verdict.ADDED else []
    return next(iter(by_id or aimed or alone), None)
