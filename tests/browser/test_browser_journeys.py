"""What a reader does on a page: filter, click, open the passage, copy the link, open it on another server, see the same. Both languages."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from benchmarks.serving import serve

pytestmark = pytest.mark.browser

SEEN = (
    "[...document.querySelectorAll('main :is(h1, h2, h3, td, blockquote, .mq-says, .mq-choices, .mq-order)')].map(one => one.textContent)"
)
PASSAGE = "location.pathname === '/reading' && !!document.querySelector('[data-here]')"


@dataclass(frozen=True)
class Journey:
    """``filters``: a link of the page, or words to look for; ``click``: what opens evidence, where the page has any."""

    page: str
    filters: str
    click: str = ""
    passage: str = "main a[href*='reading?'][href*='at=']"

    @property
    def types(self) -> bool:
        return not self.filters.startswith((".", "main"))


JOURNEYS = (
    Journey("", "القوات"),
    Journey("stances", ".mq-choices a:not([aria-current])", ".mq-cell[open] a"),
    Journey("statements", "القوات", "main .mq-order a:not([aria-current])"),
    Journey("stories", "القوات", passage=""),
    Journey("about", "القوات", passage=""),
)


@pytest.fixture(scope="module")
def elsewhere():
    """Another server, that has seen none of the addresses."""
    with serve() as address:
        yield address


def narrow(tab, journey):
    before = tab.address
    if journey.types:
        tab.page.fill(".st-key-mq-words input", journey.filters)
        tab.page.keyboard.press("Enter")
    else:
        tab.page.locator(journey.filters).first.click()
    tab.until(f"location.pathname + location.search !== {before!r}")


def press(tab, journey):
    before = tab.address
    if "[open]" in journey.click:
        tab.page.locator(".mq-cell summary").first.click()
    tab.page.locator(journey.click).first.click()
    tab.until(f"location.pathname + location.search !== {before!r}")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda one: one.page or "overview")
def test_a_readers_way(reader, warm, elsewhere, journey, lang):
    tab = reader.tab(warm, permissions=["clipboard-read", "clipboard-write"]).open(f"/{journey.page}?lang={lang}")
    whole = tab.says
    narrow(tab, journey)
    assert tab.says != whole or not journey.types
    if journey.click:
        press(tab, journey)
    tab.page.locator(".mq-line [data-copy]").click()
    link = tab.page.evaluate("navigator.clipboard.readText()")
    assert link == tab.page.url

    other = reader.tab(elsewhere).open(link.removeprefix(warm))
    assert other.page.evaluate(SEEN) == tab.page.evaluate(SEEN)
    assert other.document == (lang, "rtl" if lang == "ar" else "ltr")
    if journey.passage:
        other.page.locator(journey.passage).first.click()
        other.until(PASSAGE)
        assert other.page.locator("#mq-here, .mq-here").first.inner_text().strip()
    assert other.foreign == []
    assert other.complaints == []
