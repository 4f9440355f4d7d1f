"""A visitor without a browser: opens the socket a page opens, asks for runs, counts what comes back. This machine's servers only."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

HERE = ("localhost", "127.0.0.1", "::1")
EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
WELL = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
CHOICES = {
    "selectbox": "string_value",
    "text_input": "string_value",
    "multiselect": "string_array_value",
    "date_input": "string_array_value",
}


@dataclass
class Run:
    """What one run of the page sent back."""

    seconds: float = 0.0
    received: int = 0  # bytes
    status: int = WELL
    html: list[str] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)
    query: str | None = None  # the address the page asked the browser to show


@dataclass
class Widget:
    """One widget of the page last drawn."""

    kind: str
    options: Sequence[str]


class Visitor:
    """One tab. ``async with Visitor(address) as tab: await tab.run("lang=en")``."""

    def __init__(self, address: str, page: str = "", headers: Iterable[tuple[str, str]] = (), patience: float = 60) -> None:
        if urlsplit(address).hostname not in HERE:
            raise ValueError(f"{address} is not this machine")
        self.address, self.page, self.headers, self.patience = address, page, list(headers), patience
        self.held: dict[str, int] = {}  # messages a browser would keep, by the run they came in last
        self.widgets: dict[str, Widget] = {}
        self.values: dict[str, tuple[str, str | list[str]]] = {}
        self.runs = 0
        self.pages: list[str] = []
        self.hash = ""

    async def __aenter__(self) -> Visitor:
        parts = urlsplit(self.address)
        self.socket: ClientConnection = await connect(
            f"ws://{parts.netloc}{parts.path.rstrip('/')}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers=self.headers,
            open_timeout=self.patience,
            max_size=None,
            compression=None,
            proxy=None,
        )
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.socket.close()

    def asked(self, query: str = "") -> ClientState:
        """What a browser sends for a run: the address, its widgets' values, the messages it holds."""
        state = ClientState(query_string=query, page_script_hash=self.hash, page_name="" if self.hash else self.page)
        for name, (kind, value) in self.values.items():
            widget = state.widget_states.widgets.add()
            widget.id = name
            if isinstance(value, list):
                widget.string_array_value.data.extend(value)
            else:
                setattr(widget, kind, value)
        state.cached_message_hashes.extend(self.held)
        state.context_info.url = f"{self.address}/{self.page}?{query}"
        return state

    async def run(self, query: str = "") -> Run:
        return await self.send(self.asked(query))

    async def send(self, state: ClientState) -> Run:
        """Asks for a run and reads to its end."""
        await self.socket.send(BackMsg(rerun_script=state).SerializeToString())
        return await self.read()

    async def read(self) -> Run:
        """Until the run that is under way has ended."""
        self.runs += 1
        run, began = Run(), time.perf_counter()
        async with asyncio.timeout(self.patience):
            while True:
                data = await self.socket.recv(decode=False)
                run.received += len(data)
                message = ForwardMsg.FromString(data)
                if message.WhichOneof("type") == "script_finished" and message.script_finished != EARLY:
                    run.status, run.seconds = message.script_finished, time.perf_counter() - began
                    break
                self._keep(message, run)
        self.held = {name: last for name, last in self.held.items() if self.runs - last <= 2}
        return run

    def _keep(self, message: ForwardMsg, run: Run) -> None:
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            self.held[message.ref_hash] = self.runs
        elif kind == "page_info_changed":
            run.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self.pages = [page.page_script_hash for page in message.navigation.app_pages]
            self.hash = message.navigation.page_script_hash
        elif kind == "delta":
            self._drawn(message, run)

    def _drawn(self, message: ForwardMsg, run: Run) -> None:
        if message.metadata.cacheable and message.hash:
            self.held[message.hash] = self.runs
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type") or ""
        if kind == "html":
            run.html.append(element.html.body)
        elif kind == "exception":
            run.exceptions.append(f"{element.exception.type}: {element.exception.message} {list(element.exception.stack_trace)}")
        elif kind in CHOICES:
            widget = getattr(element, kind)
            self.widgets[widget.id] = Widget(kind, list(getattr(widget, "options", ())))
