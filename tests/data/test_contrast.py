"""Which two of several statements stand for a tension: sentences of our own."""

import pytest

from data.contrast import poles, side_of
from data.text.fold import folded


def said(text, day, speaker="leader", form="reported"):
    return {"text": text, "said_first": day, "speaker": speaker, "form": form}


FIRED = "أمر القائد بإطلاق النار على كل من يقترب من الجسر"
NEVER = "لم نستخدم القوة ضد أحد ولن نطلق النار على أهلنا"
CALM = "الوضع تحت السيطرة في المدينة كلها"
GOING = "العملية مستمرة في أحياء المدينة"

CASES = [
    # object, statements in the order of days, the later pole
    ("force", [said(FIRED, 7), said("تعزيز الحراسة على الجسر بإطلاق النار في الهواء", 8), said(NEVER, 10)], NEVER),
    ("control", [said(CALM, 7), said("استعادة النظام في المدينة", 9), said(GOING, 10)], GOING),  # nearer in words is not farther in meaning
    ("control", [said(CALM, 7), said("المطاردة مستمرة", 7), said(GOING, 10)], GOING),  # of two on the other side the one of another day
    (
        "force",
        [said(FIRED, 7), said(NEVER, 10, "spokesman"), said("لن نطلق النار", 10)],
        "لن نطلق النار",
    ),  # and of two days the same speaker
    (
        "negation",
        [said("سننسحب من الميناء غدًا", 1), said("سننسحب من الميناء قريبًا", 2), said("لن ننسحب من الميناء", 3)],
        "لن ننسحب من الميناء",
    ),
]


@pytest.mark.parametrize(("thing", "rows", "later"), CASES)
def test_the_later_pole_is_the_one_on_the_other_side(thing, rows, later):
    first, other = poles(thing, rows)

    assert first["text"] == rows[0]["text"]
    assert other["text"] == later


def test_sides_of_an_object_that_no_word_list_knows_are_none():
    assert side_of("count:killed", folded(CALM)) is None
    assert poles("count:killed", [{"text": "16 قتيلًا"}, {"text": "26 قتيلًا"}])[1]["text"] == "26 قتيلًا"
