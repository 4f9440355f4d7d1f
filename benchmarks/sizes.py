"""Stories of any size, ready to be drawn, asked and served: built and timed up to a number of articles, beyond it those on later days."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.build import build
from benchmarks.large import multiply, write
from benchmarks.search import Words, words_of
from data.store.built import LARGE, Built
from data.store.engine import DuckEngine
from data.store.open import Store, database, form, open_store
from data.story import ELSEWHERE
from data.text.fold import folded

FIRST = Path(__file__).parents[1] / "data" / "stories" / "kazakhstan-2022"
STORY = 'title_ar = "قصة للقياس"\ntitle_en = "A story to measure"\ndefault = true\n'
TOOK = "took.json"


@dataclass(frozen=True)
class Wanted:
    """Where stories are made and stay, what of, and up to how many articles are built."""

    place: Path
    corpus: Path | None = None
    distinct: int = 1000


@dataclass(frozen=True)
class Sized:
    """A story of one size."""

    folder: Path
    cache: Path  # its database is in there, where a server looks for it
    took: Mapping[str, float]  # what building it took; nothing where it is another's articles on later days

    @cached_property
    def store(self) -> Store:
        return open_store(self.folder, self.cache / "mawaqif")

    @cached_property
    def words(self) -> Words:
        """What is looked for."""
        return words_of(DuckEngine.open(self.database))

    @property
    def database(self) -> Path:
        return _database(self.folder, self.cache)

    @property
    def settings(self) -> dict[str, str]:
        """Of a server that knows only this story's shelf."""
        return {ELSEWHERE: str(self.folder.parent), "XDG_CACHE_HOME": str(self.cache)}

    @cached_property
    def raw(self) -> int:
        """Bytes of the articles' words, as a file holds them."""
        return int(self.store.engine.rows("SELECT sum(octet_length(encode(text))) AS n FROM texts")["n"].iloc[0])


def sized(articles: int, wanted: Wanted) -> Sized:
    """A story of so many articles; the five are the first story. What stands at ``wanted.place`` is taken as it is."""
    place = wanted.place / str(articles)
    folder, cache = place / "stories" / "measured", place / "cache"
    if articles == len(list((FIRST / "articles").glob("*.txt"))):
        database(Built.of(FIRST / "built"), cache / "mawaqif" / FIRST.name)
        return Sized(FIRST, cache, {})
    if articles > wanted.distinct:
        _repeated(folder, cache, sized(wanted.distinct, wanted), articles // wanted.distinct)
        return Sized(folder, cache, {})
    took = _built(folder, articles, wanted.corpus)
    database(Built.of(folder / "built"), cache / "mawaqif" / folder.name)
    made = Sized(folder, cache, took)
    _name(made)
    return made


def _database(folder: Path, cache: Path) -> Path:
    return cache / "mawaqif" / folder.name / f"{Built.of(folder / 'built').generation}-{form()}.duckdb"


def _built(folder: Path, articles: int, corpus: Path | None) -> dict[str, float]:
    """What building takes: at first, and again from the parts that are kept; and reading and folding the same files, its floor."""
    told = folder / TOOK
    if not told.exists():
        if not (folder / "articles").exists():
            write(folder, articles, corpus)
        took = {name: dataclasses.asdict(build(folder)) for name in ("first", "again")}
        flat = {f"{name}.{key}": value for name, row in took.items() for key, value in row.items()}
        told.write_text(json.dumps(flat | {"articles": articles, "floor": _folding(folder)}), "utf-8")
    return {str(key): float(value) for key, value in json.loads(told.read_text("utf-8")).items()}


def _folding(folder: Path) -> float:
    """Seconds of CPU."""
    before = time.process_time()
    for path in sorted((folder / "articles").iterdir()):
        folded(path.read_text("utf-8"))
    return time.process_time() - before


def _repeated(folder: Path, cache: Path, small: Sized, times: int) -> None:
    """The small story's articles on so many later days too: its database alone, with tables that say they were checked long ago."""
    (folder / "built").mkdir(parents=True, exist_ok=True)
    (folder / "story.toml").write_bytes((small.folder / "story.toml").read_bytes())
    (folder / "built" / "manifest.json").write_bytes((small.folder / "built" / "manifest.json").read_bytes())
    with (folder / "built" / "texts.jsonl").open("wb") as hollow:  # takes no room: tables so large are checked only where none stand
        hollow.truncate(LARGE + 1)
    path = _database(folder, cache)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        multiply(small.database, path, times)


def _name(made: Sized) -> None:
    """The story asks about whom most of its stances are."""
    story = made.folder / "story.toml"
    if not story.exists():
        story.write_text(STORY, "utf-8")
        story.write_text(f'{STORY}target = "{next(iter(made.store.targets))}"\n', "utf-8")
