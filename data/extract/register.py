"""The person behind a name: known under another spelling, or new; and the title that follows him."""

from __future__ import annotations

from data.extract.gazetteer import slug
from data.extract.known_persons import is_named
from data.extract.offices import Office, office
from data.extract.phrase import Reading
from data.extract.spelling import roman, skeleton
from data.model import Actor, ActorKind


def apposed(reading: Reading, after: int) -> Office | None:
    """The title behind a name: «أمارا إيسي، المبعوث الخاص»، «بودولياك مستشار الرئيس»."""
    if after < len(reading.words) and reading.words[after].gap.strip() in ("", "،", ","):
        return office(reading, after)
    return None


def register(reading: Reading, start: int, stop: int, key: frozenset[str]) -> str:
    """The id of the person with the name at folded [start:stop): known under another spelling, or new."""
    name = as_written(reading, start, stop)
    for actor in (*reading.discovered.values(), *reading.lexicon.persons.named(name)):
        if is_named(actor, name):
            return actor.id
    id = slug(roman(name)) or slug(skeleton(name))
    return discovered(reading, id, name, key)


def discovered(reading: Reading, id: str, name: str, key: frozenset[str]) -> str:
    """A person nobody knew yet, of the body or state that the title names."""
    above = next((part for part in sorted(key) if part.isascii() and reading.actor(part)), None)
    reading.discovered.setdefault(id, Actor(id, name, name, ActorKind.PERSON, above, discovered=True))
    return id


def as_written(reading: Reading, start: int, stop: int) -> str:
    """Folded [start:stop) as the article writes it, on one line."""
    return " ".join(reading.folded.span(start, stop).of(reading.article.text).split())
