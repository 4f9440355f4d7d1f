"""The small story, for components."""

from tests.data.conftest import corpus, store, view

__all__ = ["corpus", "store", "view"]
