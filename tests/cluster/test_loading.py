"""A generation is on the server whole or not at all, and the dashboard finds the one it serves."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from data.model import StoryError
from data.rows import to_tables
from data.selection import Selection
from data.store import copies, load, open_store
from data.store.clickhouse import SETTING, Address, ClickHouseEngine
from data.store.fill import make_file, of_tables
from data.view import View
from data.write import write_built
from tests.data.small_story import corpus_of

pytestmark = pytest.mark.cluster


@pytest.fixture
def folder(tmp_path, request, monkeypatch) -> Path:
    """A small story with built tables, of a name of its own; its databases go into the test's own cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = tmp_path / request.node.name.replace("test_", "")[:40].strip("_")
    (made / "articles").mkdir(parents=True)
    rebuilt(made, "first")
    return made


def rebuilt(folder: Path, note: str) -> str:
    tables = to_tables(corpus_of())
    tables["links"][0]["note_ar"] = note
    return str(write_built(tables, folder / "built", {"story": folder.name})["generation"])


def names(clickhouse: ClickHouseEngine, folder: Path) -> list[str]:
    sql = "SELECT name FROM system.databases WHERE startsWith(name, ?) ORDER BY name"
    return list(clickhouse.rows(sql, [f"mawaqif_{folder.name}_"])["name"])


def test_a_story_loaded_is_served_from_there(folder, clickhouse, server, monkeypatch):
    load.load(folder, clickhouse)
    shutil.rmtree(folder.parent / "cache")
    monkeypatch.setenv(SETTING, server)
    store = open_store(folder)

    assert store.warning is None
    assert isinstance(store.engine, ClickHouseEngine)
    assert len(View(store, Selection(actors=("russia",))).statements()) == 1
    assert not (folder.parent / "cache").exists()  # nothing was made of it here


def test_missing_values_days_and_lists_arrive_as_they_went(folder, clickhouse, server, monkeypatch):
    load.load(folder, clickhouse)
    monkeypatch.setenv(SETTING, server)
    rows = View(open_store(folder), Selection()).statements().to_dict("records")

    assert {row["said_first"] for row in rows} >= {None, date(2022, 1, 7)}
    assert ([], ["china"]) in [(row["flags"], row["chain"]) for row in rows]


def test_the_same_generation_is_loaded_once(folder, clickhouse):
    assert load.load(folder, clickhouse) == load.load(folder, clickhouse)
    assert len(names(clickhouse, folder)) == 1


def test_the_newest_two_stay(folder, clickhouse, server, monkeypatch, capsys):
    made = []
    for note in ("first", "second", "third"):
        made.append(rebuilt(folder, note))
        assert load.main([str(folder), "--to", server]) == 0
    assert [copy.generation for copy in copies.copies(clickhouse, folder.name)] == [made[2], made[1]]
    assert len(names(clickhouse, folder)) == 2
    assert "dropped: mawaqif_" in capsys.readouterr().out


@pytest.mark.parametrize("table", ["actors", "postings", "texts", "whole"])
def test_a_load_that_fails_leaves_nothing(folder, clickhouse, monkeypatch, table):
    ask = ClickHouseEngine.run

    def run(self: ClickHouseEngine, sql: str) -> None:
        if f"CREATE TABLE `{table}`" in sql or f"CREATE TABLE {table} " in sql:
            raise ConnectionError("the line is cut")
        ask(self, sql)

    monkeypatch.setattr(ClickHouseEngine, "run", run)
    with pytest.raises(ConnectionError):
        load.load(folder, clickhouse)
    assert names(clickhouse, folder) == []


def test_rows_that_do_not_arrive_are_noticed(folder, clickhouse, monkeypatch):
    rows = ClickHouseEngine.rows

    def fewer(self, sql, params=()):
        found = rows(self, sql, params)
        return found.assign(n=found["n"] - 1) if sql.endswith("FROM statements") else found

    monkeypatch.setattr(ClickHouseEngine, "rows", fewer)
    with pytest.raises(StoryError) as told:
        load.load(folder, clickhouse)
    assert (told.value.path, told.value.code) == ("statements", "not_copied")
    assert names(clickhouse, folder) == []


def test_a_load_killed_on_the_way_is_not_served_and_can_be_tidied(folder, clickhouse, server, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(copies, "_mark", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        run = ClickHouseEngine.run
        patch.setattr(ClickHouseEngine, "run", lambda self, sql: None if sql.startswith("DROP") else run(self, sql))
        with pytest.raises(KeyboardInterrupt):
            load.load(folder, clickhouse)
    assert len(names(clickhouse, folder)) == 1
    monkeypatch.setenv(SETTING, server)
    with pytest.raises(StoryError) as told:
        open_store(folder)
    assert told.value.code == "not_loaded"

    assert load.main([str(folder), "--tidy"]) == 0
    assert len(names(clickhouse, folder)) == 1
    assert open_store(folder).warning is None


def test_an_earlier_generation_is_served_until_the_new_one_is_loaded(folder, clickhouse, server, monkeypatch):
    load.load(folder, clickhouse)
    first, second = open_generation(folder, server, monkeypatch), rebuilt(folder, "second")

    store = open_store(folder)
    assert store.generation == first
    assert store.warning is not None
    load.load(folder, clickhouse)
    assert (open_store(folder).generation, open_store(folder).warning) == (second, None)


def open_generation(folder: Path, server: str, monkeypatch) -> str:
    monkeypatch.setenv(SETTING, server)
    return open_store(folder).generation


def test_a_story_whose_name_begins_another_is_not_taken_for_it(folder, clickhouse, tmp_path):
    load.load(folder, clickhouse)

    assert copies.copies(clickhouse, folder.name.rpartition("_")[0]) == []
    assert copies.drop_unfinished(clickhouse, folder.name.rpartition("_")[0]) == []
    assert len(names(clickhouse, folder)) == 1


def test_days_long_ago_arrive(clickhouse, tmp_path):
    """A server that keeps years from 1900 on alone would be told by the check of the days; this one keeps them."""
    tables = to_tables(corpus_of())
    tables["articles"][0]["published_first"] = date(622, 7, 16)
    make_file(of_tables(tables), tmp_path / "old.duckdb")
    copy = copies.named("long-ago", "0" * 16, "abcdef", {})
    copies.copy_file(tmp_path / "old.duckdb", clickhouse, copy)

    assert clickhouse.inside(copy.database).rows("SELECT min(published_first) AS day FROM articles").iloc[0, 0] == date(622, 7, 16)


def test_no_answer_is_one_clear_error_without_the_password(folder, monkeypatch, capsys):
    monkeypatch.setenv(SETTING, "clickhouse://reader:secret@127.0.0.1:9")
    with pytest.raises(StoryError) as told:
        open_store(folder)

    assert told.value.code == "no_engine"
    assert load.main([str(folder)]) == 1
    assert "secret" not in str(told.value) + capsys.readouterr().err
    assert "secret" not in repr(ClickHouseEngine(Address.read("clickhouse://reader:secret@127.0.0.1:9")))
