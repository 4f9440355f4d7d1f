"""actors.toml: who speaks and acts in a story, and whom each belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.ids import SLUG, alike
from data.model import Actor, ActorKind, StoryError
from data.toml_file import checked, nearest, read_or_report

ACTOR_KEYS: Mapping[str, type | tuple[type, ...]] = {
    "name_ar": str, "name_en": str, "kind": str, "member_of": str, "iso3": str, "aliases": list, "roles": list,
}  # fmt: skip


def read_actors(path: Path, problems: list[StoryError]) -> tuple[Actor, ...]:
    """The actors a file names; what is wrong with it goes to ``problems``, and the rest goes on."""
    table = read_or_report(path, problems)
    actors: dict[str, Actor] = {}
    for name, row in table.items():
        if actor := _actor(name, row, problems):
            actors[name] = actor
    _check_names(actors, problems)
    return tuple(_check_members(actors, problems))


def _actor(name: str, row: Any, problems: list[StoryError]) -> Actor | None:
    if not isinstance(row, dict) or not SLUG.match(name):
        problems.append(StoryError("actors.toml", f"[{name}]", repr(row)[:60], "a table [id] with a small Latin id", "wrong_type"))
        return None
    kept, wrong = checked("actors.toml", f"[{name}]", row, ACTOR_KEYS)
    problems += wrong
    kind, names = kept.get("kind", "person"), (kept.get("name_ar"), kept.get("name_en"))
    if kind not in set(ActorKind):
        problems.append(StoryError("actors.toml", f"[{name}] kind", repr(kind), nearest(kind, ActorKind), "wrong_type"))
        return None
    if not any(names):
        problems.append(StoryError("actors.toml", f"[{name}]", "no name", "name_ar", "wrong_type"))
        return None
    arabic, english = names[0] or names[1] or name, names[1] or names[0] or name
    aliases, roles = tuple(kept.get("aliases", ())), tuple(kept.get("roles", ()))
    return Actor(name, arabic, english, ActorKind(kind), kept.get("member_of"), kept.get("iso3"), aliases, roles=roles)


def _check_names(actors: Mapping[str, Actor], problems: list[StoryError]) -> None:
    owner: dict[str, str] = {}
    for actor in actors.values():
        for alias in dict.fromkeys((actor.name_ar, *actor.aliases)):
            key = alike(alias)
            if owner.setdefault(key, actor.id) != actor.id:
                found = f'"{alias}" also belongs to "{owner[key]}"'
                problems.append(StoryError("actors.toml", f"[{actor.id}] aliases", found, "an alias may name one actor", "alias_twice"))


def _check_members(actors: dict[str, Actor], problems: list[StoryError]) -> list[Actor]:
    """Actors whose membership leads somewhere; a broken one stands alone."""
    kept, told = [], set[frozenset[str]]()
    for actor in actors.values():
        wrong = _wrong_member(actor, actors)
        meant = frozenset(wrong.found.split(" → ")) if wrong and wrong.code == "cycle" else frozenset({actor.id})
        problems += [wrong] if wrong and meant not in told else []  # a circle is told once, and opened everywhere
        told.add(meant)
        kept.append(_alone(actor) if wrong else actor)
    return kept


def _wrong_member(actor: Actor, actors: Mapping[str, Actor]) -> StoryError | None:
    way, at = [actor.id], actor.member_of
    if at and at not in actors and at not in world_ids():
        return StoryError("actors.toml", f"[{actor.id}] member_of", at, nearest(at, actors), "unknown_actor")
    while at and at in actors:
        if at in way:
            if at != actor.id:
                return None  # the circle is told where it closes
            circle = " → ".join((*way, at))
            return StoryError("actors.toml", f"[{actor.id}] member_of", circle, "a membership that ends", "cycle")
        way.append(at)
        at = actors[at].member_of
    return None


def world_ids() -> frozenset[str]:
    """Ids of states and organisations everybody knows: they need no entry of their own."""
    from data.extract.gazetteer import world  # extractors are a build's business; a server reads only story.toml

    return frozenset(actor.id for actor in world())


def _alone(actor: Actor) -> Actor:
    return replace(actor, member_of=None)
