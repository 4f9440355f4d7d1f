"""Frozen dataclasses as JSON and back: a dataclass is the list of its fields, one of several kinds begins with its name.

What it reads has been written by itself and is guarded by a checksum (``data.parts.part``); it runs nothing it is given.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Kind = TypeVar("Kind")
Turn = Callable[[Any], Any]
PLAIN = (str, int, float, bool, type(None))


def dumps(value: Any) -> bytes:
    """The value as JSON: of its own class, which ``loads`` must be told."""
    plain = _encoder(cast(Hashable, type(value)))(value)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def loads(kind: type[Kind], written: bytes) -> Kind:
    """The value written. ValueError or TypeError where it is not of that kind."""
    made: Kind = _decoder(cast(Hashable, kind))(json.loads(written.decode("utf-8", "surrogatepass")))
    return made


def _same(value: Any) -> Any:
    return value


@cache
def _encoder(kind: Any) -> Turn:
    if kind in PLAIN or (isinstance(kind, type) and issubclass(kind, Enum)):
        return _same
    if kind is date:
        return date.isoformat
    if dataclasses.is_dataclass(kind):
        return _fields_out(kind)
    return _several_out(kind)


def _fields_out(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    turns = tuple((field.name, _encoder(hints[field.name])) for field in dataclasses.fields(kind))
    return lambda value: [turn(getattr(value, name)) for name, turn in turns]


def _several_out(kind: Any) -> Turn:
    """Of tuples, of mappings, and of values that may be of several kinds."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _choice_out(inner)
    if origin is tuple and inner[-1] is Ellipsis:
        turn = _encoder(inner[0])
        return lambda value: [turn(one) for one in value]
    if origin is tuple:
        turns = tuple(map(_encoder, inner))
        return lambda value: [turn(one) for turn, one in zip(turns, value, strict=True)]
    raise TypeError(f"no form for {kind}")


def _choice_out(inner: tuple[Any, ...]) -> Turn:
    some = [one for one in inner if one is not type(None)]
    if len(some) == 1:
        turn = _encoder(some[0])
        return lambda value: None if value is None else turn(value)
    if all(dataclasses.is_dataclass(one) for one in some):
        turns: Mapping[Any, Turn] = {one: _encoder(one) for one in some}
        return lambda value: None if value is None else [type(value).__name__, *turns[type(value)](value)]
    raise TypeError(f"no form for {inner}")


@cache
def _decoder(kind: Any) -> Turn:
    if kind is float:
        return float  # 3.0 may have been written as it was counted: 3
    if kind in PLAIN:
        return _same
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {one.value: one for one in kind}.__getitem__
    if kind is date:
        return date.fromisoformat
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        turns = tuple(_decoder(hints[field.name]) for field in dataclasses.fields(kind))
        make = cast(Callable[..., Any], kind)
        return lambda row: make(*[turn(one) for turn, one in zip(turns, row, strict=True)])
    return _several_in(kind)


def _several_in(kind: Any) -> Turn:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _choice_in(inner)
    if inner[-1] is Ellipsis:
        turn = _decoder(inner[0])
        return lambda row: tuple([turn(one) for one in row])
    turns = tuple(map(_decoder, inner))
    return lambda row: tuple([turn(one) for turn, one in zip(turns, row, strict=True)])


def _choice_in(inner: tuple[Any, ...]) -> Turn:
    some = [one for one in inner if one is not type(None)]
    if len(some) == 1:
        turn = _decoder(some[0])
        return lambda row: None if row is None else turn(row)
    named = {one.__name__: _decoder(one) for one in some}
    return lambda row: None if row is None else named[row[0]](row[1:])
