"""Events told by several articles: one attack is joined, two of one day are not, and numbers that differ stand beside each other."""

from __future__ import annotations

import pytest

from tests.data.fact_articles import links

FIRST = "قتل سبعة من رجال الأمن اليوم الاثنين في انفجار سيارة مفخخة داخل مركز شرطة جنوبي طرابلس."
AGAIN = "لقي سبعة من أفراد الشرطة مصرعهم الاثنين إثر انفجار سيارة ملغومة داخل مركز شرطة جنوبي العاصمة طرابلس."
OTHER = "قتل ثلاثة مدنيين الاثنين في هجوم بقذائف الهاون على سوق شعبية شمالي طرابلس."


def test_one_attack_in_two_articles_is_one_fact():
    assert [one.object for one in links(FIRST, AGAIN, kind="fact") if one.object == "attack"] == ["attack"]


def test_two_attacks_of_one_day_in_one_town_are_two():
    assert [one for one in links(FIRST, OTHER, kind="fact") if one.object == "attack"] == []


def test_other_numbers_of_one_attack_stand_beside_each_other():
    (found,) = links(FIRST, AGAIN.replace("سبعة", "تسعة"), kind="tension")

    assert (found.object, found.note_en) == ("count:killed", "different numbers of one event")


def test_numbers_of_two_attacks_do_not_differ():
    assert links(FIRST, OTHER, kind="tension") == []


@pytest.mark.parametrize(
    "later",
    ["ارتفعت حصيلة القتلى إلى 40 قتيلا، وفق وزارة الداخلية الروسية.", "قالت وزارة الداخلية الروسية إن عدد القتلى ارتفع إلى 40 قتيلا."],
)
def test_a_toll_that_rises_is_no_disagreement(later):
    assert links("قالت وزارة الداخلية الروسية إن 12 شخصا قتلوا.", later, kind="tension") == []


def test_a_lower_number_by_the_same_source_is_one():
    first, second = "قالت وزارة الداخلية الروسية إن 12 شخصا قتلوا.", "قالت وزارة الداخلية الروسية إن 9 أشخاص قتلوا."

    assert [one.object for one in links(first, second, kind="tension")] == ["count:killed"]
