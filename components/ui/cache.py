"""Answers that only change with the story, kept by its generation: never a frame as a key."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.selection import Selection
from data.store import Store
from data.view import View


def targets(store: Store) -> frozenset[str]:
    """Whom stances of the story are about."""
    return _targets(store.id, store.generation, store)


@st.cache_resource(max_entries=8, show_spinner=False)
def _targets(story: str, generation: str, _store: Store) -> frozenset[str]:
    return frozenset(View(_store, Selection()).stances()["target"].dropna())


Days = tuple[date | None, date | None]


def period(store: Store) -> Days:
    """The story's first and last day."""
    return _period(store.id, store.generation, store)


@st.cache_resource(max_entries=8, show_spinner=False)
def _period(story: str, generation: str, _store: Store) -> Days:
    first, last = View(_store, Selection()).period()
    return first, last
