"""How often the rules are right: automatic findings of a story against those an editor has read, kind by kind.

``python -m data.quality STORY`` prints the measures and writes them to the story's quality.json, which the dashboard shows.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from data.corpus import Corpus
from data.measured import FILE, Measured
from data.model import Decision, Findings, StanceValue, StoryError
from data.pipeline import read_corpus
from data.review.locate import overlap
from data.story import find_story

ALIKE = 0.5  # of the words two findings cover together, the part both must cover to be one


Pairs = list[tuple[Any, Any]]  # reviewed, automatic
Check = Callable[[Any, Any], bool]


CHECKS: dict[str, dict[str, Check]] = {
    "statements": {
        "speaker": lambda one, other: one.speaker == other.speaker,
        "day": lambda one, other: _days(one.said) == _days(other.said),
    },
    "stances": {"value": lambda one, other: one.value == other.value},
    "counts": {
        "number": lambda one, other: (one.value, one.low, one.high) == (other.value, other.low, other.high),
        "measure": lambda one, other: one.measure == other.measure,
        "status": lambda one, other: one.status == other.status,
    },
    "events": {"kind": lambda one, other: one.kind == other.kind, "day": lambda one, other: _days(one.day) == _days(other.day)},
}


def measure(automatic: Corpus, reviewed: Corpus) -> dict[str, Any]:
    """Measures over the articles an editor has read: those with a finding decided on. What is undecided there is taken for wrong."""
    known = {article.id: _decided(reviewed.findings[article.id], reviewed.reviewed) for article in reviewed.articles}
    read = [id for id, found in known.items() if found.statements or found.counts or found.events]
    pairs = [(known[id], automatic.findings[id]) for id in read if id in automatic.findings]
    kinds = {kind: _measured(kind, pairs) for kind in CHECKS}
    return {"story": reviewed.info.id, "articles": len(read), "kinds": {kind: found.as_json() for kind, found in kinds.items()}}


def _measured(kind: str, articles: Sequence[tuple[Findings, Findings]]) -> Measured:
    matched = [pair for right, rules in articles for pair in (_held(right, rules) if kind == "stances" else _matched(kind, right, rules))]
    right = {name: sum(check(*pair) for pair in matched) for name, check in CHECKS[kind].items()}
    known, made = (sum(len(_told(kind, side[at])) for side in articles) for at in (0, 1))
    return Measured(known, made, len(matched), right)


def _decided(found: Findings, decisions: Mapping[str, Decision]) -> Findings:
    """What a person has decided on."""
    return replace(
        found,
        statements=tuple(one for one in found.statements if one.id in decisions),
        stances=tuple(one for one in found.stances if one.id in decisions),
        counts=tuple(one for one in found.counts if one.id in decisions),
        events=tuple(one for one in found.events if one.id in decisions),
    )


def _matched(kind: str, right: Findings, rules: Findings) -> Pairs:
    """Each finding with the one that covers most of the same words, each once."""
    ways = [(overlap(one.span, other.span), one, other) for one in getattr(right, kind) for other in getattr(rules, kind)]
    pairs: Pairs = []
    taken: set[int] = set()
    for share, one, other in sorted(ways, key=lambda way: -way[0]):
        if share >= ALIKE and not taken & {id(one), id(other)}:
            taken |= {id(one), id(other)}
            pairs.append((one, other))
    return pairs


def _told(kind: str, found: Findings) -> Sequence[Any]:
    """Findings of a kind; to inform only is no stance."""
    return [one for one in found.stances if one.value is not StanceValue.NONE] if kind == "stances" else getattr(found, kind)


def _held(right: Findings, rules: Findings) -> Pairs:
    """Stances of matched statements toward the same target."""
    same = {other.id: one.id for one, other in _matched("statements", right, rules)}
    ways = [
        (one, other)
        for one in _told("stances", right)
        for other in _told("stances", rules)
        if (one.statement, one.target) == (same.get(other.statement), other.target)
    ]
    pairs: Pairs = []
    taken: set[int] = set()
    for one, other in sorted(ways, key=lambda way: way[0].value != way[1].value):
        if not taken & {id(one), id(other)}:
            taken |= {id(one), id(other)}
            pairs.append((one, other))
    return pairs


def _days(day: Any) -> tuple[Any, Any]:
    return (day.first, day.last) if day else (None, None)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.quality", description="Measure the automatic findings against the reviewed ones.")
    parser.add_argument("story", help="a story's id, or its folder")
    asked = parser.parse_args(arguments)
    try:
        folder = find_story(asked.story)
        told = measure(read_corpus(asked.story, reviewed=False), read_corpus(asked.story))
        (folder / FILE).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except (StoryError, OSError) as error:
        print(f"not measured: {error}", file=sys.stderr)
        return 1
    for kind, found in told["kinds"].items():
        right = ", ".join(f"{name} {n}" for name, n in found["right"].items())
        print(f"{kind:11} {found['found']} of {found['reviewed']} found, {found['automatic']} made; right among them: {right}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
