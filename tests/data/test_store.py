from __future__ import annotations

import json
import os
import shutil
import threading
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.evidence import check
from data.model import StoryError
from data.rows import to_tables
from data.selection import Selection
from data.store import fill, open_story, queries, rollups
from data.store.built import read_built
from data.store.engine import DuckEngine
from data.store.fill import in_memory, make_file, of_tables
from data.store.open import open_store
from data.tables import TABLES, dump, load
from data.write import generation, write_built
from tests.data.small_story import FIRST, corpus_of

D = date
MIDDLING = 150  # bytes: one of the two texts is longer


@pytest.fixture(scope="module", params=["memory", "file", "packed", "apart"])
def engine(request, tmp_path_factory):
    """Each engine answers the same cases."""
    tables = to_tables(corpus_of())
    if request.param == "memory":
        made = DuckEngine(in_memory(of_tables(tables)))
    else:
        path = tmp_path_factory.mktemp("store") / "a.duckdb"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(fill, "SLACK", 1 if request.param == "file" else -1)
            patch.setattr(fill, "LONG", MIDDLING if request.param == "apart" else fill.LONG)
            make_file(tables.__getitem__, path)
        assert [one.name for one in path.parent.iterdir()] == [path.name]
        made = DuckEngine.open(path)
    yield made
    made.close()


def test_a_text_too_long_to_be_compressed_stands_apart_and_is_read_as_the_others(monkeypatch):
    tables = to_tables(corpus_of())
    monkeypatch.setattr(fill, "LONG", MIDDLING)
    engine = DuckEngine(in_memory(of_tables(tables)))

    assert engine.rows(queries.TEXTS.format(where="TRUE")).to_dict("records") == tables["texts"]
    assert [len(engine.rows(f"SELECT article FROM apart.{name}")) for name in ("texts", "long_texts")] == [1, 1]  # noqa: S608


def test_what_is_looked_up_by_id_has_an_index_also_in_a_file_written_once_more(engine):
    found = engine.rows("SELECT table_name, expressions FROM duckdb_indexes() WHERE database_name = current_database()")

    assert {(row.table_name, row.expressions.strip("[]\"'")) for row in found.itertuples()} == set(rollups.LOOKED_UP)


CASES = [  # table, selection, how many rows
    ("statements", {}, 5),
    ("statements", {"actors": ("russia",)}, 1),  # Putin speaks for Russia
    ("statements", {"actors": ("eu", "china")}, 3),
    ("statements", {"first": D(2022, 1, 8)}, 1),
    ("statements", {"last": D(2022, 1, 7)}, 2),  # the undated are not said to lie in a period
    ("statements", {"outlets": ("trt_arabi",)}, 2),
    ("statements", {"outlets": ("unknown",)}, 3),
    ("statements", {"outlets": ("trt_arabi", "unknown")}, 5),
    ("statements", {"articles": ("a2",)}, 3),
    ("statements", {"stances": ("warns",)}, 1),
    ("statements", {"stances": ("warns",), "target": "russia"}, 0),
    ("statements", {"target": "russia"}, 5),  # a target alone is the map's business
    ("statements", {"words": "بِثورات"}, 1),  # folded on both sides
    ("statements", {"words": "50%_"}, 0),  # no wildcards
    ("statements", {"words": "تدعم كازاخستان", "actors": ("china",)}, 2),
    ("statements", {"measures": ("killed",)}, 5),
    ("stances", {"target": "kazakhstan"}, 6),
    ("stances", {"stances": ("supports",), "actors": ("eu",)}, 1),
    ("counts", {"measures": ("killed",)}, 1),
    ("counts", {"measures": ("injured",)}, 0),
    ("counts", {"actors": ("kazakhstan",)}, 1),
    ("events", {"actors": ("kazakhstan",)}, 1),
    ("events", {"actors": ("russia",)}, 0),
    ("articles", {"actors": ("russia",)}, 1),
    ("articles", {"first": D(2022, 1, 1)}, 1),
    ("articles", {"words": "كازاخستان"}, 1),
    ("framings", {"first": D(2022, 1, 12)}, 0),
    ("framings", {"first": D(2022, 1, 11)}, 1),
]


@pytest.mark.parametrize("table,chosen,n", CASES)
def test_filters_leave_the_rows_they_say(engine, table, chosen, n):
    sql, params = Selection(**chosen).clause(table)

    assert len(engine.rows(queries.FILTERED[table].format(where=sql), params)) == n
    assert engine.rows(queries.COUNT[table].format(where=sql), params).iloc[0, 0] == n


def test_missing_values_are_none_days_are_days_and_lists_are_lists(engine):
    row = engine.rows(queries.FINDING["statement"].format(marks="?"), [corpus_of().findings["a2"].statements[1].id]).to_dict("records")[0]

    assert (row["said_first"], row["utterance"], row["chain"], row["flags"]) == (None, None, ["china"], [])
    assert engine.rows(queries.ARTICLES).to_dict("records")[0]["published_first"] == date(2022, 1, 11)


def test_many_threads_ask_at_once(engine):
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(len(engine.rows(queries.ACTORS)))) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [8] * 16


def test_after_a_query_that_fails_the_next_one_is_answered(engine):
    for _ in range(2):
        with pytest.raises(duckdb.Error):
            engine.rows("SELECT nothing FROM nowhere")
        assert engine.answer("SELECT 1 AS n, NULL AS m").records() == [{"n": 1, "m": None}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story with built tables."""
    made = tmp_path / "small"
    (made / "articles").mkdir(parents=True)
    write_built(to_tables(corpus_of()), made / "built", {"story": "small"})
    return made


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def forged(built: Path, table: str, **changes: object) -> None:
    """Another first row under a manifest that names the new tables: somebody wrote them by hand."""
    path = built / f"{table}.jsonl"
    first, *others = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(json.dumps(json.loads(first) | changes) + "\n" + "".join(others), "utf-8")
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    (built / "manifest.json").write_text(json.dumps(manifest | {"generation": generation(built)}), "utf-8")


DAMAGE = {
    "cut short": lambda built: cut(built / "statements.jsonl"),
    "a flipped bit": lambda built: flip(built / "texts.jsonl"),
    "a row left out": lambda built: (built / "mentions.jsonl").write_text(
        "".join((built / "mentions.jsonl").read_text("utf-8").splitlines(True)[:-1]), "utf-8"
    ),
    "a missing table": lambda built: (built / "actors.jsonl").unlink(),
    "an empty manifest": lambda built: (built / "manifest.json").write_text(""),
    "no manifest": lambda built: (built / "manifest.json").unlink(),
    "a manifest without a floor": lambda built: (built / "manifest.json").write_text("[" * 100_000),
    "a row without a floor": lambda built: (built / "origins.jsonl").write_text("[" * 100_000),
    "a pipe": lambda built: ((built / "manifest.json").unlink(), os.mkfifo(built / "manifest.json")),
    "half a letter": lambda built: forged(built, "actors", name_ar="\ud800"),
    "a number beyond all": lambda built: forged(built, "origins", words=10**30),
    "a list of numbers": lambda built: forged(built, "actors", aliases=[1]),
    "words at another place": lambda built: forged(built, "statements", text="غيرها"),
    "a place outside its article": lambda built: forged(built, "statements", passage_stop=100_000),
    "a place of no article": lambda built: forged(built, "mentions", article="nowhere"),
    "a hostile generation": lambda built: (built / "manifest.json").write_text('{"generation": "../../x"}'),
    "nothing": lambda built: shutil.rmtree(built),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_broken_tables_are_one_clear_error_without_a_last_good_generation(folder, tmp_path, damage):
    damage(folder / "built")

    with pytest.raises(StoryError) as told:
        open_store(folder, tmp_path / "cache")
    assert told.value.code == "broken_tables"


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_broken_tables_leave_the_last_good_generation_served(folder, tmp_path, damage):
    good = open_store(folder, tmp_path / "cache")
    damage(folder / "built")
    found = open_store(folder, tmp_path / "cache")

    assert found.generation == good.generation
    assert found.warning is not None
    assert len(found.articles) == 2


def test_a_broken_database_file_is_replaced_by_memory(folder, tmp_path):
    store = open_store(folder, tmp_path / "cache")
    store.engine.close()
    (path,) = (tmp_path / "cache" / "small").glob("*.duckdb")
    path.write_bytes(b"not a database at all" * 100)

    assert len(open_store(folder, tmp_path / "cache").articles) == 2


def test_a_cache_that_cannot_be_written_means_memory(folder, tmp_path):
    (tmp_path / "file").write_text("in the way")

    assert len(open_store(folder, tmp_path / "file").articles) == 2


def test_each_generation_has_its_own_file_and_two_are_kept(folder, tmp_path):
    tables = to_tables(corpus_of())
    names = []
    for n in range(4):
        tables["links"][0]["note_ar"] = str(n)
        names.append(write_built(tables, folder / "built", {})["generation"])
        store = open_store(folder, tmp_path / "cache")
        os.utime(next((tmp_path / "cache" / "small").glob(f"{names[-1]}*.duckdb")), (n, n))
        store.engine.close()

    assert len(set(names)) == 4
    assert len(list((tmp_path / "cache" / "small").glob("*.duckdb"))) == 2


def test_tables_come_back_from_their_lines_as_they_went():
    tables = to_tables(corpus_of())
    again = {name: load(name, dump(name, rows)) for name, rows in tables.items()}

    assert {name: dump(name, rows) for name, rows in again.items()} == {name: dump(name, rows) for name, rows in tables.items()}


@pytest.mark.parametrize(
    "line",
    ['{"id": "o-1", "words": NaN}', '{"id": "o-1", "id": "o-2", "words": 3}', '{"id": "o-1"}', '{"id": 1, "words": 3}',
     '{"id": "o-1", "words": true}',
     '["o-1", 3]', "{", '{"id": "o-1", "words": 3, "more": 1}'],
)  # fmt: skip
def test_a_line_that_is_not_what_the_table_says_is_refused(line):
    with pytest.raises(StoryError) as told:
        load("origins", line + "\n")
    assert told.value.where == "line 1"


def spoiled(table, **changes):
    tables = to_tables(corpus_of())
    tables[table][0] = tables[table][0] | changes
    return tables


@pytest.mark.parametrize(
    "tables",
    [
        spoiled("statements", stop=len(FIRST) + 1),
        spoiled("statements", start=-1),
        spoiled("statements", text="كلمات أخرى"),
        spoiled("statements", cue_start=5, cue_stop=5),
        spoiled("mentions", article="nowhere"),
        spoiled("counts", start=0, stop=3),
        spoiled("stances", statement="s-nowhere"),
        spoiled("link_members", finding="s-nowhere"),
        spoiled("statements", id=to_tables(corpus_of())["statements"][1]["id"]),
    ],
)
def test_a_finding_without_its_evidence_is_not_written(tables, folder):
    before = read_built(folder / "built")[0]
    with pytest.raises(StoryError):
        write_built(tables, folder / "built", {})

    assert read_built(folder / "built")[0] == before
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_evidence_of_the_small_story_holds():
    check(to_tables(corpus_of()))


def test_a_story_that_is_not_there():
    with pytest.raises(StoryError) as told:
        open_story("../../etc")
    assert told.value.code == "no_story"


def test_the_tables_know_their_columns():
    assert all(set(table.order) <= set(table.columns) for table in TABLES.values())
    assert all(start in table.columns and stop in table.columns for table in TABLES.values() for start, stop in table.spans)
