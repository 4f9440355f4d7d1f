"""Who can be named: the story's actors over the world's states and organisations, and how they roll up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from data.extract.gazetteer import world
from data.extract.known_persons import Persons
from data.extract.names import Names
from data.model import Actor, ActorKind
from data.text.fold import folded

BEGIN = 3  # letters of a name that those who look for a body begin with
TOP = (ActorKind.STATE, ActorKind.BLOC)


@dataclass(frozen=True)
class Lexicon:
    """``actors`` are the story's own (and those found on the way); states and organisations everybody knows stand behind them."""

    actors: tuple[Actor, ...] = ()
    target: str | None = None

    @cached_property
    def known(self) -> dict[str, Actor]:
        """Every actor by id: the story's, then the world's."""
        return {actor.id: actor for actor in (*_world_beside(self.actors), *self.actors)}

    @cached_property
    def names(self) -> Names:
        """The compiled gazetteer."""
        return Names(self.known.values(), frozenset(actor.id for actor in self.actors))

    @cached_property
    def persons(self) -> Persons:
        """The story's persons, by their names."""
        return Persons(self.actors)

    @cached_property
    def bodies(self) -> dict[tuple[str, str], list[str]]:
        """The story's actors by each they belong to and how a name of theirs begins (`BEGIN` folded letters), in their order."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for actor in self.actors:
            begins = {folded(name)[:BEGIN] for name in (actor.name_ar, *actor.aliases)}
            for above in self.chain(actor.id):
                for begin in begins:
                    found.setdefault((above, begin), {})[actor.id] = None
        return {key: list(ids) for key, ids in found.items()}

    def actor(self, id: str) -> Actor | None:
        return self.known.get(id)

    def chain(self, id: str) -> tuple[str, ...]:
        """From the actor up to its state or bloc: ("macron", "france"); a state is the end of a chain."""
        chain: list[str] = []
        actor = self.known.get(id)
        while actor is not None and actor.id not in chain:
            chain.append(actor.id)
            if actor.kind is ActorKind.STATE:
                break
            actor = self.known.get(actor.member_of or "")
        return tuple(chain) or (id,)

    def voice(self, id: str) -> str:
        """The nearest state or bloc the actor speaks for, else the top of its chain."""
        chain = self.chain(id)
        return next((each for each in chain if each in self.known and self.known[each].kind in TOP), chain[-1])


def _world_beside(actors: tuple[Actor, ...]) -> list[Actor]:
    """The world's actors under the ids this story uses; those the story describes itself are left out."""
    own = {actor.id for actor in actors}
    states = {actor.iso3: actor.id for actor in actors if actor.kind is ActorKind.STATE and actor.iso3}
    names = {folded(actor.name_ar): actor.id for actor in actors}
    same = {actor.id: states.get(actor.iso3 or "") or names.get(folded(actor.name_ar)) for actor in world()}
    kept = []
    for actor in world():
        id = same[actor.id] or actor.id
        above = actor.member_of and (same.get(actor.member_of) or actor.member_of)
        if id not in own:
            kept.append(replace(actor, id=id, member_of=above))
    return kept
