"""Several reviewers on one finding: whose decision stands, and how far they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from data.model import Decision, Verdict

FIRST = "editor"  # the role whose decision stands over others'
Key = tuple[str, str, str, str]
JUDGED = (Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.REJECTED)


@dataclass(frozen=True)
class Agreement:
    """Two reviewers on the findings both decided. ``kappa`` is Cohen's; None where all verdicts are one and chance explains everything."""

    one: str
    other: str
    n: int
    same: int
    kappa: float | None

    @property
    def percent(self) -> float:
        return 100 * self.same / self.n


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """One decision a finding, in their order: the editor's, else that of the reviewer first in the alphabet.

    Decisions of one reviewer stay as they are: that is for those who lay them over findings to tell.
    """
    rows = list(decisions)
    chosen: dict[Key, str] = {}
    for row in rows:
        key = words_of(row)
        chosen[key] = min(chosen.get(key, row.reviewer), row.reviewer, key=_rank)
    return tuple(row for row in rows if not row.quote or row.reviewer == chosen[words_of(row)])


def words_of(decision: Decision) -> Key:
    return decision.kind, decision.article, decision.quote, decision.context


def agreements(decisions: Iterable[Decision]) -> tuple[Agreement, ...]:
    """Every two reviewers who decided on the same findings; those with most of them first."""
    verdicts: dict[str, dict[Key, Verdict]] = {}
    for row in decisions:
        if row.verdict in JUDGED and row.quote:
            verdicts.setdefault(row.reviewer, {})[words_of(row)] = row.verdict
    found = [_agreement(one, other, verdicts) for one, other in combinations(sorted(verdicts, key=_rank), 2)]
    return tuple(sorted((pair for pair in found if pair.n), key=lambda pair: (-pair.n, pair.one, pair.other)))


def _agreement(one: str, other: str, verdicts: Mapping[str, Mapping[Key, Verdict]]) -> Agreement:
    both = sorted(verdicts[one].keys() & verdicts[other].keys())
    pairs = [(verdicts[one][key], verdicts[other][key]) for key in both]
    return Agreement(one, other, len(pairs), sum(a == b for a, b in pairs), kappa(pairs))


def kappa(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """Cohen's kappa: agreement beyond chance, 1 is all, 0 is chance, below is worse than chance."""
    n = len(pairs)
    if not n:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[value] * second[value] for value in first) / (n * n)
    seen = sum(a == b for a, b in pairs) / n
    return None if chance == 1 else (seen - chance) / (1 - chance)


def _rank(reviewer: str) -> tuple[bool, str]:
    return reviewer != FIRST, reviewer
