"""Two clicks from a mark, a state, a cell or a statement to the very words, in both languages, at a desk and on a phone."""

from __future__ import annotations

import pytest

from tests.browser.plots import MARKED, MARKS_READY, READY, click

pytestmark = pytest.mark.browser

MARK = (
    f"(finding) => {{ const plot = {MARKED};"
    """
  const trace = plot._fullData.find(one => one.mode === 'markers' && (one.customdata || []).some(row => row[0] === finding));
  const at = trace.customdata.findIndex(row => row[0] === finding);
  const [across, down] = [plot._fullLayout['xaxis' + trace.xaxis.slice(1)], plot._fullLayout.yaxis];
  const [x, y] = [across._offset + across.d2p(trace.x[at]), down._offset + down.d2p(trace.y[at])];
  const main = document.querySelector('[data-testid=stMain]');
  main.scrollBy(0, plot.getBoundingClientRect().top + y - window.innerHeight / 2);
  const box = plot.getBoundingClientRect();
  return [box.left + x, box.top + y];
}"""
)
STATE = """([lon, lat]) => {
  const plot = document.querySelector('.js-plotly-plot');
  const main = document.querySelector('[data-testid=stMain]');
  main.scrollBy(0, plot.getBoundingClientRect().top - 120);
  const box = plot.getBoundingClientRect();
  const [x, y] = plot._fullLayout.geo._subplot.projection([lon, lat]);
  return [box.left + x, box.top + y];
}"""
HERE = """() => {
  const pieces = [...document.querySelectorAll('.mq-pane .mq-here')];
  const box = pieces[0].getBoundingClientRect();
  const style = getComputedStyle(pieces[0]);
  const sheet = document.querySelector('.mq-side-open').getBoundingClientRect();
  const beside = sheet.right <= box.left || sheet.left >= box.right;
  return { words: pieces.map(one => one.textContent).join(''), top: box.top, bottom: box.bottom, direction: style.direction,
           lang: pieces[0].closest('[lang]').lang, marked: style.textDecorationLine, ground: style.backgroundColor,
           clear: box.top >= 0 && box.bottom <= (beside ? window.innerHeight : sheet.top) };
}"""
SCREENS = [("ar", 1360), ("en", 1360), ("ar", 390), ("en", 390)]


@pytest.fixture(scope="module")
def row(view):
    """A dated statement in the crowd of the story's busiest day, quoted, well down its article."""
    rows = [row for row in view.statements().to_dict("records") if row["said_first"] and row["form"] == "quoted"]
    crowd = max({row["said_first"] for row in rows}, key=lambda day: sum(row["said_first"] == day for row in rows))
    return max((row for row in rows if row["said_first"] == crowd), key=lambda row: (row["start"], row["id"]))


def evidence(tab, view):
    """The opened finding, as the address has it, with its words beside the chart: right to left, Arabic, unchanged."""
    tab.page.wait_for_selector(".mq-beside .mq-card")
    tab.settle()
    found = view.finding(tab.query["open"])
    words = tab.page.locator(".mq-beside .mq-words").first
    assert words.locator(".mq-exact").text_content() == found["text"]
    assert words.evaluate("one => [getComputedStyle(one).direction, one.lang]") == ["rtl", "ar"]
    return found


def at_the_words(tab, view, found):
    """The reading pane stands at the passage: marked, in view, right to left, the text's own characters; the address carries it."""
    tab.page.wait_for_selector(".mq-pane .mq-here")
    tab.settle()
    assert {name: tab.query[name] for name in ("read", "at")} == {"read": found["article"], "at": f"{found['start']}-{found['stop']}"}
    here = tab.page.evaluate(HERE)
    assert here["words"].strip() == view.text(found["article"])[found["start"] : found["stop"]].strip()
    assert (here["direction"], here["lang"], here["marked"]) == ("rtl", "ar", "underline")
    assert here["clear"], here
    assert tab.page.locator(".mq-side .mq-exact").first.text_content() == found["text"]
    return here


def follow(tab):
    tab.page.locator(".mq-beside a[href*='reading?']").first.click()


@pytest.mark.parametrize(("lang", "width"), SCREENS)
def test_from_a_mark_of_the_timeline(reader, warm, view, row, lang, width):
    tab = reader.tab(warm, width=width).open(f"/timeline?lang={lang}").until(MARKS_READY)
    click(tab, *tab.page.evaluate(MARK, row["id"]))
    found = evidence(tab, view)
    follow(tab)

    assert found["id"] == row["id"]
    at_the_words(tab, view, found)
    assert tab.loads == 1
    assert tab.document == (lang, "rtl" if lang == "ar" else "ltr")


@pytest.mark.parametrize(("lang", "width"), SCREENS)
def test_from_a_state_on_the_map(reader, warm, view, lang, width):
    tab = reader.tab(warm, width=width).open(f"/stances?lang={lang}").until(READY)
    tab.page.wait_for_selector(".choroplethlayer path")
    click(tab, *tab.page.evaluate(STATE, [100, 38]))
    found = evidence(tab, view)
    follow(tab)

    assert found["voice"] == "china"
    at_the_words(tab, view, found)


@pytest.mark.parametrize(("lang", "width"), SCREENS)
def test_from_a_cell_of_the_grid(reader, warm, view, lang, width):
    tab = reader.tab(warm, width=width).open(f"/stances?lang={lang}").until(READY)
    tab.page.locator(".mq-cell summary").first.click()
    tab.page.locator(".mq-cell[open] a").first.click()
    found = evidence(tab, view)
    follow(tab)

    at_the_words(tab, view, found)


@pytest.mark.parametrize(("lang", "width"), SCREENS)
def test_from_a_statement(reader, warm, view, lang, width):
    tab = reader.tab(warm, width=width).open(f"/statements?lang={lang}")
    card = tab.page.locator(".mq-card[id^='card-s-']").first
    found = view.finding(card.get_attribute("id").removeprefix("card-"))
    assert card.locator(".mq-exact").first.text_content() == found["text"]
    card.locator("a[href*='reading?']").first.click()

    at_the_words(tab, view, found)


def test_the_address_of_a_passage_shows_the_same_on_a_server_nobody_has_opened(reader, warm, fresh, view, row):
    tab = reader.tab(warm).open("/" + view.passage(row["article"], row["start"], row["stop"]))
    here = at_the_words(tab, view, row)
    cold = reader.tab(fresh).open(tab.address)

    placed = {"top", "bottom"}  # a pane that is drawn in two steps may stand a line higher; that it is in sight is asserted by both
    assert {key: value for key, value in at_the_words(cold, view, row).items() if key not in placed} == {
        key: value for key, value in here.items() if key not in placed
    }
    assert cold.page.inner_text(".mq-side") == tab.page.inner_text(".mq-side")


def test_keys_walk_through_the_marks_without_a_pointer(reader, warm, view):
    tab = reader.tab(warm).open("/timeline").until(MARKS_READY)
    seen = []
    for key in ("n", "n", "n", "p"):
        before = tab.address
        tab.page.keyboard.press(key)
        tab.until(f"location.pathname + location.search !== {before!r} && !!document.querySelector('.mq-beside .mq-card')")
        seen.append(tab.query["open"])

    assert len(set(seen)) == 3
    assert seen[3] == seen[1]
    assert tab.loads == 1


def test_a_state_that_speaks_without_a_stance_opens_what_it_says_and_not_silence(reader, warm, view):
    tab = reader.tab(warm).open("/stances").until(READY)

    assert "تصريحات بلا موقف: الولايات المتحدة." in tab.page.inner_text("[data-testid=stMain]")
    opened = next(one["id"] for one in view.statements().to_dict("records") if one["voice"] == "usa")
    tab.open(f"/stances?open={opened}")
    assert "بلا موقف تجاه كازاخستان" in tab.page.inner_text(".mq-beside-head")
    assert tab.page.locator(".mq-beside .mq-card").count() == sum(one["voice"] == "usa" for one in view.statements().to_dict("records"))
