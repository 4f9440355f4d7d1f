"""The real server and no browser: what any anonymous visitor can send, and what everybody else then sees."""

from __future__ import annotations

import asyncio
import http.client
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus

from benchmarks import attack, faults_served, litter
from benchmarks.corpus import write_story
from benchmarks.faults import Story, first
from benchmarks.serving import serve
from benchmarks.visitor import WELL, Visitor
from tests import apart


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serve("app.py", "--server.baseUrlPath", "press", settings={"MAWAQIF_SESSIONS": "5"}) as address:
        yield address


def asked(server: str, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    parts = urlsplit(server)
    line = http.client.HTTPConnection(parts.netloc, timeout=30)
    line.request(method, parts.path + path, headers=headers)
    answer = line.getresponse()
    try:
        return answer.status, answer.read().decode("utf-8", "replace")
    except ConnectionResetError:  # the server closed before it had read the whole request
        return answer.status, ""


@pytest.mark.parametrize("path, method, status", [
    ("/_stcore/upload_file/a/b", "PUT", 405), ("/_stcore/upload_file/a/b", "GET", 403), ("/_stcore/metrics", "GET", 403),
    ("/_stcore/agent/openapi.json", "GET", 403), ("/_stcore/script-health-check", "GET", 403), ("/_stcore/health", "GET", 200),
    ("/healthz", "GET", 200), ("/readyz", "GET", 200), ("/about", "GET", 200), ("/about", "POST", 405),
    ("/static/js/..%2f..%2f..%2fapp.py", "GET", 400), ("/assets/..%2fapp.py", "GET", 400), ("/media/x.png", "GET", 404),
])  # fmt: skip
def test_only_what_a_page_needs_is_there(server, path, method, status):
    assert asked(server, path, method)[0] == status


def test_an_address_of_600_kilobytes_is_refused_and_the_server_goes_on(server):
    status, body = asked(server, "/?q=" + "x" * 600_000)

    assert status in (400, 414, 431)
    assert "Traceback" not in body
    assert asked(server, "/healthz")[0] == 200


def test_an_address_too_long_to_read_shows_the_page_says_so_and_is_mended(server):
    async def visit():
        async with Visitor(server) as tab:
            return await tab.run("lang=en&" + "&".join(["q=توكاييف"] * 3_000))

    run = apart.run(visit())

    assert run.exceptions == []
    assert any("longer than can be read" in html for html in run.html)
    assert run.query is not None
    assert len(run.query) < 200


def test_nothing_hostile_in_an_address_is_an_error_a_trace_or_markup(server):
    assert apart.run(attack.ask(attack.Server(server), list(litter.addresses(30, seed=7)))) == []


CASES = [
    "q=%zz", "q=%ff%fe", "%ff%fe=1", "q=%00", "read=%00", "q=%ed%a0%80", "actor=%ed%a0%80", "q=%E2%80%AE%E2%81%A6x", "actor=%E2%80%AE%E2%81%A6x",
    "embed=true&embed_options=junk&embed_options=%3Cb%3E", "embed=%00&embed_options=", "page=99999999999", "page=0", "view=statements&page=9999",
    "q=+++", "q=ـــ", "q=في", "q=*", "q=%22", "read=../../etc/passwd", "a=1;b=2", "&&&", "=", "?", "#", "from=٢٠٢٢-٠١-٠٥", "generation=ffffffff", "hide=,,,",
]  # fmt: skip


def test_each_case_of_an_address_is_left_out_or_mended(server):
    assert (
        apart.run(attack.ask(attack.Server(server), [("search" if query.startswith("q=") else "statements", query) for query in CASES]))
        == []
    )


def test_a_flood_of_one_visitor_leaves_another_his_page(server):
    """Who sends 200 runs at once gets them one by one, as slowly as the door lets him; another is served in between."""

    async def visit():
        async with Visitor(server) as greedy, Visitor(server) as other:
            state = greedy.asked("lang=en")
            for _ in range(200):
                await greedy.socket.send(BackMsg(rerun_script=state).SerializeToString())
            run, runs = await other.run("lang=en"), 0
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    while True:
                        runs += (await greedy.read()).status == WELL
            return run, runs

    run, runs = apart.run(visit())

    assert run.exceptions == []
    assert len(run.html) > 3
    assert runs < 100


def test_what_counts_as_markup_of_others():
    assert litter.active('<p class="x">a <mark>b</mark> <a href="./reading?read=x">c</a></p>') == []
    for markup in (
        "<script>1</script>",
        "<img src=x onerror=y>",
        "<a href='javascript:y'>",
        "<iframe>",
        "<style>",
        "<img src='//other.example/x'>",
    ):
        assert litter.active(f"<p>{markup}</p>") != [], markup


WRONG = [{"int_value": 5}, {"double_value": 1.5}, {"json_value": "[" * 9_000}, {"trigger_value": True}, {"bytes_value": b"x"}, {"string_value": "\u202e<script>"},
         {"string_array_value": {"data": ["<script>", "x" * 9_000]}}]  # fmt: skip


def test_values_of_the_wrong_kind_change_nothing_for_any_widget(server):
    async def visit():
        async with Visitor(server) as tab:
            first, wrong = await tab.run("actor=russia"), []
            for name in list(tab.widgets):
                for value in WRONG:
                    state = tab.asked("actor=russia")
                    state.widget_states.widgets.add(id=name, **value)
                    wrong += attack.wrong_with(await tab.send(state), f"{name} {next(iter(value))}")
                wrong += attack.wrong_with(await tab.run("actor=russia"), f"after {name}")
            return first, wrong, len(tab.widgets)

    first, wrong, widgets = apart.run(visit())

    assert first.exceptions == []
    assert widgets >= 5
    assert wrong == []


def test_a_widget_broken_before_its_page_was_drawn_is_told_calmly(server):
    """As after a reconnect: the socket does not know yet what it was sent."""

    async def visit():
        async with Visitor(server) as tab:
            await tab.run("")
            period = next(name for name, widget in tab.widgets.items() if widget.kind == "date_input")
        async with Visitor(server) as tab:
            state = tab.asked("")
            state.widget_states.widgets.add(id=period, int_value=5)
            await tab.send(state)
            return await tab.run("")

    run = apart.run(visit())

    assert run.exceptions == []
    assert any("تعذّر عرض هذه الصفحة" in html for html in run.html)


def test_a_visitor_clears_nobodys_cache_and_goes_on(server):
    async def visit():
        async with Visitor(server) as tab:
            for kind in ("clear_cache", "load_git_info", "debug_shutdown_runtime"):
                await tab.socket.send(BackMsg(**{kind: True}).SerializeToString())
            return await tab.run("lang=en")

    run = apart.run(visit())

    assert run.exceptions == []
    assert len(run.html) > 3
    assert asked(server, "/healthz")[0] == 200


@pytest.mark.parametrize("frame, code", [("words", 1003), (b"\xff\xff", 1002), (b"\x00" * 300_000, 1009)])
def test_a_junk_frame_ends_its_own_socket(server, frame, code):
    async def visit():
        async with Visitor(server) as tab:
            await tab.socket.send(frame)
            return await tab.read()

    with pytest.raises(ConnectionClosed) as ended:
        apart.run(visit())

    assert ended.value.rcvd.code == code


def test_a_page_of_another_host_opens_no_socket(server):
    async def visit():
        async with Visitor(server, headers=[("Origin", "https://other.example")]):
            pass

    with pytest.raises(InvalidStatus) as refused:
        apart.run(visit())

    assert refused.value.response.status_code == 403


def test_readers_outlive_a_build_a_broken_table_and_the_end_of_their_server(tmp_path):
    """A short form of the second part of ``make faults``."""
    story = Story(write_story(tmp_path / "shelf" / "story", 2), "1")
    first(story)
    apart.run(faults_served.run(story, 2, ("a table cut short",)))

    assert story.wrong == []


def test_beyond_the_limit_the_page_is_polite_and_recovers(server):
    async def crowd():
        tabs = [await Visitor(server).__aenter__() for _ in range(5)]
        busy = await asyncio.to_thread(asked, server, "/stances?lang=en")
        alive = await asyncio.to_thread(asked, server, "/healthz")
        reserve = await Visitor(server).__aenter__()  # whoever got the page just before the last place went
        with pytest.raises(InvalidStatus) as refused:
            await Visitor(server).__aenter__()
        for tab in (*tabs, reserve):
            await tab.socket.close()
        return busy, alive[0], refused.value.response.status_code

    busy, alive, refused = apart.run(crowd())

    assert (busy[0], alive, refused) == (503, 200, 503)
    assert "الزوار كثيرون الآن" in busy[1]
    for _ in range(100):
        if asked(server, "/stances")[0] == 200:
            return
        apart.run(asyncio.sleep(0.1))
    pytest.fail("the page did not come back")
