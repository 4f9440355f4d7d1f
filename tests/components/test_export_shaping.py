"""Lines for a canvas that cannot shape: letters joined, order right, every word kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.export.shaping import DRAWN, ON_ALEF, inert, visual, wrap
from components.export.type import naskh, runs

LAM_ALEF = {"لا": "ال", "لأ": "أل", "لإ": "إل", "لآ": "آل"}


def letters(line: str) -> str:
    """What is drawn from left to right, as plain letters: joined shapes undone, ligatures in drawing order."""
    plain = (unicodedata.normalize("NFKC", letter) for letter in line)
    return "".join(LAM_ALEF.get(letter, letter) for letter in plain)


@pytest.mark.parametrize(
    "logical, drawn",
    [
        ("سلام", "مالس"),
        ("قال: «نعم».", ".«معن» :لاق"),
        ("(7 يناير 2022)", "(2022 رياني 7)"),  # numbers run left to right among words, brackets turn
        ("بين 7–10 يناير", "رياني 10–7 نيب"),
        ("1,8 مليون و20 ألف", "فلأ 20و نويلم 1,8"),
        ("قال (AFP) 00:47!", "!00:47 (AFP) لاق"),  # a pair of brackets goes together
        ("قناة BBC [عربي]", "[يبرع] BBC ةانق"),
        ("قالت (رويترز [AFP])", "([AFP] زرتيور) تلاق"),
        ("نسبة 50% تقريبا", "ابيرقت %50 ةبسن"),
        ("ورد فيها «NATO»\u200f: 0 من 5", "5 نم 0 :«NATO» اهيف درو"),  # the mark keeps the colon and the number from the Latin word
        ("اليوم\u202e مقلوب\u202c", "بولقم مويلا"),  # a control turns nothing round
        ("", ""),
    ],
)
def test_a_line_is_drawn_from_its_right_end(logical, drawn):
    assert letters(visual(logical)) == drawn


@pytest.mark.parametrize(
    "logical, drawn",
    [
        ("Putin (بوتين) said «x»", "Putin (نيتوب) said «x»"),
        ("10 January 2022", "10 January 2022"),
        ("in مركز\u200e: 0 of 5", "in زكرم: 0 of 5"),
    ],
)
def test_a_line_of_latin_keeps_its_order_and_turns_the_arabic_inside(logical, drawn):
    assert letters(visual(logical, rtl=False)) == drawn


def test_letters_are_joined():
    assert visual("بيت") == "\ufe96\ufef4\ufe91"  # final, medial, initial: from left to right


def test_lam_and_alef_are_one_shape_and_the_name_of_god_is_spelled_as_a_browser_spells_it():
    assert visual("لا") == "\ufefb"
    assert "\ufdf2" not in visual("الله")


def test_shaped_letters_are_not_shaped_twice():
    assert visual("\ufe91\ufef4\ufe96") == visual("بيت")


@pytest.mark.parametrize("word", ["بناءَّة", "مُشدّدًا", "قوّةٍ"])
def test_diacritics_are_kept_and_follow_their_letter(word):
    bases = [(letter, []) for letter in word if not unicodedata.combining(letter)]
    at = -1
    for letter in word:
        if unicodedata.combining(letter):
            bases[at][1].append(letter)
        else:
            at += 1
    expected = "".join(letter + "".join(sorted(marks)) for letter, marks in reversed(bases))
    drawn, marks = "", []
    for letter in letters(visual(word)):
        if unicodedata.combining(letter):
            marks.append(letter)
        else:
            drawn, marks = drawn + "".join(sorted(marks)) + letter, []

    assert drawn + "".join(sorted(marks)) == expected


@given(st.text(alphabet="ابتلاأسم «».،(1 ٠abZ)\u202e\u200f\ud800\n\t", max_size=60))
def test_every_seen_character_is_drawn_once(words):
    one_way = str.maketrans(")»", "(«")  # a bracket may be turned round

    assert sorted(letters(visual(words)).replace(" ", "").translate(one_way)) == sorted(
        inert(words).translate(DRAWN).replace(" ", "").translate(one_way)
    )


def width(words: str) -> float:
    return 10.0 * len(words)


@pytest.mark.parametrize(
    "words, room, lines",
    [
        ("أول ثان ثالث", 70, ["أول ثان", "ثالث"]),
        ("أول ثان ثالث", 1000, ["أول ثان ثالث"]),
        ("كلمةطويلة قصيرة", 50, ["كلمةط", "ويلة", "قصيرة"]),  # wider than a line: cut where it ends
        ("  فراغ \n كثير  ", 1000, ["فراغ كثير"]),
        ("ا", 1, ["ا"]),
        ("", 100, []),
    ],
)
def test_lines_are_wrapped_as_they_are_read(words, room, lines):
    assert wrap(words, room, width) == lines


@given(st.text(alphabet="ابج دهـ و«»", max_size=120), st.integers(20, 400))
def test_wrapping_loses_no_letter_and_no_line_is_too_wide(words, room):
    lines = wrap(words, room, width)

    assert "".join(lines).replace(" ", "") == inert(words).replace(" ", "")
    assert all(width(line) <= room for line in lines)


@pytest.mark.parametrize(("word", "on_alef"), [("أعمالاً", True), ("أعمالًا", False), ("والأُمم", True), ("سابقاً", False)])
def test_a_diacritic_of_lam_alef_stands_on_the_letter_it_was_written_on(word, on_alef):
    marks = [mark for _, over in runs(visual(word), naskh(40)) for _, mark in over]

    assert [mark.startswith(ON_ALEF) for mark in marks] == [on_alef]
