"""The review desk in a real browser: by keyboard, on this machine, and on no other start."""

from __future__ import annotations

import tomllib
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.serving import serve
from data.words import Words
from tests.shelves import SECOND, second_alone

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def owned(tmp_path_factory) -> Path:
    return second_alone(tmp_path_factory.mktemp("owner"))


@pytest.fixture(scope="module")
def started(owned) -> Iterator[str]:
    """A server started as `make desk` starts it."""
    with serve("app.py", "--server.address", "localhost", settings={"MAWAQIF_DESK": "1", "MAWAQIF_STORIES": str(owned.parent)}) as address:
        yield address


def written(owned: Path) -> list[str]:
    file = owned / "review.toml"
    return [one["verdict"] for one in tomllib.loads(file.read_text("utf-8")).get("decision", [])] if file.exists() else []


def test_keys_accept_reject_and_take_back(started, owned, reader):
    tab = reader.tab(started).open(f"/review?story={SECOND}")
    card = "document.querySelector('.mq-review .mq-card').id"
    first = tab.page.evaluate(card)
    tab.page.keyboard.press("a")
    tab.until(f"{card} !== {first!r}")
    second = tab.page.evaluate(card)
    tab.page.keyboard.press("x")
    tab.until(f"{card} !== {second!r}")

    assert sorted(written(owned)) == ["accepted", "rejected"]
    tab.page.keyboard.press("u")
    tab.until(f"{card} === {second!r}")
    assert written(owned) == ["accepted"]
    tab.page.keyboard.press("n")
    tab.until(f"{card} !== {second!r}")
    assert written(owned) == ["accepted"]
    assert tab.foreign == []


def test_whoever_comes_through_a_proxy_finds_a_sentence_instead(started, reader):
    tab = reader.tab(started, extra_http_headers={"X-Forwarded-For": "203.0.113.7"}).open(f"/review?story={SECOND}&lang=en")

    assert Words("en")("review.refused") in tab.page.inner_text(".mq-notice")
    assert tab.page.locator(".st-key-mq-desk-accept").count() == 0


def test_on_any_other_start_there_is_no_such_page(warm, reader):
    with urllib.request.urlopen(f"{warm}/review?desk=1") as answer:
        assert "lost=1" in answer.url

    tab = reader.tab(warm, extra_http_headers={"X-Desk": "1", "Mawaqif-Desk": "1"}).open("/review?MAWAQIF_DESK=1")
    assert tab.page.locator(".mq-review").count() == 0
    assert tab.page.locator(".mq-nav a", has_text=Words("ar")("review.title")).count() == 0
