"""Counts in a browser, as a reader uses them: filter, click, open the passage, copy the link, open it elsewhere, see the same."""

from __future__ import annotations

import pytest

from tests.browser.plots import PLOT, READY, TOP, click

pytestmark = pytest.mark.browser

MARK = """([name, at]) => {
  const plot = document.querySelector('.js-plotly-plot');
  const box = plot.getBoundingClientRect();
  const trace = plot._fullData.filter(one => one.name === name)[at];
  const [across, down] = [plot._fullLayout.xaxis, plot._fullLayout.yaxis];
  return [box.left + across._offset + across.d2p(trace.x[0]), box.top + down._offset + down.d2p(trace.y[0]), trace.customdata[0][0]];
}"""
BESIDE = ".mq-beside .mq-card"
SEEN = "[...document.querySelectorAll('h2, .mq-says, .mq-claims-table, .mq-beside')].map(one => one.innerText).join('|')"


@pytest.fixture
def tab(reader, warm):
    return reader.tab(warm)


def click_mark(tab, name="claims", at=0):
    tab.page.evaluate(TOP)
    x, y, claim = tab.page.evaluate(MARK, [name, at])
    click(tab, x, y)
    tab.page.wait_for_selector(BESIDE)
    tab.settle()
    return claim


@pytest.mark.parametrize("lang, measure", [("ar", "قتلى"), ("en", "killed")])
def test_filter_click_open_copy_and_the_same_view_on_a_fresh_server(reader, warm, fresh, lang, measure):
    tab = reader.tab(warm, permissions=["clipboard-read", "clipboard-write"]).open(f"/counts?lang={lang}")
    tab.page.locator(f".mq-choices a:has-text('{measure}')").click()
    tab.until(f"location.search.includes('measure=killed') && {READY}")
    claim = click_mark(tab)
    assert f"open={claim}" in tab.address
    tab.page.locator("[data-copy='']").click()
    link = tab.page.evaluate("navigator.clipboard.readText()")
    assert link == tab.page.url
    shown = tab.page.evaluate(SEEN)

    elsewhere = reader.tab(fresh).open(link.removeprefix(tab.server))
    elsewhere.until(f"{READY} && document.querySelector('{BESIDE}') !== null")
    assert elsewhere.page.evaluate(SEEN) == shown
    assert elsewhere.document == (lang, "rtl" if lang == "ar" else "ltr")
    elsewhere.page.locator(".mq-beside a[href*='reading?']").first.click()
    elsewhere.until("location.pathname === '/reading' && document.querySelector('[data-here]') !== null")
    assert elsewhere.foreign == []
    assert elsewhere.complaints == []


def test_a_withdrawn_number_is_struck_through_and_opens_both_outlets(tab):
    tab.open("/counts").until(READY)
    claim = click_mark(tab, "turned")

    assert f"open={claim}" in tab.address
    assert tab.page.locator(".mq-beside .mq-card s.mq-number").count() == 2
    assert tab.page.locator(".mq-claims-table s").count() == 1


def test_a_number_in_the_table_opens_its_evidence_and_closing_goes_back(tab):
    tab.open("/counts").until(READY)
    number = tab.page.locator(".mq-claims-table td a").first
    number.click()
    tab.page.wait_for_selector(BESIDE)
    assert "open=" in tab.address
    tab.page.locator(".mq-beside-head a").last.click()
    tab.until("!document.querySelector('.mq-beside')")

    assert tab.address == "/counts"


def test_marks_are_reached_by_keys(tab):
    tab.open("/counts").until(READY)
    tab.page.keyboard.press("n")
    tab.page.wait_for_selector(BESIDE)
    first = tab.address
    tab.settle().page.keyboard.press("n")
    tab.until(f"location.pathname + location.search !== {first!r}")

    assert "open=" in tab.address


def test_time_runs_as_the_page_is_read(tab):
    edges = f"(() => {{ const axis = {PLOT}._fullLayout.xaxis; return axis.r2l(axis.range[0]) < axis.r2l(axis.range[1]); }})()"

    assert tab.open("/counts").until(READY).page.evaluate(edges) is False
    assert tab.open("/counts?lang=en").until(READY).page.evaluate(edges) is True


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_phone_shows_each_claim_as_a_block_within_its_width(reader, warm, lang):
    tab = reader.tab(warm, width=390).open(f"/counts?lang={lang}").until(READY)
    widths = tab.page.evaluate("[...document.querySelectorAll('.mq-claims-table td')].map(one => one.getBoundingClientRect().width)")

    assert widths
    assert max(widths) <= 390
    assert tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == 390
