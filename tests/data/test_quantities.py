"""A number as the article puts it: what a bound leaves out, shares as shares, and of whom it is said."""

import pytest

from data.count_claims import Claim, Group
from data.lexicons import table
from data.quantities import quantity
from data.words import Words


def row(text, bound="exact", value=None, unit=None, **facts):
    ends = {"low": value if bound != "at_most" else None, "high": value if bound != "at_least" else None}
    return {"id": "c-1", "text": text, "bound": bound, "value": value, "unit": unit, "population": None, **ends} | facts


TOLD = (
    (row("أكثر من 164 شخصا", "at_least", 164, "شخصا"), "أكثر من 164", "more than 164"),
    (row("القتلى يتجاوز 30", "at_least", 30), "أكثر من 30", "more than 30"),
    (row("9 أشخاص على الأقل", "at_least", 9, "أشخاص"), "لا يقل عن 9", "at least 9"),  # 9 is not left out
    (row("ما لا يقل عن 9 قتلى", "at_least", 9, "قتلى"), "لا يقل عن 9", "at least 9"),
    (row("164 شخصا", "at_least", 164, "شخصا"), "لا يقل عن 164", "at least 164"),  # the words do not say: the weaker claim
    (row("أقل من 5 جنود", "at_most", 5, "جنود"), "أقل من 5", "less than 5"),
    (row("لم تتجاوز 20%", "at_most", 20, "20%"), "لا يزيد على 20%", "at most 20%"),  # «تتجاوز» behind «لم» is no more-than
    (row("95% من العمال", "exact", 95, "95%"), "95%", "95%"),  # 95 % of the workers are not 95 workers
    (row("عشرين في المئة", "exact", 20, "عشرين في المئة"), "20%", "20%"),
    (row("بين 5 و7 بالمئة", "range", None, "5 و7 بالمئة", low=5, high=7), "5–7%", "5–7%"),
    (row("العشرات", "vague"), "", ""),
)


@pytest.mark.parametrize(("told", "ar", "en"), TOLD, ids=[told["text"] for told, _, _ in TOLD])
def test_a_number_is_told_as_strictly_as_the_article_tells_it(told, ar, en):
    assert (quantity(told, Words("ar")), quantity(told, Words("en"))) == (ar, en)


def test_every_strict_bound_is_a_bound():
    bounds = table("numbers")["bounds"]

    assert set(table("numbers")["strict"]["words"]) <= {*bounds["at_least"], *bounds["at_most"]}


def test_words_for_people_in_general_do_not_set_claims_apart():
    claims = [Claim((row("x", value=n, unit=unit, measure="killed"),), 1) for n, unit in ((14, "شخصًا"), (19, "قتيلاً"), (9, "أشخاص"))]

    assert Group("killed", tuple(claims)).whom == [()]  # nobody says of whom
    assert claims[0].whom == ("شخصًا",)  # shown as the article has it
    police = Claim((row("x", value=16, unit="قتيلاً", population="في صفوف الشرطة", measure="killed"),), 1)
    assert Group("killed", (*claims, police)).whom == [(), ("في صفوف الشرطة",)]


def test_shares_are_one_kind_and_not_of_a_noun():
    workers, all_of_them = (Claim((row("x", value=n, unit=f"{n}%", measure="other"),), 1) for n in (95, 20))

    assert workers.group == all_of_them.group == ("other", "%")
    assert workers.whom == ()
