"""Actors, outlets and articles by what a reader types of their names: of very many, those a list has no room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.search import titles
from data.store import Store
from data.text.fold import folded

Spelled = Mapping[str, tuple[str, ...]]  # id -> its names, folded


def actors(store: Store, typed: str, most: int) -> list[str]:
    """The actors one of whose names holds every word as the beginning of one of its own; the best known first."""
    return _fitting({id: _folded(row["name_ar"], row["name_en"], *(row["aliases"] or ())) for id, row in store.actors.items()}, typed, most)


def outlets(store: Store, typed: str, most: int) -> list[str]:
    """The outlets so named; those with most articles first."""
    names = store.outlet_names
    return _fitting({id: _folded(names[id], id) for id in store.outlets if id in names}, typed, most)


def articles(store: Store, typed: str, most: int) -> list[str]:
    """The articles with such a title, then those of outlets so named; both in display order."""
    of_title, of_outlet = titles.titled(typed), titles.of_outlets(outlets(store, typed, most))
    found = dict.fromkeys(titles.named(store.answers, of_title, most))
    return list(found | dict.fromkeys(titles.named(store.answers, of_outlet, most)))[:most]


def _folded(*names: str | None) -> tuple[str, ...]:
    return tuple(f" {folded(name).casefold()}" for name in names if name)


def _fitting(spelled: Spelled, typed: str, most: int) -> list[str]:
    """In the given order, names that begin so before others."""
    words = [f" {word}" for word in folded(typed).casefold().split()]
    fits = [(id, names) for id, names in spelled.items() if words and any(_holds(name, words) for name in names)]
    fits.sort(key=lambda one: not any(name.startswith(words[0]) for name in one[1]))
    return [id for id, _ in fits[:most]]


def _holds(name: str, words: Iterable[str]) -> bool:
    """«ال» before a word of the name is passed over: «صحة» finds «وزارة الصحة»."""
    return all(word in name or f" ال{word[1:]}" in name for word in words)
