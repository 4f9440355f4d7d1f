"""What a visitor's browser may send over the socket. Everything else is dropped, cut or ends the connection; nobody else notices."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from components.server.widgets import Widgets

KINDS = frozenset({"rerun_script", "stop_script", "app_heartbeat"})  # no page uploads, clears caches or calls the server otherwise
VALUES = frozenset({None, "trigger_value", "bool_value", "int_value", "double_value", "string_value", "string_array_value", "json_value"})
FRAME = 256 * 1024  # bytes of one message; a page sends 2,000
LONGEST_ADDRESS = 16_000  # characters of the query; beyond it fields are left out, and the page says so
MOST_FIELDS = 200  # of an address; Streamlit reads none at all of 1,001
MOST_WIDGETS = 100  # a page has 20
LARGEST_WIDGET = 16_384  # bytes of one widget's value
LARGEST_CONTEXT = 20_000  # bytes: its address, language, time zone
MOST_HASHES = 1_000  # messages a browser says it still holds
LONGEST_NAME = 200  # characters of a page's name, a hash, a language
CUT = "cut"  # the field that tells the page its address was too long

POLICY, UNREADABLE, UNSUPPORTED, TOO_BIG = 1008, 1002, 1003, 1009  # codes a socket is closed with


class ForeignFrameError(Exception):
    """No page of ours sent this: the connection ends with ``code``."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


@dataclass
class Bucket:
    """A budget that refills: so many at once, so many a second."""

    burst: float = 30
    rate: float = 5
    clock: Callable[[], float] = time.monotonic
    left: float = field(init=False)
    at: float = field(init=False)

    def __post_init__(self) -> None:
        self.left, self.at = self.burst, self.clock()

    def wait(self) -> float:
        """Takes one; gives the seconds to wait before it may be used."""
        now = self.clock()
        self.left, self.at = min(self.burst, self.left + (now - self.at) * self.rate) - 1, now
        return max(0.0, -self.left / self.rate)


def admitted(data: bytes | None, widgets: Widgets | None = None) -> tuple[bytes | None, str]:
    """The message as it may go on, None where it is dropped, and what was wrong with it ("" where nothing was).

    ``widgets`` are those the socket was sent. ForeignFrameError where the connection is to end.
    """
    if data is None:
        raise ForeignFrameError(UNSUPPORTED, "a text frame")
    if len(data) > FRAME:
        raise ForeignFrameError(TOO_BIG, f"a frame of {len(data)} bytes")
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError as error:
        raise ForeignFrameError(UNREADABLE, "a frame that is no message") from error
    kind = message.WhichOneof("type")
    if kind not in KINDS:
        return None, f"a message of kind {kind}"
    if kind != "rerun_script" or not (wrong := _mended(message.rerun_script, widgets or Widgets())):
        return data, ""
    return message.SerializeToString(), wrong


def _mended(asked: ClientState, widgets: Widgets) -> str:
    """What had to be taken out of a rerun; the message is changed in place."""
    checks: dict[str, Callable[[ClientState], bool]] = {
        "an address too long": _shortened,
        "values no widget has": lambda state: _sifted(state, widgets),
        "names too long": _unnamed,
        "too much about the browser": _forgotten,
    }
    return ", ".join(wrong for wrong, mended in checks.items() if mended(asked))


def _unnamed(asked: ClientState) -> bool:
    """Streamlit's words for a page: beyond their length they name none."""
    long = max(len(asked.page_name), len(asked.page_script_hash), len(asked.fragment_id)) > LONGEST_NAME
    if long:
        asked.page_name = asked.page_script_hash = asked.fragment_id = ""
    return long


def _forgotten(asked: ClientState) -> bool:
    """What a browser tells of itself and of the messages it holds: only a hint, so too much of it counts for nothing."""
    large = asked.context_info.ByteSize() > LARGEST_CONTEXT or len(asked.cached_message_hashes) > MOST_HASHES
    if large:
        asked.ClearField("context_info")
        asked.ClearField("cached_message_hashes")
    return large


def _shortened(asked: ClientState) -> bool:
    """Whole fields from the front, as many as fit."""
    query = asked.query_string
    if len(query) <= LONGEST_ADDRESS and query.count("&") < MOST_FIELDS:
        return False
    fits = query if len(query) <= LONGEST_ADDRESS else query[:LONGEST_ADDRESS].rpartition("&")[0]
    asked.query_string = "&".join((f"{CUT}=1", *fits.split("&")[:MOST_FIELDS])).rstrip("&")
    return True


def _sifted(asked: ClientState, widgets: Widgets) -> bool:
    """Only values of the kinds our widgets have, few and small."""
    states = asked.widget_states.widgets
    small = [one for one in states if one.WhichOneof("value") in VALUES and one.ByteSize() <= LARGEST_WIDGET]
    good = [one for one in small[:MOST_WIDGETS] if widgets.fit(one)]
    if len(good) == len(states):
        return False
    kept = [type(one).FromString(one.SerializeToString()) for one in good]
    del states[:]
    states.extend(kept)
    return True
