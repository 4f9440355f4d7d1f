"""Where on a page the reader stands: address keys that are not filters. Shapes are checked here, existence by the page.

open=finding beside a chart · read, at, beside=the reading panes · quote, before, after=the passage's words and some around it · view=tab
day · hide=marks switched off, with commas · page=number · among=letters of names that very long lists are narrowed to
check=the story whose files are checked · generation=the data version the link was copied from
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

FINDING = re.compile(r"[a-z]{1,2}-[0-9A-Za-z]{4,64}")
SLUGS = re.compile(r"[a-z][a-z0-9_-]{0,31}(,[a-z][a-z0-9_-]{0,31}){0,19}")
SLUG = re.compile(r"[a-z][a-z0-9_-]{0,31}")
PASSAGE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
GENERATION = re.compile(r"[0-9a-f]{8,64}")
STORY = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
PAGE = re.compile(r"[1-9][0-9]{0,3}")
LONGEST = 255  # characters of an article's id: no file name is longer
MOST_WORDS = 400  # characters of a quotation in an address

Place = Mapping[str, str]
PASSING = ("open", "day", "page", "check", "generation")  # gone when a filter changes: they pointed into the rows shown before


def read(query: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The place an address means, and the fields that could not be read."""
    given = {name: query[name][-1] for name in FITS if query.get(name)}
    place = {name: value for name, value in given.items() if FITS[name](value)}
    return place, tuple(name for name in given if name not in place)


def after_filtering(place: Place) -> dict[str, str]:
    return {name: value for name, value in place.items() if name not in PASSING}


def _shaped(shape: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda value: shape.fullmatch(value) is not None


def _article(value: str) -> bool:
    """An article's id is its file's name without the ending, in any script."""
    return value.isprintable() and 0 < len(value) <= LONGEST


def _words(value: str) -> bool:
    return value.isprintable() and len(value.strip()) > 0 and len(value) <= MOST_WORDS


def _passage(value: str) -> bool:
    match = PASSAGE.fullmatch(value)
    return match is not None and int(match[1]) < int(match[2])


def _day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


FITS: Mapping[str, Callable[[str], bool]] = {
    "open": _shaped(FINDING),
    "read": _article,
    "at": _passage,
    "beside": _article,
    "quote": _words,
    "before": _words,
    "after": _words,
    "view": _shaped(SLUG),
    "day": _day,
    "hide": _shaped(SLUGS),
    "page": _shaped(PAGE),
    "among": _words,
    "check": _shaped(STORY),
    "generation": _shaped(GENERATION),
}
KEYS = frozenset(FITS)
