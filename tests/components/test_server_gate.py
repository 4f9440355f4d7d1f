"""The door: which paths, methods, origins and how many visitors come in; and what the others are told."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg

from components.html import busy
from components.server import assets, cards, gate, health, paths, wire
from components.server.places import ALL, AWAITED, Places, same_origin, setting, visitor
from tests import apart

STREAM = "/_stcore/stream"
RERUN = BackMsg(rerun_script={"query_string": "lang=en"}).SerializeToString()


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    with suppress(WebSocketDisconnect):
        while True:
            await socket.send_bytes(await socket.receive_bytes())


async def everything(request):
    return PlainTextResponse("reached")


def client(places: Places | None = None, host: str = "203.0.113.9") -> TestClient:
    routes = [
        *health.routes("", lambda: {"story": "x"}),
        WebSocketRoute("/{rest:path}", echo),
        Route("/{rest:path}", everything, methods=["GET", "POST"]),
    ]
    door = Middleware(gate.Gate, busy=busy.page, places=places or Places(3, 2))
    return TestClient(Starlette(routes=routes, middleware=[door]), client=(host, 50_000))


@pytest.mark.parametrize(
    "path", ["/", "/stances?actor=russia", "/_stcore/health", "/_stcore/host-config", "/static/js/x.js", "/assets/app.css", "/healthz"]
)
def test_what_a_page_asks_for_comes_through(path):
    assert client().get(path).status_code == 200


@pytest.mark.parametrize("path", [
    "/_stcore/upload_file/session/file", "/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/mcp", "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json", "/_stcore/bidi-components/x/y.js", "/_stcore", "/_stcore/", "/component/x/index.html", "/oauth2callback", "/_stcore/health/x",
])  # fmt: skip
def test_what_no_page_asks_for_is_forbidden(path):
    assert client().get(path).status_code == 403


def test_the_same_under_a_base_path(monkeypatch):
    monkeypatch.setattr(paths, "base_path", lambda: "/press")

    assert client().get("/press/_stcore/metrics").status_code == 403
    assert client().get("/press/_stcore/health").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_the_server_is_only_read(method):
    answer = client().request(method, "/_stcore/upload_file/a/b")

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "origin, host, own",
    [
        (None, "paper.example", True),  # no browser
        ("https://paper.example", "paper.example", True),
        ("https://paper.example", "paper.example:443", True),
        ("http://localhost:8501", "localhost:8501", True),
        ("http://[::1]:8501", "[::1]:8501", True),
        ("https://PAPER.example", "paper.example", True),
        ("https://other.example", "paper.example", False),
        ("https://paper.example.other.example", "paper.example", False),
        ("http://localhost", "paper.example", False),  # Streamlit alone would let this one in
        ("http://localhost:8502", "localhost:8501", False),
        ("null", "paper.example", False),  # a sandboxed frame
        ("file://", "", False),
        ("https://", "", False),
        ("https://[::1", "paper.example", False),
        ("https://paper.example:x", "paper.example", False),
        ("", "", False),
    ],
)
def test_only_a_page_of_this_host_may_open_a_socket(origin, host, own):
    given = {"host": host} | ({"origin": origin} if origin is not None else {})

    assert same_origin(given) is own


def test_a_foreign_origin_is_refused_at_the_door():
    with pytest.raises(WebSocketDisconnect), client().websocket_connect(STREAM, headers={"origin": "https://other.example"}):
        pass
    with client().websocket_connect(STREAM, headers={"origin": "http://testserver"}) as socket:
        socket.send_bytes(RERUN)
        assert socket.receive_bytes() == RERUN


@pytest.mark.parametrize("path", ["/", "/stream", "/_stcore/other", "/about/_stcore/stream"])
def test_there_is_one_socket(path):
    with pytest.raises(WebSocketDisconnect), client().websocket_connect(path):
        pass


@pytest.mark.parametrize("address, who", [
    ("203.0.113.9", "203.0.113.9"), ("::ffff:203.0.113.9", "203.0.113.9"),
    ("2001:db8:1:2:3::4", "2001:0db8:0001:0002"), ("2001:db8:1:2:ffff::1", "2001:0db8:0001:0002"), ("fe80::1%eth0", "fe80:0000:0000:0000"),
    ("127.0.0.1", None), ("::1", None), ("::ffff:127.0.0.1", None), (None, None), ("", None), ("testclient", None),
])  # fmt: skip
def test_visitors_are_told_apart_by_address_and_networks_of_the_new_kind_by_half_of_it(address, who):
    assert visitor(address) == who


def test_no_more_come_in_than_there_are_places_and_leaving_makes_room():
    places = Places(in_all=20, from_one=10)
    entered = [places.enter(who) for who in ["a"] * 15 + ["b"] * 15]

    assert entered == [True] * 11 + [False] * 4 + [True] * 11 + [False] * 4  # with the reserve, ten in a hundred
    assert not places.promise("c")
    for who in ["a"] * 11 + ["b"] * 11:
        places.leave(who)
    assert (places.taken, dict(places.by), places.promise("a")) == (0, {}, True)


def test_a_page_that_was_sent_keeps_its_place_until_its_socket_comes_or_is_late():
    now = [0.0]
    places = Places(in_all=4, from_one=3, clock=lambda: now[0])

    assert [places.promise(who) for who in "aaaa"] == [True, True, True, False]  # at once: no socket has come yet
    assert [places.promise(who) for who in ("b", "c", None)] == [True, False, False]
    assert [places.enter(who) for who in "aaab"] == [True] * 4
    places.leave("a")
    assert [places.promise("b"), places.promise("b")] == [True, False]
    now[0] = AWAITED + 1
    assert [places.promise("c"), places.promise("c")] == [True, False]
    assert places.enter("a")  # comes without a page, as after a reconnect: nobody else's place
    assert [who for _, who in places.sent] == ["c"]


def test_one_address_that_takes_all_its_places_leaves_the_others_theirs():
    places = Places(in_all=100, from_one=10)
    while places.enter("greedy"):
        pass

    assert not places.promise("greedy")
    assert places.promise("somebody else")
    assert places.promise(None)


@pytest.mark.parametrize(
    "given, number", [("5", 5), ("", 600), ("0", 600), ("-1", 600), ("many", 600), ("٥", 600), ("9" * 40, 600), (" 7 ", 7)]
)
def test_a_limit_that_is_no_number_leaves_the_default(monkeypatch, given, number):
    monkeypatch.setenv(ALL, given)

    assert setting(ALL, 600) == number


def test_when_all_places_are_taken_the_page_says_so_politely_and_recovers():
    places = Places(in_all=1, from_one=9)
    door = client(places)
    with door.websocket_connect(STREAM):
        answer = door.get("/stances?actor=russia")
        alive = door.get("/healthz")
        style = door.get("/assets/app.css")
        with pytest.raises(WebSocketDisconnect), door.websocket_connect(STREAM), door.websocket_connect(STREAM):
            pass

    assert (answer.status_code, alive.status_code, style.status_code) == (503, 200, 200)
    assert gate.WAIT[0] <= int(answer.headers["retry-after"]) <= gate.WAIT[1]
    assert f'<meta http-equiv="refresh" content="{answer.headers["retry-after"]}">' in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.index("الزوار كثيرون الآن") < answer.text.index("Many visitors right now")
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert "<script" not in answer.text
    assert door.get("/stances").status_code == 200
    assert places.taken == 0


def test_foreign_messages_are_dropped_with_one_line_and_the_socket_goes_on(caplog):
    with caplog.at_level(logging.WARNING, "mawaqif.gate"), client().websocket_connect(STREAM) as socket:
        for _ in range(10):
            socket.send_bytes(BackMsg(clear_cache=True).SerializeToString())
        socket.send_bytes(RERUN)
        assert socket.receive_bytes() == RERUN

    assert [record.getMessage().partition(": ")[2] for record in caplog.records] == ["a message of kind clear_cache"]


@pytest.mark.parametrize("frame, code", [("text", wire.UNSUPPORTED), (b"\xff\xff", wire.UNREADABLE), (b"\x00" * 300_000, wire.TOO_BIG)])
def test_a_junk_frame_ends_its_own_connection(frame, code):
    places = Places(5, 5)
    with client(places).websocket_connect(STREAM) as socket:
        if isinstance(frame, str):
            socket.send_text(frame)
        else:
            socket.send_bytes(frame)
        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_bytes()

    assert ended.value.code == code
    assert places.taken == 0


def test_whoever_sends_too_fast_waits_longer_each_time(monkeypatch):
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def receive():
        return {"type": "websocket.receive", "bytes": RERUN}

    async def flood() -> None:
        monkeypatch.setattr(gate.asyncio, "sleep", sleep)
        guarded = gate.Guarded(receive, receive, "x")
        for _ in range(100):
            await guarded.receive()

    apart.run(flood())
    assert len(slept) >= 60
    assert slept == sorted(slept)


def test_whoever_does_not_read_is_let_go(monkeypatch):
    monkeypatch.setattr(gate, "SLOWEST", 0.01)

    async def never(message=None):
        await asyncio.Event().wait()

    async def message():
        return {"type": "websocket.receive", "bytes": RERUN}

    async def stuck() -> dict[str, object]:
        guarded = gate.Guarded(message, never, "x")
        with pytest.raises(OSError, match="does not read"):
            await guarded.send({"type": "websocket.send", "bytes": b"page"})
        await guarded.send({"type": "websocket.send", "bytes": b"more"})
        return dict(await guarded.receive())

    assert apart.run(stuck())["type"] == "websocket.disconnect"


def test_the_doors_paths_are_not_our_own():
    own = [route.path.strip("/").split("/")[0] for route in (*assets.routes(""), *cards.routes(""), *health.routes("", dict))]

    assert set(own).isdisjoint(gate.CLOSED)
