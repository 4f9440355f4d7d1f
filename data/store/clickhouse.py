"""ClickHouse over the network, for a story that one machine no longer serves: the same texts, the same answers as DuckDB.

The client library is an extra (requirements-cluster.txt); it is loaded where an address is given.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from data.model import StoryError
from data.store.engine import Answer
from data.store.placeholders import typed

if TYPE_CHECKING:
    import pandas as pd

SETTING = "MAWAQIF_ENGINE"
PORTS = {"clickhouse": 8123, "clickhouses": 8443}  # the second over TLS
SAME: Mapping[str, int] = {  # what the server answers otherwise than the standard, and DuckDB, do
    "join_use_nulls": 1,  # an outer join fills up with NULL, not with 0
    "aggregate_functions_null_for_empty": 1,  # min() of nothing is NULL, not 0
    "cast_keep_nullable": 1,  # CAST(NULL AS VARCHAR) is NULL, not an error
    "transform_null_in": 0,  # NULL IN (…) is NULL
    "prefer_column_name_to_alias": 0,
}
WAIT = 10  # seconds for a connection


@dataclass(frozen=True)
class Address:
    """``clickhouse://user:password@host:8123``; ``clickhouses://`` over TLS. ``str()`` leaves user and password out."""

    scheme: str
    host: str
    port: int
    user: str = "default"
    password: str = ""

    @classmethod
    def read(cls, text: str) -> Address:
        """StoryError where it is not an address; what it holds is not repeated, it may be a password."""
        try:
            parts = urlsplit(text)
            port = parts.port or PORTS[parts.scheme]
        except (ValueError, KeyError):
            raise _unreachable(SETTING, "not an address") from None
        if not parts.hostname:
            raise _unreachable(SETTING, "not an address")
        return cls(parts.scheme, parts.hostname, port, unquote(parts.username or "default"), unquote(parts.password or ""))

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"

    def __repr__(self) -> str:
        return str(self)


def address() -> Address | None:
    """Where queries go; None is DuckDB in this process."""
    named = os.environ.get(SETTING, "").strip()
    return Address.read(named) if named else None


@dataclass(frozen=True)
class ClickHouseEngine:
    """A ClickHouse server, seen from one of its databases. StoryError where it does not answer, or not to this user."""

    address: Address
    database: str = "default"

    @cached_property
    def client(self) -> Any:
        """Safe to share between threads: no session is kept."""
        try:
            library = import_module("clickhouse_connect")
        except ImportError as error:
            raise StoryError(SETTING, "the library", "not installed", "pip install -r requirements-cluster.txt", "no_engine") from error
        at, user = self.address, {"username": self.address.user, "password": self.address.password}
        settings = {"settings": dict(SAME), "form_encode_query_params": True, "autogenerate_session_id": False, "connect_timeout": WAIT}
        try:
            tls = at.scheme == "clickhouses"
            return library.get_client(host=at.host, port=at.port, secure=tls, database=self.database, **user, **settings)
        except (library.driver.exceptions.Error, OSError) as error:
            raise _unreachable(str(at), "no answer, or not to this user") from error

    def inside(self, database: str) -> ClickHouseEngine:
        return ClickHouseEngine(self.address, database)

    def run(self, sql: str) -> None:
        """A statement without an answer."""
        self.client.command(sql)

    def answer(self, sql: str, params: Sequence[object] = ()) -> Answer:
        """Arrow names the columns of an empty answer too, where the native format leaves them out."""
        text, bound = typed(sql, params)
        client = self.client
        try:
            found = client.query_arrow(text, parameters=bound, use_strings=True)
        except (import_module("clickhouse_connect").driver.exceptions.OperationalError, OSError) as error:
            raise _unreachable(str(self.address), "no answer") from error
        columns = [column.to_pylist() for column in found.columns]
        return Answer(found.column_names, list(zip(*columns, strict=True)))

    def rows(self, sql: str, params: Sequence[object] = ()) -> pd.DataFrame:
        return self.answer(sql, params).frame

    def close(self) -> None:
        if "client" in self.__dict__:
            self.client.close()


def _unreachable(path: str, found: str) -> StoryError:
    return StoryError(path, "the engine", found, "clickhouse://user@host:8123", "no_engine")
