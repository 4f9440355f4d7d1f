"""Kept answers: asked once, the latest few, never more than fits, never altered by whoever reads them."""

from __future__ import annotations

import pandas as pd

from data.selection import Selection
from data.store.answers import Answers
from data.store.open import open_story
from data.view import View


class Counting:
    """An engine that answers with as many rows as it was asked for."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def rows(self, sql, params=()):
        self.asked.append((sql, *params))
        return pd.DataFrame({"n": range(int(params[0]))})

    def close(self) -> None: ...


def test_the_same_question_is_asked_once_and_another_one_again():
    engine = Counting()
    answers = Answers(engine)

    assert len(answers.rows("a", [3])) == len(answers.rows("a", (3,))) == 3
    assert len(answers.rows("a", [4])) == 4
    assert len(answers.rows("b", [3])) == 3
    assert engine.asked == [("a", 3), ("a", 4), ("b", 3)]


def test_the_longest_unused_answers_go_when_there_is_no_room():
    engine = Counting()
    answers = Answers(engine, most=700)
    for number in (100, 101, 102, 103, 104, 105):
        answers.rows("a", [number])
    answers.rows("a", [105])

    assert answers.kept.weight <= 700
    assert len(engine.asked) == 6
    answers.rows("a", [100])
    assert len(engine.asked) == 7


def test_an_answer_too_large_is_given_and_not_kept():
    engine = Counting()
    answers = Answers(engine, most=1_000)
    for _ in range(2):
        assert len(answers.rows("a", [900])) == 900
    assert (len(engine.asked), answers.kept.weight) == (2, 0)


def test_what_a_page_adds_to_an_answer_no_other_page_sees():
    store = open_story("kazakhstan-2022")
    first = View(store, Selection()).statements()
    first["mine"] = 1
    first.loc[first.index[0], "text"] = "altered"
    second = View(store, Selection()).statements()

    assert "mine" not in second
    assert "altered" not in set(second["text"])
