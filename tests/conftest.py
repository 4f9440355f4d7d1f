"""What tests of several layers share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shelves import both


@pytest.fixture(scope="session")
def shelf_of_two(tmp_path_factory) -> Path:
    """A folder with the first and the second story, both built; nobody may write to it."""
    return both(tmp_path_factory.mktemp("stories"))


@pytest.fixture
def two_stories(shelf_of_two, monkeypatch) -> Path:
    """The product sees two stories."""
    monkeypatch.setenv("MAWAQIF_STORIES", str(shelf_of_two))
    return shelf_of_two
