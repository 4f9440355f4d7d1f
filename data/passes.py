"""The passes over a story's articles as tasks for any executor: plain values in, bytes out, so that they can be sent anywhere.

A task gets its articles as bytes and gives parts (``data.parts.part``) that are kept as they come: whoever hands out the tasks unpacks
only what deciding on the whole story needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from data.build_error import BuildError
from data.digests import Read, known_of
from data.extract.days import resolve_days
from data.extract.lexicon import Lexicon
from data.extract.published import signs
from data.extract.said_words import Pair
from data.extract.same_fact import Dated, reports_of
from data.ids import id_number
from data.link import tell, words_in
from data.model import Actor, Article, Day, Findings, StoryError
from data.parts import keys
from data.parts.codec import dumps, loads
from data.parts.part import frames, pack, unpack
from data.reading import Reading, first_pass, in_order, read_bytes, second_pass

READ, TEXT, READING = range(3)  # frames of the first pass's part
KNOWN, TOLD, WORDS, IDS, FINDINGS = 0, 1, slice(2, 6), 6, 7  # of the second's


@dataclass(frozen=True)
class Crew:
    """The actors a pass knows, packed, and the rules it must be done by."""

    rules: str
    name: str  # of the packed actors: who has unpacked them does not again
    actors: bytes
    story: str
    target: str | None


@dataclass(frozen=True)
class File:
    """One article's file, or why it cannot be read."""

    name: str
    raw: bytes
    given: Mapping[str, Any]
    wrong: StoryError | None = None


@dataclass(frozen=True)
class Page:
    """An article after the first pass: its part's packed text and reading, and the day it was published."""

    text: bytes
    reading: bytes
    published: Day | None


@dataclass(frozen=True)
class _Actors:
    all: tuple[Actor, ...]


def crew(actors: Iterable[Actor], story: str, target: str | None) -> Crew:
    packed = pack(dumps(_Actors(tuple(actors))))
    return Crew(keys.rules(), keys.name(packed, target), packed, story, target)


def lexicon_of(crew: Crew) -> Lexicon:
    """Compiled once a process, not once an article. BuildError where the process has other rules."""
    if crew.rules != keys.rules():
        raise BuildError("a worker has other rules than this build", "install the same version on every machine")
    return _lexicon(_Named(crew.name, crew))


@dataclass(frozen=True, eq=False)
class _Named:
    """A crew that is the same as another of its name: comparing names is quick."""

    name: str
    crew: Crew

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Named) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


@lru_cache(maxsize=2)
def _lexicon(named: _Named) -> Lexicon:
    (packed,) = frames(named.crew.actors) or ()
    return Lexicon(loads(_Actors, unpack(packed)).all, named.crew.target)


def read(task: tuple[Crew, tuple[File, ...]]) -> list[bytes | StoryError]:
    """The first pass: a part for each file, or why it is no article."""
    lexicon, story = lexicon_of(task[0]), task[0].story
    done: list[bytes | StoryError] = []
    for file in task[1]:
        try:
            if file.wrong:
                raise file.wrong
            done.append(_read(first_pass(read_bytes(file.name, file.raw, story, file.given), lexicon), file.given))
        except StoryError as error:
            done.append(error)
    return done


def _read(reading: Reading, given: Mapping[str, Any]) -> bytes:
    article, found = reading.article, reading.findings
    told = Read(signs(article, reading.days, given, found.mentions), found.actors)
    bare = replace(reading, article=replace(article, text=""))
    return pack(dumps(told), article.text.encode("utf-8", "surrogatepass"), dumps(bare))


def text_of(frame: bytes) -> str:
    return unpack(frame).decode("utf-8", "surrogatepass")


def opened(page: Page) -> Reading:
    """The reading with its day, and the days of its words resolved against it."""
    bare = loads(Reading, unpack(page.reading))
    article = replace(bare.article, text=text_of(page.text), published=page.published)
    days = resolve_days(article, bare.days, page.published)
    return Reading(article, bare.days, replace(bare.findings, days=days))


def report(task: tuple[tuple[Page, ...], frozenset[Pair]]) -> list[Dated]:
    """What dated articles have to say on those that ask for their day."""
    readings = (opened(page) for page in task[0])
    return [reports_of(one.article, one.findings.days, one.findings.mentions, task[1]) for one in readings]


def find(task: tuple[Crew, tuple[Page, ...]]) -> list[bytes]:
    """The second pass: a part for each article."""
    lexicon = lexicon_of(task[0])
    readings = [opened(page) for page in task[1]]
    return [found_part(one.article, in_order(second_pass(one, lexicon))) for one in readings]


def found_part(article: Article, found: Findings) -> bytes:
    words = words_in(article, found)
    columns = (words.numbers, words.own, words.starts, words.stops)
    told = dumps(tell(article, found))
    return pack(dumps(known_of(found)), told, *columns, ids_of(found), dumps(found))


def ids_of(found: Findings) -> bytes:
    """Numbers of the findings, eight bytes each."""
    return np.array([id_number(one.id) for part in ids_in(found) for one in part], np.uint64).tobytes()


def ids_in(found: Findings) -> tuple[tuple[Any, ...], ...]:
    """The findings that have ids."""
    return found.statements, found.stances, found.counts, found.events
