"""Counts as claims: one a fact, with its outlets and origins; populations kept apart, the withdrawn never a number like others."""

from __future__ import annotations

from datetime import date

import pytest

from data.count_claims import best, differing
from data.count_groups import claims, groups, independent
from data.model import Span
from tests.data.counts_story import view


def claim(words, **chosen):
    """The one claim that holds a count with these words."""
    found = [one for one in claims(view(**chosen)) if any(words in row["text"] for row in one.rows)]
    assert len(found) == 1
    return found[0]


def group(measure):
    return next(one for one in groups(view()) if one.measure == measure)


def test_every_count_stands_in_one_claim():
    rows = [row["id"] for one in claims(view()) for row in one.rows]

    assert sorted(rows) == sorted(view().counts()["id"])


def test_one_fact_of_several_articles_is_one_claim_that_opens_the_fact():
    police = claim("16 شخصا")

    assert len(police.rows) == 2
    assert police.id == "l-police0001"
    assert police.whom == ("في صفوف الشرطة", "من أفراد قوات الأمن")


def test_under_a_filter_that_leaves_one_telling_the_claim_opens_that_count():
    police = claim("16 شخصا", articles=("n2",))

    assert police.id == police.first["id"]
    assert police.whom == ("في صفوف الشرطة",)


def test_the_same_sentence_in_two_articles_is_one_origin():
    assert claim("164").origins == 1
    assert claim("16 شخصا").origins == 2


@pytest.mark.parametrize(
    "shared, number",
    [
        ({}, 3),
        ({"a": [(Span(0, 5), "o")], "b": [(Span(0, 5), "o")]}, 2),
        ({"a": [(Span(0, 5), "o")], "b": [(Span(0, 5), "o"), (Span(4, 9), "p")], "c": [(Span(4, 9), "p")]}, 1),
        ({"a": [(Span(50, 60), "o")], "b": [(Span(0, 5), "o")]}, 3),  # shared elsewhere in the article
    ],
)
def test_articles_that_share_wording_around_a_count_are_one_origin(shared, number):
    rows = [{"article": name, "passage_start": 0, "passage_stop": 10, "start": 2, "stop": 4} for name in "abc"]

    assert independent(rows, shared) == number


def test_a_withdrawn_number_was_said_on_no_known_day_and_taken_back_on_another():
    taken = claim("164")

    assert taken.status == "withdrawn"
    assert taken.said == ()
    assert [(turn.said, turn.words) for turn in taken.turns] == [((date(2022, 1, 9), date(2022, 1, 9), "weekday"), "مساء الأحد")]
    assert taken.reason == "خطأ تقني"


def test_one_day_told_twice_stands_once_with_the_surest_basis():
    assert claim("16 شخصا").said == ((date(2022, 1, 10), date(2022, 1, 10), "stated"),)


@pytest.mark.parametrize(
    "days, kept",
    [
        ([(None, None, None)], []),
        ([(date(2022, 1, 7), date(2022, 1, 7), None), (date(2022, 1, 7), date(2022, 1, 7), "estimated")], ["estimated"]),
        ([(date(2022, 1, 8), date(2022, 1, 8), "relative"), (date(2022, 1, 7), date(2022, 1, 7), "stated")], ["stated", "relative"]),
    ],
)
def test_days_are_kept_apart_and_in_order(days, kept):
    assert [basis for _, _, basis in best(days)] == kept


def test_the_articles_own_voice_stands_among_the_sources():
    assert claim("250 مركبة").sources == ("ministry", None)


def test_things_of_several_kinds_do_not_share_a_scale():
    others = [one.unit for one in groups(view()) if one.measure == "other"]

    assert sorted(others) == ["سفارة", "نسمة"]


def test_numbers_of_a_thing_are_the_different_ones_smallest_first():
    killed = group("killed")

    assert [one.first["value"] for one in killed.numbers] == [16, 26, 90, 164]
    assert [one.first["text"] for one in killed.wordings] == ["عشرات الأشخاص"]


def test_groups_differ_by_number_or_by_what_is_counted_and_not_by_who_tells_it():
    assert {one.measure for one in groups(view()) if one.differs} == {"killed", "vehicles"}


@pytest.mark.parametrize(
    "words, number",
    [
        (("شخصا", "شخصاً"), 1),  # spelling
        (("مركبة", "قطعة من المعدات"), 2),
        ((None, ""), 0),
        (("محتجا", "المحتجين"), 1),  # ending and article
    ],
)
def test_wordings_that_differ_by_an_ending_are_one(words, number):
    assert len(differing(words)) == number
