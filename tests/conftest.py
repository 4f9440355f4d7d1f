"""What tests of several layers share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from tests.shelves import both

# AppTest makes a runtime for each run, which reads about every installed package whether it brings components: most of what a run took.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(scope="session")
def shelf_of_two(tmp_path_factory) -> Path:
    """A folder with the first and the second story, both built; nobody may write to it."""
    return both(tmp_path_factory.mktemp("stories"))


@pytest.fixture
def two_stories(shelf_of_two, monkeypatch) -> Path:
    """The product sees two stories."""
    monkeypatch.setenv("MAWAQIF_STORIES", str(shelf_of_two))
    return shelf_of_two
