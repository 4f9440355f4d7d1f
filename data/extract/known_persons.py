"""Persons a story knows, found by a name without comparing it with every other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from data.extract.spelling import same_person
from data.model import Actor, ActorKind
from data.text.fold import folded


def may_be_named(actor: Actor) -> bool:
    return actor.kind is ActorKind.PERSON and not actor.id.startswith("role-")


def is_named(actor: Actor, name: str) -> bool:
    """Whether the name is the actor's, in whatever spelling; a surname known alone is not yet this full name."""
    alone = " " not in actor.name_ar and " " in name
    return may_be_named(actor) and not alone and any(same_person(name, other) for other in (actor.name_ar, *actor.aliases))


class Persons:
    """In the order given; spellings of one name begin with the same letter, or their last words do."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = [actor for actor in actors if may_be_named(actor)]
        self._numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, actor in enumerate(self._actors):
            for key in {key for name in (actor.name_ar, *actor.aliases) for key in _keys(name)}:
                self._numbers[key].append(number)

    def named(self, name: str) -> Iterator[Actor]:
        """Those whose name it may be."""
        numbers = {number for key in _keys(name) for number in self._numbers.get(key, ())}
        return (self._actors[number] for number in sorted(numbers))


def _keys(name: str) -> list[tuple[str, str]]:
    words = folded(name).split()
    return [("first", words[0][:1]), ("last", words[-1][:1])] if words else []
