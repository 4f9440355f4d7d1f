"""Names of parts: a hash of everything a part is made from. Other rules, words, actors or letters in the file make another name."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from data.model import Actor, Day
from data.parts.codec import dumps
from data.story import Story

DATA = Path(__file__).parents[1]
RULES = ("*.py", "text/*.py", "extract/*.py", "parts/*.py", "lexicon/*.toml", "outlets/*.toml")
LIBRARIES = ("babel", "pyahocorasick", "rapidfuzz", "hijridate", "numpy")  # what the rules stand on


def name(*facts: Any) -> str:
    """A hash of texts, bytes, numbers and what JSON can write."""
    digest = hashlib.sha256()
    for fact in facts:
        told = fact if isinstance(fact, bytes) else json.dumps(fact, ensure_ascii=True, sort_keys=True, default=str).encode()
        digest.update(len(told).to_bytes(8, "little") + told)
    return digest.hexdigest()[:32]


@cache
def rules() -> str:
    """The rules, word lists and libraries that parts are made by."""
    return name(of_files(*RULES), platform.python_version(), [metadata.version(library) for library in LIBRARIES])


def of_files(*patterns: str) -> str:
    """Files under data/ and what they hold."""
    files = sorted(path for pattern in patterns for path in DATA.glob(pattern))
    return name([(path.relative_to(DATA).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files])


def of_actors(actors: Iterable[Actor]) -> str:
    digest = hashlib.sha256()
    for actor in actors:
        digest.update(dumps(actor) + b"\n")
    return digest.hexdigest()[:32]


def of_story(story: Story) -> str:
    """What every reading of its articles depends on."""
    return name(rules(), story.info.id, story.info.target, of_actors(story.actors))


def of_reading(story: str, article: str, given: Any, sha256: str) -> str:
    """The first pass over one file; ``given``: its entry in articles.toml."""
    return name("reading", story, article, given, sha256)


def of_findings(reading: str, published: Day | None, lexicon: str) -> str:
    """The second pass: its reading, the day it stands on and everybody who can be named."""
    return name("findings", reading, dumps(published) if published else b"", lexicon)
