"""Numbers as newspapers write them; a row is the words, what is read, and the oddity it guards."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Bound
from data.text.fold import folded
from data.text.number import Number, Writing
from data.text.numbers import find_numbers

# words, the number's text after folding, value
EXACT = [
    ("وصل 164 شخصا", "164", 164),
    ("نحو ١٦٤ شخصا", "نحو 164", 164),  # Arabic-Indic digits
    ("1,8 مليون نسمة", "1,8 مليون", 1_800_000),  # decimal comma
    ("1.600 جندي", "1.600", 1_600),  # a point between thousands
    ("1.7 مليون دولار", "1.7 مليون", 1_700_000),  # a decimal point before a scale
    ("2.500 مليون دولار", "2.500 مليون", 2_500_000),  # three digits before a scale are decimals
    ("1.234.567 صوتا", "1.234.567", 1_234_567),
    ("1.234,5 طن", "1.234,5", 1_234.5),  # both marks: the last is the decimal
    ("20 000 شخص", "20 000", 20_000),  # thousands apart by a blank
    ("20 ألف إرهابي", "20 الف", 20_000),
    ("12 ألفا و500 شخص", "12 الفا و500", 12_500),
    ("مليون و200 ألف نازح", "مليون و200 الف", 1_200_000),
    ("نزح 300ألف شخص", "300الف", 300_000),  # glued
    ("ثمانية آلاف شخص", "ثمانيه الاف", 8_000),
    ("ثلاثمئة وخمسة وعشرون قتيلا", "ثلاثميه وخمسه وعشرون", 325),
    ("ثلاث مائة وخمسون", "ثلاث مايه وخمسون", 350),
    ("ستة آلاف وثلاثمئة وأربعة وعشرين", "سته الاف وثلاثميه واربعه وعشرين", 6_324),
    ("خمسة عشر قتيلا", "خمسه عشر", 15),
    ("اثنا عشر وزيرا", "اثنا عشر", 12),
    ("أحد عشر لاعبا", "احد عشر", 11),
    ("مئة جريح", "ميه", 100),
    ("مائتا جندي", "مايتا", 200),
    ("ألفي جندي", "الفي", 2_000),  # dual before the counted noun
    ("ألف ومئتا جندي", "الف وميتا", 1_200),
    ("زهاء مئتي ألف نازح", "زها ميتي الف", 200_000),
    ("مليوني دولار", "مليوني", 2_000_000),
    ("نصف مليون لاجئ", "نصف مليون", 500_000),
    ("مليون ونصف المليون لاجئ", "مليون ونصف المليون", 1_500_000),
    ("استشهاد (15) خمسة عشر", "(15) خمسه عشر", 15),  # said twice, as in official statements
    ("خمسة وثمانون (85) ألف دينار", "خمسه وثمانون (85) الف", 85_000),
    ("وبثلاثين مركبة", "ثلاثين", 30),  # clitics before a number word
    ("مقتل اثنين من الجنود", "اثنين", 2),
]

NONE = [
    "الساعة 00:47 بتوقيت المدينة",  # a clock time
    "في 18/8/2014",
    "يوم الاثنين والأحد",  # Monday is not two, Sunday is not one
    "أحد الشهود",
    "في الثامنة عشرة من عمرها",  # an ordinal
    "لست هنا",  # «I am not», no six
    "كمية كبيرة",  # no hundred
    "الكويكب AN10",
    "123456789012345678",  # longer than any quantity
]

BOUNDED = [
    ("أكثر من 164 شخصا", Bound.AT_LEAST, 164, None),
    ("وأكثر من 1600 جريح", Bound.AT_LEAST, 1_600, None),
    ("ما لا يقل عن 20 قتيلا", Bound.AT_LEAST, 20, None),
    ("يتجاوز 50..", Bound.AT_LEAST, 50, None),
    ("لا يتجاوز 50", Bound.AT_MOST, None, 50),  # the longer phrase wins
    ("أقل من مئة", Bound.AT_MOST, None, 100),
    ("بنحو 20 ألفا", Bound.ABOUT, 20_000, 20_000),
    ("ما يناهز 40 ألفا", Bound.ABOUT, 40_000, 40_000),
    ("130 على الأقل", Bound.AT_LEAST, 130, None),
    ("40 تقريبا", Bound.ABOUT, 40, 40),
]

RANGES = [
    ("بين 20 أو 30", 20, 30),
    ("ما بين 5 و7 آلاف", 5_000, 7_000),  # the scale is said once
    ("من 20 إلى 30 ألف شخص", 20_000, 30_000),
    ("ثلاثة أو أربعة جنود", 3, 4),
    ("20-30 شخصا", 20, 30),
    ("خمسة إلى ستة أشخاص", 5, 6),
]


def only(words: str) -> Number:
    numbers = find_numbers(folded(words))
    assert len(numbers) == 1, f"{words}: {numbers}"
    return numbers[0]


@pytest.mark.parametrize("words, text, value", EXACT)
def test_a_number_is_read_with_its_place(words, text, value):
    number = only(words)

    assert folded(words)[number.start : number.stop] == text
    assert number.value == value


@pytest.mark.parametrize("words", NONE)
def test_what_only_looks_like_a_number_is_none(words):
    assert find_numbers(folded(words)) == ()


@pytest.mark.parametrize("words, bound, low, high", BOUNDED)
def test_a_bound_before_or_after_belongs_to_the_number(words, bound, low, high):
    number = only(words)

    assert (number.bound, number.low, number.high) == (bound, low, high)


@pytest.mark.parametrize("words, low, high", RANGES)
def test_a_range_keeps_both_ends_and_no_value(words, low, high):
    number = only(words)

    assert (number.bound, number.value, number.low, number.high) == (Bound.RANGE, None, low, high)


@pytest.mark.parametrize("words", ["عشرات الأشخاص", "مئات الآلاف", "بالعشرات", "بضعة آلاف", "الملايين"])
def test_a_vague_quantity_gets_no_number(words):
    number = only(words)

    assert (number.bound, number.value, number.low, number.high) == (Bound.VAGUE, None, None, None)


@pytest.mark.parametrize("words, value", [("90% من المباني", 90), ("30.4 بالمئة", 30.4), ("5 في المائة", 5), ("7،8 بالمائة", 7.8)])
def test_a_percentage_says_so(words, value):
    number = only(words)

    assert (number.percent, number.value) == (True, value)


def test_a_change_is_two_numbers_and_no_range():
    values = [number.value for number in find_numbers(folded("ارتفع من 20 قتيلا إلى 30 قتيلا"))]

    assert values == [20, 30]


def test_two_numbers_joined_by_and_stay_two():
    values = [number.value for number in find_numbers(folded("ثلاثة وخمسة جرحى، 20 ألفا و15 آخرون، مئة و250 قطعة"))]

    assert values == [3, 5, 20_000, 15, 100, 250]


def test_a_decimal_that_can_be_read_either_way_is_not_decided():
    number = only("3ر2 بالمائة")

    assert (number.value, number.bound) == (None, Bound.UNKNOWN)


def test_a_part_is_a_fraction():
    assert only("ثلاثة أرباع السكان").writing is Writing.FRACTION


WORDS = "20 1,8 1.600 ألف آلاف مليون مئة خمسة عشر عشرون و ونصف أو بين إلى (15) % نحو أكثر من عشرات شخصا . \n - ألفا ثلث لا يتجاوز"
PIECES = st.sampled_from(WORDS.split(" "))


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join)))
def test_any_text_gives_numbers_in_order_and_in_range(words):
    text = folded(words)
    numbers = find_numbers(text)

    assert all(0 <= number.start <= number.core < number.core_stop <= number.stop <= len(text) for number in numbers)
    assert all(one.stop <= other.start for one, other in itertools.pairwise(numbers))
    assert all(number.low is None or number.high is None or number.low <= number.high for number in numbers)
