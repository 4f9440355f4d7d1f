"""The timeline as a reader uses it: draw over days, choose a voice, open a mark, copy the link, open it elsewhere, see the same."""

from __future__ import annotations

from datetime import date

import pytest

from data.selection import Selection
from data.store import open_story
from data.story import default_story
from data.view import View
from data.words import Words
from tests.browser.plots import TOP, click

pytestmark = pytest.mark.browser

PLOTS = "[...document.querySelectorAll('.js-plotly-plot')]"
READY = f"{PLOTS}.length === 2 && {PLOTS}.every(plot => plot._fullLayout !== undefined && plot.querySelector('.plotly') !== null)"
DAYS = """([first, last]) => {
  const plot = document.querySelector('.st-key-mq-brush .js-plotly-plot');
  const box = plot.getBoundingClientRect(), axis = plot._fullLayout.xaxis, size = plot._fullLayout._size;
  const at = day => box.left + axis._offset + axis.d2p(day);
  return [at(first), at(last), box.top + size.t + size.h / 2];
}"""
SIGN = """(voice) => {
  const plot = document.querySelector('.st-key-mq-timeline .js-plotly-plot');
  const box = plot.getBoundingClientRect();
  const trace = plot._fullData.find(one => one.name === 'voices');
  const at = trace.customdata.findIndex(row => row[0] === voice);
  const [across, down] = [plot._fullLayout.xaxis2, plot._fullLayout.yaxis];
  return [box.left + across._offset + across.d2p(trace.x[at]), box.top + down._offset + down.d2p(trace.y[at])];
}"""
SEEN = "[...document.querySelectorAll('h2, .mq-says, .mq-choices, .mq-beside, .mq-twin summary')].map(one => one.innerText).join('|')"


def draw_over(tab, first, last):
    """A pointer that presses on one day of the strip and lets go on another."""
    tab.page.evaluate(TOP)
    start, stop, y = tab.page.evaluate(DAYS, [first, last])
    tab.page.mouse.move(start, y)
    tab.page.mouse.down()
    tab.page.mouse.move((start + stop) / 2, y, steps=4)
    tab.page.mouse.move(stop, y, steps=4)
    tab.page.mouse.up()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_draw_a_period_choose_a_voice_open_a_mark_and_see_the_same_on_a_fresh_server(reader, warm, fresh, lang):
    tab = reader.tab(warm, permissions=["clipboard-read", "clipboard-write"]).open(f"/timeline?lang={lang}").until(READY)
    draw_over(tab, "2022-01-06T20:00", "2022-01-09T16:00")
    tab.until(f"location.search.includes('from=2022-01-06') && location.search.includes('to=2022-01-09') && {READY}")
    assert Words(lang).between(*map(date.fromisoformat, ("2022-01-06", "2022-01-09"))) in tab.says

    x, y = tab.page.evaluate(SIGN, "china")
    click(tab, x, y)
    tab.until(f"location.search.includes('actor=china') && {READY}")
    assert Words(lang)("common.reset") in tab.page.inner_text(".mq-line")

    tab.page.keyboard.press("n")
    tab.page.wait_for_selector(".mq-beside .mq-card")
    tab.settle().page.locator(".mq-line [data-copy]").click()
    link = tab.page.evaluate("navigator.clipboard.readText()")
    shown = tab.page.evaluate(SEEN)
    assert link == tab.page.url

    elsewhere = reader.tab(fresh).open(link.removeprefix(tab.server)).until(f"{READY} && !!document.querySelector('.mq-beside .mq-card')")
    assert elsewhere.page.evaluate(SEEN) == shown
    elsewhere.page.locator(".mq-beside a[href*='reading?']").first.click()
    elsewhere.until("location.pathname === '/reading' && document.querySelector('[data-here]') !== null")
    elsewhere.page.click(".mq-reset")
    elsewhere.until("!location.search.includes('from=') && !location.search.includes('actor=')")
    assert elsewhere.foreign == []
    assert elsewhere.complaints == []


def test_a_period_is_also_a_link_and_every_page_follows_it(reader, warm):
    tab = reader.tab(warm, width=390).open("/timeline").until(READY)
    tab.page.locator(".mq-choices a", has_text="7 يناير").first.click()
    tab.until("location.search.includes('from=2022-01-07') && location.search.includes('to=2022-01-07')")
    tab.page.click(".mq-nav a[href^=statements]")
    tab.until("location.pathname === '/statements'")

    assert "7 يناير 2022" in tab.says
    assert {one.split(" ")[1] for one in tab.page.locator(".mq-day-head h2").all_inner_texts()} == {"7"}


def test_what_a_link_joins_with_the_open_finding_is_marked_and_told(reader, warm):
    view = View(open_story(default_story()), Selection())
    conflict = view.links("date_conflict")[0]
    opened, *others = [row["id"] for row in view.members(conflict["id"])]
    tab = reader.tab(warm).open(f"/timeline?open={opened}").until(READY)
    rings = "one => (document.querySelector('.st-key-mq-timeline .js-plotly-plot')._fullData.filter(t => t.name === one)).length"

    assert tab.page.evaluate(rings, "opened") == 1
    assert tab.page.evaluate(rings, "linked") >= 1
    tab.page.click(f".mq-linked a[href*='{others[0]}']")
    tab.until(f"location.search.includes('open={others[0]}')")
    assert conflict["note_ar"] in tab.page.inner_text(".mq-linked")
