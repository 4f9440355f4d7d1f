"""What a run sends reaches its session in order, by few wakings of the event loop."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest
from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

from components.server import batched
from tests import apart

SEND, STARTED, STOPPED = (
    ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, ScriptRunnerEvent.SCRIPT_STARTED, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS,
)  # fmt: skip


class Session:
    """What of a session of Streamlit's the batches use; ``told`` is what reached it."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.wakings = 0
        self._event_loop = asyncio.get_running_loop()

    def _call_soon_on_event_loop(self, callback) -> None:
        self.wakings += 1
        self._event_loop.call_soon_threadsafe(callback)

    def _handle_scriptrunner_event_on_event_loop(self, sender, event, forward_msg=None) -> None:
        if forward_msg == "bad":
            raise ValueError(forward_msg)
        self.told.append(forward_msg or event)

    def _on_scriptrunner_event(self, sender, event, forward_msg=None) -> None:
        raise NotImplementedError


@pytest.fixture
def kept(monkeypatch):
    monkeypatch.setattr(batched, "app_session", SimpleNamespace(AppSession=type("Mine", (Session,), {})))
    batched.keep()
    return batched.app_session.AppSession


def test_a_run_is_told_whole_and_in_order_by_two_wakings(kept):
    async def run() -> Session:
        session = kept()
        await asyncio.to_thread(
            lambda: [session._on_scriptrunner_event("me", *one) for one in ((STARTED,), *((SEND, n) for n in range(1, 40)))]
        )
        assert session.told == []
        await asyncio.to_thread(session._on_scriptrunner_event, "me", STOPPED)
        await asyncio.sleep(0)
        return session

    session = apart.run(run())

    assert session.told == [STARTED, *range(1, 40), STOPPED]
    assert session.wakings == 2


def test_a_long_run_shows_what_it_has(kept):
    async def run() -> list[object]:
        session = kept()
        session._on_scriptrunner_event("me", SEND, "first")
        await asyncio.sleep(batched.LONGEST * 4)
        return session.told

    assert apart.run(run()) == ["first"]


def test_one_that_fails_keeps_none_from_being_told(kept):
    failed: list[object] = []

    async def run() -> list[object]:
        session = kept()
        session._event_loop.set_exception_handler(lambda _loop, told: failed.append(told["exception"]))
        for words in ("one", "bad", "two"):
            session._on_scriptrunner_event("me", SEND, words)
        session._on_scriptrunner_event("me", STOPPED)
        await asyncio.sleep(0.01)
        return session.told

    assert apart.run(run()) == ["one", "two", STOPPED]
    assert [str(error) for error in failed] == ["bad"]


def test_it_stands_on_names_this_streamlit_has_and_leaves_another_alone(monkeypatch):
    for name in (batched.NAME, "_handle_scriptrunner_event_on_event_loop", "_call_soon_on_event_loop"):
        assert callable(getattr(app_session.AppSession, name))
    other = type("Other", (), {"_on_scriptrunner_event": lambda self: None})
    monkeypatch.setattr(batched, "app_session", SimpleNamespace(AppSession=other))
    before = other._on_scriptrunner_event
    batched.keep()

    assert other._on_scriptrunner_event is before
