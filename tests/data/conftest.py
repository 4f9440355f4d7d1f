"""The small story as a store and as views."""

from __future__ import annotations

import pytest
from hypothesis import settings

from data.corpus import Corpus
from data.selection import Selection
from data.store import Store
from data.view import View
from tests.data.factory import store_of
from tests.data.small_story import corpus_of

settings.register_profile("untimed", deadline=None)  # the first example compiles word lists; a busy machine is no failure
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return corpus_of()


@pytest.fixture(scope="session")
def store(corpus) -> Store:
    return store_of(corpus)


@pytest.fixture
def view(store):
    """A maker of views: view(actors=("russia",), lang="en")."""
    return lambda **chosen: View(store, Selection(**chosen))
