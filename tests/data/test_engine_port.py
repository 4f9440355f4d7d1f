"""The common SQL on its way to a server: marks become typed parameters; addresses are read and told without their password."""

from __future__ import annotations

from datetime import date

import pytest

from data.model import StoryError
from data.store.clickhouse import SETTING, Address, address
from data.store.placeholders import typed


@pytest.mark.parametrize(
    "sql, values, text, bound",
    [
        ("a = ?", ["x"], "a = {p0:String}", {"p0": "x"}),
        ("a >= ? AND b = ?", [date(2022, 1, 7), 3], "a >= {p0:Date32} AND b = {p1:Int64}", {"p0": date(2022, 1, 7), "p1": 3}),
        ("a IN (?)", ["x"], "a IN {p0:Array(String)}", {"p0": ["x"]}),
        ("a IN (?, ?) LIMIT ?", [4, 5, 9], "a IN {p0:Array(Int64)} LIMIT {p1:Int64}", {"p0": [4, 5], "p1": 9}),
        ("a NOT IN (?, ?)", ["x", "y"], "a NOT IN {p0:Array(String)}", {"p0": ["x", "y"]}),
        ("a IN (?, ?)", ["x", 2], "a IN ({p0:String}, {p1:Int64})", {"p0": "x", "p1": 2}),
        ("a = '?' AND b = ?", ["x"], "a = '?' AND b = {p0:String}", {"p0": "x"}),
        ("a = 'it''s ?' AND b = ?", [True], "a = 'it''s ?' AND b = {p0:Bool}", {"p0": True}),
        ("a IN (SELECT b FROM c WHERE d = ?)", [1.5], "a IN (SELECT b FROM c WHERE d = {p0:Float64})", {"p0": 1.5}),
        ("a = ?", ["{p1:String} ? '"], "a = {p0:String}", {"p0": "{p1:String} ? '"}),
        ("TRUE", [], "TRUE", {}),
    ],
)
def test_marks_become_typed_parameters(sql, values, text, bound):
    assert typed(sql, values) == (text, bound)


@pytest.mark.parametrize(
    "sql, values", [("a = ?", []), ("a = ?", ["x", "y"]), ("a IN (?, ?)", ["x"]), ("a = '?'", ["x"]), ("a = ?", [None]), ("a = ?", [["x"]])]
)
def test_marks_and_values_that_do_not_pair_are_refused(sql, values):
    with pytest.raises(ValueError):
        typed(sql, values)


@pytest.mark.parametrize(
    "text, read",
    [
        ("clickhouse://host", Address("clickhouse", "host", 8123)),
        ("clickhouses://host", Address("clickhouses", "host", 8443)),
        ("clickhouse://reader@10.0.0.1:9000/", Address("clickhouse", "10.0.0.1", 9000, "reader")),
        ("clickhouse://reader:p%40ss@host", Address("clickhouse", "host", 8123, "reader", "p@ss")),
        ("clickhouse://[::1]:8123", Address("clickhouse", "::1", 8123)),
    ],
)
def test_an_address_is_read(text, read):
    found = Address.read(text)

    assert (found.scheme, found.host, found.port, found.user, found.password) == (
        read.scheme,
        read.host,
        read.port,
        read.user,
        read.password,
    )


@pytest.mark.parametrize(
    "text", ["host:8123", "http://host", "clickhouse://", "clickhouse://user:secret@host:port", "secret", "clickhouse://[secret"]
)
def test_what_is_no_address_is_refused_and_not_repeated(text, monkeypatch):
    monkeypatch.setenv(SETTING, text)
    with pytest.raises(StoryError) as told:
        address()

    assert told.value.code == "no_engine"
    assert "secret" not in str(told.value)


def test_an_address_is_told_without_user_and_password():
    read = Address.read("clickhouse://reader:secret@host:8123")

    assert {str(read), repr(read), f"{read}"} == {"clickhouse://host:8123"}


@pytest.mark.parametrize("text", ["", "  "])
def test_without_an_address_queries_stay_here(text, monkeypatch):
    monkeypatch.setenv(SETTING, text)
    assert address() is None
