"""Automatic findings stay as good as they were on hand-marked articles; floors only rise."""

from __future__ import annotations

import pytest

from tests.quality.gate import CORPORA, MEASURES, fallen, floors, raised, scores

NAMES = {f"{kind}.{name}" for kind, names in MEASURES.items() for name in names}


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_scores_stay_above_their_floors(corpus):
    if not corpus.present:
        pytest.skip("the hand-marked articles are not beside the project: only the project's own checks run here")
    assert floors()[corpus.name]["corpus"] == corpus.fingerprint(), "the marks changed: measure again with gate.py --raise"

    assert fallen(scores(corpus), floors()[corpus.name]["floors"]) == {}


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_every_measure_has_a_floor(corpus):
    assert set(floors()[corpus.name]["floors"]) <= NAMES
    assert len(floors()[corpus.name]["floors"]) >= len(NAMES) - 1  # of an undated corpus no publication day can be held


def test_a_lower_score_is_noticed_and_a_missing_one_too():
    assert fallen({"days.f1": 0.9}, {"days.f1": 0.91}) == {"days.f1": (0.9, 0.91)}
    assert fallen({}, {"days.f1": 0.91}) == {"days.f1": (0.0, 0.91)}
    assert fallen({"days.f1": float("nan")}, {"days.f1": 0.1})
    assert fallen({"days.f1": 0.91}, {"days.f1": 0.91}) == {}


def test_a_floor_only_rises():
    assert raised({"a": 0.5, "b": 0.9}, {"a": 0.7, "b": 0.8}) == {"a": 0.7, "b": 0.9}
