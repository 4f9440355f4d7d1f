"""What a run sends, handed to the event loop in batches. Streamlit wakes the loop for every single message, some forty a run; each waking
takes Python's lock from the run and looks through the queues of all readers, which with 500 of them is a fifth of a rerun."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

LONGEST = 0.05  # seconds a message waits for others of its run; the end of the run waits for nothing
WAITING = {ScriptRunnerEvent.SCRIPT_STARTED, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG}
NAME = "_on_scriptrunner_event"
Event = Callable[[], None]


class Batch:
    """The events of one session in their order, told on its event loop by as few wakings as may be."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._events: list[Event] = []
        self._asked = False  # the loop knows that some wait
        self._lock = threading.Lock()

    def add(self, event: Event, *, last: bool) -> None:
        """From any thread; the ``last`` of a run is told at once, and so are all before it."""
        with self._lock:
            self._events.append(event)
            asked, self._asked = self._asked, True
        if last:
            self._session._call_soon_on_event_loop(self._tell)
        elif not asked:
            self._session._call_soon_on_event_loop(self._tell_later)

    def _tell_later(self) -> None:
        self._session._event_loop.call_later(LONGEST, self._tell)

    def _tell(self) -> None:
        """One that fails keeps no other from being told."""
        with self._lock:
            events, self._events, self._asked = self._events, [], False
        for at, event in enumerate(events):
            try:
                event()
            except BaseException:
                for left in events[at + 1 :]:
                    self._session._call_soon_on_event_loop(left)
                raise


def keep() -> None:
    """From now on; a Streamlit that tells its sessions another way is left alone."""
    session = app_session.AppSession
    tell = getattr(session, NAME, None)
    handle = getattr(session, "_handle_scriptrunner_event_on_event_loop", None)
    if tell is None or handle is None or not hasattr(session, "_call_soon_on_event_loop") or hasattr(tell, "batched"):
        return
    made = threading.Lock()

    def batched(self: Any, sender: Any, event: ScriptRunnerEvent, *args: Any, **named: Any) -> None:
        with made:
            batch = self.__dict__.setdefault("_mawaqif_batch", None) or Batch(self)
            self._mawaqif_batch = batch
        batch.add(lambda: handle(self, sender, event, *args, **named), last=event not in WAITING)

    batched.batched = tell  # type: ignore[attr-defined]  # once is enough
    setattr(session, NAME, batched)
