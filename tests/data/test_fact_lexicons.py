"""The word lists of counts, events, claims and tensions: no word says two things, no entry is lost by folding."""

from __future__ import annotations

from collections import Counter

import pytest

from data.extract.measures import ORDER
from data.lexicons import table
from data.link_statements import objects
from data.text.fold import folded


def doubled(words: list[str]) -> list[str]:
    return [word for word, number in Counter(map(folded, words)).items() if number > 1]


@pytest.mark.parametrize("part", ["units", "heads", "totals"])
def test_a_word_has_one_measure(part):
    measured = {name: table("measures")[part].get(name, []) for name in ORDER}

    assert doubled([word for words in measured.values() for word in words]) == []


def test_a_counted_noun_is_not_also_left_out():
    source = table("measures")
    counted = {folded(word) for words in source["units"].values() for word in words} | {folded(word) for word in source["people"]["words"]}

    assert counted & {folded(word) for word in source["not_counted"]["nouns"]} == set()


def test_a_trigger_belongs_to_one_kind_of_event():
    assert doubled([trigger for kind in table("events")["kind"] for trigger in kind["triggers"]]) == []


def test_a_bound_says_one_thing():
    bounds = table("numbers")["bounds"]
    before = [phrase for key in ("about", "at_least", "at_most") for phrase in bounds[key]]
    after = [phrase for key in ("after_about", "after_at_least", "after_at_most") for phrase in bounds[key]]

    assert doubled(before) == []
    assert doubled(after) == []


def test_what_can_be_disputed_has_two_sides_and_two_names():
    sides = {entry["id"]: [folded(word) for side in entry["side"] for word in side["words"]] for entry in table("tensions")["object"]}

    assert all(thing.ar and thing.en and len(thing.sides) == 2 for thing in objects())
    assert [id for id, words in sides.items() if doubled(words)] == []


def test_a_verb_takes_back_or_denies_and_not_both():
    claims = table("claims")

    assert {*map(folded, claims["withdrawn"]["verbs"])} & {*map(folded, claims["denied"]["verbs"])} == set()
