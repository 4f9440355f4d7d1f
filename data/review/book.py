"""review.toml as a text that people and the desk both write: one decision added, replaced or taken away, all else left as it stands."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import threading
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from data.model import StoryError
from data.review.decisions import FILE, KINDS
from data.review.locate import locate
from data.review.skeleton import as_toml

HEAD = "# What reviewers decided on single findings. The form is described at the head of data/review/__init__.py.\n"
BEGINS = re.compile(r"^\[\[\s*decision\s*\]\]", re.MULTILINE)
WRITING = threading.Lock()  # one desk process; two people at it do not lose each other's decisions
Row = Mapping[str, Any]
Order = Callable[[Row], tuple[Any, ...]]


@dataclass(frozen=True)
class Entry:
    """One decision: its row, and its lines with the comment right above them."""

    row: Row
    text: str


@dataclass(frozen=True)
class Book:
    head: str
    entries: tuple[Entry, ...] = ()

    @property
    def text(self) -> str:
        parts = [self.head.rstrip("\n"), *(entry.text.strip("\n") for entry in self.entries)]
        return "\n\n".join(part for part in parts if part) + "\n"

    def entry(self, like: Row) -> Entry | None:
        """The decision the same reviewer took on the same finding."""
        return next((entry for entry in self.entries if same(entry.row, like)), None)

    def without(self, like: Row) -> Book:
        return replace(self, entries=tuple(entry for entry in self.entries if not same(entry.row, like)))

    def put(self, entry: Entry, order: Order) -> Book:
        """With the decision in its place: in an ordered file after all that come before it; one decision a finding and reviewer."""
        rest = self.without(entry.row).entries
        at = next((n for n in range(len(rest), 0, -1) if order(rest[n - 1].row) <= order(entry.row)), 0)
        return replace(self, entries=(*rest[:at], entry, *rest[at:]))


def order_in(texts: Mapping[str, str]) -> Order:
    """Article by article, in each its own decision first, then findings in reading order; links last. ``texts``: by article."""

    def order(row: Row) -> tuple[Any, ...]:
        article, kind = str(row.get("article", "")), str(row.get("kind", ""))
        known = next((name for name in texts if article and name.startswith(article)), article)
        quote = str(row.get("quote", ""))
        place = locate(quote, texts.get(known, ""), str(row.get("context", ""))) if quote else None
        at = -1 if kind == "article" else place.start if place else sys.maxsize
        return kind == "link", known, at, KINDS.index(kind) if kind in KINDS else len(KINDS), quote, reviewer(row)

    return order


def same(one: Row, other: Row) -> bool:
    """Whether two rows are one reviewer's decision on one finding."""
    named = all(one.get(key, "") == other.get(key, "") for key in ("kind", "article"))
    return named and reviewer(one) == reviewer(other) and alike(one, other)


def alike(one: Row, other: Row) -> bool:
    """Whether two rows carry the same id or mean the same words; one sentence may tell of two events, which only their ids tell apart."""
    ids = one.get("id", ""), other.get("id", "")
    if all(ids) and (ids[0] == ids[1] or one.get("kind") == "event"):
        return bool(ids[0] == ids[1])
    return bool(one.get("quote")) and all(one.get(key, "") == other.get(key, "") for key in ("quote", "context"))


def reviewer(row: Row) -> str:
    return str(row.get("reviewer", "editor"))


def read_book(folder: Path) -> Book:
    """The file as it stands; StoryError where it is no TOML or holds more than decisions."""
    try:
        text = (folder / FILE).read_text("utf-8")
    except FileNotFoundError:
        return Book(HEAD)
    except (OSError, UnicodeDecodeError) as error:
        raise StoryError(FILE, "the file", "not readable", "a readable file", "toml") from error
    return parsed(text)


def parsed(text: str) -> Book:
    """Head and entries. A comment right above a decision belongs to it."""
    starts = [_with_comment(text, found.start()) for found in BEGINS.finditer(text)]
    if not starts:
        _rows(text)
        return Book(text if text.strip() else HEAD)
    pieces = [text[start:stop] for start, stop in zip(starts, [*starts[1:], len(text)], strict=True)]
    rows = [_rows(piece) for piece in pieces]
    if any(len(row) != 1 for row in rows) or [row for one in rows for row in one] != _rows(text):
        raise _otherwise()
    return Book(text[: starts[0]], tuple(Entry(row[0], piece) for row, piece in zip(rows, pieces, strict=True)))


def change(folder: Path, row: Row, order: Order, text: str | None = None) -> str | None:
    """Write the decision (as ``text`` where it stood so before); gives the lines it replaces, None where there were none."""
    with WRITING:
        book = read_book(folder)
        old = book.entry(row)
        _write(folder, book.put(Entry(row, text or as_toml(row)), order))
    return old.text if old else None


def take_back(folder: Path, row: Row) -> None:
    """Without the decision."""
    with WRITING:
        _write(folder, read_book(folder).without(row))


def _write(folder: Path, book: Book) -> None:
    """Checked, then put in the old one's place at one stroke."""
    if _rows(book.text) != [dict(entry.row) for entry in book.entries]:
        raise _otherwise()
    place = (folder / FILE).resolve()
    handle, beside = tempfile.mkstemp(prefix=".review-", dir=place.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(book.text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, place.stat().st_mode & 0o777 if place.exists() else 0o644)
        os.replace(beside, place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _otherwise() -> StoryError:
    return StoryError(FILE, "the file", "decisions written in another way", "[[decision]] at the beginning of a line", "toml")


def _rows(text: str) -> list[dict[str, Any]]:
    try:
        rows = tomllib.loads(text).get("decision", [])
    except tomllib.TOMLDecodeError as error:
        said, _, where = str(error).rpartition(" (")
        raise StoryError(FILE, where.rstrip(")") or "the file", said or str(error), "valid TOML", "toml") from error
    return list(rows) if isinstance(rows, Sequence) else [rows]


def _with_comment(text: str, start: int) -> int:
    """Where the comment lines right above ``start`` begin."""
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].startswith("#") or above == 0:
            return start
        start = above
    return start
