"""The review desk is off, and nothing a visitor sends switches it on."""

from __future__ import annotations

import pytest
from streamlit import config

from components.server import local

EVERYBODY = "0.0.0.0"  # noqa: S104  what a desk refuses


@pytest.fixture
def started(monkeypatch):
    """Starts a server in words: its setting and the address it listens to."""

    def start(asked: str | None, address: str | None) -> None:
        monkeypatch.delenv(local.ASKED, raising=False)
        if asked is not None:
            monkeypatch.setenv(local.ASKED, asked)
        monkeypatch.setattr(config, "get_option", lambda name: address if name == "server.address" else None)

    return start


@pytest.mark.parametrize(
    "asked, address, on",
    [
        (None, "localhost", False),  # as every start but `make desk`
        ("1", None, False),  # streamlit's default listens to everybody
        ("1", EVERYBODY, False),
        ("1", "192.168.1.4", False),
        ("1", "localhost.example.org", False),
        ("", "localhost", False),
        ("yes", "localhost", False),
        ("1", "localhost", True),
        ("1", "127.0.0.1", True),
        ("1", "::1", True),
    ],
)
def test_only_a_setting_and_a_server_for_this_machine_alone_open_it(started, asked, address, on):
    started(asked, address)

    assert local.switched_on() is on


def test_a_server_that_was_asked_and_listens_to_others_says_why_not(started, caplog):
    started("1", EVERYBODY)
    local.switched_on()

    assert "no desk" in caplog.text


HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


@pytest.mark.parametrize(
    "headers, here",
    [
        (HERE, True),
        ({"host": "127.0.0.1:9"}, True),
        ({"Host": "[::1]:8501"}, True),
        ({}, False),
        ({"Host": "stories.example.org"}, False),  # a name that leads here (rebinding)
        (HERE | {"Origin": "https://stories.example.org"}, False),  # a proxy that keeps quiet about itself
        (HERE | {"Origin": "null"}, False),
        (HERE | {"X-Forwarded-For": "127.0.0.1"}, False),
        (HERE | {"Forwarded": "for=127.0.0.1"}, False),
        (HERE | {"Via": "1.1 proxy"}, False),
        ({"Host": "localhost.example.org"}, False),
        ({"Host": "localhost@example.org"}, False),
        ({"Host": "[::1"}, False),
    ],
)
def test_a_request_passed_on_or_from_another_name_is_not_from_here(headers, here):
    assert local.at_this_machine(headers) is here
