"""A link opened on a server that has just started: the page, the filters and the direction are right, and stay right."""

import pytest

from components.ui.main import PAGES, SLUGS
from data.words import Words

pytestmark = pytest.mark.browser
FILTERS = "from=2022-01-05&to=2022-01-10&actor=china&actor=russia"
TITLES = dict(zip(SLUGS, PAGES, strict=True))


def title(slug: str, lang: str = "ar") -> str:
    return Words(lang)(TITLES[slug].TITLE)


def check(tab, slug):
    assert tab.here == title(slug)
    assert tab.document == ("ar", "rtl")
    assert tab.page.title() == f"{title(slug)} · مواقف"
    assert "الصين" in tab.says
    assert "روسيا" in tab.says
    assert "بين 5 و10 يناير 2022" in tab.says
    assert sorted(tab.page.locator(".st-key-mq-actors [data-tag]").all_inner_texts()) == ["الصين", "روسيا"]
    assert tab.address == f"/{slug}?{FILTERS}"
    assert tab.page.locator(".mq-notice").count() == 0
    assert tab.page.locator(".mq-empty code, [data-testid=stException], [data-testid=stAlert]").count() == 0


@pytest.mark.parametrize("slug", SLUGS, ids=lambda slug: slug or "first")
def test_a_cold_deep_link_shows_its_page_and_keeps_its_state(fresh, reader, slug):
    other = next(name for name in reversed(SLUGS) if name != slug)
    tab = reader.tab(fresh).open(f"/{slug}?{FILTERS}")

    check(tab, slug)
    tab.page.reload()
    check(tab.settle(), slug)
    tab.page.click(f".mq-nav a:has-text('{title(other)}')")
    tab.until(f"document.title.startsWith({title(other)!r})")
    check(tab, other)
    tab.page.go_back()
    tab.until(f"document.title.startsWith({title(slug)!r})")
    check(tab, slug)
    tab.page.go_forward()
    tab.until(f"document.title.startsWith({title(other)!r})")
    check(tab, other)
    assert tab.foreign == []
    assert tab.complaints == []


@pytest.mark.parametrize("slug", SLUGS, ids=lambda slug: slug or "first")
def test_an_english_link_reads_left_to_right(warm, reader, slug):
    tab = reader.tab(warm).open(f"/{slug}?actor=russia&lang=en")

    assert tab.document == ("en", "ltr")
    assert tab.here == title(slug, "en")
    assert tab.page.title() == f"{title(slug, 'en')} · Mawaqif"
    assert "Russia" in tab.says
    assert tab.foreign == []
    assert tab.complaints == []


@pytest.mark.parametrize("slug", SLUGS, ids=lambda slug: slug or "first")
def test_a_garbage_query_is_ignored_with_a_notice_and_the_address_mended(warm, reader, slug):
    tab = reader.tab(warm).open(
        f"/{slug}?actor=%3Cscript%3Ealert(1)%3C/script%3E&actor=russia&from=2022-13-99&zz=%ff%00&stance=love&open=..%2F.."
    )

    assert tab.here == title(slug)
    assert tab.page.locator(".mq-notice p").count() >= 4
    assert "روسيا" in tab.says
    assert tab.address == f"/{slug}?actor=russia"
    assert tab.complaints == []


@pytest.mark.parametrize("slug", SLUGS, ids=lambda slug: slug or "first")
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_sticks_out_of_a_phone(warm, reader, slug, lang):
    tab = reader.tab(warm, width=390).open(f"/{slug}?lang={lang}")

    widths = tab.page.evaluate(
        "[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth, window.innerWidth]"
    )
    assert max(widths) == 390
