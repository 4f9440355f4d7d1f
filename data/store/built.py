"""Built tables on disk: read row by row, their hash compared with the manifest's. What was built is what is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.model import StoryError
from data.plain_file import read_json
from data.tables import TABLES, Row, Tables, rows_of

LARGE = 64 * 1024 * 1024  # bytes of tables: beyond, they are checked when a database is made of them and not at every start


@dataclass(frozen=True)
class Built:
    """The tables of one generation in a story's folder."""

    folder: Path
    manifest: Mapping[str, Any]

    @classmethod
    def of(cls, folder: Path) -> Built:
        return cls(folder, read_manifest(folder / "manifest.json"))

    @property
    def generation(self) -> str:
        return str(self.manifest["generation"])

    @property
    def large(self) -> bool:
        return sum(self._file(name).stat().st_size for name in TABLES if self._file(name).exists()) > LARGE

    @property
    def current(self) -> bool:
        """Whether no build has put other tables in the folder since."""
        try:
            return bool(read_manifest(self.folder / "manifest.json")["generation"] == self.generation)
        except StoryError:
            return False

    def rows(self, table: str) -> Iterator[Row]:
        """A table's rows in its order, one in memory at a time."""
        with _readable(self._file(table)) as file:
            yield from rows_of(table, file)

    def check(self) -> None:
        """StoryError unless every row is what its table says, and all of them what the manifest says."""
        digest = Digest()
        for name in TABLES:
            digest.begin(name)
            with _readable(self._file(name)) as file:
                try:
                    for _ in rows_of(name, map(digest.line, file)):
                        pass
                except (OSError, UnicodeDecodeError) as error:
                    raise broken(f"{name}.jsonl", "the file", without_path(error)) from error
        if digest.name() != self.generation:
            raise broken("manifest.json", "generation", f"tables hash to {digest.name()}, not {self.generation}")

    def _file(self, table: str) -> Path:
        return self.folder / f"{table}.jsonl"


def read_built(folder: Path) -> tuple[dict[str, Any], Tables]:
    """Manifest and all rows, checked."""
    built = Built.of(folder)
    built.check()
    return dict(built.manifest), {name: list(built.rows(name)) for name in TABLES}


def broken(path: str, where: str, found: str) -> StoryError:
    return StoryError(path, where, found, "rebuild the story", "broken_tables")


def _readable(path: Path) -> Any:
    try:
        return path.open(encoding="utf-8", newline="\n")
    except OSError as error:
        raise broken(path.name, "the file", without_path(error)) from error


class Digest:
    """A set of tables' name in the making: a hash of their bytes in the order of TABLES."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._end = ""

    def begin(self, table: str) -> None:
        self._hash.update(f"{self._end}{table}\n".encode())
        self._end = "\n"

    def line(self, line: str) -> str:
        self._hash.update(line.encode("utf-8", "surrogatepass"))
        return line

    def bytes(self, piece: bytes) -> None:
        self._hash.update(piece)

    def name(self) -> str:
        whole = self._hash.copy()
        whole.update(self._end.encode())
        return whole.hexdigest()[:16]


def without_path(error: Exception) -> str:
    """What went wrong; where the machine keeps its files is nobody's business."""
    return (error.strerror or "not readable") if isinstance(error, OSError) else str(error)


def read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = read_json(path)
    except (OSError, ValueError) as error:
        wanted = "build the story: python -m data.build"
        raise StoryError("manifest.json", "the file", without_path(error), wanted, "broken_tables") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("generation"), str) or not manifest["generation"].isalnum():
        raise StoryError("manifest.json", "generation", "not a name", "rebuild the story", "broken_tables")
    return manifest
