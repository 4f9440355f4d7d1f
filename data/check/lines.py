"""Where in a TOML file a trouble stands."""

from __future__ import annotations

import re
from pathlib import Path

from data.model import StoryError

LINE = re.compile(r"line (\d+)")  # «at line 3, column 7» of the TOML reader
DECISION = re.compile(r"decision (\d+)(?: (\w+))?\Z")  # «decision 12 verdict»
TABLE = re.compile(r"(\[.+?\])(?: (\S+))?\Z")  # «[russia] aliases», «["a1"] published»


def line_of(folder: Path, facts: StoryError) -> int | None:
    """The line of the key or table that is meant, counted from 1; None where the file is none of lines or does not tell."""
    if told := LINE.search(facts.where):
        return int(told[1])
    if not facts.path.endswith(".toml") or "/" in facts.path:
        return None
    try:
        lines = (folder / facts.path).read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    if decision := DECISION.match(facts.where):
        return _decision(lines, int(decision[1]), _key(facts, decision[2]))
    table = TABLE.match(facts.where)
    if table is None:
        return _quoted(lines, facts) or _within(lines, 0, _key(facts, facts.where))
    head = next((n for n, line in enumerate(lines, 1) if _head(line) == _head(table[1])), None)
    return (_within(lines, head, _key(facts, table[2])) or head) if head else None


def _key(facts: StoryError, named: str | None) -> str:
    """The key meant: of an unknown one it is what was found."""
    return facts.found if facts.code == "unknown_key" and not named else named or facts.found


def _head(line: str) -> str:
    """A table's head without quotes: ["a1"] and [a1] are one."""
    return line.split("#")[0].strip().replace('"', "").replace("'", "")


def _decision(lines: list[str], number: int, key: str) -> int | None:
    heads = [n for n, line in enumerate(lines, 1) if _head(line) == "[[decision]]"]
    if not 0 < number <= len(heads):
        return None
    return _within(lines, heads[number - 1], key) or heads[number - 1]


def _within(lines: list[str], head: int, key: str) -> int | None:
    """The line of a key between a table's head and the next one."""
    for n, line in enumerate(lines[head:], head + 1):
        if line.lstrip().startswith("["):
            return None
        if re.match(rf"\s*['\"]?{re.escape(key)}['\"]?\s*=", line):
            return n
    return None


def _quoted(lines: list[str], facts: StoryError) -> int | None:
    """A decision known by its words alone: the line that quotes them."""
    if facts.code != "orphan" or len(facts.found) < 4:
        return None
    return next((n for n, line in enumerate(lines, 1) if line.startswith("quote") and facts.found in line), None)
