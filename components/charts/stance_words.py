"""What the map says, in words: its finding, and every holder in turn."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts.holders import Holder
from components.charts.layout import Look
from components.charts.palette import STANCES


def marked(holders: Sequence[Holder]) -> set[str]:
    """What stands on the map: values and how holders are marked."""
    return {holder.mark for holder in holders} | {value for holder in holders for value in holder.values}


def headline(holders: Sequence[Holder], target: str | None, look: Look) -> str:
    """Who stands where, the stance with most holders first; the target's own stance is left out."""
    words = look.words
    if target is None:
        return words("stances.headline.anyone")
    name = words.toward(look.name(target))
    others = [holder for holder in holders if holder.voice != target and taken(holder)]
    if not others:
        return words("stances.headline.nothing", target=name)
    groups: dict[tuple[str, ...], list[str]] = {}
    for holder in others:
        groups.setdefault(tuple(sorted(taken(holder), key=STANCES.index)), []).append(look.name(holder.voice))
    if len(groups) == 1 and len(others) > 1:
        return words("stances.headline.agree", target=name, stance=_stances(next(iter(groups)), look))
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), STANCES.index(item[0][0])))
    parts = [words("stances.headline.part", names=words.join(names), stance=_stances(values, look)) for values, names in ordered]
    return words("stances.headline.split", target=name, parts=words.listed(parts))


def summary(holders: Sequence[Holder], look: Look) -> str:
    """Every voice with its stances, then those who speak without one, then those who are only mentioned."""
    lines = [
        look.words("stances.summary.row", name=look.name(holder.voice), stances=_stances(holder.values, look))
        for holder in holders
        if taken(holder)
    ]
    spoke = [look.name(holder.voice) for holder in holders if holder.speaks and not taken(holder)]
    if spoke:
        lines.append(look.words("stances.summary.spoke", names=look.words.join(spoke)))
    named = [look.name(holder.voice) for holder in holders if not holder.speaks]
    if named:
        lines.append(look.words("stances.summary.mentioned", names=look.words.join(named)))
    return " ".join(lines)


def taken(holder: Holder) -> list[str]:
    """Stances proper: informing only is none."""
    return [value for value in holder.values if value != "none"]


def _stances(values: Sequence[str], look: Look) -> str:
    return look.words.join(look.words(f"charts.stance.{value}") for value in values)
