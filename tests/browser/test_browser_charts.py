"""Charts in a browser: a click on a state, on a mark or in a grid opens its evidence; shapes come from our own server."""

from __future__ import annotations

import pytest

from tests.browser.plots import MARKED, MARKS_READY, READY, TOP, click

pytestmark = pytest.mark.browser

PLACE = """([lon, lat]) => {
  const plot = document.querySelector('.js-plotly-plot');
  const box = plot.getBoundingClientRect();
  const [x, y] = plot._fullLayout.geo._subplot.projection([lon, lat]);
  return [box.left + x, box.top + y];
}"""
FIRST_MARK = (
    f"() => {{ const plot = {MARKED};"
    """
  const box = plot.getBoundingClientRect();
  const trace = plot._fullData.find(one => one.mode === 'markers' && one.customdata && one.customdata[0][1] !== 'article');
  const [across, down] = [plot._fullLayout['xaxis' + trace.xaxis.slice(1)], plot._fullLayout.yaxis];
  return [box.left + across._offset + across.d2p(trace.x[0]), box.top + down._offset + down.d2p(trace.y[0]), trace.customdata[0][0]];
}"""
)


@pytest.fixture
def tab(reader, warm):
    return reader.tab(warm)


@pytest.mark.parametrize("lon, lat, voice", [(60, 58, "روسيا"), (85, 42, "الصين"), (-4, 40, "الاتحاد الأوروبي")])
def test_a_click_on_a_state_opens_what_it_said(tab, lon, lat, voice):
    tab.open("/stances").until(READY)
    tab.page.wait_for_selector(".choroplethlayer path")
    tab.page.evaluate(TOP)
    click(tab, *tab.page.evaluate(PLACE, [lon, lat]))
    tab.page.wait_for_selector(".mq-beside .mq-card")

    assert "open=s-" in tab.address
    assert voice in tab.page.inner_text(".mq-beside")
    assert tab.foreign == []
    assert tab.complaints == []


def test_a_click_on_a_mark_of_the_timeline_opens_its_evidence_and_its_passage_is_a_link_away(tab):
    tab.open("/timeline").until(MARKS_READY)
    tab.page.evaluate(TOP)
    x, y, finding = tab.page.evaluate(FIRST_MARK)
    click(tab, x, y)
    tab.page.wait_for_selector(".mq-beside .mq-card")

    assert f"open={finding}" in tab.address
    assert tab.page.locator(".mq-beside a[href*='reading?']").count() >= 1


def test_a_statement_in_the_grid_opens_its_evidence(tab):
    tab.open("/stances").until(READY)
    tab.page.locator(".mq-cell summary").first.click()
    tab.page.locator(".mq-cell[open] a").first.click()
    tab.page.wait_for_selector(".mq-beside .mq-card")

    assert "open=s-" in tab.address


def test_closing_the_evidence_leaves_the_chart_alone(tab):
    tab.open("/timeline").until(MARKS_READY)
    tab.page.evaluate(TOP)
    x, y, _ = tab.page.evaluate(FIRST_MARK)
    click(tab, x, y)
    tab.page.wait_for_selector(".mq-beside")
    tab.page.locator(".mq-beside-head a").last.click()
    tab.until("!document.querySelector('.mq-beside')")

    assert tab.address == "/timeline"
    assert tab.page.locator(".js-plotly-plot").count() == 2
