"""Which widgets a socket was sent, and what each may answer: a value of another kind would break its page run after run."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

if TYPE_CHECKING:
    from streamlit.proto.WidgetStates_pb2 import WidgetState

NAMED = b"$$ID-"  # stands in every message with a widget
MOST = 500  # widgets of one socket that are remembered


def _any(_: WidgetState) -> bool:
    return True


def _days(state: WidgetState) -> bool:
    try:
        return all(date.fromisoformat(day.replace("/", "-")) for day in state.string_array_value.data)
    except ValueError:
        return False


def _marks(state: WidgetState) -> bool:
    """A chart's selection is an object that holds a selection."""
    try:
        found = json.loads(state.string_value)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and isinstance(found.get("selection", {}), dict)


Fits = Callable[["WidgetState"], bool]
ANSWERS: dict[str, tuple[str, Fits]] = {
    "selectbox": ("string_value", _any),
    "text_input": ("string_value", _any),
    "text_area": ("string_value", _any),
    "radio": ("string_value", _any),
    "multiselect": ("string_array_value", _any),
    "button_group": ("string_array_value", _any),
    "date_input": ("string_array_value", _days),
    "checkbox": ("bool_value", _any),
    "button": ("trigger_value", _any),
    "plotly_chart": ("string_value", _marks),
}


class Widgets:
    """What one socket was sent. A widget it was not sent (after a reconnect) may answer: the page decides."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}

    def learn(self, data: bytes) -> None:
        """Looks for a widget in a message on its way out."""
        if NAMED not in data or len(self.kinds) >= MOST:
            return
        message = ForwardMsg.FromString(data)
        if message.WhichOneof("type") == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            kind = element.WhichOneof("type") or ""
            if kind in ANSWERS:
                self.kinds[getattr(element, kind).id] = kind

    def fit(self, state: WidgetState) -> bool:
        """Whether a value is one its widget can give; no value at all is "unchanged"."""
        wanted, fits = ANSWERS.get(self.kinds.get(state.id, ""), ("", _any))
        given = state.WhichOneof("value")
        return not wanted or given is None or (given == wanted and fits(state))
