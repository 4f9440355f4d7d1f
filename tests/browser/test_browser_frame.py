"""The frame at work: filters, languages, themes, links, keys, embedding, unknown paths."""

import pytest

from benchmarks.serving import serve
from components.ui.main import PAGES
from data.words import Words

pytestmark = pytest.mark.browser
ABOUT = Words("ar")("about.title")


def test_a_filter_writes_the_address_and_back_takes_it_off(warm, reader):
    tab = reader.tab(warm).open("/about?actor=russia")
    tab.page.fill(".st-key-mq-words input", "كازاخستان")
    tab.page.keyboard.press("Enter")
    tab.until("location.search.includes('q=')")
    assert "«كازاخستان»" in tab.says

    tab.page.go_back()
    tab.until("!document.querySelector('.mq-says').innerText.includes('«')")
    assert tab.address == "/about?actor=russia"
    assert tab.page.input_value(".st-key-mq-words input") == ""
    tab.page.go_forward()
    tab.until("document.querySelector('.mq-says').innerText.includes('«')")
    assert tab.page.input_value(".st-key-mq-words input") == "كازاخستان"
    assert tab.loads == 1


def test_reset_takes_every_filter_off_and_stays_on_the_page(warm, reader):
    tab = reader.tab(warm).open("/about?actor=russia&stance=warns&q=قوات")
    tab.page.click(".mq-reset")
    tab.until("!document.querySelector('.mq-reset')")

    assert tab.address == "/about"
    assert tab.page.locator(".st-key-mq-filters [data-tag]").count() == 0
    assert tab.page.input_value(".st-key-mq-words input") == ""


def test_the_other_language_keeps_the_view_without_a_reload(warm, reader):
    tab = reader.tab(warm).open("/about?actor=russia&stance=warns")
    tab.page.click(".mq-tools a[lang=en]")
    tab.until("document.documentElement.lang === 'en'")

    assert tab.document == ("en", "ltr")
    assert tab.address == "/about?actor=russia&stance=warns&lang=en"
    assert tab.page.title().endswith("Mawaqif")
    assert tab.loads == 1
    assert tab.page.evaluate("getComputedStyle(document.querySelector('.stApp')).direction") == "ltr"


def test_the_theme_is_the_readers_on_every_page_and_after_a_reload(warm, reader):
    tab = reader.tab(warm, color_scheme="light").open("/about?actor=russia")
    paint = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert tab.page.evaluate(paint) == "rgb(251, 250, 246)"

    with tab.page.expect_navigation():
        tab.page.click("[data-theme-switch]")
    tab.settle()
    assert tab.page.evaluate(paint) == "rgb(22, 23, 26)"
    assert tab.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert tab.address == "/about?actor=russia"
    tab.open("/")
    assert tab.page.evaluate(paint) == "rgb(22, 23, 26)"


def test_the_system_decides_the_theme_until_the_reader_does(warm, reader):
    tab = reader.tab(warm, color_scheme="dark").open("/about")

    assert tab.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert tab.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(22, 23, 26)"


def test_copy_link_copies_what_the_address_bar_shows(warm, reader):
    tab = reader.tab(warm, permissions=["clipboard-read", "clipboard-write"]).open("/about?actor=russia")
    tab.page.click(".mq-acts [data-copy]")
    tab.until("document.querySelector('.mq-acts [data-copy]').innerText === 'نُسخ الرابط'")

    assert tab.page.evaluate("navigator.clipboard.readText()") == tab.page.url


def test_on_a_phone_the_filters_are_folded_until_asked_for(warm, reader):
    tab = reader.tab(warm, width=390).open("/about?actor=russia")
    bar = tab.page.locator(".st-key-mq-filters")
    assert not bar.is_visible()
    assert tab.page.inner_text(".mq-folds") == "تصفية (1)"

    tab.page.click(".mq-folds")

    assert bar.is_visible()
    assert tab.page.get_attribute(".mq-folds", "aria-expanded") == "true"


def test_embedded_a_page_stands_without_chrome(warm, reader):
    tab = reader.tab(warm).open("/about?embed=true&lang=en")

    assert tab.document == ("en", "ltr")
    assert tab.page.locator(".mq-head, .mq-nav, .st-key-mq-filters").count() == 0
    assert "embed" not in tab.page.get_attribute(".mq-foot a", "href")


def test_an_unknown_path_leads_to_the_first_page_and_says_so(warm, reader):
    tab = reader.tab(warm).open("/no/such/page?actor=russia")

    assert tab.here == Words("ar")(PAGES[0].TITLE)
    assert "لا صفحة هنا بهذا العنوان" in tab.page.inner_text(".mq-notice")
    assert tab.address == "/?actor=russia"
    assert tab.page.locator("[role=dialog]").count() == 0


def test_the_calendar_speaks_the_pages_language(warm, reader):
    tab = reader.tab(warm, locale="en-US").open("/about")
    tab.page.click("[data-testid=stDateInputCalendarButton]")

    assert "يناير" in tab.page.inner_text("[role=dialog]")


def test_our_faces_are_loaded_from_here(warm, reader):
    tab = reader.tab(warm).open("/about")

    assert tab.page.evaluate("document.fonts.check('16px \"IBM Plex Sans Arabic\"')")
    assert any("/assets/fonts/IBMPlexSansArabic-Regular.woff2" in url for url in tab.requests)
    assert tab.foreign == []


def test_a_page_started_without_the_server_around_it_still_works(reader):
    with serve("components/ui/main.py") as address:
        tab = reader.tab(address).open("/about?actor=russia")

        assert tab.here == ABOUT
        assert "روسيا" in tab.says


def test_the_code_to_embed_a_page_leads_to_this_view_without_chrome(warm, reader):
    tab = reader.tab(warm, permissions=["clipboard-read", "clipboard-write"]).open("/statements?actor=russia&lang=en")
    tab.page.click(".mq-share summary")
    code = tab.page.inner_text(".mq-share pre")
    tab.page.click("[data-copy-code]")
    assert tab.page.evaluate("navigator.clipboard.readText()") == code
    source = code.partition('src="')[2].partition('"')[0]

    assert source == f"{warm}/statements?actor=russia&lang=en&embed=true"
    framed = reader.tab(warm).open(source.removeprefix(warm))
    assert framed.page.locator(".mq-head").count() == 0
    assert framed.page.locator(".mq-card-statement").count() > 0


def test_a_file_that_takes_a_while_says_that_it_is_made_until_it_is_there(warm, reader):
    tab = reader.tab(warm).open("/counts?lang=en&measure=killed")
    busy = iter((True,))  # the server turns the first request away

    def answer(route):
        route.fulfill(status=503, headers={"Retry-After": "1"}) if next(busy, False) else route.continue_()

    tab.page.route("**/briefing/**", answer)
    with tab.page.expect_download() as waiting:
        tab.page.click(".mq-briefing")
        assert tab.page.inner_text(".mq-briefing") == "Preparing the briefing…"
        assert tab.page.get_attribute(".mq-briefing", "aria-busy") == "true"
    with tab.page.expect_download() as picture:
        tab.page.click(".mq-picture a")

    assert waiting.value.suggested_filename == "mawaqif-kazakhstan-2022.pdf"
    assert waiting.value.path().read_bytes().startswith(b"%PDF")
    assert picture.value.suggested_filename == "mawaqif-counts.png"
    tab.until("document.querySelector('.mq-briefing').innerText === 'PDF briefing'")
    tab.page.route("**/briefing/**", lambda route: route.fulfill(status=404))
    tab.page.click(".mq-briefing")
    tab.until("document.querySelector('.mq-briefing').innerText === 'Not possible right now, try again'")


def test_a_link_that_pins_another_version_of_the_data_says_so_until_a_filter_changes(warm, reader):
    tab = reader.tab(warm).open("/counts?lang=en&generation=0123456789ab")

    assert "another version of the data (01234567)" in tab.page.inner_text(".mq-notice")
    tab.page.reload()
    assert "another version of the data (01234567)" in tab.settle().page.inner_text(".mq-notice")
    tab.page.click(".mq-nav a >> nth=3")
    tab.until("!location.search.includes('generation')")
    assert tab.page.locator(".mq-notice").count() == 0
