"""Open a story's built tables: checked, put into a database of their generation, served read-only; or found on a server, loaded there."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import duckdb

from data.kept import Kept
from data.model import StoryError
from data.plain_file import read_json
from data.selection import Known
from data.store import queries
from data.store.answers import Answers
from data.store.articles import Articles
from data.store.built import Built, broken, read_manifest
from data.store.clickhouse import ClickHouseEngine, address
from data.store.engine import DuckEngine, Engine
from data.story import StoryInfo, default_story, read_info, stories, story_ids
from data.tables import TABLES, Row

log = logging.getLogger("mawaqif.store")
MOST_FINDINGS = 2_000  # kept by their ids: about 10 MB
MOST_TEXTS, MOST_LETTERS = 2_000, 4_000_000  # articles whose words are kept, and their letters: about 8 MB
FEW = 4_000  # rows of a table that are kept whole: some 250 articles have them
MOST_DERIVED = 2_000  # things worked out of rows that many views show
MOST_HELD, MOST_IDS = 4_000, 200_000  # conditions whose ids are kept, and the ids: about 20 MB
ROUNDS = 2  # a build may swap the folder while it is read
DATA = Path(__file__).resolve().parents[1]
MAKERS = (
    "store/queries.py", "store/rollups.py", "store/fill.py", "store/index.py", "text/terms.py", "text/fold.py", "extract/spelling.py",
    "lexicon/whole_words.toml", "lexicon/spellings.toml",
)  # fmt: skip


@dataclass(frozen=True)
class Store:
    """One generation of one story: what views ask."""

    info: StoryInfo
    engine: Engine
    manifest: Mapping[str, Any]
    warning: StoryError | None = None  # the newest tables are broken, or not loaded yet, and an earlier generation is served

    @property
    def id(self) -> str:
        return self.info.id

    @property
    def generation(self) -> str:
        return str(self.manifest["generation"])

    @cached_property
    def actors(self) -> dict[str, Row]:
        """Every actor of the story by id, in display order."""
        return {row["id"]: row for row in self.engine.answer(queries.ACTORS).records()}

    @cached_property
    def articles(self) -> Articles:
        """Every article by id, in display order."""
        return Articles(self.answers)

    @cached_property
    def outlets(self) -> dict[str | None, int]:
        """How many articles each outlet has, by its id, most first; None: of no known outlet."""
        rows = self.engine.answer(queries.OUTLETS).records()
        return {row["outlet_id"]: int(row["number"]) for row in rows}

    @cached_property
    def outlet_names(self) -> dict[str, str]:
        """Each outlet as its first article names it."""
        return {row["outlet_id"]: str(row["outlet"]) for row in self.engine.answer(queries.OUTLET_NAMES).records()}

    @cached_property
    def targets(self) -> dict[str, int]:
        """Whom stances are about, and how many are, most first."""
        return {row["target"]: int(row["n"]) for row in self.engine.answer(queries.TARGETS).records()}

    def named(self, most: int) -> list[str]:
        """The actors named most."""
        return [str(actor) for actor in self.answers.answer(queries.MOST_NAMED.format(most=int(most))).column()]

    @cached_property
    def answers(self) -> Answers:
        """The engine, with its latest answers kept."""
        return Answers(self.engine)

    @cached_property
    def findings(self) -> Kept[Row]:
        """The latest findings asked for by their ids."""
        return Kept(MOST_FINDINGS)

    @cached_property
    def texts(self) -> Kept[str]:
        """The latest articles' words, as they are."""
        return Kept(MOST_TEXTS, MOST_LETTERS, len)

    @cached_property
    def _whole(self) -> Kept[Sequence[Row]]:
        return Kept(len(queries.FILTERED))

    def few(self, table: str) -> bool:
        """Whether a table has so few rows that all are kept."""
        return table in queries.IDS and self.counted(queries.COUNT[table].format(where="TRUE"), ()) <= FEW

    def by_id(self, table: str) -> Mapping[str, Row]:
        """All rows of a table of few, by their ids; as ``whole``."""
        found: Mapping[str, Row] = self.derived.made(("by id", table), lambda: {row["id"]: row for row in self.whole(table)})
        return found

    def whole(self, table: str) -> Sequence[Row]:
        """All rows of a table in its order, kept: for tables of few rows. They are shared, and not to be changed."""
        return self._whole.made(table, lambda: self.engine.answer(queries.FILTERED[table].format(where="TRUE")).records())

    @cached_property
    def _held(self) -> Kept[frozenset[str]]:
        return Kept(MOST_HELD, MOST_IDS, len)

    def held(self, table: str, sql: str, params: tuple[Any, ...]) -> frozenset[str]:
        """The ids that a condition leaves of a table; the latest are kept."""

        def left() -> frozenset[str]:
            return frozenset(id for (id,) in self.engine.answer(queries.IDS[table].format(where=sql), params).values)

        return self._held.made((table, sql, params), left)

    @cached_property
    def derived(self) -> Kept[Any]:
        """What is worked out of rows alone, whatever the reader filters, by a name for it. Shared, and not to be changed."""
        return Kept(MOST_DERIVED)

    @cached_property
    def counted(self) -> Callable[[str, tuple[Any, ...]], int]:
        """The number a counting query answers; a generation never changes, so the latest answers are kept."""

        @lru_cache(maxsize=4096)
        def counted(sql: str, params: tuple[Any, ...]) -> int:
            return int(self.engine.answer(sql, params).values[0][0])

        return counted

    def names(self, named: Iterable[str]) -> dict[str, str]:
        """Of folded names those the story knows, each with the key of all its spellings."""
        wanted = sorted(set(named))
        found = self.answers.answer(queries.NAMES.format(marks=", ".join("?" * len(wanted))), wanted).records() if wanted else ()
        return {row["name"]: row["key"] for row in found}

    @property
    def known(self) -> Known:
        """What an address may name here; a story that is added while the server runs is known at once."""
        outlets, actors = self._known
        return Known(default_story(), frozenset((*story_ids(), self.id)), actors, outlets, self.articles)

    @cached_property
    def _known(self) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(outlet for outlet in self.outlets if outlet), frozenset(self.actors)


def open_story(name: str, root: Path | None = None) -> Store:
    """The story of that id; ids come from addresses, so nothing but an id is taken. StoryError where it cannot be read."""
    root = root or stories()
    if name not in story_ids(root):
        raise StoryError(name[:40], "the story", "no such story", "one of: " + ", ".join(story_ids(root)), "no_story")
    return open_store(root / name)


def open_store(folder: Path, cache: Path | None = None) -> Store:
    """The tables in ``folder/built``; where they are broken, the last good generation with a warning. With an address in
    MAWAQIF_ENGINE, what was loaded there."""
    info = read_info(folder)
    if at := address():
        return _loaded(info, folder, ClickHouseEngine(at))
    place = (cache or cache_folder()) / info.id
    built, problem = None, None
    for _ in range(ROUNDS):
        try:
            built = Built.of(folder / "built")
            return Store(info, _engine(built, place), built.manifest)
        except StoryError as error:
            problem = error
            if built is None or built.current:  # nobody swapped the folder while it was read: it is broken
                break
    return _last_good(info, place, problem or broken("manifest.json", "generation", "swapped at each try"))


def cache_folder() -> Path:
    """Where databases are derived to: XDG_CACHE_HOME or ~/.cache."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(home) / "mawaqif"


@cache
def form() -> str:
    """A name for the form of the derived database: where the code and word lists that make it differ, another file is made."""
    digest = hashlib.sha256(repr([(table.name, *table.columns.items()) for table in TABLES.values()]).encode())
    for file in MAKERS:
        digest.update((DATA / file).read_bytes())
    return digest.hexdigest()[:6]


def database(built: Built, place: Path) -> Path:
    """The generation's file, made where it is missing. OSError or duckdb.Error where no folder is writable."""
    path = place / f"{built.generation}-{form()}.duckdb"
    if not (path.exists() and built.large):
        built.check()
    if not path.exists():
        from data.store import fill  # filling needs pyarrow and its 30 MB; reading an existing file does not

        fill.make_file(built.rows, path, lambda: built.current)
        _keep(path, built.manifest)
    return path


def _engine(built: Built, place: Path) -> Engine:
    """The generation's file; in memory where no folder is writable or the file is not ours to read."""
    try:
        return DuckEngine.open(database(built, place))
    except (OSError, duckdb.Error) as error:
        from data.store import fill

        log.warning("tables in memory: %s", error)
        return DuckEngine(fill.in_memory(built.rows))


def _loaded(info: StoryInfo, folder: Path, server: ClickHouseEngine) -> Store:
    """The folder's generation where it was loaded, else the newest that was, with a warning."""
    from data.store.copies import copies

    found = [copy for copy in copies(server, info.id) if copy.form == form()]
    try:
        wanted = str(read_manifest(folder / "built" / "manifest.json")["generation"])
    except StoryError:
        wanted = ""
    copy = next((copy for copy in found if copy.generation == wanted), found[0] if found else None)
    if copy is None or copy.generation != wanted:
        missing = StoryError(info.id, "generation", wanted or "none", f"python -m data.store.load {info.id}", "not_loaded")
        if copy is None:
            raise missing
        log.warning("%s", missing)
    server.close()
    return Store(info, server.inside(copy.database), copy.manifest, None if copy.generation == wanted else missing)


def _keep(path: Path, manifest: Mapping[str, Any]) -> None:
    """Name ``path`` as the newest good generation, and drop all but the two newest."""
    beside = path.with_suffix(f".{os.getpid()}.json")
    beside.write_text(json.dumps({"file": path.name, "manifest": dict(manifest)}, ensure_ascii=False), "utf-8")
    os.replace(beside, path.parent / "good.json")
    for old in sorted(path.parent.glob("*.duckdb"), key=lambda file: file.stat().st_mtime)[:-2]:
        old.unlink(missing_ok=True)


def _last_good(info: StoryInfo, place: Path, error: StoryError) -> Store:
    try:
        good = read_json(place / "good.json")
        engine = DuckEngine.open(place / Path(good["file"]).name)
        return Store(info, engine, good["manifest"], error)
    except (OSError, ValueError, KeyError, duckdb.Error):
        raise error from None
