"""How one speaker names a thing over time: labels it used on one day, and others it turned to on a later day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from data.ids import finding_id
from data.labels import name
from data.link_statements import Said
from data.model import Link

FEWEST = 2  # days on which labels are known


def label_changes(mine: Sequence[Said], name_of: Callable[[str], tuple[str, str]]) -> Iterator[Link]:
    """A link of kind "labels" where a speaker (whose statements ``mine`` are) took up a label on a later day than others."""
    labels: dict[str, dict[date, Said]] = defaultdict(dict)
    for one in mine:
        for label in one.labels:
            if one.said is not None:
                labels[label].setdefault(one.said, one)
    days = sorted({day for used in labels.values() for day in used})
    if len(days) >= FEWEST and len({min(used) for used in labels.values()}) > 1:
        yield _link(mine[0].speaker, labels, days, name_of(mine[0].speaker))


def _link(speaker: str, labels: Mapping[str, Mapping[date, Said]], days: Sequence[date], names: tuple[str, str]) -> Link:
    every = {one.id: one for used in labels.values() for one in used.values()}
    members = sorted(every.values(), key=lambda one: (one.said or date.max, one.id))
    notes = []
    for lang, who in zip(("ar", "en"), names, strict=True):
        told = (f"{day.isoformat()}: {_joined((label for label in labels if day in labels[label]), lang)}" for day in days)
        notes.append(f"{who} — " + ("؛ " if lang == "ar" else "; ").join(told))
    id = finding_id("link", members[0].article, f"labels {speaker}")
    return Link(id, "labels", tuple(one.id for one in members), speaker, notes[0], notes[1])


def _joined(labels: Iterator[str], lang: str) -> str:
    return ("، " if lang == "ar" else ", ").join(sorted(name(label, lang) for label in labels))
