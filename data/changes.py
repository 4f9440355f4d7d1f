"""What a build changed: articles and findings gained, lost and altered since the tables that stood there before."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.ids import id_number, id_of
from data.plain_file import read_json

WORK = ".build"  # in the story's folder: the lock, the parts, and what the last build changed
FILE = "changes.json"
KINDS = ("articles", "statements", "stances", "counts", "events", "origins", "links")
NAMED = 1000  # ids of a kind that are written down; more are counted
ID = re.compile(rb'^\{"id": "((?:[^"\\]|\\.)*)"')
Hashes = NDArray[np.uint64]


@dataclass(frozen=True)
class Change:
    """Of one kind: numbers, and the first ids of each."""

    gained: int = 0
    lost: int = 0
    altered: int = 0
    ids: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        return bool(self.gained or self.lost or self.altered)


@dataclass(frozen=True)
class Changes:
    """``since``: the generation that stood there; None where none did."""

    since: str | None
    now: str
    kinds: Mapping[str, Change]

    @property
    def any(self) -> bool:
        return any(change.any for change in self.kinds.values())

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", "utf-8")


def changes(old: Path, new: Path, manifest: Mapping[str, Any]) -> Changes:
    """Between two folders of tables; a first build has nothing to compare with, and neither has one whose old tables cannot be read."""
    try:
        since = str(read_json(old / "manifest.json")["generation"])
        kinds = {kind: _change(kind, old, new) for kind in KINDS} if since != manifest["generation"] else {}
    except (OSError, ValueError, KeyError, TypeError):
        since, kinds = None, {}
    return Changes(since, manifest["generation"], {kind: kinds.get(kind, Change()) for kind in KINDS})


def _change(kind: str, old: Path, new: Path) -> Change:
    """Rows are compared whole: an id whose row differs in anything is altered."""
    before, after = _rows(kind, old), _rows(kind, new)
    same, here, there = np.intersect1d(after[0], before[0], assume_unique=True, return_indices=True)
    found = {
        "gained": np.setdiff1d(after[0], before[0], assume_unique=True),
        "lost": np.setdiff1d(before[0], after[0], assume_unique=True),
        "altered": same[after[1][here] != before[1][there]],
    }
    names = {what: _names(kind, mine, old if what == "lost" else new) for what, mine in found.items()}
    gained, lost, altered = (len(mine) for mine in found.values())
    return Change(gained, lost, altered, names)


def _rows(kind: str, folder: Path) -> tuple[Hashes, Hashes]:
    """Ids as numbers, sorted, and a hash of each row: sixteen bytes a row, however many there are."""
    pairs = np.fromiter((number for line in _lines(kind, folder) for number in (_number(kind, _id(line)), _hash(line))), np.uint64)
    ids, rows = pairs[::2], pairs[1::2]
    order = np.argsort(ids, kind="stable")
    return ids[order], rows[order]


def _lines(kind: str, folder: Path) -> Iterator[bytes]:
    with (folder / f"{kind}.jsonl").open("rb") as file:
        yield from file


def _id(line: bytes) -> bytes:
    found = ID.match(line)
    if found is None:
        raise ValueError("a row without an id")
    return found[1]


def _number(kind: str, id: bytes) -> int:
    return _hash(id) if kind == "articles" else id_number(id.decode())


def _hash(written: bytes) -> int:
    return int.from_bytes(blake2b(written, digest_size=8).digest(), "little")


def _names(kind: str, numbers: Hashes, folder: Path) -> list[str]:
    """The first of them, as ids."""
    wanted = set(numbers[:NAMED].tolist())
    if kind != "articles":
        return [id_of(number) for number in sorted(wanted)]
    ids = (_id(line) for line in _lines(kind, folder)) if wanted else ()
    return [json.loads(b'"' + id + b'"') for id in ids if _hash(id) in wanted]
