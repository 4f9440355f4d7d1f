"""Answers that only change with the story, kept by its generation: never a frame as a key."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.selection import Selection
from data.store import Store, queries
from data.view import NOUNS, View


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


def checked(store: Store) -> dict[str, dict[str, int]]:
    """Table -> verdict -> rows: what no person has read is "automatic"."""
    return _checked(store.id, store.generation, store)


@st.cache_resource(max_entries=8, show_spinner=False)
def _checked(story: str, generation: str, _store: Store) -> dict[str, dict[str, int]]:
    view = View(_store, Selection())
    frames = {"statements": view.statements(), "stances": view.stances(), "counts": view.counts(), "events": view.events()}
    found = {table: frame["verdict"].fillna("automatic").value_counts().to_dict() for table, frame in frames.items()}
    rejected = {row["kind"]: row["n"] for row in _store.engine.rows(queries.REJECTED).to_dict("records")}
    return {table: counts | {"rejected": rejected.get(NOUNS[table], 0)} for table, counts in found.items()}
