"""The gazetteer as an automaton over folded text: names found as whole words, behind clitics too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import ahocorasick

from data.extract.gazetteer import adjectives
from data.model import Actor, ActorKind
from data.text.fold import Folded, folded

PREFIX = re.compile("[وف]?[بلك]?")
LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class Name:
    """A name found at folded [start:stop); clitics stand outside."""

    start: int
    stop: int
    actor: str
    basis: str  # name, role, seat

    @property
    def length(self) -> int:
        return self.stop - self.start


class Names:
    """Every name, alias and role of the actors given; an actor of the story wins over one of the world."""

    def __init__(self, actors: Iterable[Actor], own: frozenset[str]) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self.own = own

    @cached_property
    def forms(self) -> dict[str, tuple[str, str]]:
        """Folded form → actor and basis."""
        forms: dict[str, tuple[str, str]] = {}
        for actor in sorted(self.actors.values(), key=lambda each: each.id in self.own):
            for basis, names in (("name", (actor.name_ar, *actor.aliases)), ("role", actor.roles)):
                for name in names:
                    forms[folded(name)] = (actor.id, basis)
        return forms

    @cached_property
    def hamzas(self) -> frozenset[str]:
        """Forms written with a lone hamza: «شي» is not «شيء»."""
        return frozenset(folded(name) for actor in self.actors.values() for name in (actor.name_ar, *actor.aliases) if "ء" in name)

    @cached_property
    def states(self) -> dict[str, str]:
        """ISO alpha-3 → id of the state."""
        return {actor.iso3: actor.id for actor in self.actors.values() if actor.kind is ActorKind.STATE and actor.iso3}

    @cached_property
    def adjectives(self) -> dict[str, str]:
        """Every folded adjective form, with and without the article → id of its state: «الروسيه» → russia."""
        forms: dict[str, str] = {}
        for stem, iso3 in adjectives().items():
            state = self.states.get(iso3)
            if state and " " not in stem:
                base = folded(stem)
                for end in ("", "ه", "ين", "ون", "ان", "تان", "تين"):
                    forms[base + end] = forms["ال" + base + end] = state
        return forms

    @cached_property
    def automaton(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for form, (actor, basis) in self.forms.items():
            automaton.add_word(form, (len(form), form, actor, basis))
            if form.startswith("ال"):  # للسلطات: the article loses its alef behind ل
                automaton.add_word("لل" + form[2:], (len(form), form, actor, basis))
        automaton.make_automaton()
        return automaton

    def find(self, text: Folded) -> list[Name]:
        """Names in reading order, the longest where several begin or overlap."""
        found = sorted(self._all(text), key=lambda name: (-name.length, name.start))
        kept: list[Name] = []
        taken = bytearray(len(text.text) + 1)
        for name in found:
            if not any(taken[name.start : name.stop]):
                taken[name.start : name.stop] = b"\x01" * name.length
                kept.append(name)
        return sorted(kept, key=lambda name: name.start)

    def _all(self, text: Folded) -> Iterator[Name]:
        for last, (length, form, actor, basis) in self.automaton.iter(text.text):
            start, stop = last + 1 - length, last + 1
            if _whole(text.text, start, stop) and not self._is_hamza_away(text, stop, form):
                yield Name(start, stop, actor, basis)

    def _is_hamza_away(self, text: Folded, stop: int, form: str) -> bool:
        """Something was folded away behind a short form that has no hamza itself: «شيء» is not «شي»."""
        after = text.origin[stop] if stop < len(text.origin) else text.length
        return len(form) <= 3 and form not in self.hamzas and after > text.origin[stop - 1] + 1


def _whole(text: str, start: int, stop: int) -> bool:
    """A word ends at ``stop``, and before ``start`` its word has clitics alone."""
    if stop < len(text) and LETTER.match(text[stop]):
        return False
    begin = start
    while begin and LETTER.match(text[begin - 1]):
        begin -= 1
    prefix = text[begin:start]
    if text[start : start + 2] == "لل" and prefix:
        return prefix in ("و", "ف")
    return bool(PREFIX.fullmatch(prefix))
