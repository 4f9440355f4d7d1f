"""Who belongs to whom: a person to an institution, a state, a bloc. Roll-up stops at a state: Macron is France, not the EU."""

from __future__ import annotations

from collections.abc import Mapping

from data.model import Actor, ActorKind


def chain(actor: str | None, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The actor and all it belongs to, nearest first, up to its state or its last bloc."""
    found: list[str] = []
    while actor and actor in actors and actor not in found:
        found.append(actor)
        actor = None if actors[actor].kind is ActorKind.STATE else actors[actor].member_of
    return tuple(found)


def voice(actor: str | None, actors: Mapping[str, Actor]) -> str | None:
    """The state or bloc the actor speaks for; where there is none, the last it belongs to (itself at least)."""
    way = chain(actor, actors)
    return next((one for one in way if actors[one].kind in (ActorKind.STATE, ActorKind.BLOC)), way[-1] if way else None)
