"""Open a story's built tables: checked, put into a database of their generation, served read-only."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import duckdb

from data.model import StoryError
from data.selection import Known
from data.store import queries
from data.store.engine import DuckEngine, Engine
from data.story import StoryInfo, default_story, read_info, stories, story_ids
from data.tables import TABLES, Row, Tables, load, rows_of

log = logging.getLogger("mawaqif.store")
DATA = Path(__file__).resolve().parents[1]
MAKERS = (
    "store/queries.py", "store/fill.py", "store/index.py", "text/terms.py", "text/fold.py", "extract/spelling.py",
    "lexicon/whole_words.toml", "lexicon/spellings.toml",
)  # fmt: skip


@dataclass(frozen=True)
class Store:
    """One generation of one story: what views ask."""

    info: StoryInfo
    engine: Engine
    manifest: Mapping[str, Any]
    warning: StoryError | None = None  # the newest tables are broken and an earlier generation is served

    @property
    def id(self) -> str:
        return self.info.id

    @property
    def generation(self) -> str:
        return str(self.manifest["generation"])

    @cached_property
    def actors(self) -> dict[str, Row]:
        """Every actor of the story by id, in display order."""
        return {row["id"]: row for row in self.engine.rows(queries.ACTORS).to_dict("records")}

    @cached_property
    def articles(self) -> dict[str, Row]:
        """Every article by id, in display order."""
        return {row["id"]: row for row in self.engine.rows(queries.ARTICLES).to_dict("records")}

    @cached_property
    def counted(self) -> Callable[[str, tuple[Any, ...]], int]:
        """The number a counting query answers; a generation never changes, so the latest answers are kept."""

        @lru_cache(maxsize=4096)
        def counted(sql: str, params: tuple[Any, ...]) -> int:
            return int(self.engine.rows(sql, params).iloc[0, 0])

        return counted

    def names(self, named: Iterable[str]) -> dict[str, str]:
        """Of folded names those the story knows, each with the key of all its spellings."""
        wanted = sorted(set(named))
        rows = self.engine.rows(queries.NAMES.format(marks=", ".join("?" * len(wanted))), wanted) if wanted else None
        return {} if rows is None else dict(zip(rows["name"], rows["key"], strict=True))

    @cached_property
    def known(self) -> Known:
        """What an address may name here."""
        outlets = frozenset(row["outlet_id"] for row in self.articles.values() if row["outlet_id"])
        return Known(default_story(), frozenset((*story_ids(), self.id)), frozenset(self.actors), outlets, frozenset(self.articles))


def open_story(name: str, root: Path | None = None) -> Store:
    """The story of that id; ids come from addresses, so nothing but an id is taken. StoryError where it cannot be read."""
    root = root or stories()
    if name not in story_ids(root):
        raise StoryError(name[:40], "the story", "no such story", "one of: " + ", ".join(story_ids(root)), "no_story")
    return open_store(root / name)


def open_store(folder: Path, cache: Path | None = None) -> Store:
    """The tables in ``folder/built``; where they are broken, the last good generation with a warning."""
    info = read_info(folder)
    place = (cache or cache_folder()) / info.id
    try:
        manifest, tables = _read_settled(folder / "built")
    except StoryError as error:
        return _last_good(info, place, error)
    engine = _engine(tables, place, manifest)
    return Store(info, engine, manifest)


def read_built(built: Path) -> tuple[dict[str, Any], Tables]:
    """Manifest and rows, their hash compared: what was built is what is read."""
    manifest = _manifest(built / "manifest.json")
    texts = {}
    for name in TABLES:
        try:
            texts[name] = (built / f"{name}.jsonl").read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise StoryError(f"{name}.jsonl", "the file", _without_path(error), "rebuild the story", "broken_tables") from error
    if (found := generation_of(texts)) != manifest["generation"]:
        told = f"tables hash to {found}, not {manifest['generation']}"
        raise StoryError("manifest.json", "generation", told, "rebuild the story", "broken_tables")
    return manifest, {name: load(name, text) for name, text in texts.items()}


def check_built(built: Path) -> None:
    """StoryError unless ``read_built`` would give these tables; row by row, for those that would not fit in memory."""
    generation, digest = _manifest(built / "manifest.json")["generation"], Digest()
    for name in TABLES:
        digest.begin(name)
        with (built / f"{name}.jsonl").open(encoding="utf-8", newline="\n") as file:
            for _ in rows_of(name, map(digest.line, file)):
                pass
    if digest.name() != generation:
        raise StoryError("manifest.json", "generation", f"tables hash to {digest.name()}", "rebuild the story", "broken_tables")


def _read_settled(built: Path) -> tuple[dict[str, Any], Tables]:
    """As ``read_built``; once more where a build swapped the folder while it was read."""
    before = _generation_now(built)
    try:
        return read_built(built)
    except StoryError:
        if _generation_now(built) == before:
            raise
        return read_built(built)


def _generation_now(built: Path) -> str | None:
    try:
        return str(_manifest(built / "manifest.json")["generation"])
    except StoryError:
        return None


def generation_of(texts: Mapping[str, str]) -> str:
    """The name of a set of tables: a hash of their bytes."""
    digest = Digest()
    for name in TABLES:
        digest.begin(name)
        digest.line(texts[name])
    return digest.name()


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

    def name(self) -> str:
        whole = self._hash.copy()
        whole.update(self._end.encode())
        return whole.hexdigest()[:16]


def cache_folder() -> Path:
    """Where databases are derived to: XDG_CACHE_HOME or ~/.cache."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(home) / "mawaqif"


def _without_path(error: Exception) -> str:
    """What went wrong; where the machine keeps its files is nobody's business."""
    return (error.strerror or "not readable") if isinstance(error, OSError) else str(error)


def _manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        wanted = "build the story: python -m data.build"
        raise StoryError("manifest.json", "the file", _without_path(error), wanted, "broken_tables") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("generation"), str) or not manifest["generation"].isalnum():
        raise StoryError("manifest.json", "generation", "not a name", "rebuild the story", "broken_tables")
    return manifest


@cache
def _form() -> str:
    """A name for the form of the derived database: where the code and word lists that make it differ, another file is made."""
    digest = hashlib.sha256(repr([(table.name, *table.columns.items()) for table in TABLES.values()]).encode())
    for file in MAKERS:
        digest.update((DATA / file).read_bytes())
    return digest.hexdigest()[:6]


def _engine(tables: Tables, place: Path, manifest: Mapping[str, Any]) -> Engine:
    """The generation's file, made where it is missing; in memory where no folder is writable or the file is not ours to read."""
    from data.store import fill  # filling needs pyarrow; reading an existing file does not

    path = place / f"{manifest['generation']}-{_form()}.duckdb"
    try:
        if not path.exists():
            fill.make_file(lambda name: tables[name], path)
            _keep(path, manifest)
        return DuckEngine.open(path)
    except (OSError, duckdb.Error) as error:
        log.warning("tables in memory: %s", error)
        return DuckEngine(fill.in_memory(tables))


def _keep(path: Path, manifest: Mapping[str, Any]) -> None:
    """Name ``path`` as the newest good generation, and drop all but the two newest."""
    beside = path.with_suffix(f".{os.getpid()}.json")
    beside.write_text(json.dumps({"file": path.name, "manifest": dict(manifest)}, ensure_ascii=False), "utf-8")
    os.replace(beside, path.parent / "good.json")
    for old in sorted(path.parent.glob("*.duckdb"), key=lambda file: file.stat().st_mtime)[:-2]:
        old.unlink(missing_ok=True)


def _last_good(info: StoryInfo, place: Path, error: StoryError) -> Store:
    try:
        good = json.loads((place / "good.json").read_text("utf-8"))
        engine = DuckEngine.open(place / Path(good["file"]).name)
        return Store(info, engine, good["manifest"], error)
    except (OSError, ValueError, KeyError, duckdb.Error):
        raise error from None
