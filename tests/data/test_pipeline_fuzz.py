"""The whole path from files to tables: on mutated articles, on any executor, in whatever order processes finish."""

from __future__ import annotations

import pickle
import random
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import recombined, sentences
from data import executors
from data.evidence import check
from data.groups import Groups, join_across, join_all
from data.model import StoryError
from data.pipeline import read_corpus
from data.rows import Rows, to_tables
from data.store.built import Built, read_built
from data.tables import TABLES, dump
from data.write import write_built

NOISE = ("«", "»", '"', "\u202e", "\u0640" * 20, "\x00", "\r\n", "١٢٣ ", " أمس ", "إ", "(", "🙂", "ﷲ", " قال إن ", ": «")


def mutated(dice: random.Random, text: str) -> str:
    """Cut, doubled and littered in several places."""
    for _ in range(dice.randint(3, 12)):
        at, length = dice.randrange(len(text)), dice.randint(1, 200)
        piece = dice.choice(("", text[at : at + length] * 2, dice.choice(NOISE), text[at : at + length].replace("إ", "أ")))
        text = text[:at] + piece + text[at + length :]
    return text or "نص"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Articles that share sentences, some of them spelled otherwise: what links, ids and origins are made of."""
    folder = tmp_path / "story"
    (folder / "articles").mkdir(parents=True)
    for number in range(8):
        (folder / "articles" / f"{number}.txt").write_text(recombined(sentences(), number), "utf-8")
    return folder


@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_articles_hold_the_tables_stand_on_their_words(tmp_path, seed):
    """``check``: spans in range, words equal to those at their place, every id once."""
    dice = random.Random(seed)  # noqa: S311  the same articles each time
    (tmp_path / "articles").mkdir()
    for number in range(6):
        (tmp_path / "articles" / f"{number}.txt").write_text(mutated(dice, recombined(sentences(), dice.randrange(3))), "utf-8", newline="")
    rows = Rows(read_corpus(tmp_path))
    check(rows)

    assert all(row["text"].strip() for name in ("statements", "counts", "events", "framings") for row in rows[name])
    write_built(rows, tmp_path / "built", {})
    Built.of(tmp_path / "built").check()


def test_one_sentence_in_two_spellings_is_two_findings(tmp_path):
    """An id is made of folded words: «الإعلام» and «الاعلام» in one article once stopped the build."""
    (tmp_path / "articles").mkdir()
    said = "وقال الوزير إن وسائل {} الأجنبية أخطأت في نقل الخبر.\nوقتل 12 شخصا في {} أمس.\n"
    text = "عنوان الخبر\n\n" + said.format("الإعلام", "الأحداث") + said.format("الاعلام", "الاحداث") * 2
    (tmp_path / "articles" / "a.txt").write_text(text, "utf-8")
    corpus = read_corpus(tmp_path)
    ids = [one.id for one in corpus.findings["a"].statements]

    check(to_tables(corpus))
    assert len(ids) == len(set(ids)) >= 3


@pytest.mark.parametrize("maker", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_gives_the_same_tables(story, maker, monkeypatch):
    monkeypatch.setattr(executors, "BATCH", 3)
    monkeypatch.setattr(executors, "AHEAD", 2)
    (story / "articles" / "broken.txt").write_bytes(b"")
    alone = read_corpus(story)
    executor: Executor
    with maker(2) as executor:
        spread = read_corpus(story, executor=executor)

    assert {name: dump(name, rows) for name, rows in to_tables(spread).items()} == {
        name: dump(name, rows) for name, rows in to_tables(alone).items()
    }
    assert [str(one) for one in spread.warnings] == [str(one) for one in alone.warnings] != []


def test_each_article_is_told_once_a_pass(story):
    told: list[str] = []
    read_corpus(story, step=told.append)

    assert sorted(told) == sorted([str(number) for number in range(8)] * 2)


def test_no_batch_is_made_long_before_it_is_taken():
    """What bounds the memory of a pass: work is handed over as results are taken."""
    made: list[int] = []

    def tasks():
        for number in range(100):
            made.append(number)
            yield number

    with ThreadPoolExecutor(2) as executor:
        results = executors.spread(executor, lambda number: number, tasks())
        assert [next(results) for _ in range(10)] == list(range(10))
        assert len(made) < 10 + executors.AHEAD + 1


def test_a_problem_comes_back_from_another_process_as_it_was():
    problem = StoryError("a.txt", "size", "an empty file", "a file with words", "empty")

    assert pickle.loads(pickle.dumps(problem)).facts == problem.facts  # noqa: S301  what processes do with it


def test_rows_come_in_the_order_of_their_table(story):
    rows = Rows(read_corpus(story))

    assert all(list(rows[name]) == list(to_tables(read_corpus(story))[name]) for name in ("statements", "links"))
    write_built(rows, story / "built", {})
    assert read_built(story / "built")[0]["rows"] == {name: len(list(rows[name])) for name in TABLES}


def test_rows_out_of_order_are_refused(story):
    tables = to_tables(read_corpus(story))
    tables["mentions"].reverse()

    with pytest.raises(StoryError, match="out of order"):
        write_built(tables, story / "built", {})
    assert not (story / "built").exists()


# Groups: the short way joins what pair by pair would ------------------------------------------------------------------------

TOLD = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 30)), max_size=8, unique_by=lambda one: one[1])


def sets(groups: Groups[str]) -> set[frozenset[str]]:
    return {frozenset(group) for group in groups.lists() if len(group) > 1}


@given(TOLD)
def test_all_at_once_is_pair_by_pair(told):
    named = [(article, str(number)) for article, number in told]
    groups: Groups[str] = Groups()
    join_all(groups, named)

    assert sets(groups) == sets(Groups((one[1], other[1]) for one, other in combinations(named, 2) if one[0] != other[0]))


@given(TOLD, TOLD)
def test_across_is_pair_by_pair(mine, theirs):
    left, right = [(article, f"l{n}") for article, n in mine], [(article, f"r{n}") for article, n in theirs]
    groups: Groups[str] = Groups()
    if left and right:
        join_across(groups, left, right)

    assert sets(groups) == sets(Groups((one[1], other[1]) for one in left for other in right if one[0] != other[0]))
