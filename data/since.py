"""What has changed since a link was copied: the data version it pins, against the one that is served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.plain_file import read_json
from data.words import Words

LARGEST = 4 * 1024 * 1024  # bytes of a record of changes that are read
NOUNS = {"articles": "article", "statements": "statement", "stances": "stance", "counts": "count", "events": "event"}
WAYS = ("gained", "lost", "altered")


@dataclass(frozen=True)
class Since:
    """``rows``: by way (gained, lost, altered) and kind; empty where nobody wrote down what changed. ``altered``: ids of findings."""

    rows: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    altered: frozenset[str] = frozenset()

    def in_words(self, words: Words, pinned: str) -> str:
        ways = [self._way(words, way) for way in WAYS if any(self.rows.get(way, {}).values())]
        if not ways:
            return words("share.since.changed", generation=pinned[:8])
        return words("share.since.told", generation=pinned[:8], changes=words("common.sentence.between").join(ways))

    def _way(self, words: Words, way: str) -> str:
        return words(f"share.since.{way}", rows=words.join(words.count(NOUNS[kind], n) for kind, n in self.rows[way].items() if n))


def since(folder: Path, served: str, pinned: str) -> Since | None:
    """What the story's last build changed, where the link is from just before it. None: the link pins what is served (or nothing)."""
    if not pinned or served.startswith(pinned):
        return None
    from data.changes import FILE, WORK  # with numpy, which pages do without

    told = _told(folder / WORK / FILE)
    if told.get("now") != served or not str(told.get("since")).startswith(pinned):
        return Since()
    kinds = {kind: row for kind in NOUNS if isinstance(row := told["kinds"].get(kind), dict)}
    rows = {way: {kind: int(row.get(way, 0)) for kind, row in kinds.items()} for way in WAYS}
    return Since(rows, frozenset(str(one) for row in kinds.values() for one in row.get("ids", {}).get("altered", ())))


def _told(path: Path) -> dict[str, Any]:
    """The record of the last build's changes; nothing where there is none, or it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            return {}
        told = read_json(path)
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) and isinstance(told.get("kinds"), dict) else {}
