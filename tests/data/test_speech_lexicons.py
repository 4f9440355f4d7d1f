"""The word lists of speech: nothing twice after folding, nothing that cannot work."""

from __future__ import annotations

from collections import Counter

import pytest

from data.extract.cues import find_form, forms
from data.extract.gazetteer import world
from data.lexicons import table
from data.model import ActorKind, CueClass, StanceValue
from data.text.fold import folded


def twice(words):
    """What stands more than once after folding."""
    return [word for word, times in Counter(folded(word) for word in words).items() if times > 1]


LISTS = [("titles", name) for name in ("titles", "unnamed", "portfolios", "named_bodies")] + [
    ("speech", name) for name in ("words", "carriers", "nouns", "after_content", "documents")
]


@pytest.mark.parametrize("file,name", LISTS, ids=[f"{file}.{name}" for file, name in LISTS])
def test_no_word_twice(file, name):
    assert twice(table(file)[name]) == []


def test_no_verb_twice():
    assert twice(verb["past"] for verb in table("speech")["verbs"]) == []


@pytest.mark.parametrize("verb", table("speech")["verbs"], ids=lambda verb: verb["past"])
def test_every_verb_is_found_by_its_past(verb):
    form = find_form(folded(verb["past"])) or find_form(folded(verb["past"]) + "ت")  # «هنأ» folds like «هنا»

    assert form is not None
    assert CueClass(verb["class"]) in CueClass


def test_generated_persons_of_a_verb():
    for form in ("قالت", "قالا", "قالوا", "يقول", "وقال", "فأكد", "دعت", "نفت", "دعوا", "مشيرا", "مشيرة", "مؤكدين", "اتهموه"):
        assert folded(form) in forms() or find_form(folded(form)) is not None, form


def test_accusative_nouns_are_no_dual_verbs():
    for noun in ("طلبا", "وعدا", "ردا"):
        assert find_form(folded(noun)) is None, noun


def test_no_body_form_names_two_bodies():
    assert twice(form for rows in table("titles")["bodies"].values() for form in rows) == []


def test_no_adjective_points_to_two_states():
    assert twice(stem for row in table("demonyms").values() for stem in row["adjective"]) == []


def test_no_name_of_the_world_is_two_actors():
    owners: dict[str, set[str]] = {}
    for actor in world():
        for name in (actor.name_ar, *actor.aliases):
            owners.setdefault(folded(name), set()).add(actor.id)

    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_every_organisation_belongs_to_somebody_known():
    known = {actor.id for actor in world()}

    assert [actor.id for actor in world() if actor.member_of and actor.member_of not in known] == []


def test_states_have_an_iso_code_and_ascii_ids():
    states = [actor for actor in world() if actor.kind is ActorKind.STATE]

    assert all(len(actor.iso3 or "") == 3 for actor in states)
    assert all(actor.id.isascii() for actor in world())
    assert len({actor.iso3 for actor in states}) == len(states)


@pytest.mark.parametrize("group", table("stances")["group"], ids=lambda group: group["name"])
def test_stance_group_is_sound(group):
    assert StanceValue(group["value"]) is not StanceValue.NONE
    assert group["toward"] in ("main", "named", "group", "foe", "none")
    assert twice(group["patterns"]) == []


def test_no_pattern_stands_in_two_stance_groups():
    assert twice(pattern for group in table("stances")["group"] for pattern in group["patterns"]) == []
