"""Kept answers: asked once, the latest few, never more than fits, never altered by whoever reads them."""

from __future__ import annotations

from data.selection import Selection
from data.store.answers import Answers
from data.store.engine import Answer
from data.store.open import open_story
from data.view import View


class Counting:
    """An engine that answers with as many rows as it was asked for."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def answer(self, sql, params=()):
        self.asked.append((sql, *params))
        return Answer(["n"], [(n,) for n in range(int(params[0]))])


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
    rows = View(store, Selection()).rows("statements")
    rows[0]["text"] = "altered"
    finding = View(store, Selection()).finding(rows[0]["id"])
    finding["text"] = "altered"
    second = View(store, Selection())

    assert "mine" not in second.statements()
    assert "altered" not in set(second.statements()["text"])
    assert "altered" not in {row["text"] for row in second.rows("statements")}
    assert second.finding(finding["id"])["text"] != "altered"


def test_findings_are_asked_for_once_in_all_views_and_those_that_are_gone_are_none(monkeypatch):
    store = open_story("kazakhstan-2022")
    ids = [row["id"] for row in View(store, Selection()).rows("statements", 3)]
    first = View(store, Selection()).findings([*ids, "s-nothing"])
    asked = []
    monkeypatch.setattr(store.engine, "answer", lambda sql, params=(): asked.append(params))

    assert View(store, Selection(lang="en")).findings(ids) == first
    assert (list(first), asked) == (ids, [])


def test_links_are_the_same_asked_for_together_and_one_kind_at_a_time():
    store = open_story("kazakhstan-2022")
    kinds = View(store, Selection()).link_kinds()
    view, together = View(store, Selection(actors=("russia",))), View(store, Selection(actors=("russia",)))
    alone = [id for kind in kinds for id in view.links_shown([kind])]

    assert alone == together.links_shown(kinds) == [id for kind in kinds for id in together.links_shown([kind])]
