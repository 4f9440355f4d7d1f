"""The page of counts through Streamlit's test runner: its filter in the address, its evidence, its empty state."""

from __future__ import annotations

import pytest

from components.ui import state
from data.count_groups import claims
from data.selection import Selection
from data.view import View
from tests.pages.test_pages_app import markup, opened, says


def some():
    return claims(View(state.store(), Selection()))


@pytest.mark.parametrize("lang, told", [("ar", "كل الأرقام: {n}"), ("en", "All counts: {n}")])
def test_the_sentence_counts_counts(lang, told):
    assert says(opened("counts", lang=lang)) == told.format(n=View(state.store(), Selection()).shown("counts"))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_measure_in_the_address_leaves_its_claims_alone(lang):
    wanted = some()[0].measure
    page = markup(opened("counts", measure=[wanted], lang=lang))

    assert all(f"open={claim.id}" in page for claim in some() if claim.measure == wanted)
    assert not any(f"open={claim.id}&" in page or f'open={claim.id}"' in page for claim in some() if claim.measure != wanted)


def test_every_claim_of_the_story_opens_its_evidence():
    for claim in some():
        page = markup(opened("counts", open=claim.id))

        assert f'data-here="{claim.id}"' in page
        assert f"card-{claim.rows[0]['id']}" in page


def test_nothing_left_says_why_and_how_to_get_on():
    test = opened("counts", actor=["china"], measure=["killed"])

    assert not test.exception
    assert "mq-empty" in markup(test)
    assert "mq-claims-table" not in markup(test)
