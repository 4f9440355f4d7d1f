"""Every page for readers who do not see it or do not use a mouse: axe-core, the Tab key, and what a chart says in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from benchmarks.serving import serve
from components.ui.main import SLUGS
from data.words import Words
from tests.browser.conftest import Tab
from tests.browser.test_browser_desk import owned, started  # noqa: F401  the desk's own server
from tests.shelves import SECOND

pytestmark = pytest.mark.browser
GRAVE = ("serious", "critical")
VIOLATIONS = {"resultTypes": ["violations"]}
CONTRAST = VIOLATIONS | {"runOnly": ["color-contrast"]}
PLACES = {"stories": "stories?check=kazakhstan-2022", "compare": "compare?view=labels"}  # fuller states of a page
CHARTS = {"": 1, "timeline": 2, "stances": 1, "counts": 1, "compare": 1}  # how many at least, on the first story
ARABIC = re.compile("[\u0621-\u064a]")
OPERABLE = "a[href], button, input, select, textarea, summary, [role=button], [role=tab], [data-copy], [data-copy-href], [tabindex='0']"
MOST = 600  # presses of Tab; a page under one article's filter has fewer stops


@pytest.fixture(scope="module")
def stories(shelf_of_two) -> Iterator[str]:
    with serve(settings={"MAWAQIF_STORIES": str(shelf_of_two)}) as address:
        yield address


def address(slug: str, **query: str) -> str:
    path, _, given = PLACES.get(slug, slug).partition("?")
    return f"/{path}?{'&'.join(filter(None, (given, *(f'{key}={value}' for key, value in query.items()))))}"


def found(tab: Tab, options: dict[str, object] = VIOLATIONS) -> list[tuple[str, str]]:
    """What axe-core holds against the page as it stands: rule and element."""
    told = Axe().run(tab.page, options=options).response["violations"]
    return [(rule["id"], node["html"][:160]) for rule in told if rule["impact"] in GRAVE for node in rule["nodes"]]


def check(tab: Tab) -> None:
    """In light and, for colours, in dark, to which the page turns as it stands."""
    assert found(tab) == []
    tab.page.emulate_media(color_scheme="dark")
    tab.until("document.documentElement.dataset.theme === 'dark'")
    assert found(tab, CONTRAST) == []


def check_charts(tab: Tab, lang: str, least: int) -> None:
    """Each chart says what it is in the reader's language, and its rows stand on the page as a table or in sentences."""
    charts = tab.page.locator("[data-testid=stPlotlyChart]")
    charts.first.wait_for(state="attached")
    named = [Words(lang)(f"shell.chart.{key}") for key in ("brush", "days", "timeline", "map", "counts", "labels")]
    told = [
        chart.evaluate("one => (one.closest('[aria-label]') ?? one.querySelector('[aria-label]'))?.ariaLabel ?? ''")
        for chart in charts.all()
    ]

    assert len(told) >= least
    assert [one for one in told if one not in named or bool(ARABIC.search(one)) is not (lang == "ar")] == []
    assert tab.page.locator(".stMain table, .mq-summary").count() > 0


@pytest.mark.parametrize("slug", SLUGS, ids=lambda slug: slug or "first")
def test_a_page_puts_nothing_grave_in_anybodys_way(stories, reader, slug):
    tab = reader.tab(stories, color_scheme="light").open(address(slug))
    if slug in CHARTS:
        check_charts(tab, "ar", CHARTS[slug])

    check(tab)


@pytest.mark.parametrize("slug", SLUGS, ids=lambda slug: slug or "first")
def test_in_english_too_and_all_that_can_be_operated_is_reached_by_the_tab_key(stories, reader, slug):
    tab = reader.tab(stories, color_scheme="light").open(address(slug, story=SECOND, article="alrasid", lang="en"))
    if slug in CHARTS and slug != "compare":  # one article alone has nothing to compare
        check_charts(tab, "en", 1)
    tab.page.evaluate(WATCH)
    for _ in range(MOST):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate("document.activeElement === document.body"):
            break

    assert tab.page.evaluate("document.activeElement === document.body"), "the focus never leaves the page"
    assert tab.page.evaluate("window.reached.size") > 10
    assert tab.page.evaluate(MISSED, OPERABLE) == []
    check(tab)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_review_desk_puts_nothing_grave_in_anybodys_way(started, reader, lang):  # noqa: F811
    tab = reader.tab(started, color_scheme="light").open(f"/review?story={SECOND}&lang={lang}")
    tab.page.keyboard.press("e")
    tab.until("document.querySelector('[data-testid=stForm]') !== null")

    check(tab)


def test_axe_would_have_found_it(stories, reader):
    tab = reader.tab(stories).open("/about")
    tab.page.evaluate("document.querySelector('.mq-says').insertAdjacentHTML('beforeend', '<img src=\"x.png\"><button></button>')")

    assert {rule for rule, _ in found(tab)} >= {"image-alt", "button-name"}


WATCH = """() => {
  window.reached = new Set();
  document.addEventListener("focusin", (event) => window.reached.add(event.target), true);
}"""
# A list's arrow and its marks to take a choice off are left out where the list itself is reached: its keys do the same.
MISSED = """(operable) => [...document.querySelectorAll(operable)].filter((one) => {
  const box = one.getBoundingClientRect();
  const shown = one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && box.width > 1 && box.height > 1;
  const closed = one.closest("details:not([open])") && one.tagName !== "SUMMARY";
  const list = one.tabIndex < 0 ? one.closest("[data-testid=stSelectbox], [data-testid=stMultiSelect], [data-testid=stDateInput]") : null;
  const inside = [...window.reached].some((other) => one.contains(other) || list?.contains(other));
  const spoken = one.closest("[aria-hidden=true]") === null;
  return shown && !closed && spoken && !one.disabled && !inside;
}).map((one) => one.outerHTML.slice(0, 160))"""
