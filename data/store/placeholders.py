"""``?`` of the common SQL as typed parameters that the server binds: ``{p0:String}``. Nothing a reader typed enters a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

PIECE = re.compile(r"'(?:[^']|'')*'|IN \(\?(?:, \?)*\)|\?")  # a literal stays as it is; a list is one parameter
TYPES = ((bool, "Bool"), (int, "Int64"), (float, "Float64"), (date, "Date32"), (str, "String"))


def typed(sql: str, values: Sequence[object]) -> tuple[str, dict[str, object]]:
    """The text with named, typed parameters, and their values. ValueError where marks and values do not pair, or a type is not known."""
    left, bound = iter(values), dict[str, object]()

    def named(kind: str, value: object) -> str:
        name = f"p{len(bound)}"
        bound[name] = value
        return f"{{{name}:{kind}}}"

    def replaced(found: re.Match[str]) -> str:
        if found[0].startswith("'"):
            return found[0]
        if found[0] == "?":
            value = _next(left)
            return named(_type(value), value)
        listed = [_next(left) for _ in range(found[0].count("?"))]
        kinds = {_type(value) for value in listed}
        if len(kinds) == 1:
            return f"IN {named(f'Array({kinds.pop()})', listed)}"
        return f"IN ({', '.join(named(_type(value), value) for value in listed)})"

    text = PIECE.sub(replaced, sql)
    if more := len(list(left)):
        raise ValueError(f"{more} values more than marks")
    return text, bound


def _next(left: Iterator[object]) -> object:
    try:
        return next(left)
    except StopIteration:
        raise ValueError("fewer values than marks") from None


def _type(value: object) -> str:
    for python, kind in TYPES:
        if isinstance(value, python):
            return kind
    raise ValueError(f"a value of type {type(value).__name__} cannot be bound")
