"""The document a link gets: language, direction, title, headers; under a base path too."""

import gc
import gzip
import logging
import re
import threading

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from components.server import assets, document, exports, health, paths, policy, start
from components.server.head import Head, rewrite

PAGES = ("", "stances", "about")


async def describe(page: str, query: str, base: str) -> Head:
    return named(page, paths.language_of(query.encode()))


def named(page: str, lang: str) -> Head:
    return Head(lang, f'{page or "overview"} <{lang}> "x"', "وصف", "مواقف", "شغّل جافاسكربت")


def app(base: str = "") -> TestClient:
    """The real routes and middleware around Streamlit's own documents, without its runtime."""
    own = [*assets.routes(base), *exports.routes(base), *health.routes(base, lambda: {"story": "x"})]
    routes = [*own, *create_streamlit_static_assets_routes(base_url=base)]
    made = Starlette(routes=routes, middleware=[Middleware(document.Document, pages=PAGES, describe=describe)])
    return TestClient(made, follow_redirects=False)


@pytest.fixture
def client():
    return app()


@pytest.fixture
def based(monkeypatch):
    monkeypatch.setattr(paths, "base_path", lambda: "/data/press")
    return app("/data/press")


@pytest.mark.parametrize(
    "link,lang,direction",
    [
        ("/", "ar", "rtl"),
        ("/stances?actor=russia", "ar", "rtl"),
        ("/stances?lang=en", "en", "ltr"),
        ("/?lang=ar", "ar", "rtl"),
        ("/?lang=fr", "ar", "rtl"),  # unknown: the first language
        ("/?lang=fr&lang=en", "en", "ltr"),  # scalars: the last one
        ("/?lang=%ff%00", "ar", "rtl"),
        ("/?lang=en%22%3E%3Cscript%3E", "ar", "rtl"),
    ],
)
def test_a_link_gets_the_document_of_its_language(client, link, lang, direction):
    html = client.get(link).text

    assert html.startswith("<!DOCTYPE html>")
    assert re.findall(r"<html[^>]*>", html) == [f'<html lang="{lang}" dir="{direction}">']


def test_the_title_is_the_pages_and_inert(client):
    html = client.get("/stances?lang=en").text

    assert re.findall(r"<title>.*?</title>", html) == ["<title>stances &lt;en&gt; &quot;x&quot;</title>"]


def test_our_style_script_and_icon_are_linked_and_exist(client):
    html = client.get("/about").text

    links = re.findall(r'(?:href|src)="(\./assets/[^"]+)"', html)
    assert {link.partition("?")[0].rpartition(".")[2] for link in links} == {"css", "js", "svg", "woff2"}
    for link in links:
        assert client.get(link.removeprefix(".")).status_code == 200


def test_nothing_of_streamlits_own_head_is_left_that_a_reader_would_see(client):
    html = client.get("/").text

    assert "Streamlit</title>" not in html
    assert "You need to enable JavaScript" not in html
    assert "favicon.png" not in html
    assert "SourceSans" not in html


def test_the_script_that_starts_streamlit_is_still_there(client):
    html = client.get("/").text

    assert re.search(r'<script type="module"[^>]*src="\./static/js/index\.', html)
    assert '<div id="root">' in html


def test_the_document_is_compressed_and_its_length_right(client):
    packed = client.get("/", headers={"accept-encoding": "gzip"})
    plain = client.get("/", headers={"accept-encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert int(plain.headers["content-length"]) == len(plain.content)
    assert int(packed.headers["content-length"]) == len(gzip.compress(plain.content, 6))


def test_the_document_of_another_language_is_never_taken_for_this_one(client):
    first = client.get("/")
    again = client.get("/?lang=en", headers={"if-modified-since": "Wed, 01 Jan 2099 00:00:00 GMT", "if-none-match": "*"})

    assert again.status_code == 200
    assert "etag" not in first.headers
    assert first.headers["cache-control"] == "no-cache"


def test_head_has_no_body(client):
    answer = client.head("/")

    assert answer.status_code == 200
    assert answer.content == b""


@pytest.mark.parametrize("path", ["/", "/assets/app.css", "/healthz", "/static/nothing.js", "/assets/nothing"])
def test_every_answer_carries_the_headers(client, path):
    answer = client.get(path)

    for name, value in policy.headers().items():
        assert answer.headers[name] == value


@pytest.mark.parametrize("path", ["/nowhere", "/stances/deep", "/no/such/page"])
def test_a_path_no_page_has_leads_to_the_first_page_and_says_so(client, path):
    answer = client.get(f"{path}?actor=russia")

    assert answer.status_code == 307
    assert client.get(path).headers["location"].endswith("/?lost=1")
    assert answer.headers["location"] == "../" * (path.count("/") - 1) + "./?actor=russia&lost=1"


@pytest.mark.parametrize("path", ["/about/_stcore/health", "/about/_stcore/host-config", "/no/page/_stcore/health"])
def test_streamlits_server_is_not_found_under_a_page(client, path):
    assert client.get(path).status_code == 404  # its script would take /about for the base path and never connect


def test_under_a_base_path_pages_assets_and_health_answer(based):
    html = based.get("/data/press/stances?lang=en").text

    assert '<html lang="en" dir="ltr">' in html
    assert "<title>stances" in html
    assert based.get("/data/press/assets/app.css").status_code == 200
    assert based.get("/assets/app.css").status_code == 200  # a proxy strips the prefix
    assert based.get("/data/press/healthz").json() == {"status": "ok"}


def warm(stopped: threading.Event) -> None:
    """Nothing to draw beforehand."""


@pytest.fixture(autouse=True)
def collector_as_before():
    """A server sets it for its whole process."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_stands_at_start_is_not_looked_through_by_the_collector_again():
    drawn = threading.Event()
    gc.unfreeze()
    with TestClient(Starlette(lifespan=start.lifespan(dict, lambda _stopped: drawn.set()))):
        assert drawn.wait(20)

    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold() == start.SELDOM


def test_what_is_drawn_beforehand_is_left_when_the_server_stops():
    begun, left = threading.Event(), []

    def endless(stopped: threading.Event) -> None:
        begun.set()
        left.append(stopped.wait(20))

    with TestClient(Starlette(lifespan=start.lifespan(dict, endless))):
        assert begun.wait(20)

    assert left == [True]


def test_the_log_says_when_the_server_starts_what_it_serves_and_when_it_stops(monkeypatch, capsys):
    own = logging.getLogger("mawaqif")
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    monkeypatch.setattr(own, "handlers", [])
    with TestClient(Starlette(lifespan=start.lifespan(lambda: {"story": "قصة"}, warm))):
        pass
    own.setLevel(logging.NOTSET)
    lines = capsys.readouterr().err.splitlines()

    assert [re.sub(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ", "", line) for line in lines] == [
        'INFO mawaqif.server: start {"story": "قصة"}', "INFO mawaqif.server: stop",
    ]  # fmt: skip


def test_a_server_without_a_story_starts_and_says_so(caplog):
    def broken() -> dict[str, str]:
        raise OSError("no tables")

    with TestClient(Starlette(lifespan=start.lifespan(broken, warm))):
        pass

    assert "started without a story" in caplog.text


def test_readyz_tells_what_is_served_and_says_when_it_cannot():
    def broken() -> dict[str, str]:
        raise OSError("no tables")

    good = TestClient(Starlette(routes=health.routes("", lambda: {"story": "x"}))).get("/readyz")
    bad = TestClient(Starlette(routes=health.routes("", broken))).get("/readyz")

    assert (good.status_code, good.json()) == (200, {"status": "ready", "story": "x"})
    assert (bad.status_code, bad.json()) == (503, {"status": "not ready"})


def test_a_document_streamlit_changed_beyond_knowing_still_comes_through():
    assert rewrite("<p>x</p>", named("", "ar")) == "<p>x</p>"
