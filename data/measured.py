"""The measures a story carries in its quality.json: how often the rules were right on articles an editor has read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.plain_file import read_json

FILE = "quality.json"
KINDS = ("statements", "stances", "counts", "events")


@dataclass(frozen=True)
class Measured:
    """One kind of finding. ``right`` says of the found ones how many agree with the editor in a field."""

    reviewed: int
    automatic: int
    found: int
    right: Mapping[str, int]

    def as_json(self) -> dict[str, object]:
        return {"reviewed": self.reviewed, "automatic": self.automatic, "found": self.found, "right": dict(self.right)}


@dataclass(frozen=True)
class Quality:
    articles: int  # that were read
    kinds: Mapping[str, Measured]


def read_quality(folder: Path) -> Quality | None:
    """None where nobody has measured, or the file is not as it was written."""
    try:
        told = read_json(folder / FILE)
        kinds = {kind: Measured(**{key: told["kinds"][kind][key] for key in ("reviewed", "automatic", "found", "right")}) for kind in KINDS}
        return Quality(int(told["articles"]), kinds)
    except (OSError, ValueError, KeyError, TypeError):
        return None
