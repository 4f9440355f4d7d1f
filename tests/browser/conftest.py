"""A fresh server and a real browser; every request and every complaint of the browser is kept."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from benchmarks.serving import chromium, serve, unused
from data.selection import Selection
from data.store import open_story
from data.story import default_story
from data.view import View

DRAWN = ".mq-foot"  # the last thing the frame draws
STILL = "[data-testid='stApp'][data-test-script-state='notRunning'][data-test-connection-state='CONNECTED']"
PROBED = ("/_stcore/health", "/_stcore/host-config")  # Streamlit's script looks for its server under the page first
ABOVE = 30_000  # milliseconds: how long a busy machine may take before it is a failure


@dataclass
class Tab:
    """One tab of a reader's browser, and what it asked for and complained about."""

    page: Page
    server: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    loads: int = 0

    def __post_init__(self) -> None:
        self.heard: dict[str, Callable[[Any], object]] = {
            "request": lambda request: self.requests.append(request.url),
            "pageerror": lambda error: self.complaints.append(str(error)),
            "console": self._said,
            "load": lambda _: self._loaded(),
        }
        for event, hear in self.heard.items():
            self.page.on(event, hear)  # type: ignore[call-overload]
        self.page.set_default_timeout(ABOVE)

    def leave(self) -> Page:
        """The page as if it were new, with nothing stored."""
        for event, hear in self.heard.items():
            self.page.remove_listener(event, hear)
        self.page.unroute_all()
        if self.page.url.startswith("http"):
            self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.page.goto("about:blank")
        return self.page

    def _said(self, told: ConsoleMessage) -> None:
        if told.type == "error" and not told.location.get("url", "").endswith(PROBED):
            self.complaints.append(f"{told.text} {told.location.get('url', '')}")

    def _loaded(self) -> None:
        self.loads += 1

    def open(self, link: str) -> Tab:
        self.page.goto(f"{self.server}{link}")
        return self.settle()

    def settle(self) -> Tab:
        """Until the script has run and its page is drawn."""
        self.page.wait_for_selector(STILL)
        self.page.wait_for_selector(DRAWN)
        self.page.wait_for_timeout(250)  # a click starts its run a moment later
        self.page.wait_for_selector(STILL)
        return self

    def until(self, condition: str) -> Tab:
        """Until a condition in the page's own language holds, and nothing runs."""
        deadline = time.monotonic() + ABOVE / 1000
        while not self.page.evaluate(condition):  # wait_for_function() is an eval, which the policy forbids
            if time.monotonic() > deadline:
                raise TimeoutError(f"{condition} never came true at {self.page.url}")
            self.page.wait_for_timeout(50)
        return self.settle()

    @property
    def here(self) -> str:
        """The navigation entry that is current."""
        return self.page.inner_text(".mq-nav a[aria-current]")

    @property
    def says(self) -> str:
        return self.page.inner_text(".mq-says")

    @property
    def address(self) -> str:
        """Path and query, as the reader would copy them."""
        parts = urlsplit(self.page.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    @property
    def query(self) -> dict[str, str]:
        """What the address asks for."""
        return {name: values[-1] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    @property
    def document(self) -> tuple[str, str]:
        lang, direction = self.page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
        return lang, direction

    @property
    def foreign(self) -> list[str]:
        """Requests to another host than the server."""
        own = urlsplit(self.server).netloc
        return [url for url in self.requests if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != own]


class Reader:
    """Opens tabs. Those of one width and the same options share a browser context, and with it the cache; one that stands ``apart`` has its own.

    One page of each context is kept, blank, for the next who asks: its process has the scripts of a page compiled, which is most of
    what opening one costs.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.shared: dict[str, BrowserContext] = {}
        self.blank: dict[str, Page] = {}
        self.open: list[tuple[str, Tab]] = []
        self.own: list[BrowserContext] = []

    def tab(self, server: str, width: int = 1360, *, apart: bool = False, **options: Any) -> Tab:
        if apart:
            self.own.append(self._context(width, **options))
            return Tab(self.own[-1].new_page(), server)
        name = f"{width} {sorted(options.items())}"
        if name not in self.shared:
            self.shared[name] = self._context(width, **options)
        page = self.blank.pop(name, None) or self.shared[name].new_page()
        page.emulate_media(media="screen", color_scheme=options.get("color_scheme", "light"))
        self.open.append((name, Tab(page, server)))
        return self.open[-1][1]

    def _context(self, width: int, **options: Any) -> BrowserContext:
        height = 900 if width > 500 else 844
        return self.browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)

    def close(self) -> None:
        """Every page but one of each context, and what pages stored."""
        for name, tab in self.open:
            page = tab.leave()
            if self.blank.setdefault(name, page) is not page:
                page.close()
        for name in {name for name, _ in self.open}:
            for page in self.shared[name].pages:
                if page is not self.blank[name]:
                    page.close()
            self.shared[name].clear_cookies()
        for context in self.own:
            context.close()
        self.open.clear()
        self.own.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium("--process-per-site") as started:
        yield started


@pytest.fixture(scope="session")
def desk(browser: Browser) -> Reader:
    return Reader(browser)


@pytest.fixture
def reader(desk: Reader) -> Iterator[Reader]:
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def port() -> int:
    """One for all fresh servers, so that a browser has their files: below those the system gives away, for it stands free in between."""
    return next(port for port in random.sample(range(20_000, 30_000), 1000) if unused(port))


@pytest.fixture
def fresh(port: int) -> Iterator[str]:
    """A server that nobody has opened yet."""
    with serve(port=port) as address:
        yield address


@pytest.fixture(scope="module")
def view() -> View:
    """What the server shows first, read here."""
    return View(open_story(default_story()), Selection())


@pytest.fixture(scope="session")
def warm() -> Iterator[str]:
    """One server for all tests that need no other."""
    with serve() as address:
        yield address
