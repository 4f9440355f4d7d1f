from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.ui import place
from data.model import EARLIEST, LATEST, Measure, StanceValue
from data.selection import Known, Names, Selection
from data.selection_address import FACES, FILTERS, KEYS
from data.selection_clauses import BEARS_ON, CLAUSES, IN_WORDS, SPOKEN
from data.words import Words

KNOWN = Known(
    "first", frozenset({"first", "second"}), frozenset({"russia", "china", "eu"}), frozenset({"trt_arabi"}), frozenset({"000_a", "001_b"})
)
NAMES = Names(str, str, str)


def some(values):
    return st.sets(st.sampled_from(sorted(values)), max_size=3).map(lambda found: tuple(sorted(found)))


days = st.dates(EARLIEST, LATEST)
selections = st.builds(
    Selection,
    story=st.sampled_from(["", "second"]),
    first=st.none() | days,
    last=st.none() | days,
    actors=some(KNOWN.actors),
    outlets=some(KNOWN.outlets | {"unknown"}),
    articles=some(KNOWN.articles),
    stances=some(map(str, StanceValue)),
    target=st.none() | st.sampled_from(sorted(KNOWN.actors)),
    measures=some(map(str, Measure)),
    words=st.text(max_size=40).map(lambda text: " ".join("".join(c for c in text if c.isprintable()).split())).filter(
        lambda text: not text or Selection(words=text).query()
    ),
    lang=st.sampled_from(["ar", "en"]),
).filter(lambda one: not (one.first and one.last) or one.first <= one.last)  # fmt: skip


def query_of(pairs):
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


@given(selections)
def test_what_the_address_says_comes_back_the_same(selection):
    again, notices = Selection.from_query(query_of(selection.to_query()), KNOWN)

    assert (again, notices) == (selection, ())


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), st.lists(st.text(max_size=30), max_size=4)))
def test_no_address_breaks_and_what_is_read_is_stable(query):
    selection, _ = Selection.from_query(query, KNOWN)

    assert Selection.from_query(query_of(selection.to_query()), KNOWN)[0] == selection


@pytest.mark.parametrize(
    "query,reason,field",
    [
        ({"actor": ["روسيا"]}, "unknown_value", "actors"),  # a label is not an id
        ({"actor": ["russia'; DROP TABLE statements--"]}, "unknown_value", "actors"),
        ({"actor": ["../../etc/passwd"]}, "unknown_value", "actors"),
        ({"actor": ["<script>alert(1)</script>"]}, "unknown_value", "actors"),
        ({"from": ["0001-01-01"]}, "bad_date", "first"),
        ({"from": ["9999-12-31"]}, "bad_date", "first"),
        ({"to": ["2022-02-30"]}, "bad_date", "last"),
        ({"to": ["yesterday"]}, "bad_date", "last"),
        ({"from": ["2022-01-10"], "to": ["2022-01-07"]}, "reversed", "period"),
        ({"lang": ["fr"]}, "unknown_value", "lang"),
        ({"stance": ["loves"]}, "unknown_value", "stances"),
        ({"actor": ["x" * 100_000]}, "too_long", "actors"),
        ({"actor": ["russia"] * 1001}, "too_long", "actors"),
        ({"q": ["ـــ ؟"]}, "empty_words", "words"),  # tatweel and marks alone
        ({"from": ["5", "-1"]}, "bad_date", "first"),
        ({"from": ["2022-01-07T00:00"]}, "bad_date", "first"),
        ({"target": ["russia", "china"]}, "repeated", "target"),
    ],
)
def test_hostile_or_broken_values_are_left_out_with_a_notice(query, reason, field):
    selection, notices = Selection.from_query(query, KNOWN)

    assert (reason, field) in [(notice.reason, notice.field) for notice in notices]
    assert all(notice.in_words(Words(lang)) for notice in notices for lang in ("ar", "en"))
    assert all(value in KNOWN.actors for value in selection.actors)


def test_reversed_period_is_put_in_order_and_arabic_digits_are_read():
    selection, _ = Selection.from_query({"from": ["٢٠٢٢-٠١-١٠"], "to": ["2022-01-07"]}, KNOWN)

    assert (selection.first, selection.last) == (date(2022, 1, 7), date(2022, 1, 10))


def test_a_notice_repeats_no_control_characters():
    _, notices = Selection.from_query({"actor": ["a\u202eb\ud800\x00" + "c" * 90]}, KNOWN)

    assert notices[0].value.isprintable()
    assert len(notices[0].value) <= 40


def test_the_served_story_is_not_repeated_in_addresses():
    assert Selection.from_query({"story": ["first"]}, KNOWN)[0].to_query() == []
    assert Selection.from_query({"story": ["second"]}, KNOWN)[0].to_query() == [("story", "second")]


def test_of_a_key_that_takes_one_value_the_last_counts():
    query = {"target": ["russia", "china"], "from": ["2022-01-01", "2022-01-07"], "q": ["غاز", "نفط"], "lang": ["ar", "en"]}
    selection, notices = Selection.from_query(query, KNOWN)

    assert (selection.target, selection.first, selection.words, selection.lang) == ("china", date(2022, 1, 7), "نفط", "en")
    assert {notice.reason for notice in notices} == {"repeated"}


@given(st.dictionaries(st.sampled_from(sorted(place.KEYS)), st.lists(st.text(max_size=30), max_size=3)))
def test_a_place_is_read_or_left_out_and_what_is_read_is_stable(query):
    found, unread = place.read(query)

    assert found.keys() | set(unread) == {name for name, values in query.items() if values}
    assert place.read({name: [value] for name, value in found.items()}) == (found, ())


def test_lists_unite_and_are_ordered():
    selection, _ = Selection.from_query({"actor": ["russia", "china", "russia"]}, KNOWN)

    assert selection.to_query() == [("actor", "china"), ("actor", "russia")]


def test_every_field_has_its_three_faces():
    assert {field.name for field in dataclasses.fields(Selection)} == set(FACES)
    assert set(FILTERS) == set(CLAUSES) == set(IN_WORDS) == set(SPOKEN)
    assert set(FILTERS) - {"period"} == set(FACES) - {"story", "first", "last", "lang", "exact"}


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_is_described(name, lang):
    chosen = {"period": {"first": date(2022, 1, 7)}, "target": {"target": "china", "stances": ("warns",)}, "words": {"words": "غاز"}}
    given_values = {"stances": ("warns",), "measures": ("killed",)}
    selection = Selection(**chosen.get(name, {name: given_values.get(name, ("russia",))}))
    tables = [table for table in BEARS_ON if name in selection.active(table)]

    assert tables
    assert all(selection.in_words(Words(lang), NAMES, table).strip() for table in tables)


@given(selections, st.sampled_from(sorted(BEARS_ON)))
def test_values_are_bound_never_pasted(selection, table):
    sql, params = selection.clause(table)

    assert sql.count("?") == len(params)
    assert not any(isinstance(value, str) and len(value) > 3 and f"'{value}'" in sql for value in params)


def test_words_are_cut_into_folded_phrases():
    assert [clause.text for clause in Selection(words="«ثورات ملونة» الإرهابيين").query().wanted] == ["ثورات ملونه", "الارهابيين"]


def test_reset_keeps_story_and_language():
    chosen = Selection(story="second", lang="en", actors=("russia",), words="غاز")

    assert chosen.reset() == Selection(story="second", lang="en")
    assert chosen.without("actors") == Selection(story="second", lang="en", words="غاز")
