"""The comparison as a reader uses it: from a cell to its passage, shared words in two panes, and a copied link on a fresh server."""

import pytest

from tests.browser.plots import click

pytestmark = pytest.mark.browser

WORDS = {"ar": ("المقارنة", "كلمات مشتركة", "نُسخ الرابط"), "en": ("Compare", "Shared wording", "Link copied")}
COPY = ".mq-line [data-copy]"
TABLES = "section:has(> .mq-figure-title)"
PARTS = ("facts", "wording", "labels", "names", "voices")


SQUARE = """() => {
  const plot = document.querySelector('.js-plotly-plot');
  plot.scrollIntoView({ block: 'center' });
  const box = plot.getBoundingClientRect(), trace = plot._fullData[0];
  const [across, down] = [plot._fullLayout.xaxis, plot._fullLayout.yaxis];
  return [box.left + across._offset + across.d2p(trace.x[0]), box.top + down._offset + down.d2p(trace.y[0]), trace.customdata[0][0]];
}"""


@pytest.fixture(params=["ar", "en"])
def lang(request):
    return request.param


def address(lang, part=None, **more):
    pairs = [*more.items(), *([("view", part)] if part else []), *([("lang", "en")] if lang == "en" else [])]
    return "/compare" + ("?" + "&".join(f"{key}={value}" for key, value in pairs) if pairs else "")


def test_a_cell_of_the_matrix_opens_its_evidence_beside_and_that_its_passage(warm, reader, lang):
    tab = reader.tab(warm).open(address(lang))
    cell = tab.page.locator(".mq-compare td a").first
    words = cell.inner_text().rstrip("…")
    cell.click()
    tab.until("!!document.querySelector('.mq-beside .mq-card')")
    assert "open=" in tab.address
    assert tab.page.locator(".mq-compare td a[aria-current]").inner_text().rstrip("…") == words

    tab.page.locator(".mq-beside a[href*='reading?']").first.click()
    tab.until("!!document.querySelector('#mq-here')")
    shown = "".join(tab.page.locator("[data-here], .mq-here").all_inner_texts())
    assert tab.address.startswith("/reading?")
    assert words.split()[0] in shown
    assert tab.loads == 1

    tab.page.go_back()
    tab.until("!!document.querySelector('.mq-compare')")
    assert tab.here == WORDS[lang][0]
    assert tab.complaints == []
    assert tab.foreign == []


def test_a_square_of_the_labels_opens_its_use_and_the_link_of_it_holds(warm, fresh, reader):
    tab = reader.tab(warm).open(address("ar", "labels"))
    tab.until("!!document.querySelector('.js-plotly-plot .plotly')")
    x, y, place = tab.page.evaluate(SQUARE)
    click(tab, x, y)
    tab.until("!!document.querySelector('.mq-beside .mq-context mark')")
    article, _, at = place.rpartition(":")
    assert f"read={article}" in tab.address
    assert f"at={at}" in tab.address

    other = reader.tab(fresh).open(tab.address)
    assert other.page.inner_text(".mq-beside") == tab.page.inner_text(".mq-beside")


def test_shared_words_open_in_two_panes(warm, reader, lang):
    tab = reader.tab(warm).open(address(lang))
    tab.page.locator(".mq-choices a", has_text=WORDS[lang][1]).click()
    tab.until("!!document.querySelector('.mq-origin')")
    tab.page.locator(".mq-origin .mq-run a").first.click()
    tab.until("!!document.querySelector('#mq-here')")

    assert "beside=" in tab.address
    assert tab.page.locator("[data-here-too]").count() >= 1
    assert tab.loads == 1


def test_a_number_unfolds_into_its_passages(warm, reader, lang):
    tab = reader.tab(warm).open(address(lang, "labels"))
    tab.until("!!document.querySelector('.js-plotly-plot .plotly')")
    tab.page.locator(".mq-compare .mq-cell summary").first.click()
    link = tab.page.locator(".mq-cell[open] a").first
    marked = link.locator("mark").inner_text()
    link.click()
    tab.until("!!document.querySelector('#mq-here')")

    assert marked in tab.page.inner_text("#mq-here")


def test_a_copied_link_shows_the_same_on_a_fresh_server(warm, fresh, reader, lang):
    tab = reader.tab(warm, permissions=["clipboard-read", "clipboard-write"]).open(address(lang, "voices", actor="russia"))
    tab.page.click(COPY)
    tab.until(f"document.querySelector({COPY!r}).innerText === {WORDS[lang][2]!r}")
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    other = reader.tab(fresh).open(copied.removeprefix(warm))

    assert other.address == tab.address
    assert other.says == tab.says
    assert other.page.inner_text(TABLES) == tab.page.inner_text(TABLES)
    assert other.document == tab.document


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("width", [1360, 390])
def test_nothing_is_wider_than_the_screen(warm, reader, lang, part, width):
    tab = reader.tab(warm, width=width).open(address(lang, part))

    assert tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert tab.complaints == []


def test_the_heads_of_the_matrix_stay_in_sight(warm, reader):
    tab = reader.tab(warm).open("/compare")
    tab.page.locator(".mq-compare tbody tr").nth(9).scroll_into_view_if_needed()
    tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollBy(0, 300)")
    tab.page.wait_for_timeout(200)
    tops = tab.page.evaluate("[...document.querySelectorAll('.mq-compare thead th')].map(th => Math.round(th.getBoundingClientRect().top))")

    assert any(0 <= top < 40 for top in tops)
