"""Two stories on two engines. What is not installed for ``make unit`` is imported where it is used: these tests are collected there too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from benchmarks.search import Words, words_of
from data.selection import Selection
from data.store import Store, open_store
from data.store import open as opened
from data.store.clickhouse import SETTING, Address, ClickHouseEngine
from data.store.load import load
from data.view import View
from tests.cluster.cases import Recorder, told
from tests.shelves import FIRST, SECOND


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> str:
    """The address of a ClickHouse server: chDB behind the same interface."""
    from tests.cluster.bridge import serving

    with serving(tmp_path_factory.mktemp("engine")) as address:
        yield address


@pytest.fixture(autouse=True)
def everything_is_asked(monkeypatch):
    """No row of a short story is counted in this process: the engines answer."""
    monkeypatch.setattr(opened, "FEW", -1)


@pytest.fixture
def clickhouse(server) -> ClickHouseEngine:
    engine = ClickHouseEngine(Address.read(server))
    yield engine
    engine.close()


@dataclass(frozen=True)
class Pair:
    """One story on both engines, and words of it to look for."""

    duck: Store
    click: Store
    words: Words

    @property
    def recorders(self) -> tuple[Recorder, Recorder]:
        return cast(Recorder, self.duck.engine), cast(Recorder, self.click.engine)

    def same(self, ask: Callable[[View], Any], chosen: Selection) -> Any:
        """Asked of both: the same answer, and behind it the same rows to every text in the same order."""
        here, there = (ask(View(store, chosen)) for store in (self.duck, self.click))
        assert told(there) == told(here), chosen
        duck, click = self.recorders
        while click.fresh:
            asked = click.fresh.pop()
            assert click.answers[asked] == duck.answers.get(asked), asked
        return here


@pytest.fixture(scope="session")
def pairs(server, shelf_of_two, tmp_path_factory) -> dict[str, Pair]:
    return {name: pair(shelf_of_two / name, server, tmp_path_factory.mktemp("cache")) for name in (FIRST, SECOND)}


def pair(folder: Path, server: str, cache: Path) -> Pair:
    """The story as opened from its file, and as opened from the server it was loaded to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(SETTING, raising=False)
        patch.setenv("XDG_CACHE_HOME", str(cache))
        here = open_store(folder)
        loading = ClickHouseEngine(Address.read(server))
        load(folder, loading)
        loading.close()
        patch.setenv(SETTING, server)
        there = open_store(folder)
    words = words_of(here.engine)
    return Pair(*(Store(store.info, Recorder(store.engine), store.manifest) for store in (here, there)), words)
