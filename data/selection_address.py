"""The reader's filters in the address: keys, and what may stand under them. Every value is hostile until it is known."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.model import EARLIEST, LATEST, Measure, StanceValue
from data.search.query import parse
from data.words import LANGUAGES, Words

UNKNOWN_OUTLET = "unknown"
STANCES, MEASURES = frozenset(str(value) for value in StanceValue), frozenset(str(value) for value in Measure)
MOST_VALUES = 50  # of one key; an address is typed or shared, not a bulk query
LONGEST = 200  # characters of one value
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True)
class Known:
    """What an address may name in this story. ``story`` is the one served when the address names none."""

    story: str = ""
    stories: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    articles: Container[str] = frozenset()


@dataclass(frozen=True)
class Notice:
    """Something of the address that was left out or mended: ``reason`` is a phrase of common.notice."""

    reason: str
    field: str = ""
    value: str = ""

    def in_words(self, words: Words) -> str:
        return words(f"common.notice.{self.reason}", filter=words.label("filter", self.field) if self.field else "", value=self.value)


Read = tuple[Any, list[Notice]]


@dataclass(frozen=True)
class Face:
    """One field in the address."""

    key: str
    read: Callable[[str, Sequence[str], Known], Read]
    default: object = None


def _shown(value: str) -> str:
    """A value as a notice may repeat it: short, and without characters that turn the line around."""
    return _printable(value)[:40]


def _printable(value: str) -> str:
    """Without control, bidi, zero-width characters and lone surrogates."""
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "" for letter in value).strip()


def values_of(field: str, values: Sequence[str]) -> tuple[list[str], list[Notice]]:
    """The values of one key worth reading: not too many, not too long, well-formed text."""
    given = [values] if isinstance(values, str) else list(values)
    kept = [_printable(value) for value in given[:MOST_VALUES] if len(value) <= LONGEST]
    notices = [Notice("too_long", field)] if len(kept) < len(given) else []
    return [value for value in kept if value], notices


def _day(field: str, values: Sequence[str], known: Known) -> Read:
    try:
        day = date.fromisoformat(values[-1].translate(DIGITS))
    except ValueError:
        return None, [Notice("bad_date", field, _shown(values[-1]))]
    if not EARLIEST <= day <= LATEST:
        return None, [Notice("bad_date", field, _shown(values[-1]))]
    return day, _repeated(field, values)


def _ids(field: str, values: Sequence[str], known: Known) -> Read:
    allowed = _allowed(field, known)
    wanted = tuple(dict.fromkeys(values))
    notices = [Notice("unknown_value", field, _shown(value)) for value in wanted if value not in allowed]
    return tuple(sorted(value for value in wanted if value in allowed)), notices


def _one(field: str, values: Sequence[str], known: Known) -> Read:
    value = values[-1]
    if value not in _allowed(field, known):
        return None, [Notice("unknown_value", field, _shown(value))]
    default = known.story if field == "story" else None
    return None if value == default else value, _repeated(field, values)


def _words(field: str, values: Sequence[str], known: Known) -> Read:
    value = " ".join(values[-1].split())
    if not parse(value):
        return None, [Notice("empty_words", field)]
    return value, _repeated(field, values)


def _repeated(field: str, values: Sequence[str]) -> list[Notice]:
    return [Notice("repeated", field)] if len(set(values)) > 1 else []


def _allowed(field: str, known: Known) -> Container[str]:
    choices: dict[str, Container[str]] = {
        "story": known.stories | {known.story}, "actors": known.actors, "target": known.actors, "articles": known.articles,
        "exact": ("1",), "outlets": known.outlets | {UNKNOWN_OUTLET}, "stances": STANCES, "measures": MEASURES, "lang": LANGUAGES,
    }  # fmt: skip
    return choices[field]


FACES: Mapping[str, Face] = {
    "story": Face("story", _one),
    "first": Face("from", _day),
    "last": Face("to", _day),
    "actors": Face("actor", _ids),
    "outlets": Face("outlet", _ids),
    "articles": Face("article", _ids),
    "stances": Face("stance", _ids),
    "target": Face("target", _one),
    "measures": Face("measure", _ids),
    "words": Face("q", _words),
    "exact": Face("exact", _one),
    "lang": Face("lang", _one, "ar"),
}
KEYS = frozenset(face.key for face in FACES.values())
FILTERS = ("period", "actors", "outlets", "articles", "stances", "target", "measures", "words")
