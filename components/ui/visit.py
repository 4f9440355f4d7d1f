"""One run's reading of the address: which story, what is selected, where on the page; what could not be read is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.server.wire import CUT
from components.ui import place, state, theme
from data import selection as selections
from data.selection import Selection
from data.since import since
from data.store.open import Store
from data.view import View
from data.words import Words

LOST = "lost"  # set by the server where it sends an unknown path to the first page
MOST_TOLD = 4  # notices; after that it is the same story
MOST_KEYS = 60

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Visit:
    store: Store
    selection: Selection
    place: place.Place
    told: tuple[str, ...]  # what of the address was left out, in the reader's language

    def view(self) -> View:
        embed = {"embed": "true"} if st.context.is_embedded else {}
        return View(self.store, self.selection, {**self.place, **embed}, theme.is_dark())


def query() -> Query:
    """The address as Streamlit has it, without Streamlit's own keys."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def language(asked: Query) -> str:
    """For words that are needed before, or without, a story."""
    return "en" if list(asked.get("lang", ()))[-1:] == ["en"] else "ar"


def read(asked: Query) -> Visit:
    """The visit an address means; StoryError where no story can be opened."""
    few = {key: asked[key] for key in list(asked)[:MOST_KEYS]}
    store = _store(few)
    selection, notices = Selection.from_query(few, store.known)
    where, broken = place.read(few)
    words = Words(selection.lang)
    told = _pinned(where, store, words)
    told += [notice.in_words(words) for notice in notices]
    told += [words("shell.notice.place", value=name) for name in broken]
    gone = _gone(where, store)
    told += [words("shell.notice.gone", value=_short(where[name])) for name in gone]
    told += _unknown(asked, words)
    kept = {name: value for name, value in where.items() if name not in gone}
    return Visit(store, selection, kept, tuple(dict.fromkeys(told)))


def _pinned(where: place.Place, store: Store, words: Words) -> list[str]:
    """Of a link that pins another version of the data: what has changed since, and whether what it points at has."""
    pinned = where.get("generation", "")
    found = since(store.info.folder, store.generation, pinned)
    if found is None:
        return []
    lines = [found.in_words(words, pinned)]
    return [*lines, words("share.since.this", value=_short(where["open"]))] if where.get("open") in found.altered else lines


def _gone(where: place.Place, store: Store) -> list[str]:
    """Fields that point at an article, a passage or a finding the story does not have (any more)."""
    gone = [name for name in ("read", "beside") if name in where and where[name] not in store.articles]
    if "at" in where and "quote" not in where and int(where["at"].partition("-")[2]) > _length(where.get("read"), store):
        gone.append("at")
    if "open" in where and View(store, Selection()).finding(where["open"]) is None:
        gone.append("open")
    return gone


def _length(article: str | None, store: Store) -> int:
    """Characters of an article; none of one that is not there."""
    row = store.articles.get(article or "")
    return int(row["chars"]) if row else 0


def _unknown(asked: Query, words: Words) -> list[str]:
    if LOST in asked:
        return [words("shell.notice.page")]
    if CUT in asked:
        return [words("shell.notice.long")]
    unknown = [key for key in asked if key not in selections.KEYS | place.KEYS]
    return [words("common.notice.unknown_key", value=_short(key)) for key in unknown[: MOST_TOLD + 1]]


def _store(asked: Query) -> Store:
    """The story the address names, where there is one of that name."""
    first = state.store()
    wanted = list(asked.get("story", ()))[-1:]
    return state.store(wanted[0]) if wanted and wanted[0] in first.known.stories else first


def write(selection: Selection, where: place.Place) -> None:
    """The address becomes this selection and place: one message, one step of history."""
    st.query_params.from_dict(_grouped((*selection.to_query(), *where.items())))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _short(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())[:40]
