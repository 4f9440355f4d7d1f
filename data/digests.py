"""What a story-wide step needs to know of one article, told by whoever reads it: small, where the article and its findings are not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.extract.published import Signs
from data.model import Actor, Findings


@dataclass(frozen=True)
class Read:
    """Of an article after the first pass."""

    signs: Signs  # of its day
    discovered: tuple[Actor, ...]


@dataclass(frozen=True)
class Known:
    """Of an article's findings."""

    actors: tuple[str, ...]  # who is named or holds something, as they come
    first: date | None  # of the days on which something was said or happened
    last: date | None
    found: tuple[Actor, ...] = ()  # whom the second pass met


def known_of(found: Findings) -> Known:
    ids = [mention.actor for mention in found.mentions] + [one.speaker for one in found.statements]
    ids += [actor for stance in found.stances for actor in (stance.holder, stance.target)]
    ids += [count.source for count in found.counts] + [actor for event in found.events for actor in event.actors]
    days = [*(one.said for one in found.statements), *(one.day for one in found.events)]
    edges = [edge for day in days if day for edge in (day.first, day.last) if edge]
    actors = tuple(dict.fromkeys(actor for actor in ids if actor))
    return Known(actors, min(edges, default=None), max(edges, default=None), found.actors)
