from __future__ import annotations

import re
import string
from datetime import date

import pytest

from data.model import Basis, Bound, ClaimStatus, CueClass, Flag, Form, Measure, SpeakerBasis, StanceValue, StoryError, Verdict
from data.store.built import read_built
from data.story import STORIES, story_ids
from data.words import Words, phrases

PLACEHOLDERS = string.Formatter()


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in PLACEHOLDERS.parse(phrase) if name}


def test_both_languages_have_the_same_phrases_with_the_same_placeholders():
    arabic, english = phrases("ar"), phrases("en")
    counted = re.compile(r"^common\.count\.")  # «تصريحان» needs no number

    assert arabic.keys() == english.keys()
    assert {key for key in arabic if not counted.match(key) and fields(arabic[key]) != fields(english[key])} == set()


def test_no_phrase_is_empty():
    assert [key for lang in ("ar", "en") for key, value in phrases(lang).items() if not value.strip()] == []


def test_arabic_phrases_are_arabic():
    bare = {key: re.sub(r"\{\w+\}", "", value) for key, value in phrases("ar").items()}
    latin = {key for key, value in bare.items() if not re.search("[ء-ي]", value) and re.search("[A-Za-z]{4}", value)}

    assert latin <= {"shell.other_language"}  # a language's name stands in that language


@pytest.mark.parametrize(
    "group,kind",
    [("basis", Basis), ("stance", StanceValue), ("cue_class", CueClass), ("form", Form), ("speaker_basis", SpeakerBasis),
     ("measure", Measure), ("bound", Bound), ("status", ClaimStatus), ("flag", Flag), ("verdict", Verdict)],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_value_of_the_vocabulary_has_a_word(group, kind, lang):
    assert [value for value in kind if f"common.{group}.{value}" not in Words(lang)] == []


@pytest.mark.parametrize(
    "n,expected",
    [(0, "لا تصريحات"), (1, "تصريح واحد"), (2, "تصريحان"), (3, "3 تصريحات"), (10, "10 تصريحات"), (11, "11 تصريحًا"), (99, "99 تصريحًا"),
     (100, "100 تصريح"), (103, "103 تصريحات"), (1600, "1,600 تصريح")],
)  # fmt: skip
def test_arabic_counts_agree_in_number(n, expected):
    assert Words("ar").count("statement", n) == expected


def test_every_counted_noun_has_all_six_forms():
    keys = [key for key in phrases("ar") if key.startswith("common.count.")]
    nouns = {key.split(".")[2] for key in keys}

    assert {f"common.count.{noun}.{form}" for noun in nouns for form in ("zero", "one", "two", "few", "many", "other")} == set(keys)


@pytest.mark.parametrize(
    "first,last,arabic,english",
    [
        (date(2022, 1, 7), date(2022, 1, 7), "7 يناير 2022", "7 January 2022"),
        (date(2022, 1, 7), date(2022, 1, 10), "7–10 يناير 2022", "7–10 January 2022"),
        (date(2022, 1, 30), date(2022, 2, 2), "30 يناير – 2 فبراير 2022", "30 January – 2 February 2022"),
        (date(2021, 12, 30), date(2022, 1, 2), "30 ديسمبر 2021 – 2 يناير 2022", "30 December 2021 – 2 January 2022"),
        (date(2022, 1, 1), date(2022, 1, 31), "يناير 2022", "January 2022"),
        (date(1991, 1, 1), date(1991, 12, 31), "1991", "1991"),
        (None, None, "بلا تاريخ", "No date"),
        (date(9999, 12, 1), date(9999, 12, 31), "ديسمبر 9999", "December 9999"),
    ],
)
def test_ranges_of_days_read_as_people_write_them(first, last, arabic, english):
    assert (Words("ar").day_range(first, last), Words("en").day_range(first, last)) == (arabic, english)


@pytest.mark.parametrize(
    "first,last,expected",
    [
        (date(2022, 1, 7), date(2022, 1, 10), "بين 7 و10 يناير 2022"),
        (date(2022, 1, 7), None, "منذ 7 يناير 2022"),
        (None, date(2022, 1, 10), "حتى 10 يناير 2022"),
        (date(2022, 1, 7), date(2022, 1, 7), "يوم 7 يناير 2022"),
        (None, None, ""),
    ],
)
def test_a_period_in_a_sentence(first, last, expected):
    assert Words("ar").between(first, last) == expected


def test_names_are_joined():
    assert Words("ar").join(["روسيا", "الصين", "فرنسا"]) == "روسيا والصين وفرنسا"
    assert Words("en").join(["Russia", "China", "France"]) == "Russia, China and France"
    assert Words("en").join([]) == Words("ar").join([]) == ""


def test_a_clock_time():
    assert (Words().clock(47), Words().clock(None)) == ("00:47", "")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_error_of_a_story_becomes_one_sentence(lang):
    for code in ("alias_twice", "never heard of"):
        sentence = Words(lang).error(StoryError("actors.toml", "[russia]", '"موسكو" also belongs to "kremlin"', "one actor", code))
        assert "actors.toml" in sentence
        assert "kremlin" in sentence


def test_an_unknown_language_is_arabic():
    assert Words("fr").lang == "ar"


@pytest.mark.parametrize(
    "table,column,group",
    [
        ("removed", "reason", "removed"),
        ("links", "kind", "link"),
        ("actors", "kind", "kind"),
        ("articles", "published_basis", "basis"),
        ("counts", "measure", "measure"),
    ],
)
@pytest.mark.parametrize("name", story_ids())
def test_whatever_a_story_holds_has_a_word_in_both_languages(name, table, column, group):
    rows = read_built(STORIES / name / "built")[1][table]
    found = {row[column] for row in rows if row[column] is not None}

    assert [value for value in sorted(found) for lang in ("ar", "en") if f"common.{group}.{value}" not in Words(lang)] == []


@pytest.mark.parametrize(
    ("name", "behind"),
    [
        ("المسلحون", "المسلحين"),
        ("المقاتلون الأجانب", "المقاتلين الأجانب"),
        ("الحوثيون", "الحوثيين"),
        ("التلفزيون الكازاخي", "التلفزيون الكازاخي"),
        ("البنتاغون", "البنتاغون"),
        ("ماكرون", "ماكرون"),
        ("القوات الروسية", "القوات الروسية"),
    ],
)
def test_a_plural_of_people_takes_its_other_ending_behind_a_preposition(name, behind):
    assert Words("ar").toward(name) == behind
    assert Words("en").toward(name) == name
