"""The first screen as a reader meets it: what it says, where it leads, and that it reads the right way on both widths."""

import pytest

from data.words import Words

pytestmark = pytest.mark.browser
KEYS = {"": "days", "stances": "map"}


def boxes(tab, selector):
    """Left, right, top and bottom of what is drawn."""
    found = "[...document.querySelectorAll(s)].filter(e => e.getClientRects().length).map(e => e.getBoundingClientRect())"
    return tab.page.evaluate(f"s => {found}.map(b => [b.left, b.right, b.top, b.bottom])", selector)


def test_the_first_screen_says_what_the_story_is(warm, reader):
    tab = reader.tab(warm).open("/")

    assert tab.page.inner_text("h1") == "أحداث كازاخستان، يناير 2022"
    assert "5 مقالات" in tab.page.inner_text(".mq-story-head")
    assert boxes(tab, ".mq-story-head")[0][3] < 900
    tab.page.wait_for_selector("[data-testid=stPlotlyChart]")  # the library that draws it may still be on its way
    assert boxes(tab, "[data-testid=stPlotlyChart]")[0][2] < 900


def test_on_a_phone_the_story_is_told_before_one_scrolls(warm, reader):
    tab = reader.tab(warm, width=390).open("/")

    assert boxes(tab, "h1")[0][3] < 400
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert all(left >= 0 and right <= 390 for left, right, _, _ in boxes(tab, ".mq-differs :not(thead, thead *)"))


def test_the_sentence_counts_what_the_page_shows(warm, reader):
    tab = reader.tab(warm).open("/")
    assert tab.says.startswith("كل التصريحات: ")
    assert "؛ الأحداث: " in tab.says
    assert tab.open("/reading").says.startswith("كل المقالات: 5")
    assert tab.open("/reading?actor=putin").says.startswith("المقالات التي تذكر فلاديمير بوتين: ")


def test_a_withdrawn_number_is_struck_through_and_says_why(warm, reader):
    tab = reader.tab(warm).open("/")
    row = tab.page.locator(".mq-claims tr", has=tab.page.locator("s"))

    assert row.locator("s").inner_text() == "أكثر من 164"
    assert "مسحوب: خطأ تقني" in row.inner_text()
    assert tab.page.evaluate("getComputedStyle(document.querySelector('.mq-claims s')).textDecorationLine") == "line-through"


def test_two_sides_stand_beside_each_other_and_on_a_phone_one_under_the_other(warm, reader):
    one, other = boxes(reader.tab(warm).open("/"), ".mq-poles > *")[:2]
    assert one[2] == other[2]
    assert one[0] > other[0]  # the earlier one is read first: on the right

    one, other = boxes(reader.tab(warm, width=390).open("/"), ".mq-poles > *")[:2]
    assert one[3] <= other[2]


def test_in_english_an_articles_words_keep_to_the_right_and_who_says_them_to_the_left(warm, reader):
    tab = reader.tab(warm).open("/?lang=en")
    style = "getComputedStyle(document.querySelector({!r})).{}"

    assert tab.page.evaluate(style.format(".mq-few", "direction")) == "rtl"
    assert tab.page.evaluate(style.format(".mq-said", "direction")) == "ltr"
    words, said = boxes(tab, ".mq-pole > .mq-few")[0], boxes(tab, ".mq-pole > .mq-said")[0]
    assert words[3] <= said[2]


def test_a_number_leads_to_its_words_and_an_article_to_the_passage(warm, reader):
    tab = reader.tab(warm).open("/")
    tab.page.click(".mq-claims td.mq-number a")
    tab.until("location.pathname === '/counts' && location.search.includes('open=c-')")
    assert tab.page.locator(".mq-beside").count() == 1

    tab.open("/")
    tab.page.click(".mq-claims td.mq-articles a")
    tab.until("location.pathname === '/reading'")
    assert "at=" in tab.address
    assert tab.page.locator("[data-here]").count() > 0
    assert tab.loads == 2


def test_the_rest_of_a_tension_opens_among_the_statements(warm, reader):
    tab = reader.tab(warm).open("/")
    tab.page.click(".mq-more a")
    tab.until("location.pathname === '/statements'")

    assert "view=tension" in tab.address
    assert tab.page.locator("[data-here^='l-']").count() == 1


@pytest.mark.parametrize(
    "slug", ["", "timeline", "stances", "statements", "counts", "reading", "about", "reading?read=003_9b9f325115adac4c"]
)
@pytest.mark.parametrize("embed", ["", "embed=true"])
def test_every_page_has_one_first_heading_in_the_main_part(warm, reader, slug, embed):
    tab = reader.tab(warm).open(f"/{slug}{'&' if '?' in slug else '?'}{embed}")

    assert tab.page.locator("h1").count() == 1
    assert tab.page.locator("main h1").inner_text() != ""
    assert tab.page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')][0].tagName") == "H1"
    if not embed:
        assert tab.page.get_attribute("nav.mq-nav", "aria-label") == "الصفحات"


def test_the_title_follows_the_page_without_a_reload(warm, reader):
    tab = reader.tab(warm).open("/")
    tab.page.click(".mq-nav a[href^=about]")
    tab.until("document.title.startsWith('عن البيانات')")

    assert tab.loads == 1


def test_the_skip_link_leads_past_the_navigation(warm, reader):
    tab = reader.tab(warm).open("/")
    tab.page.focus(".mq-skip")
    tab.page.keyboard.press("Enter")
    tab.until("document.activeElement.id === 'mq-content'")

    assert tab.page.locator("h1").count() == 1
    assert tab.loads == 1


@pytest.mark.parametrize("width", [1360, 390])
def test_an_actor_nobody_speaks_of_leaves_an_empty_page_that_says_the_way_out(warm, reader, width):
    tab = reader.tab(warm, width=width).open("/?actor=turkey")

    assert "تركيا" in tab.says
    assert tab.page.locator(".mq-empty a, .mq-part-of").count() > 0
    assert tab.complaints == []


@pytest.mark.parametrize("slug", ["", "timeline", "stances", "counts"])
def test_a_chart_says_what_it_is_to_who_cannot_see_it(warm, reader, slug):
    tab = reader.tab(warm).open(f"/{slug}")

    named = tab.page.get_by_label(Words("ar")(f"shell.chart.{KEYS.get(slug, slug)}"))
    named.first.wait_for(state="attached")  # the chart's own script comes after the page

    assert tab.page.locator("[data-testid=stPlotlyChart]").count() == (2 if slug == "timeline" else 1)  # a strip of days above it
    assert named.count() > 0


def test_filters_that_leave_nothing_of_a_disagreement_leave_it_out(warm, reader):
    tab = reader.tab(warm).open("/?actor=china")

    assert "استخدام القوة" not in tab.page.inner_text("main")
    assert tab.page.locator(".mq-bloc").count() == 1
