"""TOML a person wrote: read, and told apart from what was wanted, in facts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from rapidfuzz import process

from data.model import StoryError
from data.plain_file import read_bytes


def read_toml(path: Path) -> dict[str, Any]:
    """The file's table; empty where there is no file. StoryError code "toml" where it is broken."""
    try:
        return tomllib.loads(read_bytes(path).decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StoryError(path.name, "the file", error.strerror or str(error), "a readable file", "toml") from error
    except UnicodeDecodeError as error:
        raise StoryError(path.name, f"byte {error.start}", "not UTF-8", "save the file as UTF-8", "toml") from error
    except tomllib.TOMLDecodeError as error:
        told = str(error)
        said, _, where = told.rpartition(" (")
        raise StoryError(path.name, where.rstrip(")") or "the file", said or told, "valid TOML", "toml") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, thousands of brackets
        raise StoryError(path.name, "the file", "a value too long or too deep", "valid TOML", "toml") from error


def nearest(found: str, known: Iterable[str]) -> str:
    """The known word most like ``found``, or all of them where none is near."""
    choices = sorted(known)
    best = near(found, choices)
    return f'"{best}"' if best else "one of " + ", ".join(choices)


def near(found: str, known: Iterable[str]) -> str:
    """The known word most like ``found``; nothing where none is near."""
    best = process.extractOne(found, sorted(known), score_cutoff=60)
    return str(best[0]) if best else ""


Types = type | tuple[type, ...]


def checked(path: str, where: str, table: Mapping[str, Any], wanted: Mapping[str, Types]) -> tuple[dict[str, Any], list[StoryError]]:
    """The keys of ``table`` that are known and of the right type; a problem for each other."""
    kept: dict[str, Any] = {}
    problems = []
    for key, value in table.items():
        if key not in wanted:
            problems.append(StoryError(path, where, key, nearest(key, wanted), "unknown_key"))
        elif not _is(value, wanted[key]):
            problems.append(StoryError(path, f"{where} {key}".strip(), f"{value!r}"[:80], _named(wanted[key]), "wrong_type"))
        else:
            kept[key] = value.date() if isinstance(value, datetime) else value
    return kept, problems


def _is(value: Any, kind: type | tuple[type, ...]) -> bool:
    if isinstance(value, list):
        return list in _kinds(kind) and all(isinstance(item, str) for item in value)
    return isinstance(value, kind) and not (isinstance(value, bool) and bool not in _kinds(kind))


def _kinds(kind: type | tuple[type, ...]) -> tuple[type, ...]:
    return kind if isinstance(kind, tuple) else (kind,)


def _named(kind: type | tuple[type, ...]) -> str:
    words = {str: "a text", list: "a list of texts", bool: "true or false", int: "a whole number"}
    return " or ".join(words.get(one, f"a {one.__name__}") for one in _kinds(kind))


def read_or_report(path: Path, problems: list[StoryError]) -> dict[str, Any]:
    """The file's table; where it cannot be read, why goes to ``problems``, and nothing is read."""
    try:
        return read_toml(path)
    except StoryError as error:
        problems.append(error)
        return {}
